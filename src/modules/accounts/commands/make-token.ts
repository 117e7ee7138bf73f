import type { Actor } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { hashOfSecret, oneself } from '../access.ts'
import { dayPassed } from '../problems.ts'
import { MakeToken } from '../schema.ts'
import { dayOf } from '../store.ts'

/** Whoever it is about: the person named, else the person who acts. */
async function ownerFor(tx: Tx, personId: string | null, actor: Actor): Promise<{ ownerId: string } | null> {
  const id = personId ?? (actor.kind === 'person' ? actor.id : null)
  if (id === null) return null
  return (await tx.find<{ ownerId: string }>(sql`select id as "ownerId" from identity_user where id = ${id}`)) ?? null
}

/** Makes a token for a program of one's own. The secret is made by the caller; the server keeps its hash. */
export const makeToken = command({
  name: 'accounts.make-token',
  summary: 'Make a token for a program that acts with (at most) your roles.',
  input: MakeToken,
  policy: oneself,
  load: (tx, input, context) => ownerFor(tx, input.personId, context.actor),
  scope: ({ ownerId }) => ({ person: ownerId }),
  journalled: ({ secret: _secret, name: _name, ...input }) => input,
  async apply(tx, input, { ownerId }, context) {
    if (input.lastDay !== null && input.lastDay < dayOf(context.now))
      throw dayPassed({ day: input.lastDay }, [{ pointer: '/lastDay', code: 'day-passed' }])
    const id = newId()
    await tx.run(sql`insert into access_token (id, owner_id, name, secret_hash, may_write, names, expires_at)
      values (${id}, ${ownerId}, ${input.name}, ${hashOfSecret(input.secret)}, ${input.write}, ${input.names},
        (${input.lastDay}::date + 1)::timestamp at time zone 'UTC')`)
    context.touch('token', id, 'made')
    return { id }
  },
})
