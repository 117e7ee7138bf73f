import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { sitrepPolicy } from '../access.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, tell } from '../store.ts'

/** Publishes a reviewed report: from then on it is final. The edition that it corrects is replaced by it. */
export const publishSitrep = command({
  name: 'sitreps.publish-sitrep',
  summary: 'Publish a reviewed situation report to everybody with a role in the operation; it is final from then on.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema }),
  policy: sitrepPolicy('publish'),
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version }, sitrep, context) {
    assertSeen(version, sitrep)
    const state = stateAfter(sitrep.state, 'publish')
    const before = sitrep.replacesId === null ? undefined : await lockSitrep(tx, operationId, sitrep.replacesId)
    if (before) {
      const replaced = stateAfter(before.state, 'replace')
      await tx.run(
        sql`update sitrep set state = ${replaced}, version = version + 1 where operation_id = ${operationId} and id = ${before.id}`,
      )
      await tell(tx, operationId, before.id, 'replaced', context)
    }
    await tx.run(sql`update sitrep set state = ${state}, published_by = ${context.actor.id}, published_at = ${context.now}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tell(tx, operationId, id, 'published', context)
    return { id, version: version + 1 }
  },
})
