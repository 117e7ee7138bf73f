/** Indicators as people plan them and report on them, on a real PostgreSQL: what is stored, refused, added up and explained. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { importsOf } from '../../../test/support/imports.ts'
import { type Setting, setUpPlan } from '../../../test/support/indicators.ts'
import type { Command } from '../../kernel/command.ts'
import { inTransaction } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { closePeriod } from '../operations/index.ts'
import { storePlan } from '../plan/index.ts'
import {
  addDisaggregation,
  endDisaggregation,
  endIndicator,
  endPlanned,
  explainFigure,
  indicatorFigures,
  listDefinitions,
  listPlanned,
  listTargets,
  planIndicators,
  planIndicatorsOf,
  recalculateFigures,
  recordValues,
  recordValuesCommand,
  removeIllustrativeIndicators,
  setTargets,
  showAreas,
  showFigures,
  showLibrary,
  storeDisaggregationCommand,
  storeIndicatorSheet,
  storeIndicatorsCommand,
  takeFromLibrary,
  undoIndicatorImport,
  verifyFigures,
} from './index.ts'

let house: TestHouse
let setting: Setting
const summed = { ratio: false, overTime: 'sum', overPlaces: 'sum', overParts: 'sum' } as const
const share = { ...summed, ratio: true }

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  // A count, a ratio, and two counts that roll up into the first.
  setting = await setUpPlan(house, [summed, share, summed, { ...summed, overTime: 'highest' }], [null, null, 0, 0])
})

const idOf = (nth: number) => setting.plan[nth]?.id ?? ''
const run = <Input, Loaded, Output>(command: Command<Input, Loaded, Output>, input: object) =>
  house.runner.run(command, { operationId: setting.operationId, ...input }, house.system)
const value = (nth: number, numerator: number | null, more: object = {}) => ({
  planIndicatorId: idOf(nth),
  period: '2005-01',
  placeId: setting.placeIds.mosul,
  organisationId: setting.organisationIds.one,
  numerator,
  ...more,
})
/** A whole value, as rooms above give it. */
const said = (nth: number, numerator: number) => ({
  ...value(nth, numerator),
  denominator: null,
  categories: {},
  note: null,
  row: null,
})
const record = (...values: object[]) => run(recordValuesCommand, { values })
const figureOf = async (nth: number, more: object = {}) => {
  const [found] = await house.reader.read(
    showFigures,
    { operationId: setting.operationId, ids: [idOf(nth)], ...more },
    house.system,
  )
  return found
}
const shownOf = async (nth: number, more: object = {}) => (await figureOf(nth, more))?.figure.value
const plannedOf = async (nth: number) => {
  const [found] = await house.reader.read(listPlanned, { operationId: setting.operationId, ids: [idOf(nth)] }, house.system)
  if (!found) throw new Error('It is not planned.')
  return found
}
const definitionOf = async (nth: number) => {
  const all = await house.reader.read(listDefinitions, { operationId: setting.operationId }, house.system)
  const found = all.find(({ id }) => id === idOf(nth))
  if (!found) throw new Error('It is not defined.')
  return found
}
const expectVerified = async () => expect(await run(verifyFigures, {})).toMatchObject({ places: 0, areas: 0 })

test('figures add up over months, places and the indicators that roll up, at once', async () => {
  await record(
    value(2, 10),
    value(2, 5, { period: '2005-02' }),
    value(3, 7),
    value(3, 9, { period: '2005-02', placeId: setting.placeIds.basrah }),
  )
  expect(await shownOf(2)).toBe(15)
  expect(await shownOf(3)).toBe(16)
  expect(await shownOf(0)).toBe(31)
  expect(await shownOf(0, { placeId: setting.placeIds.north })).toBe(22)
  expect(await shownOf(0, { from: '2005-02', to: '2005-02' })).toBe(14)
  await expectVerified()
})

test('a ratio keeps both numbers and is never averaged', async () => {
  await record(value(1, 1, { denominator: 2 }), value(1, 90, { denominator: 100, placeId: setting.placeIds.basrah }))
  const figure = await figureOf(1)
  expect(figure?.figure).toMatchObject({ numerator: 91, denominator: 102 })
  expect(figure?.figure.value).toBeCloseTo(91 / 102, 10)
  const definition = await definitionOf(1)
  await expect(run(storeIndicatorsCommand, { indicators: [{ ...definition, overPlaces: 'average' }] })).rejects.toMatchObject({
    code: 'ratio-never-averaged',
  })
})

