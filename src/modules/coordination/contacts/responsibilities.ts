/** Giving and ending responsibilities, for the commands that do. */
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { alreadyHeld } from './problems.ts'
import type { GivenResponsibility, ResponsibilityKind } from './schema.ts'

export interface StoredResponsibility {
  id: string
  kind: ResponsibilityKind
  clusterId: string | null
  organisationId: string | null
  starts: string
  ends: string | null
  version: number
}

export const lockResponsibility = (tx: Tx, operationId: string, id: string) =>
  tx.find<StoredResponsibility>(sql`select id, kind, cluster_id as "clusterId", organisation_id as "organisationId", starts::text, ends::text, version
    from responsibility where operation_id = ${operationId} and id = ${id} for update`)

/**
 * Gives a responsibility. A cluster has one task manager at a time; deputies, information officers and focal points can be several, but
 * nobody is the same thing twice in the same days.
 * @throws alreadyHeld
 */
export async function giveTo(tx: Tx, given: GivenResponsibility, by: { id: string; now: Date }): Promise<string> {
  const { operationId, kind, clusterId, organisationId, personId, contactId, starts, ends } = given
  // One at a time decides who holds what of one thing.
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`responsibility|${operationId}|${clusterId ?? organisationId ?? ''}`}, 0))`,
  )
  const alone = kind === 'task-manager'
  const other = await tx.find<{ starts: string }>(sql`select starts::text from responsibility
    where operation_id = ${operationId} and kind = ${kind} and cluster_id is not distinct from ${clusterId}::uuid
      and organisation_id is not distinct from ${organisationId}::uuid
      and daterange(starts, ends, '[]') && daterange(${starts}::date, ${ends}::date, '[]')
      ${alone ? sql`` : sql`and person_id is not distinct from ${personId}::text and contact_id is not distinct from ${contactId}::uuid`}
    order by starts limit 1`)
  if (other) throw alreadyHeld({ starts: other.starts })
  const id = given.id ?? newId()
  await tx.run(sql`insert into responsibility
      (operation_id, id, kind, cluster_id, organisation_id, person_id, contact_id, starts, ends, given_by, given_at)
    values (${operationId}, ${id}, ${kind}, ${clusterId}, ${organisationId}, ${personId}, ${contactId}, ${starts}, ${ends}, ${by.id}, ${by.now})`)
  return id
}

const dayBeside = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * The task manager of a cluster changes on a day: what the one is responsible for as its task manager ends the day before, and the other's
 * begins; the one may hold it as an account or as their own contact. Where a third person holds the responsibility, it stays theirs. Roles of accounts are not touched.
 */
export async function passTaskManager(
  tx: Tx,
  handed: { operationId: string; clusterId: string; fromPersonId: string; toPersonId: string; on: string },
  by: { id: string; now: Date },
): Promise<{ ended: string[]; begun: string | null }> {
  const { operationId, clusterId, fromPersonId, toPersonId, on } = handed
  const held = await tx.rows<{
    id: string
    personId: string | null
    starts: string
  }>(sql`select r.id, coalesce(r.person_id, c.person_id) as "personId", r.starts::text
    from responsibility r left join contact c on c.operation_id = r.operation_id and c.id = r.contact_id
    where r.operation_id = ${operationId} and r.cluster_id = ${clusterId} and r.kind = 'task-manager'
      and (r.ends is null or r.ends >= ${on}::date) order by r.starts for update of r`)
  if (held.some(({ personId }) => personId !== fromPersonId)) return { ended: [], begun: null }
  // A day belongs to one of them: what began on the day itself, or was to begin later, lasts for its first day.
  for (const { id, starts } of held)
    await tx.run(sql`update responsibility set ends = greatest(${dayBeside(on, -1)}::date, ${starts}::date), ended_by = ${by.id},
      version = version + 1 where operation_id = ${operationId} and id = ${id}`)
  const last = held.map(({ starts }) => starts).at(-1)
  const starts = last !== undefined && last >= on ? dayBeside(last, 1) : on
  const of = { organisationId: null, contactId: null, ends: null } as const
  const begun = await giveTo(tx, { operationId, clusterId, kind: 'task-manager', personId: toPersonId, starts, ...of }, by)
  return { ended: held.map(({ id }) => id), begun }
}
