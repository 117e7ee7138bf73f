/** Routes of one's own account. Identities change through better-auth, everything else by commands. */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { nameIn } from '../../../kernel/pure/languages.ts'
import {
  chooseLanguage,
  endSessions,
  listOwnRoles,
  listSessions,
  listTokens,
  makeToken,
  type Person,
  passwordLengthMax,
  passwordLengthMin,
  revokeToken,
} from '../../../modules/accounts/index.ts'
import { showPreferences } from '../../../modules/notices/index.ts'
import { listOperations } from '../../../modules/operations/index.ts'
import type { AuthAnswer, Identity } from '../../auth.ts'
import { forgetLanguage, setLanguageCookie } from '../../language.ts'
import { accountsTexts } from '../../messages/accounts.ts'
import { type AccountProps, accountPage } from './account.tsx'
import { noticeSettingRoutes } from './account-notices.tsx'
import { deviceOf } from './device.ts'
import { type AccountsPagesDeps, baseOf, commandIdOf, type Errors, errorsOf, goTo, valuesOf } from './parts.tsx'

const nullableText = v.optional(v.nullable(v.string()), null)
const Passkeys = v.array(v.object({ id: v.string(), name: nullableText, createdAt: nullableText }))
const CurrentSession = v.nullable(
  v.object({
    session: v.object({ id: v.string() }),
    user: v.object({ twoFactorEnabled: v.optional(v.nullable(v.boolean()), false) }),
  }),
)
const SetUp = v.object({ totpURI: v.string(), backupCodes: v.array(v.string()) })
const NewCodes = v.object({ backupCodes: v.array(v.string()) })

type Shown = Pick<AccountProps, 'setUp' | 'newCodes' | 'newToken' | 'newCalendar' | 'passwordChanged'> & {
  values?: AccountProps['values']
  errors?: Errors
}

type SignedIn = Identity & { person: Person }

/** What the routes of the account share: showing the page again, with what was wrong. */
function accountTools({ authentication, reader, render, languageOf, identityOf, mailFrom }: AccountsPagesDeps) {
  async function show(c: Context, { person, own }: SignedIn, shown: Shown = {}): Promise<Response> {
    const ask = async (path: string) => (await authentication.call(c.req.raw, path)).body
    const asking = { actor: own }
    const [passkeys, current, sessions, roles, tokens, preferences, operations] = await Promise.all([
      ask('/passkey/list-user-passkeys'),
      ask('/get-session'),
      reader.read(listSessions, { personId: person.id }, asking),
      reader.read(listOwnRoles, {}, asking),
      reader.read(listTokens, { personId: person.id }, asking),
      reader.read(showPreferences, { personId: person.id }, asking),
      reader.mayRead(listOperations, {}, own).then(may => (may ? reader.read(listOperations, {}, asking) : [])),
    ])
    const nameOf = (id: string | null) => {
      const operation = operations.find(each => each.id === id)
      return operation ? nameIn(operation.names, languageOf(c)) : null
    }
    const here = v.parse(CurrentSession, current)
    c.header('cache-control', 'no-store')
    const page = accountPage(baseOf(languageOf(c)), {
      person,
      roles: roles.map(role => ({ ...role, operationName: nameOf(role.operationId) })),
      tokens,
      notices: { ...preferences, sendsMails: mailFrom !== null },
      sessions: sessions.map(session => ({ ...session, current: session.id === here?.session.id })),
      device: deviceOf(c.req.header('user-agent') ?? null),
      passkeys: v.parse(Passkeys, passkeys),
      secondFactorOn: here?.user.twoFactorEnabled === true,
      ...shown,
      values: shown.values ?? {},
      errors: shown.errors ?? {},
    })
    return render(c, page)
  }

  return {
    show,

    /** The page again, with what was wrong beside the fields. */
    refused(c: Context, identity: SignedIn, shown: Shown): Promise<Response> {
      c.status(422)
      return show(c, identity, shown)
    },

    /** A route for somebody signed in; others are sent to sign in first. */
    signedIn(route: (c: Context, identity: SignedIn) => Promise<Response>) {
      return async (c: Context) => {
        const identity = await identityOf(c)
        const { person } = identity
        return person ? route(c, { ...identity, person }) : goTo(c, '/sign-in?next=/account')
      }
    },

    errorsOfAnswer(c: Context, answer: AuthAnswer, field: string): Errors {
      const t = accountsTexts(languageOf(c))
      if (answer.status === 429) return { '': t('tooMany') }
      if (answer.code === 'INVALID_PASSWORD') return { [field]: t('passwordNotRight') }
      return { '': t('somethingFailed') }
    },
  }
}

