import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { givers, mayGive } from '../access.ts'
import { type RoleScope, scopeOf } from '../schema.ts'
import { roleScopeColumns } from '../store.ts'

/** Withdraws an invitation that was not accepted; its link opens nothing any more. */
export const withdrawInvitation = command({
  name: 'accounts.withdraw-invitation',
  summary: 'Withdraw an invitation that was not accepted yet.',
  input: v.object({ invitationId: IdSchema }),
  policy: givers,
  async load(tx, input, context) {
    const invitation = await tx.find<RoleScope>(
      sql`select ${roleScopeColumns} from invitation
        where id = ${input.invitationId} and accepted_at is null and withdrawn_at is null for update`,
    )
    return invitation && mayGive(context.actor, invitation) ? invitation : null
  },
  scope: invitation => scopeOf(invitation),
  async apply(tx, input, _invitation, context) {
    await tx.run(sql`update invitation set withdrawn_at = ${context.now}, email = null where id = ${input.invitationId}`)
    context.touch('invitation', input.invitationId, 'ended')
    return { id: input.invitationId }
  },
})
