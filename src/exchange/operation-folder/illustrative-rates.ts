/** Illustrative exchange rates of 2004 and 2005: near to what they were, and none of them is a published one. */
import type { Illustrating } from './illustrative-indicators.ts'

/** Units for one dollar about the middle of the two years, and how far months lie from it at most. */
const around: Record<string, [middle: number, swing: number, decimals: number]> = {
  AUD: [1.33, 0.06, 3],
  DKK: [5.99, 0.3, 3],
  EUR: [0.805, 0.04, 4],
  GBP: [0.546, 0.02, 4],
  IQD: [1_463, 9, 1],
  JPY: [109, 5, 2],
  KWD: [0.293, 0.002, 4],
}

export const monthsOfBoth = ['2004', '2005'].flatMap(year =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
)

export type MonthlyRates = { currency: string; day: string; unitsPerBase: string; source: string }[]

/** One rate for each currency and month, on its first day. */
export const illustrativeRates = ({ chance }: Pick<Illustrating, 'chance'>): MonthlyRates =>
  Object.entries(around).flatMap(([currency, [middle, swing, decimals]]) =>
    monthsOfBoth.map((month, nth) => {
      const wave = 0.7 * Math.sin(nth / 4) + 0.3 * (2 * chance('rate', currency, month) - 1)
      return { currency, day: `${month}-01`, unitsPerBase: (middle + swing * wave).toFixed(decimals), source: 'illustrative' }
    }),
  )
