import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AreaGeometry, clearance, contains, projectAreas } from './map-shapes.ts'

const box = (id: string, west: number, south: number, east: number, north: number): AreaGeometry => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
    ],
  },
})
const turned = ({ id, geometry }: AreaGeometry): AreaGeometry => ({
  id,
  geometry: { type: 'Polygon', coordinates: (geometry.coordinates as number[][][]).map(ring => [...ring].reverse()) },
})

test('rings of either direction draw the same area: GeoJSON asks for one, and files have both', () => {
  const areas = [box('a', 40, 30, 42, 33), box('b', 42, 30, 45, 33)]
  const one = projectAreas(areas, 300, 400)
  const other = projectAreas(areas.map(turned), 300, 400)
  expect(other.areas.map(({ size }) => Math.round(size))).toEqual(one.areas.map(({ size }) => Math.round(size)))
  expect(other.height).toBe(one.height)
})

test('a country over the date line is drawn in one piece', () => {
  const fiji = [
    {
      id: 'east',
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: [box('', 177, -18.5, 180, -17).geometry.coordinates, box('', -180, -18.5, -178, -17).geometry.coordinates],
      },
    },
  ]
  const { areas, height } = projectAreas(fiji, 300, 300)
  expect(height).toBeGreaterThan(70)
  expect(areas[0]?.size).toBeGreaterThan(5_000)
})

test('a long country is less wide rather than too high', () => {
  const { height } = projectAreas([box('chile', -72, -55, -68, -18)], 300, 400)
  expect(height).toBeLessThanOrEqual(402)
})

test('a boundary of ten thousand points becomes one that a picture needs', () => {
  const round = Array.from({ length: 10_000 }, (_, index) => {
    const angle = (-index / 10_000) * 2 * Math.PI
    return [44 + Math.cos(angle), 33 + Math.sin(angle)]
  })
  const { areas } = projectAreas([{ id: 'round', geometry: { type: 'Polygon', coordinates: [[...round, round[0]]] } }], 300, 300)
  expect(areas[0]?.path.length).toBeLessThan(12_000)
  expect(areas[0]?.size).toBeGreaterThan(55_000)
})

test('an area too small to see is still there to be pointed at', () => {
  const { areas } = projectAreas([box('large', 40, 30, 50, 40), box('speck', 50, 30, 50.0001, 30.0001)], 300, 300)
  expect(areas.map(({ path }) => path.startsWith('M'))).toEqual([true, true])
})

test('any boxes: every path stays inside the picture, and its middle inside its ring', () => {
  const anyBox = fc.record({
    west: fc.double({ min: -170, max: 160, noNaN: true }),
    south: fc.double({ min: -60, max: 60, noNaN: true }),
    width: fc.double({ min: 0.5, max: 8, noNaN: true }),
    height: fc.double({ min: 0.5, max: 8, noNaN: true }),
  })
  fc.assert(
    fc.property(anyBox, ({ west, south, width, height }) => {
      const map = projectAreas([box('a', west, south, west + width, south + height)], 300, 300)
      const ring = map.areas[0]?.ring ?? []
      for (const [x, y] of ring) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(300)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(map.height)
      }
      const xs = ring.map(([x]) => x)
      const ys = ring.map(([, y]) => y)
      const middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2] as const
      expect(contains(ring, middle)).toBe(true)
      expect(clearance(ring, middle)).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
})
