import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { oneself } from '../access.ts'
import { LanguageSchema } from '../schema.ts'

/** Chooses the language of one's own pages. */
export const chooseLanguage = command({
  name: 'accounts.choose-language',
  summary: 'Choose the language of your pages.',
  input: v.object({ language: LanguageSchema }),
  policy: oneself,
  load: async (_tx, _input, context) => (context.actor.kind === 'person' ? { personId: context.actor.id } : null),
  scope: ({ personId }) => ({ person: personId }),
  async apply(tx, input, { personId }, context) {
    await tx.run(sql`update identity_user set language = ${input.language}, updated_at = ${context.now} where id = ${personId}`)
    context.touch('person', personId, 'changed')
    return { language: input.language }
  },
})
