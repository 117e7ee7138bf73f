/** Writes that several commands share: finding and locking a report, taking a step of it, its clock, its rows and values. */
import type { Actor } from '../../kernel/access.ts'
import type { CommandContext } from '../../kernel/command.ts'
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { changedMeanwhile } from '../../kernel/problems.ts'
import { stepOf } from '../../kernel/pure/machine.ts'
import { personBehind } from '../accounts/index.ts'
import type { ReportLine } from '../delivery/schema.ts'
import type { ValueInput } from '../indicators/schema.ts'
import { stepNotOpen } from './problems.ts'
import { clockSteps, daysAfter, type ReportState, type ReportStep, reportMachine } from './rules.ts'
import type { CellProblem, Cells, Repair } from './schema.ts'
import { tellOfReport } from './telling.ts'

export interface StoredReport {
  id: string
  calendarId: string
  organisationId: string
  clusterId: string
  period: string
  periodEnd: string
  dueOn: string
  reviewDays: number
  state: ReportState
  stateSince: Date
  noActivity: boolean
  narrative: string | null
  constraints: string | null
  firstSubmittedAt: Date | null
  submittedBy: string | null
  reviewedAt: Date | null
  submissions: number
  version: number
  illustrative: boolean
}

const storedColumns = sql`id, calendar_id as "calendarId", organisation_id as "organisationId", cluster_id as "clusterId", period,
  period_end::text as "periodEnd", due_on::text as "dueOn", review_days as "reviewDays", state, state_since as "stateSince",
  no_activity as "noActivity", narrative, constraints, first_submitted_at as "firstSubmittedAt", submitted_by as "submittedBy",
  reviewed_at as "reviewedAt", submissions, version, illustrative`

/** A report, held until the command is done; undefined when there is none. */
export const lockReport = (tx: Tx, operationId: string, id: string) =>
  tx.find<StoredReport>(sql`select ${storedColumns} from report where operation_id = ${operationId} and id = ${id} for update`)

/** What loads the report that a command names. */
export const loadReport = async (tx: Tx, input: { operationId: string; reportId: string }) =>
  (await lockReport(tx, input.operationId, input.reportId)) ?? null

export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)

/** @throws changedMeanwhile when somebody changed it after the version that the caller saw. */
export function assertSeen(seen: number, { version }: { version: number }): void {
  if (seen !== version) throw changedMeanwhile({ seen, current: version })
}

/** @throws stepNotOpen when the report cannot be written in as it stands. */
export function assertOpenFor(step: ReportStep, { state }: { state: ReportState }): ReportState {
  const found = stepOf(reportMachine, state, step)
  if (!found) throw stepNotOpen({ state })
  return found.to
}

export interface Event {
  step: string
  from: ReportState | null
  to: ReportState
  reason?: string | null
  by: string
}

/** Writes down what a report went through in one command, in order. */
export async function noteEvents(
  tx: Tx,
  operationId: string,
  report: { id: string; stateSince: Date },
  events: readonly Event[],
  now: Date,
): Promise<void> {
  const rows = events.map(({ step, from, to, reason = null, by }, nth) => ({
    ...{ nth, step, from_state: from, to_state: to, reason, by, at: now.toISOString() },
    since: from === null ? null : nth === 0 ? report.stateSince.toISOString() : now.toISOString(),
  }))
  await tx.run(sql`insert into report_event (operation_id, report_id, no, step, from_state, to_state, reason, by, at, since)
    select ${operationId}, ${report.id}, nth + 1 + coalesce((select max(no) from report_event where operation_id = ${operationId} and report_id = ${report.id}), 0),
      step, from_state, to_state, reason, by, at, since
    from ${recordset(rows, 'nth int, step text, from_state text, to_state text, reason text, by text, at timestamptz, since timestamptz')}`)
}

/** The columns that a step changes besides the state. */
type Changes = RawBuilder<unknown>

/**
 * Takes a step of a report: state, clocks and event in one. What is withdrawn before any review goes on to where the clock stands.
 * @throws stepNotOpen
 */
export async function takeStep(
  tx: Tx,
  { operationId, report, step, reason = null, changes }: TakenStep,
  { actor, now, touch }: CommandContext,
): Promise<{ id: string; version: number; state: ReportState }> {
  const to = assertOpenFor(step, report)
  const events: Event[] = [{ step, from: report.state, to, reason, by: actor.id }]
  let state: ReportState = to
  for (const tick of clockSteps(to, report, dayOf(now))) {
    events.push({ ...tick, by: 'system' })
    state = tick.to
  }
  await noteEvents(tx, operationId, report, events, now)
  await tx.run(sql`update report set state = ${state}, state_since = ${now}, version = version + 1 ${changes ? sql`, ${changes}` : sql``}
    where operation_id = ${operationId} and id = ${report.id}`)
  await tellOfReport(tx, operationId, report.id, { actor, now })
  touch('report', report.id, 'changed')
  return { id: report.id, version: report.version + 1, state }
}

interface TakenStep {
  operationId: string
  report: StoredReport
  step: ReportStep
  reason?: string | null
  changes?: Changes
}

