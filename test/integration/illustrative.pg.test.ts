/**
 * What is made up says so: every screen and every file of an operation with the illustrative layer carries the mark, in every language,
 * and loses it when the layer is removed. The routes are asked of the site itself: one that is new fails here until it is walked.
 */
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { exportFormats } from '../../src/exchange/feeds/activities/export.ts'
import { commitImport, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { planFormats } from '../../src/exchange/feeds/plan/export.ts'
import { receiveSheet } from '../../src/exchange/feeds/reading.ts'
import { nameKinds, readEntries } from '../../src/exchange/names/kinds.ts'
import { type Language, languages } from '../../src/kernel/pure/languages.ts'
import { identifyPerson, makeToken, newTokenSecret } from '../../src/modules/accounts/index.ts'
import { addActionPoint, callMeeting, storeContact } from '../../src/modules/coordination/index.ts'
import { showIllustrative } from '../../src/modules/delivery/index.ts'
import { postMoney, proposeAgreement, signAgreement } from '../../src/modules/funding/index.ts'
import { takeFromLibrary } from '../../src/modules/indicators/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { listPlans, revisePlan } from '../../src/modules/plan/index.ts'
import { generateReports, listReports, setCalendar, setDuties, submitNoActivity } from '../../src/modules/reporting/index.ts'
import { makeSitrep } from '../../src/modules/sitreps/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { say } from '../../src/web/messages/house.ts'
import { figureFormats, figureNames } from '../../src/web/pages/overview/parts.tsx'
import { sitrepFormats } from '../../src/web/pages/sitreps/files.ts'
import { closePrinter } from '../../src/web/print/print.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { readPdf, saysOnPage } from '../support/pdf.ts'
import { addPerson } from '../support/people.ts'
import { readPng } from '../support/png.ts'

const root = '/o/IRQ-2004'
let house: TestHouse
let app: Awaited<ReturnType<typeof createApp>>
let operationId: string
let token: string
let importId: string
/** A name of each kind, by its id. */
const entries = new Map<string, string>()
let planSheetId: string
let meetingId: string
let actionId: string
let contactId: string
/** A report that somebody owes, and one that waits for its review. */
let reportId: string
let submittedId: string
let sitrepId: string
/** An objective of the plan that is in force. */
let objectives: string[]
/** An indicator that somebody planned, and a sheet of figures of it. */
let indicatorId: string
let indicatorsImport: string
let projectsImport: string
const moneyImports = new Map<string, string>()
let iatiImport: string
/** An entry of an agreement. */
let entryId: string
/** A line that is made up, and one that is not. */
let madeUp: string
let real: string

beforeAll(async () => {
  house = await openTestHouse('shipped')
  const loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  const sheet =
    'Month,Lead organisation,Cluster,Activity,Governorate,District,People reached,Status\n2005-11,IOM,Health and Nutrition,Supply of medicines,Ninewa,Al-Mosul,40,ongoing\n2005-11,IOM,Nonsense,Supply,Nowhere,,x,'
  const bytes = new TextEncoder().encode(sheet)
  importId = await receiveActivities(house, house.system, {
    operationId,
    fileName: 'november.csv',
    bytes,
    options: { learn: true },
  })
  await commitImport(house, house.system, { code: 'IRQ-2004', operationId, importId })
  // A draft beside the version in force: its pages exist only then.
  const plans = await house.reader.read(listPlans, { operationId }, house.system)
  for (const { id: planId } of plans.slice(0, 1)) await house.runner.run(revisePlan, { operationId, planId }, house.system)
  planSheetId = await receiveSheet(house, house.system, {
    operationId,
    feed: 'plan',
    fileName: 'plan.csv',
    bytes: new TextEncoder().encode(
      'Level,Objective code,Parent code,Objective (English)\nStrategic objective,9,,Roads are open',
    ),
    options: { plan: 'UNSP-2004' },
  })
  objectives = (await house.pool.query('select id from objective where ended is null order by code limit 1')).rows.map(
    ({ id }) => id,
  )
  const clusterId = loaded.clusters.get('F') ?? ''
  const { ids } = await house.runner.run(takeFromLibrary, { operationId, clusterId, codes: ['CCCM-02'] }, house.system)
  indicatorId = ids[0] ?? ''
  const figures = { operationId, feed: 'indicators' as const, fileName: 'figures.csv', options: {} }
  const figure = new TextEncoder().encode('Indicator code,Month,Governorate,Figure\nCCCM-02,2005-11,Ninewa,4')
  indicatorsImport = await receiveSheet(house, house.system, { ...figures, bytes: figure })
  const projects = { operationId, feed: 'projects' as const, fileName: 'projects.csv', options: {} }
  const project = new TextEncoder().encode('Project code,Title (English)\nS-02,Marshes')
  projectsImport = await receiveSheet(house, house.system, { ...projects, bytes: project })
  const money = {
    flows: 'Kind,Agreement code,Giver,Receiver,Amount,Currency,Date\npledge,C-1,Japan,IOM,5,USD,2005-01-01',
    fts: '[]',
    rates: 'Currency code,Rate,Date\nEUR,0.8,2005-01-01',
  }
  for (const feed of ['flows', 'fts', 'rates'] as const) {
    const file = { operationId, feed, fileName: `money.${feed === 'fts' ? 'json' : 'csv'}`, options: {} }
    moneyImports.set(feed, await receiveSheet(house, house.system, { ...file, bytes: new TextEncoder().encode(money[feed]) }))
  }
  const published = new TextEncoder().encode('<iati-activities version="2.03"><iati-activity/></iati-activities>')
  iatiImport = await receiveSheet(house, house.system, { ...projects, feed: 'iati', fileName: 'a.xml', bytes: published })
  const receiver = (await readEntries(house, house.system, operationId, 'organisation'))[0]?.id
  const contribution = { operationId, code: 'GIFT/1', kind: 'contribution', receiverId: receiver, names: { en: 'A gift' } }
  await house.runner.run(proposeAgreement, { ...contribution, currency: 'USD' }, house.system)
  await house.runner.run(signAgreement, { operationId, code: 'GIFT/1', signedOn: '2005-01-01' }, house.system)
  const gift = { agreement: 'GIFT/1', kind: 'commitment', happened: '2005-01-02', amountMinor: '5000' }
  const { entryIds } = await house.runner.run(postMoney, { operationId, postings: [gift] }, house.system)
  entryId = entryIds[0] ?? ''
  const meeting = { operationId, title: 'Meeting', startsAt: '2999-01-01T07:00:00.000Z', timeZone: 'UTC' }
  meetingId = (await house.runner.run(callMeeting, meeting, house.system)).id
  const [owner] = await readEntries(house, house.system, operationId, 'organisation')
  const point = { operationId, what: 'Share the list', organisationId: owner?.id, due: '2005-04-01' }
  actionId = (await house.runner.run(addActionPoint, point, house.system)).id
  const contact = { operationId, details: { name: 'Somebody' } }
  contactId = (await house.runner.run(storeContact, contact, house.system)).id
  const rhythm = { frequency: 'month', dueDays: 10, reviewDays: 7, starts: '2005-10', ends: '2005-11' }
  const calendar = { operationId, names: { en: 'Monthly report' }, ...rhythm }
  const { id: calendarId } = await house.runner.run(setCalendar, calendar, house.system)
  const duties = [{ clusterId, organisationId: owner?.id }]
  await house.runner.run(setDuties, { operationId, calendarId, duties }, house.system)
  await house.runner.run(generateReports, { operationId }, house.system)
  const { reports } = await house.reader.read(listReports, { operationId, calendarId }, house.system)
  reportId = reports[0]?.id ?? ''
  submittedId = reports[1]?.id ?? ''
  await house.runner.run(submitNoActivity, { operationId, reportId: submittedId, version: reports[1]?.version }, house.system)
  sitrepId = (await house.runner.run(makeSitrep, { operationId, clusterId, from: '2005-05', to: '2005-06' }, house.system)).id
  const lines = async (illustrative: boolean) =>
    (await house.pool.query('select id from activity_report where illustrative = $1 order by period, id limit 1', [illustrative]))
      .rows[0].id
  madeUp = await lines(true)
  real = await lines(false)
  for (const kind of nameKinds) {
    const [entry] = await readEntries(house, house.system, operationId, kind)
    if (entry) entries.set(kind, entry.id)
  }
  app = await createApp(house, { publicUrl: 'http://wusul.example', rateLimits: false })
  const known = await identifyPerson(house.db, await addPerson(house, { role: 'administrator' }), new Date())
  if (!known) throw new Error('The person is not known.')
  token = newTokenSecret()
  await house.runner.run(makeToken, { secret: token, name: 'test', write: false }, { actor: known.actor })
})
afterAll(async () => {
  await closePrinter()
  await house?.close()
})

/**
 * Files that hold no figure that could be made up: what partners are to fill in, what they sent themselves, and sheets of projects, none
 * of which is.
 */
const withoutFigures = [
  '/o/:code/template.xlsx',
  '/o/:code/imports/:id/file',
  '/o/:code/imports/:id/corrected.xlsx',
  '/o/:code/plan/sheets/:id/corrected.xlsx',
  '/o/:code/reports/:report/lines.json',
  '/o/:code/reports/:report/photos/:photo',
  '/o/:code/reports/:report/template.xlsx',
  '/o/:code/projects/sheets/:id/corrected.xlsx',
  '/o/:code/projects/file/:format',
  '/o/:code/flows/template.xlsx',
  // Movements that are made up say so in their rows.
  '/o/:code/flows/file/:format',
  '/o/:code/indicators/sheets/:id/corrected.xlsx',
  '/o/:code/contacts/file',
  // Files as somebody put them into the library.
  '/o/:code/documents/:id/:no',
]

/** Addresses behind each route that names more than the operation. */
const behind: Record<string, () => string[]> = {
  ...Object.fromEntries(
    ['', '/edit', '/targets', '/value', '/month'].map(page => [
      `/o/:code/indicators/:id${page}`,
      () => [`${root}/indicators/${indicatorId}${page}`],
    ]),
  ),
  '/o/:code/indicators/sheets/:id': () => [`${root}/indicators/sheets/${indicatorsImport}`],
  ...Object.fromEntries(
    (['flows', 'fts', 'rates'] as const).map(feed => [
      `/o/:code/${feed}/sheets/:id`,
      () => [`${root}/${feed}/sheets/${moneyImports.get(feed)}`],
    ]),
  ),
  '/o/:code/activities/:format': () => exportFormats.map(format => `${root}/activities/${format}`),
  '/o/:code/areas/:area': () => [`${root}/areas/IQG15`],
  '/o/:code/clusters/:cluster': () => [`${root}/clusters/F`],
  '/o/:code/contacts/:id': () => [`${root}/contacts/${contactId}`],
  '/o/:code/contacts/:id/edit': () => [`${root}/contacts/${contactId}/edit`],
  '/o/:code/figures/:file': () =>
    figureNames.flatMap(figure => figureFormats.map(format => `${root}/figures/${figure}.${format}`)),
  '/o/:code/funding/donors/:id': () => [`${root}/funding/donors/${entries.get('organisations')}`],
  ...Object.fromEntries(
    ['', '/amend', '/money', '/plan'].map(page => [
      `/o/:code/funding/agreements/:agreement${page}`,
      () => [`${root}/funding/agreements/GIFT%2F1${page}`],
    ]),
  ),
  '/o/:code/funding/entries/:entry': () => [`${root}/funding/entries/${entryId}`],
  '/o/:code/funding/trace': () => [`${root}/funding/trace`, `${root}/funding/trace?place=IQG15`],
  '/o/:code/funding/trace/contributions/:contribution': () => [`${root}/funding/trace/contributions/GIFT%2F1`],
  '/o/:code/handover': () => [`${root}/handover?cluster=F`],
  '/o/:code/imports/:id': () => [`${root}/imports/${importId}`],
  '/o/:code/lines/:line': () => [`${root}/lines/${real}`],
  '/o/:code/meetings/:id': () => [`${root}/meetings/${meetingId}`],
  '/o/:code/meetings/:id/edit': () => [`${root}/meetings/${meetingId}/edit`],
  '/o/:code/meetings/actions/:id': () => [`${root}/meetings/actions/${actionId}`],
  '/o/:code/names/:kind/:id': () => nameKinds.map(kind => `${root}/names/${kind}/${entries.get(kind)}`),
  '/o/:code/plan/changes': () => [`${root}/plan/changes?plan=UNSP-2004&from=1&to=2`],
  '/o/:code/plan/edit': () => [`${root}/plan/edit?plan=UNSP-2004&version=2`],
  '/o/:code/plan/objective/new': () => [`${root}/plan/objective/new?plan=UNSP-2004&version=2`],
  '/o/:code/plan/file/:format': () => planFormats.map(format => `${root}/plan/file/${format}`),
  '/o/:code/plan/objective/:id': () => objectives.map(id => `${root}/plan/objective/${id}`),
  '/o/:code/plan/sheets/:id': () => [`${root}/plan/sheets/${planSheetId}`],
  '/o/:code/projects/:project': () => [`${root}/projects/S-02`],
  '/o/:code/projects/:project/money': () => [`${root}/projects/S-02/money`],
  '/o/:code/projects/sheets/:id': () => [`${root}/projects/sheets/${projectsImport}`],
  '/o/:code/iati/sheets/:id': () => [`${root}/iati/sheets/${iatiImport}`],
  '/o/:code/projects/:project/edit': () => [`${root}/projects/S-02/edit`],
  ...Object.fromEntries(
    ['', '/lines'].map(page => [`/o/:code/reports/:report${page}`, () => [`${root}/reports/${reportId}${page}`]]),
  ),
  '/o/:code/reports/:report/review': () => [`${root}/reports/${submittedId}/review`],
  '/o/:code/reports/:report/lines/:row': () => [`${root}/reports/${reportId}/lines/new`],
  ...Object.fromEntries(
    ['', '/texts', '/changes'].map(page => [`/o/:code/sitreps/:id${page}`, () => [`${root}/sitreps/${sitrepId}${page}`]]),
  ),
  '/o/:code/sitreps/:id/file/:format': () => sitrepFormats.map(format => `${root}/sitreps/${sitrepId}/file/${format}`),
  '/o/:code/organisations/:organisation': () => [`${root}/organisations/IOM`],
  // Months in which nothing is made up: what is shown there stands beside what is.
  '/o/:code': () => [root, `${root}?from=1999-01&to=1999-02`],
}

function addresses(): string[] {
  const routes = [...new Set(app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
  return routes
    .filter(route => route.startsWith('/o/:code') && !withoutFigures.includes(route))
    .flatMap(route => {
      const plain = route.replace('/o/:code', root)
      const found = behind[route]?.() ?? (plain.includes(':') ? null : [plain])
      if (!found) throw new Error(`Nobody walks ${route}: say in this test what stands behind it.`)
      return found
    })
}

const get = (address: string, language: Language) =>
  app.request(`http://wusul.example${address}`, { headers: { authorization: `Bearer ${token}`, 'accept-language': language } })

/** Whether the corner that a picture has its mark in holds the colour of the mark. */
function cornerIsMarked(bytes: Uint8Array, language: Language): boolean {
  const { width, at } = readPng(bytes)
  const isMark = ([red, green, blue]: readonly number[]) => red === 0x8a && green === 0x52 && blue === 0
  let found = 0
  for (let y = 48; y < 96; y++) for (let x = 48; x < 400; x++) if (isMark(at(language === 'en' ? width - x : x, y))) found += 1
  return found > 40
}

/** How an answer carries the mark; an empty text where it does not. */
async function markOf(answer: Response, language: Language): Promise<string> {
  const word = say(language, 'illustrative')
  const type = answer.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  // A situation report says it by itself: it may hold what the operation holds no more.
  const isFile = answer.headers.get('content-disposition')?.startsWith('attachment') ?? false
  if (type.startsWith('text/html') && isFile) return text.includes(`<span class="sit-badge">${word}</span>`) ? 'badge' : ''
  if (type.startsWith('application/json'))
    return JSON.parse(text).illustrative === true && JSON.parse(text).content.illustrative === true ? 'said' : ''
  if (type === 'application/pdf') return readPdf(bytes).pages.every(page => saysOnPage(page, word)) ? 'badge' : ''
  if (type.startsWith('text/html')) {
    const head = text.includes(`<span class="badge">${word}</span></div>`) ? 'in the head' : ''
    return [head, text.includes(say(language, 'illustrativeNote')) ? 'in the foot' : ''].filter(Boolean).join(', ')
  }
  if (type.startsWith('image/svg')) return text.includes(`>${language === 'en' ? word : `\u2067${word}\u2069`}<`) ? 'badge' : ''
  if (type.startsWith('image/png')) return cornerIsMarked(bytes, language) ? 'badge' : ''
  if (type.startsWith('text/csv')) return text.includes(word) ? 'said' : ''
  if (type.includes('spreadsheetml')) {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer)
    const cells = workbook.worksheets.flatMap(sheet => sheet.getSheetValues().flat())
    return cells.some(cell => `${cell}`.includes(word)) ? 'said' : ''
  }
  return `of a kind that nobody can read: ${type}`
}

/** Addresses that were answered with a page the last time that all were walked. */
const pages = new Set<string>()

/** The mark of everything, by address. */
async function walk(language: Language): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  pages.clear()
  for (const address of addresses()) {
    // Drawing takes long, and Sorani is drawn as Arabic is: from the right.
    if (language === 'ckb' && /[./]png$/.test(address)) continue
    const answer = await get(address, language)
    if (answer.headers.get('content-type')?.startsWith('text/html')) pages.add(address)
    found[address] = answer.status === 200 ? await markOf(answer, language) : `answered ${answer.status}`
  }
  return found
}

const marks = ['in the head, in the foot', 'badge', 'said']

test.each(languages)(
  'every screen and file says in %s that it holds what is made up',
  async language => {
    const found = await walk(language)
    expect(Object.entries(found).filter(([, mark]) => !marks.includes(mark))).toEqual([])
    expect(Object.keys(found).length).toBeGreaterThan(40)
  },
  180_000,
)

test('the list of operations marks the one that holds something made up', async () => {
  await house.runner.run(createOperation, { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }, house.system)
  const html = await (await get('/operations', 'en')).text()
  expect(html.match(/<li class="card">.*?<\/li>/g)?.map(entry => entry.includes('Illustrative'))).toEqual([true, false])
  expect(await markOf(await get('/o/ELSEWHERE', 'en'), 'en')).toBe('')
})

/** Rows of the exported lines with the text of their mark. */
async function exportedRows(format: (typeof exportFormats)[number]): Promise<{ head: string[]; rows: string[][] }> {
  const answer = await get(`${root}/activities/${format}`, 'en')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (format === 'xlsx') {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer)
    const width = workbook.worksheets[0]?.columnCount ?? 0
    const all = (workbook.worksheets[0]?.getSheetValues() ?? []).slice(1) as unknown[][]
    const rows = all.map(row => Array.from({ length: width }, (_, index) => `${row[index + 1] ?? ''}`))
    return { head: rows[0] ?? [], rows: rows.slice(2) }
  }
  const rows = Papa.parse<string[]>(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''), { skipEmptyLines: true }).data
  return { head: rows[0] ?? [], rows: rows.slice(format === 'hxl' ? 2 : 1) }
}

