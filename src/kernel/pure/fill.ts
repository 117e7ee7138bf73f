/** Texts with `{name}` in them, filled. */
import { directionOf, type Language } from './languages.ts'

/** A number as it is written, or nothing that has an order of its own. */
const inOrderAlready = /^(?:[\d.,٫٬]*|[^\dA-Za-z\u00c0-\u024f]*)$/
const isolatedAlready = /^[\u2066-\u2068][^\u2066-\u2069]*\u2069$/

/**
 * A value as it stands in a text of a language. In one that is written from the right, a date, a code or a Latin name between its words
 * would fall apart and be read in another order (`2005-13-01` as `01-13-2005`): it is isolated, as Unicode's bidirectional algorithm
 * (UAX #9) has it. Such marks are not seen, and our readers of names leave them out.
 */
export function standingIn(language: Language, value: string | number): string {
  const text = String(value)
  if (directionOf(language) === 'ltr' || inOrderAlready.test(text) || isolatedAlready.test(text)) return text
  return `\u2068${text}\u2069`
}

/**
 * Fills a text of a language.
 * @param missing what stands for a name that has no value, or an empty one.
 */
export function fill(
  text: string,
  language: Language,
  values: Readonly<Record<string, string | number | null | undefined>>,
  missing = '',
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    return value === undefined || value === null || value === '' ? missing : standingIn(language, value)
  })
}
