/** The web door: pages, sign-in and files behind one Hono app. */
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { VNode } from 'preact'
import { render as toHtml } from 'preact-render-to-string'
import type { House } from '../house.ts'
import { isAllowed } from '../kernel/access.ts'
import { dbOf } from '../kernel/database/sql.ts'
import { Problem } from '../kernel/problems.ts'
import { type Language, languages } from '../kernel/pure/languages.ts'
import { maySeeAs } from '../modules/accounts/index.ts'
import { showIllustrative } from '../modules/delivery/index.ts'
import { countUnread } from '../modules/notices/index.ts'
import { keepers, lineReaders, listOperations, roleNames, senders } from '../modules/operations/index.ts'
import { listOrganisations } from '../modules/organisations/index.ts'
import { listPlaces } from '../modules/places/index.ts'
import { showPlan } from '../modules/plan/index.ts'
import { api } from './api/index.tsx'
import { assets } from './assets.ts'
import { type Authentication, createAuthentication, type Identity } from './auth.ts'
import { languageCookie, setLanguageCookie } from './language.ts'
import { say } from './messages/house.ts'
import { named } from './numbers.ts'
import { aboutPages } from './pages/about/index.tsx'
import { type AccountsPagesDeps, accountsPages } from './pages/accounts/index.ts'
import { areaPages } from './pages/areas/index.tsx'
import { clusterPages } from './pages/clusters/index.tsx'
import { contactPages } from './pages/contacts/index.tsx'
import { coordinationPages } from './pages/coordination/index.tsx'
import { exportPages } from './pages/exports/index.ts'
import { figurePages } from './pages/figures/index.ts'
import { fundingPages } from './pages/funding/index.tsx'
import { type HousePage, SignInNeeded, type House as WebHouse } from './pages/house.ts'
import { importPages } from './pages/imports/index.tsx'
import { indicatorPages } from './pages/indicators/index.tsx'
import { journalPages } from './pages/journal/index.tsx'
import { linePages } from './pages/lines/index.tsx'
import { moneyPages } from './pages/money/index.tsx'
import { moneyFilePages } from './pages/money-files/index.tsx'
import { namePages } from './pages/names/index.tsx'
import { noticePages } from './pages/notices/index.tsx'
import { operationPages } from './pages/operations/index.tsx'
import { organisationPages } from './pages/organisations/index.tsx'
import { overviewPages } from './pages/overview/index.tsx'
import { planPages } from './pages/plan/index.tsx'
import { projectPages } from './pages/projects/index.tsx'
import { reportingPages } from './pages/reporting/index.tsx'
import { sitrepPages } from './pages/sitreps/index.tsx'
import { tracingPages } from './pages/tracing/index.tsx'
import { Layout } from './ui/layout.tsx'

export interface WebSettings {
  /** Address people open. */
  publicUrl: string
  /** Limits on sign-in attempts; off only in tests. */
  rateLimits?: boolean
  /** Whom mails are from; left out or null: none go out. */
  mailFrom?: string | null
  clientAddress?: (request: Request) => string | null
}

/** Languages that people chose in their account, for those signed in on a browser that no language was chosen on yet. */
const languagesOfPeople = new WeakMap<Request, Language>()

/** The reader's language: as asked in the address, as chosen before, as kept in the account, as the browser prefers, else English. */
function languageOf(c: Context): Language {
  const known = (tag: string | undefined) => languages.find(language => language === tag)
  const preferred = (c.req.header('accept-language') ?? '')
    .split(',')
    .map(part => part.split(';')[0]?.trim().toLowerCase().split('-')[0])
    .map(tag => known(tag === 'ku' ? 'ckb' : tag))
    .find(language => language !== undefined)
  return (
    known(c.req.query('lang')) ?? known(getCookie(c, languageCookie)) ?? languagesOfPeople.get(c.req.raw) ?? preferred ?? 'en'
  )
}

