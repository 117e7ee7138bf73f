/** Days, instants and months as people read them. Instants are UTC and say so. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { formatMonth } from '../../numbers.ts'

/** A day (YYYY-MM-DD) by its number, its month's name and its year. */
export function formatDate(date: string, language: Language): string {
  return `${Number(date.slice(8, 10))} ${formatMonth(date.slice(0, 7), language)}`
}

/** An instant (ISO 8601, UTC) to the minute. */
export function formatInstant(instant: string, language: Language): string {
  const comma = language === 'en' ? ',' : '،'
  return `${formatDate(instant, language)}${comma} ${instant.slice(11, 16)} UTC`
}

const monthsMax = 60

/** Every month of a span, first to last; of a span longer than five years the last five. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  const indexOf = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1
  for (let index = Math.max(indexOf(from), indexOf(to) - monthsMax + 1); index <= indexOf(to); index++)
    months.push(`${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`)
  return months
}
