import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { PeriodSchema } from '../../operations/index.ts'
import { planners } from '../access.ts'
import { Breaking, clustersOf } from './add-disaggregation.ts'

/** Ends a breakdown with a month. What was said by its categories stays and is shown; later months take totals alone. */
export const endDisaggregation = command({
  name: 'indicators.end-disaggregation',
  summary: 'End a breakdown of planned indicators with a month; what was said stays.',
  input: v.object({ ...Breaking, ended: PeriodSchema }),
  policy: planners,
  load: (tx, input) => clustersOf(tx, input),
  scope: (clusters, { operationId }) => clusters.map(cluster => ({ operation: operationId, cluster })),
  async apply(tx, { operationId, disaggregationId, planIndicatorIds, ended }, _loaded, context) {
    const changed = await tx.run(sql`update plan_indicator_disaggregation set ended = ${ended}
      where operation_id = ${operationId} and disaggregation_id = ${disaggregationId} and plan_indicator_id = any(${planIndicatorIds}::uuid[])`)
    if (changed === 0) throw notFound()
    for (const id of planIndicatorIds) context.touch('plan-indicator', id, 'changed')
    return { planIndicatorIds }
  },
})
