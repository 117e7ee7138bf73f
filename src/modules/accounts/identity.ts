/** Who is acting: the roles a person holds today, and what a token stands for. For the doors that identify a request. */
import type { Actor, Grant } from '../../kernel/access.ts'
import { type Db, sql } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { hashOfSecret, selfRole } from './access.ts'
import { grantedScopeOf, type RoleScope } from './schema.ts'
import { dayOf, inForce, roleScopeColumns } from './store.ts'

export interface Person {
  id: string
  name: string
  email: string
  /** Language of their pages on every device; null when they never chose one. */
  language: Language | null
}

async function grantsOf(db: Db, personId: string, now: Date): Promise<Grant[]> {
  const held = await db.rows<RoleScope>(
    sql`select ${roleScopeColumns} from role_grant where person_id = ${personId} and ${inForce(dayOf(now))} order by granted_at, id`,
  )
  return held.map(grant => ({ role: grant.role, scope: grantedScopeOf(grant) }))
}

/** A person who may act, with the roles they hold today; undefined when there is none or they are suspended. */
export async function identifyPerson(db: Db, personId: string, now: Date): Promise<{ person: Person; actor: Actor } | undefined> {
  const person = await db.find<Person>(
    sql`select id, name, email, language from identity_user where id = ${personId} and suspended_at is null`,
  )
  if (!person) return undefined
  const self: Grant = { role: selfRole, scope: { person: personId } }
  return { person, actor: { id: personId, kind: 'person', grants: [...(await grantsOf(db, personId, now)), self] } }
}

/** The actor a token stands for: its owner's roles of today, narrowed; undefined when it is unknown, revoked or has ended. */
export async function identifyToken(db: Db, secret: string, now: Date): Promise<Actor | undefined> {
  const token = await db.find<{ id: string; ownerId: string; mayWrite: boolean; names: string[] | null }>(
    sql`select t.id, t.owner_id as "ownerId", t.may_write as "mayWrite", t.names
      from access_token t join identity_user u on u.id = t.owner_id
      where t.secret_hash = ${hashOfSecret(secret)} and t.revoked_at is null and u.suspended_at is null
        and (t.expires_at is null or t.expires_at > ${now})`,
  )
  if (!token) return undefined
  return {
    id: token.id,
    kind: 'token',
    grants: await grantsOf(db, token.ownerId, now),
    narrowedTo: { write: token.mayWrite, ...(token.names ? { names: token.names } : {}) },
  }
}

/** The person who stands behind an actor: the owner of a token, else the actor itself. For rules such as that nobody reviews their own work. */
export async function personBehind(db: Db, actor: Pick<Actor, 'id' | 'kind'>): Promise<string> {
  if (actor.kind !== 'token') return actor.id
  const token = await db.find<{ ownerId: string }>(
    sql`select owner_id as "ownerId" from access_token where id::text = ${actor.id}`,
  )
  return token?.ownerId ?? actor.id
}
