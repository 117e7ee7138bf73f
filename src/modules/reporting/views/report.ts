import * as v from 'valibot'
import { type Actor, isAllowed } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { stepsFrom } from '../../../kernel/pure/machine.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, lineReaders } from '../../operations/index.ts'
import { isSender, reviewers, scopeOf, seenOf, seesReport, senders } from '../access.ts'
import { type ReportState, type ReportStep, reportMachine } from '../rules.ts'
import type { Cells } from '../schema.ts'
import { isSentBy, rowsOf, type StoredRow, type StoredValue, valuesOf } from '../store.ts'
import { type ReportSummary, type StoredSummary, summaryColumns, summaryFor } from './reports.ts'

export type ReportRow = StoredRow
export type ReportValue = StoredValue

export interface ReportComment {
  id: string
  /** Null: on the report as a whole; with a row and without a field: on the row. */
  rowId: string | null
  field: string | null
  text: string
  by: string
  at: string
  resolvedBy: string | null
  resolvedAt: string | null
}

export interface ReportEvent {
  no: number
  step: ReportStep | 'make'
  from: ReportState | null
  to: ReportState
  reason: string | null
  /** Who; `system` for the clock. */
  by: string
  at: string
  /** When the state that it left began. */
  since: string | null
}

export interface ReportPhoto {
  id: string
  name: string
  mediaType: string
  size: number
  caption: string | null
  by: string
  at: string
}

/** What was sent, as it was sent. */
export interface ReportSubmission {
  no: number
  rows: { id: string; cells: Cells }[]
  values: ReportValue[]
  narrative: string | null
  constraints: string | null
  noActivity: boolean
  at: string
  by: string
}

export interface ReportRecord extends ReportSummary {
  submittedBy: string | null
  reviewedBy: string | null
  acceptedBy: string | null
  /** Null: nothing was written. */
  narrative: string | null
  constraints: string | null
  rows: ReportRow[]
  values: ReportValue[]
  comments: ReportComment[]
  events: ReportEvent[]
  submissions: number
  sent: ReportSubmission[]
  photos: ReportPhoto[]
  /**
   * What is not sent yet is its organisation's: others see that the report is owed, and nothing that is in it. Of a correction they see
   * what was sent before it, and this is false.
   */
  contentHidden: boolean
  /** Steps that the asker may take now. */
  steps: ReportStep[]
  /** Whether the asker may write in it, and whether they may mend cells and review it. */
  mayWrite: boolean
  /** Whether what they write may be of the whole organisation: its words, and figures of no place. */
  mayWriteWhole: boolean
  mayReview: boolean
}

const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

type Words = Pick<ReportRecord, 'submittedBy' | 'reviewedBy' | 'acceptedBy' | 'narrative' | 'constraints'>
type Head = ReportSummary & Words

/** A report that the actor may see; undefined when there is none. */
export async function findReport(db: Db, operationId: string, reportId: string, actor: Actor): Promise<Head | undefined> {
  const found = await db.find<
    StoredSummary & Words
  >(sql`select ${summaryColumns}, r.submitted_by as "submittedBy", r.reviewed_by as "reviewedBy",
      r.accepted_by as "acceptedBy", r.narrative, r.constraints
    from report r join report_calendar c on c.operation_id = r.operation_id and c.id = r.calendar_id
    where r.operation_id = ${operationId} and r.id = ${reportId}`)
  return found && seesReport(actor, operationId, found) ? summaryFor(actor, operationId, found) : undefined
}

/** What a report said when it was sent last, for those who do not see what is typed in its correction. */
function asSent(last: ReportSubmission | undefined): Pick<ReportRecord, 'narrative' | 'constraints' | 'rows' | 'values'> {
  const { narrative = null, constraints = null, rows = [], values = [] } = last ?? {}
  const shown = rows.map((row, position) => ({ ...row, position, line: null, repairs: [], problems: [] }))
  return { narrative, constraints, rows: shown, values }
}

/** Photographs of a report, but for those of a correction that is not sent yet. */
const photosSeen = (operationId: string, reportId: string, seen: 'all' | 'sent') =>
  sql`operation_id = ${operationId} and report_id = ${reportId} and removed_at is null ${
    seen === 'all'
      ? sql``
      : sql`and at <= (select max(s.at) from report_submission s where s.operation_id = ${operationId} and s.report_id = ${reportId})`
  }`

