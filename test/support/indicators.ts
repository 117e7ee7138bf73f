/** A small operation with a plan of indicators, for tests of what becomes of figures. */
import { newId } from '../../src/kernel/pure/ids.ts'
import type { PlannedCounting } from '../../src/modules/indicators/figures.ts'
import { planIndicators, storeIndicatorsCommand } from '../../src/modules/indicators/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { storePlacesCommand } from '../../src/modules/places/index.ts'
import { storePlan } from '../../src/modules/plan/index.ts'
import type { TestHouse } from './house.ts'

/** Places: a country with two governorates, districts in them, a sub-district in one. */
export const tree = {
  iraq: null,
  north: 'iraq',
  south: 'iraq',
  mosul: 'north',
  sinjar: 'north',
  hamdaniya: 'mosul',
  basrah: 'south',
} as const
export type PlaceName = keyof typeof tree
const levels: Record<PlaceName, number> = { iraq: 0, north: 1, south: 1, mosul: 2, sinjar: 2, hamdaniya: 3, basrah: 2 }
export const organisations = ['one', 'two'] as const

export interface Setting {
  operationId: string
  placeIds: Record<PlaceName, string>
  organisationIds: Record<(typeof organisations)[number], string>
  clusterId: string
  plan: PlannedCounting[]
}

let countries = 0

/** An operation whose plan has an indicator of every pair of rules, ratios among them, some of which roll up into others. */
export async function setUpPlan(
  house: TestHouse,
  counting: readonly Omit<PlannedCounting, 'id' | 'parentId'>[],
  parents: readonly (number | null)[],
): Promise<Setting> {
  const operationId = newId()
  countries += 1
  const { runner, system } = house
  await runner.run(createOperation, { id: operationId, code: `T${countries}X`, names: { en: 'Test' }, country: 'IQ' }, system)
  const placeIds = Object.fromEntries(Object.keys(tree).map(name => [name, newId()])) as Record<PlaceName, string>
  const places = (Object.keys(tree) as PlaceName[]).map(name => {
    const parent = tree[name]
    return {
      id: placeIds[name],
      parentId: parent && placeIds[parent],
      level: levels[name],
      names: { en: name },
      codes: [{ system: 't', code: name }],
    }
  })
  await runner.run(storePlacesCommand, { operationId, places }, system)
  const organisationIds = { one: newId(), two: newId() }
  await runner.run(
    storeOrganisationsCommand,
    { operationId, organisations: organisations.map(name => ({ id: organisationIds[name], names: { en: name } })) },
    system,
  )
  const clusterId = newId()
  await runner.run(storePlan, { operationId, clusters: [{ id: clusterId, code: 'X', names: { en: 'X' } }] }, system)
  const ids = counting.map(() => newId())
  const indicators = counting.map(({ ratio, ...rest }, n) => ({
    id: ids[n],
    code: `I${n}`,
    names: { en: `I${n}` },
    unit: ratio ? 'ratio' : 'items',
    ...rest,
  }))
  await runner.run(storeIndicatorsCommand, { operationId, indicators }, system)
  const planned = counting.map((_, n) => ({
    id: ids[n],
    indicatorId: ids[n],
    clusterId,
    parentId: parents[n] == null ? null : ids[parents[n]],
  }))
  await runner.run(planIndicators, { operationId, planned }, system)
  const plan = counting.map((each, n) => ({
    ...each,
    id: ids[n] ?? '',
    parentId: parents[n] == null ? null : (ids[parents[n]] ?? null),
  }))
  return { operationId, placeIds, organisationIds, clusterId, plan }
}
