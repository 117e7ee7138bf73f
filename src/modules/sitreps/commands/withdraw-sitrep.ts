import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { sitrepPolicy } from '../access.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, tell } from '../store.ts'

/** Withdraws a report that is not published, such as one for the wrong months; it stays on record. */
export const withdrawSitrep = command({
  name: 'sitreps.withdraw-sitrep',
  summary: 'Withdraw a situation report that is not published, with the reason.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, reason: ReasonSchema }),
  policy: sitrepPolicy('withdraw'),
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version, reason }, sitrep, context) {
    assertSeen(version, sitrep)
    const state = stateAfter(sitrep.state, 'withdraw')
    await tx.run(
      sql`update sitrep set state = ${state}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    await tell(tx, operationId, id, 'withdrawn', context, reason)
    return { id, version: version + 1 }
  },
})
