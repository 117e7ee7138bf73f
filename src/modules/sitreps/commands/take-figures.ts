import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { makers } from '../access.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, takeSnapshot, tell, writersWith } from '../store.ts'

/** Takes the figures of a draft anew. What is written stays; a review is taken back by it. The earlier snapshot is kept. */
export const takeFigures = command({
  name: 'sitreps.take-figures',
  summary: 'Take the figures of a situation report anew, as long as it is not published.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: VersionSchema }),
  policy: makers,
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version }, sitrep, context) {
    assertSeen(version, sitrep)
    const state = stateAfter(sitrep.state, 'write')
    const snapshotId = await takeSnapshot(tx, { operationId, ...sitrep }, context)
    const writers = await writersWith(tx, sitrep.writtenBy, context)
    await tx.run(sql`update sitrep set snapshot_id = ${snapshotId}, state = ${state}, written_by = ${writers}::text[], reviewed_by = null,
        reviewed_at = null, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tell(tx, operationId, id, 'figures-taken', context)
    return { id, version: version + 1 }
  },
})