/** What somebody sees who is not signed in: what this is, and the way in. */
function FrontPage({ language }: { language: Language }) {
  return (
    <section class="narrow">
      <h1>{say(language, 'frontTitle')}</h1>
      <p>{say(language, 'frontText')}</p>
      <p>
        <a class="button" href="/sign-in">
          {say(language, 'signIn')}
        </a>
      </p>
      <p class="muted">{say(language, 'frontInvitation')}</p>
    </section>
  )
}

/** Makes the app of an open house. */
export async function createApp(house: House, settings: WebSettings): Promise<Hono> {
  const { pool, registry, runner, reader, log } = house
  const { publicUrl, rateLimits = true, clientAddress, mailFrom = null } = settings
  const authentication: Authentication = await createAuthentication({
    pool,
    settings: { publicUrl, rateLimits },
    log,
    ...(clientAddress ? { clientAddress } : {}),
  })
  const identities = new WeakMap<Request, Promise<Identity>>()
  const identityOf = (c: Context): Promise<Identity> => {
    let identity = identities.get(c.req.raw)
    if (!identity) {
      identity = authentication.identify(c.req.raw)
      identities.set(c.req.raw, identity)
    }
    return identity
  }

  async function render(c: Context, page: HousePage & { body: VNode }): Promise<Response> {
    const language = languageOf(c)
    const identity = await identityOf(c)
    for (const cookie of identity.cookies) c.header('set-cookie', cookie, { append: true })
    const { operation } = page
    const { person, own } = identity
    const unread = person && (await reader.read(countUnread, { personId: person.id }, { actor: own, language })).unread
    const html = toHtml(
      <Layout
        language={language}
        title={page.title}
        operation={
          operation && {
            code: operation.code,
            name: named(operation, language),
            illustrative: (
              await reader.read(showIllustrative, { operationId: operation.id }, { actor: identity.actor, language })
            ).illustrative,
            readsLines: isAllowed(identity.actor, lineReaders, [{ operation: operation.id }]),
            keeps: isAllowed(identity.actor, keepers, [{ operation: operation.id }]),
            maySend: isAllowed(identity.actor, senders, [{ operation: operation.id }]),
          }
        }
        signedIn={person !== null}
        unread={unread ?? 0}
        seeAs={identity.seeAs ? roleNames[identity.seeAs.role][language] : undefined}
        path={c.req.path}
        query={c.req.query()}
        waiting={page.waiting}
      >
        {page.body}
      </Layout>,
    )
    return c.html(`<!doctype html>${html}`, page.status ?? 200)
  }

  const web: WebHouse = {
    db: dbOf(pool),
    runner,
    reader,
    async askingOf(c) {
      const { actor } = await identityOf(c)
      if (actor.kind === 'visitor') throw new SignInNeeded()
      return { actor, language: languageOf(c) }
    },
    addressOf(c) {
      const { pathname, search } = new URL(c.req.url)
      return new URL(pathname + search, publicUrl).href
    },
    maySeeAs: async (c, operationId) => maySeeAs(web.db, (await identityOf(c)).own, operationId),
    render,
  }

  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      // Set by whoever puts the site behind TLS; on plain HTTP it would lock people out.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
    }),
  )
  app.use(compress())
  app.use(async (c, next) => {
    const asked = languages.find(language => language === c.req.query('lang'))
    if (asked) setLanguageCookie(c, asked)
    else if (!getCookie(c, languageCookie) && c.req.header('cookie') && !c.req.path.startsWith('/assets/')) {
      const { person } = await identityOf(c)
      if (person?.language) languagesOfPeople.set(c.req.raw, person.language)
    }
    if (!c.req.path.startsWith('/assets/')) c.header('cache-control', 'private, no-store')
    await next()
  })
  const ownOrigin = new URL(publicUrl).origin
  app.use(csrf({ origin: (origin, c) => origin === ownOrigin || origin === new URL(c.req.url).origin }))
  app.route('/assets', assets())
  app.get('/healthz', async c => {
    await pool.query('select 1')
    return c.text('ok')
  })
  app.on(['GET', 'POST'], '/api/auth/*', c => authentication.handler(c.req.raw))
  app.route('/api', api({ house: web, registry, publicUrl, actorOf: async c => (await identityOf(c)).actor, languageOf }))
  app.get('/', async c => {
    const language = languageOf(c)
    const { actor } = await identityOf(c)
    if (actor.kind === 'visitor')
      return render(c, { title: say(language, 'frontTitle'), body: <FrontPage language={language} /> })
    const operations = await reader.read(listOperations, {}, { actor, language }).catch(error => {
      if (error instanceof Problem) return []
      throw error
    })
    return c.redirect(operations.length === 1 ? `/o/${operations[0]?.code}` : '/operations')
  })
  const accounts: AccountsPagesDeps = {
    db: web.db,
    registry,
    runner,
    reader,
    authentication,
    mailFrom,
    identityOf,
    languageOf,
    render: (c, page) => render(c, page),
    async choicesOf({ actor }, operationId, language) {
      const asking = { actor, language }
      const [plan, organisations, places] = await Promise.all([
        reader.read(showPlan, { operationId }, asking),
        reader.read(listOrganisations, { operationId }, asking),
        reader.read(listPlaces, { operationId }, asking),
      ])
      const choice = (entry: { id: string; names: Parameters<typeof named>[0]['names'] }) => ({
        id: entry.id,
        name: named(entry, language),
      })
      return {
        clusters: plan.clusters.map(choice),
        organisations: organisations.map(choice),
        places: places.filter(({ level }) => level === 1 || level === 2).map(choice),
      }
    },
  }
  app.route('/', accountsPages(accounts))
  app.route('/', noticePages({ ...accounts, publicUrl }))
  app.route('/', aboutPages(web))
  app.route('/', operationPages(web))
  app.route('/', overviewPages(web))
  app.route('/', planPages(web))
  app.route('/', indicatorPages(web))
  app.route('/', projectPages(web))
  app.route('/', fundingPages(web))
  app.route('/', moneyPages(web))
  app.route('/', tracingPages(web))
  app.route('/', reportingPages(web))
  app.route('/', importPages(web))
  app.route('/', moneyFilePages(web))
  app.route('/', exportPages(web))
  app.route('/', figurePages(web))
  app.route('/', namePages(web))
  app.route('/', clusterPages(web))
  app.route('/', coordinationPages(web))
  app.route('/', contactPages(web))
  app.route('/', sitrepPages(web))
  app.route('/', areaPages(web))
  app.route('/', organisationPages(web))
  app.route('/', linePages(web))
  app.route('/', journalPages(web))
  app.notFound(c => problemPage(c, 404, 'pageMissing', null))
  app.onError((error, c) => {
    if (error instanceof SignInNeeded) {
      if (c.req.method !== 'GET') return c.redirect('/sign-in', 303)
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`)
    }
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof Problem) {
      const status =
        error.status === 404 || error.status === 409 || error.status === 412 || error.status === 413 ? error.status : 422
      return problemPage(c, status, 'pageMissing', error)
    }
    // One-time links and addresses of calendars are secrets in a path.
    const path = c.req.path.replace(/[\w-]{40,}/g, '…')
    log.error({ error: error.message, stack: error.stack, path }, 'a request failed')
    return problemPage(c, 500, 'failed', null)
  })

  function problemPage(
    c: Context,
    status: 404 | 409 | 412 | 413 | 422 | 500,
    title: 'pageMissing' | 'failed',
    problem: Problem | null,
  ) {
    const language = languageOf(c)
    const heading = status === 404 || status === 500 ? say(language, title) : (problem?.messageIn(language) ?? '')
    return render(c, {
      title: heading,
      status,
      body: (
        <>
          <h1>{heading}</h1>
          {status === 500 && <p>{say(language, 'failedText')}</p>}
          {status === 404 && problem && <p>{problem.messageIn(language)}</p>}
          <p>
            <a href="/">{say(language, 'overview')}</a>
          </p>
        </>
      ),
    })
  }
  return app
}
