import { command } from '../../../kernel/command.ts'
import { AliasesInput, assertAliasesFree, keepers, lockNames } from '../../operations/index.ts'
import { addAliases, type EntryKind, findEntries, neighboursOf, type StoredEntry } from '../entries.ts'
import { announceNamed } from '../naming.ts'

const naming = (kind: EntryKind, summary: string) =>
  command({
    name: `plan.add-${kind}-aliases`,
    summary,
    input: AliasesInput,
    policy: keepers,
    async load(tx, { operationId, aliases }): Promise<StoredEntry[] | null> {
      await lockNames(tx, operationId, 'alone')
      const ids = [...new Set(aliases.map(({ id }) => id))]
      const entries = (await findEntries(tx, kind, operationId, ids)).filter(entry => entry !== undefined)
      const inUse = entries.filter(({ status }) => status !== 'merged')
      return inUse.length === ids.length ? inUse : null
    },
    scope: (_loaded, input) => ({ operation: input.operationId }),
    async apply(tx, { operationId, aliases }, entries, context) {
      let added = 0
      for (const entry of entries) {
        const own = aliases.filter(({ id }) => id === entry.id)
        assertAliasesFree(own, [entry, ...(await neighboursOf(tx, kind, operationId, entry, [entry.id]))])
        const names = own.map(({ alias }) => alias)
        added += (await addAliases(tx, kind, operationId, entry.id, names)).length
        context.touch(kind, entry.id, 'changed')
      }
      if (kind === 'activity')
        await announceNamed(
          operationId,
          entries.map(({ id }) => id),
          context,
        )
      return { added }
    },
  })

/** Says which known clusters names of sheets stand for, so that the next sheet is understood. */
export const addClusterAliases = naming('cluster', 'Say which known clusters names in sheets stand for.')
/** Says which known population groups names of sheets stand for. */
export const addGroupAliases = naming('group', 'Say which known population groups names in sheets stand for.')
/** Says which known activities names of sheets stand for; lines that were kept with the name as text take the activity. */
export const addActivityAliases = naming('activity', 'Say which known activities names in sheets stand for.')
