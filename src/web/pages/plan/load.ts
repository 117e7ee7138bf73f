/** Reads what the plan's pages show: one version of a plan, whom its objectives are for, and whom its clusters reached. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import { type PeopleCell, peopleByArea, showObjectiveReach, showPeriods } from '../../../modules/delivery/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listPlaces, type Place } from '../../../modules/places/index.ts'
import {
  type CaseloadFigure,
  type Cluster,
  type Framework,
  listPlans,
  type Objective,
  showFramework,
  showPlan,
  storeObjectivesCommand,
} from '../../../modules/plan/index.ts'
import { treeOf } from '../../../modules/plan/rules.ts'
import type { House } from '../house.ts'
import { type BoundReach, boundReach, reachedByObjective } from './reach.ts'

/** The operation, its plans, and what the asking person may do with them. */
export async function loadPlans(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const [plans, lists, places] = await Promise.all([
    house.reader.read(listPlans, { operationId }, asking),
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
  ])
  const mayWrite = (cluster: string | null) =>
    isAllowed(asking.actor, storeObjectivesCommand.policy, [{ operation: operationId, cluster }])
  return {
    ...{ asking, operation, operationId, plans, places },
    language: asking.language,
    path: `/o/${operation.code}/plan`,
    clusters: new Map(lists.clusters.map(cluster => [cluster.id, cluster])),
    groups: lists.groups,
    mayKeep: isAllowed(asking.actor, keepers, [{ operation: operationId }]),
    /** Whether the person may write objectives of a cluster; null: of none. */
    mayWrite,
    mayWriteSome: mayWrite(null) || lists.clusters.some(({ id }) => mayWrite(id)),
  }
}
export type LoadedPlans = Awaited<ReturnType<typeof loadPlans>>

/** People of an objective; null is unknown, undefined is not stated at all. */
export interface ObjectivePeople {
  inNeed: number | null | undefined
  targeted: number | null | undefined
  /** Of lines that name the objective or one below it; null when none does, or none says how many. */
  reached: number | null
  /** Whether a line that it was reached by is made up. */
  illustrativeReach: boolean
  figures: number
  unknown: { inNeed: number; targeted: number }
}

export interface LoadedVersion {
  framework: Framework
  tree: (Objective & { depth: number })[]
  ended: Objective[]
  people: Map<string, ObjectivePeople>
  /** Months that people reached are of; null when nothing was reported in the plan's time. */
  reachedIn: { from: string; to: string } | null
  reach: BoundReach
  draft: boolean
}

function statedPeople(caseloads: readonly CaseloadFigure[], places: readonly Place[]) {
  const sums = (figure: 'inNeed' | 'targeted') =>
    peopleByArea(
      caseloads.map(
        ({ objectiveId, placeId, groupId, ...figures }): PeopleCell => ({
          ...{ clusterId: objectiveId, placeId, groupId },
          people: figures[figure],
        }),
      ),
      places,
    )
  const [inNeed, targeted] = [sums('inNeed'), sums('targeted')]
  return (objectiveId: string) => {
    const own = caseloads.filter(figure => figure.objectiveId === objectiveId)
    const of = (all: Map<string, number>) => (own.length === 0 ? undefined : (all.get(`${objectiveId}|`) ?? null))
    return {
      ...{ inNeed: of(inNeed), targeted: of(targeted), figures: own.length },
      unknown: {
        inNeed: own.filter(figure => figure.inNeed === null).length,
        targeted: own.filter(figure => figure.targeted === null).length,
      },
    }
  }
}

/** What lines of the plan's time reached by the objective they name, given to the objectives of a version. */
async function reachOfPlan(house: House, { asking, operationId, plans }: LoadedPlans, framework: Framework) {
  const { starts, ends } = framework.plan
  const known = (await house.reader.read(showPeriods, { operationId }, asking)).map(({ period }) => period)
  const within = known.filter(period => period >= (starts?.slice(0, 7) ?? '') && period <= (ends?.slice(0, 7) ?? '9999'))
  const [from, to] = [within[0], within.at(-1)]
  if (from === undefined || to === undefined) return { reachedIn: null, reach: boundReach(framework, plans, []) }
  const found = await house.reader.read(showObjectiveReach, { operationId, from, to }, asking)
  return { reachedIn: { from, to }, reach: boundReach(framework, plans, found) }
}

/** The asked version of the asked plan: the one in force, else the draft; the latest plan. Null when there is no plan at all. */
export async function loadVersion(
  house: House,
  loaded: LoadedPlans,
  asked: { plan?: string | undefined; version?: string | undefined },
): Promise<LoadedVersion | null> {
  const { asking, operationId, plans, places } = loaded
  const plan = asked.plan ? plans.find(({ code }) => code === asked.plan) : plans[0]
  if (!plan) {
    if (asked.plan) throw notFound()
    return null
  }
  const no = asked.version ? Number(asked.version) : undefined
  if (no !== undefined && !Number.isInteger(no)) throw notFound()
  const framework = await house.reader.read(
    showFramework,
    { operationId, planId: plan.id, ...(no !== undefined && { no }) },
    asking,
  )
  const { reachedIn, reach } = await reachOfPlan(house, loaded, framework)
  const reached = reachedByObjective(reach.cells, places)
  const peopleOf = statedPeople(framework.caseloads, places)
  const tree = treeOf(framework.objectives.filter(({ ended }) => ended === null))
  const people = new Map(
    tree.map(({ id }) => {
      const own = reached.get(id)
      return [id, { ...peopleOf(id), reached: own?.people ?? null, illustrativeReach: own?.illustrative ?? false }] as const
    }),
  )
  return {
    ...{ framework, tree, people, reachedIn, reach },
    ended: framework.objectives.filter(({ ended }) => ended !== null),
    draft: framework.version.status === 'draft',
  }
}

/** Clusters that the person may write objectives of and that stand in the time of the plan. */
export function writableClusters({ clusters, mayWrite }: LoadedPlans, { plan }: Framework, also: string | null): Cluster[] {
  const stands = ({ validFrom, validTo }: Cluster) =>
    (validFrom ?? '') <= (plan.ends ?? '9999') && (validTo ?? '9999') >= (plan.starts ?? '')
  return [...clusters.values()].filter(cluster => cluster.id === also || (stands(cluster) && mayWrite(cluster.id)))
}

/** How a place is offered and found again: its name and its code. */
export function placeLabel({ names, codes }: Place, language: LoadedPlans['language']): string {
  const name = nameIn(names, language)
  const code = codes[0]?.code
  return code && code !== name ? `${name} (${code})` : name
}

/** Figures in the order of the lists of places and groups. */
export function inOrder<T extends Pick<CaseloadFigure, 'placeId' | 'groupId'>>(
  figures: readonly T[],
  { places, groups }: LoadedPlans,
): T[] {
  const at = (list: readonly { id: string }[], id: string | null) => list.findIndex(entry => entry.id === id)
  const [placeAt, groupAt] = [new Map(places.map(({ id }, nth) => [id, nth])), (id: string | null) => at(groups, id)]
  const orderOf = ({ placeId }: T) => placeAt.get(placeId ?? '') ?? -1
  return [...figures].sort((a, b) => orderOf(a) - orderOf(b) || groupAt(a.groupId) - groupAt(b.groupId))
}
