import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { reachedFor } from '../small-numbers.ts'

/** People of one place and group in one month: the highest figure over the asked clusters; null is unknown. */
export interface MonthCell {
  period: string
  placeId: string | null
  groupId: string | null
  reached: number | null
}

/** How much was reported in a month. */
export interface MonthCount {
  period: string
  organisations: number
  lines: number
}

/**
 * Totals month by month, for the clusters and places of a page. Reads kept totals alone. A person counts once over clusters, so the
 * highest figure over them is taken here already; areas are added up by whoever asks (`peopleByArea`).
 */
export const showMonths = view({
  name: 'delivery.months',
  summary: 'People reached by place and group, organisations present and report lines, month by month.',
  input: v.object({
    operationId: IdSchema,
    from: v.optional(PeriodSchema, '0001-01'),
    to: v.optional(PeriodSchema, '9999-12'),
    /** Clusters and areas of responsibility; none given: all. */
    leafIds: v.optional(v.array(IdSchema), []),
    /** Places with all that lies in them; none given: all, and lines that name no place. */
    placeIds: v.optional(v.array(IdSchema), []),
    groupId: v.optional(IdSchema),
    /** Of one organisation alone. */
    organisationId: v.optional(IdSchema),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, from, to, leafIds, placeIds, groupId, organisationId }, { actor }) {
    const asked = sql`operation_id = ${operationId} and period between ${from} and ${to}
      and (${leafIds.length === 0} or leaf_id = any(${leafIds}::uuid[])) and (${placeIds.length === 0} or place_id = any(${placeIds}::uuid[]))`
    const totals = organisationId === undefined ? sql`reach_cell` : sql`organisation_cell`
    const ofOrganisation = organisationId === undefined ? sql`true` : sql`organisation_id = ${organisationId}`
    const ofGroup = groupId === undefined ? sql`true` : sql`group_id = ${groupId}::uuid`
    const [cells, lines, organisations] = await Promise.all([
      db.rows<MonthCell>(sql`select period, place_id as "placeId", group_id as "groupId", max(${reachedFor(actor, operationId)})::float8 as reached
        from ${totals} where ${asked} and ${ofGroup} and ${ofOrganisation} and reached is not null group by 1, 2, 3 order by 1`),
      db.rows<{ period: string; lines: number }>(
        sql`select period, sum(lines)::int as lines from ${totals} where ${asked} and ${ofGroup} and ${ofOrganisation} group by 1 order by 1`,
      ),
      // Who is present is not kept by group.
      db.rows<{ period: string; organisations: number }>(
        sql`select period, count(*)::int as organisations
          from (select distinct period, organisation_id from presence_cell where ${asked} and ${ofOrganisation}) present group by 1`,
      ),
    ])
    const present = new Map(organisations.map(month => [month.period, month.organisations]))
    return {
      cells,
      counts: lines.map(({ period, lines }): MonthCount => ({ period, lines, organisations: present.get(period) ?? 0 })),
    }
  },
})
