import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members, PeriodSchema } from '../../operations/index.ts'
import { placesAbove } from '../../places/index.ts'
import { areasAbove, partsFirst } from '../figures.ts'
import { notStated } from '../not-stated.ts'
import { type PlannedIndicator, plannedIndicators } from '../plan.ts'
import { monthNumber, periodOf, type ReadFigure, readFigures, type Span, treeOf } from '../read-figures.ts'
import { countingOf } from '../recalculate.ts'
import { uuids } from '../recalculate-steps.ts'
import { type Figure, nothingSaid, progress, shown } from '../rules.ts'
import { isRatio } from '../schema.ts'
import { type Levels, levelsByArea, type StatedTarget, unknownLevels } from '../targets.ts'

/** A figure with the number it shows, in the unit of its indicator (money in minor units, a percentage in per cent). */
export interface ShownFigure extends Figure {
  value: number | null
}

/** How many of those that were expected said something. */
export interface Completeness {
  /** The month that was looked at; null when nothing was ever said. */
  period: string | null
  /** Places with a known figure, of those that have a target; null where no place has one. */
  placesSaid: number
  placesExpected: number | null
  /** Organisations with a figure, of those that had one in that month or in the three before it. */
  organisationsSaid: number
  organisationsExpected: number
}

export interface IndicatorFigure {
  planIndicatorId: string
  figure: ShownFigure
  /** Months with figures, in their order; months in between that nobody spoke of are missing. */
  months: ({ period: string } & ShownFigure)[]
  levels: Levels
  /** Way from baseline to target, in per cent; null when it is unknown. */
  progress: number | null
  completeness: Completeness
  illustrative: boolean
}

export const shownFigure = (planned: PlannedIndicator, figure: Figure): ShownFigure => ({
  ...figure,
  value: shown(figure, { ratio: isRatio(planned.unit), overPlaces: planned.overPlaces, per: planned.per }),
})

/** Targets as they are stated, of the total. The whole operation is `''`. */
export async function statedTargets(
  db: Db,
  operationId: string,
  planned: readonly PlannedIndicator[],
): Promise<Map<string, StatedTarget[]>> {
  const rows = await db.rows<{
    plan_indicator_id: string
    place_id: string
    baseline: number | null
    target: number | null
    in_need: number | null
  }>(
    sql`select plan_indicator_id, place_id, baseline::float8 as baseline, target::float8 as target, in_need::float8 as in_need from indicator_target
      where operation_id = ${operationId} and plan_indicator_id = ${uuids(planned.map(({ id }) => id))} and key = '' and place_id <> ${notStated}`,
  )
  const found = new Map(
    planned.map(({ id, baseline, target, inNeed }): [string, StatedTarget[]] => [id, [{ area: '', baseline, target, inNeed }]]),
  )
  for (const row of rows)
    found
      .get(row.plan_indicator_id)
      ?.push({ area: row.place_id, baseline: row.baseline, target: row.target, inNeed: row.in_need })
  return found
}

/** The latest month for which anything was said in the operation. */
export async function latestPeriod(db: Db, operationId: string): Promise<string | null> {
  const row = await db.find<{ month: number | null }>(
    sql`select max(latest) as month from indicator_cell where operation_id = ${operationId} and place_id = ${notStated}`,
  )
  return row?.month ? periodOf(row.month) : null
}

/** Months before the asked one in which a figure makes the next one expected. */
const monthsExpected = 3

interface Spoken {
  places: Set<string>
  said: Set<string>
  expected: Set<string>
}

/**
 * Who said something in a month, for planned indicators and for all that roll up into them.
 * @param inside places that count; null for all.
 */
async function whoSpoke(
  db: Db,
  operationId: string,
  ids: readonly string[],
  period: string,
  inside: readonly string[] | null,
): Promise<Map<string, Spoken>> {
  const month = monthNumber(period)
  const family = await countingOf(db, operationId, sql`p.id = ${uuids(ids)}`)
  const rows = await db.rows<{
    id: string
    places: string[] | null
    said: string[] | null
    expected: string[] | null
  }>(sql`select plan_indicator_id as id,
      array_agg(distinct place_id) filter (where month = ${month}::int and numerator is not null) as places,
      array_agg(distinct organisation_id) filter (where month = ${month}::int and organisation_id <> ${notStated}) as said,
      array_agg(distinct organisation_id) filter (where organisation_id <> ${notStated}) as expected
    from indicator_value where operation_id = ${operationId} and current and key = '' and plan_indicator_id = ${uuids(family.map(({ id }) => id))}
      and month between ${month - monthsExpected} and ${month} ${inside ? sql`and place_id = ${uuids(inside)}` : sql``} group by plan_indicator_id`)
  const own = new Map(rows.map(row => [row.id, row]))
  const found = new Map<string, Spoken>()
  for (const { id } of partsFirst(family.map(row => ({ id: row.id, parentId: row.parent_id })))) {
    const row = own.get(id)
    const spoken: Spoken = { places: new Set(row?.places), said: new Set(row?.said), expected: new Set(row?.expected) }
    for (const part of family)
      if (part.parent_id === id)
        for (const what of ['places', 'said', 'expected'] as const)
          for (const each of found.get(part.id)?.[what] ?? []) spoken[what].add(each)
    found.set(id, spoken)
  }
  return found
}

