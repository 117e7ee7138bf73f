import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { DateSchema, IdSchema } from '../../operations/index.ts'
import { contactKeepers } from '../contacts/access.ts'
import { daysOutOfOrder, responsibilityOver } from '../contacts/problems.ts'
import { lockResponsibility } from '../contacts/responsibilities.ts'
import { dayOf } from '../contacts/store.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

/** Ends a responsibility on a day, which is its last. It stays on record. */
export const endResponsibility = command({
  name: 'coordination.end-responsibility',
  summary: 'End a responsibility; it stays on record.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, on: v.optional(v.nullable(DateSchema), null) }),
  policy: contactKeepers,
  load: async (tx, input) => (await lockResponsibility(tx, input.operationId, input.id)) ?? null,
  version: held => held.version,
  scope: ({ clusterId, organisationId }, input) => ({
    ...{ operation: input.operationId, cluster: clusterId, organisation: organisationId },
  }),
  async apply(tx, { operationId, id, version, on: day }, held, { actor, now, touch }) {
    assertSeen(version, held)
    const on = day ?? dayOf(now)
    if (held.ends !== null && held.ends <= on) throw responsibilityOver()
    if (on < held.starts) throw daysOutOfOrder({ since: held.starts }, [{ pointer: '/on', code: 'days-out-of-order' }])
    await tx.run(sql`update responsibility set ends = ${on}, ended_by = ${actor.id}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    touch('responsibility', id, 'ended')
    return { id, version: held.version + 1 }
  },
})
