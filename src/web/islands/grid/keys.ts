/** Where the keys lead in a grid. In right-to-left writing the arrows to the sides are mirrored. Pure. */
import { type Cell, inside } from './range.ts'

export interface Pressed {
  key: string
  ctrl: boolean
  rightToLeft: boolean
}

export interface Size {
  rows: number
  columns: number
  /** Rows that are seen at once. */
  page: number
}

/** The cell that a key leads to; null for keys that lead nowhere. */
export function cellAfter(
  { key, ctrl, rightToLeft }: Pressed,
  { row, column }: Cell,
  { rows, columns, page }: Size,
): Cell | null {
  const next = rightToLeft ? -1 : 1
  const moves: Record<string, readonly [down: number, across: number]> = {
    ...{ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowRight: [0, next], ArrowLeft: [0, -next] },
    ...{ PageUp: [-page, 0], PageDown: [page, 0] },
  }
  if (key === 'Home') return { row: ctrl ? 0 : row, column: 0 }
  if (key === 'End') return { row: ctrl ? rows - 1 : row, column: columns - 1 }
  const move = moves[key]
  if (!move) return null
  const far = ctrl && key.startsWith('Arrow') ? Math.max(rows, columns) : 1
  return inside({ row: row + move[0] * far, column: column + move[1] * far }, rows, columns)
}

/** The cell that Tab leads to, from row to row; null past the first and the last. */
export function cellAfterTab({ row, column }: Cell, back: boolean, { rows, columns }: Omit<Size, 'page'>): Cell | null {
  const at = row * columns + column + (back ? -1 : 1)
  return at < 0 || at >= rows * columns ? null : { row: Math.floor(at / columns), column: at % columns }
}
