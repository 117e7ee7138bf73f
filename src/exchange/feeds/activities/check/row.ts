/** One row of a sheet while it is read: its cells by field, and what is found in it. */
import type { Cell } from '../../../formats/table.ts'
import type { RowProblem, Severity } from '../../problem.ts'
import type { Reference } from '../../reference.ts'
import { type Read, readText } from '../../values.ts'
import type { ColumnMapping } from '../columns.ts'
import type { Field } from '../fields.ts'
import type { LearnWish } from '../learning.ts'
import type { Found, Resolver } from '../resolve.ts'

export interface CheckOptions {
  /** Month of the whole sheet, for rows that do not say theirs. */
  period?: string | null
  /** Which unknown names are taken in; none when left out. */
  learn?: LearnWish
  /** The lines are compared with stored ones and not stored. */
  compareOnly?: boolean
  /** Today, ISO: what lies after it cannot have been completed. */
  today: string
  /** Headings by column position, for naming the column in a problem. */
  headings: readonly string[]
  /** Told how many rows are read, now and then. */
  onRows?: (rows: number) => void
}

/** Collects what is found in one row. */
export class RowNotes {
  readonly found: RowProblem[] = []
  private readonly row: number
  private readonly cells: readonly Cell[]
  private readonly mapping: ColumnMapping
  private readonly headings: readonly string[]
  constructor(row: number, cells: readonly Cell[], mapping: ColumnMapping, headings: readonly string[]) {
    this.row = row
    this.cells = cells
    this.mapping = mapping
    this.headings = headings
  }
  add(severity: Severity, code: string, field: Field | number | null, details: RowProblem['details'] = {}): void {
    const index = field === null ? undefined : typeof field === 'number' ? field : this.mapping.at[field]
    const cell = index === undefined ? null : this.cells[index]
    const value =
      cell === null || cell === undefined
        ? null
        : cell instanceof Date
          ? cell.toISOString().slice(0, 10)
          : String(cell).slice(0, 200)
    this.found.push({
      row: this.row,
      column: index === undefined ? null : (this.headings[index] ?? null),
      columnIndex: index ?? null,
      severity,
      code,
      value,
      details,
    })
  }
  /** Hands a reading's value on, and notes what it took. */
  take<T>(read: Read<T>, field: Field | number): T | null {
    if (read.error) this.add('error', read.error, field)
    else if (read.note)
      this.add(read.note === 'date-order-assumed' ? 'warning' : 'repair', read.note, field, { now: String(read.value ?? '') })
    return read.value
  }
  get failed(): boolean {
    return this.found.some(problem => problem.severity === 'error')
  }
  get mended(): boolean {
    return this.found.some(problem => problem.severity === 'repair')
  }
}

/** One row while it is read. */
export interface Reading {
  cells: readonly Cell[]
  notes: RowNotes
  row: number
  cell(field: Field): Cell | undefined
  text(field: Field): string | null
}

/** What all rows of one import share. */
export interface Shared {
  reference: Reference
  mapping: ColumnMapping
  options: CheckOptions
  resolver: Resolver
  projects: Map<string, Reference['projects'][number]>
  country: { south: number; north: number; west: number; east: number } | null
}

export function cellsOf(cells: readonly Cell[], mapping: ColumnMapping): Pick<Reading, 'cell' | 'text'> {
  const cell = (field: Field) => {
    const index = mapping.at[field]
    return index === undefined ? undefined : cells[index]
  }
  return { cell, text: field => readText(cell(field)) }
}

/** Notes what resolving gave; the id, or null when it is unknown. */
export function taken(found: Found, notes: RowNotes, field: Field, code: string): string | null {
  if (found.how === 'unknown') {
    notes.add('error', code, field, { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
    return null
  }
  if (found.how === 'spelled-otherwise') notes.add('repair', 'name-spelled-otherwise', field, { now: found.label })
  return found.id
}
