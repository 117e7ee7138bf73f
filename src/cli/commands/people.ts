/** `wusul people`: accounts, roles and invitations; and the way in for whoever has the server. */
import { Option } from 'commander'
import type { Language } from '../../kernel/pure/languages.ts'
import { addressOf, readSettings } from '../../kernel/settings.ts'
import {
  chooseLanguage,
  endRole,
  endSessions,
  grantRole,
  invitePerson,
  listInvitations,
  listPeople,
  listSessions,
  makeRecoveryLink,
  newAdministratorLink,
  newSecret,
  permissionsView,
  suspendPerson,
  withdrawInvitation,
} from '../../modules/accounts/index.ts'
import { roles } from '../../modules/operations/index.ts'
import { type RoleFlags, roleScopeOf, scopeNames } from '../roles.ts'
import { aCount, actor, aDay, aLanguage, answer, asJson, columns, inHouse, operationOf, personOf, program } from '../terminal.ts'

const people = program.command('people').description('accounts, roles and invitations')

interface Json {
  json?: boolean
}

/** Address of a page of the site with these settings. */
function pageAddress(path: string): string {
  const settings = readSettings(process.env)
  return new URL(path, addressOf(settings, settings.port)).href
}

people
  .command('list')
  .description('people with an account and the roles they hold')
  .option('--operation <code>', 'only those with a role in it')
  .option(...asJson)
  .action((flags: Json & { operation?: string }) =>
    inHouse(async house => {
      const operation = flags.operation ? await operationOf(house, flags.operation) : null
      const found = await house.reader.read(listPeople, { operationId: operation?.id ?? null }, { actor })
      const nameOf = await scopeNames(house)
      answer(flags, found, () =>
        columns(
          found.flatMap(({ name, email, suspended, roles }) => {
            const who = [email, suspended ? `${name} (suspended)` : name]
            const held = roles.filter(({ ended }) => !ended)
            if (held.length === 0) return [[...who, 'no role']]
            return held.map(role => [...who, role.role, nameOf(role), role.validTo ? `until ${role.validTo}` : '', role.id])
          }),
        ),
      )
    }),
  )

const role = () => new Option('--role <role>', 'role to give').choices([...roles]).makeOptionMandatory()
const limits = [
  ['--operation <code>', 'operation of the role'],
  ['--cluster <code>', 'cluster it is limited to'],
  ['--organisation <acronym>', 'organisation it is limited to, by acronym or name'],
  ['--place <code>', 'place it is limited to, by P-code'],
] as const

people
  .command('invite')
  .description('a one-time link by which a person makes their account')
  .addOption(role())
  .option(...limits[0])
  .option(...limits[1])
  .option(...limits[2])
  .option(...limits[3])
  .option('--email <address>', 'who it is for; shown in the list of invitations until they accept')
  .option('--from <day>', 'first day of the role', aDay)
  .option('--to <day>', 'last day of the role', aDay)
  .option('--valid-days <number>', 'days the link works', aCount, 7)
  .option(...asJson)
  .action((flags: RoleFlags & Json & { email?: string; from?: string; to?: string; validDays: number }) =>
    inHouse(async house => {
      const secret = newSecret()
      const { email = null, from = null, to = null, validDays } = flags
      const input = { ...(await roleScopeOf(house, flags)), secret, email, from, to, validDays }
      const { id, expiresAt } = await house.runner.run(invitePerson, input, { actor })
      const link = pageAddress(`/invitation/${secret}`)
      answer(flags, { id, link, expiresAt }, () => `${link}\nIt works once, until ${expiresAt}. Invitation ${id}`)
    }),
  )

people
  .command('invitations')
  .description('invitations that were not accepted yet')
  .option('--operation <code>', 'only those to it')
  .option(...asJson)
  .action((flags: Json & { operation?: string }) =>
    inHouse(async house => {
      const operation = flags.operation ? await operationOf(house, flags.operation) : null
      const found = await house.reader.read(listInvitations, { operationId: operation?.id ?? null }, { actor })
      const nameOf = await scopeNames(house)
      answer(flags, found, () =>
        columns(
          found.map(entry => [
            entry.id,
            entry.role,
            nameOf(entry),
            entry.email,
            entry.expired ? 'run out' : `until ${entry.expiresAt}`,
          ]),
        ),
      )
    }),
  )

people
  .command('withdraw')
  .description('withdraw an invitation')
  .argument('<invitation>')
  .option(...asJson)
  .action((invitationId: string, flags: Json) =>
    inHouse(async house => {
      const done = await house.runner.run(withdrawInvitation, { invitationId }, { actor })
      answer(flags, done, () => 'withdrawn')
    }),
  )

