/** Which rows of a long table are on the screen, and how far it is scrolled to show one. Pure arithmetic in pixels. */

export interface Viewport {
  /** Pixels that are scrolled past. */
  top: number
  /** Pixels of rows that are seen at once, without the headings. */
  height: number
  rowHeight: number
  rows: number
}

/** First and last row to draw, `last` not included: those that are seen, and `spare` more at either end. */
export function windowOf({ top, height, rowHeight, rows }: Viewport, spare: number): { first: number; last: number } {
  const seen = Math.max(0, Math.floor(top / rowHeight))
  const until = Math.ceil((Math.max(0, top) + height) / rowHeight)
  const first = Math.min(Math.max(0, seen - spare), rows)
  return { first, last: Math.max(first, Math.min(rows, until + spare)) }
}

/** First and last column that are seen between two distances from the start of a row, `last` not included. */
export function columnsBetween(edges: readonly number[], from: number, until: number): { first: number; last: number } {
  const count = edges.length - 1
  let first = 0
  while (first < count && (edges[first + 1] ?? 0) <= from) first += 1
  let last = first
  while (last < count && (edges[last] ?? 0) < until) last += 1
  return { first, last }
}

/** Where to scroll so that a row is seen whole: as it is when it is already, else the shortest way. */
export function scrollTo({ top, height, rowHeight }: Viewport, row: number): number {
  const start = row * rowHeight
  if (start < top) return start
  return start + rowHeight > top + height ? Math.max(0, start + rowHeight - height) : top
}
