import { command } from '../../../kernel/command.ts'
import { type RawBuilder, sql, type Tx } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { aliasesAfter, assertNamesFree, calledBy, keepers, lockNames, versionConflict } from '../../operations/index.ts'
import { type EntryKind, findEntries, kindRules, neighboursOf, type StoredEntry } from '../entries.ts'
import { announceNamed } from '../naming.ts'
import { EditActivity, EditCluster, EditGroup } from '../schema.ts'

interface Renaming {
  operationId: string
  id: string
  version: number
  names: Names
  code: string | null
  aliases: string[]
}

async function loadEntry(tx: Tx, kind: EntryKind, { operationId, id }: Renaming): Promise<StoredEntry | null> {
  await lockNames(tx, operationId, 'alone')
  const [entry] = await findEntries(tx, kind, operationId, [id])
  return entry && entry.status !== 'merged' ? entry : null
}

/** Renames an entry. Names it had before stay known as aliases. @throws versionConflict, nameTaken */
async function rename(
  tx: Tx,
  kind: EntryKind,
  input: Renaming,
  entry: StoredEntry,
  more: RawBuilder<unknown>,
): Promise<{ id: string; version: number }> {
  const { operationId, id, version, names, code } = input
  if (entry.version !== version) throw versionConflict()
  const aliases = aliasesAfter(entry, input)
  const before = new Set(calledBy(entry).map(nameKey))
  const added = calledBy({ id, names, code, aliases }).filter(name => !before.has(nameKey(name)))
  assertNamesFree(added, await neighboursOf(tx, kind, operationId, entry, [id]))
  await tx.run(sql`update ${kindRules[kind].table} set names = ${JSON.stringify(names)}::jsonb, code = ${code}, aliases = ${aliases}::text[] ${more},
    version = version + 1 where operation_id = ${operationId} and id = ${id}`)
  return { id, version: version + 1 }
}

/** Corrects what a cluster or area of responsibility is called. */
export const editCluster = command({
  name: 'plan.edit-cluster',
  summary: 'Correct the names, code and aliases of a cluster or area of responsibility.',
  input: EditCluster,
  policy: keepers,
  load: (tx, input) => loadEntry(tx, 'cluster', input),
  scope: (_entry, input) => ({ operation: input.operationId }),
  async apply(tx, input, entry, context) {
    const edited = await rename(tx, 'cluster', input, entry, sql``)
    context.touch('cluster', input.id, 'changed')
    return edited
  },
})

/** Corrects what a population group is called. */
export const editGroup = command({
  name: 'plan.edit-group',
  summary: 'Correct the names, code and aliases of a population group.',
  input: EditGroup,
  policy: keepers,
  load: (tx, input) => loadEntry(tx, 'group', input),
  scope: (_entry, input) => ({ operation: input.operationId }),
  async apply(tx, input, entry, context) {
    const edited = await rename(tx, 'group', input, entry, sql``)
    context.touch('group', input.id, 'changed')
    return edited
  },
})

/** Corrects what an activity is called and what its figures count. */
export const editActivity = command({
  name: 'plan.edit-activity',
  summary: 'Correct the names, code and aliases of an activity, what it counts and for whom it is.',
  input: EditActivity,
  policy: keepers,
  load: (tx, input) => loadEntry(tx, 'activity', input),
  scope: (_entry, input) => ({ operation: input.operationId }),
  async apply(tx, input, entry, context) {
    const { unit, audience, recurrent, retired } = input
    const more = sql`, unit = ${unit}, audience = ${audience}, recurrent = ${recurrent}, retired = ${retired}`
    const edited = await rename(tx, 'activity', input, entry, more)
    context.touch('activity', input.id, 'changed')
    await announceNamed(input.operationId, [input.id], context)
    return edited
  },
})
