import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { IdSchema, lockNames } from '../../operations/index.ts'
import { planners } from '../access.ts'
import { lockFigures, recalculate } from '../recalculate.ts'
import { IndicatorInput } from '../schema.ts'
import { assertPlanHolds, storeIndicators } from '../store.ts'

/** The clusters that keep definitions now, for access: nobody edits a definition that another cluster keeps. */
export async function keepingClusters(tx: Tx, operationId: string, ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await tx.rows<{ cluster_id: string | null }>(
    sql`select cluster_id from indicator where operation_id = ${operationId} and id = any(${[...ids]}::uuid[])`,
  )
  return rows.map(row => row.cluster_id)
}

/** Adds definitions of indicators or brings them up to date. What is counted by them is counted anew when its rules change. */
export const storeIndicatorsCommand = command({
  name: 'indicators.store-indicators',
  summary: 'Add indicators of your own, or bring their definitions up to date.',
  input: v.object({ operationId: IdSchema, indicators: v.pipe(v.array(IndicatorInput), v.minLength(1), v.maxLength(5_000)) }),
  policy: planners,
  async load(tx, { operationId, indicators }) {
    await lockNames(tx, operationId, 'shared')
    const named = indicators.flatMap(({ id }) => id ?? [])
    return { held: await keepingClusters(tx, operationId, named) }
  },
  scope: ({ held }, input) =>
    [...input.indicators.map(({ clusterId }) => clusterId), ...held].map(cluster => ({ operation: input.operationId, cluster })),
  async apply(tx, { operationId, indicators }, _loaded, context) {
    const { ids, known } = await storeIndicators(tx, operationId, indicators)
    if (known.length > 0) {
      const used = await tx.rows<{ id: string }>(
        sql`select id from plan_indicator where operation_id = ${operationId} and indicator_id = any(${known}::uuid[])`,
      )
      const planIndicatorIds = used.map(({ id }) => id)
      if (planIndicatorIds.length > 0) {
        await assertPlanHolds(tx, operationId, planIndicatorIds)
        await lockFigures(tx, operationId)
        await recalculate(tx, operationId, { planIndicatorIds })
      }
    }
    for (const id of ids) context.touch('indicator', id, known.includes(id) ? 'changed' : 'made')
    return { ids }
  },
})
