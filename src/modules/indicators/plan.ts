/** The planned indicators of an operation as commands and views need them. */
import { type Db, sql } from '../../kernel/database/sql.ts'
import type { Names } from '../../kernel/pure/languages.ts'
import type { Rule } from './rules.ts'
import type { Unit } from './schema.ts'

export interface Category {
  code: string
  names: Names
  /** Last month that takes figures; null: in force. */
  ended: string | null
}

/** A dimension that a planned indicator is broken down by. */
export interface UsedDisaggregation {
  id: string
  code: string
  names: Names
  categories: Category[]
  starts: string | null
  ended: string | null
}

export interface PlannedIndicator {
  id: string
  indicatorId: string
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
  clusterId: string
  objectiveId: string | null
  parentId: string | null
  /** Of the whole operation, in the unit of the indicator; null is unknown. */
  baseline: number | null
  target: number | null
  inNeed: number | null
  starts: string | null
  ends: string | null
  /** Last month that takes figures, once it is ended. */
  ended: string | null
  sort: number
  illustrative: boolean
  version: number
  disaggregations: UsedDisaggregation[]
}

export interface PlannedFilter {
  clusterIds?: readonly string[] | undefined
  ids?: readonly string[] | undefined
}

/**
 * The planned indicators of an operation, with their definitions and what they are broken down by, in the order of the plan. Ended ones
 * are among them: what was said for them stays.
 */
export async function plannedIndicators(
  db: Db,
  operationId: string,
  { clusterIds, ids }: PlannedFilter = {},
): Promise<PlannedIndicator[]> {
  return db.rows<PlannedIndicator>(sql`select p.id, p.indicator_id as "indicatorId", i.code, i.names, jsonb_strip_nulls(i.definitions) as definitions, i.unit, i.currency,
      i.per::float8 as per, i.over_time as "overTime", i.over_places as "overPlaces", i.over_parts as "overParts", i.lower_is_better as "lowerIsBetter",
      p.cluster_id as "clusterId", p.objective_id as "objectiveId", p.parent_id as "parentId", p.baseline::float8 as baseline, p.target::float8 as target,
      p.in_need::float8 as "inNeed", p.starts, p.ends, p.ended, p.sort, p.illustrative, p.version, coalesce(d.used, '[]') as disaggregations
    from plan_indicator p join indicator i on i.operation_id = p.operation_id and i.id = p.indicator_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', g.id, 'code', g.code, 'names', g.names, 'categories', g.categories, 'starts', u.starts, 'ended', u.ended) order by g.code) as used
      from plan_indicator_disaggregation u join disaggregation g on g.operation_id = u.operation_id and g.id = u.disaggregation_id
      where u.operation_id = p.operation_id and u.plan_indicator_id = p.id) d on true
    where p.operation_id = ${operationId}
      ${clusterIds ? sql`and p.cluster_id = any(${[...clusterIds]}::uuid[])` : sql``} ${ids ? sql`and p.id = any(${[...ids]}::uuid[])` : sql``}
    order by p.cluster_id, p.sort, i.code, p.id`)
}

/** Dimensions of a planned indicator that take figures in a month, with the categories that do. */
export function dimensionsIn(planned: Pick<PlannedIndicator, 'disaggregations'>, period: string): Map<string, string[]> {
  const inForce = ({ starts = null, ended }: { starts?: string | null; ended: string | null }) =>
    (starts === null || period >= starts) && (ended === null || period <= ended)
  return new Map(
    planned.disaggregations
      .filter(inForce)
      .map(({ code, categories }) => [
        code,
        categories.filter(({ ended }) => inForce({ ended: ended ?? null })).map(category => category.code),
      ]),
  )
}
