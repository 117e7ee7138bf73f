/** Months one after the other, with what was reached in each and since the first. Pure. */
import { type AreaNode, peopleByArea } from './rules.ts'
import type { MonthCell, MonthCount } from './views/months.ts'

export interface TrendPoint {
  /** YYYY-MM */
  period: string
  /** Different people in the month; null when it is unknown. */
  reached: number | null
  /** Different people from the first month to this one; null when nothing is known of this month. */
  soFar: number | null
  organisations: number
  lines: number
}

/** Months from the first to the last, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year = 0, month = 0] = from.split('-').map(Number)
  for (;;) {
    const period = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (period > to) return months
    months.push(period)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
}

/**
 * @param cells the highest figure of each month, place and group.
 * @param places places of the page, parents before children, its root without a parent.
 */
export function trendOf(
  cells: readonly MonthCell[],
  counts: readonly MonthCount[],
  places: readonly AreaNode[],
  from: string,
  to: string,
): TrendPoint[] {
  const countOf = new Map(counts.map(count => [count.period, count]))
  const cellsOf = Map.groupBy(cells, cell => cell.period)
  const highest = new Map<string, { placeId: string | null; groupId: string | null; people: number | null }>()
  const total = (people: Iterable<{ placeId: string | null; groupId: string | null; people: number | null }>) =>
    peopleByArea(
      [...people].map(cell => ({ ...cell, clusterId: null })),
      places,
    ).get('|') ?? null
  return monthsBetween(from, to).map(period => {
    const own = (cellsOf.get(period) ?? []).map(({ placeId, groupId, reached }) => ({ placeId, groupId, people: reached }))
    for (const cell of own) {
      const key = `${cell.placeId ?? ''}|${cell.groupId ?? ''}`
      const before = highest.get(key)
      if (cell.people !== null && cell.people > (before?.people ?? -1)) highest.set(key, cell)
    }
    const reached = total(own)
    return {
      period,
      reached,
      soFar: reached === null ? null : total(highest.values()),
      organisations: countOf.get(period)?.organisations ?? 0,
      lines: countOf.get(period)?.lines ?? 0,
    }
  })
}
