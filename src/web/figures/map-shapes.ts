/** Boundaries brought onto a picture: projected, thinned to what the picture can show, and small enough to send. Pure. */
import { geoArea, geoCentroid, geoMercator, geoPath } from 'd3-geo'

export type Point = readonly [x: number, y: number]
export type Ring = readonly Point[]

export interface AreaGeometry {
  id: string
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown }
}
export interface DrawnArea {
  id: string
  /** The `d` of a path, in pixels. */
  path: string
  /** Outer boundary of its largest part. */
  ring: Ring
  /** Square pixels of that part. */
  size: number
}
export interface DrawnMap {
  width: number
  height: number
  areas: DrawnArea[]
}

/** Points nearer than this to the one before add bytes and nothing that is seen, in pixels. */
const nearest = 0.7

/**
 * Projects areas (Mercator, turned to the country's own meridian so that none is cut at the date line).
 * @param heightMax a long country is drawn less wide rather than higher than this.
 */
export function projectAreas(areas: readonly AreaGeometry[], width: number, heightMax: number): DrawnMap {
  const features = areas.map(({ geometry }) => ({
    type: 'Feature' as const,
    properties: null,
    geometry: wound(geometry),
  }))
  const collection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features }
  if (features.length === 0) return { width, height: 0, areas: [] }
  const projection = geoMercator()
    .rotate([-(geoCentroid(collection)[0] ?? 0), 0])
    .fitExtent(
      [
        [1, 1],
        [width - 1, heightMax - 1],
      ],
      collection,
    )
  const [[, top], [, bottom]] = geoPath(projection).bounds(collection)
  const [x = 0, y = 0] = projection.translate()
  projection.translate([x, y - top + 1])
  return {
    width,
    height: Math.ceil(bottom - top + 2),
    areas: areas.map(({ id }, index) => {
      const rings = thinned(ringsOf(projection, features[index] as GeoJSON.Feature))
      const ring = rings.reduce<Ring>((largest, each) => (sizeOf(each) > sizeOf(largest) ? each : largest), [])
      return { id, path: rings.map(pathOf).join(''), ring, size: sizeOf(ring) }
    }),
  }
}

/** Rings in the order that d3 wants: GeoJSON's own order makes it draw the rest of the globe. */
function wound({ type, coordinates }: AreaGeometry['geometry']): GeoJSON.MultiPolygon {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as GeoJSON.Position[][][]
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map(rings =>
      rings.map((ring, index) => {
        const insideOut = geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI
        return insideOut === (index === 0) ? [...ring].reverse() : ring
      }),
    ),
  }
}

function ringsOf(projection: ReturnType<typeof geoMercator>, feature: GeoJSON.Feature): Point[][] {
  const rings: Point[][] = []
  const pen = {
    beginPath() {},
    arc() {},
    moveTo: (x: number, y: number) => void rings.push([[x, y]]),
    lineTo: (x: number, y: number) => void rings.at(-1)?.push([x, y]),
    closePath() {},
  }
  geoPath(projection, pen)(feature)
  return rings
}

/** The points of a ring that are at least a distance from the one before. */
export function apart(ring: readonly Point[], distance: number): Point[] {
  const points: Point[] = []
  for (const point of ring) {
    const last = points.at(-1)
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= distance) points.push(point)
  }
  return points
}

/** Rings without points that lie on the one before; a ring that shrinks to nothing goes, unless nothing else is left of the area. */
function thinned(rings: readonly (readonly Point[])[]): Ring[] {
  const kept = rings.map(ring => {
    const points: Point[] = []
    for (const [x, y] of ring) {
      const last = points.at(-1)
      if (!last || Math.hypot(x - last[0], y - last[1]) >= nearest)
        points.push([Math.round(x * 10) / 10, Math.round(y * 10) / 10])
    }
    return points
  })
  const visible = kept.filter(ring => ring.length > 2)
  if (visible.length > 0) return visible
  const [x, y] = rings[0]?.[0] ?? [0, 0]
  return [
    [
      [x - 1, y - 1],
      [x + 1, y - 1],
      [x + 1, y + 1],
      [x - 1, y + 1],
    ],
  ]
}

const tenths = (value: number) => String(Math.round(value * 10) / 10)

/** Relative steps take half the bytes of absolute places. */
function pathOf(ring: Ring): string {
  const [first, ...rest] = ring
  if (!first) return ''
  let [x, y] = first
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${tenths(nextX - x)} ${tenths(nextY - y)}`
    x = nextX
    y = nextY
    return step
  })
  return `M${tenths(first[0])} ${tenths(first[1])}l${steps.join(' ').replaceAll(' -', '-')}z`
}

function sizeOf(ring: Ring): number {
  let twice = 0
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    twice += x * nextY - nextX * y
  }
  return Math.abs(twice) / 2
}

/** Whether a point lies inside a ring. */
export function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Distance from a point to the nearest edge of a ring, x counted `stretch` times: of a place for something wide, sideways room counts less. */
export function clearance(ring: Ring, [x, y]: Point, stretch = 1): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
    const dx = (bx - ax) * stretch
    const dy = by - ay
    const px = (x - ax) * stretch
    const py = y - ay
    const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, Math.hypot(px - along * dx, py - along * dy))
  }
  return least
}
