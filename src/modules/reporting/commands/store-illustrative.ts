import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { administrators, IdSchema } from '../../operations/index.ts'
import { daysAfter, periodNamed, reportStates } from '../rules.ts'
import { CalendarInput, DutyInput, PeriodLabelSchema, ReportRowInput, WordsSchema } from '../schema.ts'

const InstantSchema = v.pipe(v.string(), v.isoTimestamp())
const EventSchema = v.object({
  step: v.string(),
  from: v.nullable(v.picklist(reportStates)),
  to: v.picklist(reportStates),
  at: InstantSchema,
  by: v.string(),
  reason: v.optional(v.nullable(v.string()), null),
})

const IllustrativeReport = v.object({
  id: IdSchema,
  calendarId: IdSchema,
  organisationId: IdSchema,
  clusterId: IdSchema,
  period: PeriodLabelSchema,
  noActivity: v.boolean(),
  narrative: WordsSchema,
  constraints: WordsSchema,
  rows: v.array(v.required(ReportRowInput, ['id'])),
  events: v.pipe(v.array(EventSchema), v.minLength(1)),
  comments: v.array(v.object({ id: IdSchema, rowId: IdSchema, field: v.string(), text: v.string() })),
})
type IllustrativeReport = v.InferOutput<typeof IllustrativeReport>

/** The kept columns of a report, as they follow from what happened to it. */
function keptOf({ events, ...report }: IllustrativeReport, reviewDays: number) {
  const last = events.at(-1)
  const latest = (...steps: string[]) => events.findLast(({ step }) => steps.includes(step))
  const state = last?.to ?? 'not-yet-due'
  const submitted = latest('submit')
  const reviewed = latest('accept', 'send-back')
  return {
    ...{ id: report.id, state, state_since: last?.at, no_activity: report.noActivity, line_count: report.rows.length },
    ...{ narrative: report.narrative, constraints: report.constraints, open_comments: report.comments.length },
    ...{
      first_submitted_at: events.find(({ step }) => step === 'submit')?.at ?? null,
      submissions: events.filter(({ step }) => step === 'submit').length,
    },
    ...{ submitted_at: submitted?.at ?? null, submitted_by: submitted?.by ?? null },
    ...{ reviewed_at: reviewed?.at ?? null, reviewed_by: reviewed?.by ?? null },
    accepted_at: state === 'accepted' ? last?.at : null,
    accepted_by: state === 'accepted' ? last?.by : null,
    review_due_on: state === 'submitted' && submitted ? daysAfter(submitted.at.slice(0, 10), reviewDays) : null,
  }
}

/** What was sent is what stands in the rows, but for what a reviewer mended since. */
async function storeSubmissions(tx: Tx, operationId: string, reports: readonly IllustrativeReport[]): Promise<void> {
  const sent = reports.flatMap(({ id, noActivity, events }) =>
    events
      .filter(({ step }) => step === 'submit')
      .map(({ at, by }, nth) => ({ report_id: id, no: nth + 1, no_activity: noActivity, at, by })),
  )
  await tx.run(sql`insert into report_submission (operation_id, report_id, no, rows, "values", narrative, constraints, no_activity, at, by)
    select r.operation_id, r.id, input.no, coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'cells', w.cells
          || coalesce((select jsonb_object_agg(p ->> 'field', p ->> 'from') from jsonb_array_elements(w.repairs) p where p ->> 'by' is not null), '{}'))
        order by w.position) from report_row w where w.operation_id = r.operation_id and w.report_id = r.id), '[]'),
      '[]', r.narrative, r.constraints, input.no_activity, input.at, input.by
    from ${recordset(sent, 'report_id uuid, no int, no_activity boolean, at timestamptz, by text')}
      join report r on r.operation_id = ${operationId} and r.id = input.report_id`)
}

