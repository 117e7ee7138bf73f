/** A periodic report as a state machine, its clock, and the periods it is of. Browser-safe. */
import type { Machine } from '../../kernel/pure/machine.ts'
import type { Role } from '../operations/roles.ts'

export const reportStates = ['not-yet-due', 'due', 'overdue', 'submitted', 'sent-back', 'accepted', 'reopened', 'waived'] as const
export type ReportState = (typeof reportStates)[number]

const keepers = ['administrator', 'coordinator', 'information-officer'] as const satisfies readonly Role[]
/** Those who report for the organisation, or have its report on their desk because they keep the operation's data. */
const senders = [...keepers, 'focal-point', 'field-staff'] as const satisfies readonly Role[]
/** Those who review what a cluster's partners send. */
const reviewers = [...keepers, 'task-manager'] as const satisfies readonly Role[]
const clock = ['system'] as const

/** States in which a report waits for its organisation for the first time; the clock moves it from one to the next. */
export const awaited = ['not-yet-due', 'due', 'overdue'] as const satisfies readonly ReportState[]
/** States in which the organisation may write in its report. */
export const writable = [...awaited, 'sent-back', 'reopened'] as const satisfies readonly ReportState[]

/**
 * "No activity" is a submission like every other. What is withdrawn before it was ever reviewed goes back to the clock; a correction that
 * is withdrawn stays one that is asked for. Nothing but a reviewer's step leads into `accepted`.
 */
export const reportMachine = {
  name: 'report',
  initial: 'not-yet-due',
  final: ['accepted', 'waived'],
  steps: [
    { name: 'fall-due', from: ['not-yet-due'], to: 'due', by: clock },
    { name: 'pass-due', from: ['due'], to: 'overdue', by: clock },
    { name: 'submit', from: writable, to: 'submitted', by: senders },
    { name: 'withdraw', from: ['submitted'], to: 'not-yet-due', by: senders },
    { name: 'withdraw-correction', from: ['submitted'], to: 'sent-back', by: senders },
    { name: 'send-back', from: ['submitted'], to: 'sent-back', by: reviewers, needs: ['reason-or-comment'] },
    { name: 'accept', from: ['submitted'], to: 'accepted', by: reviewers },
    { name: 'reopen', from: ['accepted'], to: 'reopened', by: reviewers, needs: ['reason'] },
    { name: 'waive', from: awaited, to: 'waived', by: reviewers, needs: ['reason'] },
  ],
} as const satisfies Machine<ReportState, Role | 'system'>

export type ReportStep = (typeof reportMachine.steps)[number]['name']

export const frequencies = ['month', 'quarter', 'half-year'] as const
export type Frequency = (typeof frequencies)[number]

const monthsIn: Record<Frequency, number> = { month: 1, quarter: 3, 'half-year': 6 }

/** A period of reporting: `2005-03`, `2005-Q1`, `2005-H1`; its months as YYYY-MM, its days as ISO dates. */
export interface Period {
  label: string
  months: string[]
  starts: string
  ends: string
}

const two = (number: number) => String(number).padStart(2, '0')

/** The period of a frequency that a month (YYYY-MM) lies in. */
export function periodOf(frequency: Frequency, month: string): Period {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  const length = monthsIn[frequency]
  const index = Math.floor((nth - 1) / length)
  const months = Array.from({ length }, (_, each) => `${year}-${two(index * length + each + 1)}`)
  const last = (index + 1) * length
  const label =
    frequency === 'month' ? month : `${String(year).padStart(4, '0')}-${frequency === 'quarter' ? 'Q' : 'H'}${index + 1}`
  return { label, months, starts: `${months[0]}-01`, ends: new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10) }
}

/** The period that a label names; null when it names none. */
export function periodNamed(label: string): (Period & { frequency: Frequency }) | null {
  const found = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12]))$/.exec(label)
  if (!found) return null
  const [, year, month, quarter, half] = found
  if (month) return { ...periodOf('month', label), frequency: 'month' }
  if (quarter) return { ...periodOf('quarter', `${year}-${two(Number(quarter) * 3)}`), frequency: 'quarter' }
  return { ...periodOf('half-year', `${year}-${two(Number(half) * 6)}`), frequency: 'half-year' }
}

/** Months from one to another, both included; none when the first is the later. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month)
  return months
}

function nextMonth(month: string): string {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  return nth === 12 ? `${year + 1}-01` : `${year}-${two(nth + 1)}`
}

/** A day so many days after another; ISO dates. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one day to another; ISO dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The state in which the clock finds a report that nobody sent: due from the day after its period, overdue from the day after it was due. */
export function stateByClock(
  { periodEnd, dueOn }: { periodEnd: string; dueOn: string },
  today: string,
): (typeof awaited)[number] {
  if (today <= periodEnd) return 'not-yet-due'
  return today <= dueOn ? 'due' : 'overdue'
}

/** The steps that the clock takes a report through until it stands where it should on a day. */
export function clockSteps(
  state: ReportState,
  dates: { periodEnd: string; dueOn: string },
  today: string,
): { step: 'fall-due' | 'pass-due'; from: ReportState; to: ReportState }[] {
  const goal = awaited.indexOf(stateByClock(dates, today))
  const order: readonly ReportState[] = awaited
  const at = order.indexOf(state)
  if (at === -1) return []
  const steps = [
    { step: 'fall-due', from: 'not-yet-due', to: 'due' },
    { step: 'pass-due', from: 'due', to: 'overdue' },
  ] as const
  return steps.slice(at, goal)
}

/** Whether a report was late, or is: first sent after the day it was due, or not sent though that day is past. */
export function isLate(
  { state, dueOn, firstSubmittedOn }: { state: ReportState; dueOn: string; firstSubmittedOn: string | null },
  today: string,
): boolean {
  if (state === 'waived') return false
  return (firstSubmittedOn ?? today) > dueOn
}
