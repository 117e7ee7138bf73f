/** What the first rows of a sheet show of its columns before any of them is read: whether the day or the month comes first. */
import type { TableRow } from '../../../formats/table.ts'
import { type DateOrder, orderShown } from '../../dates.ts'
import type { ColumnMapping } from '../columns.ts'

/** Rows held back to be looked at. A partner's month is whole within them; of larger sheets the beginning decides. */
const rowsLooked = 5_000

export const dateFields = ['period', 'start', 'end'] as const
type DateField = (typeof dateFields)[number]

export interface Survey {
  /** How each column of dates is written, where that can be seen; a column that shows nothing follows the others. */
  dateOrder: Partial<Record<DateField, DateOrder>>
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
  return { survey: { dateOrder }, rows: handOn(first, source, ended) }
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
