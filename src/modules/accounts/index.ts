import type { Registry, Room } from '../../kernel/registry.ts'
import { acceptInvitation } from './commands/accept-invitation.ts'
import { chooseLanguage } from './commands/choose-language.ts'
import { endRole } from './commands/end-role.ts'
import { endSessions } from './commands/end-sessions.ts'
import { grantRole } from './commands/grant-role.ts'
import { invitePerson } from './commands/invite-person.ts'
import { makeRecoveryLink } from './commands/make-recovery-link.ts'
import { makeToken } from './commands/make-token.ts'
import { recoverAccount } from './commands/recover-account.ts'
import { renewAdministratorLink } from './commands/renew-administrator-link.ts'
import { revokeToken } from './commands/revoke-token.ts'
import { suspendPerson } from './commands/suspend-person.ts'
import { withdrawInvitation } from './commands/withdraw-invitation.ts'
import { reactions } from './reactions.ts'
import { listActors } from './views/actors.ts'
import { listInvitations, showInvitation } from './views/invitations.ts'
import { listPeople } from './views/people.ts'
import { showRecovery } from './views/recovery.ts'
import { listOwnRoles, permissionsView } from './views/roles.ts'
import { listSessions } from './views/sessions.ts'
import { listTokens } from './views/tokens.ts'

export { bearing, hashOfSecret, offeredRoles, oneself } from './access.ts'
export { firstAdministratorLink, newAdministratorLink } from './first-administrator.ts'
export { type Holding, peopleHolding, peopleOfOperation } from './holders.ts'
export { identifyPerson, identifyToken, type Person, personBehind } from './identity.ts'
export type { Permission } from './permissions.ts'
export * from './schema.ts'
export { actorSeeingAs, maySeeAs, openSeeAs, type SeeAs, sealSeeAs } from './see-as.ts'
export { installationSecret, newSecret, newTokenSecret, noteTokenUse } from './store.ts'
export { type KnownActor, listActors } from './views/actors.ts'
export type { InvitationOfLink, OpenInvitation } from './views/invitations.ts'
export type { HeldRole, PersonWithRoles } from './views/people.ts'
export type { RecoveryOfLink } from './views/recovery.ts'
export type { Session } from './views/sessions.ts'
export type { AccessToken } from './views/tokens.ts'
export {
  acceptInvitation,
  chooseLanguage,
  endRole,
  endSessions,
  grantRole,
  invitePerson,
  listInvitations,
  listOwnRoles,
  listPeople,
  listSessions,
  listTokens,
  makeRecoveryLink,
  makeToken,
  permissionsView,
  recoverAccount,
  renewAdministratorLink,
  revokeToken,
  showInvitation,
  showRecovery,
  suspendPerson,
  withdrawInvitation,
}

/** The room; its permission table lists everything the registry holds when it is read. */
export function accountsRoom(registry: () => Registry): Room {
  return {
    name: 'accounts',
    commands: [
      invitePerson,
      acceptInvitation,
      withdrawInvitation,
      grantRole,
      endRole,
      suspendPerson,
      makeRecoveryLink,
      recoverAccount,
      endSessions,
      makeToken,
      revokeToken,
      chooseLanguage,
      renewAdministratorLink,
    ],
    views: [
      listPeople,
      listActors,
      listInvitations,
      showInvitation,
      showRecovery,
      listSessions,
      listOwnRoles,
      listTokens,
      permissionsView(registry),
    ],
    reactions,
    migrations: new URL('./migrations/', import.meta.url).pathname,
  }
}
