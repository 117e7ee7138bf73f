/** One row of a sheet while it is read: its cells by field, and what is found in it. */
import type { Actor } from '../../../../kernel/access.ts'
import type { ReportingRights } from '../../../../modules/delivery/pure/rights.ts'
import type { Cell } from '../../../formats/table.ts'
import type { RowProblem, Severity } from '../../problem.ts'
import type { Reference } from '../../reference.ts'
import { type Read, readText } from '../../values.ts'
import type { ColumnMapping } from '../columns.ts'
import type { Field } from '../fields.ts'
import type { LearnWish } from '../learning.ts'
import type { Found, Resolver } from '../resolve.ts'
import type { Areas } from './inside.ts'
import type { PartPlan } from './parts.ts'
import type { Sites } from './site.ts'
import type { Survey } from './survey.ts'

export interface CheckOptions {
  /** Month of the whole sheet, for rows that do not say theirs. */
  period?: string | null
  /** Which unknown names are taken in; none when left out. */
  learn?: Pick<LearnWish, 'all' | 'names'>
  /** The lines are compared with stored ones and not stored. */
  compareOnly?: boolean
  /** Today, ISO: what lies after it cannot have been completed. */
  today: string
  /** Headings by column position, for naming the column in a problem. */
  headings: readonly string[]
  /** Columns hidden in the workbook, by position. */
  hiddenColumns?: readonly number[]
  /** Serial dates of the workbook count from 1904. */
  from1904?: boolean | undefined
  /** Name of the file and of the sheet, and what stands above the headings: they may name the month the sheet was made for. */
  titles?: readonly string[]
  /** Who sends the sheet, where they may not report for everybody. */
  actor?: Actor | undefined
  /** Keys of the stored lines that they may change; null and left out: of all. */
  ownKeys?: ReadonlySet<string> | null | undefined
  /** Keys of stored lines with record ids of partners that the sender may not change. */
  keysElsewhere?: ReadonlySet<string> | undefined
  /** Told how many rows are read, now and then. */
  onRows?: (rows: number) => void
}

const valueLengthMax = 200

function shown(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  if (!(cell instanceof Date)) return String(cell).slice(0, valueLengthMax)
  return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)
}

/** Collects what is found in one row. */
export class RowNotes {
  readonly found: RowProblem[] = []
  readonly row: number
  private readonly cells: readonly Cell[]
  private readonly mapping: ColumnMapping
  private readonly headings: readonly string[]
  private rejected = false
  constructor(row: number, cells: readonly Cell[], mapping: ColumnMapping, headings: readonly string[]) {
    this.row = row
    this.cells = cells
    this.mapping = mapping
    this.headings = headings
  }
  add(severity: Severity, code: string, field: Field | number | null, details: RowProblem['details'] = {}): void {
    const index = field === null ? undefined : typeof field === 'number' ? field : this.mapping.at[field]
    if (severity === 'error') this.rejected = true
    this.found.push({
      row: this.row,
      column: index === undefined ? null : (this.headings[index] ?? null),
      columnIndex: index ?? null,
      severity,
      code,
      value: index === undefined ? null : shown(this.cells[index]),
      details,
    })
  }
  /** Hands a reading's value on, and notes what it took. */
  take<T>(read: Read<T>, field: Field | number): T | null {
    if (read.error) this.add('error', read.error, field)
    else if (read.note) this.add(read.doubt ? 'warning' : 'repair', read.note, field, { now: String(read.value ?? '') })
    return read.value
  }
  /** Whether the row says anything under a column. */
  says(field: Field): boolean {
    const index = this.mapping.at[field]
    return index !== undefined && readText(this.cells[index]) !== null
  }
  get failed(): boolean {
    return this.rejected
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
  survey: Survey
  parts: PartPlan
  projects: Map<string, Reference['projects'][number]>
  activities: Map<string, Reference['activities'][number]>
  country: { south: number; north: number; west: number; east: number } | null
  areas: Areas
  sites: Sites
  /** Whose rows the person may report; null: everybody's. */
  rights: ReportingRights | null
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

/** Whether the sheet has a column for any of the fields: what is missing in every row is said once, of the sheet. */
export function hasColumn({ mapping }: Pick<Shared, 'mapping'>, ...names: readonly Field[]): boolean {
  return names.some(field => mapping.at[field] !== undefined)
}
