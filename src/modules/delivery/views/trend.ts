import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { allPlaces } from '../../places/index.ts'
import { peopleByArea } from '../rules.ts'
import { monthlyCellsOf } from './organisation-work.ts'

/** A month that something was reported for. People are counted once, by the rule for areas and groups; null is unknown. */
export interface TrendMonth {
  period: string
  lines: number
  linesUnknown: number
  /** Null when asked for one group: presence is not kept by group. */
  organisations: number | null
  reached: number | null
  illustrative: boolean
}

interface MonthCell {
  period: string
  leafId: string
  placeId: string | null
  groupId: string | null
  reached: number | null
  lines: number
  linesUnknown: number
  illustrative: boolean
}

/** Month by month: lines, organisations and people reached, of clusters, places or one organisation. Months without a line are left out. */
export const showTrend = view({
  name: 'delivery.trend',
  summary: 'Lines, organisations and people reached month by month, of clusters, places or one organisation.',
  input: v.object({
    operationId: IdSchema,
    from: PeriodSchema,
    to: PeriodSchema,
    leafIds: v.optional(v.array(IdSchema), []),
    placeIds: v.optional(v.array(IdSchema), []),
    organisationId: v.optional(v.nullable(IdSchema), null),
    groupId: v.optional(v.nullable(IdSchema), null),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, from, to, leafIds, placeIds, organisationId, groupId }): Promise<TrendMonth[]> {
    const here = sql`(${leafIds.length === 0} or leaf_id = any(${leafIds}::uuid[])) and (${placeIds.length === 0} or place_id = any(${placeIds}::uuid[]))`
    const kept =
      organisationId === null
        ? sql`(select * from reach_cell where operation_id = ${operationId} and period between ${from} and ${to}) monthly`
        : sql`(${monthlyCellsOf(operationId, organisationId, from, to)}) monthly`
    const [cells, presence, places] = await Promise.all([
      db.rows<MonthCell>(sql`select period, leaf_id as "leafId", place_id as "placeId", group_id as "groupId", reached::float8 as reached,
          lines::int as lines, lines_unknown::int as "linesUnknown", illustrative
        from ${kept} where ${here} and (${groupId}::uuid is null or group_id = ${groupId}::uuid) order by period`),
      db.rows<{ period: string; organisations: number }>(sql`select period, count(distinct organisation_id)::int as organisations
        from presence_cell where operation_id = ${operationId} and period between ${from} and ${to} and ${here}
          and (${organisationId}::uuid is null or organisation_id = ${organisationId}::uuid) group by 1`),
      allPlaces(db, operationId),
    ])
    const present = new Map(presence.map(({ period, organisations }) => [period, organisations]))
    return [...Map.groupBy(cells, ({ period }) => period)].map(([period, month]) => {
      const people = peopleByArea(
        month.map(({ placeId, groupId: group, reached }) => ({ clusterId: null, placeId, groupId: group, people: reached })),
        places,
      )
      return {
        period,
        lines: month.reduce((sum, { lines }) => sum + lines, 0),
        linesUnknown: month.reduce((sum, { linesUnknown }) => sum + linesUnknown, 0),
        organisations: groupId === null ? (present.get(period) ?? 0) : null,
        reached: people.get('|') ?? null,
        illustrative: month.some(({ illustrative }) => illustrative),
      }
    })
  },
})
