import { command } from '../../../kernel/command.ts'
import { keepers, lockNames, SeparateInput } from '../../operations/index.ts'
import { separateFrom } from '../merging.ts'
import { findPlaces } from '../naming.ts'

/** Takes a merge back: the place is as it was, and what the merge moved over moves back where it still stands. */
export const separatePlace = command({
  name: 'places.separate-place',
  summary: 'Separate a merged place again, with what the merge moved over.',
  input: SeparateInput,
  policy: keepers,
  async load(tx, { operationId, id }) {
    await lockNames(tx, operationId, 'alone')
    const [entry] = await findPlaces(tx, operationId, [id])
    return entry ?? null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id }, entry, context) {
    return { id, ...(await separateFrom(tx, operationId, entry, context)) }
  },
})
