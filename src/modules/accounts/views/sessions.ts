import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { oneselfOrAdministrators } from '../access.ts'
import { PersonIdSchema } from '../schema.ts'

export interface Session {
  id: string
  /** What the browser says of itself. */
  userAgent: string | null
  createdAt: string
  expiresAt: string
}

/** Where a person is signed in; never the tokens that a browser keeps. */
export const listSessions = view({
  name: 'accounts.sessions',
  summary: 'Where a person is signed in.',
  input: v.object({ personId: PersonIdSchema }),
  policy: oneselfOrAdministrators,
  scope: async (_db, input) => ({ person: input.personId }),
  async read(db, input, { now }): Promise<Session[]> {
    const rows = await db.rows<{ id: string; userAgent: string | null; createdAt: Date; expiresAt: Date }>(
      sql`select id, user_agent as "userAgent", created_at as "createdAt", expires_at as "expiresAt" from identity_session
        where user_id = ${input.personId} and expires_at > ${now} order by created_at desc, id`,
    )
    return rows.map(row => ({ ...row, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() }))
  },
})
