import { hashPassword } from 'better-auth/crypto'
import type * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { hashOfSecret, linkBearers } from '../access.ts'
import { emailTaken, personNeeded } from '../problems.ts'
import { AcceptInvitation, type RoleScope } from '../schema.ts'
import { dayOf, roleScopeColumns, storeGrant } from '../store.ts'

type NewPerson = NonNullable<v.InferOutput<typeof AcceptInvitation>['person']>

interface OpenInvitation extends RoleScope {
  id: string
  secretHash: string
  invitedBy: string
  from: string
  to: string | null
}

/** Makes the account in the shape better-auth signs in with; in this transaction, so that no account is without its role. */
async function storePerson(tx: Tx, person: NewPerson): Promise<string> {
  if (await tx.find(sql`select 1 from identity_user where email = ${person.email}`))
    throw emailTaken({}, [{ pointer: '/person/email', code: 'email-taken' }])
  const id = newId()
  await tx.run(sql`insert into identity_user (id, name, email, language)
    values (${id}, ${person.name}, ${person.email}, ${person.language})`)
  await tx.run(sql`insert into identity_account (id, account_id, provider_id, user_id, password)
    values (${newId()}, ${id}, 'credential', ${id}, ${await hashPassword(person.password)})`)
  return id
}

/** Accepts an invitation: a visitor gets an account and its role, somebody signed in gets the role. Works once. */
export const acceptInvitation = command({
  name: 'accounts.accept-invitation',
  summary: 'Accept an invitation by its one-time link.',
  input: AcceptInvitation,
  policy: linkBearers,
  async load(tx, input, context) {
    const invitation = await tx.find<OpenInvitation>(
      sql`select id, secret_hash as "secretHash", invited_by as "invitedBy", valid_from::text as "from", valid_to::text as "to", ${roleScopeColumns}
        from invitation where secret_hash = ${hashOfSecret(input.secret)} and accepted_at is null and withdrawn_at is null
          and expires_at > ${context.now} for update`,
    )
    return invitation ?? null
  },
  scope: invitation => ({ operation: invitation.operationId, link: invitation.secretHash }),
  journalled: () => ({}),
  async apply(tx, input, invitation, context) {
    const { actor, now } = context
    if (actor.kind !== 'person' && !input.person) throw personNeeded()
    const personId = actor.kind === 'person' || !input.person ? actor.id : await storePerson(tx, input.person)
    if (personId !== actor.id) context.touch('person', personId, 'made')
    const today = dayOf(now)
    const grantId = await storeGrant(tx, {
      ...invitation,
      personId,
      // An invitation accepted late does not reach back.
      from: [invitation.from, today].sort()[1] ?? today,
      grantedBy: invitation.invitedBy,
    })
    await tx.run(
      sql`update invitation set accepted_at = ${now}, accepted_by = ${personId}, email = null where id = ${invitation.id}`,
    )
    context.touch('invitation', invitation.id, 'changed')
    context.touch('role-grant', grantId, 'made')
    return { personId, grantId, role: invitation.role }
  },
})
