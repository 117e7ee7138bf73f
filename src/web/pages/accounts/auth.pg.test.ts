import { createOTP } from '@better-auth/utils/otp'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endRole, grantRole, makeToken, newTokenSecret, suspendPerson } from '../../../modules/accounts/index.ts'
import { fillHouse, openTestHouse, password, type TestHouse } from '../../../modules/accounts/test-house.ts'
import { closePeriod } from '../../../modules/operations/commands/close-period.ts'
import { type Authentication, createAuthentication } from '../../auth.ts'

const publicUrl = 'https://wusul.example'
let house: TestHouse
let people: Awaited<ReturnType<typeof fillHouse>>
let authentication: Authentication
const logged: string[] = []

beforeAll(async () => {
  house = await openTestHouse()
  people = await fillHouse(house)
  const log = pino({ level: 'debug' }, { write: line => void logged.push(line) })
  authentication = await createAuthentication({ pool: house.pool, settings: { publicUrl, rateLimits: false }, log })
}, 60_000)
afterAll(() => house?.stop())

function request(path: string, options: { body?: unknown; cookie?: string; origin?: string; bearer?: string } = {}): Request {
  const headers = new Headers({ origin: options.origin ?? publicUrl })
  if (options.cookie) headers.set('cookie', options.cookie)
  if (options.bearer) headers.set('authorization', `Bearer ${options.bearer}`)
  if (options.body === undefined) return new Request(publicUrl + path, { headers })
  headers.set('content-type', 'application/json')
  return new Request(publicUrl + path, { method: 'POST', headers, body: JSON.stringify(options.body) })
}

/** The Cookie header a browser would send after an answer. */
function cookieOf(response: Response | { cookies: string[] }): string {
  const set = response instanceof Response ? response.headers.getSetCookie() : response.cookies
  return set.map(cookie => cookie.split(';')[0]).join('; ')
}

const signIn = (email: string, given = password) =>
  authentication.handler(request('/api/auth/sign-in/email', { body: { email, password: given } }))

async function signedIn(email: string): Promise<string> {
  const response = await signIn(email)
  expect(response.status).toBe(200)
  return cookieOf(response)
}

test("a person signs in with their password and is known with today's roles", async () => {
  const response = await signIn(people.coordinator.email.toUpperCase())
  expect(response.status).toBe(200)
  for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/Secure/)
  expect(response.headers.getSetCookie().join()).toMatch(/session_token=[^;]+;.*HttpOnly.*SameSite=Lax/)
  const identity = await authentication.identify(request('/', { cookie: cookieOf(response) }))
  expect(identity.person).toMatchObject({ id: people.coordinator.id, name: 'Coordinator', language: null })
  expect(identity.actor).toEqual(people.coordinator.actor)
  expect(identity.seeAs).toBeNull()
})

test('a wrong password, a foreign page and signing up are refused', async () => {
  expect((await signIn(people.coordinator.email, 'not the password')).status).toBe(401)
  const foreign = request('/api/auth/sign-in/email', {
    origin: 'https://evil.example',
    body: { email: people.coordinator.email, password },
  })
  foreign.headers.set('cookie', 'a=b')
  expect((await authentication.handler(foreign)).status).toBe(403)
  const signUp = { name: 'X', email: 'x@example.org', password }
  expect((await authentication.handler(request('/api/auth/sign-up/email', { body: signUp }))).ok).toBe(false)
  const { rows } = await house.pool.query("select 1 from identity_user where email = 'x@example.org'")
  expect(rows).toEqual([])
})

test('sessions are listed, and a revoked one is nobody at once', async () => {
  const [laptop, phone] = [await signedIn(people.focalPoint.email), await signedIn(people.focalPoint.email)]
  const listed = await authentication.handler(request('/api/auth/list-sessions', { cookie: laptop }))
  const sessions: { token: string }[] = await listed.json()
  expect(sessions).toHaveLength(2)
  const other = sessions.find(session => !laptop.includes(session.token))
  const revoked = await authentication.handler(
    request('/api/auth/revoke-session', { cookie: laptop, body: { token: other?.token } }),
  )
  expect(revoked.status).toBe(200)
  expect((await authentication.identify(request('/', { cookie: phone }))).actor.kind).toBe('visitor')
  expect((await authentication.identify(request('/', { cookie: laptop }))).actor.kind).toBe('person')
  await authentication.handler(request('/api/auth/sign-out', { cookie: laptop, body: {} }))
  expect((await authentication.identify(request('/', { cookie: laptop }))).actor.kind).toBe('visitor')
})

