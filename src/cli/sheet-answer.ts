/** What every import of a sheet answers: its problems in words, its columns, and what is said of a file that cannot be read. */
import { inOrderOfWeight } from '../exchange/feeds/activities/import.ts'
import type { MappedColumn } from '../exchange/feeds/column-rules.ts'
import { problemText } from '../exchange/feeds/messages.ts'
import type { RowProblem } from '../exchange/feeds/problem.ts'
import type { Language } from '../kernel/pure/languages.ts'
import { codeOf, sentenceOf } from './terminal.ts'

/** The sheet was read, and not all of it could be stored. */
export const exitCodeRejected = 3

/** Problems in words, the weightiest first. */
export const problemsIn = (problems: readonly RowProblem[], language: Language) =>
  inOrderOfWeight(problems).map(problem => ({
    ...{ row: problem.row, column: problem.column, code: problem.code, severity: problem.severity, value: problem.value },
    ...problemText(problem, language),
  }))

interface SaidProblem {
  row: number
  column: string | null
  severity: string
  value: string | null
  message: string
  remedy: string
}

/** A problem on a line of its own. @param where the sheet, where a workbook has several. */
export function problemLine({ severity, row, column, value, message, remedy }: SaidProblem, where = ''): string {
  const at = [where && ` ${where}`, row > 0 && ` row ${row}`, column && ` · ${column}`, value && ` · "${value}"`]
  return `  ${severity}${at.filter(Boolean).join('')}: ${message} ${remedy}`
}

/** What each column was taken for; null: nothing. */
export const columnsIn = (columns: readonly MappedColumn<string>[]) =>
  columns.map(({ column, target, how }) => ({
    ...{ column: column.header || column.tag, holds: how === 'repeated' ? null : target, how },
  }))

/** Columns that nothing was read from, as a line; none where all were read. */
export function unusedLines(columns: ReturnType<typeof columnsIn>): string[] {
  const unused = columns.filter(({ holds, column }) => holds === null && column)
  return unused.length === 0 ? [] : [`  ${unused.length} columns not used: ${unused.map(({ column }) => column).join(', ')}`]
}

/** What is answered for a file that could not be read or stored at all. */
export function refusedFile(error: unknown, language: Language) {
  const message = sentenceOf(error, language)
  return {
    ...{ rows: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, repaired: 0 },
    problems: [{ row: 0, column: null, code: codeOf(error), value: null, message, remedy: '' }],
    import: null,
  }
}

/** The same for people. */
export const refusedLine = (file: string, { problems }: ReturnType<typeof refusedFile>) =>
  `${file}\n  ${problems[0]?.message ?? ''}`
