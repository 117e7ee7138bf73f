import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { IdSchema, lockNames } from '../../operations/index.ts'
import { planners } from '../access.ts'
import { recalculate } from '../recalculate.ts'
import { PlanIndicatorInput } from '../schema.ts'
import { storePlanned } from '../store.ts'

export interface HeldPlanned {
  id: string
  cluster_id: string
  parent_id: string | null
}

/** Planned indicators as they are now. */
export async function heldPlanned(tx: Tx, operationId: string, ids: readonly string[]): Promise<HeldPlanned[]> {
  return tx.rows<HeldPlanned>(
    sql`select id, cluster_id, parent_id from plan_indicator where operation_id = ${operationId} and id = any(${[...ids]}::uuid[])`,
  )
}

/**
 * Takes indicators into a cluster's plan or brings their place in it up to date. One that rolls up into another cluster's indicator
 * changes that cluster's figures: it takes the right for both.
 */
export const planIndicators = command({
  name: 'indicators.plan-indicators',
  summary: 'Take indicators into the plan of a cluster, with baseline, target and what they roll up into.',
  input: v.object({ operationId: IdSchema, planned: v.pipe(v.array(PlanIndicatorInput), v.minLength(1), v.maxLength(5_000)) }),
  policy: planners,
  async load(tx, { operationId, planned }) {
    await lockNames(tx, operationId, 'shared')
    const named = planned.flatMap(({ id, parentId }) => [id, parentId].flatMap(each => each ?? []))
    return { held: await heldPlanned(tx, operationId, named) }
  },
  scope: ({ held }, { operationId, planned }) =>
    [...planned.map(({ clusterId }) => clusterId), ...held.map(({ cluster_id }) => cluster_id)].map(cluster => ({
      operation: operationId,
      cluster,
    })),
  async apply(tx, { operationId, planned }, { held }, context) {
    const ids = await storePlanned(tx, operationId, planned)
    const parents = new Map(held.map(({ id, parent_id }) => [id, parent_id]))
    const moved = planned.filter(({ id, parentId }) => id && parents.has(id) && parents.get(id) !== parentId)
    const former = moved.flatMap(({ id }) => parents.get(id ?? '') ?? [])
    if (moved.length > 0)
      await recalculate(tx, operationId, { planIndicatorIds: [...moved.flatMap(({ id }) => id ?? []), ...former] })
    for (const id of ids) context.touch('plan-indicator', id, parents.has(id) ? 'changed' : 'made')
    return { ids }
  },
})
