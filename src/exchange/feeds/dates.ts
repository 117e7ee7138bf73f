/** Cells read as days and months; what had to be assumed is said. Pure. */
import type { Cell } from '../formats/table.ts'
import { monthNamed } from './month-names.ts'
import { nameKey, westernDigits } from './text.ts'
import { type Read, readText } from './values.ts'

/** How the numeric dates of a column are written; `mixed` when some can only be read one way and some only the other. */
export type DateOrder = 'day-first' | 'month-first' | 'mixed'

export interface DateHints {
  /** What the rest of the column shows. */
  order?: DateOrder | undefined
  /** The workbook counts its serial dates from 1904. */
  from1904?: boolean | undefined
  /** Day that a date without one stands for: the first or the last of its month. */
  edge?: 'start' | 'end' | undefined
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
/** Years that reports of a country operation can be of. */
const yearMin = 1900
const yearMax = 2100

/** A day of the Gregorian calendar as ISO, or null when there is no such day. Years of two digits are of this century. */
function isoDay(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year
  if (full < yearMin || full > yearMax || month < 1 || month > 12 || day < 1 || day > 31) return null
  // The 31st of April flows over into May.
  const date = new Date(Date.UTC(full, month - 1, day))
  return date.getUTCMonth() === month - 1 ? `${full}-${twoDigits(month)}-${twoDigits(day)}` : null
}

function isoMonth(year: number, month: number): string | null {
  return isoDay(year, month, 1)?.slice(0, 7) ?? null
}

/** First or last day of a month, YYYY-MM. */
function edgeOfMonth(month: string, edge: 'start' | 'end'): string {
  if (edge === 'start') return `${month}-01`
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${month}-${twoDigits(new Date(Date.UTC(year, number, 0)).getUTCDate())}`
}

// Days from 1954 to 2064 in the 1900 date system: a bare number in a column of dates.
const serialMin = 20_000
const serialMax = 60_000
/** Days between the beginnings of the two date systems of spreadsheets. */
export const days1904 = 1462

function fromSerial(serial: number, from1904: boolean | undefined): string | null {
  const days = serial + (from1904 ? days1904 : 0)
  if (!(days >= serialMin && days <= serialMax)) return null
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
}

const numericDate = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?:[\s,T].*)?$/

/** Day and month as numbers: a day above 12 decides the order, else the column does; without it the day comes first, and that is said. */
function dayAndMonth(first: number, second: number, year: number, order: DateOrder | undefined): Read<string> {
  const dayFirst = isoDay(year, second, first)
  const monthFirst = isoDay(year, first, second)
  if (dayFirst === null && monthFirst === null) return { value: null, error: 'date-unreadable' }
  if (dayFirst !== null && monthFirst !== null) {
    if (dayFirst === monthFirst) return { value: dayFirst, note: 'date-from-text' }
    if (order === 'month-first') return { value: monthFirst, note: 'date-from-text' }
    return order === 'day-first'
      ? { value: dayFirst, note: 'date-from-text' }
      : { value: dayFirst, note: 'date-order-assumed', doubt: true }
  }
  return { value: dayFirst ?? monthFirst, note: 'date-from-text' }
}

/** What a text shows of the order of its column: null when it shows nothing. */
export function orderShown(cell: Cell | undefined): 'day-first' | 'month-first' | null {
  if (typeof cell !== 'string') return null
  const numbers = numericDate.exec(westernDigits(cell.trim()))
  if (!numbers) return null
  const [first, second] = [Number(numbers[1]), Number(numbers[2])]
  if (first > 12 && first <= 31 && second >= 1 && second <= 12) return 'day-first'
  return second > 12 && second <= 31 && first >= 1 && first <= 12 ? 'month-first' : null
}

const fillers = new Set(
  [
    'of',
    'de',
    'del',
    'le',
    'the',
    'st',
    'nd',
    'rd',
    'th',
    'er',
    'do',
    'у',
    'г',
    'р',
    'ي',
    'سنة',
    'عام',
    'شهر',
    'ساڵی',
    'مانگی',
    'gmt',
    'utc',
    'z',
  ]
    .concat([
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'sunday',
      'mon',
      'tue',
      'tues',
      'wed',
      'thu',
      'thurs',
      'fri',
      'sat',
      'sun',
    ])
    .concat(['mois', 'month', 'mes'])
    .map(nameKey),
)

/** The months that a text names, the numbers in it, and whether it says anything else. */
function inWords(text: string): { months: Set<number>; numbers: string[]; other: boolean } {
  const parts = text.match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? []
  const months = new Set<number>()
  const numbers: string[] = []
  let other = false
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    if (/^\d/.test(part)) {
      numbers.push(part)
      continue
    }
    const two = /^\D/.test(parts[at + 1] ?? '') ? monthNamed(`${part} ${parts[at + 1]}`) : undefined
    const month = two ?? monthNamed(part)
    if (month !== undefined) months.add(month)
    else if (!fillers.has(nameKey(part))) other = true
    if (two !== undefined) at += 1
  }
  return { months, numbers, other }
}

/** The one month that a text names and the numbers around it; null when it says anything else. */
function worded(text: string): { month: number; numbers: string[] } | null {
  const { months, numbers, other } = inWords(text)
  const [month] = months
  return month === undefined || months.size > 1 || other ? null : { month, numbers }
}

/** Years of the Hijri and of the Persian calendar that reports of today are dated by. */
const isOtherCalendar = (year: number) => year >= 1340 && year <= 1470

/**
 * A day. ISO, day/month/year and month/day/year by what the column shows, month names in the field's languages, and a spreadsheet's
 * serial numbers are understood; of a month alone, its first or last day when `edge` asks for it.
 */
export function readDate(cell: Cell | undefined, hints: DateHints = {}): Read<string> {
  if (cell === null || cell === undefined) return { value: null }
  const unreadable = { value: null, error: 'date-unreadable' }
  if (isNoDate(cell)) return { value: null, note: 'date-empty' }
  if (cell instanceof Date) {
    const value = Number.isNaN(cell.getTime()) ? null : isoDay(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
    return value && cell.getUTCFullYear() >= yearMin ? { value } : unreadable
  }
  if (typeof cell === 'number') {
    const value = fromSerial(cell, hints.from1904) ?? compactDay(cell)
    return value ? { value, note: 'date-from-serial' } : unreadable
  }
  const raw = readText(cell)
  if (raw === null) return { value: null }
  const text = westernDigits(raw)
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s].*)?$/.exec(text)
  if (iso) {
    const year = Number(iso[1])
    const value = isoDay(year, Number(iso[3]), Number(iso[4]))
    if (!value) return { value: null, error: isOtherCalendar(year) ? 'date-other-calendar' : 'date-unreadable' }
    return { value, ...(raw !== value && { note: 'date-from-text' }) }
  }
  const numbers = numericDate.exec(text)
  if (numbers) {
    if (isOtherCalendar(Number(numbers[3]))) return { value: null, error: 'date-other-calendar' }
    return dayAndMonth(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), hints.order)
  }
  if (/^\d{5}(\.\d+)?$/.test(text) || /^\d{8}$/.test(text)) return readDate(Number(text), hints)
  return dateInWords(text, hints)
}

/** What programs write where a date is blank: the beginning of their count. */
const beginnings = new Set([
  '1970-01-01',
  '1900-01-01',
  '1899-12-31',
  '1899-12-30',
  '1904-01-01',
  '0001-01-01',
  '01/01/1970',
  '1/1/1970',
  '01/01/1900',
  '1/1/1900',
  '00/01/1900',
  '0000-00-00',
])

function isNoDate(cell: Cell): boolean {
  if (cell instanceof Date) return !Number.isNaN(cell.getTime()) && beginnings.has(cell.toISOString().slice(0, 10))
  return cell === 0 || (typeof cell === 'string' && beginnings.has(westernDigits(cell.trim().slice(0, 10)).trim()))
}

/** 20220305 as a day. */
function compactDay(number: number): string | null {
  return Number.isInteger(number) && number >= 19_000_101 && number <= 21_001_231
    ? isoDay(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100)
    : null
}

function dateInWords(text: string, { edge }: DateHints): Read<string> {
  const named = worded(text.replace(/\s\d{1,2}:\d{2}.*$/, ''))
  if (named && named.numbers.length === 2) {
    const [first = '', second = ''] = named.numbers
    const [day, year] = first.length === 4 ? [second, first] : [first, second]
    if (isOtherCalendar(Number(year))) return { value: null, error: 'date-other-calendar' }
    const value = year.length === 4 || year.length === 2 ? isoDay(Number(year), named.month, Number(day)) : null
    return value ? { value, note: 'date-from-text' } : { value: null, error: 'date-unreadable' }
  }
  const month = edge === undefined ? null : readMonth(text).value
  return month && edge ? { value: edgeOfMonth(month, edge), note: 'date-month-only' } : { value: null, error: 'date-unreadable' }
}

const several = /^(?:(?:19|20)\d\d)?\s*[-/]?\s*(?:q|t|quarter|trimestre|s|h|الربع|چارەکی)\s*[-.]?\s*[1-4]\b|\b(?:q|t)[1-4]\b/i

/** A month (YYYY-MM), with the year from a column of its own when there is one. */
export function readMonth(cell: Cell | undefined, yearCell?: Cell, hints: DateHints = {}): Read<string> {
  if (cell === null || cell === undefined) return { value: null }
  const unreadable = { value: null, error: 'period-unreadable' }
  if (typeof cell === 'number' && Number.isInteger(cell) && cell >= yearMin * 100 && cell <= yearMax * 100 + 12) {
    const value = isoMonth(Math.floor(cell / 100), cell % 100)
    if (value) return { value }
  }
  if (cell instanceof Date || (typeof cell === 'number' && cell >= serialMin)) {
    const { value } = readDate(cell, hints)
    return value ? { value: value.slice(0, 7) } : unreadable
  }
  const raw = readText(cell)
  if (raw === null) return { value: null }
  const text = westernDigits(raw)
  const plain = /^(\d{4})[-/.\s]?(\d{1,2})$/.exec(text)
  if (plain) {
    const value = isoMonth(Number(plain[1]), Number(plain[2]))
    return value
      ? { value }
      : { value: null, error: isOtherCalendar(Number(plain[1])) ? 'date-other-calendar' : 'period-unreadable' }
  }
  const turned = /^(\d{1,2})[-/.\s](\d{4})$/.exec(text)
  if (turned) {
    const value = isoMonth(Number(turned[2]), Number(turned[1]))
    return value ? { value } : unreadable
  }
  const yearText = readText(yearCell)
  const year = yearText === null ? null : Number(westernDigits(yearText))
  const named = worded(text)
  if (named && named.numbers.length < 2) {
    const own = named.numbers[0]
    const of = own === undefined ? year : own.length === 2 || own.length === 4 ? Number(own) : null
    const value = of !== null && Number.isInteger(of) ? isoMonth(of, named.month) : null
    return value ? { value } : { value: null, error: own === undefined ? 'period-without-year' : 'period-unreadable' }
  }
  if (/^\d{1,2}$/.test(text)) {
    if (year === null) return Number(text) >= 1 && Number(text) <= 12 ? { value: null, error: 'period-without-year' } : unreadable
    const value = Number.isInteger(year) ? isoMonth(year, Number(text)) : null
    return value ? { value } : unreadable
  }
  // `Jan-Apr 2022`, `Q1 2022`.
  if (several.test(text) || inWords(text).months.size > 1) return { value: null, error: 'period-is-several' }
  const day = readDate(cell, hints)
  return day.value
    ? { value: day.value.slice(0, 7), ...(day.doubt && { note: day.note, doubt: true }) }
    : { value: null, error: day.error === 'date-other-calendar' ? day.error : 'period-unreadable' }
}
