import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { daysAfter, periodOf } from '../rules.ts'

/** How an organisation's reports came, by the month in which their period ended. */
export interface OnTimeOfOrganisation {
  organisationId: string
  month: string
  /** Reports whose day to be sent is past; waived ones are not among them. */
  due: number
  onTime: number
  late: number
  missing: number
}

/** How long reports waited for a reviewer, by the month in which they were reviewed. */
export interface OnTimeOfReviewer {
  clusterId: string
  reviewer: string
  month: string
  reviewed: number
  /** Reviewed within the days that a reviewer has. */
  inTime: number
  /** Whole days and parts of them. */
  medianDays: number
}

/** Reporting and reviewing on time, as a trend: by organisation, and by whoever reviews. */
export const showOnTime = view({
  name: 'reporting.on-time',
  summary: 'Reports on time, late and missing by organisation and month, and how long reports waited for review.',
  input: v.object({
    operationId: IdSchema,
    clusterId: v.optional(IdSchema),
    organisationId: v.optional(IdSchema),
    from: PeriodSchema,
    to: PeriodSchema,
  }),
  policy: members,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, { operationId, clusterId, organisationId, from, to }) {
    const parts = [sql`r.operation_id = ${operationId}`]
    if (clusterId) parts.push(sql`r.cluster_id = ${clusterId}`)
    if (organisationId) parts.push(sql`r.organisation_id = ${organisationId}`)
    const [start, end] = [`${from}-01T00:00:00Z`, `${daysAfter(periodOf('month', to).ends, 1)}T00:00:00Z`]
    const asked = sql.join(parts, sql` and `)
    const sentOn = sql`(r.first_submitted_at at time zone 'UTC')::date`
    const past = sql`r.state <> 'waived' and r.due_on < (now() at time zone 'UTC')::date`
    const [organisations, reviewers] = await Promise.all([
      db.rows<OnTimeOfOrganisation>(sql`select r.organisation_id as "organisationId", to_char(r.period_end, 'YYYY-MM') as month, count(*)::int as due,
          count(*) filter (where ${sentOn} <= r.due_on)::int as "onTime", count(*) filter (where ${sentOn} > r.due_on)::int as late,
          count(*) filter (where r.first_submitted_at is null)::int as missing
        from report r where ${asked} and ${past} and r.period_end >= ${start}::date and r.period_end < ${end}::date
        group by 1, 2 order by 1, 2`),
      db.rows<OnTimeOfReviewer>(sql`select r.cluster_id as "clusterId", e.by as reviewer, to_char(e.at at time zone 'UTC', 'YYYY-MM') as month,
          count(*)::int as reviewed,
          count(*) filter (where (e.at at time zone 'UTC')::date - (e.since at time zone 'UTC')::date <= r.review_days)::int as "inTime",
          (percentile_cont(0.5) within group (order by extract(epoch from e.at - e.since)) / 86400)::float8 as "medianDays"
        from report_event e join report r on r.operation_id = e.operation_id and r.id = e.report_id
        where ${asked} and e.operation_id = ${operationId} and e.step in ('accept', 'send-back') and e.since is not null
          and e.at >= ${start} and e.at < ${end}
        group by 1, 2, 3 order by 1, 2, 3`),
    ])
    return { organisations, reviewers }
  },
})
