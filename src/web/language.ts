/** The language a browser was told to show. */
import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Language } from '../kernel/pure/languages.ts'

export const languageCookie = 'wusul_language'
const year = 31_536_000

export function setLanguageCookie(c: Context, language: Language): void {
  setCookie(c, languageCookie, language, { path: '/', maxAge: year, sameSite: 'Lax', httpOnly: true })
}

/** Whoever signs in next on this browser sees the language of their own account. */
export function forgetLanguage(c: Context): void {
  deleteCookie(c, languageCookie, { path: '/' })
}
