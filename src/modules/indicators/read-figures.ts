/** Figures read: from what is kept, or for a span of months from values by the pure rules. */
import { type Db, sql } from '../../kernel/database/sql.ts'
import { placesAbove } from '../places/index.ts'
import { type AreaFigure, type AreaNode, figuresOf, type PlannedValue, wholeOperation } from './figures.ts'
import { notStated } from './not-stated.ts'
import { countingOf } from './recalculate.ts'
import { uuids } from './recalculate-steps.ts'
import type { Figure, Rule } from './rules.ts'

export interface Span {
  from?: string | undefined
  to?: string | undefined
}

/** A month as it is counted in the database. */
export const monthNumber = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7))
export const periodOf = (month: number) => `${Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`

const areaOf = (placeId: string) => (placeId === notStated ? wholeOperation : placeId)

/** Every area above the places: what figures of places are handed up through. */
export async function treeOf(db: Db, operationId: string, placeIds: readonly string[]): Promise<AreaNode[]> {
  const chains = await placesAbove(
    db,
    operationId,
    placeIds.filter(id => id !== notStated),
  )
  const parents = new Map(chains.flatMap(({ above }) => above.map((id, n) => [id, above[n + 1] ?? null] as const)))
  return [...parents].map(([id, parentId]) => ({ id, parentId }))
}

interface CellRow {
  plan_indicator_id: string
  place_id: string
  key: string
  numerator: number | null
  denominator: number | null
  weight: number
  places: number
  said: number
  unknown: number
  latest: number | null
  illustrative: boolean
  months: number[] | null
  month_numerators: (string | null)[] | null
  month_denominators: (string | null)[] | null
  month_weights: number[] | null
  month_said: number[] | null
  month_unknown: number[] | null
}

export interface ReadFigure extends AreaFigure {
  planIndicatorId: string
  key: string
  /** A place's id, or `''` for the whole operation. */
  area: string
  illustrative: boolean
}

const number = (text: string | null | undefined) => (text == null ? null : Number(text))

function figureOfRow(row: CellRow): ReadFigure {
  const months = (row.months ?? []).map((month, n): [string, Figure] => {
    const said = row.month_said?.[n] ?? 0
    const weight = row.month_weights?.[n] ?? 0
    const numerator = number(row.month_numerators?.[n])
    const period = periodOf(month)
    return [
      period,
      {
        numerator,
        denominator: number(row.month_denominators?.[n]),
        weight,
        places: 0,
        said,
        unknown: row.month_unknown?.[n] ?? 0,
        latest: numerator === null ? null : period,
      },
    ]
  })
  const { numerator, denominator, weight, places, said, unknown } = row
  return {
    planIndicatorId: row.plan_indicator_id,
    key: row.key,
    area: areaOf(row.place_id),
    illustrative: row.illustrative,
    toDate: { numerator, denominator, weight, places, said, unknown, latest: row.latest === null ? null : periodOf(row.latest) },
    months: new Map(months),
  }
}

export interface Wanted {
  ids: readonly string[]
  /** Areas, `''` for the whole operation; left out: all that have figures. */
  areas?: readonly string[] | undefined
  /** Left out: totals alone. */
  keys?: readonly string[] | 'all' | undefined
}

