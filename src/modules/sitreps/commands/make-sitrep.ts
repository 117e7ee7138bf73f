import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { allClusters } from '../../plan/index.ts'
import { makers } from '../access.ts'
import { clusterNotThen, sitrepInWork, sitrepPublished } from '../problems.ts'
import { MakeSitrep } from '../schema.ts'
import { takeSnapshot, tell, writersWith } from '../store.ts'

/** Makes the situation report of a cluster, or of the country team, for some months: a draft over a snapshot taken now. */
export const makeSitrep = command({
  name: 'sitreps.make-sitrep',
  summary: 'Make the situation report of the country team or of a cluster for a span of months, from figures taken now.',
  input: MakeSitrep,
  policy: makers,
  scope: (_loaded, input) => ({ operation: input.operationId, cluster: input.clusterId }),
  async apply(tx, { operationId, id = newId(), clusterId, from, to }, _loaded, context) {
    if (clusterId !== null && !(await allClusters(tx, operationId)).some(cluster => cluster.id === clusterId))
      throw clusterNotThen({}, [{ pointer: '/clusterId', code: 'cluster-not-in-use' }])
    const before = await tx.rows<{ state: string }>(sql`select state from sitrep where operation_id = ${operationId}
      and cluster_id is not distinct from ${clusterId}::uuid and period_from = ${from} and period_to = ${to} and state <> 'withdrawn'`)
    if (before.some(({ state }) => state === 'drafted' || state === 'reviewed')) throw sitrepInWork()
    if (before.length > 0) throw sitrepPublished()
    const snapshotId = await takeSnapshot(tx, { operationId, clusterId, from, to }, context)
    const writers = await writersWith(tx, [], context)
    await tx.run(sql`insert into sitrep (operation_id, id, cluster_id, period_from, period_to, edition, snapshot_id, made_by, made_at, written_by)
      values (${operationId}, ${id}, ${clusterId}, ${from}, ${to}, 1, ${snapshotId}, ${context.actor.id}, ${context.now}, ${writers}::text[])`)
    await tell(tx, operationId, id, 'made', context)
    return { id, version: 1 }
  },
})
