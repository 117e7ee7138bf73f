import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { type Db, type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, lineReaders, rowLimitsOf } from '../../operations/index.ts'
import { type Frequency, type ReportState, reportStates } from '../rules.ts'
import { PeriodLabelSchema } from '../schema.ts'

export interface ReportSummary {
  id: string
  calendarId: string
  frequency: Frequency
  organisationId: string
  clusterId: string
  /** 2005-03, 2005-Q1 or 2005-H1. */
  period: string
  /** ISO dates. */
  periodStart: string
  periodEnd: string
  dueOn: string
  /** While it waits for its reviewer; null otherwise. */
  reviewDueOn: string | null
  state: ReportState
  stateSince: string
  /** First sent after the day it was due, or not sent though that day is past. */
  late: boolean
  noActivity: boolean
  firstSubmittedAt: string | null
  submittedAt: string | null
  reviewedAt: string | null
  acceptedAt: string | null
  submissions: number
  /** Rows in it. */
  lines: number
  openComments: number
  version: number
  illustrative: boolean
}

export const reportsPage = 100
const inOrder = sql`r.period_end desc, r.cluster_id, r.organisation_id, r.id`

const lateNow = sql`(r.state <> 'waived' and coalesce((r.first_submitted_at at time zone 'UTC')::date, (now() at time zone 'UTC')::date) > r.due_on)`
const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const summaryColumns = sql`r.id, r.calendar_id as "calendarId", c.frequency, r.organisation_id as "organisationId", r.cluster_id as "clusterId",
  r.period, r.period_start::text as "periodStart", r.period_end::text as "periodEnd", r.due_on::text as "dueOn",
  r.review_due_on::text as "reviewDueOn", r.state, ${utc('r.state_since')} as "stateSince", ${lateNow} as late, r.no_activity as "noActivity",
  ${utc('r.first_submitted_at')} as "firstSubmittedAt", ${utc('r.submitted_at')} as "submittedAt", ${utc('r.reviewed_at')} as "reviewedAt",
  ${utc('r.accepted_at')} as "acceptedAt", r.submissions, r.line_count as lines, r.open_comments as "openComments", r.version, r.illustrative`

/** Reports that an actor may see: all, those of a cluster, or those of an organisation. */
export function visibleReports(actor: Actor, operationId: string): RawBuilder<unknown> {
  const limits = rowLimitsOf(actor, operationId)
  if (limits === null) return sql`true`
  const either = limits.flatMap(({ cluster, organisation }) => {
    if (cluster === undefined && organisation === undefined) return []
    const parts = [cluster && sql`r.cluster_id = ${cluster}`, organisation && sql`r.organisation_id = ${organisation}`]
    return [
      sql`(${sql.join(
        parts.filter(part => typeof part === 'object'),
        sql` and `,
      )})`,
    ]
  })
  return either.length === 0 ? sql`false` : sql`(${sql.join(either, sql` or `)})`
}

/** Reports that are an actor's to do something about: to write and send, or to review. */
function onTheirDesk(actor: Actor, operationId: string): RawBuilder<unknown> {
  const desks = actor.grants.flatMap(({ role, scope }) => {
    if (role === 'administrator') return [sql`r.state = 'submitted'`]
    if (scope.operation !== operationId) return []
    if ((role === 'focal-point' || role === 'field-staff') && scope.organisation)
      return [sql`(r.organisation_id = ${scope.organisation} and r.state in ('due', 'overdue', 'sent-back', 'reopened'))`]
    if (role === 'task-manager' && scope.cluster) return [sql`(r.cluster_id = ${scope.cluster} and r.state = 'submitted')`]
    return role === 'coordinator' || role === 'information-officer' ? [sql`r.state = 'submitted'`] : []
  })
  return desks.length === 0 ? sql`false` : sql`(${sql.join(desks, sql` or `)})`
}

/** Reports of an operation, the newest period first, with how many there are in each state. */
export const listReports = view({
  name: 'reporting.reports',
  summary: 'Periodic reports by state, cluster, organisation and period, limited to those your roles may see.',
  input: v.object({
    operationId: IdSchema,
    states: v.optional(v.array(v.picklist(reportStates))),
    clusterId: v.optional(IdSchema),
    organisationId: v.optional(IdSchema),
    calendarId: v.optional(IdSchema),
    period: v.optional(PeriodLabelSchema),
    /** Only those that are late, or were. */
    late: v.optional(v.boolean(), false),
    /** Only those that wait for the asker: to be sent, or to be reviewed. */
    mine: v.optional(v.boolean(), false),
    page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  policy: lineReaders,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, input, { actor }) {
    const { operationId, states, clusterId, organisationId, calendarId, period, late, mine, page } = input
    const parts = [sql`r.operation_id = ${operationId}`, visibleReports(actor, operationId)]
    if (clusterId) parts.push(sql`r.cluster_id = ${clusterId}`)
    if (organisationId) parts.push(sql`r.organisation_id = ${organisationId}`)
    if (calendarId) parts.push(sql`r.calendar_id = ${calendarId}`)
    if (period) parts.push(sql`r.period = ${period}`)
    if (late) parts.push(lateNow)
    if (mine) parts.push(onTheirDesk(actor, operationId))
    const asked = sql.join(parts, sql` and `)
    const inStates = states === undefined ? asked : sql`${asked} and r.state = any(${states}::text[])`
    const [counts, reports] = await Promise.all([
      db.rows<{ state: ReportState; count: number }>(
        sql`select r.state, count(*)::int as count from report r where ${asked} group by 1`,
      ),
      readSummaries(db, inStates, page),
    ])
    const byState = Object.fromEntries(counts.map(({ state, count }) => [state, count])) as Partial<Record<ReportState, number>>
    const count = counts.reduce((sum, each) => sum + (states === undefined || states.includes(each.state) ? each.count : 0), 0)
    return { reports, count, counts: byState, pageSize: reportsPage }
  },
})

/** The page is found by the index first, and only its reports are read whole. */
const readSummaries = (db: Db, asked: RawBuilder<unknown>, page: number) =>
  db.rows<ReportSummary>(sql`select ${summaryColumns}
    from (select r.* from report r where ${asked} order by ${inOrder} limit ${reportsPage} offset ${(page - 1) * reportsPage}) r
      join report_calendar c on c.operation_id = r.operation_id and c.id = r.calendar_id
    order by ${inOrder}`)
