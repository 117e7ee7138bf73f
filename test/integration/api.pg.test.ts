/** The API by HTTP, with a token, as a partner's system uses it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/pure/ids.ts'
import { identifyPerson, makeToken, newTokenSecret } from '../../src/modules/accounts/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let app: Awaited<ReturnType<typeof createApp>>
let token: string

beforeAll(async () => {
  house = await openTestHouse()
  loaded = await loadShipped(house, { illustrative: false })
  app = await createApp(house, { publicUrl: 'http://wusul.example', rateLimits: false })
  const person = await addPerson(house, {
    role: 'focal-point',
    operationId: loaded.operationId,
    organisationId: loaded.organisations.get('IOM') ?? '',
  })
  const known = await identifyPerson(house.db, person, new Date())
  if (!known) throw new Error('The person is not known.')
  token = newTokenSecret()
  await house.runner.run(makeToken, { secret: token, name: 'test', write: true }, { actor: known.actor })
})
afterAll(() => house?.close())

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
  expect(await (await give()).json()).toEqual({ made: 1, changed: 0, unchanged: 0 })
  expect(await (await give()).json()).toEqual({ made: 1, changed: 0, unchanged: 0 })
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

test('the document describes every command and view', async () => {
  const document = await (await app.request('http://wusul.example/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths).length).toBe(house.registry.commands.size + house.registry.views.size)
  const schema =
    document.paths['/api/commands/delivery.store-activity-reports'].post.requestBody.content['application/json'].schema
  expect(schema.required).toEqual(['operationId'])
})
