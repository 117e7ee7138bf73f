import * as v from 'valibot'
import { type Actor, isAllowed, type Scope } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { findOperation, IdSchema, keepers, lockNames, PeriodSchema, reporters } from '../../operations/index.ts'
import { monthClosed } from '../problems.ts'
import { lockFigures, recalculate } from '../recalculate.ts'
import { recordValues } from '../record-values.ts'
import { spokenFor } from '../reporting.ts'
import { IndicatorInput, PlanIndicatorInput, TargetInput, ValueInput, valuesMax } from '../schema.ts'
import { lookBefore, remember } from '../sheet-changes.ts'
import { storeIndicators, storePlanned, storeTargets, useDisaggregation } from '../store.ts'
import { heldPlanned } from './plan-indicators.ts'
import { keepingClusters } from './store-indicators.ts'

const text = v.optional(v.nullable(v.string()), null)

/** All good rows of a workbook: definitions, the plan, targets and values, or any of them. */
export const StoreIndicatorSheet = v.object({
  operationId: IdSchema,
  importId: v.optional(v.nullable(IdSchema), null),
  illustrative: v.optional(v.boolean(), false),
  indicators: v.optional(v.pipe(v.array(IndicatorInput), v.maxLength(5_000)), []),
  planned: v.optional(v.pipe(v.array(PlanIndicatorInput), v.maxLength(5_000)), []),
  /** What planned indicators are broken down by, from which month on. */
  disaggregations: v.optional(
    v.array(
      v.object({
        disaggregationId: IdSchema,
        planIndicatorIds: v.array(IdSchema),
        starts: v.optional(v.nullable(PeriodSchema), null),
      }),
    ),
    [],
  ),
  targets: v.optional(v.pipe(v.array(TargetInput), v.maxLength(valuesMax)), []),
  values: v.optional(v.pipe(v.array(ValueInput), v.maxLength(valuesMax)), []),
  /** What the import's record keeps. */
  outcome: v.optional(
    v.object({
      sheet: text,
      /** Rows, as they were compared when they were checked. */
      counts: v.object({
        rows: v.number(),
        new: v.number(),
        changed: v.number(),
        unchanged: v.number(),
        rejected: v.number(),
        repaired: v.number(),
      }),
      problems: v.array(v.unknown()),
    }),
  ),
})
type Input = v.InferOutput<typeof StoreIndicatorSheet>

interface Loaded {
  /** Who the values speak for. */
  spoken: Scope[]
  closed: string[]
  keeping: (string | null)[]
  /** The cluster of each planned indicator, those of the sheet among them. */
  clusters: Map<string, string>
}

const namedIn = ({ planned, targets, values, disaggregations }: Input) => [
  ...new Set([
    ...planned.flatMap(({ id, parentId }) => [id, parentId].flatMap(each => each ?? [])),
    ...targets.map(({ planIndicatorId }) => planIndicatorId),
    ...values.map(({ planIndicatorId }) => planIndicatorId),
    ...disaggregations.flatMap(({ planIndicatorIds }) => planIndicatorIds),
  ]),
]

/** The cluster of a planned indicator, as it is kept or else as the sheet brings it. */
function clusterIn(clusters: ReadonlyMap<string, string>, { planned }: Input) {
  const own = new Map(planned.flatMap(({ id, clusterId }) => (id ? [[id, clusterId] as const] : [])))
  return (id: string | null | undefined): string | null => (id ? (clusters.get(id) ?? own.get(id) ?? null) : null)
}

/** For whom in which cluster the sheet speaks: definitions, plan and targets for clusters, values for organisations in them. */
function scopesOf({ keeping, clusters, spoken }: Loaded, input: Input): Scope[] {
  const operation = input.operationId
  const { indicators, planned, targets, disaggregations } = input
  const clusterOf = clusterIn(clusters, input)
  const kept = new Set<string | null>([
    ...indicators.map(({ clusterId }) => clusterId),
    ...keeping,
    ...planned.map(({ clusterId }) => clusterId),
  ])
  for (const { id, parentId } of planned) {
    if (id && clusters.has(id)) kept.add(clusterOf(id))
    if (parentId) kept.add(clusterOf(parentId))
  }
  for (const { planIndicatorId } of targets) kept.add(clusterOf(planIndicatorId))
  for (const { planIndicatorIds } of disaggregations) for (const id of planIndicatorIds) kept.add(clusterOf(id))
  return [...[...kept].map(cluster => ({ operation, cluster })), ...spoken]
}

