import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor } from '../../../kernel/access.ts'
import { inTransaction } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { chooseLanguage, endRole, grantRole, listOwnRoles, listPeople, suspendPerson } from '../index.ts'
import { fillHouse, openTestHouse, type TestHouse } from '../test-house.ts'

let house: TestHouse
let people: Awaited<ReturnType<typeof fillHouse>>
beforeAll(async () => {
  house = await openTestHouse()
  people = await fillHouse(house)
}, 60_000)
afterAll(() => house?.stop())

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const rolesOf = async (personId: string) =>
  (await house.actorOf(personId)).grants.map(grant => grant.role).filter(role => role !== 'self')

test('a role is given, given again by the same command once, and ended at once', async () => {
  const { operation, health } = house.ids
  const input = { personId: people.donor.id, role: 'ministry-counterpart', operationId: operation, clusterId: health }
  const giving = { actor: people.healthManager.actor, commandId: newId() }
  const { id } = await house.runner.run(grantRole, input, giving)
  expect(await house.runner.run(grantRole, input, giving)).toEqual({ id })
  expect(await rolesOf(people.donor.id)).toEqual(['donor', 'ministry-counterpart'])
  const ending = { actor: people.healthManager.actor, commandId: newId() }
  await house.runner.run(endRole, { grantId: id }, ending)
  await house.runner.run(endRole, { grantId: id }, ending)
  expect(await rolesOf(people.donor.id)).toEqual(['donor'])
  await expect(house.runner.run(endRole, { grantId: id }, { actor: people.healthManager.actor })).rejects.toThrow(
    'role-already-ended',
  )
  const { rows } = await house.pool.query('select valid_to::text, ended_by from role_grant where id = $1', [id])
  expect(rows).toEqual([{ valid_to: day(0), ended_by: people.healthManager.id }])
})

test('strangers, other clusters, other organisations and other operations neither give nor end', async () => {
  const { operation, health, agency, place } = house.ids
  const counterpart = { personId: people.donor.id, role: 'ministry-counterpart', operationId: operation, clusterId: health }
  const staff = { personId: people.donor.id, role: 'field-staff', operationId: operation, organisationId: agency, placeId: place }
  for (const actor of [
    people.shelterManager.actor,
    people.focalPoint.actor,
    people.otherCoordinator.actor,
    people.donor.actor,
    visitor,
  ])
    await expect(house.runner.run(grantRole, counterpart, { actor })).rejects.toThrow('not-found')
  for (const actor of [
    people.otherFocalPoint.actor,
    people.healthManager.actor,
    people.otherCoordinator.actor,
    people.donor.actor,
    visitor,
  ])
    await expect(house.runner.run(grantRole, staff, { actor })).rejects.toThrow('not-found')
  for (const actor of [
    people.shelterManager.actor,
    people.healthManager.actor,
    people.otherCoordinator.actor,
    people.focalPoint.actor,
  ])
    await expect(house.runner.run(endRole, { grantId: people.healthManager.grantId }, { actor })).rejects.toThrow('not-found')
  await expect(
    house.runner.run(grantRole, { personId: people.coordinator.id, role: 'administrator' }, { actor: people.coordinator.actor }),
  ).rejects.toThrow('not-found')
})

test('a role holds from its first day to its last, both included', async () => {
  const give = (from: string | null, to: string | null) =>
    house.runner.run(
      grantRole,
      { personId: people.otherFocalPoint.id, role: 'information-officer', operationId: house.ids.operation, from, to },
      { actor: people.coordinator.actor },
    )
  for (const [from, to, holds] of [
    [day(-3), day(-1), false],
    [day(1), null, false],
    [day(0), day(0), true],
  ] as const) {
    const { id } = await give(from, to)
    expect((await rolesOf(people.otherFocalPoint.id)).includes('information-officer')).toBe(holds)
    await house.pool.query('update role_grant set ended_at = now() where id = $1', [id])
  }
  await expect(give(day(2), day(1))).rejects.toMatchObject({ code: 'dates-reversed', fields: [{ pointer: '/to' }] })
})

test('the last administrator can be neither ended nor suspended', async () => {
  const { administrator } = people
  const giving = { actor: administrator.actor }
  await expect(house.runner.run(endRole, { grantId: administrator.grantId }, giving)).rejects.toThrow('last-administrator')
  await expect(house.runner.run(endRole, { grantId: administrator.grantId, lastDay: day(9) }, giving)).rejects.toThrow(
    'last-administrator',
  )
  await expect(house.runner.run(suspendPerson, { personId: administrator.id, suspended: true }, giving)).rejects.toThrow(
    'last-administrator',
  )
  expect(await rolesOf(administrator.id)).toEqual(['administrator'])
})

