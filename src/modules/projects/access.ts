/** Who may do what with projects: those who keep the operation's lists, the cluster's own people, and the lead organisation. */
import { type Actor, isAllowed, type Policy, type Scope, within } from '../../kernel/access.ts'
import { keepers, type Role, roleDimensions } from '../operations/index.ts'

/** Who may write sheets: keepers, the task manager of the cluster, and the focal point of a lead organisation. */
export const sheetWriters: Policy = [
  ...keepers,
  ...within(['operation', 'cluster'], 'task-manager'),
  ...within(['operation', 'organisation'], 'focal-point'),
]

/** Who may take steps, where the path names them, and comment. An administrator stands in for anybody, and is named as one. */
export const projectHands: Policy = [...sheetWriters, ...within(['operation', 'cluster'], 'ministry-counterpart')]

/** The role of the named ones in which somebody may act on a project; null when there is none. */
export function roleAmong(actor: Actor, by: readonly Role[], scope: Scope): Role | 'system' | null {
  const inRole = (role: Role) => {
    const dimensions = roleDimensions[role]
    return isAllowed({ ...actor, grants: actor.grants.filter(grant => grant.role === role) }, within(dimensions, role), [scope])
  }
  const found = [...by, 'administrator' as const].find(inRole)
  if (found) return found
  return isAllowed(actor, [], [scope]) ? 'system' : null
}