test('an ended role is gone from a session that is open', async () => {
  const cookie = await signedIn(people.donor.email)
  const { id } = await house.runner.run(
    grantRole,
    { personId: people.donor.id, role: 'information-officer', operationId: house.ids.operation },
    { actor: people.administrator.actor },
  )
  const roles = async () => (await authentication.identify(request('/', { cookie }))).actor.grants.map(grant => grant.role)
  expect(await roles()).toContain('information-officer')
  await house.runner.run(endRole, { grantId: id }, { actor: people.administrator.actor })
  expect(await roles()).not.toContain('information-officer')
})

test('a suspended person is signed out and cannot sign in', async () => {
  const cookie = await signedIn(people.otherFocalPoint.email)
  const suspend = (suspended: boolean) =>
    house.runner.run(suspendPerson, { personId: people.otherFocalPoint.id, suspended }, { actor: people.administrator.actor })
  await suspend(true)
  expect((await authentication.identify(request('/', { cookie }))).actor.kind).toBe('visitor')
  expect((await signIn(people.otherFocalPoint.email)).status).toBe(403)
  await suspend(false)
  expect((await signIn(people.otherFocalPoint.email)).status).toBe(200)
})

test('a second factor is asked for once it is set up, and a backup code works once', async () => {
  const { email } = people.shelterManager
  const cookie = await signedIn(email)
  const set = await authentication.handler(request('/api/auth/two-factor/enable', { cookie, body: { password } }))
  const { totpURI, backupCodes }: { totpURI: string; backupCodes: string[] } = await set.json()
  const key = new URL(totpURI).searchParams.get('secret') ?? ''
  const code = () => createOTP(base32(key), { digits: 6, period: 30 }).totp()
  const confirmed = await authentication.handler(
    request('/api/auth/two-factor/verify-totp', { cookie, body: { code: await code() } }),
  )
  expect(confirmed.status).toBe(200)

  const firstStep = await signIn(email)
  expect(await firstStep.json()).toMatchObject({ twoFactorRedirect: true })
  const halfway = cookieOf(firstStep)
  expect((await authentication.identify(request('/', { cookie: halfway }))).actor.kind).toBe('visitor')
  const wrong = await authentication.handler(
    request('/api/auth/two-factor/verify-totp', { cookie: halfway, body: { code: '000000' } }),
  )
  expect(wrong.status).toBe(401)
  const right = await authentication.handler(
    request('/api/auth/two-factor/verify-totp', { cookie: halfway, body: { code: await code() } }),
  )
  expect((await authentication.identify(request('/', { cookie: cookieOf(right) }))).person?.id).toBe(people.shelterManager.id)

  const withBackup = async () => {
    const cookie = cookieOf(await signIn(email))
    return authentication.handler(request('/api/auth/two-factor/verify-backup-code', { cookie, body: { code: backupCodes[0] } }))
  }
  expect((await withBackup()).status).toBe(200)
  expect((await withBackup()).status).toBe(401)
})

test('a token is known by its header, narrowed, and a bad one is nobody even beside a session', async () => {
  const secret = newTokenSecret()
  const { id } = await house.runner.run(makeToken, { name: 'Pull', secret, write: false }, { actor: people.coordinator.actor })
  const known = await authentication.identify(request('/', { bearer: secret }))
  expect(known).toMatchObject({ actor: { id, kind: 'token', narrowedTo: { write: false } }, person: null })
  const cookie = await signedIn(people.coordinator.email)
  expect((await authentication.identify(request('/', { bearer: newTokenSecret(), cookie }))).actor.kind).toBe('visitor')
})