test('a later figure replaces an earlier one, and one that is unknown is no zero', async () => {
  await record(value(2, 10), value(2, 4, { period: '2005-02' }))
  await record(value(2, null))
  expect(await figureOf(2)).toMatchObject({ figure: { value: 4, said: 2, unknown: 1 } })
  await record(value(2, 0))
  expect(await figureOf(2)).toMatchObject({ figure: { value: 4, said: 2, unknown: 0 } })
})

test('everything that is wrong is said at once, beside its field and in the language of the reader, and nothing is stored', async () => {
  const wrong = [
    value(2, 1, { planIndicatorId: newId() }),
    value(2, 1, { placeId: newId() }),
    value(2, 1, { organisationId: newId() }),
    value(2, 1, { categories: { sex: 'f' } }),
    value(1, 1),
    value(2, 1, { denominator: 2 }),
    value(2, 3),
    value(2, 4),
  ]
  const refusal = await record(...wrong).catch(error => error)
  expect(refusal).toMatchObject({ code: 'values-refused', status: 422 })
  expect(refusal.fields.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
    ['/values/0/planIndicatorId', 'indicator-unknown'],
    ['/values/1/placeId', 'place-unknown'],
    ['/values/2/organisationId', 'organisation-unknown'],
    ['/values/3/categories', 'part-unknown'],
    ['/values/4/denominator', 'denominator-missing'],
    ['/values/5/denominator', 'denominator-not-asked'],
    ['/values/6/numerator', 'said-twice'],
    ['/values/7/numerator', 'said-twice'],
  ])
  expect(refusal.fieldsIn('ar')[1].message).toContain('مكان')
  expect(await shownOf(2)).toBeNull()
})

test('people are counted in whole numbers', async () => {
  const definition = await definitionOf(2)
  const own = { ...definition, id: newId(), code: 'PEOPLE', unit: 'people', version: undefined }
  await run(storeIndicatorsCommand, { indicators: [own] })
  const { ids } = await run(planIndicators, { planned: [{ indicatorId: own.id, clusterId: setting.clusterId }] })
  await expect(record(value(2, 1.5, { planIndicatorId: ids[0] }))).rejects.toMatchObject({
    fields: [{ pointer: '/values/0/numerator', code: 'figure-not-whole' }],
  })
})

test('a closed month takes no figures', async () => {
  await house.runner.run(closePeriod, { operationId: setting.operationId, period: '2005-01', closed: true }, house.system)
  await expect(record(value(2, 1))).rejects.toMatchObject({ code: 'period-closed' })
  await record(value(2, 1, { period: '2005-02' }))
})

test('the unit stays once figures were said; the rules may change, and figures follow', async () => {
  const definition = await definitionOf(2)
  const changed = (more: object) => run(storeIndicatorsCommand, { indicators: [{ ...definition, ...more }] })
  await record(value(2, 10), value(2, 4, { period: '2005-02' }))
  await expect(changed({ unit: 'people' })).rejects.toMatchObject({ code: 'unit-in-use' })
  await changed({ overTime: 'highest' })
  expect(await shownOf(2)).toBe(10)
  await expectVerified()
  await expect(changed({ overTime: 'last' })).rejects.toMatchObject({ code: 'version-conflict' })
})

test('nothing rolls up into itself or into another unit', async () => {
  const [whole, part] = [await plannedOf(0), await plannedOf(2)]
  await expect(run(planIndicators, { planned: [{ ...whole, parentId: part.id }] })).rejects.toMatchObject({
    code: 'rolls-up-into-itself',
  })
  await expect(run(planIndicators, { planned: [{ ...part, parentId: idOf(1) }] })).rejects.toMatchObject({ code: 'units-differ' })
  await record(value(2, 10), value(3, 1))
  await run(planIndicators, { planned: [{ ...part, parentId: null }] })
  expect(await shownOf(0)).toBe(1)
  await expectVerified()
})

test('a cluster plans a definition once, and one that was merged away plans nothing', async () => {
  const { clusterId } = setting
  const again = { indicatorId: idOf(2), clusterId }
  await expect(run(planIndicators, { planned: [again] })).rejects.toMatchObject({ code: 'planned-already' })
  const { version } = await plannedOf(2)
  await run(endPlanned, { id: idOf(2), version, ended: '2005-06' })
  const { ids } = await run(planIndicators, { planned: [again] })
  expect(ids).toHaveLength(1)
  await expect(run(endPlanned, { id: idOf(2), version: version + 1, ended: null })).rejects.toMatchObject({
    code: 'planned-already',
  })
  await expect(run(planIndicators, { planned: [{ ...again, clusterId: newId() }] })).rejects.toMatchObject({
    code: 'cluster-not-in-use',
  })
})

