import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import type { Presence, ReachFigure } from './overview.ts'

/** What an organisation does, in how many lines, and when it was last reported. */
export interface OrganisationActivity {
  leafId: string
  activityId: string | null
  /** As sheets wrote it, where the catalogue has no such activity. */
  activityDetail: string | null
  lines: number
  lastPeriod: string
}

export interface OrganisationWork {
  /** People as its own lines say, by the same rule as the kept totals: the highest month of each cell. */
  cells: ReachFigure[]
  presence: Presence[]
  months: { period: string; leafId: string; lines: number }[]
  /** Last month it reported for, at any time; null when it never did. */
  lastPeriod: string | null
  activities: OrganisationActivity[]
  /** Lines that it leads and another organisation implements. They count for the one that implements. */
  ledForOthers: number
}

const activitiesMax = 60

/** Lines that count for an organisation: those it implements, and those it leads where no implementer is named. */
export const countsFor = (organisationId: string) =>
  sql`(implementing_organisation_id = ${organisationId} or (implementing_organisation_id is null and lead_organisation_id = ${organisationId}))`

/**
 * Totals of one organisation by month and cell, from its lines (found by index), since totals are kept for all organisations together.
 * The rule is that of the kept totals: inside one site people are the highest figure over activities, sites add up, planned and
 * cancelled lines reach nobody.
 */
export function monthlyCellsOf(operationId: string, organisationId: string, from: string, to: string) {
  return sql`select period, leaf_id, place_id, group_id,
      greatest(max(reached) filter (where site is null), sum(reached) filter (where site is not null)) as reached,
      greatest(max(targeted) filter (where site is null), sum(targeted) filter (where site is not null)) as targeted,
      sum(lines) as lines, sum(lines_unknown) as lines_unknown, bool_or(illustrative) as illustrative
    from (select period, leaf_id, place_id, group_id, lower(site) as site,
        max(reached) filter (where status is null or status not in ('planned', 'cancelled')) as reached, max(targeted) as targeted,
        count(*) as lines, count(*) filter (where reached is null) as lines_unknown, bool_or(illustrative) as illustrative
      from activity_report where operation_id = ${operationId} and not withdrawn and period between ${from} and ${to}
        and ${countsFor(organisationId)} group by 1, 2, 3, 4, 5) per_site
    group by 1, 2, 3, 4`
}

/** What one organisation does, where, when and for how many, over a span of months. Figures, no lines: everybody in the operation sees them. */
export const showOrganisationWork = view({
  name: 'delivery.organisation-work',
  summary: 'What one organisation does, where, when and for how many people, over a span of months.',
  input: v.object({
    operationId: IdSchema,
    organisationId: IdSchema,
    from: v.optional(PeriodSchema, '0001-01'),
    to: v.optional(PeriodSchema, '9999-12'),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, organisationId, from, to }): Promise<OrganisationWork> {
    const present = sql`presence_cell where operation_id = ${operationId} and organisation_id = ${organisationId}`
    const inMonths = sql`period between ${from} and ${to}`
    const [cells, presence, months, last, activities, led] = await Promise.all([
      db.rows<ReachFigure>(sql`select leaf_id as "leafId", place_id as "placeId", group_id as "groupId", max(reached)::float8 as reached,
          max(targeted)::float8 as targeted, sum(lines)::int as lines, sum(lines_unknown)::int as "linesUnknown", bool_or(illustrative) as illustrative
        from (${monthlyCellsOf(operationId, organisationId, from, to)}) monthly group by 1, 2, 3`),
      db.rows<Presence>(sql`select leaf_id as "leafId", place_id as "placeId", organisation_id as "organisationId", sum(lines)::int as lines
        from ${present} and ${inMonths} group by 1, 2, 3`),
      db.rows<OrganisationWork['months'][number]>(
        sql`select period, leaf_id as "leafId", sum(lines)::int as lines from ${present} and ${inMonths} group by 1, 2 order by 1, 2`,
      ),
      db.find<{ period: string | null }>(sql`select max(period) as period from ${present}`),
      db.rows<OrganisationActivity>(sql`select leaf_id as "leafId", activity_id as "activityId",
          case when activity_id is null then min(activity_detail) end as "activityDetail", count(*)::int as lines, max(period) as "lastPeriod"
        from activity_report where operation_id = ${operationId} and not withdrawn and ${inMonths} and ${countsFor(organisationId)}
          and (activity_id is not null or activity_detail is not null)
        group by leaf_id, activity_id, case when activity_id is null then lower(activity_detail) end
        order by count(*) desc, 1, 2, 3 limit ${activitiesMax}`),
      db.find<{ n: number }>(sql`select count(*)::int as n from activity_report
        where operation_id = ${operationId} and not withdrawn and ${inMonths} and lead_organisation_id = ${organisationId}
          and implementing_organisation_id <> lead_organisation_id`),
    ])
    return { cells, presence, months, lastPeriod: last?.period ?? null, activities, ledForOthers: led?.n ?? 0 }
  },
})

/** The last month each organisation reported for; those that never did are left out. */
export const listLastReports = view({
  name: 'delivery.last-reports',
  summary: 'The last month that each organisation reported for.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }) =>
    db.rows<{
      organisationId: string
      lastPeriod: string
    }>(sql`select organisation_id as "organisationId", max(period) as "lastPeriod"
      from presence_cell where operation_id = ${operationId} group by 1`),
})
