import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { givers, mayGive } from '../access.ts'
import { GrantRole, scopeOf } from '../schema.ts'
import { daysOf, storeGrant } from '../store.ts'

/** Gives a role to a person who has an account. */
export const grantRole = command({
  name: 'accounts.grant-role',
  summary: 'Give a role to a person who has an account.',
  input: GrantRole,
  policy: givers,
  async load(tx, input, context) {
    if (!mayGive(context.actor, input)) return null
    return (await tx.find<{ id: string }>(sql`select id from identity_user where id = ${input.personId}`)) ?? null
  },
  scope: (_person, input) => scopeOf(input),
  async apply(tx, input, person, context) {
    const id = await storeGrant(tx, {
      ...input,
      ...daysOf(input, context.now),
      personId: person.id,
      grantedBy: context.actor.id,
    })
    context.touch('person', person.id, 'changed')
    context.touch('role-grant', id, 'made')
    return { id }
  },
})