/** Stores made-up calendars, duties and reports, so that every page of reports has something to show. All of it is marked. */
export const storeIllustrativeReporting = command({
  name: 'reporting.store-illustrative',
  summary: 'Store illustrative reporting calendars, duties and reports.',
  input: v.object({
    operationId: IdSchema,
    calendars: v.array(v.object({ ...CalendarInput.entries, id: IdSchema })),
    duties: v.array(v.object({ ...DutyInput.entries, id: IdSchema, calendarId: IdSchema })),
    reports: v.array(IllustrativeReport),
  }),
  policy: administrators,
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  journalled: ({ operationId, reports }) => ({ operationId, reports: reports.length }),
  async apply(tx, { operationId, calendars, duties, reports }) {
    await tx.run(sql`insert into report_calendar (operation_id, id, names, frequency, cluster_id, due_days, review_days, starts, ends, illustrative)
      select ${operationId}, id, names, frequency, "clusterId", "dueDays", "reviewDays", starts, ends, true
      from ${recordset(calendars, 'id uuid, names jsonb, frequency text, "clusterId" uuid, "dueDays" int, "reviewDays" int, starts text, ends text')}`)
    await tx.run(sql`insert into report_duty (operation_id, id, calendar_id, organisation_id, cluster_id, starts, ends, illustrative)
      select ${operationId}, id, "calendarId", "organisationId", "clusterId", starts, ends, true
      from ${recordset(duties, 'id uuid, "calendarId" uuid, "organisationId" uuid, "clusterId" uuid, starts text, ends text')}`)
    const rhythms = new Map(calendars.map(calendar => [calendar.id, calendar]))
    const kept = reports.map(report => {
      const { dueDays = 0, reviewDays = 0 } = rhythms.get(report.calendarId) ?? {}
      const period = periodNamed(report.period)
      return {
        ...{ calendar_id: report.calendarId, organisation_id: report.organisationId, cluster_id: report.clusterId },
        ...{ period: report.period, period_start: period?.starts, period_end: period?.ends, review_days: reviewDays },
        due_on: daysAfter(period?.ends ?? '', dueDays),
        ...keptOf(report, reviewDays),
      }
    })
    const columns = `calendar_id uuid, organisation_id uuid, cluster_id uuid, period text, period_start date, period_end date, review_days int, due_on date,
      id uuid, state text, state_since timestamptz, no_activity boolean, line_count int, narrative text, constraints text, open_comments int,
      first_submitted_at timestamptz, submissions int, submitted_at timestamptz, submitted_by text, reviewed_at timestamptz, reviewed_by text,
      accepted_at timestamptz, accepted_by text, review_due_on date`
    const names = sql.raw(columns.replace(/(\w+) \w+(,|$)/g, '$1$2'))
    await tx.run(
      sql`insert into report (operation_id, illustrative, ${names}) select ${operationId}, true, ${names} from ${recordset(kept, columns)}`,
    )
    const rows = reports.flatMap(({ id, rows: own }) =>
      own.map(({ id: rowId, cells, line, repairs }, position) => ({ report_id: id, id: rowId, position, cells, line, repairs })),
    )
    await tx.run(sql`insert into report_row (operation_id, report_id, id, position, cells, line, repairs)
      select ${operationId}, report_id, id, position, cells, line, repairs
      from ${recordset(rows, 'report_id uuid, id uuid, position int, cells jsonb, line jsonb, repairs jsonb')}`)
    // The lines were there before, so nothing of them is taken back with a report.
    await tx.run(sql`insert into report_line (operation_id, report_id, line_key, brought)
      select r.operation_id, r.id, (w.line ->> 'lineKey')::uuid, false from report r
        join report_row w on w.operation_id = r.operation_id and w.report_id = r.id
      where r.operation_id = ${operationId} and r.illustrative and r.state = 'accepted'`)
    const events = reports.flatMap(({ id, events: own }) =>
      own.map(({ step, from, to, at, by, reason }, nth) => ({
        ...{ report_id: id, no: nth + 1, step, from_state: from, to_state: to, at, by, reason, since: own[nth - 1]?.at ?? null },
      })),
    )
    await tx.run(sql`insert into report_event (operation_id, report_id, no, step, from_state, to_state, reason, by, at, since)
      select ${operationId}, report_id, no, step, from_state, to_state, reason, by, at, since
      from ${recordset(events, 'report_id uuid, no int, step text, from_state text, to_state text, reason text, by text, at timestamptz, since timestamptz')}`)
    const comments = reports.flatMap(({ id, comments: own, events: happened }) =>
      own.map(({ id: commentId, rowId, field, text }) => ({
        ...{ report_id: id, id: commentId, row_id: rowId, field, text, by: happened.at(-1)?.by, at: happened.at(-1)?.at },
      })),
    )
    await tx.run(sql`insert into report_comment (operation_id, id, report_id, row_id, field, text, by, at)
      select ${operationId}, id, report_id, row_id, field, text, by, at
      from ${recordset(comments, 'report_id uuid, id uuid, row_id uuid, field text, text text, by text, at timestamptz')}`)
    await storeSubmissions(tx, operationId, reports)
    return { reports: reports.length }
  },
})
