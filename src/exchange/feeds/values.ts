/** Cells read as texts and numbers; what had to be assumed is said. Pure. */
import type { Cell } from '../formats/table.ts'
import { cleanText, nameKey, saysNothing, westernDigits } from './text.ts'

/** What reading a cell gave: its value, the repair that was made, or why it cannot be read. */
export interface Read<T> {
  value: T | null
  /** Code of a safe repair or of an assumption that was made. */
  note?: string | undefined
  /** The note is an assumption that a person should look at, not a safe repair. */
  doubt?: boolean
  /** Code of the error. */
  error?: string
}

/** The cell as clean text; null when it says nothing. */
export function readText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)
  const text = cleanText(String(cell))
  return saysNothing(text) ? null : text
}

// One separator in all groups, and no zero in front: 0.500 is half of something, not five hundred.
const grouped = /^[1-9]\d{0,2}([,.\s'’٬])\d{3}(?:\1\d{3})*$/
const groupedWithZeros = /^([1-9]\d{0,2}(?:([,.\s'’])\d{3})(?:\2\d{3})*)[.,]0+$/
// Hundreds of thousands as South Asia writes them: 12,34,567.
const groupedInLakhs = /^[1-9]\d?(?:,\d{2})+,\d{3}$/
const digitsOnly = (text: string) => Number(text.replace(/\D/g, ''))

const zeroWords = new Set(['zero', 'zéro', 'cero', 'صفر', 'سفر', 'нуль'].map(nameKey))
/** Words that mean "nobody" to some and "not known" to others. */
const noneWords = new Set(
  [
    'none',
    'nil',
    'nobody',
    'no one',
    'aucun',
    'aucune',
    'néant',
    'ninguno',
    'ninguna',
    'لا يوجد',
    'لا أحد',
    'لا شيء',
    'هیچ',
    'نییە',
    'نیە',
  ].map(nameKey),
)
const peopleWords = new Set(
  ['people', 'persons', 'person', 'individuals', 'ind', 'pers', 'personnes', 'personas', 'شخص', 'أشخاص', 'فرد', 'نفر', 'کەس'].map(
    nameKey,
  ),
)

/**
 * A count of people, households or the like: a whole number, not below zero. Unit: whatever is counted.
 * `1,000`, `1.000` and `1 000` are a thousand: people have no decimals.
 */
export function readCount(cell: Cell | undefined): Read<number> {
  if (cell === null || cell === undefined) return { value: null }
  if (typeof cell === 'number') return countOfNumber(cell)
  if (typeof cell === 'boolean' || cell instanceof Date) return { value: null, error: 'number-unreadable' }
  const raw = cleanText(cell)
  if (raw === '') return { value: null }
  if (noneWords.has(nameKey(raw))) return { value: null, note: 'none-word', doubt: true }
  if (saysNothing(raw)) return { value: null, note: 'blank-word' }
  return countOfText(raw)
}

function countOfNumber(cell: number): Read<number> {
  if (!Number.isFinite(cell)) return { value: null, error: 'number-unreadable' }
  if (cell < 0) return { value: null, error: 'number-below-zero' }
  // A spreadsheet's sums of decimals leave traces like 105.00000000000071.
  const whole = Math.round(cell)
  if (Math.abs(cell - whole) > 1e-6) return { value: null, error: 'people-not-whole' }
  if (whole > Number.MAX_SAFE_INTEGER) return { value: null, error: 'number-unreadable' }
  // Math.round gives -0 for numbers just below zero, which are none here.
  return cell === whole ? { value: whole + 0 } : { value: whole, note: 'number-rounded' }
}

function countOfText(raw: string): Read<number> {
  const text = westernDigits(raw)
  const note = text === raw ? undefined : 'digits-mended'
  const whole = (digits: number, how: string | undefined): Read<number> =>
    Number.isSafeInteger(digits) ? { value: digits, ...(how && { note: how }) } : { value: null, error: 'number-unreadable' }
  if (/^\d+$/.test(text)) return whole(Number(text), note)
  if (grouped.test(text) || groupedInLakhs.test(text)) return whole(digitsOnly(text), 'number-grouping')
  if (/^\d+[.,]0{1,2}$/.test(text)) return whole(Math.round(Number(text.replace(',', '.'))), note)
  const withZeros = groupedWithZeros.exec(text)
  if (withZeros) return whole(digitsOnly(withZeros[1] ?? ''), 'number-grouping')
  if (/^[-−]\s?\d/.test(text)) return { value: null, error: 'number-below-zero' }
  if (/^\d+[.,]\d+$/.test(text)) return { value: null, error: 'people-not-whole' }
  if (zeroWords.has(nameKey(raw))) return { value: 0, note: 'number-words' }
  const counted = /^(\d[\d,.\s'’]*?)\s*([\p{L}\s.]+)$/u.exec(text)
  if (counted && peopleWords.has(nameKey(counted[2] ?? ''))) {
    const { value } = countOfText(counted[1] ?? '')
    if (value !== null) return { value, note: 'number-words' }
  }
  return { value: null, error: counted ? 'number-with-words' : 'number-unreadable' }
}

/** A quantity of anything, not below zero, as text with a point, so that no digit is lost. */
export function readQuantity(cell: Cell | undefined): Read<string> {
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return { value: null, error: 'number-unreadable' }
    if (cell < 0) return { value: null, error: 'number-below-zero' }
    return { value: plainDecimal(cell) }
  }
  const text = readText(cell)
  if (text === null) return { value: null }
  const western = westernDigits(text)
  const note = western === text ? undefined : 'digits-mended'
  const plain = western.replace(/\s/g, '')
  if (/^\d+(\.\d+)?$/.test(plain)) {
    // 1.000 is a thousand to one and one to another; as a quantity it may be either.
    if (/^[1-9]\d{0,2}\.000$/.test(plain)) return { value: plain, note: 'number-thousand-or-one', doubt: true }
    return { value: plain, ...(note && { note }) }
  }
  if (/^[1-9]\d{0,2}([,'’٬])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(plain))
    return { value: plain.replace(/[,'’٬]/g, ''), note: 'number-grouping' }
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(plain))
    return { value: plain.replace(/\./g, '').replace(',', '.'), note: 'number-grouping' }
  if (/^\d+,\d+$/.test(plain)) return { value: plain.replace(',', '.'), note: 'number-grouping' }
  return { value: null, error: /^[-−]\d/.test(plain) ? 'number-below-zero' : 'number-unreadable' }
}

/** A number without an exponent: 1e-7 as 0.0000001. */
function plainDecimal(number: number): string {
  const text = String(number)
  if (!text.includes('e')) return text
  const [mantissa = '0', exponent = '0'] = text.split('e')
  const [whole = '0', decimals = ''] = mantissa.split('.')
  const shift = Number(exponent)
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${whole}${decimals}`
  return `${whole}${decimals.padEnd(shift, '0')}`
}
