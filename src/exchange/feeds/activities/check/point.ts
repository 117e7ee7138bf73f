/** Where exactly: the coordinates of a row. */
import { readDegrees, readPair } from '../../coordinates.ts'
import type { Reference } from '../../reference.ts'
import type { Point } from './inside.ts'
import type { Reading, Shared } from './row.ts'

const marginDegrees = 3
const pointsMin = 3

/** Box around all known points of the country, with a margin in degrees; null when too few are known. */
export function boundsOf(reference: Reference): Shared['country'] {
  const points = reference.places.filter(place => place.latitude !== null && place.longitude !== null)
  if (points.length < pointsMin) return null
  const latitudes = points.map(place => place.latitude ?? 0)
  const longitudes = points.map(place => place.longitude ?? 0)
  return {
    south: Math.min(...latitudes) - marginDegrees,
    north: Math.max(...latitudes) + marginDegrees,
    west: Math.min(...longitudes) - marginDegrees,
    east: Math.max(...longitudes) + marginDegrees,
  }
}

const nowhere = { latitude: null, longitude: null }

/** @param placeId place of the row; coordinates are mended only where the mended point lies in it or in the country. */
export function readPoint(
  reading: Reading,
  shared: Shared,
  placeId: string | null,
): { latitude: number | null; longitude: number | null } {
  const written = readWritten(reading)
  if (written === null) return nowhere
  const { notes } = reading
  if (written.latitude === 0 && written.longitude === 0) {
    notes.add('repair', 'coordinates-zero', 'latitude')
    return nowhere
  }
  if (written.sure) return placed(reading, shared, placeId, written)
  const mended = mendedPoint(shared, placeId, written)
  if (mended) {
    notes.add('repair', mended.how, 'latitude', { now: `${mended.point.latitude}, ${mended.point.longitude}` })
    return mended.point
  }
  if (Math.abs(written.latitude) > 90 || Math.abs(written.longitude) > 180) {
    const projected = Math.abs(written.latitude) > 1_000 && Math.abs(written.longitude) > 1_000
    notes.add('error', projected ? 'coordinates-projected' : 'coordinates-impossible', 'latitude')
    return nowhere
  }
  return placed(reading, shared, placeId, written)
}

/** Both numbers as they stand; null when there are none, or only one. `sure`: letters said which is which. */
function readWritten({ cell, notes }: Reading): (Point & { sure: boolean }) | null {
  const pair = readPair(cell('latitude')) ?? readPair(cell('longitude'))
  if (pair) {
    notes.add('repair', 'coordinates-in-one-cell', readPair(cell('latitude')) ? 'latitude' : 'longitude', {
      now: `${pair.latitude}, ${pair.longitude}`,
    })
    return { ...pair, sure: false }
  }
  const first = readDegrees(cell('latitude'))
  const second = readDegrees(cell('longitude'))
  const latitude = notes.take(first, 'latitude')
  const longitude = notes.take(second, 'longitude')
  if (latitude === null || longitude === null) {
    if ((latitude === null) !== (longitude === null) && !first.error && !second.error)
      notes.add('warning', 'coordinates-incomplete', latitude === null ? 'latitude' : 'longitude')
    return null
  }
  if (first.axis === 'longitude' && second.axis !== 'longitude') {
    notes.add('repair', 'coordinates-swapped', 'latitude', { now: `${longitude}, ${latitude}` })
    return { latitude: longitude, longitude: latitude, sure: true }
  }
  return { latitude, longitude, sure: false }
}

/** A point that lies where it should when the two are swapped, a sign is set or a lost decimal point is put in: only one such. */
function mendedPoint(
  shared: Shared,
  placeId: string | null,
  { latitude, longitude }: Point,
): { how: string; point: Point } | null {
  const { country, areas } = shared
  const fits = (point: Point) => {
    if (country === null || !isIn(country, point)) return false
    return placeId === null || areas.mayHold(placeId, point) !== false
  }
  // Without known points nothing can be said; a point in its own country and place is as it should be.
  if (country === null || fits({ latitude, longitude })) return null
  const swapped = { latitude: longitude, longitude: latitude }
  if (fits(swapped)) return { how: 'coordinates-swapped', point: swapped }
  // What lies in the country is not mended further: the place may be the one that is wrong.
  if (isIn(country, { latitude, longitude })) return null
  const signed = [
    { latitude: -latitude, longitude },
    { latitude, longitude: -longitude },
    { latitude: -latitude, longitude: -longitude },
  ].filter(fits)
  if (signed.length === 1 && signed[0]) return { how: 'coordinates-sign', point: signed[0] }
  if (Math.abs(latitude) <= 180 && Math.abs(longitude) <= 180) return null
  const scaled = withPoint(latitude)
    .flatMap(lat => withPoint(longitude).map(lon => ({ latitude: lat, longitude: lon })))
    .filter(fits)
  return scaled.length === 1 && scaled[0] ? { how: 'coordinates-point-lost', point: scaled[0] } : null
}

/** The number itself and, when it is whole, what it is with a decimal point somewhere in it. */
function withPoint(number: number): number[] {
  if (!Number.isInteger(number)) return [number]
  return Array.from({ length: 8 }, (_, places) => number / 10 ** places).filter(
    value => Math.abs(value) <= 180 && Math.abs(value) >= 1,
  )
}

const isIn = ({ south, north, west, east }: NonNullable<Shared['country']>, { latitude, longitude }: Point) =>
  latitude > south && latitude < north && longitude > west && longitude < east

function placed(
  { notes }: Reading,
  { country, areas, resolver }: Shared,
  placeId: string | null,
  { latitude, longitude }: Point,
): Point {
  const point = { latitude, longitude }
  if (country !== null && !isIn(country, point)) notes.add('warning', 'coordinates-outside-country', 'latitude')
  else if (placeId !== null && areas.mayHold(placeId, point) === false)
    notes.add('warning', 'coordinates-outside', 'latitude', { place: resolver.placeOf(placeId)?.names.en ?? '' })
  return point
}
