/** Where: the place and the point of a row. */
import type { Severity } from '../../problem.ts'
import type { Reference } from '../../reference.ts'
import { readDegrees } from '../../values.ts'
import type { Field } from '../fields.ts'
import type { Reading, Shared } from './row.ts'

const placeFields: readonly { level: number; name: Field; code: Field }[] = [
  { level: 1, name: 'adm1Name', code: 'adm1Code' },
  { level: 2, name: 'adm2Name', code: 'adm2Code' },
  { level: 3, name: 'adm3Name', code: 'adm3Code' },
  { level: 4, name: 'adm4Name', code: 'adm4Code' },
]

const placeSeverity: Record<string, Severity> = {
  'place-code-other-system': 'repair',
  'place-code-mended': 'repair',
  'place-code-unknown': 'warning',
  'place-wrong-column': 'repair',
  'place-not-inside': 'error',
  'place-unknown': 'error',
  'place-unknown-inside': 'warning',
}

export function readPlace({ text, notes, row }: Reading, { resolver, mapping }: Shared): string | null {
  const levels = placeFields.map(({ level, name, code }) => ({ level, name: text(name), code: text(code) }))
  if (levels.every(({ name, code }) => name === null && code === null)) {
    if (placeFields.some(({ name, code }) => mapping.at[name] !== undefined || mapping.at[code] !== undefined))
      notes.add('warning', 'place-missing', null)
    return null
  }
  const found = resolver.place(levels, row)
  for (const { code, level, details } of found.problems) {
    const entry = placeFields.find(place => place.level === level)
    const field = entry && (mapping.at[entry.name] === undefined ? entry.code : entry.name)
    notes.add(placeSeverity[code] ?? 'warning', code, field ?? null, details)
  }
  return found.id
}

/** Box around all known points of the country, with a margin in degrees; null when too few are known. */
export function boundsOf(reference: Reference): Shared['country'] {
  const points = reference.places.filter(place => place.latitude !== null && place.longitude !== null)
  if (points.length < 3) return null
  const latitudes = points.map(place => place.latitude ?? 0)
  const longitudes = points.map(place => place.longitude ?? 0)
  const margin = 3
  return {
    south: Math.min(...latitudes) - margin,
    north: Math.max(...latitudes) + margin,
    west: Math.min(...longitudes) - margin,
    east: Math.max(...longitudes) + margin,
  }
}

export function readPoint(
  reading: Reading,
  { country, resolver }: Shared,
  placeId: string | null,
): { latitude: number | null; longitude: number | null } {
  const { cell, notes } = reading
  const latitude = notes.take(readDegrees(cell('latitude')), 'latitude')
  const longitude = notes.take(readDegrees(cell('longitude')), 'longitude')
  if (latitude === null || longitude === null) return { latitude: null, longitude: null }
  if (latitude === 0 && longitude === 0) {
    notes.add('repair', 'coordinates-zero', 'latitude')
    return { latitude: null, longitude: null }
  }
  const inCountry = (lat: number, lon: number) =>
    country !== null && lat > country.south && lat < country.north && lon > country.west && lon < country.east
  if (!inCountry(latitude, longitude) && inCountry(longitude, latitude)) {
    notes.add('repair', 'coordinates-swapped', 'latitude')
    return { latitude: longitude, longitude: latitude }
  }
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    notes.add('error', 'coordinates-impossible', 'latitude')
    return { latitude: null, longitude: null }
  }
  const place = placeId === null ? undefined : resolver.placeOf(placeId)
  if (
    (country !== null && !inCountry(latitude, longitude)) ||
    (place?.boundary && !isInside(place.boundary, latitude, longitude))
  )
    notes.add('warning', 'coordinates-outside', 'latitude', { place: place?.names.en ?? '' })
  return { latitude, longitude }
}

type Ring = readonly (readonly [number, number])[]

/** Whether a point lies inside a boundary, by counting crossings of its rings. */
function isInside(
  boundary: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown },
  latitude: number,
  longitude: number,
): boolean {
  const polygons = (boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates) as readonly (readonly Ring[])[]
  return polygons.some(rings => {
    let inside = false
    for (const ring of rings)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1 = 0, y1 = 0] = ring[i] ?? []
        const [x2 = 0, y2 = 0] = ring[j] ?? []
        if (y1 > latitude !== y2 > latitude && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
      }
    return inside
  })
}
