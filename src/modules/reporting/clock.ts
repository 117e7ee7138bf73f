/** Reports as the calendar makes them, and their clock: set-based, for any number of them. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { daysAfter, type Frequency, monthsBetween, type Period, periodOf, type ReportState } from './rules.ts'

interface Rhythm {
  id: string
  frequency: Frequency
  dueDays: number
  reviewDays: number
  starts: string
  ends: string | null
}

/** The periods of a calendar that have begun by a day. */
export function periodsBegun(
  { frequency, starts, ends }: Pick<Rhythm, 'frequency' | 'starts' | 'ends'>,
  today: string,
): Period[] {
  const thisMonth = today.slice(0, 7)
  const last = ends !== null && ends < thisMonth ? ends : thisMonth
  const periods = new Map<string, Period>()
  for (const month of monthsBetween(starts, last)) {
    const period = periodOf(frequency, month)
    periods.set(period.label, period)
  }
  return [...periods.values()]
}

const slotsOf = async (db: Db, operationId: string, until: string) =>
  (
    await db.rows<Rhythm>(sql`select id, frequency, due_days as "dueDays", review_days as "reviewDays", starts, ends
      from report_calendar where operation_id = ${operationId} order by id`)
  ).flatMap(calendar =>
    periodsBegun(calendar, until).map(({ label, starts, ends }) => ({
      ...{ calendar_id: calendar.id, period: label, period_start: starts, period_end: ends, review_days: calendar.reviewDays },
      due_on: daysAfter(ends, calendar.dueDays),
    })),
  )

const slotsTable = (slots: readonly object[]) =>
  recordset(slots, 'calendar_id uuid, period text, period_start date, period_end date, review_days int, due_on date')

/** A duty that asks for the report of a slot. */
const owes = (
  operationId: string,
) => sql`d.operation_id = ${operationId} and d.calendar_id = input.calendar_id and d.merge_id is null
  and coalesce(d.starts, '0000') <= to_char(input.period_end, 'YYYY-MM') and coalesce(d.ends, '9999') >= to_char(input.period_start, 'YYYY-MM')`

const missing = (operationId: string, slots: readonly object[]) => sql`from ${slotsTable(slots)}
  join report_duty d on ${owes(operationId)}
  where not exists (select 1 from report r where r.operation_id = d.operation_id and r.calendar_id = d.calendar_id
    and r.organisation_id = d.organisation_id and r.cluster_id = d.cluster_id and r.period_start = input.period_start)`

const waitsForClock = (operationId: string, today: string) => sql`operation_id = ${operationId} and (
  (state = 'not-yet-due' and period_end < ${today}::date) or (state = 'due' and due_on < ${today}::date))`

/**
 * Whether reports are to be made, or the clock is to move some, on a day (ISO): pages ask this before they have it done. Duties make the
 * reports of what has begun when they are set, so what can be missing is a period of which a calendar has no report at all.
 */
export async function reportsNeedClock(db: Db, operationId: string, today: string): Promise<boolean> {
  if (await db.find(sql`select 1 from report where ${waitsForClock(operationId, today)} limit 1`)) return true
  const slots = await slotsOf(db, operationId, today)
  const begun = sql`select 1 from ${slotsTable(slots)}
    where not exists (select 1 from report r where r.operation_id = ${operationId} and r.period_end = input.period_end and r.calendar_id = input.calendar_id)
      and exists (select 1 from report_duty d where ${owes(operationId)}) limit 1`
  return slots.length > 0 && (await db.find(begun)) !== undefined
}

/** Makes the reports of all duties for the periods that have begun by a day. @returns ids of the new ones. */
export async function makeReports(tx: Tx, operationId: string, { until, now }: { until: string; now: Date }): Promise<string[]> {
  const slots = await slotsOf(tx, operationId, until)
  // In order, so that all is read before anything is written: looking for each among those just written takes longer the more there are.
  const made = await tx.rows<{ id: string }>(sql`insert into report
      (operation_id, id, calendar_id, organisation_id, cluster_id, period, period_start, period_end, due_on, review_days, state_since, illustrative)
    select ${operationId}, gen_random_uuid(), d.calendar_id, d.organisation_id, d.cluster_id, input.period, input.period_start, input.period_end,
      input.due_on, input.review_days, ${now}, d.illustrative
    ${missing(operationId, slots)} order by input.period_start, d.id on conflict do nothing returning id`)
  const ids = made.map(({ id }) => id)
  await tx.run(sql`insert into report_event (operation_id, report_id, no, step, from_state, to_state, by, at)
    select ${operationId}, id, 1, 'make', null, 'not-yet-due', 'system', ${now} from unnest(${ids}::uuid[]) as made (id)`)
  return ids
}

const ticks = [
  ['fall-due', 'not-yet-due', 'due', sql.ref('period_end')],
  ['pass-due', 'due', 'overdue', sql.ref('due_on')],
] as const satisfies readonly (readonly [string, ReportState, ReportState, unknown])[]

/** Moves every report to where the clock finds it on a day. @returns how many steps were taken. */
export async function moveClocks(tx: Tx, operationId: string, { today, now }: { today: string; now: Date }): Promise<number> {
  let steps = 0
  for (const [step, from, to, passed] of ticks) {
    const waiting = await tx.rows<{ id: string; since: Date }>(sql`select id, state_since as since from report
      where operation_id = ${operationId} and state = ${from} and ${passed} < ${today}::date order by id for update`)
    if (waiting.length === 0) continue
    // Lists of ids, for which the planner knows how many there are: a join of what was written in this transaction it plans as if of nothing.
    const ids = waiting.map(({ id }) => id)
    await tx.run(
      sql`update report set state = ${to}, state_since = ${now} where operation_id = ${operationId} and id = any(${ids}::uuid[])`,
    )
    const counted = sql`select report_id, max(no) as no from report_event where operation_id = ${operationId} and report_id = any(${ids}::uuid[]) group by 1`
    steps += await tx.run(sql`insert into report_event (operation_id, report_id, no, step, from_state, to_state, by, at, since)
      select ${operationId}, w.id, coalesce(c.no, 0) + 1, ${step}, ${from}, ${to}, 'system', ${now}, w.since
      from unnest(${ids}::uuid[], ${waiting.map(({ since }) => since.toISOString())}::timestamptz[]) as w (id, since)
        left join (${counted}) c on c.report_id = w.id`)
  }
  return steps
}
