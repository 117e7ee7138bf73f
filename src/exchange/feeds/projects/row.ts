/** One row of a sheet of projects while it is read: its cells by field, and what is found in it. */
import type { Cell, TableRow } from '../../formats/table.ts'
import { RowNotes } from '../activities/check/row.ts'
import type { Found } from '../activities/resolve.ts'
import type { RowProblem, Severity } from '../problem.ts'
import { type Read, readText } from '../values.ts'
import type { ProjectField, ProjectMapping } from './columns.ts'

/** A project's rows are no reports: nothing of them is mapped as one. */
export const unmapped = { at: {}, parts: [], unused: [], doubled: [], renamed: [], columns: [] }

export class ProjectRow {
  readonly notes: RowNotes
  readonly row: number
  private readonly cells: readonly Cell[]
  private readonly at: ProjectMapping['at']
  constructor({ row, cells, merged = [] }: TableRow, at: ProjectMapping['at'], headings: readonly string[]) {
    this.row = row
    // A code that is merged over the rows of its project is that of each of them.
    const code = merged.find(({ column }) => column === at.code)
    this.cells = code ? cells.map((cell, column) => (column === code.column ? code.value : cell)) : cells
    this.at = at
    this.notes = new RowNotes(row, this.cells, unmapped, headings)
  }
  has(...fields: readonly ProjectField[]): boolean {
    return fields.some(field => this.at[field] !== undefined)
  }
  cell(field: ProjectField): Cell | undefined {
    const index = this.at[field]
    return index === undefined ? undefined : this.cells[index]
  }
  text(field: ProjectField): string | null {
    return readText(this.cell(field))
  }
  add(severity: Severity, code: string, field: ProjectField | null, details: RowProblem['details'] = {}): void {
    this.notes.add(severity, code, field === null ? null : (this.at[field] ?? null), details)
  }
  take<T>(read: Read<T>, field: ProjectField): T | null {
    const index = this.at[field]
    return index === undefined ? null : this.notes.take(read, index)
  }
  /** A text of at most so many characters; a longer one is an error. */
  words(field: ProjectField, limit: number, text: string | null = this.text(field)): string | null {
    if (text === null || text.length <= limit) return text
    this.add('error', 'plan-text-too-long', field, { limit })
    return null
  }
  /** The id of what was found; null, with the problem noted, when it is not known. */
  entry(field: ProjectField, code: string, found: Found): string | null {
    if (found.how === 'unknown') {
      this.add('error', code, field, { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
      return null
    }
    if (found.how === 'spelled-otherwise') this.add('repair', 'name-spelled-otherwise', field, { now: found.label })
    return found.id
  }
}
