/** What the server and the grid tell each other. */
import type { Order } from './order.ts'

export interface GridColumn {
  field: string
  name: string
  /** What it is called elsewhere: by these a pasted row of headings is known. */
  names: readonly string[]
  kind: 'text' | 'number' | 'choice'
  /** Pixels. */
  width: number
  /** What may be chosen; by what another column says, where they depend on it (districts of a governorate). */
  choices?: readonly string[] | { column: string; lists: Record<string, readonly string[]> }
  /** Something else than the choices may be written too. */
  open?: boolean
  hint?: string
}

/** Something to say about a cell, or about a row when `field` is null. */
export type GridMark = readonly [row: string, field: string | null, weight: MarkWeight, text: string]
export type MarkWeight = 'error' | 'warning' | 'repair' | 'comment'

export type GridTexts = Record<
  | ('label' | 'row' | 'help' | 'undo' | 'redo' | 'insert' | 'remove' | 'fill' | 'next' | 'noProblems')
  | ('saving' | 'saved' | 'unsaved' | 'offline' | 'conflict' | 'openAnew' | 'kept' | 'keptApply' | 'keptDrop' | 'noRoom')
  | (MarkWeight | 'empty' | 'columns'),
  string
>

export interface GridData {
  /** Under this name unsaved changes are kept on the device. */
  key: string
  version: number
  columns: readonly GridColumn[]
  /** Each row: its id, then its cells in the order of the columns. */
  rows: readonly (readonly string[])[]
  /** Where the rows are fetched from when they are too many to come with the page. */
  rowsAt?: string
  marks: readonly GridMark[]
  /** Where changes are sent; null: they cannot be changed. */
  saveTo: string | null
  most: number
  texts: GridTexts
}

/** What is sent: the rows that changed, and the order where rows came or went. */
export interface GridSave {
  version: number
  fields: readonly string[]
  rows: readonly (readonly string[])[]
  order: Order | null
}

/** What comes back: the version that is stored now, and everything there is to say about its cells. */
export interface GridSaved {
  version: number
  marks: readonly GridMark[]
  /** Says how many rows and problems there are. */
  summary: string
}
