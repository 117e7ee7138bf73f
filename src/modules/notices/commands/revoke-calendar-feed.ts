import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { oneself } from '../../accounts/index.ts'
import { OwnerSchema } from '../schema.ts'
import { ownerOf } from '../store.ts'

/** Revokes the address of one's own calendar; it stops working at once. */
export const revokeCalendarFeed = command({
  name: 'notices.revoke-calendar-feed',
  summary: 'Revoke the secret address of your calendar.',
  input: v.object({ personId: OwnerSchema }),
  policy: oneself,
  async load(tx, input, { actor }) {
    const owner = ownerOf(input.personId, actor)
    const feed =
      owner &&
      (await tx.find<{ id: string }>(
        sql`select id from calendar_feed where person_id = ${owner.personId} and revoked_at is null for update`,
      ))
    return owner && feed ? { ...owner, ...feed } : null
  },
  scope: owner => ({ person: owner.personId }),
  async apply(tx, _input, { id }, { now, touch }) {
    await tx.run(sql`update calendar_feed set revoked_at = ${now} where id = ${id}`)
    touch('calendar-feed', id, 'ended')
    return { id }
  },
})
