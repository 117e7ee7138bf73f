/**
 * All figures of a plan from nothing but its values: what the kept cells must equal, and how figures of any span of months are made.
 * Pure.
 */
import {
  type Counting,
  type Figure,
  figureOf,
  nothingSaid,
  ofParts,
  ofPlace,
  overTime,
  type Said,
  settled,
  together,
} from './rules.ts'

export interface AreaNode {
  id: string
  parentId: string | null
}

export interface PlannedCounting extends Counting {
  id: string
  parentId: string | null
}

export interface PlannedValue extends Said {
  planIndicatorId: string
  /** `''` is the total, else a part such as `sex=f`. */
  key: string
}

/** Figures of one indicator in one area, all months together and by month. */
export interface AreaFigure {
  toDate: Figure
  months: Map<string, Figure>
}

/** The whole operation. */
export const wholeOperation = ''

/** Planned indicators so that those which roll up into another stand before it. */
export function partsFirst<T extends { id: string; parentId: string | null }>(plan: readonly T[]): T[] {
  const below = Map.groupBy(plan, ({ parentId }) => parentId)
  const known = new Set(plan.map(({ id }) => id))
  const ordered: T[] = []
  const visit = (entry: T) => {
    for (const part of below.get(entry.id) ?? []) visit(part)
    ordered.push(entry)
  }
  for (const entry of plan) if (entry.parentId === null || !known.has(entry.parentId)) visit(entry)
  return ordered
}

/** Every area that a place lies in, itself first and the whole operation last. */
export function areasAbove(areas: readonly AreaNode[]): (placeId: string | null) => string[] {
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]))
  const known = new Map<string | null, string[]>([[null, [wholeOperation]]])
  return placeId => {
    const before = known.get(placeId)
    if (before) return before
    const above: string[] = []
    for (let at: string | null = placeId; at !== null && above.length < 20; at = parents.get(at) ?? null) above.push(at)
    above.push(wholeOperation)
    known.set(placeId, above)
    return above
  }
}

/** `place` → figure of the place itself, to date (`''`) or in a month. */
export type PlaceFigures = Map<string, Map<string, Figure>>

const toDate = ''

/** What was said of places themselves, by organisation and month, put together for each place: to date and by month. */
export function ownFigures(values: readonly PlannedValue[], counting: Counting): PlaceFigures {
  const found: PlaceFigures = new Map()
  for (const [place, ofOne] of Map.groupBy(values, value => value.placeId ?? '')) {
    const figures = new Map<string, Figure>()
    const units = [...Map.groupBy(ofOne, value => value.organisationId ?? '').values()]
    figures.set(
      toDate,
      ofPlace(
        units.map(unit =>
          overTime(
            unit.map(value => figureOf(value, counting.ratio)),
            counting,
          ),
        ),
        counting,
      ),
    )
    for (const [period, month] of Map.groupBy(ofOne, value => value.period))
      figures.set(
        period,
        ofPlace(
          month.map(value => figureOf(value, counting.ratio)),
          counting,
        ),
      )
    found.set(place, figures)
  }
  return found
}

/** The places of an indicator that others roll up into: its own figures and those of its parts, place by place and month by month. */
export function withParts(
  own: PlaceFigures,
  counting: Counting,
  parts: readonly { figures: PlaceFigures; counting: Counting }[],
): PlaceFigures {
  const all = [{ figures: own, counting }, ...parts]
  const found: PlaceFigures = new Map()
  for (const place of new Set(all.flatMap(({ figures }) => [...figures.keys()]))) {
    const figures = new Map<string, Figure>()
    const periods = new Set(all.flatMap(each => [...(each.figures.get(place)?.keys() ?? [])]))
    for (const period of periods) {
      const each = all.flatMap(part => {
        const figure = part.figures.get(place)?.get(period)
        return figure ? [settled(figure, part.counting.overPlaces)] : []
      })
      figures.set(period, ofParts(each, counting))
    }
    found.set(place, figures)
  }
  return found
}

/** Places put together for every area they lie in. */
export function areaFigures(
  places: PlaceFigures,
  counting: Counting,
  above: (placeId: string | null) => string[],
): Map<string, AreaFigure> {
  const gathered = new Map<string, Map<string, Figure[]>>()
  for (const [place, figures] of places)
    for (const area of above(place === '' ? null : place)) {
      const byPeriod = gathered.get(area) ?? new Map<string, Figure[]>()
      gathered.set(area, byPeriod)
      for (const [period, figure] of figures) {
        const list = byPeriod.get(period)
        if (list) list.push(figure)
        else byPeriod.set(period, [figure])
      }
    }
  const found = new Map<string, AreaFigure>()
  for (const [area, byPeriod] of gathered) {
    const figureAt = (figures: readonly Figure[]) => together(figures, counting.overPlaces, counting.ratio)
    const months = new Map<string, Figure>()
    for (const period of [...byPeriod.keys()].sort())
      if (period !== toDate) months.set(period, figureAt(byPeriod.get(period) ?? []))
    found.set(area, { toDate: figureAt(byPeriod.get(toDate) ?? [nothingSaid]), months })
  }
  return found
}

/**
 * Figures of a plan by indicator, part and area: `planIndicatorId|key|area`, the whole operation being `''`.
 * @param values of the months to be counted, of all indicators that are wanted and of all that roll up into them.
 */
export function figuresOf(
  plan: readonly PlannedCounting[],
  values: readonly PlannedValue[],
  areas: readonly AreaNode[],
): Map<string, AreaFigure> {
  const above = areasAbove(areas)
  const found = new Map<string, AreaFigure>()
  const ofIndicator = Map.groupBy(values, value => value.planIndicatorId)
  const made = new Map<string, Map<string, PlaceFigures>>()
  for (const counting of partsFirst(plan)) {
    const parts = plan.filter(({ parentId }) => parentId === counting.id)
    const byKey = Map.groupBy(ofIndicator.get(counting.id) ?? [], value => value.key)
    const keys = new Set([...byKey.keys(), ...parts.flatMap(part => [...(made.get(part.id)?.keys() ?? [])])])
    const own = new Map<string, PlaceFigures>()
    for (const key of keys) {
      let places = ownFigures(byKey.get(key) ?? [], counting)
      if (parts.length > 0)
        places = withParts(
          places,
          counting,
          parts.flatMap(part => {
            const figures = made.get(part.id)?.get(key)
            return figures ? [{ figures, counting: part }] : []
          }),
        )
      own.set(key, places)
      for (const [area, figure] of areaFigures(places, counting, above)) found.set(`${counting.id}|${key}|${area}`, figure)
    }
    made.set(counting.id, own)
  }
  return found
}
