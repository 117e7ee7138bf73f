/** What: the cluster, the activity and the project of a row. */
import { asText } from '../../../../modules/plan/index.ts'
import type { ReferenceActivity } from '../../reference.ts'
import { nameKey } from '../../text.ts'
import type { Field } from '../fields.ts'
import { type Reading, type Shared, taken } from './row.ts'

export function readCluster(
  { text, notes, row }: Reading,
  { resolver }: Shared,
): { clusterId: string; subclusterId: string | null } | null {
  const name = text('cluster')
  const code = text('clusterCode')
  const sub = text('subcluster')
  if (name === null && code === null && sub === null) {
    notes.add('error', 'cluster-missing', 'cluster')
    return null
  }
  const id =
    name === null && code === null
      ? null
      : taken(resolver.cluster(name, code, row), notes, name === null ? 'clusterCode' : 'cluster', 'cluster-unknown')
  if (id === null && sub === null) return null
  if (id !== null && sub === null) {
    const parent = resolver.clusterOf(id)?.parentId ?? null
    return parent === null ? { clusterId: id, subclusterId: null } : { clusterId: parent, subclusterId: id }
  }
  if (id === null && (name !== null || code !== null)) return null
  const subId = taken(resolver.subcluster(sub ?? '', id ?? '', row), notes, 'subcluster', 'cluster-unknown')
  if (subId === null) return null
  if (id === null)
    return {
      clusterId: resolver.clusterOf(subId)?.parentId ?? subId,
      subclusterId: resolver.clusterOf(subId)?.parentId ? subId : null,
    }
  if (subId === id) return { clusterId: id, subclusterId: null }
  if (resolver.clusterOf(subId)?.parentId !== id) {
    notes.add('error', 'subcluster-elsewhere', 'subcluster')
    return null
  }
  return { clusterId: id, subclusterId: subId }
}

export function readActivity(
  { text, notes, row }: Reading,
  { resolver, reference, options }: Shared,
  clusterId: string,
): { id: string | null; detail: string | null } {
  const name = text('activity')
  const detail = text('activityDetail')
  if (name === null) {
    const said = detail === null ? undefined : resolver.activityOfText(detail, clusterId, row)
    if (!said) return { id: null, detail }
    return taking(said.activity, said.detail, 'activityDetail')
  }
  const found = resolver.activity(name, clusterId, row)
  if ('activity' in found) return taking(found.activity, detail, 'activity')
  // An operation without a catalogue of activities takes them as they are written.
  if (reference.activities.length > 0)
    notes.add('warning', 'activity-unknown', 'activity', { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
  return { id: null, detail: asText(name, detail) }

  function taking(activity: ReferenceActivity, rest: string | null, field: Field) {
    if (activity.retired) notes.add('error', 'activity-retired', field)
    const top = resolver.clusterOf(clusterId)?.parentId ?? clusterId
    if (activity.clusterId !== clusterId && activity.clusterId !== top) notes.add('warning', 'activity-of-other-cluster', field)
    // What is only compared with stored lines has not taught the catalogue anything: those lines keep the activity as text.
    return options.compareOnly && resolver.isNew(activity.id)
      ? { id: null, detail: asText(name ?? '', rest) }
      : { id: activity.id, detail: rest }
  }
}

export function readProject({ text, notes }: Reading, { projects }: Shared, leadId: string | null): string | null {
  const code = text('projectCode')
  if (code === null) return null
  const project = projects.get(nameKey(code))
  if (!project) {
    if (projects.size > 0) notes.add('warning', 'project-unknown', 'projectCode')
    return code
  }
  if (leadId !== null && project.organisationIds.length > 0 && !project.organisationIds.includes(leadId))
    notes.add('warning', 'project-of-other-organisation', 'projectCode')
  return project.code
}
