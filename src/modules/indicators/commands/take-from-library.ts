import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema, lockNames } from '../../operations/index.ts'
import { allGroups } from '../../plan/index.ts'
import { planners } from '../access.ts'
import { type LibraryIndicator, library, libraryDimension } from '../library.ts'
import { storeDisaggregation, storeIndicators, storePlanned, useDisaggregation } from '../store.ts'

interface InUse {
  id: string
  library_code: string
  /** Planned in the asked cluster already, and not ended. */
  planned: boolean
}

/** Definitions that were taken from the library before. */
function inUse(tx: Tx, operationId: string, clusterId: string): Promise<InUse[]> {
  return tx.rows(sql`select i.id, i.library_code, exists (select 1 from plan_indicator p where p.operation_id = i.operation_id and p.indicator_id = i.id
      and p.cluster_id = ${clusterId} and p.objective_id is null and p.ended is null) as planned
    from indicator i where i.operation_id = ${operationId} and i.library_code is not null and i.ended is null`)
}

/** Dimensions that entries are usually broken down by, made where the operation does not have them. @returns ids by code. */
async function dimensionsFor(tx: Tx, operationId: string, entries: readonly LibraryIndicator[]): Promise<Map<string, string>> {
  const known = await tx.rows<{ id: string; code: string }>(
    sql`select id, code from disaggregation where operation_id = ${operationId}`,
  )
  const ids = new Map(known.map(({ id, code }) => [code, id]))
  const groups = await allGroups(tx, operationId)
  for (const code of new Set(entries.flatMap(entry => entry.disaggregations))) {
    const dimension = ids.has(code) ? undefined : libraryDimension(code, groups)
    if (dimension) ids.set(code, await storeDisaggregation(tx, operationId, dimension))
  }
  return ids
}

/**
 * Takes entries of the library into a cluster's plan, with what they are usually broken down by. Definitions taken before are used
 * again; what the cluster has planned already stays as it is.
 */
export const takeFromLibrary = command({
  name: 'indicators.take-from-library',
  summary: 'Take indicators of the library into the plan of a cluster.',
  input: v.object({
    operationId: IdSchema,
    clusterId: IdSchema,
    codes: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(500)),
    /** Whether to break them down as the library does. */
    disaggregated: v.optional(v.boolean(), true),
    illustrative: v.optional(v.boolean(), false),
  }),
  policy: planners,
  async load(tx, { operationId }) {
    await lockNames(tx, operationId, 'shared')
    return {}
  },
  scope: (_loaded, input) => ({ operation: input.operationId, cluster: input.clusterId }),
  async apply(tx, { operationId, clusterId, codes, disaggregated, illustrative }, _loaded, context) {
    const entries = [...new Set(codes)].map(code => library().indicators.find(entry => entry.code === code))
    const wanted = entries.filter(entry => entry !== undefined)
    if (wanted.length < entries.length) throw notFound()
    const before = new Map((await inUse(tx, operationId, clusterId)).map(entry => [entry.library_code, entry]))
    const fresh = wanted.filter(({ code }) => !before.has(code))
    const { ids: made } = await storeIndicators(
      tx,
      operationId,
      fresh.map(({ clusters: _, operations: __, disaggregations: ___, ...entry }) => ({
        ...entry,
        currency: entry.currency ?? null,
        per: entry.per ?? 1,
        overParts: entry.overParts ?? 'sum',
        lowerIsBetter: entry.lowerIsBetter ?? false,
        clusterId: null,
        libraryCode: entry.code,
        source: 'library',
        illustrative,
      })),
    )
    const ids = new Map([...before].map(([code, { id }]) => [code, id]))
    for (const [index, { code }] of fresh.entries()) ids.set(code, made[index] ?? '')
    const toPlan = wanted.filter(({ code }) => !before.get(code)?.planned)
    const planned = toPlan.map(({ code }, index) => ({
      id: newId(),
      indicatorId: ids.get(code) ?? '',
      clusterId,
      objectiveId: null,
      parentId: null,
      baseline: null,
      target: null,
      inNeed: null,
      starts: null,
      ends: null,
      sort: index,
      illustrative,
    }))
    const plannedIds = await storePlanned(tx, operationId, planned)
    if (disaggregated) {
      const dimensions = await dimensionsFor(tx, operationId, toPlan)
      for (const [code, disaggregationId] of dimensions) {
        const planIndicatorIds = plannedIds.filter((_, index) => toPlan[index]?.disaggregations.includes(code))
        if (planIndicatorIds.length > 0)
          await useDisaggregation(tx, operationId, { disaggregationId, planIndicatorIds, starts: null })
      }
    }
    for (const id of plannedIds) context.touch('plan-indicator', id, 'made')
    return { ids: plannedIds, codes: toPlan.map(({ code }) => code) }
  },
})
