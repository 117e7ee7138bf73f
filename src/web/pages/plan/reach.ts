/** Whom lines reached that are bound to objectives: totals that delivery keeps, given to the objectives of one version. Pure. */
import { type AreaNode, type ObjectiveReach, type PeopleCell, peopleByArea } from '../../../modules/delivery/index.ts'
import { type Framework, objectiveFinder, planFinder, type StrategicPlan } from '../../../modules/plan/index.ts'

/** People of lines that serve an objective, itself or one below it, in a place and group. */
export type ReachCell = Omit<PeopleCell, 'clusterId'> & { objectiveId: string; illustrative: boolean }

export interface BoundReach {
  cells: ReachCell[]
  /** Lines that name an objective of this plan, and those whose words are none of it. */
  lines: number
  unbound: { lines: number; words: string[] }
}

/** Binds what lines reached to the objectives they name, and to all that those stand below. */
export function boundReach(
  { plan, objectives, calledElsewhere }: Pick<Framework, 'plan' | 'objectives' | 'calledElsewhere'>,
  plans: readonly StrategicPlan[],
  reach: readonly ObjectiveReach[],
): BoundReach {
  const standing = objectives.filter(({ ended }) => ended === null)
  const byId = new Map(standing.map(objective => [objective.id, objective]))
  const idOf = new Map(standing.map(({ id, lineageId }) => [lineageId, id]))
  const find = objectiveFinder(standing, calledElsewhere)
  const ofPlan = planFinder(plan, plans)
  const cells: ReachCell[] = []
  const unbound = new Set<string>()
  const lines = { bound: 0, unbound: 0 }
  for (const { objective, plan: words, placeId, groupId, reached, illustrative, ...counted } of reach) {
    if (!ofPlan(words)) continue
    let id: string | null | undefined = idOf.get(find(objective) ?? '')
    lines[id === undefined ? 'unbound' : 'bound'] += counted.lines
    if (id === undefined) unbound.add(objective)
    while (id) {
      cells.push({ objectiveId: id, placeId, groupId, people: reached, illustrative })
      id = byId.get(id)?.parentId
    }
  }
  return { cells, lines: lines.bound, unbound: { lines: lines.unbound, words: [...unbound].sort() } }
}

/** People of each objective, counted once over its lines, areas and groups; an objective that no line names is not in it. */
export function reachedByObjective(cells: readonly ReachCell[], areas: readonly AreaNode[]) {
  const people = peopleByArea(
    cells.map(({ objectiveId, ...cell }) => ({ ...cell, clusterId: objectiveId })),
    areas,
  )
  const found = new Map<string, { people: number | null; illustrative: boolean }>()
  for (const { objectiveId, illustrative } of cells) {
    const before = found.get(objectiveId)
    found.set(objectiveId, {
      people: people.get(`${objectiveId}|`) ?? null,
      illustrative: illustrative || (before?.illustrative ?? false),
    })
  }
  return found
}

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
