/** Rows of a sheet with what its merged cells cover. Pure. */
import type { SheetRow } from './header.ts'
import type { Merge } from './sheet-layout.ts'
import type { Cell, TableRow } from './table.ts'

/**
 * Says, row by row, which blank cells are merged with a cell above and what that one holds. Rows must come in order. Merged cells
 * that begin above `firstRow` are headings and cover no data.
 */
export function mergedCells(merges: readonly Merge[], firstRow: number): (row: SheetRow) => TableRow['merged'] {
  const downwards = merges.filter(({ top, bottom }) => bottom > top && top >= firstRow).sort((a, b) => a.top - b.top)
  if (downwards.length === 0) return () => undefined
  let next = 0
  let open: { merge: Merge; value: Cell }[] = []
  return ({ row, cells }) => {
    open = open.filter(({ merge }) => merge.bottom >= row)
    const covered = open.map(({ merge, value }) => ({ column: merge.left, value }))
    for (let merge = downwards[next]; merge && merge.top <= row; merge = downwards[++next]) {
      const value = merge.top === row ? (cells[merge.left] ?? null) : null
      if (value !== null && merge.bottom > row) open.push({ merge, value })
    }
    return covered.length > 0 ? covered : undefined
  }
}