people
  .command('grant')
  .description('give a role to somebody who has an account')
  .argument('<e-mail>')
  .addOption(role())
  .option(...limits[0])
  .option(...limits[1])
  .option(...limits[2])
  .option(...limits[3])
  .option('--from <day>', 'first day of the role', aDay)
  .option('--to <day>', 'last day of the role', aDay)
  .option(...asJson)
  .action((email: string, flags: RoleFlags & Json & { from?: string; to?: string }) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const { from = null, to = null } = flags
      const done = await house.runner.run(grantRole, { ...(await roleScopeOf(house, flags)), personId, from, to }, { actor })
      answer(flags, done, () => `given: ${done.id}`)
    }),
  )

people
  .command('end-role')
  .description('end a role; "wusul people list" names it')
  .argument('<role-id>')
  .option('--last-day <day>', 'last day on which it holds; left out: at once', aDay)
  .option(...asJson)
  .action((grantId: string, flags: Json & { lastDay?: string }) =>
    inHouse(async house => {
      const done = await house.runner.run(endRole, { grantId, lastDay: flags.lastDay ?? null }, { actor })
      answer(flags, done, () => `ended, last day ${done.lastDay}`)
    }),
  )

for (const [word, suspended, description] of [
  ['suspend', true, 'sign a person out everywhere and let them in no more; roles stay'],
  ['let-in', false, 'let a suspended person in again'],
] as const)
  people
    .command(word)
    .description(description)
    .argument('<e-mail>')
    .option(...asJson)
    .action((email: string, flags: Json) =>
      inHouse(async house => {
        const { id: personId } = await personOf(house, email)
        const done = await house.runner.run(suspendPerson, { personId, suspended }, { actor })
        answer(flags, done, () => (suspended ? 'suspended' : 'let in'))
      }),
    )

people
  .command('recovery-link')
  .description('a one-time link by which a person who cannot sign in any more sets a new password')
  .argument('<e-mail>')
  .option('--remove-second-step', 'also take away the second step and the passkeys: the phone was lost or stolen')
  .option(...asJson)
  .action((email: string, flags: Json & { removeSecondStep?: boolean }) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const secret = newSecret()
      const input = { personId, secret, removeSecondStep: flags.removeSecondStep ?? false }
      const { expiresAt } = await house.runner.run(makeRecoveryLink, input, { actor })
      const link = pageAddress(`/recover/${secret}`)
      answer(flags, { link, expiresAt }, () => `${link}\nIt works once, until ${expiresAt}.`)
    }),
  )

people
  .command('language')
  .description("choose the language of a person's pages")
  .argument('<e-mail>')
  .argument('<language>', 'en, ar or ckb; browser for what their browser prefers', word =>
    word === 'browser' ? null : aLanguage(word),
  )
  .option(...asJson)
  .action((email: string, language: Language | null, flags: Json) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const done = await house.runner.run(chooseLanguage, { personId, language }, { actor })
      answer(flags, done, () => done.language ?? 'browser')
    }),
  )

const sessions = people.command('sessions').description('where a person is signed in')
sessions
  .command('list')
  .argument('<e-mail>')
  .description('list the devices')
  .option(...asJson)
  .action((email: string, flags: Json) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const found = await house.reader.read(listSessions, { personId }, { actor })
      answer(flags, found, () => columns(found.map(entry => [entry.id, entry.createdAt, entry.userAgent])))
    }),
  )
sessions
  .command('end')
  .description('sign a person out on the devices named, or on all')
  .argument('<e-mail>')
  .argument('[session...]')
  .option(...asJson)
  .action((email: string, named: string[], flags: Json) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const sessionIds = named.length > 0 ? named : null
      const done = await house.runner.run(endSessions, { personId, sessionIds }, { actor })
      answer(flags, done, () => `${done.ended} signed out`)
    }),
  )

program
  .command('permissions')
  .description('who may give which command and read which view')
  .option(...asJson)
  .action((flags: Json) =>
    inHouse(async house => {
      const found = await house.reader.read(
        permissionsView(() => house.registry),
        {},
        { actor },
      )
      const limitsOf = (dimensions: readonly string[]) => (dimensions.length > 0 ? `(own ${dimensions.join(' + ')})` : '')
      answer(flags, found, () =>
        columns(
          found.map(entry => [
            entry.name,
            entry.systemOnly
              ? 'the server itself'
              : [
                  ...Object.entries(entry.roles).map(([name, dimensions]) => `${name}${limitsOf(dimensions ?? [])}`),
                  ...entry.others,
                ].join(' '),
          ]),
        ),
      )
    }),
  )

program
  .command('administrator-link')
  .description('a new one-time link to become administrator, for whoever has lost theirs')
  .option(...asJson)
  .action((flags: Json) =>
    inHouse(async house => {
      const link = await newAdministratorLink(house.runner, pageAddress('/'))
      answer(flags, { link }, () => link)
    }),
  )
