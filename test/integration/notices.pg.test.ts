/** Jobs, notices, mails and calendars on a real PostgreSQL and with a real SMTP server. No test waits for a clock: each gives its own. */
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../src/kernel/database/sql.ts'
import { askForJobs, attemptsMax, createWorker, type Job, openJobs } from '../../src/kernel/jobs.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import {
  chooseLanguage,
  endRole,
  identifyPerson,
  listPeople,
  newSecret,
  suspendPerson,
} from '../../src/modules/accounts/index.ts'
import {
  addActionPoint,
  callMeeting,
  cancelMeeting,
  changeActionPoint,
  changeMeeting,
  finishActionPoint,
} from '../../src/modules/coordination/index.ts'
import {
  calendarFile,
  calendarOfFeed,
  chooseMails,
  countUnread,
  listCalendar,
  listNotices,
  makeCalendarFeed,
  markRead,
  notify,
  retryMails,
  revokeCalendarFeed,
  sendMail,
  showOutbox,
  smtpMailer,
} from '../../src/modules/notices/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { mergeOrganisation, separateOrganisation } from '../../src/modules/organisations/index.ts'
import { putPlanInForce, revisePlan, startStrategicPlan } from '../../src/modules/plan/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let operationId: string
let [cluster, iom, other] = ['', '', '']
let [manager, focalPoint, stranger] = ['', '', '']

