/** Writes of definitions, of the plan and of its targets; each takes a transaction. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { versionConflict } from '../operations/index.ts'
import { placesAbove } from '../places/index.ts'
import { allClusters } from '../plan/index.ts'
import { notStated } from './not-stated.ts'
import { keyOf } from './parts.ts'
import { type PlannedIndicator, plannedIndicators } from './plan.ts'
import {
  clusterNotInUse,
  indicatorEnded,
  partsEnded,
  plannedAlready,
  ratioNeverAveraged,
  rollsUpIntoItself,
  targetsRefused,
  unitInUse,
  unitsDiffer,
} from './problems.ts'
import { lockFigures } from './recalculate.ts'
import { type DisaggregationInput, type IndicatorInput, isRatio, type PlanIndicatorInput, type TargetInput } from './schema.ts'
import { checkTargets } from './values-check.ts'

const withId = <T extends { id?: string | undefined }>(rows: readonly T[]) => rows.map(row => ({ ...row, id: row.id ?? newId() }))

/** The way every edited row is guarded: the version that was looked at is the version that is there. */
function assertVersions(rows: readonly { id: string; version?: number | undefined }[], held: ReadonlyMap<string, number>): void {
  for (const { id, version } of rows) {
    const now = held.get(id)
    if (now !== undefined && version !== undefined && version !== now) throw versionConflict()
  }
}

