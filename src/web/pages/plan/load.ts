/** Reads what the plan's pages show: one version of a plan, whom its objectives are for, and whom its clusters reached. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import { type PeopleCell, peopleByArea, showPeriods, showReach } from '../../../modules/delivery/index.ts'
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
  /** Of the objective's cluster as a whole. */
  reached: number | null | undefined
  figures: number
  unknown: { inNeed: number; targeted: number }
  /** The topmost objective of its cluster: whom the cluster reached is compared with its target alone. */
  ofCluster: boolean
}

export interface LoadedVersion {
  framework: Framework
  tree: (Objective & { depth: number })[]
  ended: Objective[]
  people: Map<string, ObjectivePeople>
  /** Months that people reached are of; null when nothing was reported in the plan's time. */
  reachedIn: { from: string; to: string } | null
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

/** People that clusters reached in the time of the plan, counted once, by cluster. */
async function reachedPeople(house: House, { asking, operationId, places, clusters }: LoadedPlans, { plan }: Framework) {
  const known = (await house.reader.read(showPeriods, { operationId }, asking)).map(({ period }) => period)
  const within = known.filter(
    period => period >= (plan.starts?.slice(0, 7) ?? '') && period <= (plan.ends?.slice(0, 7) ?? '9999'),
  )
  const [from, to] = [within[0], within.at(-1)]
  if (from === undefined || to === undefined) return { reachedIn: null, reachedBy: new Map<string, number>() }
  const { cells } = await house.reader.read(showReach, { operationId, from, to }, asking)
  const people = cells.map(({ leafId, placeId, groupId, reached }) => ({ clusterId: leafId, placeId, groupId, people: reached }))
  const top = (id: string | null) => clusters.get(id ?? '')?.parentId ?? id ?? ''
  return {
    reachedIn: { from, to },
    reachedBy: new Map([...peopleByArea(people, places), ...peopleByArea(people, places, top)]),
  }
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
  const { reachedIn, reachedBy } = await reachedPeople(house, loaded, framework)
  const peopleOf = statedPeople(framework.caseloads, places)
  const tree = treeOf(framework.objectives.filter(({ ended }) => ended === null))
  const byId = new Map(tree.map(objective => [objective.id, objective]))
  const people = new Map(
    tree.map(({ id, clusterId, parentId }) => {
      const reached = clusterId === null ? undefined : (reachedBy.get(`${clusterId}|`) ?? null)
      const ofCluster = clusterId !== null && byId.get(parentId ?? '')?.clusterId !== clusterId
      return [id, { ...peopleOf(id), reached, ofCluster }] as const
    }),
  )
  return {
    ...{ framework, tree, people, reachedIn },
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
export function inOrder(figures: readonly CaseloadFigure[], { places, groups }: LoadedPlans): CaseloadFigure[] {
  const at = (list: readonly { id: string }[], id: string | null) => list.findIndex(entry => entry.id === id)
  const [placeAt, groupAt] = [new Map(places.map(({ id }, nth) => [id, nth])), (id: string | null) => at(groups, id)]
  const orderOf = ({ placeId }: CaseloadFigure) => placeAt.get(placeId ?? '') ?? -1
  return [...figures].sort((a, b) => orderOf(a) - orderOf(b) || groupAt(a.groupId) - groupAt(b.groupId))
}
