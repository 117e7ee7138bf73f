import { command } from '../../../kernel/command.ts'
import { keepers, lockNames, MergeInput } from '../../operations/index.ts'
import { mergeInto } from '../merging.ts'
import { findPlaces } from '../naming.ts'

/** Says that a place is really another one: its names become aliases and everything reported on it moves over. */
export const mergePlace = command({
  name: 'places.merge-place',
  summary: 'Merge a place into the one it really is.',
  input: MergeInput,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry, into] = await findPlaces(tx, input.operationId, [input.id, input.intoId])
    return entry && into ? { entry, into } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, intoId }, loaded, context) {
    return { id: intoId, ...(await mergeInto(tx, operationId, loaded, context)) }
  },
})