/** Mails that the server took, and how it takes the next ones. */
const received: { to: string[]; raw: string }[] = []
let refusal: string | null = null
const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', part => parts.push(part))
    stream.on('end', () => {
      if (refusal) return done(Object.assign(new Error(refusal), { responseCode: 450 }))
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('utf8') })
      done()
    })
  },
})
smtp.on('error', () => {})
const mailer = () =>
  smtpMailer(
    { url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}?ignoreTLS=true`, from: 'Wusul <wusul@example.org>' },
    'https://wusul.example.org',
  )

const workerWith = (...jobs: Job[]) => createWorker({ pool: house.pool, runner: house.runner, log: house.log, jobs })
const sender = () => workerWith(...house.registry.jobs, sendMail(mailer()))
const now = () => new Date()
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  const of = (ids: Map<string, string>, code: string) => ids.get(code) ?? ''
  cluster = of(loaded.clusters, 'F')
  iom = of(loaded.organisations, 'IOM')
  const outsiders = await house.pool.query(
    `select id from organisation o where operation_id = $1 and not exists (select 1 from cluster_member m
      where m.operation_id = o.operation_id and m.organisation_id = o.id and m.cluster_id = $2) order by id limit 1`,
    [operationId, cluster],
  )
  other = outsiders.rows[0].id
  manager = await addPerson(house, { role: 'task-manager', operationId, clusterId: cluster })
  focalPoint = await addPerson(house, { role: 'focal-point', operationId, organisationId: iom })
  stranger = await addPerson(house, { role: 'focal-point', operationId, organisationId: other })
  await house.pool.query(
    `insert into cluster_member (operation_id, cluster_id, organisation_id) values ($1, $2, $3) on conflict do nothing`,
    [operationId, cluster, iom],
  )
  await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve))
}, 120_000)
afterAll(async () => {
  await new Promise<void>(resolve => smtp.close(() => resolve()))
  await house?.close()
})
beforeEach(async () => {
  refusal = null
  received.length = 0
  await house.pool.query('delete from job; delete from outbox; delete from notice; delete from notice_preference')
})

const as = async (personId: string) => {
  const known = await identifyPerson(house.db, personId, now())
  if (!known) throw new Error('Nobody is there.')
  return { actor: known.actor }
}
const notices = async (personId: string) => house.reader.read(listNotices, { personId }, await as(personId))
const kinds = async (personId: string) => (await notices(personId)).map(({ kind }) => kind)
const outbox = () => house.reader.read(showOutbox, {}, house.system)
const texts = { subject: 'Subject', body: 'Body' }
const tell = (key: string, to: string[], kind: 'report-due' | 'review-due' = 'report-due') =>
  inTransaction(house.pool, tx =>
    notify(tx, {
      ...{ operationId, kind, key, now: now(), link: '/o/IRQ-2004', texts: { en: texts, ar: texts, ckb: texts } },
      to: to.map(personId => ({ personId })),
    }),
  )
const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim()
const messageIds = () => received.map(({ raw }) => header(raw, 'Message-ID'))

test('a job is there once what asked for it was committed, and is done once under its key', async () => {
  const done: unknown[] = []
  const job: Job = { kind: 'test.note', run: async (_tx, payload) => void done.push(payload) }
  const worker = workerWith(job)
  const ask = (key: string, runAt: Date) =>
    inTransaction(house.pool, tx => askForJobs(tx, 'test.note', [{ key, payload: { key }, runAt }], now()))
  await expect(
    inTransaction(house.pool, async tx => {
      await askForJobs(tx, 'test.note', [{ key: 'undone', payload: {}, runAt: now() }], now())
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await ask('a', now())
  await ask('a', now())
  await ask('later', later(60))
  await worker.tick(now())
  expect(done).toEqual([{ key: 'a' }])
  await ask('a', now())
  await worker.tick(later(1))
  expect(done).toEqual([{ key: 'a' }])
  await worker.tick(later(61))
  expect(done).toEqual([{ key: 'a' }, { key: 'later' }])
})

test('what a failing job wrote is undone; it is tried again, later each time, and given up in the end', async () => {
  const failures: (string | null)[] = []
  const job: Job = {
    kind: 'test.fail',
    async run(tx, payload) {
      await askForJobs(tx, 'test.written', [{ key: 'x', payload, runAt: now() }], now())
      throw new Error('not today')
    },
    failed: async (_tx, _payload, { again }) => void failures.push(again?.toISOString() ?? null),
  }
  const worker = workerWith(job)
  const start = now()
  await inTransaction(house.pool, tx => askForJobs(tx, 'test.fail', [{ key: 'k', payload: {}, runAt: start }], start))
  await worker.tick(start)
  const minutesOf = async () => {
    const [open] = await openJobs(house.db, 'test.fail')
    return open && { ...open, runAt: (open.runAt.getTime() - start.getTime()) / 60_000 }
  }
  expect(await minutesOf()).toMatchObject({ attempts: 1, lastError: 'not today', runAt: 1, givenUpAt: null })
  await worker.tick(start)
  expect(failures).toHaveLength(1)
  for (let attempt = 1; attempt < attemptsMax; attempt += 1)
    await worker.tick(new Date(start.getTime() + attempt * 6 * 3_600_000))
  expect(failures).toHaveLength(attemptsMax)
  expect(failures.at(-1)).toBeNull()
  expect((await minutesOf())?.givenUpAt).not.toBeNull()
  expect(await openJobs(house.db, 'test.written')).toEqual([])
  await worker.tick(later(60 * 24 * 30))
  expect(failures).toHaveLength(attemptsMax)
})

test('repeated work comes back at its time, also after it failed for good, and two workers do it once', async () => {
  let times = 0
  const next = (after: Date) => new Date(after.getTime() + 86_400_000)
  const job: Job = {
    ...{ kind: 'test.daily', next, attemptsMax: 1 },
    async run() {
      times += 1
      if (times === 2) throw new Error('once')
    },
  }
  const [one, two] = [workerWith(job), workerWith(job)]
  const start = now()
  const at = (days: number) => new Date(start.getTime() + days * 86_400_000)
  await Promise.all([one.tick(start), two.tick(start)])
  expect(times).toBe(1)
  for (const day of [1, 1, 2, 2]) await Promise.all([one.tick(at(day)), two.tick(at(day))])
  expect(times).toBe(3)
})

test('two workers send each mail of the outbox once', async () => {
  for (let i = 0; i < 12; i += 1) await tell(`k${i}`, [manager, focalPoint])
  expect((await outbox()).counts).toMatchObject({ queued: 24, sent: 0 })
  await Promise.all([sender().tick(later(1)), sender().tick(later(1))])
  expect(received).toHaveLength(24)
  expect(new Set(messageIds()).size).toBe(24)
  expect((await outbox()).counts).toEqual({ queued: 0, sent: 24, failed: 0, 'given-up': 0 })
  await sender().tick(later(500))
  expect(received).toHaveLength(24)
})

/** A worker with connections of its own that is cut off from the database as by `kill -9`, before or after it handed the mail over. */
async function killWorker(when: 'before' | 'after'): Promise<void> {
  const real = mailer()
  const job = sendMail({
    ...real,
    async send(mail) {
      if (when === 'after') await real.send(mail)
      await house.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and pid <> pg_backend_pid() and datname = current_database()`,
      )
      // A process that was killed says nothing any more.
      await new Promise(() => {})
    },
  })
  const pool = new pg.Pool({ connectionString: house.databaseUrl })
  pool.on('error', () => {})
  const own = createWorker({ pool, runner: house.runner, log: house.log, jobs: [job] })
  void own.tick(now()).catch(() => {})
  await expect.poll(async () => (await openJobs(house.db, 'notices.send-mail'))[0]?.attempts, { timeout: 10_000 }).toBe(1)
  if (when === 'after') await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1)
  await expect
    .poll(async () => (await house.pool.query(`select 1 from pg_stat_activity where state = 'idle in transaction'`)).rowCount, {
      timeout: 10_000,
    })
    .toBe(0)
}

