import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { givers, hashOfSecret, mayGiveAll } from '../access.ts'
import { PersonIdSchema, type RoleScope, SecretSchema, scopeOf } from '../schema.ts'
import { dayOf, roleScopeColumns } from '../store.ts'

/** How long the link works. */
const linkMilliseconds = 24 * 3_600_000

/** Every role that a person holds or will hold. */
function rolesOf(tx: Tx, personId: string, day: string): Promise<RoleScope[]> {
  return tx.rows<RoleScope>(sql`select ${roleScopeColumns} from role_grant
    where person_id = ${personId} and ended_at is null and (valid_to is null or valid_to >= ${day}::date)`)
}

async function findRecoverable(tx: Tx, personId: string, actor: Actor, day: string): Promise<{ roles: RoleScope[] } | null> {
  const person = await tx.find(sql`select 1 from identity_user where id = ${personId} and suspended_at is null for update`)
  if (!person) return null
  const roles = await rolesOf(tx, personId, day)
  return mayGiveAll(actor, roles) ? { roles } : null
}

/**
 * Makes a link by which a person sets a new password; there may be no mail to send one. Whoever makes it could use it, so it takes
 * somebody who may give every role that the person holds. A link made before stops working.
 */
export const makeRecoveryLink = command({
  name: 'accounts.make-recovery-link',
  summary: 'Make a one-time link by which a person who cannot sign in any more sets a new password.',
  input: v.object({
    personId: PersonIdSchema,
    secret: SecretSchema,
    /** Also takes away the second step and the passkeys: for a phone that was lost or stolen. */
    removeSecondStep: v.optional(v.boolean(), false),
  }),
  policy: givers,
  load: (tx, input, context) => findRecoverable(tx, input.personId, context.actor, dayOf(context.now)),
  scope: ({ roles }) => (roles.length > 0 ? roles.map(scopeOf) : {}),
  journalled: ({ secret: _secret, ...input }) => input,
  async apply(tx, input, _loaded, context) {
    await tx.run(sql`update recovery_link set withdrawn_at = ${context.now}
      where person_id = ${input.personId} and used_at is null and withdrawn_at is null`)
    const id = newId()
    const expiresAt = new Date(context.now.getTime() + linkMilliseconds)
    await tx.run(sql`insert into recovery_link (id, secret_hash, person_id, removes_second_step, made_by, made_at, expires_at)
      values (${id}, ${hashOfSecret(input.secret)}, ${input.personId}, ${input.removeSecondStep}, ${context.actor.id}, ${context.now}, ${expiresAt})`)
    context.touch('recovery-link', id, 'made')
    context.touch('person', input.personId, 'changed')
    return { id, expiresAt: expiresAt.toISOString() }
  },
})
