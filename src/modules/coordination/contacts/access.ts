/** Who keeps contacts and gives responsibilities, and who sees which contact. Nobody sees one unless a rule here says so. */
import { type Actor, isAllowed, type Policy, systemRole, within } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { keepers } from '../../operations/index.ts'
import { clustersOfOrganisations } from '../../plan/index.ts'

/** Those who keep a contact: who keeps the operation's lists, the task manager of all its clusters, the focal point of its organisation. */
export const contactKeepers: Policy = [
  ...keepers,
  ...within(['operation', 'cluster'], 'task-manager'),
  ...within(['operation', 'organisation'], 'focal-point'),
]

/** What access to a contact is decided on. */
export interface ContactScope {
  organisationId: string | null
  clusterIds: readonly string[]
}

export function mayKeep(actor: Actor, operationId: string, { organisationId, clusterIds }: ContactScope): boolean {
  return isAllowed(actor, contactKeepers, [{ operation: operationId, organisation: organisationId, cluster: clusterIds }])
}

/** Organisations that somebody works for in an operation; donors do not count: they follow what others do. */
export function organisationsOf(actor: Actor, operationId: string): string[] {
  const held = actor.grants.flatMap(({ role, scope }) =>
    (role === 'focal-point' || role === 'field-staff') && scope.operation === operationId ? (scope.organisation ?? []) : [],
  )
  return [...new Set(held)]
}

const seesAll = new Set<string>([systemRole, 'administrator', 'coordinator', 'information-officer'])

/**
 * The contacts that somebody sees, as a condition on `contact c`: coordination all of them, a task manager those of the cluster, others
 * those of their own organisation, and beyond that what was chosen for each contact. Donors and ministries see those for everybody.
 */
export async function seenBy(db: Db, actor: Actor, operationId: string) {
  const here = actor.grants.filter(({ scope }) => scope.operation === undefined || scope.operation === operationId)
  if (here.some(({ role }) => seesAll.has(role))) return sql`true`
  const organisations = organisationsOf(actor, operationId)
  const manages = here.flatMap(({ role, scope }) => (role === 'task-manager' ? (scope.cluster ?? []) : []))
  const clusters = [...manages, ...(await clustersOfOrganisations(db, operationId, organisations))]
  const isIn = (ids: readonly string[]) => sql`exists (select 1 from contact_cluster k
    where k.operation_id = c.operation_id and k.contact_id = c.id and k.cluster_id = any(${[...ids]}::uuid[]))`
  return sql`(c.person_id = ${actor.id} or c.visibility = 'all' or c.organisation_id = any(${organisations}::uuid[])
    or ${isIn(manages)} or (c.visibility = 'clusters' and ${isIn(clusters)}))`
}