test('a worker killed before it hands a mail over loses nothing: another one sends it, once', async () => {
  await tell('killed', [focalPoint])
  await killWorker('before')
  expect(received).toHaveLength(0)
  await sender().tick(now())
  expect(received, 'not before the time that was written down').toHaveLength(0)
  await Promise.all([sender().tick(later(2)), sender().tick(later(2))])
  expect(received).toHaveLength(1)
  expect((await outbox()).counts.sent).toBe(1)
})

test('at least once: a mail handed over in the moment of the kill goes out again, under the same Message-ID', async () => {
  await tell('killed', [focalPoint])
  await killWorker('after')
  await sender().tick(later(2))
  expect(received).toHaveLength(2)
  expect(new Set(messageIds()).size).toBe(1)
})

test('a server that refuses is asked again; administrators see why without an address, and may have it tried at once', async () => {
  refusal = 'mailbox of somebody@example.org is full'
  await tell('full', [focalPoint])
  const start = now()
  await sender().tick(start)
  const [mail] = (await outbox()).mails
  expect(mail).toMatchObject({ state: 'failed', attempts: 1, sentAt: null })
  expect(mail?.lastError).toMatch(/mailbox of … is full/)
  expect(mail?.againAt).not.toBeNull()
  for (let attempt = 1; attempt < attemptsMax; attempt += 1)
    await sender().tick(new Date(start.getTime() + attempt * 6 * 3_600_000))
  expect((await outbox()).counts).toMatchObject({ failed: 0, 'given-up': 1 })
  expect((await house.pool.query('select last_error from job where last_error is not null')).rows).toEqual([
    { last_error: expect.stringMatching(/mailbox of … is full/) },
  ])
  refusal = null
  await sender().tick(later(60 * 24 * 30))
  expect(received).toHaveLength(0)
  expect(await house.runner.run(retryMails, {}, house.system)).toEqual({ retried: 1 })
  await sender().tick(later(1))
  expect(received).toHaveLength(1)
  expect((await outbox()).counts).toMatchObject({ sent: 1, 'given-up': 0 })
})

test('without a mail server the mails wait and nothing is lost', async () => {
  await tell('wait', [focalPoint])
  await workerWith(...house.registry.jobs).tick(later(1))
  expect((await outbox()).counts).toMatchObject({ queued: 1, sent: 0 })
  await sender().tick(later(2))
  expect(received).toHaveLength(1)
})

test('a mail goes to the address of today in the language of its reader; to a suspended account goes none', async () => {
  await house.runner.run(chooseLanguage, { personId: focalPoint, language: 'ar' }, house.system)
  await tell('arabic', [focalPoint, manager])
  await house.runner.run(suspendPerson, { personId: manager, suspended: true }, house.system)
  await sender().tick(later(1))
  const people = await house.reader.read(listPeople, {}, house.system)
  expect(received.map(({ to }) => to)).toEqual([[people.find(({ id }) => id === focalPoint)?.email]])
  const [{ raw } = { raw: '' }] = received
  expect(header(raw, 'Auto-Submitted')).toBe('auto-generated')
  expect(raw).toContain('multipart/alternative')
  expect(raw).not.toContain('Body')
  expect((await outbox()).counts).toMatchObject({ sent: 1, 'given-up': 1 })
  await house.runner.run(suspendPerson, { personId: manager, suspended: false }, house.system)
  // Given up is not lost: with the account back, it goes out when it is asked for.
  expect(await house.runner.run(retryMails, {}, house.system)).toEqual({ retried: 1 })
  await sender().tick(later(2))
  expect((await outbox()).counts).toMatchObject({ sent: 2, queued: 0, 'given-up': 0 })
  await house.runner.run(chooseLanguage, { personId: focalPoint, language: null }, house.system)
})

