/**
 * The one place where access is decided. A policy is a list of rules; a rule names a role and the dimensions in which a grant of
 * that role must match the scope of what is asked for. No rule that matches: refused.
 */

/** Dimensions are named by the rooms (`operation`, `cluster`, `organisation`, `place`); a missing one is not restricted by it. */
export type Scope = Readonly<Record<string, string | readonly string[] | null | undefined>>

export interface Grant {
  role: string
  /** What the role is limited to; a dimension that is absent is not limited. */
  scope: Readonly<Record<string, string>>
}

export interface Actor {
  /** Person, token or system part that acts; never a name or an address. */
  id: string
  kind: 'person' | 'token' | 'system' | 'visitor'
  grants: readonly Grant[]
  /** A token may be narrowed to reading, or to named commands and views; absent means all its owner may. */
  narrowedTo?: { write: boolean; names?: readonly string[] } | undefined
}

export interface Rule {
  role: string
  within: readonly string[]
}

export type Policy = readonly Rule[]

/** Rule for a role that must hold in every named dimension. */
export function within(dimensions: readonly string[], ...roles: string[]): Rule[] {
  return roles.map(role => ({ role, within: dimensions }))
}

/** The role of whatever runs on behalf of the installation itself: set-up, jobs, the command line on the server. */
export const systemRole = 'system'

/** An actor for the installation's own work; it passes every policy. */
export function systemActor(id = 'system'): Actor {
  return { id, kind: 'system', grants: [{ role: systemRole, scope: {} }] }
}

export const visitor: Actor = { id: 'visitor', kind: 'visitor', grants: [] }

function matches(grant: Grant, rule: Rule, scope: Scope): boolean {
  if (grant.role !== rule.role) return false
  return rule.within.every(dimension => {
    const granted = grant.scope[dimension]
    if (granted === undefined) return false
    const asked = scope[dimension]
    if (asked === null || asked === undefined) return false
    return typeof asked === 'string' ? asked === granted : asked.length > 0 && asked.every(id => id === granted)
  })
}

/** A grant that names an operation never reaches into another one, whatever the rule asks. */
function leavesOperation(grant: Grant, scope: Scope): boolean {
  return grant.scope.operation !== undefined && scope.operation !== undefined && grant.scope.operation !== scope.operation
}

/**
 * True when the actor may do what the policy guards, in every one of the scopes. An empty list of scopes is refused: a command
 * that touches nothing has no business being allowed.
 */
export function isAllowed(actor: Actor, policy: Policy, scopes: readonly Scope[]): boolean {
  if (actor.grants.some(grant => grant.role === systemRole)) return true
  if (scopes.length === 0) return false
  return scopes.every(scope =>
    actor.grants.some(grant => !leavesOperation(grant, scope) && policy.some(rule => matches(grant, rule, scope))),
  )
}

/** Whether a narrowed token covers a name; persons are never narrowed. */
export function tokenCovers(actor: Actor, kind: 'command' | 'view', name: string): boolean {
  const narrowed = actor.narrowedTo
  if (!narrowed) return true
  if (kind === 'command' && !narrowed.write) return false
  return narrowed.names === undefined || narrowed.names.includes(name)
}
