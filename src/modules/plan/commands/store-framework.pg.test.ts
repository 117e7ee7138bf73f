/** Sheets of a plan as one command, what differs between versions, and the illustrative plan; on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import { type Actor, visitor } from '../../../kernel/access.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  compareVersions,
  listPlans,
  putPlanInForce,
  removeIllustrativePlan,
  revisePlan,
  showFramework,
  showNeeds,
  startStrategicPlan,
  storeFramework,
  storeObjectivesCommand,
} from '../index.ts'

let house: TestHouse
let operationId: string
let clusters: Map<string, string>
let planId: string
const [top, outcome] = [newId(), newId()]

beforeAll(async () => {
  house = await openTestHouse('shipped')
  const loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  clusters = loaded.clusters
  const plan = { operationId, code: 'T', names: { en: 'A plan' }, levels: [{ en: 'Objective' }, { en: 'Outcome' }] }
  planId = (await house.runner.run(startStrategicPlan, plan, house.system)).id
})
afterAll(() => house?.close())

const objective = (id: string, code: string, parentId: string | null, cluster: string | null, changes: object = {}) => ({
  ...{ id, code, names: { en: code }, parentId, level: parentId ? 2 : 1, clusterId: cluster && clusters.get(cluster) },
  ...changes,
})
const give = (input: object, actor: Actor = house.system.actor) =>
  house.runner.run(storeFramework, { operationId, planId, objectives: [], caseloads: [], ...input }, { actor })
const read = (id = planId, no?: number) =>
  house.reader.read(showFramework, { operationId, planId: id, ...(no !== undefined && { no }) }, house.system)
const figure = (inNeed: number | null) => ({ placeId: null, groupId: null, inNeed, targeted: null })
const taskManagerOf = (code: string): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role: 'task-manager', scope: { operation: operationId, cluster: clusters.get(code) ?? '' } }],
})

test('objectives and their people are stored together, or neither is', async () => {
  const wrong = {
    objectives: [objective(top, '1', null, null)],
    caseloads: [{ objectiveId: top, figures: [figure(1), figure(2)] }],
  }
  await expect(give(wrong)).rejects.toMatchObject({ code: 'already-exists' })
  expect((await read()).objectives).toEqual([])
  await give({
    objectives: [objective(top, '1', null, null), objective(outcome, '1.1', top, 'F')],
    caseloads: [{ objectiveId: outcome, figures: [figure(7)] }],
  })
  expect((await read()).caseloads).toMatchObject([{ objectiveId: outcome, inNeed: 7, targeted: null }])
})

test('people of an objective that changed meanwhile, or of another version, are not stored', async () => {
  const stale = { caseloads: [{ objectiveId: outcome, version: 1, figures: [figure(8)] }] }
  await expect(give(stale)).rejects.toMatchObject({ code: 'objective-changed' })
  const unknown = { caseloads: [{ objectiveId: newId(), version: 1, figures: [figure(8)] }] }
  await expect(give(unknown)).rejects.toMatchObject({ code: 'not-found' })
})

test('a task manager stores for the own cluster alone; strangers and other operations are refused', async () => {
  const people = { caseloads: [{ objectiveId: outcome, version: 2, figures: [figure(9)] }] }
  for (const actor of [taskManagerOf('D'), visitor])
    await expect(give(people, actor)).rejects.toMatchObject({ code: 'not-found' })
  const elsewhere: Actor = { id: newId(), kind: 'person', grants: [{ role: 'coordinator', scope: { operation: newId() } }] }
  await expect(give(people, elsewhere)).rejects.toMatchObject({ code: 'not-found' })
  await expect(give({}, taskManagerOf('F'))).rejects.toMatchObject({ code: 'not-found' })
  const notOwn = { objectives: [objective(newId(), '1.2', top, 'D')] }
  await expect(give(notOwn, taskManagerOf('F'))).rejects.toMatchObject({ code: 'not-found' })
  expect(await give(people, taskManagerOf('F'))).toEqual({ ids: [], figures: 1 })
  const removal = (actor: Actor) => house.runner.run(removeIllustrativePlan, { operationId }, { actor })
  for (const actor of [taskManagerOf('F'), visitor, elsewhere])
    await expect(removal(actor)).rejects.toMatchObject({ code: 'not-found' })
  const changes = (actor: Actor) => house.reader.read(compareVersions, { operationId, planId, from: 1, to: 1 }, { actor })
  for (const actor of [visitor, elsewhere]) await expect(changes(actor)).rejects.toMatchObject({ code: 'not-found' })
  expect((await changes(taskManagerOf('F'))).changes).toEqual([])
})

test('what a revision changes is told by lineage', async () => {
  await house.runner.run(putPlanInForce, { operationId, planId, from: '2005-01-01' }, house.system)
  await house.runner.run(revisePlan, { operationId, planId }, house.system)
  const draft = (await read(planId, 2)).objectives.find(({ code }) => code === '1.1')
  const changed = { ...draft, names: { en: 'Durable solutions' } }
  await house.runner.run(storeObjectivesCommand, { operationId, planId, objectives: [changed] }, house.system)
  const { changes } = await house.reader.read(compareVersions, { operationId, planId, from: 1, to: 2 }, house.system)
  expect(changes).toMatchObject([{ kind: 'changed', lineageId: outcome, aspects: ['names'] }])
  const missing = house.reader.read(compareVersions, { operationId, planId, from: 1, to: 9 }, house.system)
  await expect(missing).rejects.toMatchObject({ code: 'not-found' })
})

test('the shipped plan is in force, marked illustrative, and its people are those of the illustrative needs', async () => {
  const plans = await house.reader.read(listPlans, { operationId }, house.system)
  const shipped = plans.find(({ code }) => code === 'UNSP-2004')
  const { objectives, caseloads, version } = await read(shipped?.id)
  expect(version.status).toBe('in-force')
  expect(objectives.every(({ illustrative, names }) => illustrative && names.en && names.ar && names.ckb)).toBe(true)
  for (const cluster of ['A', 'B', 'C', 'D', 'E', 'F', 'G'])
    expect(objectives.filter(({ clusterId }) => clusterId === clusters.get(cluster)).length, cluster).toBeGreaterThan(1)
  const needs = await house.reader.read(showNeeds, { operationId }, house.system)
  const sum = (figures: readonly { inNeed: number | null }[]) => figures.reduce((all, { inNeed }) => all + (inNeed ?? 0), 0)
  for (const cluster of ['D', 'F']) {
    const own = objectives.find(({ level, clusterId }) => level === 2 && clusterId === clusters.get(cluster))
    const stated = sum(caseloads.filter(({ objectiveId }) => objectiveId === own?.id))
    expect(stated).toBe(sum(needs.filter(({ clusterId }) => clusterId === clusters.get(cluster))))
    expect(stated).toBeGreaterThan(0)
  }
})

test('illustrative objectives are withdrawn from a version in force too; one with something real below stays', async () => {
  const plans = await house.reader.read(listPlans, { operationId }, house.system)
  const shipped = plans.find(({ code }) => code === 'UNSP-2004')?.id ?? ''
  await house.runner.run(revisePlan, { operationId, planId: shipped }, house.system)
  const parent = (await read(shipped, 2)).objectives.find(({ code }) => code === '2.F')
  const real = { ...objective(newId(), '2.F.9', parent?.id ?? '', 'F'), level: 3 }
  await house.runner.run(storeObjectivesCommand, { operationId, planId: shipped, objectives: [real] }, house.system)
  const { removed } = await house.runner.run(removeIllustrativePlan, { operationId }, house.system)
  expect(removed).toBeGreaterThan(20)
  expect((await read(shipped, 1)).objectives).toEqual([])
  const left = await read(shipped, 2)
  expect(left.objectives.map(({ code, illustrative }) => [code, illustrative])).toEqual([
    ['2', true],
    ['2.F', true],
    ['2.F.9', false],
  ])
  expect(left.caseloads).toEqual([])
  expect((await read(planId, 2)).objectives).toHaveLength(2)
  expect((await house.runner.run(removeIllustrativePlan, { operationId }, house.system)).removed).toBe(0)
})