test('many notices of one instant are leafed through without losing one', async () => {
  const me = await as(focalPoint)
  for (const key of ['one', 'two', 'three']) await tell(`same-instant-${key}`, [focalPoint])
  await house.pool.query("update notice set made_at = '2005-01-01T00:00:00Z' where person_id = $1", [focalPoint])
  const all = await notices(focalPoint)
  const seen: string[] = []
  for (let last = all[0]; last; ) {
    seen.push(last.id)
    const after = { madeAt: last.madeAt, id: last.id }
    last = (await house.reader.read(listNotices, { personId: focalPoint, after }, me))[0]
  }
  expect(seen).toEqual(all.map(({ id }) => id))
  expect(seen.length).toBeGreaterThan(2)
})

test('a person is told once under a key, in the app always, by mail as they chose, and once a week when they want that', async () => {
  const me = await as(focalPoint)
  const choose = (mail: string) => house.runner.run(chooseMails, { choices: [{ kind: 'report-due', mail }] }, me)
  expect(await tell('once', [focalPoint])).toEqual([focalPoint])
  expect(await tell('once', [focalPoint])).toEqual([])
  await choose('never')
  await tell('silent', [focalPoint])
  await choose('weekly')
  await tell('weekly', [focalPoint])
  await tell('other', [focalPoint], 'review-due')
  expect((await outbox()).counts.queued).toBe(2)
  const unread = async () => (await house.reader.read(countUnread, { personId: focalPoint }, me)).unread
  expect(await unread()).toBe(4)
  const [first] = await notices(focalPoint)
  expect(await house.runner.run(markRead, { ids: [first?.id] }, me)).toEqual({ read: 1 })
  expect(await house.runner.run(markRead, { ids: [first?.id] }, await as(manager))).toEqual({ read: 0 })
  expect(await unread()).toBe(3)
  await sender().tick(now())
  const subjects = (await outbox()).mails.map(({ kind, state }) => `${kind} ${state}`)
  // What was chosen to come weekly comes in one mail, of what is unread and of that kind.
  expect(subjects.sort()).toEqual(['digest sent', 'report-due sent', 'review-due sent'])
  expect(received.filter(({ raw }) => header(raw, 'Subject') === 'Wusul: Notices of this week')).toHaveLength(1)
  await house.runner.run(markRead, {}, me)
  expect(await unread()).toBe(0)
})

const meeting = (startsAt: Date, more: object = {}) => ({
  ...{
    operationId,
    clusterId: cluster,
    title: 'Winter; tents, "kits"',
    startsAt: startsAt.toISOString(),
    timeZone: 'Asia/Baghdad',
  },
  ...{ place: 'Room 12', link: null, agenda: [], ...more },
})

test('a meeting is told to those expected there when it is called, moved and cancelled, and to nobody else', async () => {
  const me = await as(manager)
  const { id } = await house.runner.run(callMeeting, meeting(later(3_000)), me)
  expect(await kinds(focalPoint)).toEqual(['meeting-called'])
  expect((await notices(focalPoint))[0]).toMatchObject({
    link: `/o/IRQ-2004/meetings/${id}`,
    due: later(3_000).toISOString().slice(0, 10),
  })
  expect(await kinds(stranger)).toEqual([])
  expect(await kinds(manager), 'who calls it knows').toEqual([])
  const agenda = { ...meeting(later(3_000)), startsAt: (await notices(focalPoint))[0] && later(3_000).toISOString() }
  await house.runner.run(changeMeeting, { ...meeting(later(4_000)), id, version: 1 }, me)
  const [moved] = await notices(focalPoint)
  expect(moved?.kind).toBe('meeting-changed')
  const when = (await house.pool.query('select starts_at from meeting where id = $1', [id])).rows[0].starts_at as Date
  await house.runner.run(changeMeeting, { ...agenda, startsAt: when.toISOString(), agenda: ['New line'], id, version: 2 }, me)
  expect(await kinds(focalPoint)).toHaveLength(2)
  await house.runner.run(cancelMeeting, { operationId, id, version: 3, reason: 'Roads are closed' }, me)
  const [cancelled] = await notices(focalPoint)
  expect(cancelled?.texts.en).toEqual({
    subject: 'Meeting cancelled: Winter; tents, "kits"',
    body: expect.stringMatching(/Asia\/Baghdad\) · Room 12 · Roads are closed$/),
  })
  await house.runner.run(callMeeting, meeting(later(-60_000)), me)
  expect(await kinds(focalPoint), 'what is put on record afterwards is no news').toHaveLength(3)
})

