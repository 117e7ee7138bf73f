/** Figures, targets and plans follow places, organisations and clusters that are merged, and go back when they are separated. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { type Setting, setUpPlan } from '../../../test/support/indicators.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { mergeOrganisation, separateOrganisation } from '../organisations/index.ts'
import { mergePlace, separatePlace, storePlacesCommand } from '../places/index.ts'
import {
  mergeCluster,
  putPlanInForce,
  revisePlan,
  separateCluster,
  showFramework,
  startStrategicPlan,
  storeObjectivesCommand,
  storePlan,
} from '../plan/index.ts'
import { addDisaggregation } from './commands/add-disaggregation.ts'
import { planIndicators } from './commands/plan-indicators.ts'
import { recordValuesCommand } from './commands/record-values.ts'
import { setTargets } from './commands/set-targets.ts'
import { storeDisaggregationCommand } from './commands/store-disaggregation.ts'
import { verifyFigures } from './commands/verify-figures.ts'
import { listTargets } from './views/areas.ts'
import { listValues } from './views/explanation.ts'
import { showFigures } from './views/figures.ts'
import { listPlanned } from './views/planned.ts'

let house: TestHouse
let setting: Setting
/** A district of the same name as Mosul, which somebody wrote otherwise. */
let mossul: string

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())
beforeEach(async () => {
  setting = await setUpPlan(house, [{ ratio: false, overTime: 'sum', overPlaces: 'sum', overParts: 'sum' }], [null])
  mossul = newId()
  const place = {
    id: mossul,
    parentId: setting.placeIds.north,
    level: 2,
    names: { en: 'Mossul' },
    codes: [],
    status: 'unreviewed',
  }
  await house.runner.run(storePlacesCommand, { operationId: setting.operationId, places: [place] }, house.system)
})

const indicator = () => setting.plan[0]?.id ?? ''
const at = (placeId: string, numerator: number, more: object = {}) => ({
  planIndicatorId: indicator(),
  period: '2005-01',
  placeId,
  organisationId: setting.organisationIds.one,
  numerator,
  ...more,
})
const record = (...values: object[]) =>
  house.runner.run(recordValuesCommand, { operationId: setting.operationId, values }, house.system)
async function shownIn(placeId?: string) {
  const input = { operationId: setting.operationId, ids: [indicator()], ...(placeId && { placeId }) }
  return (await house.reader.read(showFigures, input, house.system))[0]?.figure.value ?? null
}
async function expectVerified() {
  const found = await house.runner.run(verifyFigures, { operationId: setting.operationId }, house.system)
  expect(found).toMatchObject({ places: 0, areas: 0 })
}
const merge = () =>
  house.runner.run(mergePlace, { operationId: setting.operationId, id: mossul, intoId: setting.placeIds.mosul }, house.system)
const separate = () => house.runner.run(separatePlace, { operationId: setting.operationId, id: mossul }, house.system)

test('figures of a merged place are those of the one it really is; the later counts where both have one', async () => {
  const { mosul, north } = setting.placeIds
  await record(at(mosul, 10), at(mossul, 5, { period: '2005-02' }))
  await record(at(mossul, 7))
  expect(await shownIn()).toBe(22)
  await merge()
  expect(await shownIn(mosul)).toBe(12)
  expect(await shownIn(north)).toBe(12)
  expect(await shownIn(mossul)).toBeNull()
  await expectVerified()
  await separate()
  expect([await shownIn(mosul), await shownIn(mossul), await shownIn()]).toEqual([10, 12, 22])
  await expectVerified()
})

test('what was said since the merge stays where it was said', async () => {
  const { mosul } = setting.placeIds
  await record(at(mossul, 7))
  await merge()
  await record(at(mosul, 30))
  expect(await shownIn(mosul)).toBe(30)
  await separate()
  expect([await shownIn(mosul), await shownIn(mossul), await shownIn()]).toEqual([30, 7, 37])
  await expectVerified()
})

test('totals that follow from parts are made of the parts that count together', async () => {
  const categories = ['f', 'm'].map(code => ({ code, names: { en: code } }))
  const { operationId } = setting
  const dimension = { operationId, code: 'sex', names: { en: 'Sex' }, categories }
  const { id: disaggregationId } = await house.runner.run(storeDisaggregationCommand, dimension, house.system)
  await house.runner.run(addDisaggregation, { operationId, disaggregationId, planIndicatorIds: [indicator()] }, house.system)
  const { mosul } = setting.placeIds
  await record(at(mosul, 1, { categories: { sex: 'f' } }), at(mosul, 2, { categories: { sex: 'm' } }))
  await record(at(mossul, 5, { categories: { sex: 'f' } }))
  expect([await shownIn(mosul), await shownIn(mossul)]).toEqual([3, null])
  await merge()
  expect(await shownIn(mosul)).toBe(7)
  await expectVerified()
  await separate()
  expect([await shownIn(mosul), await shownIn(mossul)]).toEqual([3, null])
  await expectVerified()
})

