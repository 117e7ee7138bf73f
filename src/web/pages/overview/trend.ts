/** The months of the overview, one after the other, with what was reached in each and since the first. */
import type { Actor } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { showMonths, type TrendPoint, trendOf } from '../../../modules/delivery/index.ts'
import type { Overview } from './load.ts'

export { monthsBetween, type TrendPoint, trendOf } from '../../../modules/delivery/index.ts'

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
