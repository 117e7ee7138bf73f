import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { oneselfOrAdministrators } from '../access.ts'
import { PersonIdSchema } from '../schema.ts'

/** Signs a person out on some devices, or everywhere; at once. */
export const endSessions = command({
  name: 'accounts.end-sessions',
  summary: 'Sign a person out, on some devices or on all.',
  input: v.object({
    personId: PersonIdSchema,
    /** Sessions to end; null ends all. */
    sessionIds: v.optional(v.nullable(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64)))), null),
    /** A session that stays whatever else is ended: the one the command is given in. */
    exceptId: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), null),
  }),
  policy: oneselfOrAdministrators,
  load: async (tx, input) =>
    (await tx.find<{ id: string }>(sql`select id from identity_user where id = ${input.personId}`)) ?? null,
  scope: person => ({ person: person.id }),
  async apply(tx, input, person, context) {
    const some = input.sessionIds === null ? sql`true` : sql`id = any(${input.sessionIds})`
    const ended = await tx.run(sql`delete from identity_session
      where user_id = ${person.id} and ${some} and id is distinct from ${input.exceptId}`)
    context.touch('person', person.id, 'changed')
    return { ended }
  },
})
