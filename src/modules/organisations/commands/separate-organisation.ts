import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import {
  assertNamesFree,
  calledBy,
  cannotSeparate,
  keepers,
  lockNames,
  type Merged,
  SeparateInput,
} from '../../operations/index.ts'
import { findNamed, othersThan } from '../store.ts'

/** Takes a merge back: the entry is as it was, and what the merge moved over moves back where it still stands. */
export const separateOrganisation = command({
  name: 'organisations.separate-organisation',
  summary: 'Separate a merged organisation entry again, with what the merge moved over.',
  input: SeparateInput,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry] = await findNamed(tx, input.operationId, [input.id])
    const [into] = entry?.mergedInto ? await findNamed(tx, input.operationId, [entry.mergedInto]) : []
    return entry ? { entry, into } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id }, { entry, into }, context) {
    const memory = entry.merge
    if (!memory || !into || into.status === 'merged') throw cannotSeparate()
    await tx.run(sql`delete from organisation_alias
      where operation_id = ${operationId} and organisation_id = ${into.id} and alias = any(${memory.aliases}::text[])`)
    assertNamesFree(calledBy(entry), await othersThan(tx, operationId, [id, into.id]))
    await tx.run(sql`update organisation set is_donor = is_donor and not ${memory.isDonor},
        type = case when type = ${memory.type} then null else type end, version = version + 1
      where operation_id = ${operationId} and id = ${into.id}`)
    await tx.run(sql`update organisation set status = ${memory.status}, merged_into = null, merge = null, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('organisation', id, 'changed')
    context.touch('organisation', into.id, 'changed')
    await context.announce('organisations.separated', { operationId, id, intoId: into.id, mergeId: memory.id } satisfies Merged)
    return { id, from: into.id }
  },
})
