/** Pure rules of counting people. Browser-safe. */

/** People of one cluster, place and group; null is unknown. */
export interface PeopleCell {
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  people: number | null
}

export interface AreaNode {
  id: string
  parentId: string | null
}

const highest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b))
const added = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b)

/**
 * People per cluster and area, unit: people; null where nothing is known, which is not zero.
 * Rules (OCHA's lower bound of people reached): in one area and group the highest figure counts, never the sum over activities;
 * an area is the higher of its own figure and the sum of the areas inside it; groups hold different people and add up, unless a
 * figure without a group is higher.
 * @param cells one figure per cluster, place and group (several for one key count as the highest).
 * @param areas all places, parents before children.
 * @param clusterOf the cluster that a cell counts for; return one key for all to count a person once over all clusters.
 * @returns `cluster|area` → people, for every area above a known figure; area `''` is the whole operation.
 */
export function peopleByArea(
  cells: readonly PeopleCell[],
  areas: readonly AreaNode[],
  clusterOf: (clusterId: string | null) => string = clusterId => clusterId ?? '',
): Map<string, number> {
  const perLayer = new Map<string, Map<string, number | null>>()
  for (const cell of cells) {
    const layer = `${clusterOf(cell.clusterId)}|${cell.groupId ?? ''}`
    let places = perLayer.get(layer)
    if (!places) {
      places = new Map()
      perLayer.set(layer, places)
    }
    const place = cell.placeId ?? ''
    places.set(place, highest(places.get(place) ?? null, cell.people))
  }
  const grouped = new Map<string, { named: number | null; general: number | null }>()
  const bottomUp = [...areas].reverse()
  for (const [layer, own] of perLayer) {
    const [cluster = '', group = ''] = layer.split('|')
    const inside = new Map<string, number | null>()
    const settle = (id: string, parent: string | null) => {
      const value = highest(own.get(id) ?? null, inside.get(id) ?? null)
      if (value === null) return
      if (parent !== null) inside.set(parent, added(inside.get(parent) ?? null, value))
      const key = `${cluster}|${id}`
      const entry = grouped.get(key) ?? { named: null, general: null }
      if (group === '') entry.general = highest(entry.general, value)
      else entry.named = added(entry.named, value)
      grouped.set(key, entry)
    }
    for (const area of bottomUp) settle(area.id, area.parentId ?? '')
    settle('', null)
  }
  const result = new Map<string, number>()
  for (const [key, { named, general }] of grouped) {
    const value = highest(named, general)
    if (value !== null) result.set(key, value)
  }
  return result
}
