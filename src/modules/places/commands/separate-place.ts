import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
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
import { findPlaces, neighboursOf } from '../naming.ts'

/** Takes a merge back: the place is as it was, and what the merge moved over moves back where it still stands. */
export const separatePlace = command({
  name: 'places.separate-place',
  summary: 'Separate a merged place again, with what the merge moved over.',
  input: SeparateInput,
  policy: keepers,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'alone')
    const [entry] = await findPlaces(tx, input.operationId, [input.id])
    const [into] = entry?.mergedInto ? await findPlaces(tx, input.operationId, [entry.mergedInto]) : []
    return entry ? { entry, into } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id }, { entry, into }, context) {
    const memory = entry.merge
    if (!memory || !into || into.status === 'merged') throw cannotSeparate()
    await tx.run(sql`delete from place_alias
      where operation_id = ${operationId} and place_id = ${into.id} and alias = any(${memory.aliases}::text[])`)
    await tx.run(sql`update place_code c set place_id = ${id}, current = input.current
      from ${recordset(memory.codes, 'system text, code text, current boolean')}
      where c.operation_id = ${operationId} and c.system = input.system and c.code = input.code and c.place_id = ${into.id}`)
    await tx.run(sql`update place set parent_id = ${id}, version = version + 1
      where operation_id = ${operationId} and id = any(${memory.children}::uuid[]) and parent_id = ${into.id}`)
    assertNamesFree(calledBy(entry), await neighboursOf(tx, operationId, entry, [id, into.id]))
    await tx.run(sql`update place set status = ${memory.status}, merged_into = null, merge = null, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tx.run(sql`update place set version = version + 1 where operation_id = ${operationId} and id = ${into.id}`)
    context.touch('place', id, 'changed')
    context.touch('place', into.id, 'changed')
    await context.announce('places.separated', { operationId, id, intoId: into.id, mergeId: memory.id } satisfies Merged)
    return { id, from: into.id }
  },
})