async function stepsOf(db: Db, actor: Actor, operationId: string, report: Head): Promise<ReportStep[]> {
  const isOwn = await isSentBy(db, actor, report)
  const sends = isSender(actor, operationId, report)
  const reviews = isAllowed(actor, reviewers, [scopeOf(operationId, report)])
  return stepsFrom(reportMachine, report.state).flatMap(step => {
    const { name, by } = step as (typeof reportMachine.steps)[number]
    if (by.some(role => role === 'system')) return []
    if (name === 'withdraw' || name === 'withdraw-correction')
      return sends && (report.reviewedAt === null) === (name === 'withdraw') ? [name] : []
    if (name === 'submit') return sends ? [name] : []
    if (name === 'accept' && isOwn) return []
    return reviews ? [name] : []
  })
}

export const showReport = view({
  name: 'reporting.report',
  summary: 'One periodic report with its rows, figures, words, comments, history and what may be done with it.',
  input: v.object({ operationId: IdSchema, reportId: IdSchema }),
  policy: lineReaders,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, { operationId, reportId }, { actor }): Promise<ReportRecord> {
    const report = await findReport(db, operationId, reportId, actor)
    if (!report) throw notFound()
    const seen = seenOf(actor, operationId, report)
    const contentHidden = seen === 'nothing'
    const own = sql`operation_id = ${operationId} and report_id = ${reportId}`
    const [rows, values, comments, events, sent, photos] = await Promise.all([
      seen !== 'all' ? [] : rowsOf(db, operationId, reportId),
      seen !== 'all' ? [] : valuesOf(db, operationId, reportId),
      contentHidden
        ? []
        : db.rows<ReportComment>(sql`select id, row_id as "rowId", field, text, by, ${utc('at')} as at, resolved_by as "resolvedBy", ${utc('resolved_at')} as "resolvedAt"
        from report_comment where ${own} order by at, id`),
      db.rows<ReportEvent>(sql`select no, step, from_state as "from", to_state as "to", reason, by, ${utc('at')} as at, ${utc('since')} as since
        from report_event where ${own} order by no`),
      contentHidden
        ? []
        : db.rows<ReportSubmission>(sql`select no, rows, "values", narrative, constraints, no_activity as "noActivity", ${utc('at')} as at, by
          from report_submission where ${own} order by no`),
      contentHidden
        ? []
        : db.rows<ReportPhoto>(sql`select id, name, media_type as "mediaType", length(bytes) as size, caption, by, ${utc('at')} as at
          from report_file where ${photosSeen(operationId, reportId, seen)} order by at, id`),
    ])
    const instead = seen === 'all' ? {} : asSent(seen === 'sent' ? sent.at(-1) : undefined)
    const isWritable = stepsFrom(reportMachine, report.state).some(({ name }) => name === 'submit')
    return {
      ...{ ...report, rows, values, comments, events, sent, photos, contentHidden, ...instead },
      steps: await stepsOf(db, actor, operationId, report),
      mayWrite: isSender(actor, operationId, report) && isWritable,
      mayWriteWhole: isAllowed(actor, senders, [scopeOf(operationId, report)]) && isWritable,
      mayReview: report.state === 'submitted' && isAllowed(actor, reviewers, [scopeOf(operationId, report)]),
    }
  },
})

/** A photograph of a report, as stored without metadata. */
export const showPhoto = view({
  name: 'reporting.photo',
  summary: 'One photograph of a report, in base64.',
  input: v.object({ operationId: IdSchema, reportId: IdSchema, id: IdSchema }),
  policy: lineReaders,
  scope: async (_db, { operationId }) => ({ operation: operationId }),
  async read(db, { operationId, reportId, id }, { actor }) {
    const report = await findReport(db, operationId, reportId, actor)
    const seen = report && seenOf(actor, operationId, report)
    if (!seen || seen === 'nothing') throw notFound()
    const found = await db.find<{
      name: string
      mediaType: string
      bytes: Buffer
    }>(sql`select name, media_type as "mediaType", bytes
      from report_file where ${photosSeen(operationId, reportId, seen)} and id = ${id}`)
    if (!found) throw notFound()
    return { name: found.name, mediaType: found.mediaType, content: found.bytes.toString('base64') }
  },
})
