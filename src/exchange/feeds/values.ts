/** Cells read as numbers, dates and months; what had to be assumed is said. Pure. */
import type { Cell } from '../formats/table.ts'
import { cleanText, nameKey, saysNothing, westernDigits } from './text.ts'

/** What reading a cell gave: its value, the repair that was made, or why it cannot be read. */
export interface Read<T> {
  value: T | null
  /** Code of a safe repair or of an assumption that was made. */
  note?: string
  /** Code of the error. */
  error?: string
}

/** The cell as clean text; null when it says nothing. */
export function readText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const text = cleanText(String(cell))
  return saysNothing(text) ? null : text
}

const grouped = /^\d{1,3}([,.\s'’]\d{3})+$/

/**
 * A count of people, households or the like: a whole number, not below zero. Unit: whatever is counted.
 * `1,000`, `1.000` and `1 000` are a thousand: people have no decimals.
 */
export function readCount(cell: Cell | undefined): Read<number> {
  if (cell === null || cell === undefined) return { value: null }
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return { value: null, error: 'number-unreadable' }
    if (cell < 0) return { value: null, error: 'number-below-zero' }
    // A spreadsheet's sums of decimals leave traces like 105.00000000000071.
    const whole = Math.round(cell)
    if (Math.abs(cell - whole) > 1e-6) return { value: null, error: 'people-not-whole' }
    if (whole > Number.MAX_SAFE_INTEGER) return { value: null, error: 'number-unreadable' }
    return cell === whole ? { value: whole } : { value: whole, note: 'number-rounded' }
  }
  if (typeof cell === 'boolean' || cell instanceof Date) return { value: null, error: 'number-unreadable' }
  const raw = cleanText(cell)
  if (raw === '') return { value: null }
  if (saysNothing(raw)) return { value: null, note: 'blank-word' }
  const text = westernDigits(raw)
  const note = text === raw ? undefined : 'digits-mended'
  if (/^\d+$/.test(text))
    return Number.isSafeInteger(Number(text))
      ? { value: Number(text), ...(note && { note }) }
      : { value: null, error: 'number-unreadable' }
  if (/^\d+[.,]0+$/.test(text) && !grouped.test(text))
    return { value: Math.round(Number(text.replace(',', '.'))), ...(note && { note }) }
  if (grouped.test(text)) return { value: Number(text.replace(/\D/g, '')), note: 'number-grouping' }
  if (/^-\s?\d/.test(text)) return { value: null, error: 'number-below-zero' }
  if (/^\d+[.,]\d+$/.test(text)) return { value: null, error: 'people-not-whole' }
  return { value: null, error: 'number-unreadable' }
}

/** A quantity of anything, as text with a point, so that no digit is lost. */
export function readQuantity(cell: Cell | undefined): Read<string> {
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { value: String(cell) } : { value: null, error: 'number-unreadable' }
  const text = readText(cell)
  if (text === null) return { value: null }
  const plain = westernDigits(text).replace(/\s/g, '')
  if (/^\d+(\.\d+)?$/.test(plain)) return { value: plain }
  if (grouped.test(plain)) return { value: plain.replace(/\D/g, ''), note: 'number-grouping' }
  if (/^\d+,\d+$/.test(plain)) return { value: plain.replace(',', '.'), note: 'number-grouping' }
  return { value: null, error: 'number-unreadable' }
}

// English, French, Spanish, the Arabic names of Iraq and the Levant and of Egypt, Sorani; by `nameKey`.
const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'enero', 'ene', 'كانون الثاني', 'يناير', 'کانوونی دووەم'],
  ['february', 'feb', 'fevrier', 'fev', 'febrero', 'شباط', 'فبراير', 'شوبات'],
  ['march', 'mar', 'mars', 'marzo', 'آذار', 'مارس', 'ئازار'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'نيسان', 'أبريل', 'نیسان'],
  ['may', 'mai', 'mayo', 'أيار', 'مايو', 'ئایار'],
  ['june', 'jun', 'juin', 'junio', 'حزيران', 'يونيو', 'حوزەیران'],
  ['july', 'jul', 'juillet', 'juil', 'julio', 'تموز', 'يوليو', 'تەمووز'],
  ['august', 'aug', 'aout', 'agosto', 'ago', 'آب', 'أغسطس', 'ئاب'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'أيلول', 'سبتمبر', 'ئەیلوول'],
  ['october', 'oct', 'octobre', 'octubre', 'تشرين الأول', 'أكتوبر', 'تشرینی یەکەم'],
  ['november', 'nov', 'novembre', 'noviembre', 'تشرين الثاني', 'نوفمبر', 'تشرینی دووەم'],
  ['december', 'dec', 'decembre', 'diciembre', 'dic', 'كانون الأول', 'ديسمبر', 'کانوونی یەکەم'],
]
const monthByName = new Map(monthNames.flatMap((names, index) => names.map(name => [nameKey(name), index + 1] as const)))

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** A day of the Gregorian calendar as ISO, or null when there is no such day. Years of two digits are of this century. */
function isoDay(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year
  if (full < 1900 || full > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = new Date(Date.UTC(full, month - 1, day))
  return date.getUTCMonth() === month - 1 ? `${full}-${twoDigits(month)}-${twoDigits(day)}` : null
}

// Days from 1954 to 2064 in the 1900 date system: a bare number in a column of dates.
const serialMin = 20_000
const serialMax = 60_000

function fromSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

/** Day and month as numbers: a day above 12 decides the order, else the day comes first, as the field writes it. */
function dayAndMonth(first: number, second: number, year: number): Read<string> {
  const dayFirst = isoDay(year, second, first)
  const monthFirst = isoDay(year, first, second)
  if (dayFirst && monthFirst && first !== second) return { value: dayFirst, note: 'date-order-assumed' }
  const value = dayFirst ?? monthFirst
  return value ? { value } : { value: null, error: 'date-unreadable' }
}

/** A day. ISO, day/month/year, month names in the field's languages, and a spreadsheet's serial numbers are understood. */
export function readDate(cell: Cell | undefined): Read<string> {
  if (cell === null || cell === undefined) return { value: null }
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? { value: null, error: 'date-unreadable' } : { value: cell.toISOString().slice(0, 10) }
  if (typeof cell === 'number')
    return cell >= serialMin && cell <= serialMax
      ? { value: fromSerial(cell), note: 'date-from-serial' }
      : { value: null, error: 'date-unreadable' }
  const raw = readText(cell)
  if (raw === null) return { value: null }
  const text = westernDigits(raw)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(text)
  if (iso) {
    const value = isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    return value ? { value } : { value: null, error: 'date-unreadable' }
  }
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\s.*)?$/.exec(text)
  if (numbers) return dayAndMonth(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]))
  const worded = /^(\d{1,2})[\s\-./]+([\p{L}\s.]+?)[\s\-./]+(\d{4}|\d{2})$/u.exec(text)
  const month = worded ? monthByName.get(nameKey(worded[2] ?? '')) : undefined
  if (worded && month) {
    const value = isoDay(Number(worded[3]), month, Number(worded[1]))
    if (value) return { value }
  }
  if (/^\d{5}$/.test(text)) return readDate(Number(text))
  return { value: null, error: 'date-unreadable' }
}

