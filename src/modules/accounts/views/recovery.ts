import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { hashOfSecret, linkBearers } from '../access.ts'
import { SecretSchema } from '../schema.ts'
import { openRecoveryLink } from '../store.ts'

export interface RecoveryOfLink {
  name: string
  email: string
  removesSecondStep: boolean
}

/** Whose password a one-time link sets, for its page; nothing once it was used, withdrawn or has expired. */
export const showRecovery = view({
  name: 'accounts.recovery',
  summary: 'Whose password a one-time link sets.',
  input: v.object({ secret: SecretSchema }),
  policy: linkBearers,
  scope: async (db, input) => {
    const link = hashOfSecret(input.secret)
    return (await openRecoveryLink(db, link, new Date())) ? { link } : null
  },
  async read(db, input, { now }): Promise<RecoveryOfLink> {
    const link = await openRecoveryLink(db, hashOfSecret(input.secret), now)
    const person = await db.find<{ name: string; email: string }>(
      sql`select name, email from identity_user where id = ${link?.personId ?? ''}`,
    )
    if (!link || !person) throw new Error('The link was there a moment ago.')
    return { ...person, removesSecondStep: link.removesSecondStep }
  },
})
