/**
 * Pure rules of indicators: how single figures become the figure of a month, of an area, of all months, and of an indicator that
 * others roll up into. Browser-safe. What is kept in the database is computed by SQL (`recalculate.ts`) and equals this.
 *
 * The order is always the same: what an organisation said of a place is put together over months, then over organisations and
 * places; of an indicator that others roll up into, its parts are put together place by place before the places are.
 */

export const rules = ['sum', 'highest', 'average', 'last'] as const
export type Rule = (typeof rules)[number]

/** How an indicator adds up. A ratio keeps numerator and denominator, and is never averaged. */
export interface Counting {
  ratio: boolean
  overTime: Rule
  overPlaces: Rule
  /** How the indicators that roll up into it are combined. */
  overParts: Rule
}

/** One figure as somebody said it; null is unknown. A ratio has both numbers or is unknown. */
export interface Said {
  placeId: string | null
  organisationId: string | null
  /** YYYY-MM */
  period: string
  numerator: number | null
  denominator: number | null
}

/** Figures put together. Null is unknown; a mean keeps its sum as the numerator and is divided by its weight when it is read. */
export interface Figure {
  numerator: number | null
  denominator: number | null
  /** Known figures of organisations in places, each counting once: what a mean is divided by. */
  weight: number
  /** Places whose figure is known. */
  places: number
  /** Values that were said. */
  said: number
  /** Values that were said to be unknown: the figure is at least what it shows. */
  unknown: number
  /** The latest month with a known value. */
  latest: string | null
}

export const nothingSaid: Figure = {
  numerator: null,
  denominator: null,
  weight: 0,
  places: 0,
  said: 0,
  unknown: 0,
  latest: null,
}

/** Whether a value says something that can be counted. */
export function isKnown({ numerator, denominator }: Pick<Said, 'numerator' | 'denominator'>, ratio: boolean): boolean {
  return numerator !== null && (!ratio || denominator !== null)
}

const latestOf = (figures: readonly Pick<Figure, 'latest'>[]) =>
  figures.reduce<string | null>(
    (latest, each) => (each.latest !== null && (latest === null || each.latest > latest) ? each.latest : latest),
    null,
  )

/** A ratio as one number for comparing; below every other when there is nothing to measure against. */
const sizeOf = ({ numerator, denominator }: Figure, ratio: boolean) =>
  ratio ? (denominator ? (numerator ?? 0) / denominator : -1) : (numerator ?? 0)

/** Compares by the first number that differs. */
function firstIsGreater(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  for (const [index, own] of a.entries()) {
    const other = b[index]
    if (other !== undefined && own !== other) return own > other
  }
  return false
}

/** The one figure that a rule chooses; of equal ones any. */
function chosen(known: readonly Figure[], ratio: boolean, rule: 'highest' | 'last'): Figure | undefined {
  const rank = (figure: Figure) => {
    const bySize = [sizeOf(figure, ratio), figure.numerator ?? 0, figure.denominator ?? 0]
    return rule === 'last' ? [figure.latest ?? '', ...bySize] : bySize
  }
  return known.reduce<Figure | undefined>(
    (best, each) => (best === undefined || firstIsGreater(rank(each), rank(best)) ? each : best),
    undefined,
  )
}

/**
 * Puts figures of different places (or of organisations in one place) together, in any order and in any grouping: a sum adds numerators
 * and denominators; the highest and the last choose one figure whole (of the same month the highest); a mean adds sums and weights.
 */
export function together(figures: readonly Figure[], rule: Rule, ratio: boolean): Figure {
  const known = figures.filter(figure => isKnown(figure, ratio))
  const add = (of: (figure: Figure) => number) => figures.reduce((sum, figure) => sum + of(figure), 0)
  const counts = {
    weight: add(({ weight }) => weight),
    places: add(({ places }) => places),
    said: add(({ said }) => said),
    unknown: add(({ unknown }) => unknown),
    latest: latestOf(figures),
  }
  if (known.length === 0) return { ...nothingSaid, ...counts }
  if (rule === 'highest' || rule === 'last') {
    const one = chosen(known, ratio, rule)
    return { numerator: one?.numerator ?? null, denominator: ratio ? (one?.denominator ?? null) : null, ...counts }
  }
  const sum = (of: (figure: Figure) => number | null) => known.reduce((total, figure) => total + (of(figure) ?? 0), 0)
  return { numerator: sum(each => each.numerator), denominator: ratio ? sum(each => each.denominator) : null, ...counts }
}

/** A figure that is read as one number again: its mean, with the weight of one. */
export function settled(figure: Figure, rule: Rule): Figure {
  const { numerator, weight } = figure
  const known = numerator !== null
  const mean = rule === 'average' && known && weight > 0 ? numerator / weight : numerator
  return { ...figure, numerator: mean, weight: known ? 1 : 0, places: known ? 1 : 0 }
}

/** One value as a figure of its month. */
export function figureOf(said: Said, ratio: boolean): Figure {
  const known = isKnown(said, ratio)
  return {
    numerator: known ? said.numerator : null,
    denominator: known && ratio ? said.denominator : null,
    weight: known ? 1 : 0,
    places: known ? 1 : 0,
    said: 1,
    unknown: known ? 0 : 1,
    latest: known ? said.period : null,
  }
}

/** What one organisation said of one place, over months: a month that is missing or unknown is left out, and is never zero. */
export function overTime(months: readonly Figure[], { overTime: rule, ratio }: Pick<Counting, 'overTime' | 'ratio'>): Figure {
  return settled(together(months, rule, ratio), rule)
}

/** What all organisations said of one place itself. */
export function ofPlace(units: readonly Figure[], { overPlaces, ratio }: Pick<Counting, 'overPlaces' | 'ratio'>): Figure {
  const figure = together(units, overPlaces, ratio)
  return { ...figure, places: figure.numerator === null ? 0 : 1 }
}

/** A place of an indicator that others roll up into: what was said for it directly and its parts, each read as one number. */
export function ofParts(parts: readonly Figure[], { overParts, ratio }: Pick<Counting, 'overParts' | 'ratio'>): Figure {
  return settled(together(parts, overParts, ratio), overParts)
}

/** The number a figure shows, in the unit of its indicator; null when it is unknown or there is nothing to measure against. */
export function shown(
  figure: Pick<Figure, 'numerator' | 'denominator' | 'weight'>,
  { ratio, overPlaces, per = 1 }: { ratio: boolean; overPlaces: Rule; per?: number },
): number | null {
  const { numerator, denominator, weight } = figure
  if (numerator === null) return null
  if (ratio) return denominator ? (numerator * per) / denominator : null
  return overPlaces === 'average' && weight > 0 ? numerator / weight : numerator
}

/**
 * How far a figure is from its baseline to its target, in per cent; null when it, or the target, is unknown. Without a baseline the
 * way begins at zero. Where less is better and no baseline is known, a figure at or below the target has arrived.
 */
export function progress(
  value: number | null,
  baseline: number | null,
  target: number | null,
  lowerIsBetter: boolean,
): number | null {
  if (value === null || target === null) return null
  if (lowerIsBetter && baseline === null) return value <= target ? 100 : null
  const from = baseline ?? 0
  if (target === from) return (lowerIsBetter ? value <= target : value >= target) ? 100 : 0
  return ((value - from) / (target - from)) * 100
}
