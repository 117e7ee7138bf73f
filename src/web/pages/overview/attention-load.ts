/** Reads overlaps and silent partners for what the overview shows. */
import type { Actor } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { listOverlaps, listSilentPartners, type Overlap, type SilentPartner } from '../../../modules/delivery/index.ts'
import type { Overview } from './load.ts'

type Asking = { actor: Actor; language: Language }

/** Places at or inside the asked area; empty when none was asked for. */
export function placesOf({ area, places }: Overview): string[] {
  return area ? places.map(place => place.id) : []
}

/** The asked cluster with its areas of responsibility; empty when none was asked for. */
export function clustersOf({ cluster, clusters }: Overview): string[] {
  return cluster
    ? [...clusters.values()].filter(({ id, parentId }) => id === cluster.id || parentId === cluster.id).map(({ id }) => id)
    : []
}

export function readOverlaps(reader: ViewReader, asking: Asking, overview: Overview): Promise<Overlap[]> {
  const { operation, months } = overview
  return reader.read(
    listOverlaps,
    {
      operationId: operation.id,
      from: months.from,
      to: months.to,
      leafIds: clustersOf(overview),
      placeIds: placesOf(overview),
    },
    asking,
  )
}

export async function readSilent(reader: ViewReader, asking: Asking, overview: Overview): Promise<SilentPartner[]> {
  const { operation, months } = overview
  const clusterIds = clustersOf(overview)
  const silent = await reader.read(listSilentPartners, { operationId: operation.id, period: months.to }, asking)
  return silent.filter(({ leafId }) => clusterIds.length === 0 || clusterIds.includes(leafId))
}
