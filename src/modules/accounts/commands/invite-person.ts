import { command } from '../../../kernel/command.ts'
import { givers, hashOfSecret, mayGive } from '../access.ts'
import { InvitePerson, scopeOf } from '../schema.ts'
import { daysOf, storeInvitation } from '../store.ts'

const dayMilliseconds = 86_400_000

/** Invites a person by a one-time link. The secret in the link is made by the caller; the server keeps its hash. */
export const invitePerson = command({
  name: 'accounts.invite-person',
  summary: 'Invite a person to a role by a one-time link.',
  input: InvitePerson,
  policy: givers,
  load: async (_tx, input, context) => (mayGive(context.actor, input) ? {} : null),
  scope: (_loaded, input) => scopeOf(input),
  journalled: ({ email: _email, secret: _secret, ...input }) => input,
  async apply(tx, input, _loaded, context) {
    const expiresAt = new Date(context.now.getTime() + input.validDays * dayMilliseconds)
    const id = await storeInvitation(tx, {
      ...input,
      ...daysOf(input, context.now),
      secretHash: hashOfSecret(input.secret),
      invitedBy: context.actor.id,
      expiresAt,
      firstAdministrator: false,
    })
    context.touch('invitation', id, 'made')
    return { id, expiresAt: expiresAt.toISOString() }
  },
})
