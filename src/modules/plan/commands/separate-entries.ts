import { command } from '../../../kernel/command.ts'
import { keepers, lockNames, SeparateInput } from '../../operations/index.ts'
import { type EntryKind, findEntries } from '../entries.ts'
import { separateEntry } from '../merging.ts'

const separating = (kind: EntryKind, summary: string) =>
  command({
    name: `plan.separate-${kind}`,
    summary,
    input: SeparateInput,
    policy: keepers,
    async load(tx, { operationId, id }) {
      await lockNames(tx, operationId, 'alone')
      const [entry] = await findEntries(tx, kind, operationId, [id])
      return entry ?? null
    },
    scope: (_loaded, input) => ({ operation: input.operationId }),
    async apply(tx, { operationId, id }, entry, context) {
      return { id, ...(await separateEntry(tx, kind, operationId, entry, context)) }
    },
  })

/** Takes the merge of a cluster back, with everything that it moved over. */
export const separateCluster = separating('cluster', 'Separate a merged cluster again, with what the merge moved over.')
/** Takes the merge of a population group back. */
export const separateGroup = separating('group', 'Separate a merged population group again, with what the merge moved over.')
/** Takes the merge of an activity back. */
export const separateActivity = separating('activity', 'Separate a merged activity again, with what the merge moved over.')
