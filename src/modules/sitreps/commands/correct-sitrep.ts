import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { sitrepPolicy } from '../access.ts'
import { sitrepInWork } from '../problems.ts'
import { ReasonSchema, VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, takeSnapshot, tell, writersWith } from '../store.ts'

/** Begins a new edition that corrects a published one: its texts, with figures taken now. The published one stands until this is published. */
export const correctSitrep = command({
  name: 'sitreps.correct-sitrep',
  summary: 'Begin a new edition that corrects a published situation report; it replaces that one when it is published.',
  input: v.object({
    ...{ operationId: IdSchema, id: IdSchema, version: VersionSchema },
    /** Id of the new edition. */
    newId: v.optional(IdSchema),
    /** What is corrected, as the new edition says it. */
    correction: ReasonSchema,
  }),
  policy: sitrepPolicy('replace'),
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version, newId: edition = newId(), correction }, sitrep, context) {
    assertSeen(version, sitrep)
    stateAfter(sitrep.state, 'replace')
    const { clusterId, from, to } = sitrep
    const inWork = await tx.find(
      sql`select 1 from sitrep where operation_id = ${operationId} and replaces_id = ${id} and state in ('drafted', 'reviewed')`,
    )
    if (inWork) throw sitrepInWork()
    const snapshotId = await takeSnapshot(tx, { operationId, clusterId, from, to }, context)
    const writers = await writersWith(tx, [], context)
    await tx.run(sql`insert into sitrep (operation_id, id, cluster_id, period_from, period_to, edition, snapshot_id, texts, replaces_id, correction, made_by, made_at, written_by)
      values (${operationId}, ${edition}, ${clusterId}, ${from}, ${to}, ${sitrep.edition + 1}, ${snapshotId}, ${JSON.stringify(sitrep.texts)}::jsonb,
        ${id}, ${correction}, ${context.actor.id}, ${context.now}, ${writers}::text[])`)
    await tell(tx, operationId, edition, 'made', context, correction)
    return { id: edition, version: 1 }
  },
})
