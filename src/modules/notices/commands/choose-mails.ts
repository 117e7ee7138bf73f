import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { oneself } from '../../accounts/index.ts'
import { MailChoicesSchema, OwnerSchema } from '../schema.ts'
import { ownerOf } from '../store.ts'

/** Chooses of which notices one gets a mail, and whether at once or once a week. In the app all of them are shown. */
export const chooseMails = command({
  name: 'notices.choose-mails',
  summary: 'Choose which notices you also get by mail: at once, once a week, or never.',
  input: v.object({ personId: OwnerSchema, choices: MailChoicesSchema }),
  policy: oneself,
  load: async (_tx, input, { actor }) => ownerOf(input.personId, actor),
  scope: owner => ({ person: owner.personId }),
  async apply(tx, { choices }, { personId }, { touch }) {
    const once = [...new Map(choices.map(choice => [choice.kind, choice])).values()]
    await tx.run(sql`insert into notice_preference (person_id, kind, mail)
      select ${personId}, kind, mail from ${recordset(once, 'kind text, mail text')}
      on conflict (person_id, kind) do update set mail = excluded.mail`)
    touch('person', personId, 'changed')
    return { choices: once }
  },
})
