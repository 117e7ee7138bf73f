import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { hashOfSecret } from '../access.ts'
import { SecretSchema } from '../schema.ts'
import { dayOf, storeInvitation } from '../store.ts'

/** How long the link to make an administrator works. */
const linkMilliseconds = 24 * 3_600_000

/**
 * Makes a one-time link to become administrator; those made before and not used stop working. Only the installation itself may:
 * whoever has the command line of the server. It is also the way back in when no administrator can sign in any more.
 */
export const renewAdministratorLink = command({
  name: 'accounts.renew-administrator-link',
  summary: 'Make a new one-time link to become administrator (command line of the server only).',
  input: v.object({ secret: SecretSchema }),
  policy: [],
  scope: () => ({}),
  journalled: () => ({}),
  async apply(tx, input, _loaded, context) {
    await tx.run(sql`update invitation set withdrawn_at = ${context.now}
      where first_administrator and accepted_at is null and withdrawn_at is null`)
    const expiresAt = new Date(context.now.getTime() + linkMilliseconds)
    const id = await storeInvitation(tx, {
      role: 'administrator',
      operationId: null,
      clusterId: null,
      organisationId: null,
      placeId: null,
      from: dayOf(context.now),
      to: null,
      email: null,
      secretHash: hashOfSecret(input.secret),
      invitedBy: context.actor.id,
      expiresAt,
      firstAdministrator: true,
    })
    context.touch('invitation', id, 'made')
    return { id, expiresAt: expiresAt.toISOString() }
  },
})
