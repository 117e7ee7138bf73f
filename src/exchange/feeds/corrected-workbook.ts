/**
 * A partner's own sheet as a workbook with what was found in it: safe repairs written, cells coloured by weight and commented in the
 * reader's language, and a list of all problems that leads to them. It is corrected, and sent again as it is.
 */
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import { directionOf, type Language } from '../../kernel/pure/languages.ts'
import { openTable } from '../formats/open-table.ts'
import { isRightToLeft } from '../formats/sheet-direction.ts'
import { type Cell, FileProblem, type SheetSummary, type TableRow } from '../formats/table.ts'
import { problemText } from './messages.ts'
import type { RowProblem, Severity } from './problem.ts'
import { problemListHeadings, problemListWords } from './problem-list.ts'
import { headingsOf } from './sheet-choice.ts'

/** Sheets with more rows are shortened to their headings and the rows with problems. */
const rowsInFull = 20_000

export interface MarkedSheet {
  bytes: Uint8Array
  fileName: string
  /** The sheet that was checked; null in a file without sheets. Several: each problem says in its details which it is of. */
  sheet: string | null | readonly string[]
  problems: readonly RowProblem[]
  /** Problems in all, when the list was cut. */
  problemCount: number
  language: Language
  /** Positions of the columns of a point, for a repair that exchanges them. */
  point?: { latitude?: number | undefined; longitude?: number | undefined } | undefined
  /** For tests. */
  rowsMax?: number
}

interface Tint {
  fill: string
  text: string
}
/** Text on its fill has a contrast of more than 7 to 1. */
const tints: Record<Severity | 'rejected', Tint> = {
  error: { fill: 'FFF6C9CC', text: 'FF6B1219' },
  warning: { fill: 'FFFBE3B5', text: 'FF573300' },
  repair: { fill: 'FFCFE8DA', text: 'FF163D2C' },
  rejected: { fill: 'FFFDF0F0', text: 'FF15222E' },
}
const weight: Record<Severity, number> = { error: 0, warning: 1, repair: 2 }

const solid = ({ fill, text }: Tint): Partial<ExcelJS.Style> => ({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } },
  font: { color: { argb: text } },
})

/** The cell as a problem shows it. */
function shown(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).slice(0, 200)
}

const numberRepairs = new Set([
  ...['number-grouping', 'number-rounded', 'number-words', 'digits-mended', 'reached-from-parts', 'coordinates-mended'],
])
const textRepairs = new Set([
  ...['name-spelled-otherwise', 'site-spelled-otherwise', 'date-from-serial', 'date-from-text', 'date-month-only'],
  ...['place-code-mended', 'place-code-other-system', 'place-code-spoiled', 'place-code-missing'],
])
const blankRepairs = new Set(['blank-word', 'date-empty'])
/** The whole point is said anew, in both its columns. */
const pointRepairs = new Set(['coordinates-swapped', 'coordinates-sign', 'coordinates-point-lost', 'coordinates-in-one-cell'])

/** Writes the safe repairs of a row into its cells. @returns what stood there before, by position. */
function repair(cells: Cell[], problems: readonly RowProblem[], point: MarkedSheet['point']): Map<number, string> {
  const given = [...cells]
  const before = new Map<number, string>()
  const write = (at: number | null | undefined, value: Cell) => {
    if (at === null || at === undefined) return
    if (!before.has(at)) before.set(at, shown(given[at]) ?? '–')
    cells[at] = value
  }
  for (const { severity, code, columnIndex: at, value, details } of problems) {
    if (severity !== 'repair' || at === null) continue
    const stands = shown(given[at])
    // Cells that are merged hold their value once; each row gets its own.
    if (code === 'merged-cell' && stands === null && value !== null) write(at, asWritten(value))
    // A file that is not the one that was checked is left alone.
    if (stands !== value) continue
    const now = details.now === undefined ? '' : String(details.now)
    if (blankRepairs.has(code)) write(at, null)
    else if (code === 'coordinates-zero') {
      write(point?.latitude, null)
      write(point?.longitude, null)
    } else if (now === '') continue
    else if (pointRepairs.has(code)) writePoint(now, point, write)
    else if (numberRepairs.has(code)) write(at, Number.isFinite(Number(now)) ? Number(now) : now)
    else if (textRepairs.has(code)) write(at, now)
  }
  return before
}

/** `36.34, 43.13` in its two columns; a sheet with one of them alone is left as it is. */
function writePoint(now: string, point: MarkedSheet['point'], write: (at: number, value: Cell) => void): void {
  const [latitude, longitude] = now.split(', ').map(Number)
  if (point?.latitude === undefined || point.longitude === undefined || point.latitude === point.longitude) return
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return
  write(point.latitude, latitude ?? null)
  write(point.longitude, longitude ?? null)
}

