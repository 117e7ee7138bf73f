import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor } from '../../../kernel/access.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  acceptInvitation,
  bearing,
  firstAdministratorLink,
  invitePerson,
  listInvitations,
  newSecret,
  renewAdministratorLink,
  showInvitation,
  withdrawInvitation,
} from '../index.ts'
import { fillHouse, openTestHouse, password, type TestHouse } from '../test-house.ts'

let house: TestHouse
let people: Awaited<ReturnType<typeof fillHouse>>
let firstLinks: (string | null)[]

beforeAll(async () => {
  house = await openTestHouse()
  firstLinks = [
    await firstAdministratorLink(house.pool, 'https://w.example'),
    await firstAdministratorLink(house.pool, 'https://w.example'),
  ]
  people = await fillHouse(house)
}, 60_000)
afterAll(() => house?.stop())

const fieldStaff = () => ({
  role: 'field-staff' as const,
  operationId: house.ids.operation,
  organisationId: house.ids.agency,
  placeId: house.ids.place,
})

function newcomer(name: string) {
  return { name, email: `${name}@Example.org`, password }
}

async function invited() {
  const secret = newSecret()
  const { id } = await house.runner.run(invitePerson, { ...fieldStaff(), secret }, { actor: people.focalPoint.actor })
  return { secret, id, actor: bearing(visitor, secret) }
}

test('an invitation makes one account with one role, once', async () => {
  const { secret, actor } = await invited()
  const shown = await house.reader.read(showInvitation, { secret }, { actor })
  expect(shown).toMatchObject({ role: 'field-staff', placeId: house.ids.place, firstAdministrator: false })
  const giving = { actor, commandId: newId() }
  const input = { secret, person: newcomer('layla') }
  const first = await house.runner.run(acceptInvitation, input, giving)
  expect(await house.runner.run(acceptInvitation, input, giving)).toEqual(first)
  expect((await house.actorOf(first.personId)).grants).toContainEqual({
    role: 'field-staff',
    scope: { operation: house.ids.operation, organisation: house.ids.agency, place: house.ids.place },
  })
  await expect(house.runner.run(acceptInvitation, { secret, person: newcomer('late') }, { actor })).rejects.toThrow('not-found')
  await expect(house.reader.read(showInvitation, { secret }, { actor })).rejects.toThrow('not-found')
})

test('a visitor without the link gets nothing, not even with the secret of another', async () => {
  const { secret } = await invited()
  const input = { secret, person: newcomer('nobody') }
  await expect(house.runner.run(acceptInvitation, input, { actor: visitor })).rejects.toThrow('not-found')
  const otherLink = bearing(visitor, newSecret())
  await expect(house.runner.run(acceptInvitation, input, { actor: otherLink })).rejects.toThrow('not-found')
})

test('expired and withdrawn links open nothing', async () => {
  const expired = await invited()
  await house.pool.query("update invitation set expires_at = now() - interval '1 minute' where id = $1", [expired.id])
  const withdrawn = await invited()
  const giving = { actor: people.focalPoint.actor, commandId: newId() }
  const answer = await house.runner.run(withdrawInvitation, { invitationId: withdrawn.id }, giving)
  expect(await house.runner.run(withdrawInvitation, { invitationId: withdrawn.id }, giving)).toEqual(answer)
  for (const { secret, actor } of [expired, withdrawn]) {
    await expect(house.runner.run(acceptInvitation, { secret, person: newcomer('x') }, { actor })).rejects.toThrow('not-found')
    await expect(house.reader.read(showInvitation, { secret }, { actor })).rejects.toThrow('not-found')
  }
})

test('only those who may give the role withdraw its invitation', async () => {
  const { id } = await invited()
  for (const actor of [
    people.otherFocalPoint.actor,
    people.healthManager.actor,
    people.otherCoordinator.actor,
    people.donor.actor,
    visitor,
  ])
    await expect(house.runner.run(withdrawInvitation, { invitationId: id }, { actor })).rejects.toThrow('not-found')
  await house.runner.run(withdrawInvitation, { invitationId: id }, { actor: people.coordinator.actor })
})

test('nobody invites to more than they hold', async () => {
  const { operation, demonstration, health, shelter, agency, other, place } = house.ids
  const roles = {
    administrator: { role: 'administrator' },
    coordinator: { role: 'coordinator', operationId: operation },
    healthManager: { role: 'task-manager', operationId: operation, clusterId: health },
    healthCounterpart: { role: 'ministry-counterpart', operationId: operation, clusterId: health },
    shelterCounterpart: { role: 'ministry-counterpart', operationId: operation, clusterId: shelter },
    focalPoint: { role: 'focal-point', operationId: operation, organisationId: agency },
    staff: { role: 'field-staff', operationId: operation, organisationId: agency, placeId: place },
    otherStaff: { role: 'field-staff', operationId: operation, organisationId: other, placeId: place },
    elsewhere: { role: 'information-officer', operationId: demonstration },
  }
  const everywhere = Object.keys(roles)
  const inOperation = everywhere.filter(name => name !== 'administrator' && name !== 'elsewhere')
  const allowed = {
    administrator: everywhere,
    coordinator: inOperation,
    otherCoordinator: ['elsewhere'],
    healthManager: ['healthCounterpart'],
    shelterManager: ['shelterCounterpart'],
    focalPoint: ['staff'],
    otherFocalPoint: ['otherStaff'],
    donor: [],
  }
  for (const [who, person] of Object.entries(people)) {
    const could: string[] = []
    for (const [name, role] of Object.entries(roles)) {
      const given = house.runner.run(invitePerson, { ...role, secret: newSecret() }, { actor: person.actor })
      await given.then(() => could.push(name)).catch(error => expect(error.code).toBe('not-found'))
    }
    expect({ who, could }).toEqual({ who, could: allowed[who as keyof typeof allowed] })
  }
  await expect(house.runner.run(invitePerson, { ...roles.staff, secret: newSecret() }, { actor: visitor })).rejects.toThrow(
    'not-found',
  )
})

