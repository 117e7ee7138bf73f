import { hashPassword } from 'better-auth/crypto'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { hashOfSecret, linkBearers } from '../access.ts'
import { RecoverAccount } from '../schema.ts'
import { openRecoveryLink } from '../store.ts'

/** Sets the password in the shape better-auth signs in with. */
async function storePassword(tx: Tx, personId: string, password: string, now: Date): Promise<void> {
  const hash = await hashPassword(password)
  const changed = await tx.run(sql`update identity_account set password = ${hash}, updated_at = ${now}
    where user_id = ${personId} and provider_id = 'credential'`)
  if (changed === 0)
    await tx.run(sql`insert into identity_account (id, account_id, provider_id, user_id, password)
      values (${newId()}, ${personId}, 'credential', ${personId}, ${hash})`)
}

async function removeSecondStep(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`delete from identity_two_factor where user_id = ${personId}`)
  await tx.run(sql`delete from identity_passkey where user_id = ${personId}`)
  await tx.run(sql`update identity_user set two_factor_enabled = false where id = ${personId}`)
}

/** Sets a new password by a link; every device is signed out, and devices that were trusted are asked for the second step again. */
export const recoverAccount = command({
  name: 'accounts.recover-account',
  summary: 'Set a new password by a one-time link.',
  input: RecoverAccount,
  policy: linkBearers,
  load: async (tx, input, context) => (await openRecoveryLink(tx, hashOfSecret(input.secret), context.now, 'to use')) ?? null,
  scope: (_link, input) => ({ link: hashOfSecret(input.secret) }),
  journalled: () => ({}),
  async apply(tx, input, link, context) {
    await storePassword(tx, link.personId, input.password, context.now)
    if (link.removesSecondStep) await removeSecondStep(tx, link.personId)
    await tx.run(sql`delete from identity_session where user_id = ${link.personId}`)
    await tx.run(sql`delete from identity_verification where value = ${link.personId}`)
    await tx.run(sql`update recovery_link set used_at = ${context.now} where id = ${link.id}`)
    context.touch('recovery-link', link.id, 'ended')
    context.touch('person', link.personId, 'changed')
    return { personId: link.personId }
  },
})
