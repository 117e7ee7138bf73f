import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { reachedFor } from '../small-numbers.ts'
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
  /** People as the lines say that count for it: those it implements, and those it leads where no implementer is named. The highest month of each cell. */
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
  async read(db, { operationId, organisationId, from, to }, { actor }): Promise<OrganisationWork> {
    const own = sql`operation_id = ${operationId} and organisation_id = ${organisationId}`
    const present = sql`presence_cell where ${own}`
    const inMonths = sql`period between ${from} and ${to}`
    const [cells, presence, months, last, activities, led] = await Promise.all([
      db.rows<ReachFigure>(sql`select leaf_id as "leafId", place_id as "placeId", group_id as "groupId", max(${reachedFor(actor, operationId)})::float8 as reached,
          max(targeted)::float8 as targeted, sum(lines)::int as lines, sum(lines_unknown)::int as "linesUnknown", bool_or(illustrative) as illustrative
        from organisation_cell where ${own} and ${inMonths} group by 1, 2, 3`),
      db.rows<Presence>(sql`select leaf_id as "leafId", place_id as "placeId", organisation_id as "organisationId", sum(lines)::int as lines
        from ${present} and ${inMonths} group by 1, 2, 3`),
      db.rows<OrganisationWork['months'][number]>(
        sql`select period, leaf_id as "leafId", sum(lines)::int as lines from ${present} and ${inMonths} group by 1, 2 order by 1, 2`,
      ),
      db.find<{ period: string | null }>(sql`select max(period) as period from ${present}`),
      db.rows<OrganisationActivity>(sql`select leaf_id as "leafId", activity_id as "activityId",
          min(written) as "activityDetail", sum(lines)::int as lines, max(period) as "lastPeriod"
        from activity_cell where ${own} and ${inMonths}
        group by leaf_id, activity_id, activity_detail order by sum(lines) desc, 1, 2, 3 limit ${activitiesMax}`),
      db.find<{ n: number }>(sql`select coalesce(sum(lines), 0)::int as n from partner_cell
        where operation_id = ${operationId} and ${inMonths} and lead_organisation_id = ${organisationId}
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