/** Ids and versions of entries that are there. */
async function versionsOf(tx: Tx, table: string, operationId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; version: number }>(
    sql`select id, version from ${sql.table(table)} where operation_id = ${operationId} and id = any(${[...ids]}::uuid[]) for update`,
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/**
 * Adds definitions, or brings those of a known id up to date.
 * @returns ids in the order of the input, and those whose figures must be made anew.
 * @throws Problem `ratio-never-averaged`, `version-conflict`, `unit-in-use`, `cluster-not-in-use`.
 */
export async function storeIndicators(
  tx: Tx,
  operationId: string,
  input: readonly IndicatorInput[],
): Promise<{ ids: string[]; known: string[] }> {
  for (const { unit, overTime, overPlaces, overParts, code } of input)
    if (isRatio(unit) && [overTime, overPlaces, overParts].includes('average')) throw ratioNeverAveraged({ code })
  const rows = withId(input).map(row => ({
    ...row,
    per: row.unit === 'percentage' ? 100 : row.unit === 'ratio' ? row.per : 1,
    currency: row.unit === 'money' ? row.currency : null,
  }))
  const held = await versionsOf(
    tx,
    'indicator',
    operationId,
    rows.map(({ id }) => id),
  )
  assertVersions(rows, held)
  await assertClusters(
    tx,
    operationId,
    rows.map(({ clusterId }) => clusterId),
  )
  await assertUnits(
    tx,
    operationId,
    rows.filter(({ id }) => held.has(id)),
  )
  await tx.run(sql`insert into indicator (operation_id, id, code, names, definitions, unit, currency, per, over_time, over_places, over_parts, lower_is_better,
      cluster_id, library_code, source, illustrative)
    select ${operationId}, id, code, names, definitions, unit, currency, per, "overTime", "overPlaces", "overParts", "lowerIsBetter", "clusterId", "libraryCode", source, illustrative
    from ${recordset(rows, 'id uuid, code text, names jsonb, definitions jsonb, unit text, currency text, per numeric, "overTime" text, "overPlaces" text, "overParts" text, "lowerIsBetter" boolean, "clusterId" uuid, "libraryCode" text, source text, illustrative boolean')}
    on conflict (operation_id, id) do update set code = excluded.code, names = excluded.names, definitions = excluded.definitions, unit = excluded.unit,
      currency = excluded.currency, per = excluded.per, over_time = excluded.over_time, over_places = excluded.over_places, over_parts = excluded.over_parts,
      lower_is_better = excluded.lower_is_better, cluster_id = excluded.cluster_id, source = excluded.source, version = indicator.version + 1`)
  return { ids: rows.map(({ id }) => id), known: [...held.keys()] }
}

/** Refuses clusters that are not there, or were merged into others. */
async function assertClusters(tx: Tx, operationId: string, named: readonly (string | null)[]): Promise<void> {
  const wanted = new Set(named.filter(id => id !== null))
  if (wanted.size === 0) return
  for (const { id } of await allClusters(tx, operationId)) wanted.delete(id)
  if (wanted.size > 0) throw clusterNotInUse()
}

/** Refuses another unit or currency for a definition that figures were said by. */
async function assertUnits(
  tx: Tx,
  operationId: string,
  rows: readonly { id: string; code: string; unit: string; currency: string | null }[],
): Promise<void> {
  const used = await tx.find<{ code: string }>(sql`select i.code from ${recordset(rows, 'id uuid, unit text, currency text')}
    join indicator i on i.operation_id = ${operationId} and i.id = input.id
    where (i.unit, i.currency) is distinct from (input.unit, input.currency) and exists (
      select 1 from plan_indicator p join indicator_value v on v.operation_id = p.operation_id and v.plan_indicator_id = p.id
      where p.operation_id = i.operation_id and p.indicator_id = i.id and not v.withdrawn) limit 1`)
  if (used) throw unitInUse({ code: used.code })
}

/** Refuses a plan in which something rolls up into itself or into another unit. */
function assertRollUp(planned: readonly PlannedIndicator[], changed: ReadonlySet<string>): void {
  const byId = new Map(planned.map(entry => [entry.id, entry]))
  for (const entry of planned) {
    if (entry.parentId === null) continue
    const whole = byId.get(entry.parentId)
    if (!whole) continue
    if ((changed.has(entry.id) || changed.has(whole.id)) && (entry.unit !== whole.unit || entry.currency !== whole.currency))
      throw unitsDiffer({ part: entry.code, whole: whole.code })
    let at: PlannedIndicator | undefined = whole
    for (let steps = 0; at; steps++) {
      if (at.id === entry.id || steps > planned.length) throw rollsUpIntoItself({ code: entry.code })
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
  }
}

/** Refuses a unit of which something else rolls up, or into which: after definitions were edited. */
export async function assertPlanHolds(tx: Tx, operationId: string, changed: Iterable<string>): Promise<void> {
  assertRollUp(await plannedIndicators(tx, operationId), new Set(changed))
}

/**
 * Takes indicators into the plan, or brings those of a known id up to date.
 * @throws Problem `version-conflict`, `indicator-ended`, `planned-already`, `cluster-not-in-use`, `units-differ`, `rolls-up-into-itself`.
 */
export async function storePlanned(tx: Tx, operationId: string, input: readonly PlanIndicatorInput[]): Promise<string[]> {
  const rows = withId(input)
  if (rows.length === 0) return []
  await lockFigures(tx, operationId)
  const held = await versionsOf(
    tx,
    'plan_indicator',
    operationId,
    rows.map(({ id }) => id),
  )
  assertVersions(rows, held)
  await assertClusters(
    tx,
    operationId,
    rows.map(({ clusterId }) => clusterId),
  )
  const moved = await tx.rows<{
    id: string
  }>(sql`select input.id from ${recordset(rows, 'id uuid, "clusterId" uuid, "objectiveId" uuid')}
    left join plan_indicator p on p.operation_id = ${operationId} and p.id = input.id
    where (p.cluster_id, p.objective_id) is distinct from (input."clusterId", input."objectiveId")`)
  const fresh = rows.filter(({ id }) => !held.has(id)).map(({ indicatorId }) => indicatorId)
  const ended = await tx.find<{ code: string }>(
    sql`select code from indicator where operation_id = ${operationId} and id = any(${fresh}::uuid[]) and ended is not null limit 1`,
  )
  if (ended) throw indicatorEnded({ code: ended.code })
  // What others roll up into stands in the same batch, perhaps after them: links come last, when all are there.
  await tx.run(sql`insert into plan_indicator (operation_id, id, indicator_id, cluster_id, objective_id, baseline, target, in_need, starts, ends, sort, illustrative)
    select ${operationId}, id, "indicatorId", "clusterId", "objectiveId", baseline, target, "inNeed", starts, ends, sort, illustrative
    from ${recordset(rows, 'id uuid, "indicatorId" uuid, "clusterId" uuid, "objectiveId" uuid, baseline numeric, target numeric, "inNeed" numeric, starts text, ends text, sort smallint, illustrative boolean')}
    on conflict (operation_id, id) do update set cluster_id = excluded.cluster_id, objective_id = excluded.objective_id, baseline = excluded.baseline,
      target = excluded.target, in_need = excluded.in_need, starts = excluded.starts, ends = excluded.ends, sort = excluded.sort, version = plan_indicator.version + 1`)
  await tx.run(sql`update plan_indicator p set parent_id = input."parentId" from ${recordset(rows, 'id uuid, "parentId" uuid')}
    where p.operation_id = ${operationId} and p.id = input.id and p.parent_id is distinct from input."parentId"`)
  const ids = rows.map(({ id }) => id)
  await assertPlannedOnce(
    tx,
    operationId,
    moved.map(({ id }) => id),
  )
  await assertPlanHolds(tx, operationId, ids)
  return ids
}

/** Refuses a definition that the cluster has in its plan, for the same objective, already. Whoever calls it holds `lockFigures`. */
export async function assertPlannedOnce(tx: Tx, operationId: string, ids: readonly string[]): Promise<void> {
  const twice = await tx.find<{
    code: string
  }>(sql`select i.code from plan_indicator p join plan_indicator o on o.operation_id = p.operation_id
      and o.indicator_id = p.indicator_id and o.cluster_id = p.cluster_id and o.objective_id is not distinct from p.objective_id and o.id <> p.id and o.ended is null
    join indicator i on i.operation_id = p.operation_id and i.id = p.indicator_id
    where p.operation_id = ${operationId} and p.id = any(${[...ids]}::uuid[]) and p.ended is null limit 1`)
  if (twice) throw plannedAlready({ code: twice.code })
}

const problemsTold = 200

/** @throws Problem `targets-refused` with every field that is wrong, by pointers `/targets/<index>/<field>`. */
async function assertTargets(tx: Tx, operationId: string, targets: readonly TargetInput[]): Promise<void> {
  const planned = await plannedIndicators(tx, operationId, {
    ids: [...new Set(targets.map(({ planIndicatorId }) => planIndicatorId))],
  })
  const places = await placesAbove(tx, operationId, [...new Set(targets.flatMap(({ placeId }) => placeId ?? []))])
  const wrong = checkTargets(targets, {
    planned: new Map(planned.map(entry => [entry.id, entry])),
    places: new Set(places.map(({ id }) => id)),
  })
  if (wrong.length > 0) throw targetsRefused({ count: wrong.length }, wrong.slice(0, problemsTold))
}

/**
 * Baselines, targets and people in need of areas and parts; what was there for the same area and part is replaced.
 * @throws Problem `targets-refused`.
 */
export async function storeTargets(tx: Tx, operationId: string, targets: readonly TargetInput[]): Promise<number> {
  if (targets.length === 0) return 0
  await assertTargets(tx, operationId, targets)
  const rows = targets.map(({ placeId, categories, ...target }) => ({
    ...target,
    place_id: placeId ?? notStated,
    key: keyOf(categories),
  }))
  return tx.run(sql`insert into indicator_target as t (operation_id, plan_indicator_id, place_id, key, baseline, target, in_need, source, illustrative)
    select ${operationId}, "planIndicatorId", place_id, key, baseline, target, "inNeed", source, illustrative
    from ${recordset(rows, '"planIndicatorId" uuid, place_id uuid, key text, baseline numeric, target numeric, "inNeed" numeric, source text, illustrative boolean')}
    on conflict (operation_id, plan_indicator_id, place_id, key) do update set baseline = excluded.baseline, target = excluded.target,
      in_need = excluded.in_need, source = excluded.source, illustrative = excluded.illustrative
    where (t.baseline, t.target, t.in_need, t.source, t.illustrative) is distinct from
      (excluded.baseline, excluded.target, excluded.in_need, excluded.source, excluded.illustrative)`)
}

/**
 * Adds a dimension, or brings it up to date: categories are added and ended, never dropped once figures were said for them.
 * @throws Problem `category-missing`, `version-conflict`.
 */
export async function storeDisaggregation(tx: Tx, operationId: string, input: DisaggregationInput): Promise<string> {
  const id = input.id ?? newId()
  const held = await tx.find<{ version: number; categories: { code: string }[] }>(
    sql`select version, categories from disaggregation where operation_id = ${operationId} and id = ${id} for update`,
  )
  if (held && input.version !== undefined && input.version !== held.version) throw versionConflict()
  const codes = new Set(input.categories.map(({ code }) => code))
  const missing = held?.categories.find(({ code }) => !codes.has(code))
  if (missing) throw partsEnded({ category: missing.code })
  await tx.run(sql`insert into disaggregation (operation_id, id, code, names, categories)
    values (${operationId}, ${id}, ${input.code}, ${JSON.stringify(input.names)}::jsonb, ${JSON.stringify(input.categories)}::jsonb)
    on conflict (operation_id, id) do update set names = excluded.names, categories = excluded.categories, version = disaggregation.version + 1`)
  return id
}

/** Breaks planned indicators down by a dimension from a month on; one that was ended goes on. */
export async function useDisaggregation(
  tx: Tx,
  operationId: string,
  given: { disaggregationId: string; planIndicatorIds: readonly string[]; starts: string | null },
): Promise<void> {
  const { disaggregationId, planIndicatorIds, starts } = given
  await tx.run(sql`insert into plan_indicator_disaggregation (operation_id, plan_indicator_id, disaggregation_id, starts)
    select ${operationId}, id, ${disaggregationId}, ${starts} from unnest(${[...planIndicatorIds]}::uuid[]) as planned(id)
    on conflict (operation_id, plan_indicator_id, disaggregation_id) do update set ended = null`)
}
