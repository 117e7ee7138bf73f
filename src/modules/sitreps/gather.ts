/** Takes the figures of a situation report from the rooms below, as they stand now. */
import type { Db } from '../../kernel/database/sql.ts'
import { notFound } from '../../kernel/problems.ts'
import type { Names } from '../../kernel/pure/languages.ts'
import type { ViewContext } from '../../kernel/view.ts'
import { showIllustrative } from '../delivery/index.ts'
import { findOperation } from '../operations/index.ts'
import { allOrganisations, type Organisation } from '../organisations/index.ts'
import { listPlaces, type Place } from '../places/index.ts'
import { type Cluster, labelsOfPlan, showPlan } from '../plan/index.ts'
import { clustersNow } from './clusters-now.ts'
import type { Named, SnapshotContent } from './content.ts'
import { gatherMoney } from './gather-money.ts'
import { gatherPeople } from './gather-people.ts'
import { gatherTalk } from './gather-talk.ts'
import { gatherWork } from './gather-work.ts'
import { type Months, ruleVersions } from './rules.ts'
import { textSources } from './text-sources.ts'

export interface Asked extends Months {
  operationId: string
  /** The cluster that the report was made for; one that was merged since is taken as the one it was merged into. */
  clusterId: string | null
}

/** What all parts of a snapshot are made with. */
export interface Gathering {
  db: Db
  asked: Asked
  context: ViewContext
  places: readonly Place[]
  plan: Awaited<ReturnType<typeof showPlan.read>>
  /** The cluster and its areas of responsibility; empty: all clusters. */
  leafIds: string[]
  cluster: Cluster | null
  organisation(id: string): Named
  place(id: string): Named
  /** Code of the cluster that one of its areas of responsibility, or itself, is shown under. */
  clusterCode(id: string | null): string | null
}

/** In a transaction there is one connection: what views ask for at once is asked one after the other. */
function oneAfterTheOther(db: Db): Db {
  let last: Promise<unknown> = Promise.resolve()
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
  return { rows: query => queued(() => db.rows(query)), find: query => queued(() => db.find(query)) }
}

const byId =
  (entries: ReadonlyMap<string, { names: Names; code: string | null }>) =>
  (id: string): Named => ({ id, code: entries.get(id)?.code ?? null, names: entries.get(id)?.names ?? {} })

const organisationEntry = ({ id, acronym, names }: Organisation) => [id, { code: acronym, names }] as const
const placeEntry = ({ id, codes, names }: Place) => [id, { code: codes[0]?.code ?? null, names }] as const

async function formerCluster(db: Db, { operationId, clusterId }: Asked): Promise<{ code: string; names: Names } | undefined> {
  const asked = { clusters: clusterId === null ? [] : [clusterId], groups: [], activities: [] }
  const [found] = (await labelsOfPlan(db, operationId, asked)).clusters
  return found && { code: found.code ?? '', names: found.names }
}

/**
 * The content of a snapshot. It reads what members of the operation may see, so whoever may make the report may have all of it.
 * @throws notFound when there is no such operation or cluster.
 */
export async function gatherContent(source: Db, asked: Asked, context: ViewContext): Promise<SnapshotContent> {
  const db = oneAfterTheOther(source)
  const { operationId, from, to } = asked
  const clusterId = (await clustersNow(db, operationId))(asked.clusterId)
  const operation = await findOperation(db, operationId)
  const plan = await showPlan.read(db, { operationId }, context)
  const cluster = plan.clusters.find(({ id }) => id === clusterId) ?? null
  if (!operation || (clusterId !== null && !cluster)) throw notFound()
  const places = await listPlaces.read(db, { operationId }, context)
  const organisations = new Map((await allOrganisations(db, operationId)).map(organisationEntry))
  const { illustrative } = await showIllustrative.read(db, { operationId }, context)
  const family = plan.clusters.filter(({ id, parentId }) => id === clusterId || (clusterId !== null && parentId === clusterId))
  const clusters = new Map(plan.clusters.map(entry => [entry.id, entry]))
  const gathering: Gathering = {
    ...{ db, asked: { ...asked, clusterId }, context, places, plan, cluster },
    leafIds: family.map(({ id }) => id),
    organisation: byId(organisations),
    place: byId(new Map(places.map(placeEntry))),
    clusterCode(id) {
      const found = id === null ? undefined : clusters.get(id)
      return (found?.parentId ? clusters.get(found.parentId)?.code : found?.code) ?? found?.code ?? null
    },
  }
  const formerly = clusterId === asked.clusterId ? undefined : await formerCluster(db, asked)
  const people = await gatherPeople(gathering)
  const work = await gatherWork(gathering)
  const money = await gatherMoney(gathering)
  const talk = await gatherTalk(gathering)
  return {
    rules: ruleVersions,
    operation: { code: operation.code, names: operation.names },
    cluster: cluster && {
      ...{ id: cluster.id, code: cluster.code, names: cluster.names, lead: cluster.lead, deputy: cluster.deputy },
      ...(formerly && { formerly }),
    },
    months: { from, to },
    clusterNames: Object.fromEntries(plan.clusters.map(({ code, names }) => [code, names])),
    illustrative,
    ...people,
    ...work,
    ...money,
    ...talk,
    sources: {
      ...{ figures: ['delivery.reach', 'plan.needs'], areas: ['delivery.reach', 'plan.needs', 'places.map'] },
      ...{ clusters: ['delivery.reach', 'plan.needs'], months: ['delivery.months'] },
      ...{ objectives: ['plan.framework', 'delivery.objective-reach'], indicators: ['indicators.planned', 'indicators.figures'] },
      ...{ activities: ['delivery.lines'], projects: ['projects.projects'], funding: ['projects.projects'] },
      money: ['funding.overview'],
      ...{ partners: ['delivery.reach'], silent: ['reporting.silent-partners'], gaps: ['plan.needs', 'delivery.reach'] },
      ...{ overlaps: ['delivery.overlaps'], decisions: ['coordination.meetings'], actions: ['coordination.action-points'] },
      ...(textSources.length > 0 && { reported: textSources.map(({ view }) => view) }),
    },
  }
}
