/** Amounts as people read them: short in tables, whole in their titles. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf, writtenAmount } from '../../../kernel/pure/money.ts'
import type { Figure } from '../../../modules/funding/index.ts'
import { formatCompact } from '../../numbers.ts'

/** For widths, shares and short forms alone; an amount is never kept as such a number. */
export function unitsOf(minor: string, currency: string): number {
  return Number(minor) / 10 ** minorDigitsOf(currency)
}

/** USD 1,234,567.50 */
export function fullAmount(minor: string, currency: string): string {
  const [whole = '', fraction] = writtenAmount(BigInt(minor), currency).split('.')
  return `${currency} ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction ? `.${fraction}` : ''}`
}

/** 1.2m; below a thousand, whole units. */
export function shortAmount(minor: string, currency: string, language: Language): string {
  const units = unitsOf(minor, currency)
  const size = Math.abs(units)
  const short = size > 0 && size < 1 ? '<1' : formatCompact(size < 1_000 ? Math.round(size) : size, language)
  return units < 0 ? `−${short}` : short
}

/** What stands behind a short amount: each currency whole, and whether some have no known rate. */
export function titleOf({ currencies, baseMinor }: Figure, base: string): string {
  const all = currencies.map(({ currency, amountMinor }) => fullAmount(amountMinor, currency))
  return all.length === 0 ? fullAmount(baseMinor, base) : all.join(' + ')
}

/** Per cent of a whole, whole numbers; null where the whole is nothing or unknown. */
export function percentOf(part: string, whole: string | null): number | null {
  if (whole === null || BigInt(whole) <= 0n) return null
  return (Number(part) / Number(whole)) * 100
}

/** Something is never 0 %, and less than all is never 100 %. */
export function shareText(percent: number): string {
  if (percent > 0 && percent < 0.5) return '<1 %'
  if (percent < 100 && percent >= 99.5) return '>99 %'
  return `${Math.round(percent)} %`
}
