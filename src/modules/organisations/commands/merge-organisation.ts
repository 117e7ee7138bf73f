import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { calledBy, cannotMerge, keepers, lockNames, type Merged, MergeInput, namesToHandOver } from '../../operations/index.ts'
import { addAliases, findNamed, type MergeMemory, othersThan } from '../store.ts'

/** Says that two entries are one organisation: names and acronym become aliases, and everything it reported moves over. */
export const mergeOrganisation = command({
  name: 'organisations.merge-organisation',
  summary: 'Merge an organisation entry into the one it really is.',
  input: MergeInput,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry, into] = await findNamed(tx, input.operationId, [input.id, input.intoId])
    return entry && into ? { entry, into } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, intoId }, { entry, into }, context) {
    if (id === intoId || entry.status === 'merged' || into.status === 'merged') throw cannotMerge()
    const { names, leftOut } = namesToHandOver(entry, await othersThan(tx, operationId, [id, intoId]))
    const known = new Set(calledBy(into).map(nameKey))
    const aliases = names.filter(name => !known.has(nameKey(name)))
    await addAliases(
      tx,
      operationId,
      aliases.map(alias => ({ id: intoId, alias })),
    )
    const memory: MergeMemory = {
      id: context.commandId,
      at: context.now.toISOString(),
      status: entry.status,
      aliases,
      isDonor: entry.isDonor && !into.isDonor,
      type: into.type === null ? entry.type : null,
    }
    await follow(tx, operationId, intoId, memory)
    await tx.run(sql`update organisation set status = 'merged', merged_into = ${intoId}, merge = ${JSON.stringify(memory)}::jsonb, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('organisation', id, 'ended')
    context.touch('organisation', intoId, 'changed')
    await context.announce('organisations.merged', { operationId, id, intoId, mergeId: context.commandId } satisfies Merged)
    return { id: intoId, namesLeftOut: leftOut }
  },
})

/** What is known of the one entry alone is known of both: that it gives money, and which kind it is. */
async function follow(tx: Tx, operationId: string, intoId: string, { isDonor, type }: MergeMemory): Promise<void> {
  await tx.run(sql`update organisation set is_donor = is_donor or ${isDonor}, type = coalesce(type, ${type}), version = version + 1
    where operation_id = ${operationId} and id = ${intoId}`)
}
