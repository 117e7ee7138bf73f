import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { IdSchema, PeriodSchema } from '../../operations/index.ts'
import { planners } from '../access.ts'
import { useDisaggregation } from '../store.ts'
import { heldPlanned } from './plan-indicators.ts'

/** What is broken down, and by which dimension. */
export const Breaking = {
  operationId: IdSchema,
  disaggregationId: IdSchema,
  planIndicatorIds: v.pipe(v.array(IdSchema), v.minLength(1), v.maxLength(5_000)),
}

/** Who keeps the planned indicators that a breakdown is about; null when one of them, or the dimension, is not there. */
export async function clustersOf(
  tx: Tx,
  input: { operationId: string; disaggregationId: string; planIndicatorIds: readonly string[] },
) {
  const { operationId, disaggregationId, planIndicatorIds } = input
  const dimension = await tx.find(
    sql`select 1 from disaggregation where operation_id = ${operationId} and id = ${disaggregationId}`,
  )
  const held = await heldPlanned(tx, operationId, planIndicatorIds)
  if (!dimension || held.length < new Set(planIndicatorIds).size) return null
  return held.map(({ cluster_id }) => cluster_id)
}

/** Breaks planned indicators down by a dimension, from a month on. */
export const addDisaggregation = command({
  name: 'indicators.add-disaggregation',
  summary: 'Break planned indicators down by a dimension, from a month on.',
  input: v.object({ ...Breaking, starts: v.optional(v.nullable(PeriodSchema), null) }),
  policy: planners,
  load: (tx, input) => clustersOf(tx, input),
  scope: (clusters, { operationId }) => clusters.map(cluster => ({ operation: operationId, cluster })),
  async apply(tx, { operationId, disaggregationId, planIndicatorIds, starts }, _loaded, context) {
    await useDisaggregation(tx, operationId, { disaggregationId, planIndicatorIds, starts })
    for (const id of planIndicatorIds) context.touch('plan-indicator', id, 'changed')
    return { planIndicatorIds }
  },
})
