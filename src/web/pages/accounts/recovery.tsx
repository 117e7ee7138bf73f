/** Where a link for a new password leads. */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  bearing,
  passwordLengthMin,
  type RecoveryOfLink,
  recoverAccount,
  SecretSchema,
  showRecovery,
} from '../../../modules/accounts/index.ts'
import { linkGonePage } from './invitation.tsx'
import {
  type AccountsPagesDeps,
  baseOf,
  commandIdOf,
  type Errors,
  errorsOf,
  Field,
  FormError,
  Hidden,
  type Page,
  type PageBase,
  signInAndGo,
  valuesOf,
} from './parts.tsx'

interface RecoveryProps {
  /** Path of the page, which its form posts to. */
  action: string
  recovery: RecoveryOfLink
  errors: Errors
}

export function recoveryPage({ t }: PageBase, { action, recovery, errors }: RecoveryProps): Page {
  return {
    title: t('recoverTitle'),
    body: (
      <section class="narrow">
        <h1>{t('recoverTitle')}</h1>
        <p>{t('recoverText', { name: recovery.name })}</p>
        {recovery.removesSecondStep && <p class="notice">{t('recoverSecondStep')}</p>}
        <FormError errors={errors} />
        <form method="post" action={action}>
          <Hidden fields={{ commandId: newId() }} />
          <div class="field">
            <label for="email">{t('email')}</label>
            {/* Shown so that the browser keeps the new password under the right name. */}
            <input id="email" name="email" type="email" dir="ltr" value={recovery.email} autocomplete="username" readOnly />
          </div>
          <Field
            name="password"
            type="password"
            label={t('newPassword')}
            hint={t('passwordHint', { length: passwordLengthMin })}
            autocomplete="new-password"
            minLength={passwordLengthMin}
            error={errors.password}
            required
          />
          <button type="submit">{t('setPassword')}</button>
        </form>
      </section>
    ),
  }
}

/** GET and POST /recover/:secret. */
export function recoveryRoutes(deps: AccountsPagesDeps): Hono {
  const { reader, runner, render, languageOf, identityOf } = deps
  const app = new Hono()

  /** Whose password the link sets; null when it opens nothing. */
  async function follow(c: Context) {
    const secret = c.req.param('secret') ?? ''
    // The address holds the secret: it must not travel on to other sites, nor stay in a cache.
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
    const actor = bearing((await identityOf(c)).own, secret)
    if (!v.is(SecretSchema, secret) || !(await reader.mayRead(showRecovery, { secret }, actor))) return null
    return { secret, actor, recovery: await reader.read(showRecovery, { secret }, { actor }) }
  }

  function gone(c: Context) {
    c.status(404)
    return render(c, linkGonePage(baseOf(languageOf(c)), 'recoverTitle'))
  }

  app.get('/recover/:secret', async c => {
    const followed = await follow(c)
    if (!followed) return gone(c)
    return render(c, recoveryPage(baseOf(languageOf(c)), { action: c.req.path, recovery: followed.recovery, errors: {} }))
  })

  app.post('/recover/:secret', async c => {
    const language = languageOf(c)
    const values = await valuesOf(c)
    const followed = await follow(c)
    if (!followed) return gone(c)
    const { secret, actor, recovery } = followed
    const password = values.password ?? ''
    try {
      await runner.run(recoverAccount, { secret, password }, { actor, language, ...commandIdOf(values) })
    } catch (error) {
      c.status(422)
      return render(c, recoveryPage(baseOf(language), { action: c.req.path, recovery, errors: errorsOf(error, language) }))
    }
    return signInAndGo(c, deps.authentication, { email: recovery.email, password })
  })
  return app
}
