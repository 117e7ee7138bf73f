/** Amounts as people read them, with as many digits as the currency has, and as forms write them. */
import { minorDigitsOf, minorOfDecimal, writtenAmount } from '../../../kernel/pure/money.ts'
import { westernDigits } from '../../../kernel/pure/text.ts'
import type { Figure } from '../../../modules/funding/index.ts'

/** 1,250,000.50 USD: whole minor units of a currency; in its own direction inside a text of any language. */
export function money(minor: string | bigint, currency: string): string {
  const [whole = '', fraction = ''] = writtenAmount(BigInt(minor), currency).split('.')
  const digits = minorDigitsOf(currency)
  const cents = fraction === '' ? '' : `.${fraction.padEnd(digits, '0')}`
  const grouped = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',')
  return `\u2066${whole.startsWith('-') ? '−' : ''}${grouped}${cents} ${currency}\u2069`
}

/** Minor units of what somebody wrote: 1,250,000.50, in the digits of any language; null for nothing, undefined for no amount. */
export function minorOfWritten(written: string, currency: string): string | null | undefined {
  const plain = westernDigits(written)
    .replace(/[,\s\u00a0\u066c]/g, '')
    .replace('\u066b', '.')
  if (plain === '') return null
  const minor = minorOfDecimal(plain, currency)
  return minor === null || minor <= 0n ? undefined : String(minor)
}

/**
 * Per cent of a whole with at most one digit after the point, in its own direction; something is never 0 %, and less than all is never
 * 100 %.
 */
export function percentText(part: bigint, whole: bigint): string {
  if (whole === 0n) return '–'
  return `\u2066${shareOf(part, whole)}\u00a0%\u2069`
}

function shareOf(part: bigint, whole: bigint): string {
  const permille = Number((part * 2_000n + whole) / (whole * 2n))
  if (part > 0n && permille === 0) return '<0.1'
  if (part < whole && permille >= 1_000) return '>99.9'
  return permille % 10 === 0 ? String(permille / 10) : (permille / 10).toFixed(1)
}

/** The amounts of a figure in the one currency that all of them are in, else in the reporting currency. */
export function comparable(
  figures: readonly Figure[],
  base: string,
): { currency: string; withoutRate: boolean; of(figure: Figure): bigint } {
  const [only, ...others] = new Set(figures.flatMap(({ currencies }) => currencies.map(({ currency }) => currency)))
  if (only !== undefined && others.length === 0)
    return {
      currency: only,
      withoutRate: false,
      of: ({ currencies }) => currencies.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n),
    }
  return {
    currency: base,
    withoutRate: figures.some(({ withoutBase }) => withoutBase > 0),
    of: ({ baseMinor }) => BigInt(baseMinor),
  }
}

/** The currencies of a figure, each whole; nothing where there is none. */
export const amountsOf = ({ currencies }: Figure): string[] =>
  currencies.map(({ currency, amountMinor }) => money(amountMinor, currency))