test('two administrators who end each other at the same moment leave one', async () => {
  const second = await house.personWith('Second', { role: 'administrator' })
  const results = await Promise.allSettled([
    house.runner.run(endRole, { grantId: second.grantId }, { actor: people.administrator.actor }),
    house.runner.run(endRole, { grantId: people.administrator.grantId }, { actor: second.actor }),
  ])
  expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await house.pool.query("select person_id from role_grant where role = 'administrator' and ended_at is null")
  expect(rows).toHaveLength(1)
  if (rows[0].person_id === second.id)
    await house.runner.run(grantRole, { personId: people.administrator.id, role: 'administrator' }, { actor: second.actor })
})

test('a suspended person may do nothing until let in again; only administrators suspend', async () => {
  const input = { personId: people.otherFocalPoint.id, suspended: true }
  for (const actor of [people.coordinator.actor, people.healthManager.actor, people.focalPoint.actor, visitor])
    await expect(house.runner.run(suspendPerson, input, { actor })).rejects.toThrow('not-found')
  const giving = { actor: people.administrator.actor, commandId: newId() }
  const answer = await house.runner.run(suspendPerson, input, giving)
  expect(await house.runner.run(suspendPerson, input, giving)).toEqual(answer)
  await expect(house.actorOf(people.otherFocalPoint.id)).rejects.toThrow()
  await house.runner.run(suspendPerson, { ...input, suspended: false }, { actor: people.administrator.actor })
  expect(await rolesOf(people.otherFocalPoint.id)).toEqual(['focal-point'])
})

test('people are listed as far as the reader looks after them', async () => {
  const namesFor = async (actor: typeof visitor, operationId: string | null = house.ids.operation) =>
    (await house.reader.read(listPeople, { operationId }, { actor })).map(person => person.name)
  expect(await namesFor(people.coordinator.actor)).toEqual(['Coordinator', 'Donor', 'Focal', 'Health', 'Rival', 'Shelter'])
  expect(await namesFor(people.focalPoint.actor)).toEqual(['Focal'])
  expect(await namesFor(people.shelterManager.actor)).toEqual(['Shelter'])
  expect(await namesFor(people.administrator.actor, null)).toContain('Elsewhere')
  for (const actor of [people.donor.actor, people.otherCoordinator.actor, visitor])
    await expect(namesFor(actor)).rejects.toThrow('not-found')
  await expect(namesFor(people.coordinator.actor, null)).rejects.toThrow('not-found')
  const [focal] = await house.reader.read(listPeople, { operationId: house.ids.operation }, { actor: people.focalPoint.actor })
  expect(focal?.roles).toMatchObject([{ role: 'focal-point', ended: false, mayEnd: false }])
})

test('everybody reads their own roles and chooses their own language', async () => {
  const actor = people.healthManager.actor
  expect(await house.reader.read(listOwnRoles, {}, { actor })).toEqual([
    { role: 'task-manager', operationId: house.ids.operation, clusterId: house.ids.health, organisationId: null, placeId: null },
  ])
  await expect(house.reader.read(listOwnRoles, {}, { actor: visitor })).rejects.toThrow('not-found')
  const giving = { actor, commandId: newId() }
  expect(await house.runner.run(chooseLanguage, { language: 'ckb' }, giving)).toEqual({ language: 'ckb' })
  expect(await house.runner.run(chooseLanguage, { language: 'ckb' }, giving)).toEqual({ language: 'ckb' })
  await expect(house.runner.run(chooseLanguage, { language: 'ar' }, { actor: visitor })).rejects.toThrow('not-found')
})

test('roles move along when two entries of one organisation are merged', async () => {
  const { operation: operationId, agency, other } = house.ids
  const reaction = house.registry.reactions.find(({ event }) => event === 'organisations.merged')
  const context = {
    actor: house.system,
    language: 'en' as const,
    commandId: newId(),
    now: new Date(),
    vault: null,
    touch() {},
    async announce() {},
  }
  await inTransaction(house.pool, async tx =>
    reaction?.react(tx, { operationId, id: other, intoId: agency, mergeId: newId() }, context),
  )
  expect((await house.actorOf(people.donor.id)).grants).toContainEqual({
    role: 'donor',
    scope: { operation: operationId, organisation: agency },
  })
})
