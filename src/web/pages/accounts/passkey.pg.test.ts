import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, password, type TestHouse } from '../../../modules/accounts/test-house.ts'
import { type Authentication, createAuthentication } from '../../auth.ts'

const publicUrl = 'https://wusul.example'
let house: TestHouse
let authentication: Authentication

beforeAll(async () => {
  house = await openTestHouse()
  const log = pino({ level: 'silent' })
  authentication = await createAuthentication({ pool: house.pool, settings: { publicUrl, rateLimits: false }, log })
}, 60_000)
afterAll(() => house?.stop())

async function ask(path: string, cookie = '', body?: unknown) {
  const headers = new Headers({ origin: publicUrl, cookie, 'content-type': 'application/json' })
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await authentication.handler(new Request(`${publicUrl}/api/auth${path}`, init))
  const cookies = response.headers.getSetCookie().map(set => set.split(';')[0])
  return { status: response.status, cookie: cookies.join('; '), json: await response.json() }
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
const cborBytes = (bytes: Buffer) => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes])

/** An authenticator in software: one ES256 key, attestation `none` (W3C WebAuthn level 2, 6.1 and 8.7). */
function authenticator(rpId: string, origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const head = (flags: number) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
  }
  const answer = (response: Record<string, unknown>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    register(challenge: string) {
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        cborBytes(Buffer.from(x, 'base64url')),
        Buffer.from([0x22]),
        cborBytes(Buffer.from(y, 'base64url')),
      ])
      const authData = Buffer.concat([head(0x45), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const attestation = [Buffer.from([0xa3]), cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])]
      const attestationObject = Buffer.concat([...attestation, cborText('authData'), cborBytes(authData)])
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      })
    },
    signIn(challenge: string) {
      const client = clientData('webauthn.get', challenge)
      const data = head(0x05)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
      })
    },
  }
}

test('a passkey is added, signs in without a password, and signs in no more once it is removed', async () => {
  const person = await house.personWith('Amina', { role: 'administrator' })
  const session = (await ask('/sign-in/email', '', { email: person.email, password })).cookie
  const phone = authenticator('wusul.example', publicUrl)

  const offered = await ask('/passkey/generate-register-options', session)
  const added = await ask('/passkey/verify-registration', `${session}; ${offered.cookie}`, {
    response: phone.register(offered.json.challenge),
  })
  expect(added.status).toBe(200)

  async function signIn(by: ReturnType<typeof authenticator>) {
    const asked = await ask('/passkey/generate-authenticate-options')
    return ask('/passkey/verify-authentication', asked.cookie, { response: by.signIn(asked.json.challenge) })
  }
  const signedIn = await signIn(phone)
  expect(signedIn.status).toBe(200)
  const identity = await authentication.identify(new Request(publicUrl, { headers: { cookie: signedIn.cookie } }))
  expect(identity.person?.id).toBe(person.id)

  expect((await signIn(authenticator('wusul.example', publicUrl))).status).toBe(401)
  const [passkey] = (await ask('/passkey/list-user-passkeys', session)).json
  expect((await ask('/passkey/delete-passkey', session, { id: passkey.id })).status).toBe(200)
  expect((await signIn(phone)).status).toBe(401)
})

test('an answer made for another site is refused', async () => {
  const person = await house.personWith('Karwan', { role: 'administrator' })
  const session = (await ask('/sign-in/email', '', { email: person.email, password })).cookie
  const offered = await ask('/passkey/generate-register-options', session)
  const elsewhere = authenticator('wusul.example', 'https://evil.example')
  const refused = await ask('/passkey/verify-registration', `${session}; ${offered.cookie}`, {
    response: elsewhere.register(offered.json.challenge),
  })
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect((await ask('/passkey/list-user-passkeys', session)).json).toEqual([])
})
