import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { lockFigures, recalculate } from '../recalculate.ts'
import { removeIllustrativeValues } from '../values.ts'

/**
 * Takes the illustrative values, targets and planned indicators out of an operation; what somebody planned or said stays. They can be
 * made again at any time.
 */
export const removeIllustrativeIndicators = command({
  name: 'indicators.remove-illustrative',
  summary: 'Take the illustrative values, targets and planned indicators out of an operation.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId }, _loaded, context) {
    const values = await removeIllustrativeValues(tx, operationId, context.commandId)
    const targets = await tx.run(sql`delete from indicator_target where operation_id = ${operationId} and illustrative`)
    // One that a real figure, target or indicator rests on stays, without the mark and without the levels that were made up.
    const bare = sql`select p.id from plan_indicator p where p.operation_id = ${operationId} and p.illustrative
      and not exists (select 1 from indicator_value v where v.operation_id = p.operation_id and v.plan_indicator_id = p.id)
      and not exists (select 1 from indicator_target t where t.operation_id = p.operation_id and t.plan_indicator_id = p.id)
      and not exists (select 1 from plan_indicator c where c.operation_id = p.operation_id and c.parent_id = p.id and not c.illustrative)`
    await tx.run(sql`create temp table bare on commit drop as ${bare}`)
    for (const table of ['plan_indicator_disaggregation', 'indicator_place_cell', 'indicator_cell'])
      await tx.run(
        sql`delete from ${sql.table(table)} where operation_id = ${operationId} and plan_indicator_id in (select id from bare)`,
      )
    await tx.run(
      sql`update plan_indicator set parent_id = null where operation_id = ${operationId} and parent_id in (select id from bare)`,
    )
    const planned = await tx.run(
      sql`delete from plan_indicator where operation_id = ${operationId} and id in (select id from bare)`,
    )
    await tx.run(sql`update plan_indicator set illustrative = false, baseline = null, target = null, in_need = null, version = version + 1
      where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`delete from indicator i where i.operation_id = ${operationId} and i.illustrative
      and not exists (select 1 from plan_indicator p where p.operation_id = i.operation_id and p.indicator_id = i.id)`)
    await tx.run(sql`update indicator set illustrative = false where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`drop table bare`)
    await lockFigures(tx, operationId)
    await recalculate(tx, operationId, 'all')
    return { values, targets, planned }
  },
})
