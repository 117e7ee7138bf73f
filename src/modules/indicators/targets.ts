/** Baselines, targets and people in need of areas: as they are stated, or from the areas inside. Pure. */
import type { Rule } from './rules.ts'

export const measures = ['baseline', 'target', 'inNeed'] as const
export type Measure = (typeof measures)[number]

export interface Level {
  value: number | null
  /** Stated for the area itself, or put together from so many areas inside it; null when it is not known. */
  from: 'stated' | 'inside' | null
}
export type Levels = Record<Measure, Level>

export interface StatedTarget {
  /** The whole operation is `''`. */
  area: string
  baseline: number | null
  target: number | null
  inNeed: number | null
}

const unknown: Level = { value: null, from: null }
export const unknownLevels: Levels = { baseline: unknown, target: unknown, inNeed: unknown }

/**
 * Levels of every area: what is stated for it counts; else counts add up from the areas inside it (or the highest of them counts, as
 * the rule over places says). Ratios, means and last figures do not follow from their parts, and stay unknown.
 * @param above every area that an area lies in, itself first and the whole operation (`''`) last.
 */
export function levelsByArea(
  stated: readonly StatedTarget[],
  { ratio, overPlaces }: { ratio: boolean; overPlaces: Rule },
  above: (area: string) => readonly string[],
): Map<string, Levels> {
  const own = new Map(stated.map(target => [target.area, target]))
  const parents = new Map<string, string | null>([['', null]])
  for (const { area } of stated) {
    const chain = above(area)
    for (const [n, each] of chain.entries()) parents.set(each, each === '' ? null : (chain[n + 1] ?? ''))
  }
  const inside = Map.groupBy(parents.keys(), area => parents.get(area) ?? null)
  const adds = !ratio && (overPlaces === 'sum' || overPlaces === 'highest')
  const found = new Map<string, Levels>()
  const visit = (area: string): Levels => {
    const below = (area === '' || parents.has(area) ? (inside.get(area) ?? []) : []).map(visit)
    const level = (measure: Measure): Level => {
      const value = own.get(area)?.[measure] ?? null
      if (value !== null) return { value, from: 'stated' }
      const values = adds ? below.flatMap(levels => levels[measure].value ?? []) : []
      if (values.length === 0) return unknown
      return { value: overPlaces === 'sum' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values), from: 'inside' }
    }
    const levels = { baseline: level('baseline'), target: level('target'), inNeed: level('inNeed') }
    found.set(area, levels)
    return levels
  }
  visit('')
  return found
}