/** The columns of a report that was sent; by whom is the person, whatever token they used. */
export async function submittedNow(tx: Tx, report: StoredReport, { actor, now }: CommandContext): Promise<Changes> {
  return sql`submitted_at = ${now}, submitted_by = ${await personBehind(tx, actor)}, first_submitted_at = coalesce(first_submitted_at, ${now}),
    review_due_on = ${daysAfter(dayOf(now), report.reviewDays)}, submissions = submissions + 1`
}

/** Whether an actor, or the person whose token it is, sent a report; it may hold the token itself that it was sent with. */
export async function isSentBy(db: Db, actor: Actor, { submittedBy }: Pick<StoredReport, 'submittedBy'>): Promise<boolean> {
  if (submittedBy === null) return false
  const sender = await personBehind(db, { kind: 'token', id: submittedBy })
  return sender === (await personBehind(db, actor))
}

export interface StoredRow {
  id: string
  position: number
  cells: Cells
  line: ReportLine | null
  repairs: Repair[]
  problems: CellProblem[]
}

export const rowsOf = (db: Db, operationId: string, reportId: string) =>
  db.rows<StoredRow>(sql`select id, position, cells, line, repairs, problems from report_row
    where operation_id = ${operationId} and report_id = ${reportId} order by position, id`)

export interface StoredValue {
  planIndicatorId: string
  month: string
  placeId: string | null
  categories: Record<string, string>
  numerator: number | null
  denominator: number | null
  note: string | null
}

export const valuesOf = (db: Db, operationId: string, reportId: string) =>
  db.rows<StoredValue>(sql`select plan_indicator_id as "planIndicatorId", month, place_id as "placeId", categories,
      numerator::float8 as numerator, denominator::float8 as denominator, note
    from report_value where operation_id = ${operationId} and report_id = ${reportId} order by position`)

/** Values of a report as the indicators take them: all of them are its organisation's. */
export const asSaid = (values: readonly StoredValue[], organisationId: string): ValueInput[] =>
  values.map(({ month, ...value }, nth) => ({ ...value, period: month, organisationId, row: nth + 1 }))

/** Puts rows in the place of all that the report had. */
export async function storeRows(tx: Tx, operationId: string, reportId: string, rows: readonly StoredRow[]): Promise<void> {
  await tx.run(sql`delete from report_row where operation_id = ${operationId} and report_id = ${reportId}`)
  await tx.run(sql`insert into report_row (operation_id, report_id, id, position, cells, line, repairs, problems)
    select ${operationId}, ${reportId}, id, position, cells, nullif(line, 'null'::jsonb), repairs, problems
    from ${recordset(rows, 'id uuid, position int, cells jsonb, line jsonb, repairs jsonb, problems jsonb')}`)
}

/** Puts values in the place of all that the report had. */
export async function storeValues(tx: Tx, operationId: string, reportId: string, values: readonly StoredValue[]): Promise<void> {
  const rows = values.map((value, position) => ({
    ...{ position, plan_indicator_id: value.planIndicatorId, month: value.month, place_id: value.placeId },
    ...{ categories: value.categories, numerator: value.numerator, denominator: value.denominator, note: value.note },
  }))
  await tx.run(sql`delete from report_value where operation_id = ${operationId} and report_id = ${reportId}`)
  await tx.run(sql`insert into report_value (operation_id, report_id, position, plan_indicator_id, month, place_id, categories, numerator, denominator, note)
    select ${operationId}, ${reportId}, position, plan_indicator_id, month, place_id, categories, numerator, denominator, note
    from ${recordset(
      rows,
      'position int, plan_indicator_id uuid, month text, place_id uuid, categories jsonb, numerator numeric, denominator numeric, note text',
    )}`)
}

/** Keeps what is sent now as it is: cells as they were typed, values and words. */
export async function keepSubmission(
  tx: Tx,
  operationId: string,
  report: StoredReport & { fileName?: string | null },
  noActivity: boolean,
  { actor, now }: CommandContext,
): Promise<void> {
  await tx.run(sql`insert into report_submission (operation_id, report_id, no, rows, "values", narrative, constraints, no_activity, at, by, file_name)
    select r.operation_id, r.id, r.submissions + 1,
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'cells', w.cells) order by w.position) from report_row w
        where w.operation_id = r.operation_id and w.report_id = r.id), '[]'),
      coalesce((select jsonb_agg(jsonb_build_object('planIndicatorId', x.plan_indicator_id, 'month', x.month, 'placeId', x.place_id,
          'categories', x.categories, 'numerator', x.numerator, 'denominator', x.denominator, 'note', x.note) order by x.position)
        from report_value x where x.operation_id = r.operation_id and x.report_id = r.id), '[]'),
      r.narrative, r.constraints, ${noActivity}, ${now}, ${actor.id}, ${report.fileName ?? null}::text
    from report r where r.operation_id = ${operationId} and r.id = ${report.id}`)
}

/** Counts the comments of a report that are open, for its lists. */
export const openComments = (operationId: string, reportId: string) =>
  sql`(select count(*)::int from report_comment where operation_id = ${operationId} and report_id = ${reportId} and resolved_at is null)`
