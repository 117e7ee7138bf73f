import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { giversInOperation, hashOfSecret, linkBearers, mayGive } from '../access.ts'
import { type RoleScope, SecretSchema } from '../schema.ts'
import { roleScopeColumns } from '../store.ts'
import { listedFor } from './people.ts'

export interface OpenInvitation extends RoleScope {
  id: string
  email: string | null
  invitedAt: string
  expiresAt: string
  expired: boolean
  /** The reader may withdraw it. */
  mayWithdraw: boolean
}

/** Invitations that were neither accepted nor withdrawn. Their links are not here: only hashes are kept. */
export const listInvitations = view({
  name: 'accounts.invitations',
  summary: 'Invitations that were not accepted yet, as far as you may give their roles.',
  input: v.object({ operationId: v.optional(v.nullable(IdSchema), null) }),
  policy: giversInOperation,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, input, { actor, now }): Promise<OpenInvitation[]> {
    const ofOperation = input.operationId === null ? sql`true` : sql`operation_id = ${input.operationId}`
    const rows = await db.rows<
      Omit<OpenInvitation, 'invitedAt' | 'expiresAt' | 'expired'> & { invitedAt: Date; expiresAt: Date }
    >(
      sql`select id, email, ${roleScopeColumns}, invited_at as "invitedAt", expires_at as "expiresAt" from invitation
        where accepted_at is null and withdrawn_at is null and ${ofOperation} and ${listedFor(actor, input.operationId)}
        order by invited_at desc, id`,
    )
    return rows.map(row => ({
      ...row,
      invitedAt: row.invitedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      expired: row.expiresAt <= now,
      mayWithdraw: mayGive(actor, row),
    }))
  },
})

export interface InvitationOfLink extends RoleScope {
  email: string | null
  expiresAt: string
  firstAdministrator: boolean
}

/** What a one-time link opens, for its page; nothing once it was used, withdrawn or has expired. */
export const showInvitation = view({
  name: 'accounts.invitation',
  summary: 'The invitation that a one-time link opens.',
  input: v.object({ secret: SecretSchema }),
  policy: linkBearers,
  scope: async (db, input) => {
    const link = hashOfSecret(input.secret)
    const open = await db.find(
      sql`select 1 from invitation where secret_hash = ${link} and accepted_at is null and withdrawn_at is null and expires_at > now()`,
    )
    return open ? { link } : null
  },
  async read(db, input): Promise<InvitationOfLink> {
    const invitation = await db.find<Omit<InvitationOfLink, 'expiresAt'> & { expiresAt: Date }>(
      sql`select email, ${roleScopeColumns}, expires_at as "expiresAt", first_administrator as "firstAdministrator" from invitation
        where secret_hash = ${hashOfSecret(input.secret)}`,
    )
    if (!invitation) throw new Error('The invitation was there a moment ago.')
    return { ...invitation, expiresAt: invitation.expiresAt.toISOString() }
  },
})
