/** What: the cluster, the activity, its indicator and the project of a row. */
import { asText } from '../../../../modules/plan/pure/catalogue.ts'
import type { Reference, ReferenceActivity } from '../../reference.ts'
import { nameKey } from '../../text.ts'
import type { Field } from '../fields.ts'
import { holdsIn } from '../resolve.ts'
import { hasColumn, type Reading, type Shared, taken } from './row.ts'

interface Clusters {
  clusterId: string
  subclusterId: string | null
}

/** @param period month of the row: a report goes to the clusters that were open in it. */
export function readCluster(reading: Reading, shared: Shared, period: string | null): Clusters | null {
  const { text, notes, row } = reading
  const { resolver } = shared
  const name = text('cluster')
  const code = text('clusterCode')
  const sub = text('subcluster')
  if (name === null && code === null && sub === null) {
    if (hasColumn(shared, 'cluster', 'clusterCode', 'subcluster')) notes.add('error', 'cluster-missing', 'cluster')
    return null
  }
  const field: Field = name === null ? (code === null ? 'subcluster' : 'clusterCode') : 'cluster'
  const found = name === null && code === null ? null : resolver.cluster(name, code, row, period)
  if (found && found.how !== 'unknown' && found.differs) {
    notes.add('error', 'cluster-code-differs', 'clusterCode', { cluster: labelOfCluster(shared, found.id), name: found.differs })
    return null
  }
  const id = found && taken(found, notes, field, 'cluster-unknown')
  const clusters = id === null && found !== null ? null : withSubcluster(reading, shared, period, id, sub)
  if (clusters && period !== null) assertOpen(reading, shared, period, clusters.subclusterId ?? clusters.clusterId, field)
  return clusters
}

function withSubcluster(
  { notes, row }: Reading,
  { resolver }: Shared,
  period: string | null,
  id: string | null,
  sub: string | null,
): Clusters | null {
  const parentOf = (clusterId: string) => resolver.clusterOf(clusterId)?.parentId ?? null
  const alone = (clusterId: string): Clusters => {
    const parent = parentOf(clusterId)
    return parent === null ? { clusterId, subclusterId: null } : { clusterId: parent, subclusterId: clusterId }
  }
  if (sub === null) return id === null ? null : alone(id)
  const subId = taken(resolver.subcluster(sub, id ?? '', row, period), notes, 'subcluster', 'cluster-unknown')
  if (subId === null) return null
  if (id === null) return alone(subId)
  if (subId === id) return alone(id)
  if (parentOf(subId) !== id) {
    notes.add('error', 'subcluster-elsewhere', 'subcluster')
    return null
  }
  return { clusterId: id, subclusterId: subId }
}

export function labelOfCluster({ resolver }: Pick<Shared, 'resolver'>, id: string): string {
  const cluster = resolver.clusterOf(id)
  if (!cluster) return ''
  const name = cluster.names.en ?? cluster.names.ar ?? cluster.names.ckb ?? ''
  return cluster.code === name || name === '' ? cluster.code : `${cluster.code} ${name}`
}

/** A cluster that was closed or not yet open in the month of the row, with the clusters that were there instead. */
function assertOpen({ notes }: Reading, shared: Shared, period: string, id: string, field: Field): void {
  const cluster = shared.resolver.clusterOf(id)
  if (!cluster || holdsIn(cluster, period)) return
  const { clusters } = shared.reference
  const closed = cluster.validTo !== null && cluster.validTo.slice(0, 7) < period
  const others = closed
    ? clusters.filter(({ predecessorIds }) => predecessorIds.includes(id))
    : clusters.filter(other => cluster.predecessorIds.includes(other.id))
  const instead = others.filter(other => holdsIn(other, period)).map(other => labelOfCluster(shared, other.id))
  notes.add('error', closed ? 'cluster-closed' : 'cluster-not-open', field, {
    cluster: labelOfCluster(shared, id),
    date: (closed ? cluster.validTo : cluster.validFrom) ?? '',
    instead: instead.join(', '),
  })
}

export function readActivity(
  { text, notes, row }: Reading,
  { resolver, reference, options }: Shared,
  clusterId: string,
): { id: string | null; detail: string | null; indicatorCode: string | null } {
  const name = text('activity')
  const detail = text('activityDetail')
  const indicator = text('indicator')
  const said = name === null && detail !== null ? resolver.activityOfText(detail, clusterId, row) : undefined
  const found = name === null ? undefined : resolver.activity(name, clusterId, row)
  if (said) return taking(said.activity, said.detail, 'activityDetail')
  if (!found || !('activity' in found)) {
    // An operation without a catalogue of activities takes them as they are written.
    if (found && reference.activities.length > 0)
      notes.add('warning', 'activity-unknown', 'activity', {
        suggestions: found.suggestions.map(({ label }) => label).join(', '),
      })
    const indicatorCode = assertIndicator(notes, reference, indicator, null)
    return { id: null, detail: name === null ? detail : asText(name, detail), indicatorCode }
  }
  const { activity, asKnown } = found
  if (!asKnown && !activity.retired) notes.add('repair', 'name-spelled-otherwise', 'activity', { now: labelOf(activity) })
  return taking(activity, detail, 'activity')

  function taking(activity: ReferenceActivity, rest: string | null, field: Field) {
    if (activity.retired) {
      const others = reference.activities.filter(other => !other.retired && other.clusterId === activity.clusterId)
      // A text that happens to begin with the name is no report of it.
      const severity = field === 'activity' ? 'error' : 'warning'
      notes.add(severity, 'activity-retired', field, { suggestions: likely(labelOf(activity), others) })
    }
    const top = resolver.clusterOf(clusterId)?.parentId ?? clusterId
    if (activity.clusterId !== clusterId && activity.clusterId !== top)
      notes.add('warning', 'activity-of-other-cluster', field, { cluster: labelOfCluster({ resolver }, activity.clusterId) })
    const indicatorCode = assertIndicator(notes, reference, indicator, activity)
    // What is only compared with stored lines has not taught the catalogue anything: those lines keep the activity as text.
    return options.compareOnly && resolver.isNew(activity.id)
      ? { id: null, detail: name === null ? detail : asText(name, rest), indicatorCode }
      : { id: activity.id, detail: rest, indicatorCode }
  }
}