test('a role takes its own dimensions and no other, each named beside its field', async () => {
  const wrong = { role: 'field-staff', operationId: house.ids.operation, clusterId: house.ids.health, secret: newSecret() }
  await expect(house.runner.run(invitePerson, wrong, { actor: people.administrator.actor })).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ pointer: '/clusterId' }, { pointer: '/organisationId' }, { pointer: '/placeId' }],
  })
})

test('an address that has an account is told to sign in, and the link still works for that account', async () => {
  const { secret, actor } = await invited()
  const person = { ...newcomer('donor'), email: people.donor.email }
  await expect(house.runner.run(acceptInvitation, { secret, person }, { actor })).rejects.toMatchObject({
    code: 'email-taken',
    fields: [{ pointer: '/person/email' }],
  })
  const signedIn = bearing(people.donor.actor, secret)
  const { personId } = await house.runner.run(acceptInvitation, { secret }, { actor: signedIn })
  expect(personId).toBe(people.donor.id)
  expect((await house.actorOf(personId)).grants.map(grant => grant.role).sort()).toEqual(['donor', 'field-staff', 'self'])
})

test('the list shows each their own and erases the address once accepted', async () => {
  const secret = newSecret()
  const email = 'someone@example.org'
  const { id } = await house.runner.run(invitePerson, { ...fieldStaff(), email, secret }, { actor: people.focalPoint.actor })
  const idsFor = async (actor: typeof visitor) =>
    (await house.reader.read(listInvitations, { operationId: house.ids.operation }, { actor })).map(row => row.id)
  expect(await idsFor(people.focalPoint.actor)).toContain(id)
  expect(await idsFor(people.coordinator.actor)).toContain(id)
  expect(await idsFor(people.otherFocalPoint.actor)).not.toContain(id)
  expect(await idsFor(people.healthManager.actor)).not.toContain(id)
  for (const actor of [people.donor.actor, people.otherCoordinator.actor, visitor])
    await expect(idsFor(actor)).rejects.toThrow('not-found')
  await house.runner.run(acceptInvitation, { secret, person: newcomer('someone-else') }, { actor: bearing(visitor, secret) })
  expect(await idsFor(people.coordinator.actor)).not.toContain(id)
  const { rows } = await house.pool.query('select email from invitation where id = $1', [id])
  expect(rows).toEqual([{ email: null }])
})

test('neither the journal nor the kept answers hold a name, an address, a password or a secret', async () => {
  const secret = newSecret()
  await house.runner.run(
    invitePerson,
    { ...fieldStaff(), email: 'private@example.org', secret },
    { actor: people.focalPoint.actor },
  )
  await house.runner.run(acceptInvitation, { secret, person: newcomer('zainab') }, { actor: bearing(visitor, secret) })
  const { rows } = await house.pool.query(
    'select (select jsonb_agg(j) from journal j)::text as journal, (select jsonb_agg(r) from command_receipt r)::text as receipts',
  )
  const kept = `${rows[0].journal} ${rows[0].receipts}`
  for (const word of ['zainab', 'private@', 'example.org', password, secret])
    expect(kept.toLowerCase()).not.toContain(word.toLowerCase())
})

test('the first administrator comes by a link that is renewed while nobody used it', async () => {
  const [old, current] = firstLinks.map(link => new URL(link ?? '').pathname.split('/')[2] ?? '')
  expect(old).not.toBe(current)
  expect(await firstAdministratorLink(house.pool, 'https://w.example')).toBeNull()
  const accept = (secret = '') =>
    house.runner.run(acceptInvitation, { secret, person: newcomer('first') }, { actor: bearing(visitor, secret) })
  await expect(accept(old)).rejects.toThrow('not-found')
  expect(await accept(current)).toMatchObject({ role: 'administrator' })
  await expect(accept(current)).rejects.toThrow('not-found')
  const renewed = newSecret()
  for (const actor of [people.administrator.actor, visitor])
    await expect(house.runner.run(renewAdministratorLink, { secret: renewed }, { actor })).rejects.toThrow('not-found')
  await house.runner.run(renewAdministratorLink, { secret: renewed }, { actor: house.system })
  const { rows } = await house.pool.query(
    'select round(extract(epoch from expires_at - now()) / 3600) as hours from invitation where first_administrator and accepted_at is null and withdrawn_at is null',
  )
  expect(rows).toEqual([{ hours: '24' }])
})
