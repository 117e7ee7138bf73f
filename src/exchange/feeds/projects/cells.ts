/** Cells of sheets of projects: amounts, dates as precise as they are written, and lists in one cell. Pure. */

import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import type { Cell } from '../../formats/table.ts'
import { currencyMeant } from '../activities/check/amount.ts'
import { type DateHints, readDate, readMonth } from '../dates.ts'
import { cleanText, westernDigits } from '../text.ts'
import { type Read, readQuantity, readText } from '../values.ts'

/** A currency as ISO 4217; `note` where it is written in words. */
export function readCurrency(cell: Cell | undefined): Read<string> {
  const written = readText(cell)
  if (written === null) return { value: null }
  const meant = currencyMeant(written)
  if (meant) return { value: meant, note: 'name-spelled-otherwise' }
  const value = written.toUpperCase()
  return /^[A-Z]{3}$/.test(value) ? { value } : { value: null, error: 'currency-missing' }
}

/** One group of three digits behind one mark: thousands to some, decimals to others. */
const oneGroup = /^([1-9]\d{0,2})([.,])(\d{3})$/
/** What a sum of decimals in a spreadsheet leaves behind is far smaller. */
const traceMax = 1e-6

/**
 * An amount in integer minor units of its currency. `1.234,56`, `1,234.56` and Arabic digits are understood. Where one mark before
 * three digits may mean thousands or decimals, the currency decides: a currency of two digits after the point has no third one; of one
 * that has three, the amount is unclear and refused.
 */
export function readAmount(cell: Cell | undefined, currency: string): Read<number> {
  const digits = minorDigitsOf(currency)
  const group = typeof cell === 'string' ? oneGroup.exec(westernDigits(cleanText(cell))) : null
  if (group && digits === 3 && group[2] === '.') return { value: null, error: 'project-amount-unclear' }
  const { value, note, error } =
    group && digits < 3 ? { value: `${group[1]}${group[3]}`, note: 'number-grouping', error: undefined } : readQuantity(cell)
  if (error) return { value: null, error }
  if (value === null) return { value: null, ...(note && { note }) }
  return minorOf(typeof cell === 'number' ? { value, number: cell } : { value }, digits, note)
}

function minorOf({ value, number }: { value: string; number?: number }, digits: number, note: string | undefined): Read<number> {
  const [whole = '0', decimals = ''] = value.split('.')
  const minor = Number(`${whole}${decimals.slice(0, digits).padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(minor)) return { value: null, error: 'number-unreadable' }
  if (!/[1-9]/.test(decimals.slice(digits))) return { value: minor, ...(note && { note }) }
  const near = number === undefined ? null : Math.round(number * 10 ** digits)
  if (number !== undefined && near !== null && Math.abs(number * 10 ** digits - near) < traceMax)
    return { value: near, note: 'number-rounded' }
  return { value: null, error: 'amount-too-fine' }
}

/** A year, a month or a day, as precise as it is written. */
export function readWritten(cell: Cell | undefined, hints: DateHints = {}): Read<string> {
  const text = readText(cell)
  if (text === null) return { value: null }
  const western = westernDigits(text)
  const note = western === text ? {} : { note: 'digits-mended' }
  if (/^(?:19|20)\d\d$/.test(western)) return { value: western, ...note }
  if (/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.test(western)) return { value: western, ...note }
  const day = readDate(cell, hints)
  if (!day.error) return day
  const month = readMonth(cell, undefined, hints)
  if (month.error || month.value === null) return day
  return { value: month.value, note: 'date-from-text' }
}

const clean = (piece: string) => readText(piece)

/** Pieces of a cell that holds a list, blank ones as null: one below the other, or between semicolons. */
export function piecesOf(cell: Cell | undefined, between: 'lines' | 'semicolons'): (string | null)[] {
  if (typeof cell !== 'string') {
    const text = readText(cell)
    return text === null ? [] : [text]
  }
  if (readText(cell) === null) return []
  const pieces = cell.trim().split(between === 'lines' ? /\r?\n/ : /[\n;؛|]/)
  const said = between === 'lines' ? pieces.filter(piece => piece.trim() !== '') : pieces
  return said.length < 2 ? [readText(cell)] : said.map(clean)
}

/** The bullet or number in front of a line of a list is no part of it. */
export const withoutBullet = (line: string): string => line.replace(/^(?:[-•*–]|\d{1,2}[.)])\s+/, '')
