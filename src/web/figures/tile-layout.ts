/** Areas as tiles of equal size, arranged like the country: every area is as easy to see as the largest. Pure and deterministic. */

export interface TilePoint {
  id: string
  latitude: number
  longitude: number
}
export interface Tile {
  id: string
  row: number
  column: number
}

/** Free tiles beside the taken ones: room for the country's outline to show. */
const roominess = 1.35
/** Above this many areas the best arrangement takes too long to find (its cost grows with the cube), and rows are filled instead. */
const assignedMax = 400

/**
 * Gives each area a tile of its own so that the sum of squared distances from where the areas lie is least.
 * @returns tiles from row and column 0, in the order of the points; no two on one place.
 */
export function layTiles(points: readonly TilePoint[]): Tile[] {
  if (points.length === 0) return []
  const { spots, columns, rows } = spread(points)
  const taken = points.length > assignedMax ? rowByRow(spots, columns) : leastCostPlaces(distances(spots, columns, rows))
  const placed = points.map(({ id }, index) => {
    const place = taken[index] ?? 0
    return { id, row: Math.floor(place / columns), column: place % columns }
  })
  return trimmed(placed)
}

interface Spot {
  x: number
  y: number
}

/**
 * Where areas lie on the grid. Half of it is where they are on the globe, half their rank from west to east and north to south: capital
 * and surroundings lie close together, and would otherwise push each other far away.
 */
function spread(points: readonly TilePoint[]): { spots: Spot[]; columns: number; rows: number } {
  const middle = points.reduce((sum, { latitude }) => sum + latitude, 0) / points.length
  const shrink = Math.cos((middle * Math.PI) / 180)
  const xs = points.map(({ longitude }) => longitude * shrink)
  const ys = points.map(({ latitude }) => -latitude)
  const width = Math.max(...xs) - Math.min(...xs)
  const height = Math.max(...ys) - Math.min(...ys)
  const cells = points.length * roominess
  // A country like a line still gets a grid of one row or one column.
  const aspect = Math.min(
    points.length,
    Math.max(1 / points.length, width === 0 ? 0 : height === 0 ? points.length : width / height),
  )
  const columns = Math.max(1, Math.round(Math.sqrt(cells * aspect)))
  const rows = Math.max(1, Math.ceil(Math.max(cells, points.length) / columns))
  const x = placesOf(xs, columns)
  const y = placesOf(ys, rows)
  return { spots: points.map((_, index) => ({ x: x[index] ?? 0, y: y[index] ?? 0 })), columns, rows }
}

/** Positions on an axis of a number of cells, half by value and half by rank; equal values share their rank. */
function placesOf(values: readonly number[], cells: number): number[] {
  const least = Math.min(...values)
  const span = Math.max(...values) - least
  const sorted = [...values].sort((a, b) => a - b)
  const last = Math.max(1, values.length - 1)
  return values.map(value => {
    if (span === 0) return (cells - 1) / 2
    const rank = (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 / last
    return ((value - least) / span / 2 + rank / 2) * (cells - 1)
  })
}

function distances(spots: readonly Spot[], columns: number, rows: number): number[][] {
  return spots.map(({ x, y }) =>
    Array.from({ length: columns * rows }, (_, place) => (x - (place % columns)) ** 2 + (y - Math.floor(place / columns)) ** 2),
  )
}

/**
 * The assignment of every row to a column of its own with the least total cost (Hungarian method with potentials, rows one by one).
 * @param cost a matrix of at least as many columns as rows.
 */
export function leastCostPlaces(cost: readonly (readonly number[])[]): number[] {
  const n = cost.length
  const m = cost[0]?.length ?? 0
  const rowPotential = new Float64Array(n + 1)
  const columnPotential = new Float64Array(m + 1)
  const rowOfColumn = new Int32Array(m + 1)
  const before = new Int32Array(m + 1)
  for (let row = 1; row <= n; row++) {
    rowOfColumn[0] = row
    let column = 0
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(m + 1)
    do {
      used[column] = 1
      const current = rowOfColumn[column] ?? 0
      let delta = Number.POSITIVE_INFINITY
      let next = 0
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue
        const reduced = (cost[current - 1]?.[j - 1] ?? 0) - (rowPotential[current] ?? 0) - (columnPotential[j] ?? 0)
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced
          before[j] = column
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0
          next = j
        }
      }
      for (let j = 0; j <= m; j++)
        if (used[j]) {
          const owner = rowOfColumn[j] ?? 0
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta
          columnPotential[j] = (columnPotential[j] ?? 0) - delta
        } else least[j] = (least[j] ?? 0) - delta
      column = next
    } while (rowOfColumn[column] !== 0)
    while (column !== 0) {
      const previous = before[column] ?? 0
      rowOfColumn[column] = rowOfColumn[previous] ?? 0
      column = previous
    }
  }
  const places = new Array<number>(n).fill(0)
  for (let j = 1; j <= m; j++) {
    const row = rowOfColumn[j] ?? 0
    if (row > 0) places[row - 1] = j - 1
  }
  return places
}

/** Rows filled from the north, each from west to east. */
function rowByRow(spots: readonly Spot[], columns: number): number[] {
  const fromNorth = spots.map((_, index) => index).sort((a, b) => (spots[a]?.y ?? 0) - (spots[b]?.y ?? 0) || a - b)
  const places = new Array<number>(spots.length).fill(0)
  for (let start = 0; start < fromNorth.length; start += columns) {
    const row = fromNorth.slice(start, start + columns).sort((a, b) => (spots[a]?.x ?? 0) - (spots[b]?.x ?? 0) || a - b)
    for (const [column, index] of row.entries()) places[index] = start + column
  }
  return places
}

/** Without rows and columns that nobody uses. */
function trimmed(tiles: readonly Tile[]): Tile[] {
  const used = (of: 'row' | 'column') => [...new Set(tiles.map(tile => tile[of]))].sort((a, b) => a - b)
  const rows = used('row')
  const columns = used('column')
  return tiles.map(({ id, row, column }) => ({ id, row: rows.indexOf(row), column: columns.indexOf(column) }))
}
