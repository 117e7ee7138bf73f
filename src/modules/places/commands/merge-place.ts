import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

export const cannotMerge = defineProblem('cannot-merge', 422, {
  en: 'An entry can be merged only into another entry that is itself in use.',
  ar: 'لا يمكن دمج قيد إلا في قيد آخر مستعمل.',
  ckb: 'تۆمارێک تەنها دەکرێت لەگەڵ تۆمارێکی تری بەکارهاتوودا یەکبخرێت.',
})

/** Says that an unreviewed place is really another one: its names become aliases and everything reported on it moves over. */
export const mergePlace = command({
  name: 'places.merge-place',
  summary: 'Merge an unreviewed place into the one it really is.',
  input: v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema }),
  policy: keepers,
  load: async (tx, input) =>
    (await tx.find<{ status: string; into_status: string }>(
      sql`select a.status, b.status as into_status from place a, place b
        where a.operation_id = ${input.operationId} and a.id = ${input.id} and b.operation_id = a.operation_id and b.id = ${input.intoId} for update`,
    )) ?? null,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, loaded, context) {
    if (input.id === input.intoId || loaded.status === 'merged' || loaded.into_status === 'merged') throw cannotMerge()
    const { operationId, id, intoId } = input
    await tx.run(
      sql`update place set status = 'merged', merged_into = ${intoId}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    await tx.run(
      sql`update place set parent_id = ${intoId}, version = version + 1 where operation_id = ${operationId} and parent_id = ${id}`,
    )
    await tx.run(
      sql`update place_code set place_id = ${intoId}, current = false where operation_id = ${operationId} and place_id = ${id}`,
    )
    await tx.run(sql`insert into place_alias (operation_id, place_id, alias)
      select ${operationId}::uuid, ${intoId}::uuid, alias from place_alias where operation_id = ${operationId} and place_id = ${id}
      union select ${operationId}::uuid, ${intoId}::uuid, name.value from place, jsonb_each_text(names) name where operation_id = ${operationId} and id = ${id}
      on conflict do nothing`)
    context.touch('place', id, 'ended')
    context.touch('place', intoId, 'changed')
    await context.announce('places.merged', { operationId, id, intoId })
    return { id: intoId }
  },
})