/** A text that a spreadsheet would take for a formula when somebody edits it stays a text. */
const formulaLike = /^[=+\-@\t\r]/
const isoLike = /^\d{4}-\d{2}(-\d{2})?$/

/** Text files know no numbers: what is surely one becomes one, so that a spreadsheet does not complain of every cell. */
const asWritten = (value: Cell): Cell => (typeof value === 'string' && /^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value)

function setValue(cell: ExcelJS.Cell, value: Cell): void {
  cell.value = value
  if (typeof value === 'string' && (formulaLike.test(value) || isoLike.test(value))) cell.numFmt = '@'
  else if (value instanceof Date) cell.numFmt = 'yyyy-mm-dd'
}

const commentWidth = 46
const charactersToALine = 44

/** A comment large enough for its text. */
function comment(cell: ExcelJS.Cell, text: string, widths: readonly number[]): void {
  cell.note = { texts: [{ text, font: { size: 9, name: 'Tahoma' } }] }
  const column = Number(cell.col)
  let columns = 0
  for (let width = 0; width < commentWidth && columns < 12; columns++) width += widths[column + columns] ?? 9
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersToALine)), 1)
  const top = Math.max(0, Number(cell.row) - 2)
  const anchor = { left: column + 0.1, top: top + 0.5, right: column + columns + 0.1, bottom: top + 0.5 + lines }
  // The writer draws every comment in one size unless its model carries an anchor, for which there is no other way in.
  const { _comment: note } = cell as unknown as { _comment: { model: object } }
  Object.defineProperty(note, 'model', { value: { ...note.model, anchor } })
}

function letterOf(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** Names of sheets have at most 31 characters, and not these. */
const sheetName = (name: string) =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || 'Sheet'

interface Layout {
  summary: SheetSummary
  headings: string[]
  widths: number[]
  /** The last row above the data. */
  above: number
  shortened: boolean
}

/** A sheet of the file as it stands in the workbook. */
interface Written {
  /** Its name in the workbook. */
  name: string
  layout: Layout
  /** The row of the workbook for each row of the file that has problems. */
  places: Map<number, number>
}

/** Problems of a sheet: all of them, unless several sheets were checked and each says which it is of. */
const problemsOf = ({ sheet, problems }: MarkedSheet, name: string | null) =>
  Array.isArray(sheet) ? problems.filter(({ details }) => details.sheet === name) : problems

/** @throws FileProblem when the file cannot be read or has no such sheet. */
export async function correctedWorkbook(given: MarkedSheet): Promise<Buffer> {
  const table = await openTable(given.bytes, given.fileName)
  const output = new PassThrough()
  const chunks: Buffer[] = []
  output.on('data', chunk => chunks.push(chunk))
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: true })
  const written = new Map<string | null, Written>()
  for (const asked of Array.isArray(given.sheet) ? given.sheet : [given.sheet])
    written.set(asked, await writeSheet(workbook, table, asked, given))
  writeProblemList(workbook, given, written)
  await workbook.commit()
  return Buffer.concat(chunks)
}

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  table: Awaited<ReturnType<typeof openTable>>,
  asked: string | null,
  given: MarkedSheet,
): Promise<Written> {
  const { rowsMax = rowsInFull } = given
  const index = table.sheets.findIndex(({ name }) => name === asked)
  const summary = table.sheets[index]
  if (!summary) throw new FileProblem('file-no-header')
  let rows = 0
  for await (const _ of table.allRows(index)) if (++rows > rowsMax) break
  const headings = headingsOf(summary)
  const layout: Layout = {
    summary,
    headings,
    widths: headings.map(heading => Math.min(36, Math.max(11, heading.length + 3))),
    above: Math.max(summary.headerRow ?? 0, summary.tagRow ?? 0),
    shortened: rows > rowsMax,
  }
  const name = sheetName(summary.name ?? given.fileName.replace(/\.[^.]*$/, ''))
  const rightToLeft = await isRightToLeft(given.bytes, index, headings)
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: layout.shortened ? 0 : layout.above, rightToLeft }],
  })
  sheet.columns = layout.widths.map(width => ({ width }))
  // Headings of several lines are understood by what is merged in them; merged rows of data have their own values now.
  for (const { top, left, bottom, right } of table.merges(index))
    if (bottom <= layout.above) sheet.mergeCells(top, left + 1, bottom, right + 1)
  const problems = problemsOf(given, asked)
  const places = await writeRows(sheet, table.allRows(index), { ...given, problems }, layout)
  sheet.commit()
  return { name, layout, places }
}

