/** The month that the name of a file speaks of: offered to a person where a sheet does not say its own, never taken without them. */
import { readMonth } from './dates.ts'
import { westernDigits } from './text.ts'

/**
 * @returns YYYY-MM when the names speak of one month and no other (`som_3w_2022_mar.xlsx`); null for none, for several months
 *   (`jan-apr`) and for quarters.
 */
export function monthInNames(names: readonly string[]): string | null {
  const months = new Set<string>()
  for (const name of names) {
    const words = westernDigits(name)
      .replace(/\.\w{2,5}$/, '')
      .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/u)
      .filter(Boolean)
      .map(word => word.replace(/^((?:19|20)\d\d)(\d\d)$/, '$1-$2'))
    for (const [at, word] of words.entries())
      for (const said of [word, `${word} ${words[at + 1] ?? ''}`]) {
        const { value } = readMonth(said)
        if (value !== null) months.add(value)
      }
    // A month beside the one that has the year: the name speaks of both.
    const unnamed = words.filter(word => readMonth(word).error === 'period-without-year' && !/^\d+$/.test(word))
    if (unnamed.length > 1) return null
  }
  const [month, ...others] = months
  return month !== undefined && others.length === 0 ? month : null
}
