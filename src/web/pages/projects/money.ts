/** Amounts as they are written in a form and read back: integer minor units, never a rounded number. */
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import { westernDigits } from '../../../kernel/pure/text.ts'

/** Minor units of an amount such as 1,250,000.50; null for an empty field, undefined for what is no amount of the currency. */
export function minorOf(written: string, currency: string): number | null | undefined {
  const plain = westernDigits(written).replace(/[,\s\u00a0\u066c]/g, '')
  if (plain === '') return null
  const digits = minorDigitsOf(currency)
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(plain)
  const fraction = parts?.[2]?.replace(/0+$/, '') ?? ''
  if (!parts || fraction.length > digits) return undefined
  const minor = Number(`${parts[1]}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}
