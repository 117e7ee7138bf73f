import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { meetingPolicy } from '../access.ts'
import { meetingNotYet } from '../problems.ts'
import { meetingMachine } from '../rules.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen, lockMeeting, noteActions, stateAfter } from '../store.ts'

/** Says that a meeting was held. Action points of its cluster that are still open came back there, and their history says so. */
export const holdMeeting = command({
  name: 'coordination.hold-meeting',
  summary: 'Say that a meeting was held; open action points of its cluster came back there.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema }),
  policy: meetingPolicy('hold'),
  load: async (tx, input) => (await lockMeeting(tx, input.operationId, input.id)) ?? null,
  version: meeting => meeting.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version }, meeting, context) {
    assertSeen(version, meeting)
    const state = stateAfter(meetingMachine, meeting.state, 'hold')
    if (meeting.startsAt > context.now) throw meetingNotYet()
    await tx.run(sql`update meeting set state = ${state}, held_by = ${context.actor.id}, held_at = ${context.now}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    const open = await tx.rows<{ id: string }>(sql`select id from action_point
      where operation_id = ${operationId} and cluster_id is not distinct from ${meeting.clusterId}::uuid and state = 'open' order by id for update`)
    const ids = open.map(point => point.id)
    await noteActions(tx, { operationId, ids, kind: 'came-back', meetingId: id }, context)
    context.touch('meeting', id, 'changed')
    return { id, version: meeting.version + 1, cameBack: ids.length }
  },
})