const labelOf = ({ names, code }: ReferenceActivity) => names.en ?? names.ar ?? names.ckb ?? code ?? ''

const likelyKept = 5

/** Names of present activities, for a person to choose from. */
function likely(name: string, activities: Reference['activities']): string {
  const words = new Set(name.toLowerCase().split(/\P{L}+/u))
  const shared = (other: string) =>
    other
      .toLowerCase()
      .split(/\P{L}+/u)
      .filter(word => word.length > 3 && words.has(word)).length
  return activities
    .map(({ names, code }) => names.en ?? code ?? '')
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, likelyKept)
    .join(', ')
}

const indicatorIndexes = new WeakMap<Reference, Map<string, string>>()
/** Indicators that activities of the catalogue name, by their key. */
function indicatorsOf(reference: Reference): Map<string, string> {
  let index = indicatorIndexes.get(reference)
  if (!index) {
    index = new Map(
      reference.activities.flatMap(({ indicatorCodes }) => indicatorCodes.map(code => [nameKey(code), code] as const)),
    )
    indicatorIndexes.set(reference, index)
  }
  return index
}

/** The indicator as the catalogue writes it, and whether the activity may be reported for it. */
function assertIndicator(
  notes: Reading['notes'],
  reference: Reference,
  written: string | null,
  activity: Reference['activities'][number] | null,
): string | null {
  if (written === null) return null
  const indicators = indicatorsOf(reference)
  if (indicators.size === 0) return written
  // `H1.2 Children vaccinated` begins with the code.
  const code = indicators.get(nameKey(written)) ?? indicators.get(nameKey(/^\S+/.exec(written)?.[0] ?? ''))
  if (code === undefined) {
    notes.add('warning', 'indicator-unknown', 'indicator', { suggestions: activity?.indicatorCodes.join(', ') ?? '' })
    return written
  }
  if (activity && activity.indicatorCodes.length > 0 && !activity.indicatorCodes.includes(code))
    notes.add('error', 'activity-not-for-indicator', 'indicator', {
      activity: activity.names.en ?? activity.code ?? '',
      suggestions: activity.indicatorCodes.join(', '),
    })
  return code
}

interface ForProject {
  lead: string | null
  implementing: string | null
  clusterId: string | null
  start: string | null
  end: string | null
}

/** @returns the project's code as the operation writes it. */
export function readProject(reading: Reading, shared: Shared, row: ForProject): string | null {
  const { text, notes } = reading
  const { projects, mapping, resolver } = shared
  const code = text('projectCode')
  const owners = [row.lead, row.implementing].filter(id => id !== null)
  if (code === null) {
    const own = mapping.at.projectCode === undefined ? [] : projectsOf(shared.reference, owners, row.clusterId)
    if (own.length > 0) notes.add('warning', 'project-missing', 'projectCode', { suggestions: own.join(', ') })
    return null
  }
  const project = projects.get(nameKey(code))
  if (!project) {
    if (projects.size > 0)
      notes.add('warning', 'project-unknown', 'projectCode', {
        suggestions: projectsOf(shared.reference, owners, row.clusterId).join(', '),
      })
    return code
  }
  if (owners.length > 0 && project.organisationIds.length > 0 && !owners.some(id => project.organisationIds.includes(id)))
    notes.add('warning', 'project-of-other-organisation', 'projectCode', {
      organisation: project.organisationIds.map(id => resolver.labelOfOrganisation(id)).join(', '),
    })
  if (row.clusterId !== null && project.clusterId !== null && project.clusterId !== row.clusterId)
    notes.add('warning', 'project-of-other-cluster', 'projectCode', { cluster: labelOfCluster(shared, project.clusterId) })
  if (
    (row.start !== null && project.start !== null && row.start < project.start) ||
    (row.end !== null && project.end !== null && row.end > project.end)
  )
    notes.add(
      'warning',
      'dates-outside-project',
      row.start !== null && project.start !== null && row.start < project.start ? 'start' : 'end',
      {
        start: project.start ?? '',
        end: project.end ?? '',
      },
    )
  return project.code
}

const projectsNamed = 5
const projectLists = new WeakMap<Reference, Map<string, string[]>>()

/** Codes of the projects that organisations have, those of the cluster first. */
function projectsOf(reference: Reference, owners: readonly string[], clusterId: string | null): string[] {
  let lists = projectLists.get(reference)
  if (!lists) {
    lists = new Map()
    projectLists.set(reference, lists)
  }
  const key = `${owners.join()}|${clusterId}`
  let list = lists.get(key)
  if (!list) {
    list = reference.projects
      .filter(({ organisationIds }) => owners.some(id => organisationIds.includes(id)))
      .sort((a, b) => Number(b.clusterId === clusterId) - Number(a.clusterId === clusterId))
      .map(({ code }) => code)
      .slice(0, projectsNamed)
    lists.set(key, list)
  }
  return list
}
