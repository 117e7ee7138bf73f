/** One row of a sheet while it is read: its cells by field, and what is found in it. Alike for every feed that names its fields. */
import type { Cell, TableRow } from '../formats/table.ts'
import { RowNotes } from './activities/check/row.ts'
import type { Found } from './activities/resolve.ts'
import type { RowProblem, Severity } from './problem.ts'
import { type Read, readText } from './values.ts'

/** These rows are no reports of activities: nothing of them is mapped as one. */
export const unmapped = { at: {}, parts: [], unused: [], doubled: [], renamed: [], columns: [] }

export class SheetRow<Field extends string> {
  readonly notes: RowNotes
  readonly row: number
  private readonly cells: readonly Cell[]
  private readonly at: Partial<Record<Field, number>>
  constructor({ row, cells }: TableRow, at: Partial<Record<Field, number>>, headings: readonly string[]) {
    this.row = row
    this.cells = cells
    this.at = at
    this.notes = new RowNotes(row, cells, unmapped, headings)
  }
  /** Whether the sheet has a column for any of the fields. */
  has(...fields: readonly Field[]): boolean {
    return fields.some(field => this.at[field] !== undefined)
  }
  cell(field: Field): Cell | undefined {
    const index = this.at[field]
    return index === undefined ? undefined : this.cells[index]
  }
  text(field: Field): string | null {
    return readText(this.cell(field))
  }
  add(severity: Severity, code: string, field: Field | null, details: RowProblem['details'] = {}): void {
    this.notes.add(severity, code, field === null ? null : (this.at[field] ?? null), details)
  }
  take<T>(read: Read<T>, field: Field): T | null {
    const index = this.at[field]
    return index === undefined ? null : this.notes.take(read, index)
  }
  /** A text of at most so many characters; a longer one is an error. */
  words(field: Field, limit: number): string | null {
    const text = this.text(field)
    if (text === null || text.length <= limit) return text
    this.add('error', 'plan-text-too-long', field, { limit })
    return null
  }
  /** The id of what was found; null, with the problem noted, when it is not known. */
  entry(field: Field, code: string, found: Found, details: RowProblem['details'] = {}): string | null {
    if (found.how === 'unknown') {
      this.add('error', code, field, { ...details, suggestions: found.suggestions.map(({ label }) => label).join(', ') })
      return null
    }
    if (found.how === 'spelled-otherwise') this.add('repair', 'name-spelled-otherwise', field, { now: found.label })
    return found.id
  }
}
