import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { oneself, PersonIdSchema } from '../../accounts/index.ts'
import { type MailChoice, type NoticeKind, noticeKindNames } from '../kinds.ts'

export interface MailPreferences {
  /** Every kind of notice with how its mails come. */
  mails: { kind: NoticeKind; mail: MailChoice }[]
  /** Since when the calendar has a secret address; null: it has none. */
  calendarSince: string | null
}

export const showPreferences = view({
  name: 'notices.preferences',
  summary: 'Which notices you also get by mail, and whether your calendar has an address.',
  input: v.object({ personId: PersonIdSchema }),
  policy: oneself,
  scope: async (_db, { personId }) => ({ person: personId }),
  async read(db, { personId }): Promise<MailPreferences> {
    const [chosen, feed] = await Promise.all([
      db.rows<{ kind: string; mail: MailChoice }>(sql`select kind, mail from notice_preference where person_id = ${personId}`),
      db.find<{ madeAt: Date }>(
        sql`select made_at as "madeAt" from calendar_feed where person_id = ${personId} and revoked_at is null`,
      ),
    ])
    const mailOf = new Map(chosen.map(({ kind, mail }) => [kind, mail]))
    return {
      mails: noticeKindNames.map(kind => ({ kind, mail: mailOf.get(kind) ?? 'at-once' })),
      calendarSince: feed?.madeAt.toISOString() ?? null,
    }
  },
})
