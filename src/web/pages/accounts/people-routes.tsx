/** Routes of people and invitations. What each may see and give is decided by the room; the forms only offer it. */
import { type Context, Hono } from 'hono'
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import {
  endRole,
  invitePerson,
  listInvitations,
  listPeople,
  makeRecoveryLink,
  offeredRoles,
  suspendPerson,
  withdrawInvitation,
} from '../../../modules/accounts/index.ts'
import { listOperations } from '../../../modules/operations/index.ts'
import type { Identity } from '../../auth.ts'
import { type AccountsPagesDeps, baseOf, commandIdOf, type Errors, errorsOf, goTo, type Values, valuesOf } from './parts.tsx'
import { type PeopleProps, peoplePage } from './people.tsx'

interface Shown {
  code: string | undefined
  values?: Values
  errors?: Errors
  link?: PeopleProps['link']
  recoveryLink?: PeopleProps['recoveryLink']
}

/** What the routes share: showing the page, again with what was wrong. */
function peopleTools({ reader, render, languageOf, identityOf, choicesOf }: AccountsPagesDeps) {
  async function show(c: Context, identity: Identity, { code, ...shown }: Shown): Promise<Response> {
    const language = languageOf(c)
    const { actor } = identity
    const asking = { actor, language }
    const mayShowAll = await reader.mayRead(listPeople, { operationId: null }, actor)
    const operations = await reader.read(listOperations, {}, asking)
    const operation = operations.find(candidate => candidate.code === code) ?? (mayShowAll ? null : (operations[0] ?? null))
    const operationId = operation?.id ?? null
    const [people, invitations, choices] = await Promise.all([
      reader.read(listPeople, { operationId }, asking),
      reader.read(listInvitations, { operationId }, asking),
      operationId === null ? choicesOfAll(identity, operations, language) : choicesOf(identity, operationId, language),
    ])
    return render(
      c,
      peoplePage(baseOf(language), {
        people,
        invitations,
        choices,
        operation,
        operations: operations.map(each => ({ id: each.id, code: each.code, name: nameIn(each.names, language) })),
        rolesToGive: offeredRoles(actor, operationId),
        maySuspend: mayShowAll,
        mayShowAll,
        values: shown.values ?? {},
        errors: shown.errors ?? {},
        link: shown.link,
        recoveryLink: shown.recoveryLink,
      }),
    )
  }

  /** Names of whatever roles are limited to, in any of the operations. */
  async function choicesOfAll(identity: Identity, operations: readonly { id: string }[], language: Language) {
    const each = await Promise.all(operations.map(({ id }) => choicesOf(identity, id, language)))
    return {
      clusters: each.flatMap(({ clusters }) => clusters),
      organisations: each.flatMap(({ organisations }) => organisations),
      places: each.flatMap(({ places }) => places),
    }
  }

  /** Somebody signed in, or sent to sign in first. */
  function signedIn(route: (c: Context, identity: Identity) => Promise<Response>) {
    return async (c: Context) => {
      const identity = await identityOf(c)
      return identity.person ? route(c, identity) : goTo(c, '/sign-in?next=/people')
    }
  }

  async function refused(c: Context, identity: Identity, values: Values, error: unknown): Promise<Response> {
    const errors = errorsOf(error, languageOf(c))
    c.status(422)
    return show(c, identity, { code: values.operation, values, errors })
  }

  return { show, signedIn, refused }
}

type Tools = ReturnType<typeof peopleTools>

/** The link of an invitation is shown in the answer to its form and nowhere else. */
function inviteRoute(app: Hono, { authentication, reader, runner }: AccountsPagesDeps, { show, signedIn, refused }: Tools): void {
  app.post(
    '/people/invite',
    signedIn(async (c, identity) => {
      const values = await valuesOf(c)
      const operations = await reader.read(listOperations, {}, { actor: identity.actor })
      const operationId = operations.find(operation => operation.code === values.operation)?.id ?? null
      const { secret = '', role } = values
      const input = {
        role,
        secret,
        operationId: role === 'administrator' ? null : operationId,
        clusterId: values.clusterId || null,
        organisationId: values.organisationId || null,
        placeId: values.placeId || null,
        email: values.email || null,
        to: values.to || null,
      }
      try {
        const { expiresAt } = await runner.run(invitePerson, input, { actor: identity.actor, ...commandIdOf(values) })
        const href = new URL(`/invitation/${secret}`, authentication.publicUrl).href
        c.header('cache-control', 'no-store')
        return await show(c, identity, { code: values.operation, link: { href, until: expiresAt } })
      } catch (error) {
        return refused(c, identity, values, error)
      }
    }),
  )
}

/** The link for a new password is shown in the answer to its form and nowhere else. */
function recoveryLinkRoute(app: Hono, { authentication, runner }: AccountsPagesDeps, { show, signedIn, refused }: Tools): void {
  app.post(
    '/people/recovery-link',
    signedIn(async (c, identity) => {
      const values = await valuesOf(c)
      const { secret = '', personId, name = '' } = values
      const input = { personId, secret, removeSecondStep: values.removeSecondStep === 'yes' }
      try {
        await runner.run(makeRecoveryLink, input, { actor: identity.actor, ...commandIdOf(values) })
      } catch (error) {
        return refused(c, identity, values, error)
      }
      const href = new URL(`/recover/${secret}`, authentication.publicUrl).href
      c.header('cache-control', 'no-store')
      return show(c, identity, { code: values.operation, recoveryLink: { href, name } })
    }),
  )
}

/** The buttons beside people and invitations. */
function actionRoutes(app: Hono, { runner }: AccountsPagesDeps, { signedIn, refused }: Tools): void {
  const actions = {
    '/people/withdraw': (values: Values, { actor }: Identity) =>
      runner.run(withdrawInvitation, { invitationId: values.invitationId }, { actor, ...commandIdOf(values) }),
    '/people/end-role': (values: Values, { actor }: Identity) =>
      runner.run(endRole, { grantId: values.grantId }, { actor, ...commandIdOf(values) }),
    '/people/suspend': (values: Values, { actor }: Identity) =>
      runner.run(
        suspendPerson,
        { personId: values.personId, suspended: values.suspended === 'yes' },
        { actor, ...commandIdOf(values) },
      ),
  }
  for (const [path, act] of Object.entries(actions))
    app.post(
      path,
      signedIn(async (c, identity) => {
        const values = await valuesOf(c)
        try {
          await act(values, identity)
        } catch (error) {
          return refused(c, identity, values, error)
        }
        return goTo(c, `/people?operation=${encodeURIComponent(values.operation ?? '')}`)
      }),
    )
}

/** GET /people, POST /people/invite, /people/recovery-link, /people/withdraw, /people/end-role and /people/suspend. */
export function peopleRoutes(deps: AccountsPagesDeps): Hono {
  const tools = peopleTools(deps)
  const { show, signedIn } = tools
  const app = new Hono()
  app.get(
    '/people',
    signedIn((c, identity) => show(c, identity, { code: c.req.query('operation') })),
  )

  inviteRoute(app, deps, tools)
  recoveryLinkRoute(app, deps, tools)
  actionRoutes(app, deps, tools)
  return app
}
