import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

const cannotMerge = defineProblem('cannot-merge', 422, {
  en: 'An entry can be merged only into another entry that is itself in use.',
  ar: 'لا يمكن دمج قيد إلا في قيد آخر مستعمل.',
  ckb: 'تۆمارێک تەنها دەکرێت لەگەڵ تۆمارێکی تری بەکارهاتوودا یەکبخرێت.',
})

/** Says that two entries are one organisation: names and acronym become aliases, and everything it reported moves over. */
export const mergeOrganisation = command({
  name: 'organisations.merge-organisation',
  summary: 'Merge an organisation entry into the one it really is.',
  input: v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema }),
  policy: keepers,
  load: async (tx, input) =>
    (await tx.find<{ status: string; into_status: string }>(
      sql`select a.status, b.status as into_status from organisation a, organisation b
        where a.operation_id = ${input.operationId} and a.id = ${input.id} and b.operation_id = a.operation_id and b.id = ${input.intoId} for update`,
    )) ?? null,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, loaded, context) {
    if (input.id === input.intoId || loaded.status === 'merged' || loaded.into_status === 'merged') throw cannotMerge()
    const { operationId, id, intoId } = input
    await tx.run(
      sql`update organisation set status = 'merged', merged_into = ${intoId}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    await tx.run(sql`insert into organisation_alias (operation_id, organisation_id, alias)
      select ${operationId}::uuid, ${intoId}::uuid, alias from organisation_alias where operation_id = ${operationId} and organisation_id = ${id}
      union select ${operationId}::uuid, ${intoId}::uuid, name.value from organisation, jsonb_each_text(names) name where operation_id = ${operationId} and id = ${id}
      union select ${operationId}::uuid, ${intoId}::uuid, acronym from organisation where operation_id = ${operationId} and id = ${id} and acronym is not null
      on conflict do nothing`)
    context.touch('organisation', id, 'ended')
    context.touch('organisation', intoId, 'changed')
    await context.announce('organisations.merged', { operationId, id, intoId })
    return { id: intoId }
  },
})
