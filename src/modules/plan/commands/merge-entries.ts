import { command } from '../../../kernel/command.ts'
import { keepers, lockNames, MergeInput } from '../../operations/index.ts'
import { type EntryKind, findEntries, type StoredEntry } from '../entries.ts'
import { mergeEntry } from '../merging.ts'

const merging = (kind: EntryKind, summary: string) =>
  command({
    name: `plan.merge-${kind}`,
    summary,
    input: MergeInput,
    policy: keepers,
    async load(tx, { operationId, id, intoId }): Promise<{ entry: StoredEntry; into: StoredEntry } | null> {
      await lockNames(tx, operationId, 'alone')
      const [entry, into] = await findEntries(tx, kind, operationId, [id, intoId])
      return entry && into ? { entry, into } : null
    },
    scope: (_loaded, input) => ({ operation: input.operationId }),
    async apply(tx, { operationId, intoId }, loaded, context) {
      return { id: intoId, ...(await mergeEntry(tx, kind, operationId, loaded, context)) }
    },
  })

/** Says that two entries are one cluster: what belongs to it and everything that was reported on it moves over. */
export const mergeCluster = merging('cluster', 'Merge a cluster or area of responsibility into the one it really is.')
/** Says that two entries are one population group. */
export const mergeGroup = merging('group', 'Merge a population group into the one it really is.')
/** Says that two entries are one activity. */
export const mergeActivity = merging('activity', 'Merge an activity into the one it really is.')
