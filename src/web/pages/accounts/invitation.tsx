/** Where a one-time link leads: the account of an invited person, or of the first administrator. */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  acceptInvitation,
  bearing,
  type InvitationOfLink,
  type Person,
  passwordLengthMin,
  SecretSchema,
  showInvitation,
} from '../../../modules/accounts/index.ts'
import { roleNames } from '../../../modules/operations/index.ts'
import type { AccountsMessage } from '../../messages/accounts.ts'
import {
  type AccountsPagesDeps,
  baseOf,
  commandIdOf,
  type Errors,
  errorsOf,
  Field,
  FormError,
  goTo,
  Hidden,
  LanguageSelect,
  type Page,
  type PageBase,
  signInAndGo,
  type Values,
  valuesOf,
} from './parts.tsx'

interface InvitationProps {
  /** Path of the page, which its form posts to. */
  action: string
  invitation: InvitationOfLink
  /** Who is signed in, and may take the role to their account. */
  person: Person | null
  values: Values
  errors: Errors
}

function NewAccount({ t, invitation, action, values, errors }: PageBase & InvitationProps) {
  const hint = t('passwordHint', { length: passwordLengthMin })
  return (
    <form method="post" action={action}>
      <Hidden fields={{ commandId: values.commandId ?? newId() }} />
      <Field name="name" label={t('name')} value={values.name} error={errors.name} autocomplete="name" maxLength={120} required />
      <Field
        name="email"
        type="email"
        label={t('email')}
        value={values.email ?? invitation.email ?? ''}
        error={errors.email}
        autocomplete="username"
        required
      />
      <Field
        name="password"
        type="password"
        label={t('password')}
        error={errors.password}
        hint={hint}
        autocomplete="new-password"
        minLength={passwordLengthMin}
        required
      />
      <LanguageSelect t={t} chosen={null} />
      <button type="submit">{t('makeAccount')}</button>
    </form>
  )
}

export function invitationPage(base: PageBase, props: InvitationProps): Page {
  const { t, language } = base
  const { invitation, person } = props
  const title = t(invitation.firstAdministrator ? 'welcomeTitle' : 'invitationTitle')
  return {
    title,
    body: (
      <section class="narrow">
        <h1>{title}</h1>
        <p>
          {invitation.firstAdministrator ? t('welcomeText') : t('invitationText', { role: roleNames[invitation.role][language] })}
        </p>
        <FormError errors={props.errors} />
        {person ? (
          <form method="post" action={props.action}>
            <Hidden fields={{ commandId: props.values.commandId ?? newId() }} />
            <button type="submit">{t('takeRole', { name: person.name })}</button>
          </form>
        ) : (
          <NewAccount {...base} {...props} />
        )}
      </section>
    ),
  }
}

export function linkGonePage({ t }: PageBase, title: AccountsMessage = 'invitationTitle'): Page {
  return {
    title: t(title),
    body: (
      <section class="narrow">
        <h1>{t(title)}</h1>
        <p class="notice notice-error">{t('linkGone')}</p>
      </section>
    ),
  }
}

/** GET and POST /welcome/:secret and /invitation/:secret. */
export function invitationRoutes(deps: AccountsPagesDeps): Hono {
  const { authentication, reader, runner, render, languageOf, identityOf } = deps
  const app = new Hono()

  /** What a link opens for whoever follows it; null when it opens nothing. */
  async function follow(c: Context) {
    const secret = c.req.param('secret') ?? ''
    // The address holds the secret: it must not travel on to other sites, nor stay in a cache.
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
    const { own, person } = await identityOf(c)
    const actor = bearing(own, secret)
    if (!v.is(SecretSchema, secret) || !(await reader.mayRead(showInvitation, { secret }, actor))) return null
    return { secret, actor, person, invitation: await reader.read(showInvitation, { secret }, { actor }) }
  }

  function gone(c: Context) {
    c.status(404)
    return render(c, linkGonePage(baseOf(languageOf(c))))
  }

  async function show(c: Context) {
    const followed = await follow(c)
    if (!followed) return gone(c)
    const { invitation, person } = followed
    return render(c, invitationPage(baseOf(languageOf(c)), { action: c.req.path, invitation, person, values: {}, errors: {} }))
  }

  async function accept(c: Context) {
    const language = languageOf(c)
    const values = await valuesOf(c)
    const followed = await follow(c)
    if (!followed) return gone(c)
    const { secret, actor, person, invitation } = followed
    const account = person
      ? null
      : {
          name: values.name ?? '',
          email: values.email ?? '',
          password: values.password ?? '',
          language: values.language || null,
        }
    try {
      await runner.run(acceptInvitation, { secret, person: account }, { actor, language, ...commandIdOf(values) })
    } catch (error) {
      const errors = errorsOf(error, language)
      c.status(422)
      return render(
        c,
        invitationPage(baseOf(language), {
          action: c.req.path,
          invitation,
          person,
          values: { ...values, commandId: newId() },
          errors,
        }),
      )
    }
    if (!account) return goTo(c, '/account')
    return signInAndGo(c, authentication, account)
  }

  for (const path of ['/welcome/:secret', '/invitation/:secret']) {
    app.get(path, show)
    app.post(path, accept)
  }
  return app
}
