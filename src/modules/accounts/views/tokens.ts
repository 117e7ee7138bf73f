import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { oneselfOrAdministrators } from '../access.ts'
import { PersonIdSchema } from '../schema.ts'

export interface AccessToken {
  id: string
  name: string
  mayWrite: boolean
  names: string[] | null
  madeAt: string
  expiresAt: string | null
  lastUsedAt: string | null
}

type Dated = Omit<AccessToken, 'madeAt' | 'expiresAt' | 'lastUsedAt'> & {
  madeAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** A person's tokens that were not revoked; never their secrets, which are not kept. */
export const listTokens = view({
  name: 'accounts.tokens',
  summary: 'The tokens of a person that were not revoked.',
  input: v.object({ personId: PersonIdSchema }),
  policy: oneselfOrAdministrators,
  scope: async (_db, input) => ({ person: input.personId }),
  async read(db, input): Promise<AccessToken[]> {
    const rows = await db.rows<Dated>(
      sql`select id, name, may_write as "mayWrite", names, made_at as "madeAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
        from access_token where owner_id = ${input.personId} and revoked_at is null order by made_at desc, id`,
    )
    return rows.map(row => ({
      ...row,
      madeAt: row.madeAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    }))
  },
})
