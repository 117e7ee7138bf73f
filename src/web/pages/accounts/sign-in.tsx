/** Signing in: e-mail and password, then the second step where it is set up; or a passkey. */
import { Hono } from 'hono'
import { forgetLanguage } from '../../language.ts'
import {
  type AccountsPagesDeps,
  baseOf,
  type Errors,
  Field,
  FormError,
  goTo,
  Hidden,
  needsSecondStep,
  type Page,
  type PageBase,
  safePath,
  type Values,
  valuesOf,
} from './parts.tsx'

export function signInPage({ t }: PageBase, { values, errors, next }: { values: Values; errors: Errors; next: string }): Page {
  return {
    title: t('signIn'),
    body: (
      <section class="narrow">
        <h1>{t('signIn')}</h1>
        <FormError errors={errors} />
        <form method="post" action="/sign-in">
          <Hidden fields={{ next }} />
          <Field name="email" type="email" label={t('email')} value={values.email} autocomplete="username webauthn" required />
          <Field name="password" type="password" label={t('password')} autocomplete="current-password" required />
          <button type="submit">{t('signIn')}</button>
        </form>
        <div data-island="passkey" data-next={next} data-failed={t('passkeyFailed')}>
          <button type="button" class="button-quiet" data-passkey="sign-in" hidden>
            {t('signInWithPasskey')}
          </button>
          <p role="status" data-passkey-status />
        </div>
        <p class="hint">{t('forgotten')}</p>
        <p class="hint">{t('noAccount')}</p>
      </section>
    ),
  }
}

export function codePage({ t }: PageBase, { errors, next }: { errors: Errors; next: string }): Page {
  return {
    title: t('codeTitle'),
    body: (
      <section class="narrow">
        <h1>{t('codeTitle')}</h1>
        <form method="post" action="/sign-in/code">
          <Hidden fields={{ next }} />
          <Field name="code" label={t('codeOrBackup')} autocomplete="one-time-code" error={errors.code} required />
          <label class="check">
            <input type="checkbox" name="trust" value="yes" /> {t('trustDevice')}
          </label>
          <button type="submit">{t('next')}</button>
        </form>
      </section>
    ),
  }
}

/** GET and POST /sign-in, GET and POST /sign-in/code, POST /sign-out. */
export function signInRoutes(deps: AccountsPagesDeps): Hono {
  const { authentication, render, languageOf } = deps
  const app = new Hono()

  app.get('/sign-in', c =>
    render(c, signInPage(baseOf(languageOf(c)), { values: {}, errors: {}, next: safePath(c.req.query('next')) })),
  )

  app.post('/sign-in', async c => {
    const base = baseOf(languageOf(c))
    const values = await valuesOf(c)
    const next = safePath(values.next)
    const answer = await authentication.call(c.req.raw, '/sign-in/email', {
      email: values.email ?? '',
      password: values.password ?? '',
    })
    if (answer.ok && needsSecondStep(answer.body))
      return goTo(c, `/sign-in/code?next=${encodeURIComponent(next)}`, answer.cookies)
    if (answer.ok) return goTo(c, next, answer.cookies)
    c.status(answer.status === 429 ? 429 : 422)
    const message =
      answer.status === 429 ? 'tooMany' : answer.code === 'PERSON_SUSPENDED' ? 'suspended' : ('signInFailed' as const)
    return render(c, signInPage(base, { values, errors: { '': base.t(message) }, next }))
  })

  app.get('/sign-in/code', c => render(c, codePage(baseOf(languageOf(c)), { errors: {}, next: safePath(c.req.query('next')) })))

  app.post('/sign-in/code', async c => {
    const base = baseOf(languageOf(c))
    const values = await valuesOf(c)
    const code = (values.code ?? '').trim()
    const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
    const answer = await authentication.call(c.req.raw, path, { code, trustDevice: values.trust === 'yes' })
    if (answer.ok) return goTo(c, safePath(values.next), answer.cookies)
    if (answer.code === 'INVALID_TWO_FACTOR_COOKIE') return goTo(c, '/sign-in', answer.cookies)
    c.status(answer.status === 429 ? 429 : 422)
    const message = answer.status === 429 ? base.t('tooMany') : base.t('codeWrong')
    return render(c, codePage(base, { errors: { code: message }, next: safePath(values.next) }))
  })

  app.post('/sign-out', async c => {
    const answer = await authentication.call(c.req.raw, '/sign-out', {})
    forgetLanguage(c)
    return goTo(c, '/sign-in', [...answer.cookies, authentication.stopSeeingAs()])
  })

  return app
}
