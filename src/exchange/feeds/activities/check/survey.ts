/**
 * What the first rows of a sheet show of its columns before any of them is read: whether the day or the month comes first, which columns
 * of sex and age make the whole, and whether places have codes at all.
 */
import type { TableRow } from '../../../formats/table.ts'
import { type DateOrder, orderShown } from '../../dates.ts'
import { readCount, readText } from '../../values.ts'
import type { ColumnMapping } from '../columns.ts'
import { isCatalogue } from '../learn-activities.ts'

/** Rows held back to be looked at. A partner's month is whole within them; of larger sheets the beginning decides. */
const rowsLooked = 5_000

export const dateFields = ['period', 'start', 'end'] as const
type DateField = (typeof dateFields)[number]

export interface Survey {
  /** How each column of dates is written, where that can be seen; a column that shows nothing follows the others. */
  dateOrder: Partial<Record<DateField, DateOrder>>
  /** Parts of people that are counted in other parts once more ("older women" among the women); they are in no sum. */
  countedTwice: ReadonlySet<string>
  /** The column of activities is a list of them, no free text: names in it can be learned. */
  catalogue: boolean
  /** Columns of codes in which something stands: a code that is missing there is one that was forgotten. */
  coded: ReadonlySet<number>
}

const merged = (shown: ReadonlySet<DateOrder>): DateOrder | undefined => (shown.size > 1 ? 'mixed' : [...shown][0])

/** Looks at the first rows and hands all of them on, in their order. */
export async function surveyRows(
  rows: AsyncIterable<TableRow>,
  mapping: ColumnMapping,
): Promise<{ survey: Survey; rows: AsyncIterable<TableRow> }> {
  const source = rows[Symbol.asyncIterator]()
  const first: TableRow[] = []
  let ended = false
  while (first.length < rowsLooked) {
    const { value, done } = await source.next()
    if (done) {
      ended = true
      break
    }
    first.push(value)
  }
  const shown: Partial<Record<DateField, ReadonlySet<DateOrder>>> = {}
  for (const field of dateFields) {
    const index = mapping.at[field]
    if (index !== undefined) shown[field] = new Set(first.flatMap(({ cells }) => orderShown(cells[index]) ?? []))
  }
  const whole = merged(new Set(Object.values(shown).flatMap(orders => [...orders])))
  const dateOrder = Object.fromEntries(dateFields.map(field => [field, merged(shown[field] ?? new Set()) ?? whole]))
  const { activity } = mapping.at
  const survey = {
    dateOrder,
    countedTwice: countedTwice(first, mapping),
    catalogue: activity !== undefined && isCatalogue(first, activity),
    coded: codedColumns(first, mapping),
  }
  return { survey, rows: handOn(first, source, ended) }
}

const codeFields = ['adm1Code', 'adm2Code', 'adm3Code', 'adm4Code'] as const

function codedColumns(rows: readonly TableRow[], mapping: ColumnMapping): Set<number> {
  const columns = codeFields.flatMap(field => mapping.at[field] ?? [])
  return new Set(columns.filter(index => rows.some(({ cells }) => readText(cells[index]) !== null)))
}

const finerAge = /(?:^|\+)(?:infants|adolescents|youth|elderly)(?:\+|$)/
/** Rows that must show it, and how much more of them than those that show the opposite. */
const showingRowsMin = 3

/** Finer ages beside children and adults: parts of their own in most sheets, in some counted among them. The totals tell which. */
function countedTwice(rows: readonly TableRow[], mapping: ColumnMapping): Set<string> {
  const total = mapping.at.reached
  const parts = mapping.parts.filter(({ key }) => !key.includes('disabled') && key.includes('+'))
  const finer = parts.filter(({ key }) => finerAge.test(key))
  if (total === undefined || finer.length === 0 || finer.length === parts.length) return new Set()
  let apart = 0
  let among = 0
  for (const { cells } of rows) {
    const whole = readCount(cells[total]).value
    if (whole === null || whole === 0) continue
    const sumOf = (some: typeof parts) => some.reduce((sum, { index }) => sum + (readCount(cells[index]).value ?? 0), 0)
    const extra = sumOf(finer)
    if (extra === 0) continue
    const sum = sumOf(parts)
    if (sum === whole) apart += 1
    else if (sum - extra === whole) among += 1
  }
  return among >= showingRowsMin && among > apart * 2 ? new Set(finer.map(({ key }) => key)) : new Set()
}

async function* handOn(first: TableRow[], source: AsyncIterator<TableRow>, ended: boolean): AsyncGenerator<TableRow> {
  try {
    for (const [index, row] of first.entries()) {
      yield row
      // What is handed on need not be kept.
      delete first[index]
    }
    if (ended) return
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}
