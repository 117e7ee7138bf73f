/** A strategic plan from its first draft to a mid-year revision, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import type { Actor } from '../../../kernel/access.ts'
import type { AnyCommand } from '../../../kernel/command.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  endObjective,
  listPlans,
  putPlanInForce,
  revisePlan,
  setCaseload,
  showFramework,
  startStrategicPlan,
  storeObjectivesCommand,
} from '../index.ts'

let house: TestHouse
let operationId: string
let clusters: Map<string, string>
let planId: string
const [top, outcome, other] = [newId(), newId(), newId()]

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  clusters = loaded.clusters
  const levels = [{ en: 'Strategic objective' }, { en: 'Outcome' }]
  const plan = { operationId, code: 'TEST-PLAN', names: { en: 'A plan' }, levels }
  planId = (await house.runner.run(startStrategicPlan, plan, house.system)).id
})
afterAll(() => house?.close())

const objective = (id: string, code: string, parentId: string | null, cluster: string | null, changes: object = {}) => ({
  id,
  code,
  names: { en: `Objective ${code}` },
  parentId,
  level: parentId ? 2 : 1,
  clusterId: cluster && clusters.get(cluster),
  ...changes,
})
const store = (objectives: object[], actor: Actor = house.system.actor) =>
  house.runner.run(storeObjectivesCommand, { operationId, planId, objectives }, { actor })
const framework = (no?: number) =>
  house.reader.read(showFramework, { operationId, planId, ...(no !== undefined && { no }) }, house.system)
const taskManagerOf = (code: string): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role: 'task-manager', scope: { operation: operationId, cluster: clusters.get(code) ?? '' } }],
})

test('a tree is stored whole, and refused whole where an objective stands nowhere', async () => {
  await store([objective(top, '1', null, null), objective(outcome, '1.1', top, 'F'), objective(other, '1.2', top, 'D')])
  await expect(store([objective(newId(), '1.3', outcome, 'F')])).rejects.toMatchObject({ code: 'plan-tree-broken' })
  await expect(store([objective(newId(), '9.9', null, 'F', { level: 2 })])).rejects.toMatchObject({ code: 'plan-tree-broken' })
  expect((await framework(1)).objectives.map(({ code }) => code)).toEqual(['1', '1.1', '1.2'])
})

test('a task manager writes in the own cluster, and nobody else finds the plan', async () => {
  const own = taskManagerOf('F')
  await store([objective(outcome, '1.1', top, 'F', { version: 1, names: { en: 'Durable solutions' } })], own)
  await expect(store([objective(other, '1.2', top, 'D', { version: 1 })], own)).rejects.toMatchObject({ code: 'not-found' })
  await expect(store([objective(other, '1.2', top, 'F', { version: 1 })], own)).rejects.toMatchObject({ code: 'not-found' })
  await expect(store([objective(newId(), '2', null, null)], own)).rejects.toMatchObject({ code: 'not-found' })
  const donor: Actor = { id: newId(), kind: 'person', grants: [{ role: 'donor', scope: { operation: operationId } }] }
  const elsewhere: Actor = { id: newId(), kind: 'person', grants: [{ role: 'coordinator', scope: { operation: newId() } }] }
  const caseloads = [{ objectiveId: outcome, version: 2, figures: [] }]
  for (const actor of [donor, elsewhere]) {
    await expect(store([objective(newId(), '3', null, null)], actor)).rejects.toMatchObject({ code: 'not-found' })
    const others: [AnyCommand, object][] = [
      [endObjective, { operationId, id: outcome, version: 2, reason: 'no' }],
      [setCaseload, { operationId, caseloads }],
      [putPlanInForce, { operationId, planId, from: '2005-01-01' }],
      [revisePlan, { operationId, planId }],
      [startStrategicPlan, { operationId, code: 'X', names: { en: 'X' }, levels: [{ en: 'L' }] }],
    ]
    for (const [command, input] of others)
      await expect(house.runner.run(command, input, { actor })).rejects.toMatchObject({ code: 'not-found' })
  }
  await expect(house.reader.read(listPlans, { operationId }, { actor: elsewhere })).rejects.toMatchObject({ code: 'not-found' })
  await expect(house.reader.read(showFramework, { operationId, planId }, { actor: elsewhere })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('what somebody else changed in the meantime is seen, not overwritten', async () => {
  await expect(store([objective(outcome, '1.1', top, 'F', { version: 1 })])).rejects.toMatchObject({ code: 'objective-changed' })
})

test('caseloads keep unknown apart from zero; a version in force is fixed; a revision changes a copy and keeps the lineage', async () => {
  const figures = [
    { placeId: null, groupId: null, inNeed: null, targeted: 0 },
    { placeId: null, groupId: null, inNeed: 5, targeted: 5 },
  ]
  const set = (objectiveId: string, version: number, given: object[]) =>
    house.runner.run(setCaseload, { operationId, caseloads: [{ objectiveId, version, figures: given }] }, house.system)
  await expect(set(outcome, 2, figures)).rejects.toThrow()
  await set(outcome, 2, figures.slice(0, 1))
  expect((await framework(1)).caseloads).toEqual([
    { objectiveId: outcome, placeId: null, groupId: null, inNeed: null, targeted: 0, source: null },
  ])

  await house.runner.run(putPlanInForce, { operationId, planId, from: '2005-01-01' }, house.system)
  await expect(store([objective(newId(), '1.4', top, 'F')])).rejects.toMatchObject({ code: 'plan-no-draft' })
  await expect(
    house.runner.run(endObjective, { operationId, id: other, version: 1, reason: 'done' }, house.system),
  ).rejects.toMatchObject({ code: 'plan-no-draft' })

  await house.runner.run(revisePlan, { operationId, planId, note: 'Mid-year' }, house.system)
  await expect(house.runner.run(revisePlan, { operationId, planId }, house.system)).rejects.toMatchObject({
    code: 'plan-draft-there',
  })
  const draft = await framework(2)
  expect(draft.objectives.map(({ lineageId }) => lineageId)).toEqual([top, outcome, other])
  expect(draft.caseloads).toHaveLength(1)
  const dropped = draft.objectives.find(({ code }) => code === '1.2')
  const parent = draft.objectives.find(({ code }) => code === '1')
  const end = (id = '', version = 1) =>
    house.runner.run(endObjective, { operationId, id, version, reason: 'Handed to the ministry' }, house.system)
  await expect(end(parent?.id)).rejects.toMatchObject({ code: 'objective-has-parts' })
  await end(dropped?.id)
  await house.runner.run(putPlanInForce, { operationId, planId, from: '2005-07-01' }, house.system)
  expect((await framework()).version).toMatchObject({ no: 2, status: 'in-force', inForceFrom: '2005-07-01', note: 'Mid-year' })
  const before = await framework(1)
  expect(before.version.status).toBe('superseded')
  expect(before.objectives.every(({ ended }) => ended === null)).toBe(true)
  await house.runner.run(revisePlan, { operationId, planId }, house.system)
  expect((await framework(3)).objectives.map(({ code }) => code)).toEqual(['1', '1.1'])
})
