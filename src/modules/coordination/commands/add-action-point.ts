import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { stepNotOpen } from '../problems.ts'
import { actionEntries } from '../schema.ts'
import { assertKnown, hasCluster, lockMeeting, noteActions } from '../store.ts'
import { tellOfAction } from '../telling.ts'

/** Gives an organisation something to do by a day: agreed on at a meeting that was held, or between meetings. */
export const addActionPoint = command({
  name: 'coordination.add-action-point',
  summary: 'Give an organisation something to do by a day, agreed on at a meeting or between meetings.',
  input: v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    /** The cluster, where no meeting is named; null: the operation as a whole. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    /** The meeting that agreed on it: the point belongs to its cluster. */
    meetingId: v.optional(v.nullable(IdSchema), null),
    ...actionEntries,
  }),
  policy: conveners,
  async load(tx, { operationId, clusterId, meetingId }) {
    if (meetingId === null) return (await hasCluster(tx, operationId, clusterId)) ? { clusterId, state: null } : null
    return (await lockMeeting(tx, operationId, meetingId)) ?? null
  },
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, input, { clusterId, state }, context) {
    if (state !== null && state !== 'held') throw stepNotOpen({ state })
    const { operationId, meetingId, what, organisationId, personId, due } = input
    await assertKnown(tx, operationId, [{ organisationId, personId }])
    const id = input.id ?? newId()
    await tx.run(sql`insert into action_point (operation_id, id, cluster_id, meeting_id, what, organisation_id, person_id, due)
      values (${operationId}, ${id}, ${clusterId}, ${meetingId}, ${what}, ${organisationId}, ${personId}, ${due})`)
    await noteActions(tx, { operationId, ids: [id], kind: 'raised', meetingId }, context)
    await tellOfAction(tx, { operationId, id, given: true }, context)
    context.touch('action-point', id, 'made')
    return { id, version: 1 }
  },
})
