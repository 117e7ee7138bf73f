import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor } from '../../../kernel/access.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { closePeriod } from '../../operations/commands/close-period.ts'
import { listOperations } from '../../operations/index.ts'
import {
  grantRole,
  identifyToken,
  listPeople,
  listTokens,
  makeToken,
  newTokenSecret,
  permissionsView,
  revokeToken,
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

async function tokenOf(actor: Actor, narrowed: { write: boolean; names?: string[]; lastDay?: string }) {
  const secret = newTokenSecret()
  const { id } = await house.runner.run(makeToken, { name: 'Monthly pull', secret, ...narrowed }, { actor })
  const bearer = await identifyToken(house.db, secret, new Date())
  if (!bearer) throw new Error('The token does not work.')
  return { id, secret, actor: bearer }
}

const closing = () => ({ operationId: house.ids.operation, period: '2026-10', closed: true })

test("a token has its owner's roles, read from day to day, and no more", async () => {
  const { actor } = await tokenOf(people.coordinator.actor, { write: true })
  expect(actor.kind).toBe('token')
  expect((await house.reader.read(listOperations, {}, { actor })).map(row => row.code)).toEqual(['IRQ'])
  expect(await house.runner.run(closePeriod, closing(), { actor })).toEqual({ closedPeriods: ['2026-10'] })
  await expect(
    house.reader.read(
      permissionsView(() => house.registry),
      {},
      { actor },
    ),
  ).rejects.toThrow('not-found')
})

test('a token for reading writes nothing, a named one does nothing else', async () => {
  const reading = await tokenOf(people.coordinator.actor, { write: false })
  await expect(house.runner.run(closePeriod, closing(), { actor: reading.actor })).rejects.toThrow('not-found')
  const named = await tokenOf(people.coordinator.actor, { write: true, names: ['operations.close-period'] })
  await house.runner.run(closePeriod, { ...closing(), closed: false }, { actor: named.actor })
  await expect(house.reader.read(listOperations, {}, { actor: named.actor })).rejects.toThrow('not-found')
})

test('a token makes no tokens, and gives roles only when it names that', async () => {
  const wide = await tokenOf(people.coordinator.actor, { write: true })
  const grant = { personId: people.donor.id, role: 'information-officer', operationId: house.ids.operation }
  await expect(
    house.runner.run(makeToken, { name: 'x', secret: newTokenSecret(), write: true }, { actor: wide.actor }),
  ).rejects.toThrow('not-found')
  await expect(house.runner.run(grantRole, grant, { actor: wide.actor })).rejects.toThrow('not-found')
  const named = await tokenOf(people.coordinator.actor, { write: true, names: ['accounts.grant-role'] })
  await house.runner.run(grantRole, grant, { actor: named.actor })
})

test('a revoked, ended or unknown token is nobody, and so is one of a suspended owner', async () => {
  const { coordinator, administrator, donor } = people
  const revoked = await tokenOf(coordinator.actor, { write: false })
  for (const actor of [donor.actor, people.otherCoordinator.actor, visitor, revoked.actor])
    await expect(house.runner.run(revokeToken, { tokenId: revoked.id }, { actor })).rejects.toThrow('not-found')
  const giving = { actor: coordinator.actor, commandId: newId() }
  await house.runner.run(revokeToken, { tokenId: revoked.id }, giving)
  await house.runner.run(revokeToken, { tokenId: revoked.id }, giving)
  const today = new Date().toISOString().slice(0, 10)
  const ending = await tokenOf(coordinator.actor, { write: false, lastDay: today })
  const lastMoment = new Date(`${today}T23:59:59.999Z`)
  expect(await identifyToken(house.db, ending.secret, lastMoment)).toBeDefined()
  expect(await identifyToken(house.db, ending.secret, new Date(lastMoment.getTime() + 1))).toBeUndefined()
  const ofDonor = await tokenOf(donor.actor, { write: false })
  await house.runner.run(suspendPerson, { personId: donor.id, suspended: true }, { actor: administrator.actor })
  for (const secret of [revoked.secret, ofDonor.secret, newTokenSecret()])
    expect(await identifyToken(house.db, secret, new Date())).toBeUndefined()
  const late = { name: 'late', secret: newTokenSecret(), write: false, lastDay: '2020-01-01' }
  await expect(house.runner.run(makeToken, late, { actor: coordinator.actor })).rejects.toThrow('day-passed')
})

test('making a token again by the same command makes one, and only its hash is kept', async () => {
  const secret = newTokenSecret()
  const giving = { actor: people.healthManager.actor, commandId: newId() }
  const input = { name: 'Once', secret, write: false }
  expect(await house.runner.run(makeToken, input, giving)).toEqual(await house.runner.run(makeToken, input, giving))
  const { rows } = await house.pool.query('select t::text as row from access_token t where owner_id = $1', [
    people.healthManager.id,
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0].row).not.toContain(secret.slice(6))
})

test('tokens are listed for their owner and administrators', async () => {
  const input = { personId: people.coordinator.id }
  const mine = await house.reader.read(listTokens, input, { actor: people.coordinator.actor })
  expect(mine.map(token => token.name)).toContain('Monthly pull')
  expect(await house.reader.read(listTokens, input, { actor: people.administrator.actor })).toEqual(mine)
  for (const actor of [people.otherCoordinator.actor, people.healthManager.actor, visitor])
    await expect(house.reader.read(listTokens, input, { actor })).rejects.toThrow('not-found')
})

test('the permission table is made from the list of commands and views', async () => {
  const permissions = await house.reader.read(
    permissionsView(() => house.registry),
    {},
    { actor: people.administrator.actor },
  )
  expect(permissions).toHaveLength(house.registry.commands.size + house.registry.views.size)
  const named = (name: string) => permissions.find(permission => permission.name === name)
  expect(named(listPeople.name)).toMatchObject({
    kind: 'view',
    roles: { administrator: [], coordinator: ['operation'], 'task-manager': ['operation'], 'focal-point': ['operation'] },
  })
  expect(named('accounts.renew-administrator-link')).toMatchObject({ systemOnly: true, roles: {} })
  expect(named('accounts.make-token')).toMatchObject({ others: ['self'], roles: {} })
  for (const actor of [people.coordinator.actor, visitor])
    await expect(
      house.reader.read(
        permissionsView(() => house.registry),
        {},
        { actor },
      ),
    ).rejects.toThrow('not-found')
})
