/** One row of a sheet of indicators while it is read: its cells by field, and what is found in it. */
import type { Cell, TableRow } from '../../formats/table.ts'
import type { Resolver } from '../activities/resolve.ts'
import type { RowProblem, Severity } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { type Read, readText } from '../values.ts'
import type { Field, SheetMapping } from './columns.ts'

export class Row {
  readonly found: RowProblem[] = []
  readonly row: number
  private readonly cells: readonly Cell[]
  private readonly mapping: SheetMapping
  private readonly sheet: string | null
  constructor({ row, cells }: TableRow, mapping: SheetMapping, sheet: string | null) {
    this.row = row
    this.cells = cells
    this.mapping = mapping
    this.sheet = sheet
  }
  has(field: Field): boolean {
    return this.mapping.at[field] !== undefined
  }
  cell(field: Field): Cell | undefined {
    const index = this.mapping.at[field]
    return index === undefined ? undefined : this.cells[index]
  }
  text(field: Field): string | null {
    return readText(this.cell(field))
  }
  /** Whether anything at all stands in the cell, a word for "unknown" too. */
  isBlank(field: Field): boolean {
    const cell = this.cell(field)
    return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
  }
  dimension(code: string): string | null {
    const index = this.mapping.dimensions.get(code)
    return index === undefined ? null : readText(this.cells[index])
  }
  add(severity: Severity, code: string, at: Field | { dimension: string } | null, details: RowProblem['details'] = {}): void {
    const index =
      at === null ? undefined : typeof at === 'string' ? this.mapping.at[at] : this.mapping.dimensions.get(at.dimension)
    const cell = index === undefined ? null : this.cells[index]
    const value =
      cell === null || cell === undefined
        ? null
        : cell instanceof Date
          ? cell.toISOString().slice(0, 10)
          : String(cell).slice(0, 200)
    this.found.push({
      row: this.row,
      column: index === undefined ? null : (this.mapping.headings[index] ?? null),
      columnIndex: index ?? null,
      severity,
      code,
      value,
      details: { ...details, ...(this.sheet ? { sheet: this.sheet } : {}) },
    })
  }
  /** Hands a reading's value on, and notes what it took. */
  take<T>(read: Read<T>, field: Field): T | null {
    if (read.error) this.add('error', read.error, field)
    else if (read.note && read.note !== 'blank-word')
      this.add(read.note === 'date-order-assumed' ? 'warning' : 'repair', read.note, field, { now: String(read.value ?? '') })
    return read.value
  }
  get failed(): boolean {
    return this.found.some(({ severity }) => severity === 'error')
  }
  get mended(): boolean {
    return this.found.some(({ severity }) => severity === 'repair')
  }
}

const placeFields = [
  { level: 1, name: 'adm1Name', code: 'adm1Code' },
  { level: 2, name: 'adm2Name', code: 'adm2Code' },
  { level: 3, name: 'adm3Name', code: 'adm3Code' },
  { level: 4, name: 'adm4Name', code: 'adm4Code' },
] as const
const repaired = new Set(['place-code-other-system', 'place-code-mended', 'place-wrong-column'])

/**
 * The place of a row; null when none is named. Figures are never moved to the area around a place that is not known: that is an error.
 */
export function readPlace(row: Row, resolver: Resolver): string | null {
  const levels = placeFields.map(({ level, name, code }) => ({ level, name: row.text(name), code: row.text(code) }))
  if (levels.every(({ name, code }) => name === null && code === null)) return null
  const found = resolver.place(levels, row.row)
  for (const { code, level, details } of found.problems) {
    const at = placeFields.find(place => place.level === level)
    row.add(
      repaired.has(code) ? 'repair' : code === 'place-code-unknown' ? 'warning' : 'error',
      code === 'place-unknown-inside' ? 'place-unknown' : code,
      at ? (row.has(at.name) ? at.name : at.code) : null,
      details,
    )
  }
  return found.id
}

/** The organisation of a row; null when none is named. */
export function readOrganisation(row: Row, resolver: Resolver): string | null {
  const name = row.text('organisation')
  if (name === null) return null
  const found = resolver.organisation({ acronym: null, name }, row.row)
  if (found.how === 'unknown') {
    row.add('error', 'organisation-unknown', 'organisation', {
      suggestions: found.suggestions.map(({ label }) => label).join(', '),
    })
    return null
  }
  if (found.how === 'spelled-otherwise') row.add('repair', 'name-spelled-otherwise', 'organisation', { now: found.label })
  return found.id
}

/** The cluster of a row; null when none is named or known. */
export function readCluster(row: Row, resolver: Resolver, reference: Reference): string | null {
  const name = row.text('cluster')
  if (name === null) return null
  const found = resolver.cluster(name, reference.clusters.some(({ code }) => code === name) ? name : null, row.row)
  if (found.how === 'unknown') {
    row.add('error', 'cluster-not-listed', 'cluster', { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
    return null
  }
  return found.id
}
