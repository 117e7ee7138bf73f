import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor } from '../../../kernel/access.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  bearing,
  endRole,
  endSessions,
  grantRole,
  identifyPerson,
  listPeople,
  listSessions,
  makeRecoveryLink,
  newSecret,
  recoverAccount,
  showRecovery,
  suspendPerson,
} from '../index.ts'
import { fillHouse, openTestHouse, type TestHouse } from '../test-house.ts'

let house: TestHouse
let people: Awaited<ReturnType<typeof fillHouse>>

beforeAll(async () => {
  house = await openTestHouse()
  people = await fillHouse(house)
}, 60_000)
afterAll(() => house?.stop())

const newPassword = 'a river that carries ships'

async function linkFor(personId: string, actor: Actor, removeSecondStep = false) {
  const secret = newSecret()
  const { id } = await house.runner.run(makeRecoveryLink, { personId, secret, removeSecondStep }, { actor })
  return { id, secret, actor: bearing(visitor, secret) }
}
const use = ({ secret, actor }: { secret: string; actor: Actor }, password = newPassword) =>
  house.runner.run(recoverAccount, { secret, password }, { actor })
const passwordHash = async (personId: string) =>
  (await house.pool.query('select password from identity_account where user_id = $1', [personId])).rows[0].password as string

async function signedInAs(personId: string, device = 'device'): Promise<string> {
  const id = newId()
  await house.pool.query(
    `insert into identity_session (id, expires_at, token, user_agent, user_id) values ($1, now() + interval '1 day', $2, $3, $4)`,
    [id, newSecret(), device, personId],
  )
  return id
}
const sessionsOf = async (personId: string) =>
  (await house.reader.read(listSessions, { personId }, { actor: people.administrator.actor })).map(({ id }) => id)

test('a link sets a new password once, and signs out everywhere', async () => {
  const { donor, coordinator } = people
  await signedInAs(donor.id)
  const before = await passwordHash(donor.id)
  const link = await linkFor(donor.id, coordinator.actor)
  expect(await house.reader.read(showRecovery, { secret: link.secret }, { actor: link.actor })).toEqual({
    name: 'Donor',
    email: donor.email,
    removesSecondStep: false,
  })
  await expect(use(link, 'short')).rejects.toMatchObject({ code: 'invalid-input', fields: [{ pointer: '/password' }] })
  expect(await use(link)).toEqual({ personId: donor.id })
  expect(await passwordHash(donor.id)).not.toBe(before)
  expect(await sessionsOf(donor.id)).toEqual([])
  await expect(use(link)).rejects.toThrow('not-found')
  await expect(house.reader.read(showRecovery, { secret: link.secret }, { actor: link.actor })).rejects.toThrow('not-found')
})

test('without the link, with the secret of another, or with an expired, withdrawn or older one nothing is set', async () => {
  const { donor, coordinator, administrator } = people
  const first = await linkFor(donor.id, coordinator.actor)
  const second = await linkFor(donor.id, coordinator.actor)
  await expect(use(first)).rejects.toThrow('not-found')
  await expect(use({ ...second, actor: visitor })).rejects.toThrow('not-found')
  await expect(use({ secret: second.secret, actor: bearing(visitor, newSecret()) })).rejects.toThrow('not-found')
  await house.pool.query("update recovery_link set expires_at = now() - interval '1 minute' where id = $1", [second.id])
  await expect(use(second)).rejects.toThrow('not-found')
  const third = await linkFor(donor.id, coordinator.actor)
  await house.runner.run(suspendPerson, { personId: donor.id, suspended: true }, { actor: administrator.actor })
  await expect(use(third)).rejects.toThrow('not-found')
  await expect(linkFor(donor.id, administrator.actor)).rejects.toThrow('not-found')
  await house.runner.run(suspendPerson, { personId: donor.id, suspended: false }, { actor: administrator.actor })
  await use(third)
})

test('a link is made only by who may give every role that the person holds', async () => {
  const could: Record<string, string[]> = {}
  const mayList: Record<string, string[]> = {}
  for (const [who, { actor }] of Object.entries(people)) {
    could[who] = []
    for (const [name, person] of Object.entries(people))
      await linkFor(person.id, actor).then(
        () => could[who]?.push(name),
        error => expect(error.code).toBe('not-found'),
      )
    const asked = { operationId: who === 'administrator' ? null : house.ids.operation }
    const listed = await house.reader.read(listPeople, asked, { actor }).catch(() => [])
    mayList[who] = listed.filter(({ mayRecover }) => mayRecover).map(({ name }) => name)
  }
  const inOperation = ['coordinator', 'healthManager', 'shelterManager', 'focalPoint', 'otherFocalPoint', 'donor']
  expect(could).toEqual({
    administrator: Object.keys(people),
    coordinator: inOperation,
    otherCoordinator: ['otherCoordinator'],
    healthManager: [],
    shelterManager: [],
    focalPoint: [],
    otherFocalPoint: [],
    donor: [],
  })
  // The page offers what the command allows.
  expect(mayList.coordinator).toEqual(['Coordinator', 'Donor', 'Focal', 'Health', 'Rival', 'Shelter'])
  expect(mayList.administrator).toHaveLength(8)
  expect(mayList.healthManager).toEqual([])
  await expect(linkFor(people.donor.id, visitor)).rejects.toThrow('not-found')
})

