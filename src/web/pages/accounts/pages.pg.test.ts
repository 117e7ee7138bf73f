import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { pino } from 'pino'
import { render as toHtml } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../../kernel/problems.ts'
import { firstAdministratorLink } from '../../../modules/accounts/index.ts'
import { openTestHouse, password, type TestHouse } from '../../../modules/accounts/test-house.ts'
import { createAuthentication } from '../../auth.ts'
import { accountsPages } from './index.ts'

const publicUrl = 'http://wusul.example'
let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await openTestHouse()
  const authentication = await createAuthentication({
    pool: house.pool,
    settings: { publicUrl, rateLimits: false },
    log: pino({ level: 'silent' }),
  })
  const { db, registry, runner, reader, ids } = house
  app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    return error instanceof Problem ? c.text(error.code, 404) : c.text(String(error.stack), 500)
  })
  app.route(
    '/',
    accountsPages({
      db,
      registry,
      runner,
      reader,
      authentication,
      mailFrom: null,
      identityOf: c => authentication.identify(c.req.raw),
      languageOf: c => (c.req.query('lang') === 'ar' ? 'ar' : 'en'),
      render: (c, page) => c.html(`<title>${page.title}</title>${toHtml(page.body)}`),
      choicesOf: async () => ({
        clusters: [{ id: ids.health, name: 'Health' }],
        organisations: [{ id: ids.agency, name: 'Agency' }],
        places: [{ id: ids.place, name: 'Ninewa' }],
      }),
    }),
  )
}, 60_000)
afterAll(() => house?.stop())

/** A browser without JavaScript: keeps cookies, posts forms with their hidden fields. */
function browser() {
  const jar = new Map<string, string>()
  async function ask(path: string, form?: Record<string, string>, origin = publicUrl) {
    const headers = new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
    if (form) headers.set('origin', origin)
    const init = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
    if (form) headers.set('content-type', 'application/x-www-form-urlencoded')
    const response = await app.request(publicUrl + path, init)
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return { status: response.status, location: response.headers.get('location'), html: await response.text() }
  }
  return { ask }
}

/** The hidden fields of the form that posts to a path. */
function hiddenOf(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find(part => part.includes(`action="${action}"`)) ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
}

const administrator = browser()
const account = { name: 'Amina', email: 'amina@example.org', password, language: 'en' }

test('the first administrator sets up the installation by forms alone', async () => {
  const link = new URL((await firstAdministratorLink(house.pool, publicUrl)) ?? '').pathname
  const page = await administrator.ask(link)
  expect(page.html).toContain('Set up Wusul')
  const short = await administrator.ask(link, { ...hiddenOf(page.html, link), ...account, password: 'short' })
  expect(short.status).toBe(422)
  expect(short.html).toMatch(/id="password-error">The password needs 12 to 128 characters/)
  expect(short.html).toContain('value="Amina"')
  expect(short.html).not.toContain('value="short"')
  const made = await administrator.ask(link, { ...hiddenOf(short.html, link), ...account })
  expect(made).toMatchObject({ status: 303, location: '/account' })
  const me = await administrator.ask('/account')
  expect(me.html).toContain('amina@example.org')
  expect(me.html).toContain('Administrator')
  const again = await browser().ask(link)
  expect(again.status).toBe(404)
  expect(again.html).toContain('This link does not work')
})

test('a form posted from another site changes nothing', async () => {
  const foreign = await administrator.ask('/sign-out', {}, 'https://evil.example')
  expect(foreign.status).toBe(403)
  expect((await administrator.ask('/account')).status).toBe(200)
})

