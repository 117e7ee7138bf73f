import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { hashOfSecret, oneself, SecretSchema } from '../../accounts/index.ts'
import { OwnerSchema } from '../schema.ts'
import { ownerOf } from '../store.ts'

/** Makes the secret address of one's own calendar; an earlier one stops working. The server keeps the hash of the secret. */
export const makeCalendarFeed = command({
  name: 'notices.make-calendar-feed',
  summary: 'Make the secret address of your calendar; an earlier one stops working.',
  input: v.object({ personId: OwnerSchema, secret: SecretSchema }),
  policy: oneself,
  load: async (_tx, input, { actor }) => ownerOf(input.personId, actor),
  scope: owner => ({ person: owner.personId }),
  journalled: ({ secret: _secret, ...input }) => input,
  async apply(tx, { secret }, { personId }, { now, touch }) {
    await tx.run(sql`update calendar_feed set revoked_at = ${now} where person_id = ${personId} and revoked_at is null`)
    const id = newId()
    await tx.run(sql`insert into calendar_feed (id, person_id, secret_hash, made_at)
      values (${id}, ${personId}, ${hashOfSecret(secret)}, ${now})`)
    touch('calendar-feed', id, 'made')
    return { id }
  },
})
