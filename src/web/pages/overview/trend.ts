/** The months of the overview, one after the other, with what was reached in each and since the first. Pure but for `readTrend`. */
import type { Actor } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { type AreaNode, type MonthCell, type MonthCount, peopleByArea, showMonths } from '../../../modules/delivery/index.ts'
import type { Overview } from './load.ts'

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

/** Whether the months say how many people were reached; else their organisations are shown. */
export function saysPeople(trend: readonly TrendPoint[]): boolean {
  return trend.some(({ reached }) => reached !== null)
}

/** Reads the months of an overview, with its filters. */
export async function readTrend(
  reader: ViewReader,
  asking: { actor: Actor; language: Language },
  overview: Overview,
): Promise<TrendPoint[]> {
  const { operation, months, places, leafIds, placeIds, group, organisation } = overview
  const { cells, counts } = await reader.read(
    showMonths,
    {
      operationId: operation.id,
      from: months.from,
      to: months.to,
      leafIds,
      placeIds,
      ...(group && { groupId: group.id }),
      ...(organisation && { organisationId: organisation.id }),
    },
    asking,
  )
  return trendOf(cells, counts, places, months.from, months.to)
}
