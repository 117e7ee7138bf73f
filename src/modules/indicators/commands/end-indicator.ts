import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, versionConflict } from '../../operations/index.ts'
import { planners } from '../access.ts'

/** Ends a definition, or takes it up again: an ended one stays where it is used and is not taken into the plan any more. */
export const endIndicator = command({
  name: 'indicators.end-indicator',
  summary: 'End an indicator for new plans, or take it up again.',
  input: v.object({ operationId: IdSchema, id: IdSchema, version: v.number(), ended: v.optional(v.boolean(), true) }),
  policy: planners,
  load: async (tx, input) =>
    (await tx.find<{ cluster_id: string | null; version: number }>(
      sql`select cluster_id, version from indicator where operation_id = ${input.operationId} and id = ${input.id} for update`,
    )) ?? null,
  scope: (loaded, input) => ({ operation: input.operationId, cluster: loaded.cluster_id }),
  async apply(tx, { operationId, id, version, ended }, loaded, context) {
    if (version !== loaded.version) throw versionConflict()
    await tx.run(sql`update indicator set ended = ${ended ? context.now.toISOString().slice(0, 10) : null}, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('indicator', id, ended ? 'ended' : 'changed')
    return { id, version: version + 1 }
  },
})
