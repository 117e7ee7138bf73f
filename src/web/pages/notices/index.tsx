/** Routes of notices, of the outbox of mails and of calendars. */
import { type Context, Hono } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { listPeople } from '../../../modules/accounts/index.ts'
import { showIllustrative } from '../../../modules/delivery/index.ts'
import {
  type CalendarEntry,
  calendarFile,
  calendarOfFeed,
  countUnread,
  listCalendar,
  listNotices,
  mailStates,
  markRead,
  retryMails,
  showOutbox,
} from '../../../modules/notices/index.ts'
import { administrators, listOperations } from '../../../modules/operations/index.ts'
import type { Identity } from '../../auth.ts'
import { say } from '../../messages/house.ts'
import { sayNotice } from '../../messages/notices.ts'
import { named } from '../../numbers.ts'
import { type AccountsPagesDeps, commandIdOf, goTo, valuesOf } from '../accounts/parts.tsx'
import { SignInNeeded } from '../house.ts'
import { type NamedOperation, NoticesPage } from './list.tsx'
import { OutboxPage } from './outbox.tsx'

export interface NoticePagesDeps extends AccountsPagesDeps {
  /** Address people open. */
  publicUrl: string
  /** Whom mails are from; null: none go out. */
  mailFrom: string | null
}

type Own = Identity['own']
const pageSize = 50
const comingUpMax = 20

/** The operations that a person may enter, as notices name them. */
async function operationsOf({ reader }: NoticePagesDeps, own: Own, language: Language): Promise<Map<string, NamedOperation>> {
  const asking = { actor: own, language }
  if (!(await reader.mayRead(listOperations, {}, own))) return new Map()
  const operations = await reader.read(listOperations, {}, asking)
  return new Map(
    await Promise.all(
      operations.map(async operation => {
        const { illustrative } = await reader.read(showIllustrative, { operationId: operation.id }, asking)
        return [operation.id, { code: operation.code, name: named(operation, language), illustrative }] as const
      }),
    ),
  )
}

function noticeRoutes(app: Hono, deps: NoticePagesDeps): void {
  const { reader, runner, identityOf, languageOf, render } = deps

  async function signedIn(c: Context) {
    const { person, own } = await identityOf(c)
    if (!person) throw new SignInNeeded()
    return { person, own }
  }

  app.get('/notices', async c => {
    const { person, own } = await signedIn(c)
    const language = languageOf(c)
    const unreadOnly = c.req.query('unread') === 'yes'
    const { before: madeAt = '', of: id = '' } = c.req.query()
    const after = isId(id) && !Number.isNaN(Date.parse(madeAt)) ? { after: { madeAt, id } } : {}
    const asking = { actor: own, language }
    const [found, { unread }, entries, operations] = await Promise.all([
      reader.read(listNotices, { personId: person.id, unreadOnly, ...after }, asking),
      reader.read(countUnread, { personId: person.id }, asking),
      reader.read(listCalendar, { personId: person.id }, asking),
      operationsOf(deps, own, language),
    ])
    const notices = found.slice(0, pageSize)
    return render(c, {
      title: sayNotice(language, 'notices'),
      body: (
        <NoticesPage
          {...{ language, notices, unreadOnly, unread, operations }}
          more={found.length > pageSize ? (notices.at(-1) ?? null) : null}
          entries={entries.slice(0, comingUpMax)}
          administers={isAllowed(own, administrators, [{}])}
        />
      ),
    })
  })

  app.post('/notices/read', async c => {
    const { own } = await signedIn(c)
    const values = await valuesOf(c)
    const ids = values.all === 'yes' ? null : [values.id ?? '']
    await runner.run(markRead, { ids }, { actor: own, ...commandIdOf(values) })
    return goTo(c, '/notices')
  })

  app.get('/outbox', async c => {
    const { own } = await signedIn(c)
    const language = languageOf(c)
    const state = mailStates.find(each => each === c.req.query('state'))
    const asking = { actor: own, language }
    const outbox = await reader.read(showOutbox, state ? { states: [state] } : {}, asking)
    const people = await reader.read(listPeople, {}, asking)
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const { mailFrom } = deps
    return render(c, {
      title: sayNotice(language, 'outbox'),
      body: <OutboxPage {...{ language, outbox, state, names, mailFrom }} />,
    })
  })

  app.post('/outbox/retry', async c => {
    const { own } = await signedIn(c)
    const values = await valuesOf(c)
    const ids = values.all === 'yes' ? null : [values.id ?? '']
    await runner.run(retryMails, { ids }, { actor: own, ...commandIdOf(values) })
    return goTo(c, '/outbox')
  })
}

/** What is made up says so in a calendar, too. */
function marked(entries: readonly CalendarEntry[], illustrative: ReadonlySet<string>): CalendarEntry[] {
  return entries.map(entry => {
    if (!illustrative.has(entry.operationId)) return entry
    const of = (language: Language) => {
      const { subject, body } = entry.texts[language]
      return { subject: `${subject} (${say(language, 'illustrative')})`, body }
    }
    return { ...entry, texts: { en: of('en'), ar: of('ar'), ckb: of('ckb') } }
  })
}

/** The calendar behind a secret address: for programs, which do not sign in. */
function calendarRoute(app: Hono, deps: NoticePagesDeps): void {
  app.get('/calendar/:file', async c => {
    const secret = /^([A-Za-z0-9_-]{43})\.ics$/.exec(c.req.param('file'))?.[1]
    const found = secret && (await calendarOfFeed(deps.db, secret, new Date()))
    if (!found) throw notFound()
    const language = found.person.language ?? 'en'
    const operations = await operationsOf(deps, found.actor, language)
    const illustrative = new Set([...operations].flatMap(([id, operation]) => (operation.illustrative ? [id] : [])))
    const file = calendarFile(marked(found.entries, illustrative), { language, site: deps.publicUrl })
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="wusul.ics"',
    })
  })
}

export function noticePages(deps: NoticePagesDeps): Hono {
  const app = new Hono()
  noticeRoutes(app, deps)
  calendarRoute(app, deps)
  return app
}