export type Tools = ReturnType<typeof accountTools>

const passkeyNameLengthMax = 80

/** Devices, and passkeys as better-auth keeps them. */
function identityRoutes(app: Hono, { authentication, runner }: AccountsPagesDeps, { signedIn }: Tools): void {
  app.post(
    '/account/sessions/revoke',
    signedIn(async (c, { person, own }) => {
      const values = await valuesOf(c)
      const input = { personId: person.id, sessionIds: [values.sessionId ?? ''] }
      await runner.run(endSessions, input, { actor: own, ...commandIdOf(values) })
      return goTo(c, '/account#sessions')
    }),
  )

  app.post(
    '/account/sessions/revoke-others',
    signedIn(async (c, { person, own }) => {
      const here = v.parse(CurrentSession, (await authentication.call(c.req.raw, '/get-session')).body)
      const input = { personId: person.id, exceptId: here?.session.id ?? null }
      await runner.run(endSessions, input, { actor: own, ...commandIdOf(await valuesOf(c)) })
      return goTo(c, '/account#sessions')
    }),
  )

  app.post(
    '/account/passkeys/rename',
    signedIn(async c => {
      const { passkeyId = '', passkeyName = '' } = await valuesOf(c)
      const name = passkeyName.trim().slice(0, passkeyNameLengthMax)
      if (name) await authentication.call(c.req.raw, '/passkey/update-passkey', { id: passkeyId, name })
      return goTo(c, '/account#passkeys')
    }),
  )

  app.post(
    '/account/passkeys/remove',
    signedIn(async c => {
      const { passkeyId } = await valuesOf(c)
      await authentication.call(c.req.raw, '/passkey/delete-passkey', { id: passkeyId ?? '' })
      return goTo(c, '/account#passkeys')
    }),
  )
}

/** Setting up and taking away the second step. */
function secondStepRoutes(
  app: Hono,
  { authentication, languageOf }: AccountsPagesDeps,
  { show, refused, signedIn, errorsOfAnswer }: Tools,
): void {
  app.post(
    '/account/second-step',
    signedIn(async (c, identity) => {
      const { secondStepPassword } = await valuesOf(c)
      const answer = await authentication.call(c.req.raw, '/two-factor/enable', { password: secondStepPassword ?? '' })
      if (!answer.ok) return refused(c, identity, { errors: errorsOfAnswer(c, answer, 'secondStepPassword') })
      const { totpURI, backupCodes } = v.parse(SetUp, answer.body)
      return show(c, identity, { setUp: { uri: totpURI, backupCodes } })
    }),
  )

  app.post(
    '/account/second-step/confirm',
    signedIn(async (c, identity) => {
      const { code, uri, backupCodes } = await valuesOf(c)
      const answer = await authentication.call(c.req.raw, '/two-factor/verify-totp', { code: (code ?? '').trim() })
      if (answer.ok) return goTo(c, '/account#second-step', answer.cookies)
      const errors = { code: accountsTexts(languageOf(c))('codeWrong') }
      if (!uri?.startsWith('otpauth://')) return refused(c, identity, { errors })
      return refused(c, identity, { errors, setUp: { uri, backupCodes: (backupCodes ?? '').split(' ').filter(Boolean) } })
    }),
  )

  app.post(
    '/account/second-step/codes',
    signedIn(async (c, identity) => {
      const { codesPassword } = await valuesOf(c)
      const answer = await authentication.call(c.req.raw, '/two-factor/generate-backup-codes', { password: codesPassword ?? '' })
      if (!answer.ok) return refused(c, identity, { errors: errorsOfAnswer(c, answer, 'codesPassword') })
      return show(c, identity, { newCodes: v.parse(NewCodes, answer.body).backupCodes })
    }),
  )

  app.post(
    '/account/second-step/off',
    signedIn(async (c, identity) => {
      const { secondStepPassword } = await valuesOf(c)
      const answer = await authentication.call(c.req.raw, '/two-factor/disable', { password: secondStepPassword ?? '' })
      if (!answer.ok) return refused(c, identity, { errors: errorsOfAnswer(c, answer, 'secondStepPassword') })
      return goTo(c, '/account#second-step', answer.cookies)
    }),
  )
}

