/** Figures taken away: what is in the files is what the page shows, they say what they are, and strangers get none. */
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/pure/ids.ts'
import { identifyPerson, makeToken, newTokenSecret } from '../../src/modules/accounts/index.ts'
import { storeActivityReports } from '../../src/modules/delivery/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { filtersOf } from '../../src/web/pages/overview/filters.ts'
import { loadOverview } from '../../src/web/pages/overview/load.ts'
import { figureFormats, figureNames } from '../../src/web/pages/overview/parts.tsx'
import { readTrend } from '../../src/web/pages/overview/trend.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let app: Awaited<ReturnType<typeof createApp>>
const tokens = new Map<string, string>()

/** A token of somebody new with a role. */
async function tokenFor(role: Parameters<typeof addPerson>[1]): Promise<string> {
  const known = await identifyPerson(house.db, await addPerson(house, role), new Date())
  if (!known) throw new Error('The person is not known.')
  const secret = newTokenSecret()
  await house.runner.run(makeToken, { secret, name: 'test', write: false }, { actor: known.actor })
  return secret
}

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  const { id: elsewhere } = await house.runner.run(
    createOperation,
    { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' },
    house.system,
  )
  app = await createApp(house, { publicUrl: 'http://wusul.example', rateLimits: false })
  const { operationId } = loaded
  tokens.set('coordinator', await tokenFor({ role: 'coordinator', operationId }))
  tokens.set('elsewhere', await tokenFor({ role: 'coordinator', operationId: elsewhere }))
  const ofIom = { operationId, organisationId: loaded.organisations.get('IOM') ?? '' }
  tokens.set('focal point', await tokenFor({ role: 'focal-point', ...ofIom }))
  tokens.set('donor', await tokenFor({ role: 'donor', ...ofIom }))
  tokens.set('task manager', await tokenFor({ role: 'task-manager', operationId, clusterId: loaded.clusters.get('D') ?? '' }))
})
afterAll(() => house?.close())

const get = (file: string, language = 'en', who = 'coordinator') =>
  app.request(`http://wusul.example/o/IRQ-2004/figures/${file}`, {
    headers: { authorization: `Bearer ${tokens.get(who) ?? ''}`, 'accept-language': language },
  })
const csvOf = async (file: string) => {
  const text = await (await get(file)).text()
  const rows = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false }).data
  const empty = rows.findIndex(row => row.every(cell => cell === ''))
  return { said: rows.slice(0, empty), heads: rows[empty + 1] ?? [], rows: rows.slice(empty + 2).filter(row => row.length > 1) }
}
const overviewFor = (query: Record<string, string> = {}) => loadOverview(house.reader, house.system, 'IRQ-2004', filtersOf(query))
/** Width and height that an SVG says of itself. */
const sizeOf = (svg: string) => /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1).map(Number) ?? []

