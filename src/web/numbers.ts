/** Numbers and months as people read them; Western digits in every language, as agreed for figures. */
import { type Language, type Names, nameIn } from '../kernel/pure/languages.ts'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const compactUnits: Record<Language, readonly [thousand: string, million: string]> = {
  en: ['k', 'm'],
  ar: [' ألف', ' م'],
  ckb: [' هەزار', ' ملیۆن'],
}

/** 12,345 */
export function formatWhole(value: number): string {
  return whole.format(value)
}

/** At most three figures: 940, 9.4k, 1.2m. For cells of a matrix, which have the full figure in their title. */
export function formatCompact(value: number, language: Language): string {
  const [thousand, million] = compactUnits[language]
  const short = (scaled: number) => (scaled < 10 ? scaled.toFixed(1).replace('.0', '') : String(Math.round(scaled)))
  if (value < 1_000) return String(value)
  if (value < 999_500) return short(value / 1_000) + thousand
  return short(value / 1_000_000) + million
}

const months: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  // The names used in Iraq and the Levant.
  ar: [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
  ckb: [
    'کانوونی دووەم',
    'شوبات',
    'ئازار',
    'نیسان',
    'ئایار',
    'حوزەیران',
    'تەمووز',
    'ئاب',
    'ئەیلوول',
    'تشرینی یەکەم',
    'تشرینی دووەم',
    'کانوونی یەکەم',
  ],
}

/** A month (YYYY-MM) by its name and year. */
export function formatMonth(period: string, language: Language): string {
  const [year, month] = period.split('-')
  return `${months[language][Number(month) - 1] ?? month} ${year}`
}

/** Name of a thing in the reader's language, or its code. */
export function named(thing: { names: Names; code?: string }, language: Language): string {
  return nameIn(thing.names, language) || thing.code || ''
}