/** Changing the password; every other device is signed out by it. */
function passwordRoutes(
  app: Hono,
  { authentication, languageOf }: AccountsPagesDeps,
  { refused, signedIn, errorsOfAnswer }: Tools,
): void {
  app.post(
    '/account/password',
    signedIn(async (c, identity) => {
      const { currentPassword = '', newPassword = '' } = await valuesOf(c)
      if (newPassword.length < passwordLengthMin || newPassword.length > passwordLengthMax) {
        const message = accountsTexts(languageOf(c))('wrongPassword', { length: passwordLengthMin, max: passwordLengthMax })
        return refused(c, identity, { errors: { newPassword: message } })
      }
      const given = { currentPassword, newPassword, revokeOtherSessions: true }
      const answer = await authentication.call(c.req.raw, '/change-password', given)
      if (!answer.ok) return refused(c, identity, { errors: errorsOfAnswer(c, answer, 'currentPassword') })
      return goTo(c, '/account?changed=password', answer.cookies)
    }),
  )
}

/** Language and tokens, by commands. */
function commandRoutes(app: Hono, { runner, languageOf }: AccountsPagesDeps, { show, refused, signedIn }: Tools): void {
  app.post(
    '/account/language',
    signedIn(async (c, { own }) => {
      const values = await valuesOf(c)
      const { language } = await runner.run(
        chooseLanguage,
        { language: values.language || null },
        { actor: own, ...commandIdOf(values) },
      )
      if (language) setLanguageCookie(c, language)
      else forgetLanguage(c)
      return goTo(c, '/account')
    }),
  )

  app.post(
    '/account/tokens',
    signedIn(async (c, identity) => {
      const values = await valuesOf(c)
      const { secret = '', name = '' } = values
      const names = (values.names ?? '').split(/\s+/).filter(Boolean)
      const input = {
        secret,
        name,
        write: values.write === 'yes',
        names: names.length > 0 ? names : null,
        lastDay: values.lastDay || null,
      }
      try {
        await runner.run(makeToken, input, { actor: identity.own, ...commandIdOf(values) })
      } catch (error) {
        const { '': form, ...fields } = errorsOf(error, languageOf(c))
        const errors =
          names.length > 0 && Object.keys(fields).some(field => /^\d+$/.test(field)) ? { ...fields, names: form ?? '' } : fields
        return refused(c, identity, { values, errors: Object.keys(errors).length > 0 ? errors : { '': form ?? '' } })
      }
      return show(c, identity, { newToken: secret })
    }),
  )

  app.post(
    '/account/tokens/revoke',
    signedIn(async (c, { own }) => {
      const values = await valuesOf(c)
      await runner.run(revokeToken, { tokenId: values.tokenId }, { actor: own, ...commandIdOf(values) })
      return goTo(c, '/account#tokens')
    }),
  )
}

/** GET /account and the forms on it; all need somebody signed in. */
export function accountRoutes(deps: AccountsPagesDeps): Hono {
  const tools = accountTools(deps)
  const { show, signedIn } = tools
  const app = new Hono()
  app.get(
    '/account',
    signedIn((c, identity) => show(c, identity, { passwordChanged: c.req.query('changed') === 'password' })),
  )
  for (const routes of [identityRoutes, secondStepRoutes, passwordRoutes, commandRoutes, noticeSettingRoutes])
    routes(app, deps, tools)
  return app
}
