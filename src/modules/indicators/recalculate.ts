/**
 * Kept figures made from values by SQL, set-based; they equal `figures.ts`. All of them, those of some planned indicators, or only what
 * a batch of values touches: its months and the areas above it, with the indicators that it rolls up into.
 */
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { placesAbove } from '../places/index.ts'
import { notStated } from './not-stated.ts'
import {
  type Areas,
  areaSteps,
  type CountingRow,
  countingStep,
  type Fragment,
  freshAreas,
  freshPlaces,
  idsOf,
  monthSteps,
  placeSteps,
  type Step,
  seriesSteps,
  totalSteps,
  uuids,
  type Work,
} from './recalculate-steps.ts'

/** What to make anew: everything, or the figures of some planned indicators. */
export type Scope = 'all' | { planIndicatorIds: readonly string[] }

/** What a statement is about, without whose it is. */
export interface TouchedValue {
  plan_indicator_id: string
  place_id: string
  key: string
  /** Years * 12 + month. */
  month: number
}

/**
 * For this transaction: memory for the hash tables of one statement, without which they go through the disk; and the cost of a page in
 * memory or on a solid disk, without which values would be read past the index that holds them in order.
 */
const settings = sql`select set_config('work_mem', '192MB', true), set_config('random_page_cost', '1.1', true)`

const kept = { places: sql`indicator_place_cell`, areas: sql`indicator_cell` }