/** A month (YYYY-MM), with the year from a column of its own when there is one. */
export function readMonth(cell: Cell | undefined, yearCell?: Cell): Read<string> {
  if (cell === null || cell === undefined) return { value: null }
  const yearText = readText(yearCell)
  const year = yearText === null ? null : Number(westernDigits(yearText))
  if (cell instanceof Date || (typeof cell === 'number' && cell >= serialMin)) {
    const { value, error } = readDate(cell)
    return value ? { value: value.slice(0, 7) } : { value: null, error: error ?? 'period-unreadable' }
  }
  const raw = readText(cell)
  if (raw === null) return { value: null }
  const text = westernDigits(raw)
  const plain = /^(\d{4})[-/.\s]?(\d{1,2})$/.exec(text) ?? null
  if (plain && Number(plain[2]) >= 1 && Number(plain[2]) <= 12) return { value: `${plain[1]}-${twoDigits(Number(plain[2]))}` }
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(text)
  if (turned && Number(turned[1]) >= 1 && Number(turned[1]) <= 12)
    return { value: `${turned[2]}-${twoDigits(Number(turned[1]))}` }
  const named = /^([\p{L}\s.]+?)[\s\-,./']*(\d{4}|\d{2})?$/u.exec(text)
  const month = named ? monthByName.get(nameKey(named[1] ?? '')) : undefined
  if (month) {
    const ownYear = named?.[2] ? Number(named[2]) : year
    if (ownYear !== null && Number.isInteger(ownYear)) {
      const value = isoDay(ownYear, month, 1)
      if (value) return { value: value.slice(0, 7) }
    }
    return { value: null, error: 'period-without-year' }
  }
  if (/^\d{1,2}$/.test(text) && year !== null) {
    const value = isoDay(year, Number(text), 1)
    if (value) return { value: value.slice(0, 7) }
  }
  const day = readDate(cell)
  return day.value
    ? { value: day.value.slice(0, 7), ...(day.note && { note: day.note }) }
    : { value: null, error: 'period-unreadable' }
}

/** A latitude or longitude in decimal degrees; degrees, minutes and seconds are turned into them. */
export function readDegrees(cell: Cell | undefined): Read<number> {
  if (typeof cell === 'number') return { value: cell }
  const text = readText(cell)
  if (text === null) return { value: null }
  const plain = westernDigits(text).replace(',', '.')
  if (/^-?\d+(\.\d+)?$/.test(plain)) return { value: Number(plain) }
  const parts = /^(\d{1,3})\s*[°ºd]\s*(\d{1,2}(?:\.\d+)?)?\s*['′m]?\s*(\d{1,2}(?:\.\d+)?)?\s*["″s]?\s*([NSEW])?$/i.exec(plain)
  if (!parts) return { value: null, error: 'coordinates-unreadable' }
  const degrees = Number(parts[1]) + Number(parts[2] ?? 0) / 60 + Number(parts[3] ?? 0) / 3600
  return { value: /[SW]/i.test(parts[4] ?? '') ? -degrees : degrees, note: 'coordinates-mended' }
}
