/** Finds the row of HXL tags and the row of headings among the first rows of a sheet. Pure. */
import type { Cell, TableColumn } from './table.ts'

export interface SheetRow {
  /** Row number in the file, from 1. */
  row: number
  cells: Cell[]
}

export interface Header {
  tagRow: number | null
  headerRow: number | null
  columns: TableColumn[]
}

/** HXL looks for tags in the first 25 rows (HXL 1.1, "where to put the hashtag row"). */
const tagRowsLooked = 25
/** Rows that must be read before the header is decided. */
export const headerRowsLooked = 40
/** Share of a row's filled cells that must be tags, as the reference library has it. */
const tagShareMin = 0.5

const tagSpec = /^\s*#\s*[a-z][\w]*(\s*\+\s*!?[a-z][\w]*)*\s*$/i

const textOf = (cell: Cell | undefined) =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
const isFilled = (cell: Cell | undefined) => textOf(cell) !== ''

/** `#adm1 +name +Code` as `#adm1+code+name`; null when it is no tag. */
export function normaliseTag(text: string): string | null {
  if (!tagSpec.test(text)) return null
  const [tag = '', ...attributes] = text.replace(/\s/g, '').toLowerCase().split('+')
  return [tag, ...attributes.sort()].join('+')
}

function tagsIn(cells: readonly Cell[]): number {
  return cells.filter(cell => typeof cell === 'string' && normaliseTag(cell) !== null).length
}

function isTagRow(cells: readonly Cell[]): boolean {
  const filled = cells.filter(isFilled).length
  const tags = tagsIn(cells)
  return tags > 0 && tags / filled >= tagShareMin
}

const words = (cells: readonly Cell[]) =>
  cells.filter(cell => typeof cell === 'string' && cell.trim() !== '' && !/^[\d\s.,/:-]+$/.test(cell))

/** The heading of an untagged sheet: the first row with as many texts as any other, and something below it. */
function guessHeader(rows: readonly SheetRow[]): SheetRow | undefined {
  const counted = rows.map(row => ({ row, filled: row.cells.filter(isFilled).length, texts: new Set(words(row.cells)).size }))
  const widest = Math.max(0, ...counted.map(({ filled }) => filled))
  // A heading fills most of the width that the data has, and holds words, not figures.
  const index = counted.findIndex(
    ({ texts, filled }) => texts >= 2 && texts >= filled * 0.7 && filled >= Math.max(2, widest * 0.6),
  )
  return index === -1 || index === counted.length - 1 ? undefined : counted[index]?.row
}

/** Headings of two lines: a group above ("People reached") is joined with the heading below ("Women"). */
function headings(header: SheetRow | undefined, above: SheetRow | undefined, width: number): string[] {
  const own = Array.from({ length: width }, (_, index) => textOf(header?.cells[index]).replace(/\s+/g, ' '))
  if (!header || !above || above.row !== header.row - 1 || tagsIn(above.cells) > 0) return own
  const groups = words(above.cells).length
  const headless = own.filter((text, index) => text === '' && isFilled(above.cells[index])).length
  // A title in one cell is no group; groups cover several columns, or stand in for headings that are blank.
  if (groups < 2 || (headless === 0 && groups > own.filter(Boolean).length / 2)) return own
  let group = ''
  return own.map((text, index) => {
    if (isFilled(above.cells[index])) group = textOf(above.cells[index]).replace(/\s+/g, ' ')
    return text === '' ? (isFilled(above.cells[index]) ? group : '') : text
  })
}

/** @param rows the first rows of the sheet that are not empty, at least `headerRowsLooked` where there are so many. */
export function findHeader(rows: readonly SheetRow[]): Header {
  const tagged = rows.find(({ row, cells }) => row <= tagRowsLooked && isTagRow(cells))
  const before = tagged ? rows.filter(({ row }) => row < tagged.row) : []
  const header = tagged ? before.at(-1) : guessHeader(rows)
  const above = header && rows.filter(({ row }) => row < header.row).at(-1)
  const width = Math.max(tagged?.cells.length ?? 0, header?.cells.length ?? 0)
  const texts = headings(header, above, width)
  const columns = texts.map((text, index) => ({ index, header: text, tag: normaliseTag(textOf(tagged?.cells[index])) }))
  return {
    tagRow: tagged?.row ?? null,
    headerRow: header?.row ?? null,
    columns: columns.filter(column => column.header !== '' || column.tag !== null),
  }
}
