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

/**
 * Rows of a sheet that comes in the place of all that are here. Each keeps the id of the row that it was, so that what was said of it
 * stays with it: the row of its record id, else one that says the very same, else, in a sheet of as many rows, the one at its place.
 */
export function inPlaceOf(
  stored: readonly { id: string; cells: Cells }[],
  sheet: readonly Record<string, string>[],
  newId: () => string,
): { id: string; cells: Record<string, string> }[] {
  const free = new Map(stored.map(row => [row.id, row]))
  const told = (cells: Cells) =>
    JSON.stringify(
      Object.entries(cells)
        .filter(([, value]) => value !== '')
        .sort(),
    )
  const found = sheet.map(() => null as string | null)
  const take = (nth: number, id: string | undefined) => {
    if (id === undefined || found[nth] !== null || !free.delete(id)) return
    found[nth] = id
  }
  for (const [nth, { recordId }] of sheet.entries())
    if (recordId) take(nth, [...free.values()].find(row => row.cells.recordId === recordId)?.id)
  const same = new Map<string, string[]>()
  for (const row of free.values()) same.set(told(row.cells), [...(same.get(told(row.cells)) ?? []), row.id])
  for (const [nth, cells] of sheet.entries()) if (found[nth] === null) take(nth, same.get(told(cells))?.shift())
  if (sheet.length === stored.length) for (const nth of sheet.keys()) take(nth, stored[nth]?.id)
  return sheet.map((cells, nth) => ({ id: found[nth] ?? newId(), cells }))
}
