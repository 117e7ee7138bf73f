import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { stepNotOpen } from '../problems.ts'
import { AttendanceSchema, LinesSchema, VersionSchema } from '../schema.ts'
import { assertKnown, assertSeen, lockMeeting, storeAttendance } from '../store.ts'

/** Writes down who was at a meeting, its minutes and its decisions, in the place of what was written before; until they are agreed. */
export const recordMeeting = command({
  name: 'coordination.record-meeting',
  summary: 'Write down the attendance, minutes and decisions of a meeting that was held.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    version: VersionSchema,
    attendance: v.pipe(v.array(AttendanceSchema), v.maxLength(500)),
    minutes: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50_000))), null),
    decisions: v.optional(LinesSchema, []),
  }),
  policy: conveners,
  load: async (tx, input) => (await lockMeeting(tx, input.operationId, input.id)) ?? null,
  version: meeting => meeting.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version, attendance, minutes, decisions }, meeting, context) {
    assertSeen(version, meeting)
    if (meeting.state !== 'held') throw stepNotOpen({ state: meeting.state })
    await assertKnown(tx, operationId, attendance)
    await storeAttendance(tx, { operationId, meetingId: id }, attendance, newId)
    await tx.run(sql`update meeting set minutes = ${minutes}, decisions = ${decisions}::text[], version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('meeting', id, 'changed')
    return { id, version: meeting.version + 1 }
  },
})
