import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layTiles, leastCostPlaces } from './tile-layout.ts'

/** Every order of `count` things. */
function orders(count: number): number[][] {
  if (count === 0) return [[]]
  return orders(count - 1).flatMap(order => Array.from({ length: count }, (_, at) => order.toSpliced(at, 0, count - 1)))
}

const point = fc.record({
  latitude: fc.double({ min: -60, max: 75, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
})
const country = fc
  .array(point, { minLength: 1, maxLength: 60 })
  .map(points => points.map((each, index) => ({ ...each, id: `area-${index}` })))

test('any country: every area has a tile, no two share one, and the same country gives the same tiles', () => {
  fc.assert(
    fc.property(country, points => {
      const tiles = layTiles(points)
      expect(tiles.map(({ id }) => id)).toEqual(points.map(({ id }) => id))
      expect(new Set(tiles.map(({ row, column }) => `${row} ${column}`)).size).toBe(points.length)
      expect(Math.min(...tiles.map(({ row }) => row))).toBe(0)
      expect(Math.min(...tiles.map(({ column }) => column))).toBe(0)
      expect(layTiles(points)).toEqual(tiles)
    }),
  )
})

test('a square of four and a line of three keep their arrangement', () => {
  const corners = layTiles([
    { id: 'nw', latitude: 10, longitude: 0 },
    { id: 'ne', latitude: 10, longitude: 10 },
    { id: 'sw', latitude: 0, longitude: 0 },
    { id: 'se', latitude: 0, longitude: 10 },
  ])
  expect(corners).toEqual([
    { id: 'nw', row: 0, column: 0 },
    { id: 'ne', row: 0, column: 1 },
    { id: 'sw', row: 1, column: 0 },
    { id: 'se', row: 1, column: 1 },
  ])
  const line = layTiles([0, 5, 9].map(longitude => ({ id: `${longitude}`, latitude: 3, longitude })))
  expect(line.map(({ row }) => row)).toEqual([0, 0, 0])
  expect(line.map(({ column }) => column)).toEqual([0, 1, 2])
})

test('what lies far in the north is above what lies far in the south, and west is left of east', () => {
  const points = Array.from({ length: 24 }, (_, index) => ({
    id: `${index}`,
    latitude: 30 + ((index * 7) % 24) / 3,
    longitude: 40 + ((index * 11) % 24) / 3,
  }))
  const tiles = new Map(layTiles(points).map(tile => [tile.id, tile]))
  for (const a of points)
    for (const b of points) {
      if (a.latitude > b.latitude + 4) expect(tiles.get(a.id)?.row).toBeLessThan(tiles.get(b.id)?.row ?? 0)
      if (a.longitude < b.longitude - 4) expect(tiles.get(a.id)?.column).toBeLessThan(tiles.get(b.id)?.column ?? 0)
    }
})

test('a thousand areas get a thousand tiles', () => {
  const points = Array.from({ length: 1000 }, (_, index) => ({
    id: `${index}`,
    latitude: ((index * 37) % 100) / 10,
    longitude: ((index * 91) % 173) / 10,
  }))
  expect(new Set(layTiles(points).map(({ row, column }) => `${row} ${column}`)).size).toBe(1000)
})

test('no other assignment of areas to tiles costs less', () => {
  const cost = fc.array(fc.array(fc.nat(100), { minLength: 5, maxLength: 5 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(cost, rows => {
      const costOf = (places: readonly number[]) => places.reduce((sum, place, row) => sum + (rows[row]?.[place] ?? 0), 0)
      const found = leastCostPlaces(rows)
      expect(new Set(found).size).toBe(4)
      expect(costOf(found)).toBe(Math.min(...orders(5).map(order => costOf(order.slice(0, 4)))))
    }),
  )
})
