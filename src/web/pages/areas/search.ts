/** Finds places by a name in any language, another spelling, or a code. Pure. */
import { nameKey, placeKey } from '../../../exchange/feeds/text.ts'
import type { Place } from '../../../modules/places/index.ts'

/** How well a place fits: the lower the better; null does not. */
function fitOf(place: Place, name: string, code: string): number | null {
  if (place.codes.some(entry => nameKey(entry.code) === code)) return 0
  const keys = [...Object.values(place.names), ...place.aliases].map(placeKey)
  if (name !== '') {
    if (keys.includes(name)) return 1
    if (keys.some(key => key.startsWith(name))) return 2
    if (keys.some(key => key.includes(name))) return 3
  }
  if (code !== '' && place.codes.some(entry => nameKey(entry.code).startsWith(code))) return 4
  return null
}

/** Places that a text may mean, best first, larger areas before smaller ones; none for a text without letters and digits. */
export function findPlaces(places: readonly Place[], text: string): Place[] {
  const name = placeKey(text)
  const code = nameKey(text)
  if (name === '' && code === '') return []
  return places
    .flatMap(place => {
      const fit = fitOf(place, name, code)
      return fit === null ? [] : [{ place, fit }]
    })
    .sort((a, b) => a.fit - b.fit || a.place.level - b.place.level)
    .map(({ place }) => place)
}
