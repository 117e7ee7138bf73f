/**
 * What is said for indicators, written: statements stand beside each other, the latest counts, and figures follow in the same
 * transaction. Set-based; each function takes a transaction.
 */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { notStated } from './not-stated.ts'
import { type Amount, keyOf, totalsOf } from './parts.ts'
import { dimensionsIn, type PlannedIndicator, plannedIndicators } from './plan.ts'
import { lockFigures, recalculateTouched, type TouchedValue } from './recalculate.ts'
import { isRatio, type ValueInput } from './schema.ts'

export interface ValueSource {
  kind: 'report' | 'import' | 'manual'
  /** The report, the import, or the command of an entry by hand. */
  id: string
}

export interface Recorded {
  made: number
  changed: number
  unchanged: number
  /** Figures that the source said before and does not say any more. */
  withdrawn: number
}

const monthOf = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7))
/** What a figure is of: one planned indicator, place, part, month and organisation. */
const coordinates = ['plan_indicator_id', 'place_id', 'key', 'month', 'organisation_id']
export const coordinateOf = (table: string) => sql.raw(coordinates.map(column => `${table}.${column}`).join(', '))
const sameCoordinate = (a: string, b: string) =>
  sql.raw(coordinates.map(column => `${a}.${column} = ${b}.${column}`).join(' and '))

interface Row {
  plan_indicator_id: string
  period: string
  month: number
  place_id: string
  organisation_id: string
  key: string
  numerator: number | null
  denominator: number | null
  note: string | null
  source_row: number | null
}
const rowColumns =
  'plan_indicator_id uuid, period text, month int, place_id uuid, organisation_id uuid, key text, numerator numeric, denominator numeric, note text, source_row int'

function rowOf(value: ValueInput, ratio: boolean): Row {
  // A ratio of which one number is unknown is unknown.
  const known = value.numerator !== null && (!ratio || (value.denominator ?? null) !== null)
  return {
    plan_indicator_id: value.planIndicatorId,
    period: value.period,
    month: monthOf(value.period),
    place_id: value.placeId ?? notStated,
    organisation_id: value.organisationId ?? notStated,
    key: keyOf(value.categories),
    numerator: known ? value.numerator : null,
    denominator: known && ratio ? (value.denominator ?? null) : null,
    note: value.note,
    source_row: value.row,
  }
}

/**
 * Stores what a source says now instead of what it said before. Of several statements about the same figure the latest counts; when it
 * is taken back, the one before it counts again. Totals that follow from parts are made, and all figures brought up to date.
 * @param values checked (`values-check.ts`) and each of another figure.
 */
