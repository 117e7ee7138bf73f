import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, PeriodSchema, versionConflict } from '../../operations/index.ts'
import { planners } from '../access.ts'
import { lockFigures } from '../recalculate.ts'
import { assertPlannedOnce } from '../store.ts'

/** Ends a planned indicator with a month, or takes it up again. Its figures stay; later months take none. */
export const endPlanned = command({
  name: 'indicators.end-planned',
  summary: 'End a planned indicator with a month, or take it up again.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    version: v.number(),
    /** The last month that takes figures; null takes it up again. */
    ended: v.nullable(PeriodSchema),
  }),
  policy: planners,
  load: async (tx, input) =>
    (await tx.find<{ cluster_id: string; version: number }>(
      sql`select cluster_id, version from plan_indicator where operation_id = ${input.operationId} and id = ${input.id} for update`,
    )) ?? null,
  scope: (loaded, input) => ({ operation: input.operationId, cluster: loaded.cluster_id }),
  async apply(tx, { operationId, id, version, ended }, loaded, context) {
    if (version !== loaded.version) throw versionConflict()
    await lockFigures(tx, operationId)
    await tx.run(
      sql`update plan_indicator set ended = ${ended}, version = version + 1 where operation_id = ${operationId} and id = ${id}`,
    )
    if (ended === null) await assertPlannedOnce(tx, operationId, [id])
    context.touch('plan-indicator', id, ended === null ? 'changed' : 'ended')
    return { id, version: version + 1 }
  },
})
