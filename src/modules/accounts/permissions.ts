/** The permission table, made from the list of commands and views and never by hand. */
import type { Policy } from '../../kernel/access.ts'
import type { Registry } from '../../kernel/registry.ts'
import { type Role, roles } from '../operations/index.ts'

export interface Permission {
  name: string
  kind: 'command' | 'view'
  room: string
  summary: string
  /** For each role that may: the dimensions its grant must match; an empty list is everywhere. A role that may not is absent. */
  roles: Partial<Record<Role, readonly string[]>>
  /** May be used by whoever it concerns (`self`) or whoever holds a link, besides the roles. */
  others: readonly string[]
  /** Only the installation itself may. */
  systemOnly: boolean
}

/** The widest rule of a role in a policy: the one that has to match in the fewest dimensions. */
function widest(policy: Policy, role: string): readonly string[] | undefined {
  const rules = policy.filter(rule => rule.role === role).map(rule => rule.within)
  return rules.sort((a, b) => a.length - b.length)[0]
}

/** Who may what, in the order of rooms. */
export function permissionsOf(registry: Registry): Permission[] {
  return registry.rooms.flatMap(room =>
    [...room.commands, ...room.views].map(entry => {
      const policy: Policy = entry.policy
      const allowed: Permission['roles'] = {}
      for (const role of roles) {
        const dimensions = widest(policy, role)
        if (dimensions) allowed[role] = dimensions
      }
      const known: readonly string[] = roles
      return {
        name: entry.name,
        kind: entry.kind,
        room: room.name,
        summary: entry.summary,
        roles: allowed,
        others: [...new Set(policy.map(rule => rule.role).filter(role => !known.includes(role)))],
        systemOnly: policy.length === 0,
      }
    }),
  )
}
