/** Whom lines reached that are bound to objectives: kept totals, given to the objectives of one version of a plan. Pure. */
import { type Framework, objectiveFinder, planFinder, type StrategicPlan } from '../plan/index.ts'
import { type AreaNode, type PeopleCell, peopleByArea } from './rules.ts'
import type { ObjectiveReach } from './views/objectives.ts'

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
