/** A revision that is not wanted after all, and the days that versions hold from, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  listPlans,
  putPlanInForce,
  revisePlan,
  showFramework,
  startStrategicPlan,
  storeObjectivesCommand,
  withdrawDraft,
} from '../index.ts'

let house: TestHouse
let operationId: string
let planId: string

beforeAll(async () => {
  house = await openTestHouse('facts')
  operationId = (await loadShipped(house, { illustrative: false })).operationId
  const plan = { operationId, code: 'TEST-PLAN', names: { en: 'A plan' }, levels: [{ en: 'Objective' }] }
  planId = (await house.runner.run(startStrategicPlan, plan, house.system)).id
})
afterAll(() => house?.close())

const withdraw = () => house.runner.run(withdrawDraft, { operationId, planId, reason: 'Not agreed' }, house.system)
const revise = () => house.runner.run(revisePlan, { operationId, planId }, house.system)
const inForce = (from: string) => house.runner.run(putPlanInForce, { operationId, planId, from }, house.system)
const framework = (no?: number) =>
  house.reader.read(showFramework, { operationId, planId, ...(no !== undefined && { no }) }, house.system)
const store = (objectives: object[]) =>
  house.runner.run(storeObjectivesCommand, { operationId, planId, objectives }, house.system)
const codes = async (no?: number) => (await framework(no)).objectives.map(({ code }) => code)

test('the first draft of a plan is all there is of it, and is not withdrawn', async () => {
  await store([{ level: 1, code: '1', names: { en: 'One' } }])
  await expect(withdraw()).rejects.toMatchObject({ code: 'plan-only-version' })
  await inForce('2005-01-01')
  await expect(withdraw()).rejects.toMatchObject({ code: 'plan-no-draft' })
})

test('a withdrawn draft stays on record, what is in force holds, and the next revision is made of that', async () => {
  expect(await revise()).toEqual({ no: 2 })
  await store([{ level: 1, code: '2', names: { en: 'Not agreed' } }])
  await withdraw()
  const plan = (await house.reader.read(listPlans, { operationId }, house.system)).find(({ id }) => id === planId)
  expect(plan?.versions.map(({ no, status, withdrawn }) => [no, status, withdrawn])).toEqual([
    [1, 'in-force', null],
    [2, 'withdrawn', 'Not agreed'],
  ])
  expect(await codes()).toEqual(['1'])
  expect(await codes(2)).toEqual(['1', '2'])
  await expect(store([{ level: 1, code: '3', names: { en: 'Too late' } }])).rejects.toMatchObject({ code: 'plan-no-draft' })
  expect(await revise()).toEqual({ no: 3 })
  expect(await codes(3)).toEqual(['1'])
})

test('a version holds from a day after that of the one before', async () => {
  for (const day of ['2004-06-30', '2005-01-01'])
    await expect(inForce(day)).rejects.toMatchObject({ code: 'plan-in-force-before', details: { since: '2005-01-01' } })
  await inForce('2005-07-01')
  expect((await framework()).version).toMatchObject({ no: 3, status: 'in-force', inForceFrom: '2005-07-01' })
})
