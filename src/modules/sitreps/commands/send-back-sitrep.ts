import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { sitrepPolicy } from '../access.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, tell } from '../store.ts'

/** Takes a review back: something has to be mended before the report is published. */
export const sendBackSitrep = command({
  name: 'sitreps.send-back-sitrep',
  summary: 'Send a reviewed situation report back to be mended, with the reason.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema, reason: ReasonSchema }),
  policy: sitrepPolicy('send-back'),
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version, reason }, sitrep, context) {
    assertSeen(version, sitrep)
    const state = stateAfter(sitrep.state, 'send-back')
    await tx.run(sql`update sitrep set state = ${state}, reviewed_by = null, reviewed_at = null, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tell(tx, operationId, id, 'sent-back', context, reason)
    return { id, version: version + 1 }
  },
})
