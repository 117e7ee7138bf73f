import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, lockNames, versionConflict } from '../../operations/index.ts'
import { planners } from '../access.ts'
import { TargetInput } from '../schema.ts'
import { storeTargets } from '../store.ts'

/** Sets baseline, target and people in need of a planned indicator in areas, and of parts of them. */
export const setTargets = command({
  name: 'indicators.set-targets',
  summary: 'Set baseline, target and people in need of a planned indicator by area.',
  input: v.object({
    operationId: IdSchema,
    planIndicatorId: IdSchema,
    version: v.number(),
    targets: v.pipe(v.array(v.omit(TargetInput, ['planIndicatorId'])), v.minLength(1), v.maxLength(50_000)),
  }),
  policy: planners,
  async load(tx, input) {
    await lockNames(tx, input.operationId, 'shared')
    const held = await tx.find<{ cluster_id: string; version: number }>(
      sql`select cluster_id, version from plan_indicator where operation_id = ${input.operationId} and id = ${input.planIndicatorId} for update`,
    )
    return held ?? null
  },
  scope: (loaded, input) => ({ operation: input.operationId, cluster: loaded.cluster_id }),
  journalled: ({ targets, ...input }) => ({ ...input, targets: targets.length > 200 ? targets.length : targets }),
  async apply(tx, { operationId, planIndicatorId, version, targets }, loaded, context) {
    if (version !== loaded.version) throw versionConflict()
    const stored = await storeTargets(
      tx,
      operationId,
      targets.map(target => ({ ...target, planIndicatorId })),
    )
    await tx.run(
      sql`update plan_indicator set version = version + 1 where operation_id = ${operationId} and id = ${planIndicatorId}`,
    )
    context.touch('plan-indicator', planIndicatorId, 'changed')
    return { stored, version: version + 1 }
  },
})
