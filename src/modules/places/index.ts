import type { Room } from '../../kernel/registry.ts'
import { addPlaceAliases } from './commands/add-place-aliases.ts'
import { editPlace } from './commands/edit-place.ts'
import { mergePlace } from './commands/merge-place.ts'
import { reviewPlaces } from './commands/review-places.ts'
import { separatePlace } from './commands/separate-place.ts'
import { storePlacesCommand } from './commands/store-places.ts'
import { listPlaceNames } from './views/names.ts'
import { listPlaces, showMap, showPlace } from './views/places.ts'

export { addPlaceAliases } from './commands/add-place-aliases.ts'
export { editPlace } from './commands/edit-place.ts'
export { mergePlace } from './commands/merge-place.ts'
export { reviewPlaces } from './commands/review-places.ts'
export { separatePlace } from './commands/separate-place.ts'
export { storePlacesCommand } from './commands/store-places.ts'
export { mergedPlaces } from './naming.ts'
export { storePlaces } from './store.ts'
export { placesAround, placesInside } from './tree.ts'
export { listPlaceNames } from './views/names.ts'
export {
  allPlaces,
  labelsOfPlaces,
  listPlaces,
  type Place,
  type PlaceDetail,
  placesAbove,
  showMap,
  showPlace,
} from './views/places.ts'

export const placesRoom: Room = {
  name: 'places',
  commands: [storePlacesCommand, reviewPlaces, editPlace, addPlaceAliases, mergePlace, separatePlace],
  views: [listPlaces, listPlaceNames, showPlace, showMap],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