/** Places inside an area that anything was ever said of. */
async function placesInside(db: Db, operationId: string, area: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(
    sql`select distinct place_id as id from indicator_place_cell where operation_id = ${operationId}`,
  )
  const chains = await placesAbove(
    db,
    operationId,
    rows.map(({ id }) => id),
  )
  return chains.filter(({ above }) => above.includes(area)).map(({ id }) => id)
}

export interface FigureFilter extends Span {
  clusterIds?: readonly string[] | undefined
  ids?: readonly string[] | undefined
  /** Left out or null: the whole operation. */
  placeId?: string | null | undefined
}

/** Figures of planned indicators in one area, with targets, trend and who spoke. */
export async function figuresOfPlan(db: Db, operationId: string, filter: FigureFilter): Promise<IndicatorFigure[]> {
  const { clusterIds, ids, placeId, from, to } = filter
  const planned = await plannedIndicators(db, operationId, { clusterIds, ids })
  const area = placeId ?? ''
  const wanted = planned.map(({ id }) => id)
  const [read, stated, latest] = await Promise.all([
    readFigures(db, operationId, { ids: wanted, areas: [area] }, { from, to }),
    statedTargets(db, operationId, planned),
    to ? to : latestPeriod(db, operationId),
  ])
  const figures = new Map(read.map(figure => [figure.planIndicatorId, figure]))
  // The months of a place that nothing lies inside of are its values.
  const bare =
    area === '' || from || to ? [] : read.filter(({ months }) => months.size === 0).map(({ planIndicatorId }) => planIndicatorId)
  const span = { from: '0001-01', to: '9999-12' }
  for (const { planIndicatorId, months } of await readFigures(db, operationId, { ids: bare, areas: [area] }, span)) {
    const figure = figures.get(planIndicatorId)
    if (figure) figures.set(planIndicatorId, { ...figure, months })
  }
  const inside = area === '' ? null : await placesInside(db, operationId, area)
  const spoke = latest === null ? new Map<string, Spoken>() : await whoSpoke(db, operationId, wanted, latest, inside)
  const named = [...stated.values()].flatMap(targets => targets.map(target => target.area)).filter(id => id !== '')
  const tree = await treeOf(db, operationId, [...new Set([...named, ...(area ? [area] : [])])])
  const above = areasAbove(tree)
  const chainOf = (id: string) => above(id === '' ? null : id)
  return planned.map(each => {
    const targets = stated.get(each.id) ?? []
    const who = spoke.get(each.id)
    const inArea = (place: string) => chainOf(place).includes(area)
    const expected = targets.filter(
      ({ area: place, target, inNeed }) => place !== '' && inArea(place) && (target !== null || inNeed !== null),
    )
    return indicatorFigure(
      each,
      figures.get(each.id),
      levelsByArea(targets, { ratio: isRatio(each.unit), overPlaces: each.overPlaces }, chainOf).get(area),
      {
        period: latest,
        placesSaid: who?.places.size ?? 0,
        placesExpected: expected.length > 0 ? expected.length : null,
        organisationsSaid: who?.said.size ?? 0,
        organisationsExpected: who?.expected.size ?? 0,
      },
    )
  })
}

function indicatorFigure(
  planned: PlannedIndicator,
  read: ReadFigure | undefined,
  levels: Levels = unknownLevels,
  completeness: Completeness,
): IndicatorFigure {
  const figure = shownFigure(planned, read?.toDate ?? nothingSaid)
  return {
    planIndicatorId: planned.id,
    figure,
    months: [...(read?.months ?? [])].map(([period, month]) => ({ period, ...shownFigure(planned, month) })),
    levels,
    progress: progress(figure.value, levels.baseline.value, levels.target.value, planned.lowerIsBetter),
    completeness,
    illustrative: planned.illustrative || (read?.illustrative ?? false),
  }
}

/** Figures of a plan: what the page of a cluster's indicators is made from. */
export const showFigures = view({
  name: 'indicators.figures',
  summary: 'Figures of planned indicators in an area: to date or of a span of months, with targets, trend and completeness.',
  input: v.object({
    operationId: IdSchema,
    clusterIds: v.optional(v.array(IdSchema)),
    ids: v.optional(v.array(IdSchema)),
    /** Left out: the whole operation. */
    placeId: v.optional(IdSchema),
    from: v.optional(PeriodSchema),
    to: v.optional(PeriodSchema),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, ...filter }) => figuresOfPlan(db, operationId, filter),
})

/**
 * Figures of a cluster's indicators over a span of months, for rooms above that report on them: each with its planned indicator, the
 * figure of the whole operation by its rules over time and places, months, baseline, target, people in need, progress and completeness.
 * Null is unknown, and is not zero. Money is in minor units of the indicator's currency.
 * @param given.clusterId left out or null: all clusters.
 * @param given.from first and last month, YYYY-MM; both left out: to date, as it is kept.
 */
export async function indicatorFigures(
  db: Db,
  operationId: string,
  given: { clusterId?: string | null; from?: string; to?: string; placeId?: string | null } = {},
): Promise<{ planned: PlannedIndicator; figure: IndicatorFigure }[]> {
  const clusterIds = given.clusterId ? [given.clusterId] : undefined
  const [planned, figures] = await Promise.all([
    plannedIndicators(db, operationId, { clusterIds }),
    figuresOfPlan(db, operationId, { clusterIds, placeId: given.placeId, from: given.from, to: given.to }),
  ])
  const byId = new Map(figures.map(figure => [figure.planIndicatorId, figure]))
  return planned.flatMap(entry => {
    const figure = byId.get(entry.id)
    return figure ? [{ planned: entry, figure }] : []
  })
}