test('who holds a role elsewhere, or none any more, is beyond the coordinator', async () => {
  const { coordinator, administrator, otherCoordinator } = people
  const somebody = await house.personWith('Both', { role: 'information-officer', operationId: house.ids.operation })
  await linkFor(somebody.id, coordinator.actor)
  const { id } = await house.runner.run(
    grantRole,
    { personId: somebody.id, role: 'information-officer', operationId: house.ids.demonstration },
    { actor: otherCoordinator.actor },
  )
  await expect(linkFor(somebody.id, coordinator.actor)).rejects.toThrow('not-found')
  for (const grantId of [id, somebody.grantId]) await house.runner.run(endRole, { grantId }, { actor: administrator.actor })
  await expect(linkFor(somebody.id, coordinator.actor)).rejects.toThrow('not-found')
  await linkFor(somebody.id, administrator.actor)
})

test('a link ends when the person is given more than its maker was asked about', async () => {
  const { coordinator, administrator } = people
  const rising = await house.personWith('Rising', { role: 'information-officer', operationId: house.ids.operation })
  const link = await linkFor(rising.id, coordinator.actor)
  await house.runner.run(grantRole, { personId: rising.id, role: 'administrator' }, { actor: administrator.actor })
  await expect(use(link)).rejects.toThrow('not-found')
})

test('for a lost phone the second step and passkeys go, too; else they stay', async () => {
  const { healthManager, administrator } = people
  const personId = healthManager.id
  const setUp = async () => {
    await house.pool.query(`insert into identity_two_factor (id, secret, backup_codes, user_id) values ($1, 's', 'c', $2)`, [
      newId(),
      personId,
    ])
    await house.pool.query(
      `insert into identity_passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up) values ($1, 'k', $2, $3, 0, 'd', false)`,
      [newId(), personId, newId()],
    )
    await house.pool.query('update identity_user set two_factor_enabled = true where id = $1', [personId])
  }
  const left = async () => {
    const { rows } = await house.pool.query(
      `select (select count(*)::int from identity_two_factor where user_id = $1) as steps,
        (select count(*)::int from identity_passkey where user_id = $1) as passkeys,
        (select two_factor_enabled from identity_user where id = $1) as asked`,
      [personId],
    )
    return rows[0]
  }
  await setUp()
  await use(await linkFor(personId, administrator.actor))
  expect(await left()).toEqual({ steps: 1, passkeys: 1, asked: true })
  await use(await linkFor(personId, administrator.actor, true))
  expect(await left()).toEqual({ steps: 0, passkeys: 0, asked: false })
})

test('sessions are seen and ended by oneself and administrators, and by nobody else', async () => {
  const { focalPoint, otherFocalPoint, coordinator, administrator } = people
  const personId = focalPoint.id
  const [phone, desk, cafe] = [await signedInAs(personId), await signedInAs(personId), await signedInAs(personId)]
  const foreign = await signedInAs(otherFocalPoint.id)
  for (const actor of [otherFocalPoint.actor, coordinator.actor, visitor]) {
    await expect(house.reader.read(listSessions, { personId }, { actor })).rejects.toThrow('not-found')
    await expect(house.runner.run(endSessions, { personId }, { actor })).rejects.toThrow('not-found')
  }
  // A session of somebody else is not ended under one's own name.
  const input = { personId, sessionIds: [cafe, foreign] }
  expect(await house.runner.run(endSessions, input, { actor: focalPoint.actor })).toEqual({ ended: 1 })
  expect(await sessionsOf(otherFocalPoint.id)).toEqual([foreign])
  expect(await house.runner.run(endSessions, { personId, exceptId: desk }, { actor: focalPoint.actor })).toEqual({ ended: 1 })
  expect(await sessionsOf(personId)).toEqual([desk])
  expect(await house.runner.run(endSessions, { personId }, { actor: administrator.actor })).toEqual({ ended: 1 })
  expect(phone).not.toBe(desk)
  expect(await identifyPerson(house.db, personId, new Date())).toBeDefined()
})

test('neither the journal nor the kept answers hold a password or the secret of a link', async () => {
  const link = await linkFor(people.focalPoint.id, people.administrator.actor)
  await use(link, 'unmistakable words of mine')
  const { rows } = await house.pool.query(
    'select (select jsonb_agg(j)::text from journal j) as journal, (select jsonb_agg(r)::text from command_receipt r) as receipts',
  )
  for (const kept of [rows[0].journal, rows[0].receipts]) {
    expect(kept).not.toContain(link.secret)
    expect(kept).not.toContain('unmistakable')
  }
})
