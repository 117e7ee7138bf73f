/** When somebody is reminded of a duty: 30 and 7 days before, on the day, and the day after. Pure. */

const stages = [
  [-1, 'late'],
  [0, 'today'],
  [7, 'week'],
  [30, 'month'],
] as const
export type DutyStage = (typeof stages)[number][1]

/** Days after it was due in which a reminder is still given: a site that stood still tells it late, and nobody is told of last year. */
const lastReminderDays = 14

/** The latest reminder that is to be given on a day for something due on another (both ISO dates); null when there is none. */
export function dutyReminderOn(today: string, due: string): DutyStage | null {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
  if (days < -lastReminderDays) return null
  return stages.find(([from]) => days <= from)?.[1] ?? null
}
