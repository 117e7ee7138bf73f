/** Who may do what with accounts. Who may give a role depends on the role, so that nobody gives more than they hold. */
import { createHash } from 'node:crypto'
import { type Actor, isAllowed, type Policy, within } from '../../kernel/access.ts'
import { administrators, anyRole, type Role } from '../operations/index.ts'
import { type RoleScope, scopeOf } from './schema.ts'

/** Everybody signed in holds this role over themselves; tokens do not, so a token cannot make or change tokens. */
export const selfRole = 'self'
export const oneself: Policy = within(['person'], selfRole)
export const signedIn: Policy = [...anyRole, ...within([], selfRole)]
export const oneselfOrAdministrators: Policy = [...administrators, ...oneself]

/** Whoever holds a one-time link holds this role over what the link opens. */
export const linkRole = 'link-bearer'
export const linkBearers: Policy = within(['link'], linkRole)

/** SHA-256 of a secret in hex: all that is kept of links and tokens. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The actor, bearing a one-time link. Whether the link is good is decided where it is used. */
export function bearing(actor: Actor, secret: string): Actor {
  return { ...actor, grants: [...actor.grants, { role: linkRole, scope: { link: hashOfSecret(secret) } }] }
}

const leads: Policy = [...administrators, ...within(['operation'], 'coordinator')]

const grantors: Record<Role, Policy> = {
  administrator: administrators,
  coordinator: leads,
  'information-officer': leads,
  'task-manager': leads,
  'focal-point': leads,
  'finance-officer': leads,
  donor: leads,
  'field-staff': [...leads, ...within(['operation', 'organisation'], 'focal-point')],
  'ministry-counterpart': [...leads, ...within(['operation', 'cluster'], 'task-manager')],
}

/** Everybody who may give some role within the scope; `mayGive` decides about the one role. */
export const givers: Policy = [
  ...leads,
  ...within(['operation', 'cluster'], 'task-manager'),
  ...within(['operation', 'organisation'], 'focal-point'),
]

/** Everybody who may give some role in an operation, for lists whose rows are limited to what each may give. */
export const giversInOperation: Policy = [
  ...administrators,
  ...within(['operation'], 'coordinator', 'task-manager', 'focal-point'),
]

/**
 * Whether the actor may give (or end) a role with these limits. A token may only when it names its commands: one that simply may
 * write must not be able to make accounts that outlive it.
 */
export function mayGive(actor: Actor, wanted: RoleScope): boolean {
  if (actor.kind === 'token' && !actor.narrowedTo?.names) return false
  return isAllowed(actor, grantors[wanted.role], [scopeOf(wanted)])
}

/** Whether the actor may give every one of the roles; of somebody without any, only an administrator may. */
export function mayGiveAll(actor: Actor, held: readonly RoleScope[]): boolean {
  if (held.length > 0) return held.every(role => mayGive(actor, role))
  return mayGive(actor, { role: 'administrator', operationId: null, clusterId: null, organisationId: null, placeId: null })
}

/**
 * The roles to offer the actor in a form: those they may give somewhere in the operation (or, without one, in the installation).
 * What exactly they may give is decided when the command is given.
 */
export function offeredRoles(actor: Actor, operationId: string | null): Role[] {
  const all = Object.keys(grantors) as Role[]
  return all.filter(role => {
    if ((role === 'administrator') !== (operationId === null)) return false
    return actor.grants.some(grant => {
      const own = (dimension: string) => grant.scope[dimension] ?? null
      const scope = { operationId, clusterId: own('cluster'), organisationId: own('organisation'), placeId: own('place') }
      return mayGive(actor, { role, ...scope })
    })
  })
}
