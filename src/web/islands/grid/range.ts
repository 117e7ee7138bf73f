/** Blocks of cells between two corners. Pure. */

export interface Cell {
  row: number
  column: number
}

/** A block: from its first row and column to its last, both included. */
export interface Block {
  top: number
  bottom: number
  start: number
  end: number
}

export function blockOf(a: Cell, b: Cell): Block {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    start: Math.min(a.column, b.column),
    end: Math.max(a.column, b.column),
  }
}

export const holds = ({ top, bottom, start, end }: Block, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= start && column <= end

export const sizeOf = ({ top, bottom, start, end }: Block): number => (bottom - top + 1) * (end - start + 1)

/** The cell as near as there is one in a table of this size. */
export function inside({ row, column }: Cell, rows: number, columns: number): Cell {
  const between = (value: number, size: number) => Math.max(0, Math.min(size - 1, value))
  return { row: between(row, rows), column: between(column, columns) }
}

/**
 * How what was copied lies over what is chosen: once from its first corner, or again and again when the chosen block is a multiple of it.
 */
export function tiled(copied: readonly (readonly string[])[], { top, bottom, start, end }: Block): string[][] {
  const width = Math.max(1, ...copied.map(row => row.length))
  const wide = end - start + 1
  const high = bottom - top + 1
  const repeats = copied.length > 0 && high % copied.length === 0 && wide % width === 0
  const rows = repeats ? high : copied.length
  const columns = repeats ? wide : width
  return Array.from({ length: rows }, (_, row) => {
    const from = copied[row % copied.length] ?? []
    return Array.from({ length: columns }, (_, column) => from[column % width] ?? '')
  })
}