test('an invited person follows the link, and posting the invitation twice shows the same link', async () => {
  const page = await administrator.ask('/people?operation=IRQ')
  const hidden = hiddenOf(page.html, '/people/invite')
  const form = { ...hidden, role: 'focal-point', organisationId: house.ids.agency, clusterId: '', placeId: '', email: '', to: '' }
  const missing = await administrator.ask('/people/invite', { ...form, organisationId: '' })
  expect(missing.status).toBe(422)
  expect(missing.html).toContain('id="organisationId-error"')
  const linkIn = (html: string) => html.match(/http:\/\/wusul\.example(\/invitation\/[\w-]{43})/)?.[1]
  const first = linkIn((await administrator.ask('/people/invite', form)).html)
  expect(first).toBeDefined()
  expect(linkIn((await administrator.ask('/people/invite', form)).html)).toBe(first)

  const invited = browser()
  const welcome = await invited.ask(first ?? '')
  expect(welcome.html).toContain('Reporting focal point')
  const person = { ...account, name: 'Karwan', email: 'karwan@example.org' }
  await invited.ask(first ?? '', { ...hiddenOf(welcome.html, first ?? ''), ...person })
  expect((await invited.ask('/account')).html).toContain('Karwan')
  const people = await administrator.ask('/people?operation=IRQ')
  expect(people.html).toMatch(/Karwan.*Reporting focal point.*Agency/s)
  expect((await invited.ask('/permissions')).status).toBe(404)
  expect((await administrator.ask('/permissions')).html).toContain('operations.close-period')
  expect((await browser().ask('/people')).location).toBe('/sign-in?next=/people')
})

test("signing in says what is wrong beside the form, in the reader's language, and goes on only within the installation", async () => {
  const visitor = browser()
  const wrong = await visitor.ask('/sign-in?lang=ar', { email: account.email, password: 'wrong wrong wrong' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('role="alert">البريد الإلكتروني أو كلمة المرور غير صحيحة')
  const right = { email: account.email, password }
  expect((await visitor.ask('/sign-in', { ...right, next: '//evil.example' })).location).toBe('/')
  expect((await visitor.ask('/sign-in', { ...right, next: '/people' })).location).toBe('/people')
  expect((await visitor.ask('/sign-out', {})).location).toBe('/sign-in')
  expect((await visitor.ask('/account')).location).toBe('/sign-in?next=/account')
})

test('another device is signed out, a token is shown once, the password changes', async () => {
  const phone = browser()
  await phone.ask('/sign-in', { email: account.email, password })
  const page = await administrator.ask('/account')
  const others = [...page.html.matchAll(/name="sessionId" value="([^"]+)"/g)]
  for (const [, sessionId = ''] of others) await administrator.ask('/account/sessions/revoke', { sessionId })
  expect((await phone.ask('/account')).location).toBe('/sign-in?next=/account')

  const token = hiddenOf(page.html, '/account/tokens')
  const made = await administrator.ask('/account/tokens', { ...token, name: 'Monthly pull', names: 'bad name', lastDay: '' })
  expect(made.status).toBe(422)
  const good = await administrator.ask('/account/tokens', { ...token, name: 'Monthly pull', names: '', lastDay: '' })
  expect(good.html).toContain(token.secret ?? 'nothing')
  const later = await administrator.ask('/account')
  expect(later.html).toContain('Monthly pull')
  expect(later.html).not.toContain(token.secret ?? 'nothing')

  const changed = 'another long password'
  const wrong = await administrator.ask('/account/password', { currentPassword: 'not this one', newPassword: changed })
  expect(wrong.html).toContain('id="currentPassword-error"')
  const done = await administrator.ask('/account/password', { currentPassword: password, newPassword: changed })
  expect((await administrator.ask(done.location ?? '')).html).toContain('The password is changed')
})

test('the second step shows its key and backup codes, and a wrong code keeps them', async () => {
  const set = await administrator.ask('/account/second-step', { secondStepPassword: 'another long password' })
  const hidden = hiddenOf(set.html, '/account/second-step/confirm')
  expect(hidden.backupCodes?.split(' ')).toHaveLength(10)
  const wrong = await administrator.ask('/account/second-step/confirm', { ...hidden, code: '000000' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('id="code-error"')
  expect(hiddenOf(wrong.html, '/account/second-step/confirm')).toEqual(hidden)
})

test('seeing as a role holds until it is left', async () => {
  const { demonstration, operation, health } = house.ids
  const choice = { role: 'task-manager', operationId: demonstration, clusterId: health, next: '/account' }
  expect((await administrator.ask('/see-as', { ...choice, operationId: operation })).status).toBe(404)
  expect((await administrator.ask('/see-as', choice)).location).toBe('/account')
  expect((await administrator.ask('/permissions')).status).toBe(404)
  await administrator.ask('/see-as/off', { next: '/' })
  expect((await administrator.ask('/permissions')).status).toBe(200)
})