test('an ended definition is not planned any more, an ended planned one takes no later figures', async () => {
  await record(value(2, 10))
  const { version } = await plannedOf(2)
  await run(endPlanned, { id: idOf(2), version, ended: '2005-03' })
  await expect(record(value(2, 1, { period: '2005-04' }))).rejects.toMatchObject({ fields: [{ code: 'indicator-ended' }] })
  await record(value(2, 1, { period: '2005-03' }))
  expect(await shownOf(2)).toBe(11)
  const reported = await planIndicatorsOf(house.db, setting.operationId, setting.clusterId)
  expect(reported.map(({ id }) => id)).not.toContain(idOf(2))
  const own = { ...(await definitionOf(2)), id: newId(), code: 'OWN', version: undefined }
  await run(storeIndicatorsCommand, { indicators: [own] })
  await run(endIndicator, { id: own.id, version: 1 })
  const plan = () => run(planIndicators, { planned: [{ indicatorId: own.id, clusterId: setting.clusterId }] })
  await expect(plan()).rejects.toMatchObject({ code: 'indicator-ended' })
  await run(endIndicator, { id: own.id, version: 2, ended: false })
  await plan()
})

const sex = { code: 'sex', names: { en: 'Sex' }, categories: ['f', 'm'].map(code => ({ code, names: { en: code } })) }

test('totals follow from parts once all are known, go when one is taken back, and stay when the breakdown ends', async () => {
  const { id: disaggregationId } = await run(storeDisaggregationCommand, sex)
  const breaking = { disaggregationId, planIndicatorIds: [idOf(2)] }
  await run(addDisaggregation, { ...breaking, starts: '2005-01' })
  await expect(record(value(2, 1, { period: '2004-12', categories: { sex: 'f' } }))).rejects.toMatchObject({
    fields: [{ code: 'part-unknown' }],
  })
  await record(value(2, 3, { categories: { sex: 'f' } }))
  expect(await shownOf(2)).toBeNull()
  await record(value(2, 4, { categories: { sex: 'm' } }))
  expect(await shownOf(2)).toBe(7)
  expect(await shownOf(0)).toBe(7)
  await record(value(2, 9))
  expect(await shownOf(2)).toBe(9)
  const { parts } = await house.reader.read(showAreas, { operationId: setting.operationId, id: idOf(2) }, house.system)
  expect(parts.map(({ categories, figure }) => [categories.sex, figure.value]).sort()).toEqual([
    ['f', 3],
    ['m', 4],
  ])
  await run(endDisaggregation, { ...breaking, ended: '2005-01' })
  await expect(record(value(2, 1, { period: '2005-02', categories: { sex: 'f' } }))).rejects.toMatchObject({
    fields: [{ code: 'part-unknown' }],
  })
  expect(await shownOf(2)).toBe(9)
  await expectVerified()
})

test('categories are ended and never dropped', async () => {
  const { id } = await run(storeDisaggregationCommand, sex)
  const more = [...sex.categories, { code: 'x', names: { en: 'x' } }]
  await expect(run(storeDisaggregationCommand, { ...sex, id, version: 1, categories: more.slice(1) })).rejects.toMatchObject({
    code: 'category-missing',
  })
  await run(storeDisaggregationCommand, { ...sex, id, version: 1, categories: more })
  await expect(run(storeDisaggregationCommand, { ...sex, id, version: 1, categories: more })).rejects.toMatchObject({
    code: 'version-conflict',
  })
})

test('targets of areas add up, and those that name nothing known are refused all at once', async () => {
  const { mosul, sinjar, north } = setting.placeIds
  const target = (placeId: string | null, target: number | null) => ({ placeId, target })
  const { version } = await run(setTargets, {
    planIndicatorId: idOf(2),
    version: 1,
    targets: [target(mosul, 300), target(sinjar, 200)],
  })
  await record(value(2, 100))
  expect(await figureOf(2)).toMatchObject({
    levels: { target: { value: 500, from: 'inside' } },
    progress: 20,
    completeness: { placesSaid: 1, placesExpected: 2 },
  })
  const { areas } = await house.reader.read(showAreas, { operationId: setting.operationId, id: idOf(2) }, house.system)
  expect(areas.find(({ placeId }) => placeId === north)).toMatchObject({
    levels: { target: { value: 500 } },
    figure: { value: 100 },
  })
  expect(areas.find(({ placeId }) => placeId === mosul)?.months).toMatchObject([{ period: '2005-01', value: 100 }])
  const wrong = [
    target(newId(), 1),
    target(null, 1),
    { ...target(mosul, 1), categories: { sex: 'f' } },
    target(sinjar, 1),
    target(sinjar, 2),
  ]
  await expect(run(setTargets, { planIndicatorId: idOf(2), version, targets: wrong })).rejects.toMatchObject({
    code: 'targets-refused',
    fields: [{ code: 'place-unknown' }, { code: 'target-of-whole' }, { code: 'part-unknown' }, { code: 'said-twice' }],
  })
  await expect(run(setTargets, { planIndicatorId: idOf(2), version: 1, targets: [target(mosul, 1)] })).rejects.toMatchObject({
    code: 'version-conflict',
  })
  expect(await house.reader.read(listTargets, { operationId: setting.operationId, ids: [idOf(2)] }, house.system)).toHaveLength(2)
})

