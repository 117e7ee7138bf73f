import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { oneself } from '../access.ts'
import { LanguageSchema, PersonIdSchema } from '../schema.ts'

/** Chooses the language of one's own pages. */
export const chooseLanguage = command({
  name: 'accounts.choose-language',
  summary: 'Choose the language of your pages.',
  input: v.object({
    /** Null: pages follow the browser. */
    language: v.nullable(LanguageSchema),
    /** Whose pages; left out: one's own. Only the installation itself chooses for somebody else. */
    personId: v.optional(v.nullable(PersonIdSchema), null),
  }),
  policy: oneself,
  async load(tx, input, context) {
    const id = input.personId ?? (context.actor.kind === 'person' ? context.actor.id : null)
    if (id === null) return null
    return (await tx.find<{ personId: string }>(sql`select id as "personId" from identity_user where id = ${id}`)) ?? null
  },
  scope: ({ personId }) => ({ person: personId }),
  async apply(tx, input, { personId }, context) {
    await tx.run(sql`update identity_user set language = ${input.language}, updated_at = ${context.now} where id = ${personId}`)
    context.touch('person', personId, 'changed')
    return { language: input.language }
  },
})
