import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { oneselfOrAdministrators } from '../access.ts'

/** Revokes a token; it stops working at once. */
export const revokeToken = command({
  name: 'accounts.revoke-token',
  summary: 'Revoke a token.',
  input: v.object({ tokenId: IdSchema }),
  policy: oneselfOrAdministrators,
  load: async (tx, input) =>
    (await tx.find<{ ownerId: string }>(
      sql`select owner_id as "ownerId" from access_token where id = ${input.tokenId} and revoked_at is null for update`,
    )) ?? null,
  scope: ({ ownerId }) => ({ person: ownerId }),
  async apply(tx, input, _token, context) {
    await tx.run(sql`update access_token set revoked_at = ${context.now} where id = ${input.tokenId}`)
    context.touch('token', input.tokenId, 'ended')
    return { id: input.tokenId }
  },
})
