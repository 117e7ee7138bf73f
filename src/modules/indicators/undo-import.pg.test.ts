/** A sheet that is taken back leaves what it changed as it was before, but for what others changed or came to need since. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { importsOf } from '../../../test/support/imports.ts'
import { type Setting, setUpPlan } from '../../../test/support/indicators.ts'
import type { Command } from '../../kernel/command.ts'
import { newId } from '../../kernel/pure/ids.ts'
import {
  recordValuesCommand,
  showFigures,
  storeDisaggregationCommand,
  storeIndicatorSheet,
  undoIndicatorImport,
  verifyFigures,
} from './index.ts'

let house: TestHouse
let setting: Setting
let importId = ''
let sexId = ''
const [addedId, plannedId] = [newId(), newId()]
const summed = { ratio: false, overTime: 'sum', overPlaces: 'sum', overParts: 'sum' } as const

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  setting = await setUpPlan(house, [summed, summed], [null, null])
  ;[importId = ''] = await importsOf(house, setting.operationId, 'indicators')
  const categories = ['f', 'm'].map(code => ({ code, names: { en: code } }))
  sexId = newId()
  await run(storeDisaggregationCommand, { id: sexId, code: 'sex', names: { en: 'Sex' }, categories })
  await run(storeIndicatorSheet, { targets: [target(0, 10), target(1, 20)] })
  await run(recordValuesCommand, { values: [value(idOf(0), 5), value(idOf(0), 7, { period: '2005-02' })] })
})

const run = <Input, Loaded, Output>(command: Command<Input, Loaded, Output>, input: object) =>
  house.runner.run(command, { operationId: setting.operationId, ...input }, house.system)
const idOf = (nth: number) => setting.plan[nth]?.id ?? ''
const target = (nth: number, of: number) => ({
  planIndicatorId: idOf(nth),
  placeId: setting.placeIds.mosul,
  target: of,
  source: 'plan',
})
const value = (planIndicatorId: string, numerator: number, more: object = {}) => ({
  ...{ planIndicatorId, period: '2005-01', placeId: setting.placeIds.mosul, numerator },
  ...{ organisationId: setting.organisationIds.one, ...more },
})
const shownOf = async (id: string) =>
  (await house.reader.read(showFigures, { operationId: setting.operationId, ids: [id] }, house.system))[0]?.figure.value

/** Everything but values, without versions. */
async function kept(): Promise<unknown[]> {
  const rows: unknown[] = []
  for (const table of ['indicator', 'plan_indicator', 'indicator_target', 'plan_indicator_disaggregation'])
    rows.push(
      (
        await house.pool.query(
          `select to_jsonb(t) - 'version' as row from ${table} t where operation_id = $1 order by (to_jsonb(t) - 'version')::text`,
          [setting.operationId],
        )
      ).rows,
    )
  return rows
}

const outcome = {
  ...{ sheet: 'Plan', problems: [] },
  counts: { rows: 3, new: 1, changed: 2, unchanged: 0, rejected: 0, repaired: 0 },
}
/** A definition that counts otherwise, one that is new and rolls up into it, targets, a breakdown, and figures. */
const sheet = () => ({
  ...{ importId, outcome },
  indicators: [
    { id: idOf(0), code: 'I0', names: { en: 'Otherwise' }, unit: 'items', overTime: 'highest', overPlaces: 'sum' },
    { id: addedId, code: 'NEW', names: { en: 'New' }, unit: 'items', overTime: 'sum', overPlaces: 'sum' },
  ],
  planned: [{ id: plannedId, indicatorId: addedId, clusterId: setting.clusterId, parentId: idOf(1), target: 90 }],
  disaggregations: [{ disaggregationId: sexId, planIndicatorIds: [idOf(0), plannedId] }],
  targets: [target(0, 99), { ...target(1, 5), planIndicatorId: plannedId }],
  values: [value(idOf(0), 50), value(plannedId, 3)],
})

test('definitions, plan, breakdowns and targets of a sheet go with its values, and figures are what they were', async () => {
  const before = await kept()
  expect(await shownOf(idOf(0))).toBe(12)
  await run(storeIndicatorSheet, sheet())
  expect(await kept()).not.toEqual(before)
  expect(await shownOf(idOf(0))).toBe(50)
  expect(await shownOf(idOf(1))).toBe(3)
  expect(await run(undoIndicatorImport, { importId })).toEqual({ withdrawn: 2, back: 7, kept: 0 })
  expect(await kept()).toEqual(before)
  expect(await shownOf(idOf(0))).toBe(12)
  expect(await shownOf(idOf(1))).toBeNull()
  expect(await run(verifyFigures, {})).toMatchObject({ places: 0, areas: 0 })
  const { rows } = await house.pool.query('select 1 from indicator_import_change where operation_id = $1', [setting.operationId])
  expect(rows).toEqual([])
})

test('what somebody changed since stays, and what a figure of somebody else needs', async () => {
  await run(storeIndicatorSheet, sheet())
  await run(storeIndicatorSheet, { targets: [target(0, 77)] })
  await run(recordValuesCommand, { values: [value(plannedId, 8, { period: '2005-03' })] })
  // The changed target, and the new planned indicator with its definition, stay; all else goes back.
  expect(await run(undoIndicatorImport, { importId })).toEqual({ withdrawn: 2, back: 4, kept: 3 })
  expect(await shownOf(plannedId)).toBe(8)
  expect(await shownOf(idOf(0))).toBe(12)
  const { rows } = await house.pool.query(
    `select plan_indicator_id as id, target::int from indicator_target where operation_id = $1 order by target`,
    [setting.operationId],
  )
  expect(rows).toEqual([
    { id: idOf(1), target: 20 },
    { id: idOf(0), target: 77 },
  ])
  expect(await run(verifyFigures, {})).toMatchObject({ places: 0, areas: 0 })
})