test('a figure is explained down to what was said and by whom', async () => {
  await record(
    value(2, 10, { note: 'Counted at the gate' }),
    value(2, 5, { organisationId: setting.organisationIds.two }),
    value(0, 2),
  )
  const explained = await house.reader.read(
    explainFigure,
    { operationId: setting.operationId, id: idOf(0), placeId: setting.placeIds.north },
    house.system,
  )
  expect(explained.figure.numerator).toBe(17)
  const [mosul] = explained.areas
  expect(mosul).toMatchObject({ placeId: setting.placeIds.mosul, figure: { numerator: 17 } })
  expect(mosul?.place?.parts).toMatchObject([{ planIndicatorId: idOf(2), figure: { numerator: 15 } }])
  const part = await house.reader.read(explainFigure, { operationId: setting.operationId, id: idOf(2) }, house.system)
  expect(part.figure.numerator).toBe(15)
  const inner = await house.reader.read(
    explainFigure,
    { operationId: setting.operationId, id: idOf(2), placeId: setting.placeIds.mosul },
    house.system,
  )
  expect(inner.own?.units.flatMap(({ values }) => values.map(({ numerator, note }) => [numerator, note])).sort()).toEqual([
    [10, 'Counted at the gate'],
    [5, null],
  ])
})

test('the library is taken into a plan once, with what its entries are broken down by', async () => {
  const entries = await house.reader.read(showLibrary, { operationId: setting.operationId }, house.system)
  const codes = entries.slice(0, 4).map(({ code }) => code)
  const taking = { clusterId: setting.clusterId, codes }
  const { ids } = await run(takeFromLibrary, taking)
  expect(ids).toHaveLength(4)
  expect((await run(takeFromLibrary, taking)).ids).toEqual([])
  const planned = await house.reader.read(listPlanned, { operationId: setting.operationId, ids }, house.system)
  for (const [nth, code] of codes.entries()) {
    const entry = planned.find(each => each.code === code)
    expect(entry?.names).toEqual(entries[nth]?.names)
    expect(entry?.disaggregations.map(each => each.code).sort()).toEqual([...(entries[nth]?.disaggregations ?? [])].sort())
  }
  await expect(run(takeFromLibrary, { ...taking, codes: ['NO-SUCH'] })).rejects.toMatchObject({ code: 'not-found' })
})

test('a sheet is stored once and taken back whole; what was said before it counts again', async () => {
  await record(value(2, 10))
  const [importId] = await importsOf(house, setting.operationId, 'indicators')
  const outcome = {
    sheet: 'Figures',
    counts: { rows: 2, new: 1, changed: 1, unchanged: 0, rejected: 0, repaired: 0 },
    problems: [],
  }
  const sheet = { importId, values: [value(2, 50), value(3, 1)], outcome }
  expect(await run(storeIndicatorSheet, sheet)).toMatchObject({ made: 1, changed: 1 })
  expect(await shownOf(0)).toBe(51)
  await expect(run(storeIndicatorSheet, sheet)).rejects.toMatchObject({ code: 'import-not-open' })
  await run(undoIndicatorImport, { importId })
  expect(await shownOf(0)).toBe(10)
  await expect(run(undoIndicatorImport, { importId })).rejects.toMatchObject({ code: 'import-not-open' })
  const [other] = await importsOf(house, setting.operationId, 'activities')
  await expect(run(storeIndicatorSheet, { ...sheet, importId: other })).rejects.toMatchObject({ code: 'not-found' })
  await expectVerified()
})

