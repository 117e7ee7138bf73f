/** The plan's objectives and indicators with how far they are, what was done, the projects, and what they cost. */
import { activitiesReported, boundReach, peopleByArea, reachedByObjective, showObjectiveReach } from '../delivery/index.ts'
import { listPlanned, showFigures } from '../indicators/index.ts'
import { type CaseloadFigure, type Framework, listPlans, type Objective, showFramework, treeOf } from '../plan/index.ts'
import { listProjects, showPath } from '../projects/index.ts'
import type { Amount, Funding, ObjectiveFigures, ProjectFigures, SnapshotContent } from './content.ts'
import type { Gathering } from './gather.ts'

type Gathered = Pick<SnapshotContent, 'plan' | 'objectives' | 'indicators' | 'activities' | 'projects' | 'funding'>

/** The version in force of the plan that covers the months; the latest one where several do. */
async function frameworkOf({ db, asked, context }: Gathering): Promise<Framework | null> {
  const { operationId, from, to } = asked
  const plans = (await listPlans.read(db, { operationId }, context)).filter(
    ({ starts, ends, versions }) =>
      versions.some(({ status }) => status === 'in-force') &&
      (starts?.slice(0, 7) ?? '') <= to &&
      (ends?.slice(0, 7) ?? '9999') >= from,
  )
  const planId = plans[0]?.id
  return planId === undefined ? null : showFramework.read(db, { operationId, planId }, context)
}

/** Objectives of a cluster with those below them, and those above them that they belong to; all of them where no cluster is asked for. */
function objectivesShown(objectives: readonly Objective[], leafIds: readonly string[]): Objective[] {
  const standing = objectives.filter(({ ended }) => ended === null)
  if (leafIds.length === 0) return standing
  const parents = new Map(standing.map(objective => [objective.id, objective]))
  const above = (objective: Objective): Objective[] => {
    const parent = objective.parentId === null ? undefined : parents.get(objective.parentId)
    return parent ? [parent, ...above(parent)] : []
  }
  const isOfCluster = ({ clusterId }: Objective) => clusterId !== null && leafIds.includes(clusterId)
  const own = standing.filter(objective => [objective, ...above(objective)].some(isOfCluster))
  const shown = new Set(own.flatMap(objective => [objective, ...above(objective)]))
  return standing.filter(objective => shown.has(objective))
}

function statedPeople(caseloads: readonly CaseloadFigure[], places: Gathering['places']) {
  const sums = (figure: 'inNeed' | 'targeted') =>
    peopleByArea(
      caseloads.map(({ objectiveId, placeId, groupId, ...figures }) => ({
        ...{ clusterId: objectiveId, placeId, groupId, people: figures[figure] },
      })),
      places,
    )
  const [inNeed, targeted] = [sums('inNeed'), sums('targeted')]
  return (id: string) => ({ inNeed: inNeed.get(`${id}|`) ?? null, targeted: targeted.get(`${id}|`) ?? null })
}

async function gatherObjectives(gathering: Gathering, framework: Framework): Promise<ObjectiveFigures[]> {
  const { db, asked, context, places, leafIds, clusterCode } = gathering
  const { operationId, from, to } = asked
  const reach = await showObjectiveReach.read(db, { operationId, from, to }, context)
  const plans = await listPlans.read(db, { operationId }, context)
  const reached = reachedByObjective(boundReach(framework, plans, reach).cells, places)
  const stated = statedPeople(framework.caseloads, places)
  return treeOf(objectivesShown(framework.objectives, leafIds)).map(objective => ({
    ...{ id: objective.lineageId, code: objective.code, names: objective.names, depth: objective.depth },
    level: framework.plan.levels[objective.level - 1] ?? null,
    cluster: clusterCode(objective.clusterId),
    ...stated(objective.id),
    reached: reached.get(objective.id)?.people ?? null,
    illustrative: objective.illustrative || (reached.get(objective.id)?.illustrative ?? false),
  }))
}

