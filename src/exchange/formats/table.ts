/**
 * What every tabular format gives: one shape for XLSX, CSV and HXL, so that feeds never know where rows came from.
 * Row numbers are those a person sees in the file (the first line is 1), so that a problem can name its row.
 */

/** One cell as read: text, number, truth value, a date (UTC midnight, from the file's own 1900 or 1904 system) or nothing. */
export type Cell = string | number | boolean | Date | null

export interface TableColumn {
  /** Position in the sheet, from 0. */
  index: number
  /** Header text as printed, trimmed; `''` when there is none. Two-line headers that repeat are joined by a space. */
  header: string
  /** Of a two-line header: the text of the group above ("People reached") and the column's own ("Women"). */
  group?: string
  own?: string
  /** The normalised HXL tagspec (`#adm1+name`, attributes sorted), or null when the column is not tagged. */
  tag: string | null
  /** Hidden in the workbook. */
  hidden?: boolean
}

export interface TableRow {
  /** Row number in the file, from 1. */
  row: number
  /** Cells by column position; as long as the sheet's used width. */
  cells: Cell[]
  /** True when the row is hidden in the workbook (by hand or by a filter). Hidden rows are read, not skipped. */
  hidden?: boolean
  /** Blank cells that are merged with a cell of a row above, and what that one holds; a feed decides whether it holds for this row. */
  merged?: { column: number; value: Cell }[]
  /** Cells whose formula gave an error (`#REF!`); they are blank among `cells`. */
  errors?: { column: number; text: string }[]
}

export interface SheetSummary {
  /** Sheet name; null for a CSV file. */
  name: string | null
  /** Row that holds HXL tags, from 1; null when none. */
  tagRow: number | null
  /** Row that holds the headers, from 1; null when none was found. */
  headerRow: number | null
  /** Hidden in the workbook. */
  hidden: boolean
  columns: TableColumn[]
  /** Texts above the headings: the title of the sheet, the month it was made for. */
  titles?: string[]
  /** True when the serial dates of the workbook count from 1904. */
  from1904?: boolean
}

/** Why a file was refused as a whole; each code has a text in every language. */
export type FileProblemCode =
  | 'file-empty'
  | 'file-not-a-table'
  | 'file-encrypted'
  | 'file-old-excel'
  | 'file-macro'
  | 'file-damaged'
  | 'file-too-large'
  | 'file-unpacks-too-large'
  | 'file-too-many-rows'
  | 'file-too-many-columns'
  | 'file-no-header'
  | 'xml-malformed'
  | 'xml-doctype'
  | 'xml-encoding-unknown'
  | 'xml-too-deep'
  | 'xml-part-too-large'
  | 'iati-not-iati'
  | 'iati-version-old'
  | 'iati-version-unknown'
  | 'iati-only-organisations'

/** Thrown for a file that cannot be read; `details` fill the text of the code (limits, sheet names, what was found). */
export class FileProblem extends Error {
  readonly code: FileProblemCode
  readonly details: Record<string, string | number>
  constructor(code: FileProblemCode, details: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'FileProblem'
    this.code = code
    this.details = details
  }
}
