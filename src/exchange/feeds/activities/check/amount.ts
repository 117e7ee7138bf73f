/** How much: the money of a row. */

import { minorDigitsOf } from '../../../../kernel/pure/money.ts'
import { nameKey } from '../../text.ts'
import { readQuantity } from '../../values.ts'
import type { Reading } from './row.ts'

/** Currencies as people write them where only one can be meant. */
const currencyWords = new Map(
  Object.entries({
    USD: ['us$', 'us dollar', 'us dollars', 'dollar us', 'dollars us', 'دولار أمريكي', 'دولار امريكي', 'دۆلاری ئەمریکی'],
    EUR: ['€', 'euro', 'euros', 'يورو', 'یۆرۆ'],
    IQD: ['iraqi dinar', 'iraqi dinars', 'دينار عراقي', 'د.ع', 'دیناری عێراقی'],
  }).flatMap(([code, words]) => words.map(word => [word.toLowerCase(), code] as const)),
)
/** The ISO code of a currency that is written in words or by its sign; undefined where it is not one of these. */
export const currencyMeant = (written: string): string | undefined => currencyWords.get(written.toLowerCase())

const kindModalities = new Set(
  [
    'in kind',
    'in-kind',
    'inkind',
    'goods',
    'service',
    'services',
    'service delivery',
    'en nature',
    'en especie',
    'عيني',
    'عينية',
    'خدمات',
    'کاڵا',
    'خزمەتگوزاری',
  ].map(nameKey),
)

export interface Money {
  /** ISO 4217. */
  currency: string | null
  /** Integer minor units of the currency, as text; unknown without a currency. */
  valueMinor: string | null
}

export function readMoney({ cell, text, notes }: Reading): Money {
  const written = text('currency')
  const meant = written === null ? undefined : currencyMeant(written)
  if (meant) notes.add('repair', 'name-spelled-otherwise', 'currency', { now: meant })
  const currency = meant ?? written?.toUpperCase() ?? null
  const amount = notes.take(readQuantity(cell('value')), 'value')
  if (amount === null) return { currency, valueMinor: null }
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    notes.add('error', 'currency-missing', currency === null ? 'value' : 'currency')
    return { currency, valueMinor: null }
  }
  const modality = text('modality')
  if (modality !== null && kindModalities.has(nameKey(modality)) && Number(amount) > 0)
    notes.add('warning', 'value-without-cash', 'value', { modality })
  const digits = minorDigitsOf(currency)
  const [whole = '0', decimals = ''] = amount.split('.')
  if (/[1-9]/.test(decimals.slice(digits)) || whole.length + digits > 18) {
    notes.add('error', 'amount-too-fine', 'value', { digits })
    return { currency, valueMinor: null }
  }
  return { currency, valueMinor: BigInt(whole + decimals.slice(0, digits).padEnd(digits, '0')).toString() }
}