test('what two sources say alike stays when one of them is taken back', async () => {
  const [first, second] = await importsOf(house, setting.operationId, 'indicators', 'indicators')
  const before = await shownOf(0)
  const outcome = {
    ...{ sheet: 'Figures', problems: [] },
    counts: { rows: 1, new: 1, changed: 0, unchanged: 0, rejected: 0, repaired: 0 },
  }
  const said = value(0, 70, { period: '2005-11' })
  expect(await run(storeIndicatorSheet, { importId: first, values: [said], outcome })).toMatchObject({ made: 1 })
  expect(await run(storeIndicatorSheet, { importId: second, values: [said], outcome })).toMatchObject({ made: 0, unchanged: 1 })
  const together = await shownOf(0)
  expect(together).not.toBe(before)
  await run(undoIndicatorImport, { importId: first })
  expect(await shownOf(0)).toBe(together)
  await expectVerified()
  await run(undoIndicatorImport, { importId: second })
  expect(await shownOf(0)).toBe(before)
  await expectVerified()
})

test('what is illustrative goes without a trace, and what was planned and said stays', async () => {
  await record(value(2, 10))
  const entries = await house.reader.read(showLibrary, { operationId: setting.operationId }, house.system)
  const codes = entries.slice(0, 2).map(({ code }) => code)
  const { ids } = await run(takeFromLibrary, { clusterId: setting.clusterId, codes, illustrative: true })
  const shown = (nth: number) => ({ ...value(2, 5), planIndicatorId: ids[nth] })
  const targets = [{ planIndicatorId: idOf(2), placeId: setting.placeIds.mosul, target: 9, illustrative: true }]
  await run(storeIndicatorSheet, {
    illustrative: true,
    values: [shown(0), value(2, 99), value(2, 1, { period: '2005-02' })],
    targets,
  })
  // Somebody reports on one of the illustrative indicators: it is in use from now on.
  await record(shown(1))
  expect(await figureOf(2)).toMatchObject({ illustrative: true, figure: { value: 100 } })
  expect(await run(removeIllustrativeIndicators, {})).toEqual({ values: 3, targets: 1, planned: 1 })
  expect(await figureOf(2)).toMatchObject({ illustrative: false, figure: { value: 10 }, levels: { target: { value: null } } })
  const left = await house.reader.read(listPlanned, { operationId: setting.operationId, ids }, house.system)
  expect(left.map(({ id, illustrative }) => [id, illustrative])).toEqual([[ids[1], false]])
  await expectVerified()
})

test('a kept figure that was spoiled is found, and made anew', async () => {
  await record(value(2, 10))
  await house.pool.query('update indicator_cell set numerator = 999 where operation_id = $1 and plan_indicator_id = $2', [
    setting.operationId,
    idOf(2),
  ])
  expect((await run(verifyFigures, {})).areas).toBeGreaterThan(0)
  await run(recalculateFigures, {})
  expect(await shownOf(2)).toBe(10)
  await expectVerified()
})

test('rooms above read the figures of a cluster with baseline, target and months', async () => {
  await record(value(2, 10), value(2, 5, { period: '2005-02' }))
  await house.runner.run(
    storePlan,
    { operationId: setting.operationId, clusters: [{ id: newId(), code: 'Y', names: { en: 'Y' } }] },
    house.system,
  )
  const figures = await indicatorFigures(house.db, setting.operationId, {
    clusterId: setting.clusterId,
    from: '2005-02',
    to: '2005-03',
  })
  expect(figures).toHaveLength(4)
  expect(figures.find(({ planned }) => planned.id === idOf(2))?.figure).toMatchObject({
    figure: { value: 5 },
    months: [{ period: '2005-02', value: 5 }],
    progress: null,
  })
})

test('a report that speaks again replaces what it said before, and one that is taken back leaves what others said', async () => {
  const { operationId } = setting
  const report = (id: string, ...numerators: number[]) => {
    const values = numerators.map((numerator, nth) => ({ ...said(2, numerator), period: `2005-0${nth + 1}` }))
    return inTransaction(house.pool, tx =>
      recordValues(tx, { operationId, values, source: { kind: 'report', id }, commandId: newId() }),
    )
  }
  const [first, second] = [newId(), newId()]
  expect(await report(first, 10, 20)).toEqual({ made: 2, changed: 0, unchanged: 0, withdrawn: 0 })
  expect(await report(first, 10, 20)).toEqual({ made: 0, changed: 0, unchanged: 2, withdrawn: 0 })
  expect(await report(first, 15)).toEqual({ made: 0, changed: 1, unchanged: 0, withdrawn: 1 })
  expect(await shownOf(2)).toBe(15)
  await report(second, 40)
  expect(await shownOf(2)).toBe(40)
  await report(second)
  expect(await shownOf(2)).toBe(15)
  await expectVerified()
})
