/** Parts that figures are broken down by: how a part is written as a key, and how totals follow from parts. Pure and browser-safe. */
import type { Categories } from './schema.ts'

/** A part as a key: its categories in the order of their dimensions, `age=children,sex=f`; `''` is the total. */
export function keyOf(categories: Categories): string {
  return Object.entries(categories)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, category]) => `${dimension}=${category}`)
    .join(',')
}

/** The categories that a key stands for. */
export function categoriesOf(key: string): Categories {
  return key === '' ? {} : Object.fromEntries(key.split(',').map(part => part.split('=') as [string, string]))
}

/** A known amount: the numbers of a figure whose unknowns are left out. */
export interface Amount {
  numerator: number
  denominator: number | null
}

const without = (categories: Categories, dimension: string): Categories =>
  Object.fromEntries(Object.entries(categories).filter(([name]) => name !== dimension))

/**
 * Totals that nobody said and that follow from parts: where every category of a dimension is known, the figure without that dimension
 * is their sum. Girls, boys, women and men give children and adults, women and men, and all people; girls and boys alone give no total,
 * for unknown is not zero.
 * @param stated known amounts of one organisation, place and month by key.
 * @param unknown keys that were said to be unknown: what was said counts, and nothing is put in its place.
 * @param dimensions the categories in force of every dimension.
 */
export function totalsOf(
  stated: ReadonlyMap<string, Amount>,
  unknown: ReadonlySet<string>,
  dimensions: ReadonlyMap<string, readonly string[]>,
): Map<string, Amount> {
  const known = new Map(stated)
  const found = new Map<string, Amount>()
  // From the finest parts to the total: what follows may give what follows further.
  const waiting = [...stated.keys()]
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const categories = categoriesOf(key)
    for (const dimension of Object.keys(categories).sort()) {
      const rest = without(categories, dimension)
      const total = keyOf(rest)
      if (known.has(total) || unknown.has(total)) continue
      const all = dimensions.get(dimension) ?? []
      const parts = all.map(category => known.get(keyOf({ ...rest, [dimension]: category })))
      if (parts.length === 0 || parts.some(part => part === undefined)) continue
      const sum = parts.reduce<Amount>(
        (amount, part) => ({
          numerator: amount.numerator + (part?.numerator ?? 0),
          denominator: part?.denominator == null ? amount.denominator : (amount.denominator ?? 0) + part.denominator,
        }),
        { numerator: 0, denominator: null },
      )
      known.set(total, sum)
      found.set(total, sum)
      waiting.push(total)
    }
  }
  return found
}
