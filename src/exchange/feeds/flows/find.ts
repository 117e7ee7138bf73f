/** Codes and names found as people write them: letters of another case and spaces do not matter where only one can be meant. Pure. */
import { createLikeness } from '../../../kernel/pure/likeness.ts'
import { nameKey, westernDigits } from '../text.ts'

export interface Codes<T> {
  /** What the text means; `differs` where it is written otherwise than it is known. */
  find(text: string): { code: string; of: T; differs: boolean } | undefined
  /** Codes that look alike, for people. */
  near(text: string): string
}

export const looseCode = (code: string): string =>
  westernDigits(code)
    .toUpperCase()
    .replace(/[\s\u200e\u200f]/g, '')

/** @param named further words that mean the entry; only a word that one entry alone has finds it. */
export function codesOf<T>(entries: readonly { code: string; of: T; named?: readonly string[] }[]): Codes<T> {
  const exact = new Map(entries.map(entry => [entry.code, entry]))
  const loose = new Map<string, Set<(typeof entries)[number]>>()
  const put = (key: string, entry: (typeof entries)[number]) => {
    if (key !== '') loose.set(key, (loose.get(key) ?? new Set()).add(entry))
  }
  for (const entry of entries) {
    put(`code ${looseCode(entry.code)}`, entry)
    for (const name of entry.named ?? []) put(`name ${nameKey(name)}`, entry)
  }
  const only = (key: string) => {
    const found = loose.get(key)
    return found?.size === 1 ? [...found][0] : undefined
  }
  return {
    find(text) {
      const found = exact.get(text) ?? only(`code ${looseCode(text)}`) ?? only(`name ${nameKey(text)}`)
      return found && { code: found.code, of: found.of, differs: found.code !== text && !(found.named ?? []).includes(text) }
    },
    near(text) {
      const likeness = createLikeness(entries.map(({ code, named = [] }) => ({ id: code, label: code, names: [code, ...named] })))
      return likeness
        .near(text)
        .flatMap(({ label }) => (label === text ? [] : [label]))
        .join(', ')
    },
  }
}