export async function writeValues(
  tx: Tx,
  given: {
    operationId: string
    values: readonly ValueInput[]
    planned: ReadonlyMap<string, PlannedIndicator>
    source: ValueSource
    commandId: string
    illustrative: boolean
  },
): Promise<Recorded> {
  const { operationId, values, planned, source, commandId, illustrative } = given
  await lockFigures(tx, operationId)
  const rows = values.map((value, n) => ({ n, ...rowOf(value, isRatio(planned.get(value.planIndicatorId)?.unit ?? 'people')) }))
  // What counts now for the same figures, and whether it says the same.
  const counting = await tx.rows<{
    n: number
    id: string
    derived: boolean
    same: boolean
    own: boolean
  }>(sql`select s.n, v.id, v.derived,
      v.source_id = ${source.id} or (v.source_kind = 'manual' and ${source.kind} = 'manual') as own,
      not v.derived and v.illustrative = ${illustrative} and v.numerator is not distinct from s.numerator
        and v.denominator is not distinct from s.denominator and v.note is not distinct from s.note as same
    from (select * from ${recordset(rows, `n int, ${rowColumns}`)}) s
    join indicator_value v on v.operation_id = ${operationId} and v.current and ${sameCoordinate('v', 's')}`)
  const unchanged = new Map(counting.filter(({ same }) => same).map(({ n, id }) => [n, id]))
  const fresh = rows.filter(({ n }) => !unchanged.has(n))
  // What another source says too stands behind what counts, for when that is taken back.
  const alike = new Set(counting.filter(({ same, own }) => same && !own).map(({ n }) => n))
  const stated = rows.filter(({ n }) => !unchanged.has(n) || alike.has(n)).map(row => ({ ...row, current: !alike.has(row.n) }))
  // What the source said before and does not say now is withdrawn, unless it is what counts and is said again.
  const before = source.kind === 'manual' ? [] : await saidBefore(tx, operationId, source.id)
  const stillCount = new Set(unchanged.values())
  const former = before.filter(({ id }) => !stillCount.has(id))
  const displaced = counting.filter(({ same }) => !same)
  await tx.run(sql`update indicator_value set current = false, withdrawn = withdrawn or id = any(${former.map(({ id }) => id)}::uuid[])
    where operation_id = ${operationId} and id = any(${[...displaced, ...former].map(({ id }) => id)}::uuid[])`)
  if (stated.length > 0)
    await tx.run(sql`insert into indicator_value (operation_id, plan_indicator_id, period, place_id, organisation_id, key, numerator, denominator,
        note, source_kind, source_id, source_row, illustrative, command_id, current)
      select ${operationId}, plan_indicator_id, period, place_id, organisation_id, key, numerator, denominator, note, ${source.kind}, ${source.id},
        source_row, ${illustrative}, ${commandId}, current from ${recordset(stated, `${rowColumns}, current boolean`)}`)
  const said = new Set(rows.map(coordinateText))
  const gone = former.filter(each => !said.has(coordinateText(each)))
  await letEarlierCount(
    tx,
    operationId,
    gone.filter(({ current }) => current),
  )
  await followUp(tx, operationId, [...fresh, ...former.filter(({ current }) => current)], { source, commandId })
  // Its own word that counted is displaced by its new one: one change, not two.
  const changed = displaced.filter(({ derived }) => !derived).length
  return { made: fresh.length - changed, changed, unchanged: unchanged.size, withdrawn: gone.length }
}

/** A stored statement by what it is of. */
export type Former = TouchedValue & { id: string; organisation_id: string; current: boolean }
const coordinateText = (row: Omit<Former, 'id' | 'current'>) =>
  [row.plan_indicator_id, row.place_id, row.key, row.month, row.organisation_id].join('|')

/** Statements of a source that stand. */
function saidBefore(tx: Tx, operationId: string, sourceId: string): Promise<Former[]> {
  return tx.rows(sql`select v.id, ${coordinateOf('v')}, v.current from indicator_value v
    where v.operation_id = ${operationId} and v.source_id = ${sourceId} and not v.withdrawn and not v.derived`)
}

/** Where nothing counts any more, the latest of what others said before counts again. */
export async function letEarlierCount(tx: Tx, operationId: string, gone: readonly object[]): Promise<void> {
  if (gone.length === 0) return
  await tx.run(sql`update indicator_value v set current = true from (
      select distinct on (${coordinateOf('e')}) e.operation_id, e.id
      from (select * from ${recordset(gone, rowColumns)}) f join indicator_value e on e.operation_id = ${operationId} and ${sameCoordinate('e', 'f')}
      where not e.current and not e.withdrawn and not e.derived
        and not exists (select 1 from indicator_value c where c.operation_id = e.operation_id and c.current and ${sameCoordinate('c', 'e')})
      order by ${coordinateOf('e')}, e.recorded_at desc, e.id desc) earlier
    where v.operation_id = earlier.operation_id and v.id = earlier.id`)
}

export interface Origin {
  source: ValueSource
  commandId: string
}

/** Totals from parts, then all figures that the touched values are in. */
async function followUp(tx: Tx, operationId: string, touched: readonly TouchedValue[], origin: Origin): Promise<void> {
  const values = touched.map(({ plan_indicator_id, place_id, key, month }) => ({ plan_indicator_id, place_id, key, month }))
  const totals = await deriveTotals(tx, operationId, values, origin)
  await recalculateTouched(tx, operationId, [...values, ...totals])
}

interface StatedPart {
  plan_indicator_id: string
  place_id: string
  organisation_id: string
  period: string
  key: string
  numerator: number | null
  denominator: number | null
  derived: boolean
  illustrative: boolean
}

