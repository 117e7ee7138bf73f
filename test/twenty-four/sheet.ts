/** Small sheets written as tables, and what a check says of them. */
import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import { checkFileContent, type FileToCheck } from '../../src/exchange/feeds/activities/check-file.ts'
import { problemsBefore, type StoredFigure } from '../../src/exchange/feeds/activities/compare/before.ts'
import { problemText } from '../../src/exchange/feeds/activities/messages.ts'
import type { RowProblem } from '../../src/exchange/feeds/problem.ts'
import { languages } from '../../src/kernel/pure/languages.ts'
import { lineColumns } from '../../src/modules/delivery/pure/packed-lines.ts'
import { month, operation, today } from './operation.ts'

/** What a row holds unless its table says otherwise. */
const usual: Readonly<Record<string, string>> = {
  'Reporting month': month,
  'Lead organisation': 'IOM',
  Cluster: 'Health',
  Governorate: 'Northland',
  'People reached': '',
}

export interface SheetOptions extends Partial<Omit<FileToCheck, 'bytes' | 'learn'>> {
  /** Takes in every unknown name. */
  learn?: boolean
  /** The table is the whole sheet: no usual columns are put beside it. */
  whole?: boolean
  /** Lines that are stored already. */
  stored?: readonly StoredFigure[]
}

export interface Outcome {
  /** `row column "value" severity code`, in the order of rows. */
  said: string[]
  problems: RowProblem[]
  /** Lines as they would be stored, all fields as text. */
  lines: Record<string, string | null>[]
  rows: number
  good: number
  rejected: number
  repaired: number
}

/** Rows of a table: cells between bars, without the spaces around them. The first row of data is row 2 of the file. */
function cellsOf(table: string): string[][] {
  return table
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => line.split('|').map(cell => cell.trim()))
}

function withUsual([headings = [], ...rows]: string[][]): string[][] {
  const missing = Object.keys(usual).filter(heading => !headings.includes(heading))
  return [[...headings, ...missing], ...rows.map(row => [...row, ...missing.map(heading => usual[heading] ?? '')])]
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Checks a table as a CSV file. */
export async function sheet(table: string, options: SheetOptions = {}): Promise<Outcome> {
  const cells = options.whole ? cellsOf(table) : withUsual(cellsOf(table))
  const text = cells.map(row => row.map(quoted).join(',')).join('\n')
  return checkBytes(new TextEncoder().encode(text), { fileName: 'sheet.csv', ...options })
}

/** A cell of a table as a workbook holds it: numbers as numbers, `@2022-03-05` as a date. */
function typed(cell: string): ExcelJS.CellValue {
  if (cell === '') return null
  if (cell.startsWith('@')) return new Date(`${cell.slice(1)}T00:00:00Z`)
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell
}

/** Checks a table as a workbook, after `change` has done to it what people do. */
export async function workbook(
  table: string,
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
  options: SheetOptions = {},
): Promise<Outcome> {
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('Sheet')
  for (const row of options.whole ? cellsOf(table) : withUsual(cellsOf(table))) page.addRow(row.map(typed))
  change(page, book)
  return checkBytes(new Uint8Array(await book.xlsx.writeBuffer()), { fileName: 'sheet.xlsx', ...options })
}

export async function checkBytes(bytes: Uint8Array, options: SheetOptions & { fileName: string }): Promise<Outcome> {
  const { stored = [], whole: _, learn = false, ...file } = options
  let packed = ''
  const given = { reference: operation, period: null, today, ...file, learn: { all: learn, names: [] }, bytes }
  const checked = await checkFileContent(given, {
    write: batch => {
      packed += new TextDecoder().decode(batch)
    },
  })
  if ('found' in checked) throw new Error(`No sheet of reports was found: ${checked.found}`)
  const { check } = checked
  const problems = [...check.problems, ...problemsBefore(check.reported, stored, given.reference)]
  for (const problem of problems) assertWords(problem)
  const said = problems.map(({ row, column, value, severity, code }) =>
    [row, column ?? '–', value === null ? '–' : `"${value}"`, severity, code].join(' '),
  )
  const { rows, good, rejected, repaired } = check
  return { said, problems, lines: unpacked(packed), rows, good, rejected, repaired }
}

const packedFields = [...lineColumns.matchAll(/"?(\w+)"?\s+(?:uuid\[\]|\w+)/g)].map(([, field = '']) => field)

function unpacked(packed: string): Outcome['lines'] {
  return packed
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const values = line.split('\t')
      return Object.fromEntries(
        packedFields.map((field, index) => [field, values[index] === '\\N' ? null : (values[index] ?? null)]),
      )
    })
}

/** Every problem is said with a remedy in every language, and nothing in it is left open. */
function assertWords(problem: RowProblem): void {
  for (const language of languages) {
    const { message, remedy } = problemText(problem, language)
    expect(message, `${problem.code} ${language}`).toMatch(/\S{2}/)
    expect(remedy, `${problem.code} ${language}`).toMatch(/\S{2}/)
    expect(message, `${problem.code} ${language} ${JSON.stringify(problem.details)}`).not.toMatch(/[{}]|undefined|null|NaN/)
    // A dash in a message stands for a detail that was not given.
    expect(message, `${problem.code} ${language} ${JSON.stringify(problem.details)}`).not.toMatch(/(^|[\s“«(])–([\s”»).,]|$)/)
  }
}

/** The problem with a code in English. */
export function words({ problems }: Outcome, code: string): string {
  const problem = problems.find(each => each.code === code)
  if (!problem) throw new Error(`${code} was not found among ${problems.map(each => each.code).join(', ')}`)
  const { message, remedy } = problemText(problem, 'en')
  return `${message} ${remedy}`
}