/** Definitions and plan, then figures of what was planned before and counts otherwise now. */
async function storePlan(tx: Tx, input: Input): Promise<number> {
  const { operationId, importId, indicators, planned, disaggregations, targets } = input
  const keeps = importId !== null && indicators.length + planned.length + disaggregations.length + targets.length > 0
  const named = [...namedIn({ ...input, values: [] })]
  if (keeps)
    await lookBefore(tx, operationId, { indicatorIds: indicators.flatMap(({ id }) => id ?? []), planIndicatorIds: named })
  const { ids: indicatorIds, known } = await storeIndicators(tx, operationId, indicators)
  const plannedIds = await storePlanned(tx, operationId, planned)
  for (const { disaggregationId, planIndicatorIds, starts } of disaggregations)
    if (planIndicatorIds.length > 0) await useDisaggregation(tx, operationId, { disaggregationId, planIndicatorIds, starts })
  const ids = planned.flatMap(({ id }) => id ?? [])
  if (known.length > 0 || ids.length > 0) {
    const used = await tx.rows<{ id: string }>(sql`select id from plan_indicator where operation_id = ${operationId}
      and (indicator_id = any(${known}::uuid[]) or id = any(${ids}::uuid[]))`)
    await lockFigures(tx, operationId)
    await recalculate(tx, operationId, { planIndicatorIds: used.map(({ id }) => id) })
  }
  const stored = await storeTargets(tx, operationId, targets)
  if (keeps)
    await remember(tx, operationId, importId, { indicatorIds, planIndicatorIds: [...new Set([...named, ...plannedIds])] })
  return stored
}

/** Whether somebody may store an import: one's own, or any for those who keep the operation's data. @throws importNotOpen */
async function mayUseImport(tx: Tx, operationId: string, importId: string | null, actor: Actor): Promise<boolean> {
  if (!importId) return true
  const found = await findImport(tx, operationId, importId, { lock: true })
  if (found?.feed !== 'indicators') return false
  if (found.actor_id !== actor.id && !isAllowed(actor, keepers, [{ operation: operationId }])) return false
  if (found.status !== 'received') throw importNotOpen()
  return true
}

/** Stores a checked workbook of indicators: definitions, their place in the plan, targets by area, and values. Whole or not at all. */
export const storeIndicatorSheet = command({
  name: 'indicators.store-sheet',
  summary: 'Store a workbook of indicators: definitions, plan, targets by area and values.',
  input: StoreIndicatorSheet,
  policy: reporters,
  async load(tx, input, { actor }): Promise<Loaded | null> {
    const { operationId, importId, indicators, values } = input
    await lockNames(tx, operationId, 'shared')
    const operation = await findOperation(tx, operationId)
    if (!operation || !(await mayUseImport(tx, operationId, importId, actor))) return null
    const held = await heldPlanned(tx, operationId, namedIn(input))
    const clusters = new Map(held.map(({ id, cluster_id }) => [id, cluster_id]))
    const named = indicators.flatMap(({ id }) => id ?? [])
    return {
      closed: operation.closedPeriods,
      keeping: await keepingClusters(tx, operationId, named),
      clusters,
      spoken: await spokenFor(tx, operationId, actor, values, clusterIn(clusters, input)),
    }
  },
  scope: scopesOf,
  journalled: ({ operationId, importId, illustrative, indicators, planned, targets, values }) => ({
    operationId,
    importId,
    illustrative,
    indicators: indicators.length,
    planned: planned.length,
    targets: targets.length,
    values: values.length,
  }),
  async apply(tx, input, { closed }, context) {
    const { operationId, importId, values, outcome, illustrative } = input
    const late = values.find(({ period }) => closed.includes(period))
    if (late) throw monthClosed({ period: late.period })
    const targets = await storePlan(tx, input)
    const source = importId ? ({ kind: 'import', id: importId } as const) : ({ kind: 'manual', id: context.commandId } as const)
    const none = { made: 0, changed: 0, unchanged: 0, withdrawn: 0 }
    const recorded =
      values.length > 0
        ? await recordValues(tx, { operationId, values, source, commandId: context.commandId, illustrative })
        : none
    if (importId && outcome) {
      await markCommitted(tx, operationId, importId, outcome)
      context.touch('import', importId, 'changed')
    }
    return { ...recorded, targets }
  },
})