async function gatherIndicators(gathering: Gathering, framework: Framework | null): Promise<SnapshotContent['indicators']> {
  const { db, asked, context, plan, leafIds, clusterCode } = gathering
  const { operationId, from, to } = asked
  const narrowed = { operationId, ...(leafIds.length > 0 && { clusterIds: leafIds }) }
  const clusterAt = new Map(plan.clusters.map(({ id }, index) => [id, index]))
  const placeOf = ({ clusterId }: { clusterId: string }) => clusterAt.get(clusterId) ?? plan.clusters.length
  const planned = (await listPlanned.read(db, narrowed, context))
    .filter(({ ended, starts, ends }) => (ended ?? '9999') >= from && (starts ?? '') <= to && (ends ?? '9999') >= from)
    .sort((a, b) => placeOf(a) - placeOf(b))
  const ofPeriod = await showFigures.read(db, { ...narrowed, from, to }, context)
  const upToNow = await showFigures.read(db, { ...narrowed, to }, context)
  const inPeriod = new Map(ofPeriod.map(figure => [figure.planIndicatorId, figure]))
  const toDate = new Map(upToNow.map(figure => [figure.planIndicatorId, figure]))
  const objectives = new Map(framework?.objectives.flatMap(({ id, lineageId, code }) => [[id, code] as const, [lineageId, code]]))
  return planned.map(each => {
    const [own, whole] = [inPeriod.get(each.id), toDate.get(each.id)]
    return {
      ...{ id: each.id, code: each.code, names: each.names, unit: each.unit, currency: each.currency, per: each.per },
      ...{ overTime: each.overTime, cluster: clusterCode(each.clusterId) },
      objective: each.objectiveId === null ? null : (objectives.get(each.objectiveId) ?? null),
      baseline: whole?.levels.baseline.value ?? null,
      target: whole?.levels.target.value ?? null,
      inPeriod: own?.figure.value ?? null,
      toDate: whole?.figure.value ?? null,
      progress: whole?.progress ?? null,
      months: (own?.months ?? [])
        .filter(({ period }) => period >= from && period <= to)
        .map(({ period, value }) => ({ period, value })),
      organisationsSaid: own?.completeness.organisationsSaid ?? 0,
      organisationsExpected: own?.completeness.organisationsExpected ?? 0,
      illustrative: each.illustrative || (own?.illustrative ?? false) || (whole?.illustrative ?? false),
    }
  })
}

/** Amounts of the same currency added up, by currency. */
function added(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>()
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amountMinor]) => ({ currency, amountMinor }))
}

async function gatherProjects(gathering: Gathering): Promise<{ projects: ProjectFigures[]; funding: Funding | null }> {
  const { db, asked, context, leafIds, organisation, clusterCode } = gathering
  const { operationId, from, to } = asked
  const narrowed = { operationId, clusterIds: leafIds, organisationId: null, state: null, text: '' }
  // A project that does not say when it begins or ends may be under way; it is shown.
  const listed = (await listProjects.read(db, narrowed, context)).filter(
    ({ starts, ends }) => (starts?.slice(0, 7) ?? '') <= to && (ends === null || ends >= from.slice(0, ends.length)),
  )
  const { path } = await showPath.read(db, { operationId }, context)
  const states = new Map(path.states.map(({ code, names }) => [code, { code, names }]))
  const labelOf = ({ organisationId, asWritten }: { organisationId: string | null; asWritten: string | null }) => {
    const known = organisationId === null ? null : organisation(organisationId)
    const names = known === null ? (asWritten === null ? {} : { en: asWritten }) : known.code ? { en: known.code } : known.names
    return { id: organisationId ?? asWritten ?? '', names }
  }
  const donors = new Map<string, Funding['donors'][number]>()
  const projects = listed.map((project): ProjectFigures => {
    const amounts: Amount[] = []
    for (const line of project.budget) {
      if (line.amountMinor === null || line.currency === null) continue
      const { id, names } = labelOf(line)
      const amount = { currency: line.currency, amountMinor: line.amountMinor }
      amounts.push(amount)
      donors.set(id, { id, names, amounts: added([...(donors.get(id)?.amounts ?? []), amount]) })
    }
    return {
      ...{ id: project.code, code: project.code, names: project.names, cluster: clusterCode(project.clusterId) },
      state: project.state === null ? null : (states.get(project.state) ?? { code: project.state, names: {} }),
      partners: project.partners.map(partner => ({ role: partner.role, names: labelOf(partner).names })),
      ...{ starts: project.starts, ends: project.ends, budget: added(amounts) },
    }
  })
  const totals = added(projects.flatMap(({ budget }) => budget))
  const most = (amounts: readonly Amount[]) => Math.max(0, ...amounts.map(({ amountMinor }) => amountMinor))
  const funding: Funding = {
    donors: [...donors.values()].sort((a, b) => most(b.amounts) - most(a.amounts) || (a.id < b.id ? -1 : 1)),
    ...{ totals, projects: projects.length, projectsUnknown: projects.filter(({ budget }) => budget.length === 0).length },
  }
  return { projects, funding: totals.length === 0 ? null : funding }
}

export async function gatherWork(gathering: Gathering): Promise<Gathered> {
  const { db, asked, plan, leafIds, clusterCode } = gathering
  const framework = await frameworkOf(gathering)
  const objectives = framework ? await gatherObjectives(gathering, framework) : []
  const indicators = await gatherIndicators(gathering, framework)
  const types = new Map(plan.activities.map(type => [type.id, type]))
  const activities = await activitiesReported(db, asked.operationId, { leafIds, from: asked.from, to: asked.to })
  return {
    plan: framework && { code: framework.plan.code, names: framework.plan.names, version: framework.version.no },
    ...{ objectives, indicators },
    activities: activities.map(({ activityId, ...counted }) => {
      const type = activityId === null ? undefined : types.get(activityId)
      return {
        ...{ id: activityId ?? '', code: type?.code ?? null, names: type?.names ?? {} },
        ...{ cluster: clusterCode(type?.clusterId ?? null), ...counted },
      }
    }),
    ...(await gatherProjects(gathering)),
  }
}
