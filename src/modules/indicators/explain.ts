/** How a figure is made, step by step, down to what was said: the rules of `rules.ts` told as they are applied. Pure. */
import {
  type AreaNode,
  areaFigures,
  areasAbove,
  ownFigures,
  type PlaceFigures,
  type PlannedCounting,
  type PlannedValue,
  partsFirst,
  wholeOperation,
  withParts,
} from './figures.ts'
import { type Figure, figureOf, nothingSaid, overTime, type Rule, settled } from './rules.ts'

/** What one organisation said of a place, month by month. */
export interface UnitStep<Value extends PlannedValue> {
  organisationId: string | null
  rule: Rule
  figure: Figure
  values: Value[]
}

/** An indicator that rolls up into the explained one, in one place. */
export interface PartStep {
  planIndicatorId: string
  figure: Figure
}

/** A place for itself. Without parts its organisations are put together; with parts they are one part among them. */
export interface PlaceStep<Value extends PlannedValue> {
  /** Null: values that do not say where. */
  placeId: string | null
  figure: Figure
  /** Over organisations. */
  rule: Rule
  units: UnitStep<Value>[]
  /** Over the indicators that roll up; null when none does. */
  partsRule: Rule | null
  parts: PartStep[]
}

/** An area inside the explained one. */
export interface AreaStep<Value extends PlannedValue> {
  placeId: string
  figure: Figure
  /** Areas with figures lie inside it: it is explained by itself. */
  opens: boolean
  /** Told at once where nothing lies inside. */
  place: PlaceStep<Value> | null
}

export interface Explanation<Value extends PlannedValue> {
  figure: Figure
  /** Over places. */
  rule: Rule
  areas: AreaStep<Value>[]
  /** What was said of the area itself, and counts beside the areas inside it. */
  own: PlaceStep<Value> | null
}

interface Counted {
  counting: PlannedCounting
  places: PlaceFigures
}

/** Figures of places of every indicator of a family, parts first. */
function familyFigures(plan: readonly PlannedCounting[], values: readonly PlannedValue[]): Map<string, Counted> {
  const ofIndicator = Map.groupBy(values, value => value.planIndicatorId)
  const made = new Map<string, Counted>()
  for (const counting of partsFirst(plan)) {
    const parts = plan.filter(({ parentId }) => parentId === counting.id).flatMap(({ id }) => made.get(id) ?? [])
    const own = ownFigures(ofIndicator.get(counting.id) ?? [], counting)
    const hasParts = plan.some(({ parentId }) => parentId === counting.id)
    const places = hasParts
      ? withParts(
          own,
          counting,
          parts.map(part => ({ figures: part.places, counting: part.counting })),
        )
      : own
    made.set(counting.id, { counting, places })
  }
  return made
}

/**
 * Explains the figure of one indicator in one area. `values` are those of one part (one key) and of the months to be counted, of the
 * whole family of the indicator.
 * @param area `''` for the whole operation.
 */
export function explain<Value extends PlannedValue>(
  plan: readonly PlannedCounting[],
  values: readonly Value[],
  areas: readonly AreaNode[],
  id: string,
  area: string,
): Explanation<Value> | null {
  const family = familyFigures(plan, values)
  const counted = family.get(id)
  if (!counted) return null
  const { counting, places } = counted
  const above = areasAbove(areas)
  const figures = areaFigures(places, counting, above)
  const parts = plan.filter(({ parentId }) => parentId === id)
  const own = Map.groupBy(
    values.filter(value => value.planIndicatorId === id),
    value => value.placeId ?? '',
  )
  const placeStep = (place: string): PlaceStep<Value> | null => {
    const figure = places.get(place)?.get('')
    if (!figure) return null
    const units = [...Map.groupBy(own.get(place) ?? [], value => value.organisationId ?? '')].map(
      ([organisation, said]): UnitStep<Value> => {
        const inOrder = [...said].sort((a, b) => (a.period < b.period ? -1 : 1))
        return {
          organisationId: organisation || null,
          rule: counting.overTime,
          figure: overTime(
            inOrder.map(value => figureOf(value, counting.ratio)),
            counting,
          ),
          values: inOrder,
        }
      },
    )
    const partSteps = parts.flatMap((part): PartStep[] => {
      const of = family.get(part.id)?.places.get(place)?.get('')
      return of ? [{ planIndicatorId: part.id, figure: settled(of, part.overPlaces) }] : []
    })
    return {
      placeId: place || null,
      figure,
      rule: counting.overPlaces,
      units,
      partsRule: parts.length > 0 ? counting.overParts : null,
      parts: partSteps,
    }
  }
  const parents = new Map(areas.map(node => [node.id, node.parentId]))
  const inside = [...figures.keys()].filter(each => each !== wholeOperation && (parents.get(each) ?? null) === (area || null))
  const holds = new Set([...figures.keys()].flatMap(each => parents.get(each) ?? []))
  return {
    figure: figures.get(area)?.toDate ?? nothingSaid,
    rule: counting.overPlaces,
    areas: inside.map(each => {
      const opens = holds.has(each)
      return { placeId: each, figure: figures.get(each)?.toDate ?? nothingSaid, opens, place: opens ? null : placeStep(each) }
    }),
    own: placeStep(area),
  }
}
