/**
 * "See it as…": in a demonstration, its coordinator or an administrator looks through another role, so that pages show exactly
 * what that role sees and may do. The choice travels in a signed cookie and is checked again at each request.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/database/sql.ts'
import { findOperation } from '../operations/index.ts'
import { selfRole } from './access.ts'
import { grantedScopeOf, PersonIdSchema, type RoleScope, RoleScopeSchema } from './schema.ts'

export interface SeeAs extends RoleScope {
  operationId: string
}

const Choice = v.object({ personId: PersonIdSchema, role: RoleScopeSchema })

function signature(secret: string, payload: string): Buffer {
  return createHmac('sha256', secret).update(`see-as.${payload}`).digest()
}

/** The cookie's value for a person's choice. */
export function sealSeeAs(secret: string, personId: string, seeAs: SeeAs): string {
  const payload = Buffer.from(JSON.stringify({ personId, role: seeAs })).toString('base64url')
  return `${payload}.${signature(secret, payload).toString('base64url')}`
}

/** The choice in a cookie, or null when it was not sealed here, for this person. */
export function openSeeAs(secret: string, personId: string, cookie: string): SeeAs | null {
  const [payload, seal] = cookie.split('.')
  if (!payload || !seal) return null
  const expected = signature(secret, payload)
  const given = Buffer.from(seal, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const choice = v.safeParse(Choice, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  if (!choice.success || choice.output.personId !== personId) return null
  const { role } = choice.output
  return role.operationId === null ? null : { ...role, operationId: role.operationId }
}

/** Whether the actor's own roles let them look through other roles of an operation. Asked of their own grants, not the seen ones. */
export async function maySeeAs(db: Db, actor: Actor, operationId: string): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const leads = actor.grants.some(
    ({ role, scope }) => role === 'administrator' || (role === 'coordinator' && scope.operation === operationId),
  )
  return leads && (await findOperation(db, operationId))?.demonstration === true
}

/** The actor looking through the role: its grants alone, and nothing of any other operation. */
export function actorSeeingAs(actor: Actor, seeAs: SeeAs): Actor {
  const self = actor.grants.filter(grant => grant.role === selfRole)
  return { ...actor, grants: [{ role: seeAs.role, scope: grantedScopeOf(seeAs) }, ...self] }
}