test('an action point is told to its owner, reminded of at each stage once, and no more when it is done', async () => {
  const me = await as(manager)
  const point = { operationId, clusterId: cluster, organisationId: iom, what: 'Share the list', due: dayIn(10) }
  const { id } = await house.runner.run(addActionPoint, point, me)
  expect(await kinds(focalPoint)).toEqual(['action-given'])
  await house.runner.run(changeActionPoint, { ...point, id, version: 1, what: 'Share the whole list' }, me)
  expect(await kinds(focalPoint)).toEqual(['action-given'])
  await house.runner.run(changeActionPoint, { ...point, id, version: 2, organisationId: other }, me)
  expect(await kinds(stranger)).toEqual(['action-given'])
  const tickOn = async (days: number) => sender().tick(later(days * 1_440))
  for (const days of [1, 4, 5, 10, 11, 12, 18]) await tickOn(days)
  const told = async () =>
    (await notices(stranger)).filter(({ kind }) => kind === 'action-due').map(notice => notice.texts.en.subject)
  expect((await told()).sort()).toEqual([
    'Due soon: Share the list',
    'Due soon: Share the list',
    'Late: Share the list',
    'Late: Share the list',
  ])
  await house.runner.run(finishActionPoint, { operationId, id, version: 3, reason: null }, me)
  await tickOn(25)
  expect(await told()).toHaveLength(4)
})

/** Lines of an iCalendar file, unfolded (RFC 5545, 3.1). */
const linesOf = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n')

test('a calendar shows what its person is expected at, follows merges, and its address can be revoked', async () => {
  const me = await as(manager)
  const { id } = await house.runner.run(callMeeting, meeting(later(3_000)), me)
  const point = { operationId, clusterId: cluster, organisationId: iom, what: 'Share the list', due: dayIn(10) }
  const { id: actionId } = await house.runner.run(addActionPoint, point, me)
  const secret = newSecret()
  await house.runner.run(makeCalendarFeed, { secret }, await as(focalPoint))
  const feed = async (of: string) => {
    const found = await calendarOfFeed(house.db, of, now())
    return found && linesOf(calendarFile(found.entries, { language: 'en', site: 'https://wusul.example.org' }))
  }
  const lines = (await feed(secret)) ?? []
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  const event = (link: string) => {
    const at = lines.findIndex(line => line.startsWith('URL') && line.endsWith(link))
    const from = lines.lastIndexOf('BEGIN:VEVENT', at)
    return lines.slice(from, lines.indexOf('END:VEVENT', at))
  }
  const start = `${later(3_000).toISOString().slice(0, 16).replace(/[-:]/g, '')}`
  expect(event(`/o/IRQ-2004/meetings/${id}`)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(new RegExp(`^DTSTART:${start}`)),
      String.raw`SUMMARY:IRQ-2004: Meeting: Winter\; tents\, "kits"`,
      'STATUS:CONFIRMED',
      'SEQUENCE:0',
    ]),
  )
  expect(lines.join('\n'), 'where people meet is behind the sign-in').not.toContain('Room 12')
  expect(event(`/o/IRQ-2004/meetings/actions/${actionId}`)).toContain(`DTSTART;VALUE=DATE:${dayIn(10).replaceAll('-', '')}`)
  await house.runner.run(cancelMeeting, { operationId, id, version: 1, reason: 'Roads are closed' }, me)
  const afterwards = ((await feed(secret)) ?? []).join('\n')
  expect(afterwards).toContain('STATUS:CANCELLED')
  const coming = async (personId: string) =>
    (await house.reader.read(listCalendar, { personId }, await as(personId))).map(entry => entry.link)
  const link = `/o/IRQ-2004/meetings/actions/${actionId}`
  expect(await coming(focalPoint)).toContain(link)
  expect(await coming(stranger)).not.toContain(link)

  const merge = await house.runner.run(mergeOrganisation, { operationId, id: iom, intoId: other }, house.system)
  expect(merge).toBeDefined()
  expect(await coming(stranger)).toContain(link)
  await house.runner.run(separateOrganisation, { operationId, id: iom }, house.system)
  expect(await coming(stranger)).not.toContain(link)

  const renewed = newSecret()
  await house.runner.run(makeCalendarFeed, { secret: renewed }, await as(focalPoint))
  expect(await feed(secret)).toBeUndefined()
  expect(await feed(renewed)).toBeDefined()
  const { rows } = await house.pool.query('select row_to_json(calendar_feed)::text as feed from calendar_feed')
  for (const row of rows) expect(row.feed).not.toContain(renewed)
  await house.runner.run(revokeCalendarFeed, {}, await as(focalPoint))
  expect(await feed(renewed)).toBeUndefined()
  await expect(house.runner.run(revokeCalendarFeed, {}, await as(focalPoint))).rejects.toMatchObject({ code: 'not-found' })
})

