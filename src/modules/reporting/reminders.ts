/** Whom a day asks to be reminded of which report. Pure: who delivers reminders gives each key once. */
import { awaited, daysBetween, type ReportState } from './rules.ts'

/** Of a report that is owed: seven days before, on the day, and one, seven and fourteen days after. Of one that was sent: to its reviewers. */
export const reminderKinds = [
  'due-soon',
  'due-today',
  'one-day-late',
  'seven-days-late',
  'fourteen-days-late',
  'sent-back',
  'reopened',
  'to-review',
  'review-due',
  'review-late',
] as const
export type ReminderKind = (typeof reminderKinds)[number]

export interface Reminder {
  /** The same for the same occasion, however often it is asked for. */
  key: string
  reportId: string
  kind: ReminderKind
  /** Focal points of the report's organisation, or those who review its cluster's reports. */
  audience: 'senders' | 'reviewers'
}

interface Remembered {
  id: string
  state: ReportState
  /** ISO dates. */
  dueOn: string
  reviewDueOn: string | null
  /** Times that it was sent: each asks for a review of its own, and each return is one of its own. */
  submissions: number
  illustrative: boolean
}

const soonDays = 7
/** From the latest on, the first that has passed counts: a day on which nobody was reminded is caught up with, once. */
const lateStages = [
  [14, 'fourteen-days-late'],
  [7, 'seven-days-late'],
  [1, 'one-day-late'],
] as const
/** After that many days nobody is reminded any more: whoever did not answer for so long is talked to. */
const givenUpDays = 30

function ofSenders({ dueOn }: Remembered, today: string): ReminderKind | null {
  const late = daysBetween(dueOn, today)
  if (late === 0) return 'due-today'
  if (late < 0) return late >= -soonDays ? 'due-soon' : null
  if (late > givenUpDays) return null
  return lateStages.find(([days]) => late >= days)?.[1] ?? null
}

function ofReviewers({ reviewDueOn }: Remembered, today: string): ReminderKind[] {
  if (reviewDueOn === null || reviewDueOn > today) return ['to-review']
  return ['to-review', reviewDueOn === today ? 'review-due' : 'review-late']
}

/** The reminders that a day (ISO) asks for, of reports as they stand; none of what is made up. */
export function remindersDue(reports: readonly Remembered[], today: string): Reminder[] {
  return reports.flatMap((report): Reminder[] => {
    const { id, state, dueOn, submissions, illustrative } = report
    if (illustrative) return []
    const reminder = (kind: ReminderKind, audience: Reminder['audience'], occasion: string | number): Reminder => ({
      ...{ key: `report:${id}:${kind}:${occasion}`, reportId: id, kind, audience },
    })
    if (awaited.some(each => each === state)) {
      const kind = ofSenders(report, today)
      return kind ? [reminder(kind, 'senders', dueOn)] : []
    }
    if (state === 'sent-back' || state === 'reopened') return [reminder(state, 'senders', submissions)]
    if (state === 'submitted') return ofReviewers(report, today).map(kind => reminder(kind, 'reviewers', submissions))
    return []
  })
}
