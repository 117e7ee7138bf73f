import type { Room } from '../../kernel/registry.ts'
import { mergePlace } from './commands/merge-place.ts'
import { reviewPlaces } from './commands/review-places.ts'
import { storePlacesCommand } from './commands/store-places.ts'
import { listPlaces, showMap, showPlace } from './views/places.ts'

export { mergePlace } from './commands/merge-place.ts'
export { reviewPlaces } from './commands/review-places.ts'
export { storePlacesCommand } from './commands/store-places.ts'
export { storePlaces } from './store.ts'
export { placesAround, placesInside } from './tree.ts'
export { allPlaces, labelsOfPlaces, listPlaces, type Place, type PlaceDetail, showMap, showPlace } from './views/places.ts'

export const placesRoom: Room = {
  name: 'places',
  commands: [storePlacesCommand, mergePlace, reviewPlaces],
  views: [listPlaces, showPlace, showMap],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
