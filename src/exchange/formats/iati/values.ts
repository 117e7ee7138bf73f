/** Values as IATI writes them (XML Schema), and what they mean. */
import { minorDigitsOf, minorOfDecimal } from '../../../kernel/pure/money.ts'

const dateForm = /^\s*(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?\s*$/
const timeForm = /^\s*(\d{4}-\d\d-\d\d)T([01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\s*$/
const decimalForm = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/

/** The day that a date of XML Schema names, without its zone; null where there is no such day. */
export function dayOf(text: string | undefined): string | null {
  const parts = dateForm.exec(text ?? '')
  if (!parts) return null
  const [, year, month, day] = parts
  const written = `${year}-${month}-${day}`
  const date = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(written) ? written : null
}

export const isDate = (text: string) => dayOf(text) !== null
export const isDateTime = (text: string) => dayOf(timeForm.exec(text)?.[1]) !== null
export const isDecimal = (text: string) => decimalForm.test(text)
export const isWhole = (text: string) => /^\s*[+-]?\d+\s*$/.test(text)
export const isTruth = (text: string) => /^\s*(?:true|false|0|1)\s*$/.test(text)

/** Whether something is said to be so; null where nothing readable is said. */
export function truthOf(text: string | undefined): boolean | null {
  if (text === undefined || !isTruth(text)) return null
  return /[t1]/.test(text)
}

/**
 * Minor units of an amount, rounded half away from zero where it has more digits than the currency: publishers write amounts that
 * they calculated. `rounded` says so. Null where it is no number.
 */
export function minorOf(amount: string, currency: string): { minor: bigint; rounded: boolean } | null {
  if (!isDecimal(amount)) return null
  const exact = minorOfDecimal(amount.trim().replace(/^([+-]?)\./, '$10.'), currency)
  if (exact !== null) return { minor: exact, rounded: false }
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(amount.trim())
  if (!parts) return null
  const [, sign, whole = '', fraction = ''] = parts
  if (whole.length > 24) return null
  const digits = minorDigitsOf(currency)
  const kept = BigInt(`${whole || '0'}${fraction.slice(0, digits).padEnd(digits, '0')}`)
  const minor = kept + ((fraction[digits] ?? '0') >= '5' ? 1n : 0n)
  return { minor: sign === '-' ? -minor : minor, rounded: true }
}

/** Latitude and longitude of a point (`lat lon`); null where it is none on this earth. */
export function pointOf(position: string | undefined): { latitude: number; longitude: number } | null {
  const parts = /^\s*([+-]?\d+(?:\.\d+)?)[\s,]+([+-]?\d+(?:\.\d+)?)\s*$/.exec(position ?? '')
  if (!parts) return null
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