test('targets move where there were none, and come back as they were', async () => {
  const { mosul, sinjar } = setting.placeIds
  const { operationId } = setting
  const state = (version: number, ...targets: object[]) =>
    house.runner.run(setTargets, { operationId, planIndicatorId: indicator(), version, targets }, house.system)
  const stated = async () => {
    const rows = await house.reader.read(listTargets, { operationId }, house.system)
    return new Map(rows.map(({ placeId, target }) => [placeId, target]))
  }
  await state(1, { placeId: mossul, target: 70 }, { placeId: sinjar, target: 5 })
  await merge()
  expect(await stated()).toEqual(
    new Map([
      [mosul, 70],
      [sinjar, 5],
    ]),
  )
  await separate()
  expect(await stated()).toEqual(
    new Map([
      [mossul, 70],
      [sinjar, 5],
    ]),
  )
  await state(2, { placeId: mosul, target: 20 })
  await merge()
  expect((await stated()).get(mosul)).toBe(20)
  await separate()
  expect((await stated()).get(mossul)).toBe(70)
  // One that was changed since the merge is no longer the merged place's.
  await state(3, { placeId: mosul, target: null })
  await house.pool.query('delete from indicator_target where operation_id = $1 and place_id = $2', [operationId, mosul])
  await merge()
  await state(4, { placeId: mosul, target: 99 })
  await separate()
  expect(await stated()).toEqual(
    new Map([
      [mosul, 99],
      [sinjar, 5],
    ]),
  )
})

test('figures of a merged organisation are those of the one it really is, and go back', async () => {
  const { operationId, organisationIds, placeIds } = setting
  await record(at(placeIds.mosul, 10), at(placeIds.mosul, 4, { organisationId: organisationIds.two, period: '2005-02' }))
  const whose = async () =>
    (await house.reader.read(listValues, { operationId }, house.system)).map(({ organisationId }) => organisationId)
  await house.runner.run(mergeOrganisation, { operationId, id: organisationIds.two, intoId: organisationIds.one }, house.system)
  expect(await whose()).toEqual([organisationIds.one, organisationIds.one])
  expect(await shownIn()).toBe(14)
  await expectVerified()
  await house.runner.run(separateOrganisation, { operationId, id: organisationIds.two }, house.system)
  expect(await whose()).toEqual([organisationIds.one, organisationIds.two])
  await expectVerified()
})

test('the plan of a merged cluster is the other one’s, and goes back', async () => {
  const { operationId, clusterId } = setting
  const into = newId()
  await house.runner.run(storePlan, { operationId, clusters: [{ id: into, code: 'Y', names: { en: 'Y' } }] }, house.system)
  const planner = async () => (await house.reader.read(listPlanned, { operationId }, house.system)).map(each => each.clusterId)
  await house.runner.run(mergeCluster, { operationId, id: clusterId, intoId: into }, house.system)
  expect(await planner()).toEqual([into])
  await house.runner.run(separateCluster, { operationId, id: clusterId }, house.system)
  expect(await planner()).toEqual([clusterId])
})

test('a place that is moved into another area takes its figures along', async () => {
  const { operationId, placeIds } = setting
  await record(at(placeIds.mosul, 10))
  const moved = {
    id: placeIds.mosul,
    parentId: placeIds.south,
    level: 2,
    names: { en: 'mosul' },
    codes: [{ system: 't', code: 'mosul' }],
  }
  await house.runner.run(storePlacesCommand, { operationId, places: [moved] }, house.system)
  expect([await shownIn(placeIds.north), await shownIn(placeIds.south)]).toEqual([null, 10])
  await expectVerified()
})

test('an indicator stands under its objective through the revisions of the plan', async () => {
  const { operationId, clusterId } = setting
  const { id: planId } = await house.runner.run(
    startStrategicPlan,
    { operationId, code: 'P', names: { en: 'Plan' }, levels: [{ en: 'Objective' }] },
    house.system,
  )
  const objectiveId = newId()
  const objectives = [{ id: objectiveId, level: 1, code: '1', names: { en: 'Health for all' }, clusterId }]
  await house.runner.run(storeObjectivesCommand, { operationId, planId, objectives }, house.system)
  await house.runner.run(putPlanInForce, { operationId, planId, from: '2005-01-01' }, house.system)
  const planned = [{ id: indicator(), indicatorId: indicator(), clusterId, objectiveId }]
  await house.runner.run(planIndicators, { operationId, planned }, house.system)
  await house.runner.run(revisePlan, { operationId, planId }, house.system)
  await house.runner.run(putPlanInForce, { operationId, planId, from: '2005-07-01' }, house.system)
  const now = (await house.reader.read(showFramework, { operationId, planId }, house.system)).objectives[0]
  expect(now?.id).not.toBe(objectiveId)
  expect((await house.reader.read(listPlanned, { operationId }, house.system))[0]?.objectiveId).toBe(now?.id)
  const missing = [{ ...planned[0], objectiveId: newId() }]
  await expect(house.runner.run(planIndicators, { operationId, planned: missing }, house.system)).rejects.toMatchObject({
    code: 'reference-missing',
  })
})