test.each(figureNames)('%s is taken away as SVG, PNG and CSV, in every language', async figure => {
  const files = new Map<string, Response>()
  for (const format of figureFormats) files.set(format, await get(`${figure}.${format}`, figure === 'matrix' ? 'ckb' : 'ar'))
  for (const [format, answer] of files) {
    expect(answer.status, format).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="irq-2004-${figure}-2005-01-2005-12\\.${format}"$`),
    )
  }
  const svg = await (files.get('svg') as Response).text()
  const [width = 0, height = 0] = sizeOf(svg)
  expect(width).toBeGreaterThan(600)
  const png = Buffer.from(await (files.get('png') as Response).arrayBuffer())
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width * 2, height * 2])
})

test('a picture is complete in itself and says what it is, what was asked for, when, from where, and that it is illustrative', async () => {
  const svg = await (await get('map.svg?cluster=D&group=sick&measure=coverage')).text()
  for (const [, target] of svg.matchAll(/url\(([^)]*)\)/g)) expect(target).toMatch(/^(#|data:)/)
  expect(svg).not.toMatch(/ href=|<script|<image/)
  const source =
    'http://wusul.example/o/IRQ-2004?measure=coverage&amp;cluster=D&amp;group=sick&amp;map=areas&amp;from=2005-01&amp;to=2005-12'
  // The address is broken over lines where it is long.
  expect(svg.replaceAll(/<\/?text[^>]*>/g, '')).toContain(source)
  for (const said of [
    'Iraq 2004/5',
    'Map: Coverage of target',
    'Jan 2005 to Dec 2005',
    'Cluster: Health',
    'Group: The sick',
    'As of ',
    'Illustrative',
  ])
    expect(svg).toContain(said)
  const { said } = await csvOf('map.csv?cluster=D&group=sick&measure=coverage')
  expect(said.flat().join('\n')).toMatch(
    /Iraq 2004\/5\nMap: Coverage.*\nJan 2005 to Dec 2005 · Filters: Cluster: Health.* · Group: The sick\nAs of .*\nSource:\nhttp:\/\/wusul\.example.*\nIllustrative: /,
  )
})

test('the numbers of the CSV are those of the overview and of the picture', async () => {
  const { picture, clusters, allPlaces } = await overviewFor()
  const { heads, rows } = await csvOf('matrix.csv')
  expect(heads).toEqual([
    'Code',
    'Cluster',
    'P-code',
    'Area',
    'People in need',
    'People targeted',
    'People reached',
    'Coverage of target, %',
    'Organisations present',
    'Report lines',
    'Lines that do not say how many people',
    'What is shown',
  ])
  expect(rows).toHaveLength((picture.rows.length + 1) * (picture.areas.length + 1))
  const idOf = (code: string, things: Iterable<{ id: string; code?: string; codes?: { code: string }[] }>) =>
    [...things].find(thing => (thing.code ?? thing.codes?.[0]?.code) === code)?.id ?? ''
  const number = (cell: string | undefined) => (cell === '' ? null : Number(cell))
  let known = 0
  for (const [cluster = '', , area = '', , inNeed, targeted, reached, , organisations, lines] of rows) {
    const figure = picture.at(cluster && idOf(cluster, clusters.values()), area && idOf(area, allPlaces.values()))
    expect([inNeed, targeted, reached, organisations, lines].map(number)).toEqual([
      figure.inNeed,
      figure.targeted,
      figure.reached,
      figure.organisations,
      figure.lines,
    ])
    if (reached !== '') known += 1
  }
  expect(known).toBeGreaterThan(100)
  const map = await csvOf('map.csv')
  const drawn = await (await get('map.svg')).text()
  for (const row of map.rows) expect(drawn).toContain(`<title>${row[1]}: ${row.at(-1)}</title>`)
})

test('the months add up as the figures of the page do, with every filter', async () => {
  for (const query of [{}, { cluster: 'D' }, { area: 'IQG15' }, { cluster: 'F', area: 'IQG15' }, { group: 'sick' }] as Record<
    string,
    string
  >[]) {
    const overview = await overviewFor(query)
    const trend = await readTrend(house.reader, house.system, overview)
    const total = overview.picture.at(overview.cluster?.id ?? '', '')
    expect(trend.map(({ period }) => period)).toEqual(
      Array.from({ length: 12 }, (_, index) => `2005-${String(index + 1).padStart(2, '0')}`),
    )
    expect(trend.at(-1)?.soFar, JSON.stringify(query)).toBe(total.reached)
    expect(trend.reduce((sum, { lines }) => sum + lines, 0)).toBe(total.lines)
  }
  const csv = await csvOf('trend.csv?cluster=D')
  const drawn = await (await get('trend.svg?cluster=D')).text()
  expect(csv.rows).toHaveLength(12)
  for (const [, reached] of csv.rows) expect(drawn).toContain(`: ${Number(reached).toLocaleString('en')}</title>`)
})

test('a name that a spreadsheet would run as a formula is only a name', async () => {
  const { operationId } = loaded
  const organisation = { id: newId(), names: { en: '=HYPERLINK("http://evil.example")' } }
  await house.runner.run(
    storeActivityReports,
    {
      operationId,
      learned: { organisations: [organisation] },
      lines: [
        {
          lineKey: newId(),
          contentHash: newId(),
          period: '2005-03',
          leadOrganisationId: organisation.id,
          clusterId: loaded.clusters.get('D'),
          placeId: loaded.places.get('IQG15'),
        },
      ],
    },
    house.system,
  )
  const { rows } = await csvOf('presence.csv')
  expect(rows.map(([name]) => name)).toContain(`'=HYPERLINK("http://evil.example")`)
  expect(rows.flat().filter(cell => cell.startsWith('='))).toEqual([])
})

test('every role of the operation sees its figures; strangers, other operations and wrong names get nothing', async () => {
  for (const who of ['donor', 'focal point', 'task manager'])
    for (const figure of figureNames) expect((await get(`${figure}.csv`, 'en', who)).status, `${who} ${figure}`).toBe(200)
  for (const figure of figureNames)
    for (const format of figureFormats) expect((await get(`${figure}.${format}`, 'en', 'elsewhere')).status).toBe(404)
  const stranger = await app.request('http://wusul.example/o/IRQ-2004/figures/map.png')
  expect(stranger.status).toBe(302)
  expect(stranger.headers.get('location')).toContain('/sign-in?next=')
  for (const wrong of ['map.pdf', 'nothing.svg', 'map', 'map.svg.exe', 'map.svg?area=XX99'])
    expect((await get(wrong)).status, wrong).toBe(404)
})
