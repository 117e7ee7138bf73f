/** The languages of the interface, as BCP 47 tags. Sorani is `ckb`; files of the field often tag it `ku`. */
export const languages = ['en', 'ar', 'ckb'] as const
export type Language = (typeof languages)[number]

/** A text in some of the languages; a name that is known in one language only has one entry. */
export type Names = Partial<Record<Language, string>>

/** Writing direction of a language. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'en' ? 'ltr' : 'rtl'
}

/** The text in the asked language, else in English, else in whatever language it is known; `''` when there is none. */
export function nameIn(names: Names, language: Language): string {
  return names[language] ?? names.en ?? names.ar ?? names.ckb ?? ''
}