test('passkeys are offered for this installation and no other', async () => {
  const response = await authentication.handler(request('/api/auth/passkey/generate-authenticate-options'))
  expect(await response.json()).toMatchObject({ rpId: 'wusul.example', userVerification: 'preferred' })
  const cookie = await signedIn(people.healthManager.email)
  const registration = await authentication.handler(request('/api/auth/passkey/generate-register-options', { cookie }))
  expect(await registration.json()).toMatchObject({ rp: { id: 'wusul.example', name: 'Wusul' } })
  expect((await authentication.handler(request('/api/auth/passkey/generate-register-options'))).status).toBe(401)
})

test('a demonstration is seen, and written, exactly as the chosen role; nothing else is', async () => {
  const cookie = await signedIn(people.otherCoordinator.email)
  const own = await authentication.identify(request('/', { cookie }))
  const seeAs = {
    role: 'task-manager',
    operationId: house.ids.demonstration,
    clusterId: house.ids.health,
    organisationId: null,
    placeId: null,
  } as const
  const sealed = await authentication.startSeeingAs(own, seeAs)
  const both = `${cookie}; ${sealed?.split(';')[0]}`
  const seen = await authentication.identify(request('/', { cookie: both }))
  expect(seen.seeAs).toEqual(seeAs)
  expect(seen.actor.grants.filter(grant => grant.role !== 'self')).toEqual([
    { role: 'task-manager', scope: { operation: house.ids.demonstration, cluster: house.ids.health } },
  ])
  expect(seen.own).toEqual(own.actor)
  const closing = { operationId: house.ids.demonstration, period: '2026-10', closed: true }
  await expect(house.runner.run(closePeriod, closing, { actor: seen.actor })).rejects.toThrow('not-found')
  await house.runner.run(closePeriod, closing, { actor: own.actor })

  const changed = `${cookie}; ${sealed?.split(';')[0]?.slice(0, -2)}AA`
  expect((await authentication.identify(request('/', { cookie: changed }))).seeAs).toBeNull()
  const ofAnother = `${await signedIn(people.coordinator.email)}; ${sealed?.split(';')[0]}`
  expect((await authentication.identify(request('/', { cookie: ofAnother }))).seeAs).toBeNull()
})

test('only its coordinator or an administrator, only in a demonstration, and never as administrator', async () => {
  const start = async (email: string, operationId: string, role: 'coordinator' | 'administrator' = 'coordinator') =>
    authentication.startSeeingAs(await authentication.identify(request('/', { cookie: await signedIn(email) })), {
      role,
      operationId,
      clusterId: null,
      organisationId: null,
      placeId: null,
    })
  const { operation, demonstration } = house.ids
  expect(await start(people.administrator.email, demonstration)).toMatch(/HttpOnly; SameSite=Lax; Secure/)
  expect(await start(people.administrator.email, operation)).toBeNull()
  expect(await start(people.coordinator.email, operation)).toBeNull()
  expect(await start(people.coordinator.email, demonstration)).toBeNull()
  expect(await start(people.donor.email, demonstration)).toBeNull()
  expect(await start(people.administrator.email, demonstration, 'administrator')).toBeNull()
})

test('attempts are limited and counted in the database', async () => {
  const limited = await createAuthentication({
    pool: house.pool,
    settings: { publicUrl },
    log: pino({ level: 'silent' }),
    clientAddress: () => '192.0.2.7',
  })
  const statuses: number[] = []
  for (let i = 0; i < 5; i++) {
    const attempt = request('/api/auth/sign-in/email', { body: { email: 'nobody@example.org', password: 'guess guess guess' } })
    attempt.headers.set('x-wusul-client-address', `192.0.2.${i + 10}`)
    statuses.push((await limited.handler(attempt)).status)
  }
  expect(statuses).toContain(429)
  const { rows } = await house.pool.query('select key from identity_rate_limit')
  expect(rows.map(row => row.key).join()).toContain('192.0.2.7')
})

test('no address reaches the log', () => {
  expect(logged.length).toBeGreaterThan(0)
  expect(logged.join('')).not.toContain('example.org')
})

/** RFC 4648 base32 to text, as an authenticator app reads the key. */
function base32(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return (bits.match(/.{8}/g) ?? []).map(byte => String.fromCharCode(Number.parseInt(byte, 2))).join('')
}