/** Kept figures to date. Places that nothing lies inside of have no months here: theirs are their values. */
async function keptFigures(db: Db, operationId: string, { ids, areas, keys = [''] }: Wanted): Promise<ReadFigure[]> {
  const where = (table: string) => {
    const alias = sql.raw(table)
    const inAreas = areas ? sql`and ${alias}.place_id = ${uuids(areas.map(area => area || notStated))}` : sql``
    const ofKeys = keys === 'all' ? sql`` : sql`and ${alias}.key = any(${[...keys]}::text[])`
    return sql`${alias}.operation_id = ${operationId} and ${alias}.plan_indicator_id = ${uuids(ids)} ${inAreas} ${ofKeys}`
  }
  const figure = (table: string) =>
    sql.raw(`${table}.plan_indicator_id, ${table}.place_id, ${table}.key, ${table}.numerator::float8 as numerator, ${table}.denominator::float8 as denominator,
      ${table}.weight, ${table}.places, ${table}.said, ${table}.unknown, ${table}.latest, ${table}.illustrative`)
  const rows =
    await db.rows<CellRow>(sql`select ${figure('c')}, months, month_numerators, month_denominators, month_weights, month_said, month_unknown
      from indicator_cell c where ${where('c')}
    union all select ${figure('p')}, null, null, null, null, null, null
      from indicator_place_cell p where ${where('p')} and p.place_id <> ${notStated} and not exists (select 1 from indicator_cell c
        where c.operation_id = p.operation_id and c.plan_indicator_id = p.plan_indicator_id and c.place_id = p.place_id and c.key = p.key)`)
  return rows.map(figureOfRow)
}

interface ValueRow {
  plan_indicator_id: string
  place_id: string
  organisation_id: string
  key: string
  month: number
  numerator: number | null
  denominator: number | null
  illustrative: boolean
}

/** Figures of a span of months, made from values by the pure rules. */
async function figuresOfSpan(
  db: Db,
  operationId: string,
  { ids, areas, keys = [''] }: Wanted,
  { from, to }: Span,
): Promise<ReadFigure[]> {
  const family = await countingOf(db, operationId, sql`p.id = ${uuids(ids)}`)
  const ofKeys = keys === 'all' ? sql`` : sql`and key = any(${[...keys]}::text[])`
  const rows =
    await db.rows<ValueRow>(sql`select plan_indicator_id, place_id, organisation_id, key, month, numerator::float8 as numerator, denominator::float8 as denominator, illustrative
    from indicator_value where operation_id = ${operationId} and current and plan_indicator_id = ${uuids(family.map(({ id }) => id))} ${ofKeys}
      and month between ${from ? monthNumber(from) : 0} and ${to ? monthNumber(to) : 1_000_000}`)
  const tree = await treeOf(db, operationId, [...new Set(rows.map(row => row.place_id))])
  const values = rows.map(
    (row): PlannedValue => ({
      planIndicatorId: row.plan_indicator_id,
      placeId: row.place_id === notStated ? null : row.place_id,
      organisationId: row.organisation_id === notStated ? null : row.organisation_id,
      key: row.key,
      period: periodOf(row.month),
      numerator: row.numerator,
      denominator: row.denominator,
    }),
  )
  const plan = family.map(row => ({
    id: row.id,
    parentId: row.parent_id,
    ratio: row.ratio,
    overTime: row.over_time as Rule,
    overPlaces: row.over_places as Rule,
    overParts: row.over_parts as Rule,
  }))
  const illustrative = new Set(rows.filter(row => row.illustrative).map(row => row.plan_indicator_id))
  const wanted = new Set(ids)
  return [...figuresOf(plan, values, tree)].flatMap(([name, figure]) => {
    const [planIndicatorId = '', key = '', area = ''] = name.split('|')
    if (!wanted.has(planIndicatorId) || (areas && !areas.includes(area))) return []
    return [{ planIndicatorId, key, area, illustrative: isIllustrative(planIndicatorId, plan, illustrative), ...figure }]
  })
}

/** Whether anything illustrative went into a figure: into its own values or into those that roll up into it. */
function isIllustrative(
  id: string,
  plan: readonly { id: string; parentId: string | null }[],
  marked: ReadonlySet<string>,
): boolean {
  return marked.has(id) || plan.some(part => part.parentId === id && isIllustrative(part.id, plan, marked))
}

/** Figures to date as they are kept, or of a span of months. */
export function readFigures(db: Db, operationId: string, wanted: Wanted, span: Span = {}): Promise<ReadFigure[]> {
  if (wanted.ids.length === 0) return Promise.resolve([])
  return span.from || span.to ? figuresOfSpan(db, operationId, wanted, span) : keptFigures(db, operationId, wanted)
}
