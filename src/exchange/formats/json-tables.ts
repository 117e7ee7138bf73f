/** HXL in JSON (HXL 1.1, "JSON encodings"): arrays of rows, arrays of objects, or an object of several such tables. Pure. */
import type { SheetRow } from './header.ts'
import type { Cell } from './table.ts'

export interface JsonTable {
  /** Its key in the file; null when the file is one table. */
  name: string | null
  rows: SheetRow[]
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  // A list in one cell, as the reference library writes it.
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join(' | ') || null
  return JSON.stringify(value)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tableOf(name: string | null, value: unknown): JsonTable | null {
  if (!Array.isArray(value) || value.length === 0) return null
  if (value.every(Array.isArray))
    return { name, rows: value.map((cells: unknown[], index) => ({ row: index + 1, cells: cells.map(cellOf) })) }
  if (!value.every(isObject)) return null
  const keys = [...new Set(value.flatMap(entry => Object.keys(entry)))]
  const rows = value.map((entry, index) => ({ row: index + 2, cells: keys.map(key => cellOf(entry[key])) }))
  return { name, rows: [{ row: 1, cells: keys.map(key => key || null) }, ...rows] }
}

/** Tables in a JSON text; null when it is no JSON or holds none. A row's number is its place in the array, from 1. */
export function jsonTables(text: string): JsonTable[] | null {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return null
  }
  const whole = tableOf(null, content)
  if (whole) return [whole]
  if (!isObject(content)) return null
  const tables = Object.entries(content).flatMap(([name, value]) => tableOf(name, value) ?? [])
  return tables.length > 0 ? tables : null
}
