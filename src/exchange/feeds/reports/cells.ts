/** Cells of a report from elsewhere: from lines that are stored, from the last report, and from a workbook of the template. */
import type { FullLine } from '../../../modules/delivery/index.ts'
import { prefillReport } from '../../../modules/reporting/index.ts'
import type { Cells } from '../../../modules/reporting/schema.ts'
import { openTable } from '../../formats/open-table.ts'
import type { Cell, TableRow } from '../../formats/table.ts'
import { fillMerged } from '../activities/check/merged.ts'
import { activityFeed, type ColumnMapping, mapColumns } from '../activities/columns.ts'
import { rowsOfLines } from '../activities/export.ts'
import type { Asking, ImportHouse } from '../activities/import.ts'
import { readDate, readMonth } from '../dates.ts'
import { chooseSheet, type NoSheet } from '../sheet-choice.ts'

/** Fields in which a bare number is a day or a month as a workbook counts them. */
const days = new Set(['start', 'end'])

/** A cell as it would be typed: days as YYYY-MM-DD, the month of a report as YYYY-MM; what is typed as text stays as it is. */
function typed(cell: Cell | undefined, field: string, from1904: boolean | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  const isDate = cell instanceof Date
  if (isDate && Number.isNaN(cell.getTime())) return ''
  if (field === 'period') return readMonth(cell, undefined, { from1904 }).value ?? String(cell)
  if (days.has(field)) return readDate(cell, { from1904 }).value ?? String(cell)
  return isDate ? cell.toISOString().slice(0, 10) : String(cell)
}

function cellsIn(cells: readonly Cell[], { at, parts }: ColumnMapping, from1904?: boolean): Cells {
  const named = [
    ...Object.entries(at).map(([field, index]) => [field, index] as const),
    ...parts.map(({ key, index }) => [`reached+${key}`, index] as const),
  ]
  return Object.fromEntries(
    named.map(([field, index]) => [field, typed(cells[index], field, from1904)]).filter(([, text]) => text !== ''),
  )
}

/** Lines that are stored, as cells with the record id that leads back to each. */
export async function cellsOfLines(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  operationId: string,
  lines: readonly FullLine[],
): Promise<Cells[]> {
  if (lines.length === 0) return []
  const [headings = [], tags = [], ...rows] = await rowsOfLines(house, asking, { operationId, tags: true }, lines)
  const columns = headings.map((header, index) => ({ index, header: String(header ?? ''), tag: normalTag(tags[index]) }))
  const mapping = mapColumns({ name: null, tagRow: 2, headerRow: 1, hidden: false, columns })
  return rows.map(row => cellsIn(row.map(cell => cell ?? null) as Cell[], mapping))
}

/** A tag with its attributes in order, as tables give it. */
function normalTag(tag: unknown): string | null {
  if (typeof tag !== 'string') return null
  const [base = '', ...attributes] = tag.split('+')
  return [base, ...attributes.sort()].join('+')
}

/** Cells that a report can be filled with; see `reporting.prefill`. */
export async function prefilledCells(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { operationId: string; reportId: string; from: 'last' | 'stored' },
): Promise<{ period: string | null; cells: Cells[] }> {
  const { period, cells, lines } = await house.reader.read(prefillReport, given, asking)
  return { period, cells: given.from === 'last' ? cells : await cellsOfLines(house, asking, given.operationId, lines) }
}

const isBlank = (cells: Cells) => Object.keys(cells).length === 0

/**
 * Rows of an uploaded workbook (of the activity template, or any sheet that reads like one) as cells of a report.
 * @throws FileProblem when the file cannot be read.
 */
export async function cellsOfFile(bytes: Uint8Array, fileName: string): Promise<{ cells: Cells[] } | NoSheet> {
  const table = await openTable(bytes, fileName)
  const chosen = chooseSheet(table.sheets, activityFeed, {}, undefined)
  if ('found' in chosen) return chosen
  const cells: Cells[] = []
  const { mapping, sheet, index } = chosen
  for await (const row of table.rows(index)) cells.push(cellsIn(wholeRow(row, mapping), mapping, sheet.from1904))
  return { cells: cells.filter(each => !isBlank(each)) }
}

const wholeRow = (row: TableRow, mapping: ColumnMapping) => (row.merged ? fillMerged(row, mapping).cells : row.cells)