/** @returns the row of the workbook for each row of the file that has problems. */
async function writeRows(
  sheet: ExcelJS.Worksheet,
  rows: AsyncIterable<TableRow>,
  given: MarkedSheet,
  { widths, above, shortened, summary }: Layout,
): Promise<Map<number, number>> {
  const byRow = Map.groupBy(given.problems, ({ row }) => row)
  const places = new Map<number, number>()
  let written = 0
  for await (const { row, cells, hidden } of rows) {
    const problems = byRow.get(row) ?? []
    if (shortened && row > above && problems.length === 0) continue
    written = shortened ? written + 1 : row
    if (problems.length > 0) places.set(row, written)
    const out = sheet.getRow(written)
    const values = [...cells]
    const before = repair(values, problems, given.point)
    values.forEach((value, at) => {
      if (value !== null) setValue(out.getCell(at + 1), summary.name === null ? asWritten(value) : value)
    })
    if (hidden) out.hidden = true
    if (row === summary.headerRow) out.font = { bold: true }
    else if (row === summary.tagRow) out.font = { color: { argb: 'FF6B6B6B' }, size: 9 }
    if (problems.length > 0)
      mark(out, problems, before, Math.max(values.length, widths.length), { widths, language: given.language })
    out.commit()
  }
  return places
}

/** Colours the cells of a row and says in their comments what was found. */
function mark(
  row: ExcelJS.Row,
  problems: readonly RowProblem[],
  before: ReadonlyMap<number, string>,
  width: number,
  { widths, language }: { widths: readonly number[]; language: Language },
): void {
  const words = problemListWords[language]
  const rejected = problems.some(({ severity }) => severity === 'error')
  if (rejected) for (let at = 0; at < width; at++) Object.assign(row.getCell(at + 1), solid(tints.rejected))
  // What is about the whole row is said at its first cell.
  const byCell = Map.groupBy(problems, ({ columnIndex }) => columnIndex ?? 0)
  // The other of two cells that a repair has changed together.
  for (const at of before.keys()) if (!byCell.has(at)) byCell.set(at, [])
  for (const [at, found] of byCell) {
    const inOrder = [...found].sort((a, b) => weight[a.severity] - weight[b.severity])
    const cell = row.getCell(at + 1)
    Object.assign(cell, solid(tints[inOrder[0]?.severity ?? 'repair']))
    const was = before.get(at)
    const texts = inOrder.map(problem => {
      const { message, remedy } = problemText(problem, language)
      return `${words[problem.severity]}: ${message}\n${remedy}`
    })
    if (was !== undefined) texts.push(words.was.replace('{value}', was))
    comment(cell, texts.join('\n\n'), widths)
  }
}

function writeProblemList(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { sheet: asked, problems, problemCount, language, rowsMax = rowsInFull }: MarkedSheet,
  sheets: ReadonlyMap<string | null, Written>,
): void {
  const words = problemListWords[language]
  const several = Array.isArray(asked)
  const writtenOf = (problem: RowProblem) => sheets.get(several ? String(problem.details.sheet) : (asked as string | null))
  const taken = [...sheets.values()].some(({ name }) => name === words.sheet)
  const rightToLeft = directionOf(language) === 'rtl'
  const list = workbook.addWorksheet(taken ? `${words.sheet} (2)` : words.sheet, { views: [{ rightToLeft }] })
  list.columns = [10, 9, several ? 40 : 26, 26, 70, 70].map(width => ({ width }))
  const say = (text: string) => {
    list.addRow([text]).commit()
  }
  say(words.note)
  for (const { layout, places } of sheets.values())
    if (layout.shortened) say(words.shortened.replace('{limit}', String(rowsMax)).replace('{count}', String(places.size)))
  if (problemCount > problems.length)
    say(words.more.replace('{shown}', String(problems.length)).replace('{count}', String(problemCount)))
  say('')
  const head = list.addRow(problemListHeadings(language))
  head.font = { bold: true }
  head.commit()
  const inOrder = [...problems].sort((a, b) => weight[a.severity] - weight[b.severity] || a.row - b.row)
  for (const problem of inOrder) {
    const { message, remedy } = problemText(problem, language)
    const written = writtenOf(problem)
    const at = written?.places.get(problem.row)
    const column = problem.columnIndex
    const link = at === undefined ? null : `#'${written?.name.replace(/'/g, "''")}'!${letterOf(column ?? 0)}${at}`
    const heading = problem.column ?? (column === null ? null : (written?.layout.headings[column] ?? null))
    const row = list.addRow([
      words[problem.severity],
      problem.row > 0 ? problem.row : null,
      several ? [written?.name, heading].filter(Boolean).join(' · ') : heading,
      null,
      message,
      remedy,
    ])
    setValue(row.getCell(4), problem.value)
    Object.assign(row.getCell(1), solid(tints[problem.severity]))
    for (const each of [5, 6]) row.getCell(each).alignment = { wrapText: true, vertical: 'top' }
    if (link !== null) {
      row.getCell(2).value = { text: String(problem.row), hyperlink: link }
      row.getCell(2).font = { color: { argb: 'FF0B5F9E' }, underline: true }
    }
    row.commit()
  }
  list.commit()
}
