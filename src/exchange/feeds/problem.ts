/** One thing found in a row of a sheet. Texts are made later, in the reader's language, from `code` and `details`. */
export type Severity =
  /** The row cannot be stored. */
  | 'error'
  /** The row is stored; a person should look. */
  | 'warning'
  /** The row was mended safely and is stored mended. */
  | 'repair'

export interface RowProblem {
  /** Row in the file, from 1; 0 for a problem of the whole sheet. */
  row: number
  /** Header (or tag, or field name) of the column; null when the whole row is meant. */
  column: string | null
  /** Column position, from 0; null when the whole row is meant. */
  columnIndex: number | null
  severity: Severity
  /** Kebab-case code; `messages.ts` of the feed has its message and remedy in every language. */
  code: string
  /** The value as it stood in the file, shortened to 200 characters; null when there was none. */
  value: string | null
  /** Fill the message and the remedy: the repaired value, the suggestions, the row it repeats. */
  details: Record<string, string | number>
}
