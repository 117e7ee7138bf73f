/** Situation reports as a state machine, the months they cover, and the rules that figures were made by. Browser-safe. */
import type { Machine } from '../../kernel/pure/machine.ts'
import type { Role } from '../operations/roles.ts'

export const sitrepStates = ['drafted', 'reviewed', 'published', 'replaced', 'withdrawn'] as const
export type SitrepState = (typeof sitrepStates)[number]

/** Of a cluster's report, its task manager too; of the country team's, those who keep the whole operation. */
const makers = ['administrator', 'coordinator', 'information-officer', 'task-manager'] as const satisfies readonly Role[]

/**
 * Nothing is published without review, and what was published is not written in any more: a correction is a new edition, and publishing it
 * replaces the one before. Writing after the review takes the review back.
 */
export const sitrepMachine = {
  name: 'situation-report',
  initial: 'drafted',
  final: ['published', 'replaced', 'withdrawn'],
  steps: [
    { name: 'write', from: ['drafted', 'reviewed'], to: 'drafted', by: makers },
    { name: 'review', from: ['drafted'], to: 'reviewed', by: makers },
    { name: 'send-back', from: ['reviewed'], to: 'drafted', by: makers, needs: ['reason'] },
    { name: 'publish', from: ['reviewed'], to: 'published', by: makers },
    { name: 'withdraw', from: ['drafted', 'reviewed'], to: 'withdrawn', by: makers, needs: ['reason'] },
    { name: 'replace', from: ['published'], to: 'replaced', by: makers, needs: ['correction'] },
  ],
} as const satisfies Machine<SitrepState, Role>
export type SitrepStep = (typeof sitrepMachine.steps)[number]['name']

/** Parts that people write, in the order of the page. */
export const textParts = ['highlights', 'response', 'constraints', 'outlook'] as const
export type TextPart = (typeof textParts)[number]

/**
 * Versions of the rules that the figures of a snapshot are made by. A change of what is counted or how raises the number of its rule here,
 * so that a difference between then and now can be told from a difference of rules; `content` is the shape of the snapshot itself.
 */
export const ruleVersions = {
  content: 1,
  people: 1,
  gaps: 1,
  silence: 1,
  overlaps: 1,
  indicators: 1,
  objectives: 1,
} as const
export type RuleName = keyof typeof ruleVersions

/** First and last month, YYYY-MM. */
export interface Months {
  from: string
  to: string
}

/** A report covers at most that many months. */
export const monthsMax = 36

/** Months from one to the other, both counted; 0 or less when the last is before the first. */
export function monthCount({ from, to }: Months): number {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return number(to) - number(from) + 1
}

const month = '\\d{4}-(?:0[1-9]|1[0-2])'
const twoDigits = (value: number) => String(value).padStart(2, '0')

/** The months of a period as people write it: 2005-03, 2005-Q2, 2005-H1, 2005, 2005-01..2005-06. Null when it is none. */
export function monthsOf(period: string): Months | null {
  const written = period.trim().toUpperCase()
  const span = new RegExp(`^(${month})(?:\\.\\.|/)(${month})$`).exec(written)
  if (span?.[1] && span[2]) return span[1] <= span[2] ? { from: span[1], to: span[2] } : null
  if (new RegExp(`^${month}$`).test(written)) return { from: written, to: written }
  const part = /^(\d{4})(?:-(?:Q([1-4])|H([12])))?$/.exec(written)
  if (!part) return null
  const [, year, quarter, half] = part
  const length = quarter ? 3 : half ? 6 : 12
  const first = (Number(quarter ?? half ?? 1) - 1) * length + 1
  return { from: `${year}-${twoDigits(first)}`, to: `${year}-${twoDigits(first + length - 1)}` }
}

/** The shortest way to write months: what `monthsOf` reads. */
export function periodOf({ from, to }: Months): string {
  if (from === to) return from
  const year = from.slice(0, 4)
  const named = [...[1, 2, 3, 4].map(no => `${year}-Q${no}`), `${year}-H1`, `${year}-H2`, year]
  const found = named.find(name => {
    const months = monthsOf(name)
    return months?.from === from && months.to === to
  })
  return found ?? `${from}..${to}`
}