test('the days of a plan and of its revision stand in the calendars of its operation, those of a made-up plan do not', async () => {
  const [planId, madeUpId, otherOperationId] = [newId(), newId(), newId()]
  const who = planId.slice(-6).toUpperCase()
  const plan = {
    operationId,
    names: { en: 'Response', ar: 'الاستجابة' },
    levels: [{ en: 'Objective' }],
    starts: dayIn(5),
    ends: dayIn(200),
  }
  await house.runner.run(startStrategicPlan, { ...plan, id: planId, code: `P-${who}` }, house.system)
  await house.runner.run(startStrategicPlan, { ...plan, id: madeUpId, code: `M-${who}`, illustrative: true }, house.system)
  const days = async (personId: string) =>
    (await house.reader.read(listCalendar, { personId }, await as(personId)))
      .filter(({ texts }) => texts.en.subject.includes(who))
      .map(({ day, texts }) => [day, texts.en.subject, texts.ar.body])
  const begins = [dayIn(5), `Plan P-${who} begins`, 'الاستجابة']
  const ends = [dayIn(200), `Plan P-${who} ends`, 'الاستجابة']
  expect(await days(stranger)).toEqual([begins, ends])
  await house.runner.run(putPlanInForce, { operationId, planId, from: dayIn(5) }, house.system)
  await house.runner.run(revisePlan, { operationId, planId }, house.system)
  expect(await days(stranger), 'a revision has no day before it is put in force').toEqual([begins, ends])
  await house.runner.run(putPlanInForce, { operationId, planId, from: dayIn(90) }, house.system)
  const revised = [dayIn(90), `Plan P-${who}: version 2 comes into force`, 'الاستجابة']
  expect(await days(stranger)).toEqual([begins, revised, ends])
  await house.runner.run(
    createOperation,
    { id: otherOperationId, code: `O${who}`, names: { en: 'Other' }, country: 'IQ' },
    house.system,
  )
  const elsewhere = await addPerson(house, { role: 'coordinator', operationId: otherOperationId })
  expect(await days(elsewhere)).toEqual([])
  const secret = newSecret()
  await house.runner.run(makeCalendarFeed, { secret }, await as(stranger))
  const found = await calendarOfFeed(house.db, secret, now())
  const file = linesOf(calendarFile(found?.entries ?? [], { language: 'en', site: 'https://wusul.example.org' }))
  const at = file.indexOf(`SUMMARY:IRQ-2004: Plan P-${who}: version 2 comes into force`)
  expect(file.slice(file.lastIndexOf('BEGIN:VEVENT', at), at)).toContain(`DTSTART;VALUE=DATE:${dayIn(90).replaceAll('-', '')}`)
})

test('who loses the role sees neither notices nor calendar of the operation any more', async () => {
  const leaving = await addPerson(house, { role: 'focal-point', operationId, organisationId: iom })
  await tell('mine', [leaving])
  await house.runner.run(callMeeting, meeting(later(3_000)), house.system)
  expect(await kinds(leaving)).toHaveLength(2)
  const secret = newSecret()
  await house.runner.run(makeCalendarFeed, { secret }, await as(leaving))
  expect((await calendarOfFeed(house.db, secret, now()))?.entries.length).toBeGreaterThan(0)
  const { rows } = await house.pool.query('select id from role_grant where person_id = $1', [leaving])
  await house.runner.run(endRole, { grantId: rows[0].id }, house.system)
  expect(await kinds(leaving)).toEqual([])
  expect((await calendarOfFeed(house.db, secret, now()))?.entries).toEqual([])
  expect(await tell(newId(), [leaving])).toEqual([])
})
