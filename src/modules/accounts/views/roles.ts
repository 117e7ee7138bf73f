import * as v from 'valibot'
import type { Registry } from '../../../kernel/registry.ts'
import { view } from '../../../kernel/view.ts'
import { administrators, type Role, roles } from '../../operations/index.ts'
import { signedIn } from '../access.ts'
import { type Permission, permissionsOf } from '../permissions.ts'
import type { RoleScope } from '../schema.ts'

/** The roles the asker acts with now: their own, those of the token's owner, or the one they look through. */
export const listOwnRoles = view({
  name: 'accounts.roles-of-me',
  summary: 'The roles you act with now.',
  input: v.object({}),
  policy: signedIn,
  scope: async () => ({}),
  async read(_db, _input, { actor }): Promise<RoleScope[]> {
    const known: readonly string[] = roles
    return actor.grants
      .filter(grant => known.includes(grant.role))
      .map(({ role, scope }) => ({
        role: role as Role,
        operationId: scope.operation ?? null,
        clusterId: scope.cluster ?? null,
        organisationId: scope.organisation ?? null,
        placeId: scope.place ?? null,
      }))
  },
})

/** The permission table; what it lists is known once all rooms are, so the registry is asked for when it is read. */
export function permissionsView(registry: () => Registry) {
  return view({
    name: 'accounts.permissions',
    summary: 'Who may give which command and read which view.',
    input: v.object({}),
    policy: administrators,
    scope: async () => ({}),
    read: async (): Promise<Permission[]> => permissionsOf(registry()),
  })
}
