/** What all rows of a workbook of indicators are checked against: what the operation has, and what the workbook itself brings. */
import { newId } from '../../../kernel/pure/ids.ts'
import type {
  Definition,
  Disaggregation,
  ExportedValue,
  PlannedIndicator,
  StatedTargetRow,
} from '../../../modules/indicators/index.ts'
import type { IndicatorInput, PlanIndicatorInput, TargetInput, Unit, ValueInput } from '../../../modules/indicators/schema.ts'
import type { Resolver } from '../activities/resolve.ts'
import type { Reference } from '../reference.ts'
import { nameKey, similarity } from '../text.ts'

/** A planned indicator as the rows of the workbook see it: with what its own definitions say. */
export interface PlannedNow {
  id: string
  indicatorId: string
  code: string
  clusterId: string
  unit: Unit
  currency: string | null
  ended: string | null
  /** Codes of dimensions with the categories that take figures in a month. */
  dimensions: Map<string, (period: string) => readonly string[]>
}

/** What a row does to what is stored. */
export type Effect = 'new' | 'changed' | 'unchanged'

export interface Gathered {
  /** Definitions by code, and whether they differ from what is kept. */
  indicators: Map<string, IndicatorInput & { differs: boolean }>
  planned: Map<string, PlanIndicatorInput & { differs: boolean }>
  /** Planned indicators by the id of the dimension that they are to be broken down by. */
  uses: Map<string, Set<string>>
  targets: Map<string, TargetInput & { row: number }>
  values: Map<string, ValueInput & { row: number }>
}

export interface Known {
  reference: Reference
  definitions: readonly Definition[]
  planned: readonly PlannedIndicator[]
  dimensions: readonly Disaggregation[]
  targets: readonly StatedTargetRow[]
  values: readonly ExportedValue[]
}

/** What the person who asks may store. */
export interface Rights {
  /** Definitions and plan of a cluster; null is the operation as a whole. */
  mayPlan(clusterId: string | null): boolean
  mayReport(value: { clusterId: string; organisationId: string | null; placeId: string | null }): boolean
}

export interface CheckContext extends Known, Rights {
  resolver: Resolver
  /** Today's month. */
  month: string
  /** Month of rows that do not say theirs. */
  period: string | null
  gathered: Gathered
  /** Planned indicators by code; the same code may be planned by several clusters. */
  plannedByCode: Map<string, PlannedNow[]>
}

export const codeKey = (code: string) => code.trim().toUpperCase()

/** A planned indicator of the operation as rows see it. */
function plannedNow(planned: PlannedIndicator): PlannedNow {
  const dimensions: PlannedNow['dimensions'] = new Map()
  for (const used of planned.disaggregations) {
    const inForce = (period: string, starts: string | null, ended: string | null) =>
      (starts === null || period >= starts) && (ended === null || period <= ended)
    dimensions.set(used.code, period =>
      inForce(period, used.starts, used.ended)
        ? used.categories.filter(({ ended }) => inForce(period, null, ended ?? null)).map(({ code }) => code)
        : [],
    )
  }
  const { id, indicatorId, code, clusterId, unit, currency, ended } = planned
  return { id, indicatorId, code, clusterId, unit, currency, ended, dimensions }
}

export function createContext(
  known: Known,
  resolver: Resolver,
  options: Rights & { today: string; period: string | null },
): CheckContext {
  const plannedByCode = new Map<string, PlannedNow[]>()
  for (const planned of known.planned) {
    const key = codeKey(planned.code)
    plannedByCode.set(key, [...(plannedByCode.get(key) ?? []), plannedNow(planned)])
  }
  return {
    ...known,
    mayPlan: options.mayPlan,
    mayReport: options.mayReport,
    resolver,
    month: options.today.slice(0, 7),
    period: options.period,
    gathered: { indicators: new Map(), planned: new Map(), uses: new Map(), targets: new Map(), values: new Map() },
    plannedByCode,
  }
}

/** Codes that look like one that is not known, for a person to choose from. */
export function similarCodes(code: string, context: CheckContext): string {
  const key = nameKey(code)
  return [...context.plannedByCode.keys()]
    .map(each => ({ each, score: similarity(key, nameKey(each)) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ each }) => each)
    .join(', ')
}

/** Takes a planned indicator that the workbook would have brought out again: its row is wrong. */
export function dropPlanned(context: CheckContext, code: string, id: string): void {
  const key = codeKey(code)
  const kept = context.planned.some(each => each.id === id)
  if (!kept)
    context.plannedByCode.set(
      key,
      (context.plannedByCode.get(key) ?? []).filter(each => each.id !== id),
    )
}

/** Adds a planned indicator that the workbook brings. */
export function addPlanned(context: CheckContext, planned: Omit<PlannedNow, 'id' | 'dimensions'>): PlannedNow {
  const made: PlannedNow = { ...planned, id: newId(), dimensions: new Map() }
  const key = codeKey(planned.code)
  context.plannedByCode.set(key, [...(context.plannedByCode.get(key) ?? []), made])
  return made
}
