import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { oneself } from '../../accounts/index.ts'
import { IdSchema } from '../../operations/index.ts'
import { OwnerSchema } from '../schema.ts'
import { ownerOf } from '../store.ts'

/** Marks one's own notices as read: those named, or all. */
export const markRead = command({
  name: 'notices.mark-read',
  summary: 'Mark your notices as read: those named, or all of them.',
  input: v.object({
    personId: OwnerSchema,
    /** Null: all. */
    ids: v.optional(v.nullable(v.pipe(v.array(IdSchema), v.maxLength(500))), null),
  }),
  policy: oneself,
  load: async (_tx, input, { actor }) => ownerOf(input.personId, actor),
  scope: owner => ({ person: owner.personId }),
  async apply(tx, { ids }, { personId }, { now, touch }) {
    const named = ids === null ? sql`` : sql`and id = any(${ids}::uuid[])`
    const read = await tx.run(sql`update notice set read_at = ${now} where person_id = ${personId} and read_at is null ${named}`)
    if (read > 0) touch('person', personId, 'changed')
    return { read }
  },
})
