import { command } from '../../../kernel/command.ts'
import { keepers } from '../../operations/index.ts'
import { StorePlaces } from '../schema.ts'
import { storePlaces } from '../store.ts'

/** Adds places or brings them up to date, as one batch: the list of a country, or what a sheet named for the first time. */
export const storePlacesCommand = command({
  name: 'places.store-places',
  summary: 'Add places or bring them up to date, by their P-codes.',
  input: StorePlaces,
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  journalled: input => ({ operationId: input.operationId, places: input.places.map(({ boundary: _, ...place }) => place) }),
  async apply(tx, input, _loaded, context) {
    const { ids, made } = await storePlaces(tx, input.operationId, input.places)
    // A country's list touches thousands; the journal names them in the input.
    if (ids.length <= 50) for (const id of ids) context.touch('place', id, 'changed')
    // Areas may lie in other areas than before.
    if (made < ids.length) await context.announce('places.stored', { operationId: input.operationId })
    return { ids, made, changed: ids.length - made }
  },
})
