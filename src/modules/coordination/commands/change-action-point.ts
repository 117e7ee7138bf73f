import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { stepNotOpen } from '../problems.ts'
import { actionEntries, ReasonSchema, VersionSchema } from '../schema.ts'
import { assertKnown, assertSeen, lockAction, noteActions } from '../store.ts'
import { tellOfAction } from '../telling.ts'

/** Changes what an open action point says, whose it is or its deadline; what it said before stays in its history. */
export const changeActionPoint = command({
  name: 'coordination.change-action-point',
  summary: 'Change the words, owner or deadline of an open action point.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    version: VersionSchema,
    ...actionEntries,
    reason: v.optional(v.nullable(ReasonSchema), null),
  }),
  policy: conveners,
  load: async (tx, input) => (await lockAction(tx, input.operationId, input.id)) ?? null,
  version: point => point.version,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version, what, organisationId, personId, due, reason }, point, context) {
    assertSeen(version, point)
    if (point.state !== 'open') throw stepNotOpen({ state: point.state })
    await assertKnown(tx, operationId, [{ organisationId, personId }])
    await tx.run(sql`update action_point set what = ${what}, organisation_id = ${organisationId}, person_id = ${personId}, due = ${due},
        version = version + 1 where operation_id = ${operationId} and id = ${id}`)
    await noteActions(tx, { operationId, ids: [id], kind: 'changed', note: reason }, context)
    // Whoever had it already and only reads other words of it is not told anew: their key is that of the organisation and person.
    await tellOfAction(tx, { operationId, id, given: true }, context)
    context.touch('action-point', id, 'changed')
    return { id, version: point.version + 1 }
  },
})
