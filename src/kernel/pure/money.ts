/** Money as it is kept: whole minor units of a currency (ISO 4217), never a fraction. Browser-safe. */
import currencies from 'currency-codes'

/** How many digits after the point a currency has (ISO 4217): three for IQD, none for JPY; two for one that the list no longer has. */
export function minorDigitsOf(currency: string): number {
  return currencies.code(currency)?.digits ?? 2
}

/** Minor units as a form or a sheet writes them: 1250000.50. Nothing for an amount that is not known. */
export function writtenAmount(minor: number | bigint | null, currency: string | null): string {
  if (minor === null) return ''
  const digits = minorDigitsOf(currency ?? '')
  const sign = minor < 0 ? '-' : ''
  const padded = String(minor)
    .replace('-', '')
    .padStart(digits + 1, '0')
  const fraction = digits === 0 ? '' : padded.slice(-digits)
  return `${sign}${digits === 0 ? padded : padded.slice(0, -digits)}${/[1-9]/.test(fraction) ? `.${fraction}` : ''}`
}

/**
 * Minor units of a decimal number as a document writes it (`-1250000.5`); null where it is no such number, or has more digits after the
 * point than the currency, unless they are zeros: an amount is never rounded.
 */
export function minorOfDecimal(written: string, currency: string): bigint | null {
  const parts = /^([+-]?)(\d{1,24})(?:\.(\d{0,24}))?$/.exec(written.trim())
  if (!parts) return null
  const [, sign, whole = '', fraction = ''] = parts
  const digits = minorDigitsOf(currency)
  if (/[1-9]/.test(fraction.slice(digits))) return null
  const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return sign === '-' ? -minor : minor
}

/**
 * Splits an amount in proportion to weights, to the last minor unit: largest remainder, ties to the earlier weight. The parts sum to the
 * amount, and none is larger than its weight where the weights sum to at least the amount.
 * @param weights none below zero.
 * @throws RangeError when the amount is not zero and no weight is above zero.
 */
export function splitInProportion(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (amount === 0n) return weights.map(() => 0n)
  if (whole <= 0n || weights.some(weight => weight < 0n)) throw new RangeError('An amount is split by weights above zero.')
  const size = amount < 0n ? -amount : amount
  const parts = weights.map(weight => (size * weight) / whole)
  const remainders = weights.map((weight, at) => ({ at, left: (size * weight) % whole }))
  remainders.sort((a, b) => (a.left === b.left ? a.at - b.at : a.left > b.left ? -1 : 1))
  let missing = size - parts.reduce((sum, part) => sum + part, 0n)
  for (const { at } of remainders) {
    if (missing === 0n) break
    parts[at] = (parts[at] ?? 0n) + 1n
    missing -= 1n
  }
  return amount < 0n ? parts.map(part => -part) : parts
}

/** The same with every amount as a decimal string: JSON has no whole numbers of any size. */
export type Written<T> = T extends bigint
  ? string
  : T extends readonly (infer Part)[]
    ? Written<Part>[]
    : T extends object
      ? { [Name in keyof T]: Written<T[Name]> }
      : T

/** Writes every `bigint` of plain data as a decimal string; what a view answers is given away as JSON. */
export function written<T>(value: T): Written<T> {
  const of = (part: unknown): unknown => {
    if (typeof part === 'bigint') return String(part)
    if (Array.isArray(part)) return part.map(of)
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, of(inner)]))
  }
  return of(value) as Written<T>
}
