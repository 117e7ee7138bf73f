/** Checks a table of exchange rates: each currency and day once, whatever the number of countries that use it. Needs no database. */
import currencies from 'currency-codes'
import type { Cell, TableRow } from '../../formats/table.ts'
import { readDate } from '../dates.ts'
import { withoutZeros } from '../flows/read-row.ts'
import type { RowProblem } from '../problem.ts'
import { readCurrency } from '../projects/cells.ts'
import { SheetRow } from '../sheet-row.ts'
import { type Read, readQuantity } from '../values.ts'
import type { RateField, RateMapping } from './columns.ts'

/** Units of the currency for one of the base currency, on a day, as they are published. */
export interface GivenRate {
  currency: string
  day: string
  unitsPerBase: string
}

export interface KnownRates {
  baseCurrency: string
  /** Rates that hold, by `currency day`. */
  rates: ReadonlyMap<string, string>
}

export const rateKey = ({ currency, day }: Pick<GivenRate, 'currency' | 'day'>): string => `${currency} ${day}`

export interface RatesCheck {
  rows: number
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  problemCount: number
  /** Rates that are new, or other than before. */
  rates: GivenRate[]
  /** Rates, each currency and day once. */
  compared: { new: number; changed: number; unchanged: number }
}

interface Options {
  headings: readonly string[]
  from1904?: boolean | undefined
  /** Day of rows that do not say theirs. */
  day?: string | undefined
}

/** A rate that is this many times another one of its currency is more likely a slip than a fall. */
const farTimes = 5
/** Codes that ISO 4217 had and has no more: tables of past years name them. */
const withdrawn = new Set(
  (
    'AFA ALK ANG AON AOR ARA ATS AZM BEF BGL BYB BYR CSD CUC CYP DEM ECS EEK ESP FIM FRF GHC GRD GWP HRK IEP ITL LTL LUF LVL MGF MRO ' +
    'MTL MZM NLG PTE ROL RUR SDD SDP SIT SKK SLL SRG STD TMM TPE TRL UAK VEB VEF XEU YUM YUN ZMK ZRN ZWD ZWL ZWN ZWR'
  ).split(' '),
)
const problemsKept = 20_000
const decimalsKept = 12

/** A rate as a decimal; sums of decimals in a spreadsheet leave traces that no table publishes. */
function readRate(cell: Cell | undefined): Read<string> {
  const read = readQuantity(typeof cell === 'number' ? Number(cell.toPrecision(decimalsKept)) : cell)
  if (read.value === null) return read
  const long = /\.\d{13}/.test(read.value)
  const value = withoutZeros(long ? String(Number(Number(read.value).toPrecision(decimalsKept))) : read.value)
  if (!/^\d{1,12}(\.\d{1,12})?$/.test(value) || Number(value) === 0) return { value: null, error: 'rate-unreadable' }
  return { value, ...(read.note && read.note !== 'number-thousand-or-one' && { note: read.note }) }
}

/** Checks all rows. What is wrong with one holds no other one up. */
export async function checkRates(
  rows: AsyncIterable<TableRow>,
  mapping: RateMapping,
  known: KnownRates,
  options: Options,
): Promise<RatesCheck> {
  const read: SheetRow<RateField>[] = []
  const first = new Map<string, { rate: GivenRate; row: SheetRow<RateField> }>()
  const lastOf = lastRates(known)
  for await (const each of rows) {
    const row = new SheetRow<RateField>(each, mapping.at, options.headings)
    if (row.text('currency') === null && row.text('rate') === null) continue
    read.push(row)
    const currency = row.take(readCurrency(row.cell('currency')), 'currency')
    const unitsPerBase = row.take(readRate(row.cell('rate')), 'rate')
    const day = dayOf(row, options)
    if (row.text('currency') === null) row.add('error', 'currency-missing', 'currency')
    if (row.text('rate') === null) row.add('error', 'rate-missing', 'rate')
    if (currency === null || unitsPerBase === null || day === null) continue
    if (currency === known.baseCurrency) {
      if (unitsPerBase !== '1') row.add('error', 'rate-of-base', 'rate', { currency })
      continue
    }
    if (!currencies.code(currency) && !withdrawn.has(currency)) {
      row.add('error', 'rate-currency-unknown', 'currency', { currency })
      continue
    }
    const rate = { currency, day, unitsPerBase }
    const before = first.get(rateKey(rate))
    if (!before) {
      const last = lastOf.get(currency)
      if (last && isFar(last, unitsPerBase)) row.add('warning', 'rate-far', 'rate', { currency, last })
      lastOf.set(currency, unitsPerBase)
      first.set(rateKey(rate), { rate, row })
    } else if (before.rate.unitsPerBase !== unitsPerBase)
      row.add('error', 'rate-says-otherwise', 'rate', { row: before.row.row, currency, day })
  }
  const compared = { new: 0, changed: 0, unchanged: 0 }
  const rates = [...first.values()].flatMap(({ rate, row }) => {
    if (row.notes.failed) return []
    const before = known.rates.get(rateKey(rate))
    const standing = before === undefined ? 'new' : before === rate.unitsPerBase ? 'unchanged' : 'changed'
    compared[standing] += 1
    return standing === 'unchanged' ? [] : [rate]
  })
  const problems = read.flatMap(({ notes }) => notes.found)
  const failing = read.filter(({ notes }) => notes.failed)
  return {
    rows: read.length,
    good: read.length - failing.length,
    rejected: failing.length,
    repaired: read.filter(({ notes }) => !notes.failed && notes.mended).length,
    problems: problems.slice(0, problemsKept),
    problemCount: problems.length,
    ...{ rates, compared },
  }
}

function dayOf(row: SheetRow<RateField>, { from1904, day }: Options): string | null {
  if (row.text('day') !== null) return row.take(readDate(row.cell('day'), { from1904, edge: 'start' }), 'day')
  if (day === undefined) row.add('error', 'rate-day-missing', row.has('day') ? 'day' : null)
  return day ?? null
}

/** The latest known rate of each currency. */
function lastRates({ rates }: KnownRates): Map<string, string> {
  const last = new Map<string, string>()
  for (const key of [...rates.keys()].sort((a, b) => (a < b ? -1 : 1))) last.set(key.slice(0, 3), rates.get(key) ?? '')
  return last
}

const isFar = (a: string, b: string) => {
  const times = Number(a) / Number(b)
  return times > farTimes || times < 1 / farTimes
}
