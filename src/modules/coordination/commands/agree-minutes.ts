import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { meetingPolicy } from '../access.ts'
import { minutesMissing } from '../problems.ts'
import { meetingMachine } from '../rules.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen, lockMeeting, stateAfter } from '../store.ts'

/** Says that the minutes of a meeting are agreed: from then on its record is not changed any more. */
export const agreeMinutes = command({
  name: 'coordination.agree-minutes',
  summary: 'Say that the minutes of a meeting are agreed; its record is closed by it.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema }),
  policy: meetingPolicy('agree-minutes'),
  load: async (tx, input) => (await lockMeeting(tx, input.operationId, input.id)) ?? null,
  version: meeting => meeting.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version }, meeting, context) {
    assertSeen(version, meeting)
    const state = stateAfter(meetingMachine, meeting.state, 'agree-minutes')
    if (meeting.minutes === null) throw minutesMissing()
    await tx.run(sql`update meeting set state = ${state}, agreed_by = ${context.actor.id}, agreed_at = ${context.now}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('meeting', id, 'changed')
    return { id, version: meeting.version + 1 }
  },
})
