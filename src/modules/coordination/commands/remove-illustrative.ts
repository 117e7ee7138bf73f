import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

/** Takes made-up meetings and action points away. */
export const removeIllustrativeMeetings = command({
  name: 'coordination.remove-illustrative',
  summary: 'Take the made-up meetings and action points of an operation away; all others stay.',
  input: v.object({ operationId: IdSchema }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId }) {
    const made = (table: 'meeting' | 'action_point') =>
      sql`(select id from ${sql.table(table)} where operation_id = ${operationId} and illustrative)`
    // Their minutes are agreed: nothing real was ever agreed on at them.
    await tx.run(
      sql`delete from action_point_event where operation_id = ${operationId} and action_point_id in ${made('action_point')}`,
    )
    const points = await tx.run(sql`delete from action_point where operation_id = ${operationId} and illustrative`)
    await tx.run(sql`delete from meeting_attendance where operation_id = ${operationId} and meeting_id in ${made('meeting')}`)
    const meetings = await tx.run(sql`delete from meeting where operation_id = ${operationId} and illustrative`)
    return { meetings, points }
  },
})
