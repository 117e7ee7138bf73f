import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { personBehind } from '../../accounts/index.ts'
import { IdSchema } from '../../operations/index.ts'
import { sitrepPolicy } from '../access.ts'
import { ownDraft } from '../problems.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, tell } from '../store.ts'

/** Says that a report may be published. Nobody says so of what they wrote themselves; whoever runs the server answers for itself. */
export const reviewSitrep = command({
  name: 'sitreps.review-sitrep',
  summary: 'Say that a situation report is reviewed and may be published; nobody reviews what they made or wrote.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema }),
  policy: sitrepPolicy('review'),
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version }, sitrep, context) {
    assertSeen(version, sitrep)
    const state = stateAfter(sitrep.state, 'review')
    const reviewer = await personBehind(tx, context.actor)
    if (context.actor.kind !== 'system' && sitrep.writtenBy.includes(reviewer)) throw ownDraft()
    await tx.run(sql`update sitrep set state = ${state}, reviewed_by = ${context.actor.id}, reviewed_at = ${context.now}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tell(tx, operationId, id, 'reviewed', context)
    return { id, version: version + 1 }
  },
})
