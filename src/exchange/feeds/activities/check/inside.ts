/** Whether points lie in areas: boundaries where they are known, distances where only the middle of an area is. Pure. */
import type { Reference, ReferencePlace } from '../../reference.ts'

export interface Point {
  latitude: number
  longitude: number
}

const bands = 64

/** The edges of a boundary by bands of latitude, so that a point is compared with a few of them. */
interface Prepared {
  south: number
  north: number
  west: number
  east: number
  /** Per band: x1, y1, x2, y2 of every edge that crosses it. */
  edges: number[][]
}

type Ring = readonly (readonly number[])[]

function ringsOf({ type, coordinates }: NonNullable<ReferencePlace['boundary']>): readonly Ring[] {
  return type === 'Polygon' ? (coordinates as readonly Ring[]) : (coordinates as readonly (readonly Ring[])[]).flat()
}

function prepare(boundary: NonNullable<ReferencePlace['boundary']>): Prepared {
  const rings = ringsOf(boundary)
  const prepared: Prepared = { south: 90, north: -90, west: 180, east: -180, edges: Array.from({ length: bands }, () => []) }
  for (const [x = 0, y = 0] of rings.flat()) {
    prepared.south = Math.min(prepared.south, y)
    prepared.north = Math.max(prepared.north, y)
    prepared.west = Math.min(prepared.west, x)
    prepared.east = Math.max(prepared.east, x)
  }
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1 = 0, y1 = 0] = ring[i] ?? []
      const [x2 = 0, y2 = 0] = ring[j] ?? []
      if (y1 === y2) continue
      const last = bandOf(prepared, Math.max(y1, y2))
      for (let band = bandOf(prepared, Math.min(y1, y2)); band <= last; band++) prepared.edges[band]?.push(x1, y1, x2, y2)
    }
  return prepared
}

function bandOf({ south, north }: Prepared, latitude: number): number {
  return Math.min(bands - 1, Math.max(0, Math.floor(((latitude - south) / (north - south || 1)) * bands)))
}

/** By counting how often a line to the east crosses the boundary; holes and islands count by themselves. */
function contains(area: Prepared, { latitude, longitude }: Point): boolean {
  if (latitude < area.south || latitude > area.north || longitude < area.west || longitude > area.east) return false
  const edges = area.edges[bandOf(area, latitude)] ?? []
  let inside = false
  for (let at = 0; at < edges.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]]
    if (y1 > latitude !== y2 > latitude && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

const earthKilometres = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in kilometres. */
export function kilometresBetween(a: Point, b: Point): number {
  const [north, east] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2]
  const h = Math.sin(north) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2
  return 2 * earthKilometres * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** How many times as far as the nearest other area of its level a point may lie from the middle of its own. */
const reachTimes = 3
const reachMin = 50

export interface Areas {
  /** Whether a point can lie in a place: by the boundary of the place or of the area around it, else by distance; null when nothing is known. */
  mayHold(placeId: string, point: Point): boolean | null
}

export function createAreas(reference: Reference): Areas {
  const places = new Map(reference.places.map(place => [place.id, place]))
  const prepared = new Map<string, Prepared>()
  const reaches = new Map<string, number>()
  const middle = ({ latitude, longitude }: ReferencePlace): Point | null =>
    latitude === null || longitude === null ? null : { latitude, longitude }
  const reachOf = (place: ReferencePlace, from: Point) => {
    let reach = reaches.get(place.id)
    if (reach === undefined) {
      let nearest = Number.POSITIVE_INFINITY
      for (const other of reference.places) {
        const point = other.level === place.level && other.id !== place.id ? middle(other) : null
        if (point) nearest = Math.min(nearest, kilometresBetween(from, point))
      }
      reach = Math.max(reachMin, nearest * reachTimes)
      reaches.set(place.id, reach)
    }
    return reach
  }
  return {
    mayHold(placeId, point) {
      for (let place = places.get(placeId); place; place = place.parentId === null ? undefined : places.get(place.parentId)) {
        if (place.boundary) {
          let area = prepared.get(place.id)
          if (!area) {
            area = prepare(place.boundary)
            prepared.set(place.id, area)
          }
          return contains(area, point)
        }
        const from = place.level > 0 ? middle(place) : null
        if (from) return kilometresBetween(from, point) <= reachOf(place, from)
      }
      return null
    },
  }
}