test.each(exportFormats)('each made-up line of the %s is marked, and no other', async format => {
  const { head, rows } = await exportedRows(format)
  const at = head.indexOf('Illustrative')
  const { rows: counted } = await house.pool.query(
    'select illustrative, count(*)::int as n from activity_report where not withdrawn group by 1',
  )
  const stored = Object.fromEntries(counted.map(({ illustrative, n }) => [illustrative, n]))
  expect(rows.filter(row => row[at] === 'illustrative')).toHaveLength(stored.true)
  expect(rows.filter(row => row[at] === '')).toHaveLength(stored.false)
  expect(stored.false).toBe(1)
})

test('one command removes the layer, and the mark goes from every screen and file; the record of a removed line keeps it', async () => {
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  expect(await run(['operation', 'remove-illustrative', '--operation', 'IRQ-2004', '--json'])).toBe(0)
  written.mockRestore()
  vi.unstubAllEnvs()
  process.exitCode = 0
  expect(await house.reader.read(showIllustrative, { operationId }, house.system)).toEqual({ illustrative: false })
  // What the plan still says after that is none of it made up: nothing at all.
  objectives = []
  // So with activities: only what a sheet brought in is left of the catalogue.
  const [activity, ...others] = await readEntries(house, house.system, operationId, 'activity')
  expect([activity?.names.en, others]).toEqual(['Supply of medicines', []])
  entries.set('activity', activity?.id ?? '')
  // The mark is one of the operation, whatever the language: seen in one of them.
  const found = await walk('ar')
  // What was taken while there was something made up says so for good.
  const wasTaken = ([address]: [string, string]) => address.includes('/sitreps/') && address.includes('/file/')
  const entriesFound = Object.entries(found)
  expect(entriesFound.filter(entry => !wasTaken(entry)).filter(([, mark]) => mark !== '')).toEqual([])
  expect(entriesFound.filter(wasTaken).map(([, mark]) => marks.includes(mark))).toEqual(sitrepFormats.map(() => true))
  expect(pages.size).toBeGreaterThan(40)
  for (const address of pages)
    expect(await (await get(address, 'en')).text(), address).not.toMatch(/class="badge[^>]*>Illustrative</)
  for (const format of exportFormats) {
    const { head, rows } = await exportedRows(format)
    expect(head).not.toContain('Illustrative')
    expect(rows).toHaveLength(1)
  }
  expect(await (await get(`${root}/lines/${madeUp}`, 'en')).text()).toMatch(/class="badge">Illustrative</)
}, 400_000)
