/** Indicators: those who keep the operation plan them, a task manager for the own cluster; figures are said by whoever may report. */
import { newId } from '../../../src/kernel/pure/ids.ts'
import {
  addDisaggregation,
  planIndicators,
  recordValuesCommand,
  storeDisaggregationCommand,
  storeIndicatorsCommand,
} from '../../../src/modules/indicators/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

export interface IndicatorScene {
  /** Kept by the cluster that the cases are about, and planned by it. */
  definition: string
  planned: string
  dimension: string
}

const definition = { names: { en: 'People helped' }, unit: 'people', overTime: 'sum', overPlaces: 'sum' }

/** @param about the cluster, and organisations with places that said a figure each. */
export async function openIndicators(
  house: TestHouse,
  operationId: string,
  about: { clusterId: string; said: readonly { organisationId: string; placeId: string }[] },
): Promise<IndicatorScene> {
  const { clusterId, said } = about
  const ids = { definition: newId(), planned: newId() }
  const indicators = [{ ...definition, id: ids.definition, code: 'TRY', clusterId }]
  await house.runner.run(storeIndicatorsCommand, { operationId, indicators }, house.system)
  const planned = [{ id: ids.planned, indicatorId: ids.definition, clusterId }]
  await house.runner.run(planIndicators, { operationId, planned }, house.system)
  const categories = ['a', 'b'].map(code => ({ code, names: { en: code } }))
  const dimension = { operationId, code: 'try', names: { en: 'Try' }, categories }
  const { id: disaggregationId } = await house.runner.run(storeDisaggregationCommand, dimension, house.system)
  await house.runner.run(addDisaggregation, { operationId, disaggregationId, planIndicatorIds: [ids.planned] }, house.system)
  const values = said.map(where => ({ ...where, planIndicatorId: ids.planned, period: '2005-03', numerator: 10 }))
  await house.runner.run(recordValuesCommand, { operationId, values }, house.system)
  return { ...ids, dimension: disaggregationId }
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const planners: Who[] = [...keepers, 'taskManager']
const reporters: Who[] = [...planners, 'focalPoint', 'fieldStaff']
const others: Who[] = ['otherTaskManager', 'otherFocalPoint', 'otherFieldStaff', 'strangeFieldStaff']
const readers: Who[] = [...reporters, ...others, 'ministryCounterpart']
const members: Who[] = [...readers, 'financeOfficer', 'donor']

const of =
  (more: (scene: Scene) => object = () => ({})) =>
  (scene: Scene) => ({ operationId: scene.operationId, ...more(scene) })
const value = ({ indicator, mosul, iom }: Scene) => ({
  planIndicatorId: indicator.planned,
  period: '2005-04',
  placeId: mosul,
  organisationId: iom,
  numerator: 5,
})
const valuesSeen = ({ length }: { length: number }) => length
const organisationsNamed = ({ areas, own }: { areas: { place: Step }[]; own: Step }) =>
  [own, ...areas.map(({ place }) => place)].flatMap(step => step?.units.filter(unit => unit.organisationId !== null) ?? []).length
type Step = { units: { organisationId: string | null }[] } | null

export const indicatorCases: Record<string, AccessCase> = {
  'indicators.take-from-library': {
    who: planners,
    input: of(({ health }) => ({ clusterId: health, codes: ['HEA-01'] })),
  },
  'indicators.store-indicators': {
    who: planners,
    input: of(({ health }) => ({ indicators: [{ ...definition, code: 'NEW', clusterId: health }] })),
  },
  'indicators.end-indicator': { who: planners, input: of(({ indicator }) => ({ id: indicator.definition, version: 1 })) },
  'indicators.plan-indicators': {
    who: planners,
    input: of(({ indicator, health }) => ({
      planned: [{ id: indicator.planned, indicatorId: indicator.definition, clusterId: health, target: 5 }],
    })),
  },
  'indicators.end-planned': {
    who: planners,
    input: of(({ indicator }) => ({ id: indicator.planned, version: 1, ended: '2005-06' })),
  },
  'indicators.set-targets': {
    who: planners,
    input: of(({ indicator, mosul }) => ({
      planIndicatorId: indicator.planned,
      version: 1,
      targets: [{ placeId: mosul, target: 5 }],
    })),
  },
  'indicators.record-values': { who: reporters, input: of(scene => ({ values: [value(scene)] })) },
  'indicators.store-disaggregation': {
    who: keepers,
    input: of(() => ({ code: 'new', names: { en: 'New' }, categories: ['a', 'b'].map(code => ({ code, names: { en: code } })) })),
  },
  'indicators.add-disaggregation': {
    who: planners,
    input: of(({ indicator }) => ({ disaggregationId: indicator.dimension, planIndicatorIds: [indicator.planned] })),
  },
  'indicators.end-disaggregation': {
    who: planners,
    input: of(({ indicator }) => ({
      disaggregationId: indicator.dimension,
      planIndicatorIds: [indicator.planned],
      ended: '2005-06',
    })),
  },
  'indicators.store-sheet': { who: reporters, input: of(scene => ({ values: [value(scene)] })) },
  'indicators.undo-import': { who: keepers, input: of(({ committedIndicators }) => ({ importId: committedIndicators })) },
  'indicators.remove-illustrative': { who: keepers, input: of() },
  'indicators.recalculate': { who: keepers, input: of() },
  'indicators.verify': { who: keepers, input: of() },

  'indicators.planned': { who: members, input: of() },
  'indicators.figures': { who: members, input: of() },
  'indicators.areas': { who: members, input: of(({ indicator }) => ({ id: indicator.planned })) },
  'indicators.targets': { who: members, input: of() },
  'indicators.definitions': { who: members, input: of() },
  'indicators.disaggregations': { who: members, input: of() },
  'indicators.library': { who: members, input: of() },
  // What it adds up to is everybody's; whose figures those are, only of those that one's roles open.
  'indicators.explanation': {
    who: members,
    input: of(({ indicator, ninewa }) => ({ id: indicator.planned, placeId: ninewa })),
    rows: organisationsNamed,
    sees: {
      coordinator: 1,
      taskManager: 1,
      otherTaskManager: 0,
      focalPoint: 1,
      otherFocalPoint: 0,
      fieldStaff: 1,
      otherFieldStaff: 0,
      strangeFieldStaff: 0,
      donor: 0,
      ministryCounterpart: 1,
    },
  },
  'indicators.values': {
    who: readers,
    input: of(),
    rows: valuesSeen,
    sees: {
      coordinator: 2,
      taskManager: 2,
      otherTaskManager: 0,
      focalPoint: 1,
      otherFocalPoint: 1,
      fieldStaff: 1,
      otherFieldStaff: 0,
      strangeFieldStaff: 0,
      ministryCounterpart: 2,
    },
  },
}