/** Makes the totals that follow from the parts of touched figures anew; only where parts were said at all. @returns what changed. */
export async function deriveTotals(
  tx: Tx,
  operationId: string,
  touched: readonly TouchedValue[],
  { source, commandId }: Origin,
): Promise<TouchedValue[]> {
  const parts = await tx.rows<StatedPart>(sql`with coordinates as (
      select distinct v.plan_indicator_id, v.place_id, v.month, v.organisation_id
      from (select distinct plan_indicator_id, place_id, month from ${recordset(touched, 'plan_indicator_id uuid, place_id uuid, month int')}) t
      join indicator_value v on v.operation_id = ${operationId} and v.plan_indicator_id = t.plan_indicator_id and v.place_id = t.place_id and v.month = t.month
      where v.current and (v.key <> '' or v.derived))
    select v.plan_indicator_id, v.place_id, v.organisation_id, v.period, v.key, v.numerator::float8 as numerator, v.denominator::float8 as denominator, v.derived, v.illustrative
    from coordinates c join indicator_value v on v.operation_id = ${operationId} and v.current and v.plan_indicator_id = c.plan_indicator_id
      and v.place_id = c.place_id and v.month = c.month and v.organisation_id = c.organisation_id`)
  if (parts.length === 0) return []
  const planned = new Map(
    (await plannedIndicators(tx, operationId, { ids: [...new Set(parts.map(part => part.plan_indicator_id))] })).map(entry => [
      entry.id,
      entry,
    ]),
  )
  const stale: Row[] = []
  const made: (Row & { illustrative: boolean })[] = []
  const groups = Map.groupBy(parts, part => `${part.plan_indicator_id}|${part.place_id}|${part.organisation_id}|${part.period}`)
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const entry = planned.get(first.plan_indicator_id)
    const said = group.filter(part => !part.derived)
    const stated = new Map<string, Amount>(
      said.flatMap(({ key, numerator, denominator }) => (numerator === null ? [] : [[key, { numerator, denominator }] as const])),
    )
    const unknown = new Set(said.flatMap(({ key, numerator }) => (numerator === null ? [key] : [])))
    const totals = entry ? totalsOf(stated, unknown, dimensionsIn(entry, first.period)) : new Map<string, Amount>()
    const row = (key: string, amount: Amount | undefined): Row => ({
      plan_indicator_id: first.plan_indicator_id,
      period: first.period,
      month: monthOf(first.period),
      place_id: first.place_id,
      organisation_id: first.organisation_id,
      key,
      numerator: amount?.numerator ?? null,
      denominator: amount?.denominator ?? null,
      note: null,
      source_row: null,
    })
    const illustrative = said.some(part => part.illustrative)
    for (const part of group.filter(({ derived }) => derived)) {
      const total = totals.get(part.key)
      const same =
        total?.numerator === part.numerator &&
        (total?.denominator ?? null) === part.denominator &&
        part.illustrative === illustrative
      if (same) totals.delete(part.key)
      else stale.push(row(part.key, undefined))
    }
    for (const [key, amount] of totals) made.push({ ...row(key, amount), illustrative })
  }
  await tx.run(sql`update indicator_value v set withdrawn = true, current = false from ${recordset(stale, rowColumns)}
    where v.operation_id = ${operationId} and v.current and v.derived and ${sameCoordinate('v', 'input')}`)
  await tx.run(sql`insert into indicator_value (operation_id, plan_indicator_id, period, place_id, organisation_id, key, numerator, denominator, derived,
      source_kind, source_id, illustrative, command_id)
    select ${operationId}, plan_indicator_id, period, place_id, organisation_id, key, numerator, denominator, true, ${source.kind}, ${source.id}, illustrative, ${commandId}
    from ${recordset(made, `${rowColumns}, illustrative boolean`)}`)
  return [...stale, ...made].map(({ plan_indicator_id, place_id, key, month }) => ({ plan_indicator_id, place_id, key, month }))
}

/** Takes out every illustrative value and brings the figures up to date. @returns how many there were. */
export async function removeIllustrativeValues(tx: Tx, operationId: string, commandId: string): Promise<number> {
  await lockFigures(tx, operationId)
  const gone = await tx.rows<Former>(sql`select v.id, ${coordinateOf('v')}, v.current from indicator_value v
    where v.operation_id = ${operationId} and v.illustrative and v.current`)
  const removed = await tx.run(sql`delete from indicator_value where operation_id = ${operationId} and illustrative`)
  await letEarlierCount(tx, operationId, gone)
  await followUp(tx, operationId, gone, { source: { kind: 'manual', id: commandId }, commandId })
  return removed
}
