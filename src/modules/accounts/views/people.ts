import * as v from 'valibot'
import { type Actor, systemRole } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { giversInOperation, mayGive, mayGiveAll } from '../access.ts'
import type { RoleScope } from '../schema.ts'
import { dayOf, roleScopeColumns } from '../store.ts'

export interface HeldRole extends RoleScope {
  id: string
  validFrom: string
  validTo: string | null
  /** The role holds no more. */
  ended: boolean
  /** The reader may end it. */
  mayEnd: boolean
}

export interface PersonWithRoles {
  id: string
  name: string
  email: string
  suspended: boolean
  /** The reader may make a link by which this person sets a new password. */
  mayRecover: boolean
  roles: HeldRole[]
}

/**
 * What is limited by an actor's roles when people or invitations are listed: everything for administrators and coordinators, the
 * cluster's for a task manager, the organisation's for a focal point.
 */
export function listedFor(actor: Actor, operationId: string | null) {
  const all = actor.grants.some(
    ({ role, scope }) =>
      role === systemRole || role === 'administrator' || (role === 'coordinator' && scope.operation === operationId),
  )
  if (all) return sql`true`
  const here = actor.grants.filter(grant => grant.scope.operation === operationId)
  const clusters = here.flatMap(({ role, scope }) => (role === 'task-manager' && scope.cluster ? [scope.cluster] : []))
  const organisations = here.flatMap(({ role, scope }) =>
    role === 'focal-point' && scope.organisation ? [scope.organisation] : [],
  )
  return sql`(cluster_id = any(${clusters}::uuid[]) or organisation_id = any(${organisations}::uuid[]))`
}

/** People of an operation with their roles in it; for administrators, without an operation, everybody with every role. */
export const listPeople = view({
  name: 'accounts.people',
  summary: 'People with an account and the roles they hold, as far as you look after them.',
  input: v.object({ operationId: v.optional(v.nullable(IdSchema), null) }),
  policy: giversInOperation,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db: Db, input, { actor, now }): Promise<PersonWithRoles[]> {
    const ofOperation = input.operationId === null ? sql`true` : sql`operation_id = ${input.operationId}`
    const grants = await db.rows<HeldRole & { personId: string }>(
      sql`select id, person_id as "personId", ${roleScopeColumns}, valid_from::text as "validFrom", valid_to::text as "validTo",
          (ended_at is not null or coalesce(valid_to < ${dayOf(now)}::date, false)) as ended
        from role_grant where ${ofOperation} and ${listedFor(actor, input.operationId)} order by granted_at, id`,
    )
    const onlyListed =
      input.operationId === null ? sql`true` : sql`id = any(${[...new Set(grants.map(grant => grant.personId))]})`
    const people = await db.rows<Omit<PersonWithRoles, 'roles' | 'mayRecover'>>(
      sql`select id, name, email, suspended_at is not null as suspended from identity_user where ${onlyListed} order by name, id`,
    )
    const rolesOf = new Map<string, HeldRole[]>()
    for (const { personId, ...grant } of grants) {
      const held = { ...grant, mayEnd: !grant.ended && mayGive(actor, grant) }
      rolesOf.set(personId, [...(rolesOf.get(personId) ?? []), held])
    }
    // What a person holds elsewhere counts, too, though it is not listed here.
    const inForceOf = Map.groupBy(
      await db.rows<RoleScope & { personId: string }>(sql`select person_id as "personId", ${roleScopeColumns} from role_grant
        where person_id = any(${people.map(({ id }) => id)}) and ended_at is null and (valid_to is null or valid_to >= ${dayOf(now)}::date)`),
      ({ personId }) => personId,
    )
    return people.map(person => ({
      ...person,
      roles: rolesOf.get(person.id) ?? [],
      mayRecover: !person.suspended && mayGiveAll(actor, inForceOf.get(person.id) ?? []),
    }))
  },
})