/** One writer of figures at a time: two that do not see each other's values would both keep a wrong sum. */
export async function lockFigures(tx: Tx, operationId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('indicators ' || ${operationId}::text, 0))`)
}

/** The planned indicators to be made with those they roll up into, and all others of their families. */
export async function countingOf(db: Db, operationId: string, start: Fragment): Promise<CountingRow[]> {
  return db.rows<CountingRow>(sql`with recursive made as (
      select p.id, p.parent_id from plan_indicator p where p.operation_id = ${operationId} and ${start}
      union select p.id, p.parent_id from made m join plan_indicator p on p.operation_id = ${operationId} and p.id = m.parent_id),
    family as (
      select p.id, p.parent_id, p.indicator_id, 0 as depth from made m join plan_indicator p on p.operation_id = ${operationId} and p.id = m.id where m.parent_id is null
      union all select p.id, p.parent_id, p.indicator_id, f.depth + 1 from family f join plan_indicator p on p.operation_id = ${operationId} and p.parent_id = f.id)
    select f.id, f.parent_id, f.depth, i.over_time, i.over_places, i.over_parts, i.unit in ('ratio', 'percentage') as ratio,
      f.id in (select id from made) as made, exists (select 1 from plan_indicator c where c.operation_id = ${operationId} and c.parent_id = f.id) as parts
    from family f join indicator i on i.operation_id = ${operationId} and i.id = f.indicator_id`)
}

const madeIds = (work: Work) => idsOf(work, ({ made }) => made)

/**
 * Where the figures of places are first put together, so that hundreds of places become a few before they are handed up: a place itself
 * when others with figures lie inside it, else the area around it.
 * @param touched places whose areas alone are wanted; null for all.
 */
async function areasOf(db: Db, operationId: string, ids: readonly string[], touched: readonly string[] | null): Promise<Areas> {
  const stated = [...new Set([...ids, ...(touched ?? [])])].filter(id => id !== notStated)
  const above = new Map((await placesAbove(db, operationId, stated)).map(place => [place.id, place.above]))
  const inner = new Set([...above.values()].flatMap(chain => chain.slice(1)))
  const rows = [{ place_id: notStated, home_id: notStated }]
  const depths = new Map<string, { parent_id: string | null; depth: number }>([[notStated, { parent_id: null, depth: 0 }]])
  for (const id of stated) {
    const chain = [...(above.get(id) ?? [id]), notStated]
    const own = inner.has(id) ? chain : chain.slice(1)
    rows.push({ place_id: id, home_id: own[0] ?? notStated })
    for (const [n, area] of own.entries()) depths.set(area, { parent_id: own[n + 1] ?? null, depth: own.length - 1 - n })
  }
  const wanted = touched && new Set([notStated, ...touched.flatMap(id => above.get(id) ?? [id])])
  return {
    homes: rows,
    areas: [...depths].map(([area_id, at]) => ({ area_id, ...at, wanted: wanted === null || wanted.has(area_id) })),
  }
}

const cellKey = ['operation_id', 'plan_indicator_id', 'place_id', 'key']
const figure = ['numerator', 'denominator', 'weight', 'places', 'said', 'unknown', 'latest', 'illustrative']
const series = ['months', 'month_numerators', 'month_denominators', 'month_weights', 'month_said', 'month_unknown']
const placeColumns = [...cellKey, ...figure]
const areaColumns = [...cellKey, ...figure, ...series]
const listed = (columns: readonly string[]) => sql.raw(columns.join(', '))

/**
 * Makes figures anew from nothing but values, whatever is kept.
 * @param into where to put them: where they are kept, or tables of the same shape to compare with them.
 */
export async function recalculate(tx: Tx, operationId: string, scope: Scope, into = kept): Promise<void> {
  const start = scope === 'all' ? sql`true` : sql`p.id = any(${[...scope.planIndicatorIds]}::uuid[])`
  const work: Work = { operationId, counting: await countingOf(tx, operationId, start), touched: null, kept: into }
  if (work.counting.length === 0) return
  await tx.run(settings)
  const tables: string[] = []
  // What is given stands in each statement, for temporary tables are read by one worker alone.
  const given = [countingStep(work)]
  const query = (asked: Fragment) =>
    sql`with ${sql.join(
      given.map(({ name, query }) => sql`${sql.table(name)} as not materialized (${query})`),
      sql`, `,
    )} ${asked}`
  const make = async (steps: readonly Step[]) => {
    for (const step of steps) {
      if (step.light) given.push(step)
      else {
        await tx.run(sql`create temp table ${sql.table(step.name)} on commit drop as ${query(step.query)}`)
        tables.push(step.name)
      }
    }
  }
  await make(placeSteps(work))
  const places = await tx.rows<{ id: string }>(query(sql`select distinct place_id as id from fresh_place`))
  const areas = await areasOf(
    tx,
    operationId,
    places.map(({ id }) => id),
    null,
  )
  given.push(...areaSteps(areas))
  await make([...totalSteps(work, areas), ...monthSteps(work, areas), ...seriesSteps(work)])
  const write = async (table: Fragment, columns: readonly string[], fresh: Fragment) => {
    const name = sql.table('fresh')
    await tx.run(sql`create temp table ${name} on commit drop as ${query(fresh)}`)
    // Most figures are what they were: only others are written.
    const key = (one: string, other: string) =>
      sql.raw(cellKey.map(column => `${one}.${column} = ${other}.${column}`).join(' and '))
    const row = (of: string) => sql.raw(`(${columns.map(column => `${of}.${column}`).join(', ')})`)
    await tx.run(sql`delete from ${table} k where k.operation_id = ${operationId} and k.plan_indicator_id = ${madeIds(work)}
      and not exists (select 1 from ${name} f where ${key('f', 'k')} and ${row('f')} is not distinct from ${row('k')})`)
    await tx.run(sql`insert into ${table} (${listed(columns)}) select ${listed(columns)} from ${name} f
      where not exists (select 1 from ${table} k where ${key('k', 'f')})`)
    await tx.run(sql`drop table ${name}`)
  }
  await write(into.places, placeColumns, freshPlaces(work))
  await write(into.areas, areaColumns, freshAreas(work))
  await tx.run(sql`drop table ${sql.join(tables.map(name => sql.table(name)))}`)
}

/** Above this many places or months of planned indicators, all their figures are made anew instead. */
const touchedMax = 2_000

/** Brings figures up to date after some values changed: their months and the areas above them, of all that they roll up into. */
export async function recalculateTouched(tx: Tx, operationId: string, values: readonly TouchedValue[]): Promise<void> {
  if (values.length === 0) return
  const distinct = <T>(of: (value: TouchedValue) => T) => [...new Set(values.map(of))]
  const ids = distinct(value => value.plan_indicator_id)
  const placeIds = distinct(value => value.place_id)
  const months = distinct(value => value.month)
  const keys = distinct(value => value.key)
  if (ids.length * Math.max(placeIds.length, months.length) > touchedMax)
    return recalculate(tx, operationId, { planIndicatorIds: ids })
  const counting = await countingOf(tx, operationId, sql`p.id = ${uuids(ids)}`)
  const known = await tx.rows<{ id: string }>(sql`select distinct place_id as id from indicator_place_cell
    where operation_id = ${operationId} and plan_indicator_id = ${uuids(counting.map(({ id }) => id))}`)
  const areas = await areasOf(
    tx,
    operationId,
    known.map(({ id }) => id),
    placeIds,
  )
  const wanted = areas.areas.flatMap(({ area_id, wanted }) => (wanted ? [area_id] : []))
  const made = counting.flatMap(({ id, made }) => (made ? [id] : []))
  // An area that gets its first cell has no kept months: all of them are made.
  const cells = await tx.find<{ n: number }>(sql`select count(*)::int as n from indicator_cell where operation_id = ${operationId}
    and plan_indicator_id = ${uuids(made)} and place_id = ${uuids(wanted)} and key = any(${keys}::text[])`)
  const allKept = cells?.n === made.length * wanted.length * keys.length
  const work: Work = { operationId, counting, touched: { placeIds, months: allKept ? months : null }, kept }
  const steps = [
    countingStep(work),
    ...placeSteps(work),
    ...areaSteps(areas),
    ...totalSteps(work, areas),
    ...monthSteps(work, areas),
    ...seriesSteps(work),
  ]
  const queries = sql.join(
    steps.map(({ name, query }) => sql`${sql.table(name)} as materialized (${query})`),
    sql`, `,
  )
  const excluded = (columns: readonly string[]) => sql.raw(columns.map(column => `${column} = excluded.${column}`).join(', '))
  // One statement: what is written does not depend on what is written beside it.
  await tx.run(sql`with ${queries},
    gone_place as (delete from indicator_place_cell k where k.operation_id = ${operationId} and k.plan_indicator_id = ${madeIds(work)} and k.place_id = ${uuids(placeIds)}
      and not exists (select 1 from fresh_place f where f.id = k.plan_indicator_id and f.place_id = k.place_id and f.key = k.key)),
    gone_area as (delete from indicator_cell k where k.operation_id = ${operationId} and k.plan_indicator_id = ${madeIds(work)} and k.place_id = ${uuids(wanted)}
      and not exists (select 1 from area_total f where f.id = k.plan_indicator_id and f.area_id = k.place_id and f.key = k.key)),
    made_place as (insert into indicator_place_cell (${listed(placeColumns)}) ${freshPlaces(work)}
      on conflict (operation_id, plan_indicator_id, place_id, key) do update set ${excluded(figure)})
    insert into indicator_cell (${listed(areaColumns)}) ${freshAreas(work)}
    on conflict (operation_id, plan_indicator_id, place_id, key) do update set ${excluded([...figure, ...series])}`)
}

/** Kept figures that differ from those made afresh from values: none, or there is a defect. */
export async function differingFigures(tx: Tx, operationId: string): Promise<{ places: number; areas: number; cells: number }> {
  const fresh = { places: sql`verified_place_cell`, areas: sql`verified_cell` }
  await tx.run(sql`create temp table verified_place_cell (like indicator_place_cell) on commit drop`)
  await tx.run(sql`create temp table verified_cell (like indicator_cell) on commit drop`)
  await recalculate(tx, operationId, 'all', fresh)
  const difference = async (table: Fragment, made: Fragment) => {
    const own = sql`select * from ${table} where operation_id = ${operationId}`
    const found = await tx.find<{ n: number }>(sql`select (select count(*) from (${own} except select * from ${made}) a)::int
      + (select count(*) from (select * from ${made} except ${own}) b)::int as n`)
    return found?.n ?? 0
  }
  const cells = await tx.find<{
    n: number
  }>(sql`select (select count(*) from indicator_place_cell where operation_id = ${operationId})::int
    + (select count(*) from indicator_cell where operation_id = ${operationId})::int as n`)
  return {
    places: await difference(kept.places, fresh.places),
    areas: await difference(kept.areas, fresh.areas),
    cells: cells?.n ?? 0,
  }
}
