/** How texts of pages are written and said: every text in every language of the interface, `{name}` filled in. */
import { fill } from '../../kernel/pure/fill.ts'
import type { Language } from '../../kernel/pure/languages.ts'

export type Text = Record<Language, string>

/** A text in English, Arabic and Sorani. */
export const text = (en: string, ar: string, ckb: string): Text => ({ en, ar, ckb })

/** Says the texts of a catalogue by their names. */
export function sayer<Catalogue extends Record<string, Text>>(catalogue: Catalogue) {
  return (language: Language, message: keyof Catalogue, values: Record<string, string | number> = {}): string =>
    fill(catalogue[message as string]?.[language] ?? '', language, values)
}
