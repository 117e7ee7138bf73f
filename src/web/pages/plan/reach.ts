/** Where lines that are bound to an objective reached people. Pure. */
import { type AreaNode, peopleByArea, type ReachCell } from '../../../modules/delivery/index.ts'

export { type BoundReach, boundReach, reachedByObjective } from '../../../modules/delivery/index.ts'

interface Where {
  placeId: string | null
  groupId: string | null
}
export interface ReachedWhere extends Where {
  people: number | null
}

/**
 * People of one objective's lines in each of the places and groups of its plan, and where else lines reached somebody: those stand in
 * the places that the lines name. Null is unknown: no line says.
 */
export function reachedWhere(
  cells: readonly ReachCell[],
  areas: readonly AreaNode[],
  stated: readonly Where[],
): { stated: (number | null)[]; elsewhere: ReachedWhere[] } {
  const parentOf = new Map(areas.map(({ id, parentId }) => [id, parentId]))
  const above = (placeId: string | null) => {
    const places: (string | null)[] = []
    for (let at: string | null | undefined = placeId; at; at = parentOf.get(at)) places.push(at)
    return [...places, null]
  }
  const sums = new Map<string | null, Map<string, number>>()
  const of = (groupId: string | null) => {
    const known = sums.get(groupId)
    if (known) return known
    const own = groupId === null ? cells : cells.filter(cell => cell.groupId === groupId)
    const made = peopleByArea(
      own.map(cell => ({ ...cell, clusterId: '' })),
      areas,
    )
    sums.set(groupId, made)
    return made
  }
  const key = ({ placeId, groupId }: Where) => `${placeId ?? ''}|${groupId ?? ''}`
  const known = new Set(stated.map(key))
  const covered = ({ placeId, groupId }: Where) =>
    above(placeId).some(at => known.has(key({ placeId: at, groupId })) || known.has(key({ placeId: at, groupId: null })))
  const elsewhere = new Map<string, ReachedWhere>()
  for (const { placeId, groupId, people } of cells) {
    if (covered({ placeId, groupId })) continue
    const before = elsewhere.get(key({ placeId, groupId }))?.people ?? null
    const highest = before === null ? people : people === null ? before : Math.max(before, people)
    elsewhere.set(key({ placeId, groupId }), { placeId, groupId, people: highest })
  }
  return {
    stated: stated.map(({ placeId, groupId }) => of(groupId).get(`|${placeId ?? ''}`) ?? null),
    elsewhere: [...elsewhere.values()],
  }
}
