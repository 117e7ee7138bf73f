/** Every command and view refuses strangers, other organisations and other clusters, in the words of something that does not exist. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRooms } from '../../src/house.ts'
import { type Actor, isAllowed, systemRole, visitor } from '../../src/kernel/access.ts'
import { parseInput } from '../../src/kernel/command.ts'
import { Problem } from '../../src/kernel/problems.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { storeActivityReports } from '../../src/modules/delivery/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

const registry = allRooms()
let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let elsewhere: string

beforeAll(async () => {
  house = await openTestHouse()
  loaded = await loadShipped(house, { illustrative: false })
  elsewhere = (
    await house.runner.run(createOperation, { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }, house.system)
  ).id
})
afterAll(() => house?.close())

const person = (role: string, scope: Record<string, string>): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope }],
})

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'allowed'
  } catch (error) {
    return error instanceof Problem ? error.code : `${error}`
  }
}

/** Views and commands that open a door to people without a role, each for its reason. */
const openToVisitors = new Set(['accounts.accept-invitation', 'accounts.invitation'])

test('the policy of every command and view names who may; none is open to visitors but those that begin an account', () => {
  for (const entry of [...registry.commands.values(), ...registry.views.values()]) {
    // Without a rule it is for the installation itself, at its own terminal.
    expect(entry.policy.length > 0, entry.name).toBe(entry.name !== 'accounts.renew-administrator-link')
    const wholeOperation = [{ operation: newId(), cluster: newId(), organisation: newId(), place: newId() }]
    expect(isAllowed(visitor, entry.policy, wholeOperation), entry.name).toBe(false)
    expect(
      entry.policy.some((rule: { role: string }) => rule.role === systemRole),
      entry.name,
    ).toBe(false)
    if (openToVisitors.has(entry.name)) continue
    expect(isAllowed(visitor, entry.policy, [{}]), entry.name).toBe(false)
  }
})

test('every view of an operation is closed to somebody whose roles are in another operation', async () => {
  const coordinator = (operation: string) => person('coordinator', { operation })
  let tried = 0
  const names = new Set<string>()
  for (const view of registry.views.values()) {
    const base = { operationId: loaded.operationId, code: loaded.code, id: newId(), keys: [], hashes: [], withdrawn: [] }
    const ofPlan = { ...base, planId: loaded.plan?.id, no: 1 }
    const input = [base, ofPlan, { ...ofPlan, from: 1, to: 1 }].find(given => {
      try {
        parseInput(view.input, given)
        return true
      } catch {
        return false
      }
    })
    if (!input) continue
    names.add(view.name)
    if (/^(operations\.operations|accounts\.)/.test(view.name)) continue
    tried += 1
    expect(await refusal(house.reader.read(view, input, { actor: coordinator(elsewhere) })), view.name).toBe('not-found')
    expect(await refusal(house.reader.read(view, input, { actor: visitor })), view.name).toBe('not-found')
    if (!/import$/.test(view.name))
      expect(await refusal(house.reader.read(view, input, { actor: coordinator(loaded.operationId) })), view.name).toBe('allowed')
  }
  expect(tried).toBeGreaterThan(10)
  for (const name of ['plan.plans', 'plan.framework', 'plan.changes']) expect(names).toContain(name)
})

function lineOf(organisation: string, cluster: string) {
  return {
    lineKey: newId(),
    contentHash: newId(),
    period: '2005-03',
    leadOrganisationId: loaded.organisations.get(organisation),
    clusterId: loaded.clusters.get(cluster),
    placeId: loaded.places.get('IQG15'),
    reached: 10,
  }
}

test('a focal point reports for the own organisation alone, a task manager for the own cluster alone', async () => {
  const { operationId } = loaded
  const focalPoint = person('focal-point', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' })
  const taskManager = person('task-manager', { operation: operationId, cluster: loaded.clusters.get('D') ?? '' })
  const give = (actor: Actor, ...lines: object[]) =>
    refusal(house.runner.run(storeActivityReports, { operationId, lines }, { actor }))
  expect(await give(focalPoint, lineOf('IOM', 'D'))).toBe('allowed')
  expect(await give(focalPoint, lineOf('WHO', 'D'))).toBe('not-found')
  expect(await give(focalPoint, lineOf('IOM', 'D'), lineOf('WHO', 'D'))).toBe('not-found')
  expect(await give(taskManager, lineOf('WHO', 'D'))).toBe('allowed')
  expect(await give(taskManager, lineOf('WHO', 'A'))).toBe('not-found')
  expect(
    await give(
      person('donor', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' }),
      lineOf('IOM', 'D'),
    ),
  ).toBe('not-found')
  expect(await give(visitor, lineOf('IOM', 'D'))).toBe('not-found')
})

test('a focal point may not teach the operation new names with a sheet', async () => {
  const { operationId } = loaded
  const actor = person('focal-point', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' })
  const learned = { organisations: [{ id: newId(), names: { en: 'Invented' } }] }
  expect(
    await refusal(house.runner.run(storeActivityReports, { operationId, lines: [lineOf('IOM', 'D')], learned }, { actor })),
  ).toBe('not-found')
})
