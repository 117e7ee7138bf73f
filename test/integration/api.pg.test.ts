/** The API by HTTP, with a token, as a partner's system uses it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/pure/ids.ts'
import { identifyPerson, makeToken, newTokenSecret } from '../../src/modules/accounts/index.ts'
import { generateReports, listReports, setCalendar, setDuties, showReport } from '../../src/modules/reporting/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let app: Awaited<ReturnType<typeof createApp>>
let token: string

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  app = await createApp(house, { publicUrl: 'http://wusul.example', rateLimits: false })
  token = await tokenOf({
    role: 'focal-point',
    operationId: loaded.operationId,
    organisationId: loaded.organisations.get('IOM') ?? '',
  })
})
afterAll(() => house?.close())

/** A token of somebody new with the role. */
async function tokenOf(
  role: Parameters<typeof addPerson>[1],
  narrowed: { write: boolean; names?: string[] } = { write: true },
): Promise<string> {
  const known = await identifyPerson(house.db, await addPerson(house, role), new Date())
  if (!known) throw new Error('The person is not known.')
  const secret = newTokenSecret()
  await house.runner.run(makeToken, { secret, name: 'test', ...narrowed }, { actor: known.actor })
  return secret
}

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return app.request(`http://wusul.example/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  })
}

test('without a token the answer is a problem of RFC 9457, in the asked language', async () => {
  const answer = await post('views/plan.plan', {}, { authorization: '', 'accept-language': 'ar' })
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect((await answer.json()).detail).toMatch(/[\u0600-\u06ff]/)
})

test('a view is read, and one of another operation does not exist', async () => {
  const answer = await post('views/plan.plan', { operationId: loaded.operationId })
  expect(answer.status).toBe(200)
  expect((await answer.json()).clusters.length).toBeGreaterThan(7)
  expect((await post('views/plan.plan', { operationId: newId() })).status).toBe(404)
  expect((await post('views/no.such', {})).status).toBe(404)
})

test('a command given twice with one key is done once', async () => {
  const line = {
    lineKey: newId(),
    contentHash: newId(),
    period: '2005-03',
    leadOrganisationId: loaded.organisations.get('IOM'),
    clusterId: loaded.clusters.get('F'),
    reached: 5,
  }
  const key = newId()
  const give = () =>
    post(
      'commands/delivery.store-activity-reports',
      { operationId: loaded.operationId, lines: [line] },
      { 'idempotency-key': key },
    )
  expect(await (await give()).json()).toEqual({ made: 1, changed: 0, unchanged: 0, refused: [] })
  expect(await (await give()).json()).toEqual({ made: 1, changed: 0, unchanged: 0, refused: [] })
  const wrong = await post('commands/delivery.store-activity-reports', {
    operationId: loaded.operationId,
    lines: [{ ...line, reached: -1, period: 'May' }],
  })
  expect(wrong.status).toBe(422)
  expect((await wrong.json()).errors.map((error: { pointer: string }) => error.pointer)).toEqual([
    '/lines/0/period',
    '/lines/0/reached',
  ])
})

test('rows of a report are checked at this door, whatever line a caller writes beside them', async () => {
  const { operationId } = loaded
  const [clusterId, organisationId] = [loaded.clusters.get('F') ?? '', loaded.organisations.get('IOM') ?? '']
  const rhythm = { names: { en: 'Monthly' }, frequency: 'month', dueDays: 10, reviewDays: 5, starts: '2005-03', ends: '2005-03' }
  const { id: calendarId } = await house.runner.run(setCalendar, { operationId, ...rhythm }, house.system)
  await house.runner.run(setDuties, { operationId, calendarId, duties: [{ organisationId, clusterId }] }, house.system)
  await house.runner.run(generateReports, { operationId }, house.system)
  const { reports } = await house.reader.read(listReports, { operationId, calendarId }, house.system)
  const reportId = reports[0]?.id ?? ''
  const narrow = await tokenOf(
    { role: 'focal-point', operationId, organisationId },
    { write: true, names: ['reporting.save-draft'] },
  )
  const cells = { adm1Name: 'Ninewa', activityDetail: 'Tents given out', status: 'completed', reached: '50' }
  const line = { lineKey: newId(), contentHash: newId(), period: '2005-03', leadOrganisationId: organisationId, clusterId }
  const rows = [{ cells: {} }, { cells, line: { ...line, reached: 50_000 } }, { cells: { ...cells, reached: 'many' }, line }]
  const asked = { operationId, reportId, version: 1, rows }
  const answer = await post('commands/reporting.save-draft', asked, { authorization: `Bearer ${narrow}` })
  expect(answer.status).toBe(200)
  const report = await house.reader.read(showReport, { operationId, reportId }, house.system)
  expect(report.rows.map(row => row.line?.reached ?? null)).toEqual([null, 50, null])
  expect(report.rows[2]?.problems).toContainEqual(expect.objectContaining({ field: 'reached', severity: 'error' }))
  const unknown = await post('commands/reporting.save-draft', { ...asked, reportId: newId() })
  expect(unknown.status).toBe(404)
})

test('the document describes every command and view', async () => {
  const document = await (await app.request('http://wusul.example/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).length).toBe(house.registry.commands.size + house.registry.views.size)
  const schema =
    document.paths['/api/commands/delivery.store-activity-reports'].post.requestBody.content['application/json'].schema
  expect(schema.required).toEqual(['operationId'])
})

test('a change that met another is told with 412, and a version that is none is refused', async () => {
  const keeper = await tokenOf({ role: 'information-officer', operationId: loaded.operationId })
  const close = (period: string, ifMatch: string) =>
    post(
      'commands/operations.close-period',
      { operationId: loaded.operationId, period, closed: true },
      { authorization: `Bearer ${keeper}`, 'if-match': ifMatch },
    )
  expect((await close('2004-01', '"1"')).status).toBe(200)
  const met = await close('2004-02', '"1"')
  expect(met.status).toBe(412)
  expect(await met.json()).toMatchObject({ title: 'changed-meanwhile', seen: 1, current: 2 })
  expect((await close('2004-02', '*')).status).toBe(422)
})

test('a token narrowed to reading, or to names, does no more', async () => {
  const scope = { role: 'information-officer', operationId: loaded.operationId } as const
  const reading = await tokenOf(scope, { write: false })
  const named = await tokenOf(scope, { write: true, names: ['operations.close-period'] })
  const plan = (authorization: string) => post('views/plan.plan', { operationId: loaded.operationId }, { authorization })
  const close = (authorization: string) =>
    post(
      'commands/operations.close-period',
      { operationId: loaded.operationId, period: '2004-03', closed: true },
      { authorization },
    )
  expect((await plan(`Bearer ${reading}`)).status).toBe(200)
  expect((await close(`Bearer ${reading}`)).status).toBe(404)
  expect((await plan(`Bearer ${named}`)).status).toBe(404)
  expect((await close(`Bearer ${named}`)).status).toBe(200)
  expect((await plan('Bearer wusul_no-such-token')).status).toBe(401)
})

test('the page lists every command and view with its fields, and the document holds for each a schema of its input', async () => {
  const html = await (await app.request('http://wusul.example/api', { headers: { 'accept-language': 'ar' } })).text()
  for (const name of [...house.registry.commands.keys(), ...house.registry.views.keys()]) expect(html).toContain(`id="${name}"`)
  expect(html).toContain('lines[].period')
  const document = await (await app.request('http://wusul.example/api/openapi.json')).json()
  const operations = Object.values(document.paths).map(path => (path as { post: Operation }).post)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const { summary, requestBody, responses } of operations) {
    expect(summary).toMatch(/^[A-Z].*\.$/)
    expect(requestBody.content['application/json'].schema.type).toBe('object')
    expect(Object.keys(responses)).toEqual(['200', '401', '404', '409', '412', '422'])
  }
})

interface Operation {
  operationId: string
  summary: string
  requestBody: { content: { 'application/json': { schema: { type: string } } } }
  responses: object
}
