/** Finds the row of HXL tags and the row of headings among the first rows of a sheet. Pure. */
import type { Merge } from './sheet-layout.ts'
import type { Cell, TableColumn } from './table.ts'

export interface SheetRow {
  /** Row number in the file, from 1. */
  row: number
  cells: Cell[]
  errors?: { column: number; text: string }[]
}

export interface Header {
  tagRow: number | null
  headerRow: number | null
  columns: TableColumn[]
  /** Texts that stand above the headings: titles of the sheet, at most `titlesKept`. */
  titles: string[]
}

/** HXL looks for tags in the first 25 rows (HXL 1.1, "where to put the hashtag row"). */
const tagRowsLooked = 25
/** Rows that must be read before the header is decided. */
export const headerRowsLooked = 40
/** Share of a row's filled cells that must be tags, as the reference library has it. */
const tagShareMin = 0.5
const titlesKept = 12
const titleLengthMax = 200
/** A heading names; a text of more letters on average explains how to fill the sheet. */
const headingLengthMax = 60

// As the reference library parses them: no space inside the hash or the plus and their words.
const tagSpec = /^\s*#[a-z]\w*(\s*\+[a-z]\w*)*\s*$/i

const textOf = (cell: Cell | undefined) =>
  cell === null || cell === undefined
    ? ''
    : (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).replace(/\s+/g, ' ').trim()
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

const isWord = (cell: Cell | undefined) => typeof cell === 'string' && cell.trim() !== '' && !/^[\d\s.,/:-]+$/.test(cell)
const words = (cells: readonly Cell[]) => cells.filter(isWord) as string[]

/** Sentences in the place of headings: how the sheet is to be filled. */
function explains(cells: readonly Cell[]): boolean {
  const texts = words(cells)
  return texts.length > 0 && texts.reduce((sum, text) => sum + text.length, 0) / texts.length > headingLengthMax
}

/** The heading of an untagged sheet: the first row with as many texts as any other, and something below it. */
function guessHeader(rows: readonly SheetRow[], merges: readonly Merge[]): SheetRow | undefined {
  const counted = rows.map(row => ({ row, filled: row.cells.filter(isFilled).length, texts: new Set(words(row.cells)).size }))
  const widest = Math.max(0, ...counted.map(({ filled }) => filled))
  const covered = (row: SheetRow) =>
    merges.filter(merge => merge.top < row.row && row.row <= merge.bottom && merge.left === merge.right).length
  // A heading fills most of the width that the data has, and holds words, not figures. What a heading of several lines has merged
  // from the line above counts as filled.
  const index = counted.findIndex(
    ({ row, texts, filled }) =>
      texts >= 2 && texts >= filled * 0.7 && filled + covered(row) >= Math.max(2, widest * 0.6) && !explains(row.cells),
  )
  const first = counted[index]?.row
  if (!first || index === counted.length - 1) return undefined
  const next = rows[index + 1]
  return next && index + 2 < rows.length && continues(first, next, merges) ? next : first
}

/** Whether a row goes on with the headings of the row above: words, and only where the row above is blank or names a group. */
function continues(above: SheetRow, row: SheetRow, merges: readonly Merge[]): boolean {
  if (row.row !== above.row + 1) return false
  const filled = row.cells.flatMap((cell, index) => (isFilled(cell) ? [index] : []))
  if (filled.length < 2 || !filled.every(index => isWord(row.cells[index])) || explains(row.cells)) return false
  const group = (index: number) => {
    const merge = merges.find(
      ({ top, bottom, left, right }) => top <= above.row && above.row <= bottom && left <= index && index <= right,
    )
    if (merge) return merge.bottom === above.row && merge.right > merge.left
    return !isFilled(above.cells[index]) || (merges.length === 0 && !isFilled(above.cells[index + 1]))
  }
  return filled.every(group)
}

interface Heading {
  own: string
  group: string
}

/** Own heading of each column and the group that stands above it ("People reached" above "Women"), `''` where there is none. */
function headings(header: SheetRow | undefined, above: SheetRow | undefined, width: number, merges: readonly Merge[]): Heading[] {
  const plain = Array.from({ length: width }, (_, index): Heading => ({ own: textOf(header?.cells[index]), group: '' }))
  if (!header || !above || above.row !== header.row - 1 || tagsIn(above.cells) > 0) return plain
  const across = merges.filter(({ top, bottom, left, right }) => top <= above.row && above.row <= bottom && right > left)
  const groups = words(above.cells).length
  const headless = plain.filter(({ own }, index) => own === '' && isFilled(above.cells[index])).length
  // A title in one cell is no group; groups cover several columns, or stand in for headings that are blank.
  const whole = across.some(({ left, right }) => right - left + 1 >= width)
  if (whole || (across.length === 0 && (groups < 2 || (headless === 0 && groups > plain.filter(({ own }) => own).length / 2))))
    return plain
  let running = ''
  return plain.map(({ own }, index) => {
    const text = textOf(above.cells[index])
    const merge = across.find(({ left, right }) => left <= index && index <= right)
    if (text !== '') running = text
    const group = merge ? textOf(above.cells[merge.left]) : across.length > 0 ? text : running
    if (own === '') return { own: text, group: '' }
    return { own, group: group === own ? '' : group }
  })
}

/** A heading that stands twice is told apart by the group above it. */
function printed(all: readonly Heading[]): string[] {
  const times = new Map<string, number>()
  for (const { own } of all) times.set(own, (times.get(own) ?? 0) + 1)
  return all.map(({ own, group }) => (own !== '' && group !== '' && (times.get(own) ?? 0) > 1 ? `${group} ${own}` : own))
}

/**
 * @param rows the first rows of the sheet that are not empty, at least `headerRowsLooked` where there are so many.
 * @param merges merged cells of the sheet, where the format has them.
 */
export function findHeader(rows: readonly SheetRow[], merges: readonly Merge[] = []): Header {
  const tagged = rows.find(({ row, cells }) => row <= tagRowsLooked && isTagRow(cells))
  const before = tagged ? rows.filter(({ row }) => row < tagged.row) : []
  const header = tagged ? (before.findLast(({ cells }) => !explains(cells)) ?? before.at(-1)) : guessHeader(rows, merges)
  const higher = header ? rows.filter(({ row }) => row < header.row) : before
  const width = Math.max(tagged?.cells.length ?? 0, header?.cells.length ?? 0)
  const all = headings(header, higher.at(-1), width, merges)
  const texts = printed(all)
  const columns = all.map(
    ({ own, group }, index): TableColumn => ({
      index,
      header: texts[index] ?? own,
      ...(group !== '' && { group, own }),
      tag: normaliseTag(textOf(tagged?.cells[index])),
    }),
  )
  return {
    tagRow: tagged?.row ?? null,
    headerRow: header?.row ?? null,
    columns: columns.filter(column => column.header !== '' || column.tag !== null),
    titles: higher
      .flatMap(({ cells }) => cells.map(textOf))
      .filter(text => text !== '' && text.length <= titleLengthMax)
      .slice(0, titlesKept),
  }
}
