/** Digits after the point of the currencies that do not have two (ISO 4217). */
const minorDigits: Record<string, number> = {
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

/** How many digits after the point a currency has. */
export function minorDigitsOf(currency: string): number {
  return minorDigits[currency] ?? 2
}

/** Minor units as a form or a sheet writes them: 1250000.50 */
export function writtenAmount(minor: number | null, currency: string | null): string {
  if (minor === null) return ''
  const digits = minorDigitsOf(currency ?? '')
  const padded = String(minor).padStart(digits + 1, '0')
  const fraction = digits === 0 ? '' : padded.slice(-digits)
  return `${digits === 0 ? padded : padded.slice(0, -digits)}${/[1-9]/.test(fraction) ? `.${fraction}` : ''}`
}
