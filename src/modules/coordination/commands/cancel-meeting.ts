import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { meetingPolicy } from '../access.ts'
import { meetingMachine } from '../rules.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen, lockMeeting, stateAfter } from '../store.ts'
import { tellOfMeeting } from '../telling.ts'

/** Calls a meeting off before it is held, with the reason. It stays on record. */
export const cancelMeeting = command({
  name: 'coordination.cancel-meeting',
  summary: 'Call a meeting off before it is held, with the reason.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, reason: ReasonSchema }),
  policy: meetingPolicy('cancel'),
  load: async (tx, input) => (await lockMeeting(tx, input.operationId, input.id)) ?? null,
  version: meeting => meeting.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version, reason }, meeting, context) {
    assertSeen(version, meeting)
    const state = stateAfter(meetingMachine, meeting.state, 'cancel')
    await tx.run(sql`update meeting set state = ${state}, cancelled = ${reason}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tellOfMeeting(tx, { operationId, id, happened: 'cancelled' }, context)
    context.touch('meeting', id, 'ended')
    return { id, version: meeting.version + 1 }
  },
})
