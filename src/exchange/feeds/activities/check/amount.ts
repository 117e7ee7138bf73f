/** How much: the money of a row. */
import { readQuantity } from '../../values.ts'
import { minorDigitsOf } from '../money.ts'
import type { Reading } from './row.ts'

/** An amount in minor units of its currency, as text; unknown without a currency. */
export function readMoney({ cell, text, notes }: Reading): string | null {
  const amount = notes.take(readQuantity(cell('value')), 'value')
  if (amount === null) return null
  const currency = text('currency')?.toUpperCase() ?? null
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    notes.add('error', 'currency-missing', currency === null ? 'value' : 'currency')
    return null
  }
  const digits = minorDigitsOf(currency)
  const [whole = '0', decimals = ''] = amount.split('.')
  if (/[1-9]/.test(decimals.slice(digits)) || whole.length + digits > 18) {
    notes.add('error', 'amount-too-fine', 'value', { digits })
    return null
  }
  return BigInt(whole + decimals.slice(0, digits).padEnd(digits, '0')).toString()
}
