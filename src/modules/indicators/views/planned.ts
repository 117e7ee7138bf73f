import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { type LibraryIndicator, library } from '../library.ts'
import { type Category, type PlannedIndicator, plannedIndicators } from '../plan.ts'
import type { Rule } from '../rules.ts'
import type { Unit } from '../schema.ts'

/** Planned indicators with their definitions, rules, totals and what they are broken down by; ended ones among them. */
export const listPlanned = view({
  name: 'indicators.planned',
  summary: 'The indicators of an operation’s plan by cluster, with how they add up and what they are broken down by.',
  input: v.object({ operationId: IdSchema, clusterIds: v.optional(v.array(IdSchema)), ids: v.optional(v.array(IdSchema)) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, clusterIds, ids }) => plannedIndicators(db, operationId, { clusterIds, ids }),
})

/**
 * The indicators that an organisation reports on for a cluster: those in force, in the order of the plan, with unit, rules and the
 * dimensions they are broken down by. For rooms above that make forms from them.
 * @param clusterId null for all clusters.
 */
export async function planIndicatorsOf(db: Db, operationId: string, clusterId: string | null): Promise<PlannedIndicator[]> {
  const planned = await plannedIndicators(db, operationId, clusterId === null ? {} : { clusterIds: [clusterId] })
  return planned.filter(({ ended }) => ended === null)
}

/** A definition as it is kept in the operation. */
export interface Definition {
  id: string
  code: string
  names: Names
  definitions: Names
  unit: Unit
  currency: string | null
  per: number
  overTime: Rule
  overPlaces: Rule
  overParts: Rule
  lowerIsBetter: boolean
  clusterId: string | null
  libraryCode: string | null
  source: string | null
  illustrative: boolean
  ended: string | null
  version: number
}

export const allDefinitions = (db: Db, operationId: string) =>
  db.rows<Definition>(sql`select id, code, names, jsonb_strip_nulls(definitions) as definitions, unit, currency, per::float8 as per, over_time as "overTime",
      over_places as "overPlaces", over_parts as "overParts", lower_is_better as "lowerIsBetter", cluster_id as "clusterId", library_code as "libraryCode", source,
      illustrative, ended::text as ended, version
    from indicator where operation_id = ${operationId} order by code, id`)

export const listDefinitions = view({
  name: 'indicators.definitions',
  summary: 'The definitions of indicators that an operation keeps, taken from the library or its own.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) => allDefinitions(db, operationId),
})

/** The library to choose from. The same for every operation; asked for within one, as everything is. */
export const showLibrary = view({
  name: 'indicators.library',
  summary: 'The library of indicators to choose from, with the clusters that each suits.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: async (): Promise<LibraryIndicator[]> => library().indicators,
})

export interface Disaggregation {
  id: string
  code: string
  names: Names
  categories: Category[]
  version: number
}

export const allDisaggregations = (db: Db, operationId: string) =>
  db.rows<Disaggregation>(
    sql`select id, code, names, categories, version from disaggregation where operation_id = ${operationId} order by code`,
  )

export const listDisaggregations = view({
  name: 'indicators.disaggregations',
  summary: 'The dimensions that figures of an operation are broken down by, with their categories.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) => allDisaggregations(db, operationId),
})
