/** Lines of a report as pages show them: what each cell says, and everything there is to say about it in words. Pure. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { GridColumn, GridData, GridMark, GridSave, MarkWeight } from '../../islands/grid/data.ts'
import { inOrder } from '../../islands/grid/order.ts'
import { gridTexts } from '../../messages/grid.ts'

export type Cells = Readonly<Record<string, string>>

export interface Note {
  /** Null: about the whole row. */
  field: string | null
  weight: MarkWeight
  text: string
}

export interface ShownRow {
  id: string
  cells: Cells
  notes: readonly Note[]
}

/** Rows that a grid takes at most: what a sheet of a report may hold. */
export const rowsMost = 5_000
/** Rows that come with the page; more are fetched once it is there. */
const rowsWithPage = 300

export const marksOf = (rows: readonly ShownRow[]): GridMark[] =>
  rows.flatMap(({ id, notes }) => notes.map(({ field, weight, text }) => [id, field, weight, text] as const))

/** Cells in the order of the columns. */
export const packed = (rows: readonly Pick<ShownRow, 'id' | 'cells'>[], columns: readonly GridColumn[]): string[][] =>
  rows.map(({ id, cells }) => [id, ...columns.map(({ field }) => cells[field] ?? '')])

interface GridGiven {
  key: string
  version: number
  rows: readonly ShownRow[]
  columns: readonly GridColumn[]
  language: Language
  /** Null: to be looked at. */
  saveTo: string | null
  rowsAt: string
}

export function gridDataOf({ key, version, rows, columns, language, saveTo, rowsAt }: GridGiven): GridData {
  const many = rows.length > rowsWithPage
  return {
    ...{ key, version, columns, saveTo, marks: marksOf(rows), texts: gridTexts(language) },
    ...(many ? { rows: [], rowsAt } : { rows: packed(rows, columns) }),
    most: rowsMost,
  }
}

/** As JSON inside of a page: no text in it can end the element that it stands in. */
export const jsonInPage = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c')

/** Whether somebody wrote anything into a row. */
export const isBlank = (cells: Cells): boolean => Object.values(cells).every(value => value.trim() === '')

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What a grid sent; null when it is nothing that a grid sends. */
export function savedByGrid(body: unknown): GridSave | null {
  if (!isRecord(body)) return null
  const { version, fields, rows, order } = body
  const strings = (list: unknown): list is string[] => Array.isArray(list) && list.every(each => typeof each === 'string')
  if (!Number.isInteger(version) || !strings(fields) || !Array.isArray(rows) || !rows.every(strings)) return null
  const isRun = (part: unknown) =>
    typeof part === 'string' || (Array.isArray(part) && part.length === 2 && part.every(Number.isSafeInteger))
  if (order !== null && !(Array.isArray(order) && order.length <= rowsMost && order.every(isRun))) return null
  return { version: version as number, fields, rows, order: order as GridSave['order'] }
}

/**
 * The rows of a report with what a grid sent put into them. Fields that the grid does not show keep what they say.
 * @returns null when the order speaks of other rows than are stored.
 */
export function withSaved(
  stored: readonly { id: string; cells: Cells }[],
  { fields, rows, order }: GridSave,
): { id: string; cells: Record<string, string> }[] | null {
  const before = new Map(stored.map(row => [row.id, row.cells]))
  const sent = new Map(rows.map(([id = '', ...values]) => [id, values]))
  const ids = stored.map(({ id }) => id)
  const now = order === null ? ids : inOrder(ids, order)
  if (now === null || [...sent.keys()].some(id => order === null && !before.has(id))) return null
  return now.map(id => {
    const values = sent.get(id)
    const cells: Record<string, string> = { ...before.get(id) }
    if (values)
      for (const [at, field] of fields.entries()) {
        const value = values[at] ?? ''
        if (value === '') delete cells[field]
        else cells[field] = value
      }
    return { id, cells }
  })
}
