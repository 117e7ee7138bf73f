/** How long money takes from one step to the next: medians and spread of whole days. Pure. */

/** The steps of a contribution's money, in their order. */
export const moneySteps = ['pledge', 'commitment', 'payment', 'allocation', 'expenditure', 'people'] as const
export type MoneyStep = (typeof moneySteps)[number]

/** First day of each step, as YYYY-MM-DD; a step that did not come, or of which nobody said when, is absent. */
export type FirstDays = Partial<Record<MoneyStep, string>>

export interface Spread {
  /** How many went from the one step to the other. */
  count: number
  /** How many took the first and not yet the second. */
  open: number
  /** How many had the second before the first: counted as zero days, and said. */
  before: number
  /** Whole days; null where nobody went. */
  lowerQuartile: number | null
  median: number | null
  upperQuartile: number | null
  longest: number | null
}

const dayLength = 86_400_000
/** Whole days between two dates; below zero when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength)
}

/**
 * A quantile of sorted whole days, rounded to a half day: linear between the two nearest (type 7 of Hyndman and Fan, 1996), which is what
 * spreadsheets and R answer with.
 */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return Math.round((below + (above - below) * (at - Math.floor(at))) * 2) / 2
}

/**
 * Days from a step to a later one over several pieces of money. Steps between need not be known. Money whose first step is not known is
 * in no count: unknown is not open.
 */
export function spreadOf(money: readonly FirstDays[], from: MoneyStep, to: MoneyStep): Spread {
  const days: number[] = []
  let open = 0
  let before = 0
  for (const first of money) {
    const start = first[from]
    const end = first[to]
    if (start === undefined) continue
    if (end === undefined) {
      open += 1
      continue
    }
    const took = daysBetween(start, end)
    if (took < 0) before += 1
    days.push(Math.max(took, 0))
  }
  days.sort((a, b) => a - b)
  return {
    count: days.length,
    open,
    before,
    lowerQuartile: quantile(days, 0.25),
    median: quantile(days, 0.5),
    upperQuartile: quantile(days, 0.75),
    longest: days.at(-1) ?? null,
  }
}

/** Days over which a distribution is drawn: up to and with the first, up to the second…, and longer. */
export const dayClasses = [0, 7, 30, 90, 180, 365] as const

/** How many took as long as each class of days says, and last how many took longer than all. */
export function distribution(money: readonly FirstDays[], from: MoneyStep, to: MoneyStep): number[] {
  const counts = Array.from({ length: dayClasses.length + 1 }, () => 0)
  for (const first of money) {
    const start = first[from]
    const end = first[to]
    if (start === undefined || end === undefined) continue
    const took = Math.max(daysBetween(start, end), 0)
    const at = dayClasses.findIndex(longest => took <= longest)
    const place = at === -1 ? dayClasses.length : at
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}
