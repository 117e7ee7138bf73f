/** The views behind the pages about one cluster, area, organisation and line, and the journal: what they say, and to whom. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor } from '../../src/kernel/access.ts'
import { Problem } from '../../src/kernel/problems.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { identifyPerson, listActors } from '../../src/modules/accounts/index.ts'
import {
  listLastReports,
  listLines,
  listOverlaps,
  listReportedProjects,
  listSilentPartners,
  showLine,
  showMonths,
  showOrganisationWork,
  showReach,
  storeActivityReports,
  undoImport,
} from '../../src/modules/delivery/index.ts'
import { receiveFile } from '../../src/modules/imports/index.ts'
import { createOperation, listJournal, verifyOperationJournal } from '../../src/modules/operations/index.ts'
import { mergeOrganisation, storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { showPlace } from '../../src/modules/places/index.ts'
import { listMemberships, showCluster } from '../../src/modules/plan/index.ts'
import { filtersOf } from '../../src/web/pages/overview/filters.ts'
import { loadOverview } from '../../src/web/pages/overview/load.ts'
import { readTrend } from '../../src/web/pages/overview/trend.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let operationId: string
let elsewhere: string

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  const other = { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }
  elsewhere = (await house.runner.run(createOperation, other, house.system)).id
})
afterAll(() => house?.close())

const idOf = (ids: Map<string, string>, code: string) => ids.get(code) ?? ''
const organisation = (acronym: string) => idOf(loaded.organisations, acronym)
const cluster = (code: string) => idOf(loaded.clusters, code)
const place = (code: string) => idOf(loaded.places, code)

const person = (role: string, scope: Record<string, string> = {}, operation = operationId): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope: role === 'administrator' ? {} : { operation, ...scope } }],
})

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'allowed'
  } catch (error) {
    return error instanceof Problem ? error.code : `${error}`
  }
}

const line = (changes: object = {}) => ({
  lineKey: newId(),
  contentHash: newId(),
  period: '2004-05',
  leadOrganisationId: organisation('IOM'),
  clusterId: cluster('F'),
  placeId: place('IQG15'),
  reached: 100,
  ...changes,
})

/** Stores lines as an import of their own. @returns the import's id. */
async function importLines(fileName: string, lines: object[], actor = house.system.actor): Promise<string> {
  const file = { operationId, feed: 'activities', fileName, content: Buffer.from('a,b').toString('base64') }
  const { id: importId } = await house.runner.run(receiveFile, file, { actor })
  const outcome = { sheet: null, rows: lines.length, rejected: 0, repaired: 0, problems: [] }
  await house.runner.run(storeActivityReports, { operationId, importId, lines, outcome }, { actor })
  return importId
}

async function lineIdOf(lineKey: string): Promise<string> {
  const { rows } = await house.pool.query('select id from activity_report where line_key = $1', [lineKey])
  return rows[0].id
}

test('a line says all it holds, what it said before, where each version came from, and who gave it', async () => {
  const lineKey = newId()
  const first = line({
    lineKey,
    row: 2,
    reached: 10,
    comments: 'First convoy',
    donorIds: [organisation('Japan')],
    recordId: 'W-1',
  })
  const firstImport = await importLines('may.csv', [first])
  const second = { ...first, contentHash: newId(), row: 7, reached: 25, comments: null, placeId: place('IQG15Q05') }
  const secondImport = await importLines('may-corrected.csv', [second])
  const lineId = await lineIdOf(lineKey)
  const record = await house.reader.read(showLine, { operationId, lineId }, house.system)
  expect(record.line).toMatchObject({
    version: 2,
    reached: 25,
    comments: null,
    importId: secondImport,
    importRow: 7,
    withdrawn: false,
  })
  expect(record.before).toHaveLength(1)
  expect(record.before[0]).toMatchObject({
    version: 1,
    reached: 10,
    comments: 'First convoy',
    importId: firstImport,
    importRow: 2,
  })
  expect(record.before[0]?.donorIds).toEqual([organisation('Japan')])
  expect(record.entries.map(({ command, actorKind }) => [command, actorKind])).toEqual([
    ['delivery.store-activity-reports', 'system'],
    ['delivery.store-activity-reports', 'system'],
  ])
  expect(record.entries.map(({ commandId }) => commandId)).toEqual([record.before[0]?.commandId, record.line.commandId])
  expect(record.imports.map(({ fileName }) => fileName).sort()).toEqual(['may-corrected.csv', 'may.csv'])
  expect(record.labels.places.map(({ code }) => code).sort()).toEqual(['IQG15', 'IQG15Q05'])
  // What else a command was given is not for everybody who sees the line.
  expect(Object.keys(record.entries[0] ?? {}).sort()).toEqual(
    ['actorId', 'actorKind', 'command', 'commandId', 'deviceAt', 'seq', 'serverAt'].sort(),
  )

  await house.runner.run(undoImport, { operationId, importId: secondImport }, house.system)
  const undone = await house.reader.read(showLine, { operationId, lineId }, house.system)
  expect(undone.line).toMatchObject({ version: 3, reached: 10, comments: 'First convoy', importId: firstImport })
  expect(undone.before.map(({ reached }) => reached)).toEqual([10, 25])
  expect(undone.entries.at(-1)?.command).toBe('delivery.undo-import')
})

test('a line opens for those whose roles show it, and for nobody else, in the words of something that is not there', async () => {
  const lineKey = newId()
  await importLines('whose.csv', [line({ lineKey, implementingOrganisationId: organisation('WHO') })])
  const lineId = await lineIdOf(lineKey)
  const asked = (actor: Actor) => refusal(house.reader.read(showLine, { operationId, lineId }, { actor }))
  for (const actor of [
    person('administrator'),
    person('coordinator'),
    person('information-officer'),
    person('task-manager', { cluster: cluster('F') }),
    person('ministry-counterpart', { cluster: cluster('F') }),
    person('focal-point', { organisation: organisation('IOM') }),
    person('focal-point', { organisation: organisation('WHO') }),
    person('field-staff', { organisation: organisation('IOM'), place: place('IQG15') }),
  ])
    expect(await asked(actor), actor.grants[0]?.role).toBe('allowed')
  for (const actor of [
    visitor,
    person('task-manager', { cluster: cluster('D') }),
    person('ministry-counterpart', { cluster: cluster('A') }),
    person('focal-point', { organisation: organisation('UNHCR') }),
    person('field-staff', { organisation: organisation('IOM'), place: place('IQG01') }),
    person('donor', { organisation: organisation('IOM') }),
    person('coordinator', {}, elsewhere),
  ])
    expect(await asked(actor), actor.grants[0]?.role).toBe('not-found')
  expect(await refusal(house.reader.read(showLine, { operationId, lineId: newId() }, house.system))).toBe('not-found')
  // The id of a line is of its own operation alone.
  expect(await refusal(house.reader.read(showLine, { operationId: elsewhere, lineId }, house.system))).toBe('not-found')
})

test('a line named by an organisation that was merged since still says who it was, and that it is the same', async () => {
  const wrong = newId()
  const misspelled = { id: wrong, names: { en: 'Intl Org Migration' }, status: 'unreviewed' }
  await house.runner.run(storeOrganisationsCommand, { operationId, organisations: [misspelled] }, house.system)
  const lineKey = newId()
  const first = line({ lineKey, leadOrganisationId: wrong })
  await importLines('wrong-name.csv', [first])
  await importLines('wrong-name-again.csv', [{ ...first, contentHash: newId(), reached: 7 }])
  await house.runner.run(mergeOrganisation, { operationId, id: wrong, intoId: organisation('IOM') }, house.system)
  const {
    line: now,
    before,
    labels,
  } = await house.reader.read(showLine, { operationId, lineId: await lineIdOf(lineKey) }, house.system)
  expect(now.leadOrganisationId).toBe(organisation('IOM'))
  expect(before[0]?.leadOrganisationId).toBe(wrong)
  expect(labels.organisations.find(({ id }) => id === wrong)).toMatchObject({
    names: { en: 'Intl Org Migration' },
    mergedInto: organisation('IOM'),
  })
})

test('figures of one organisation are those of the kept totals wherever it is alone, and never those of everybody', async () => {
  const span = { operationId, from: '2005-01', to: '2005-12' }
  const [everybody, own] = await Promise.all([
    house.reader.read(showReach, span, house.system),
    house.reader.read(showOrganisationWork, { ...span, organisationId: organisation('IOM') }, house.system),
  ])
  const key = ({ leafId, placeId, groupId }: { leafId: string; placeId: string | null; groupId?: string | null }) =>
    `${leafId}|${placeId}|${groupId ?? ''}`
  const present = new Map<string, Set<string>>()
  for (const { leafId, placeId, organisationId } of everybody.presence) {
    const at = key({ leafId, placeId })
    present.set(at, (present.get(at) ?? new Set()).add(organisationId))
  }
  const kept = new Map(everybody.cells.map(cell => [key(cell), cell]))
  let alone = 0
  let fewer = 0
  for (const cell of own.cells) {
    const total = kept.get(key(cell))
    expect(total).toBeDefined()
    if (present.get(key({ ...cell, groupId: null }))?.size === 1) {
      expect(cell).toEqual(total)
      alone++
    } else {
      expect(cell.reached ?? 0).toBeLessThanOrEqual(total?.reached ?? 0)
      if ((cell.reached ?? 0) < (total?.reached ?? 0)) fewer++
    }
  }
  expect(alone).toBeGreaterThan(10)
  expect(fewer).toBeGreaterThan(10)
  expect(own.presence.every(({ organisationId }) => organisationId === organisation('IOM'))).toBe(true)
  expect(own.months.reduce((sum, { lines }) => sum + lines, 0)).toBe(own.presence.reduce((sum, { lines }) => sum + lines, 0))
})

test('sites add up, planned work reaches nobody, and a line counts for whoever implements it', async () => {
  const period = '2003-03'
  const same = { period, leadOrganisationId: organisation('ILO'), clusterId: cluster('C'), projectCode: 'C10-01' }
  await importLines('rules.csv', [
    line({ ...same, site: 'Camp A', reached: 30, activityDetail: 'Vocational training' }),
    line({ ...same, site: 'camp a', reached: 20, activityDetail: 'vocational training' }),
    line({ ...same, site: 'Camp B', reached: 5, targeted: 50 }),
    line({ ...same, status: 'planned', reached: 900 }),
    line({ ...same, implementingOrganisationId: organisation('UNDP'), reached: 400 }),
  ])
  const read = (acronym: string) =>
    house.reader.read(
      showOrganisationWork,
      { operationId, organisationId: organisation(acronym), from: period, to: period },
      house.system,
    )
  const ilo = await read('ILO')
  expect(ilo.cells).toEqual([
    expect.objectContaining({ reached: 35, targeted: 50, lines: 4, linesUnknown: 0, leafId: cluster('C') }),
  ])
  expect(ilo.ledForOthers).toBe(1)
  expect(ilo.activities).toEqual([
    {
      leafId: cluster('C'),
      activityId: null,
      activityDetail: expect.stringMatching(/^vocational training$/i),
      lines: 2,
      lastPeriod: period,
    },
  ])
  expect((await read('UNDP')).cells.map(({ reached }) => reached)).toEqual([400])
  const last = await house.reader.read(listLastReports, { operationId }, house.system)
  expect(last.find(({ organisationId }) => organisationId === organisation('ILO'))?.lastPeriod).toBe('2005-12')
  const projects = await house.reader.read(
    listReportedProjects,
    { operationId, from: period, to: period, placeIds: [place('IQG15')] },
    house.system,
  )
  expect(projects).toEqual([{ code: 'C10-01', lines: 5, firstPeriod: period, lastPeriod: period }])
  const none = { operationId, from: period, to: period, leafIds: [cluster('D')] }
  expect(await house.reader.read(listReportedProjects, none, house.system)).toEqual([])
})

test('the months of an organisation are those of the overview of each month, and never those of everybody', async () => {
  const load = (query: Record<string, string>) => loadOverview(house.reader, house.system, loaded.code, filtersOf(query))
  const span = { from: '2005-01', to: '2005-12', cluster: 'F' }
  const [own, everybody] = [await load({ ...span, organisation: 'IOM' }), await load(span)]
  const [ofOne, ofAll] = await Promise.all([
    readTrend(house.reader, house.system, own),
    readTrend(house.reader, house.system, everybody),
  ])
  for (const month of ofOne.slice(0, 3)) {
    const { picture } = await load({ from: month.period, to: month.period, cluster: 'F', organisation: 'IOM' })
    const total = picture.at(cluster('F'), '')
    expect(month).toMatchObject({ reached: total.reached, lines: total.lines, organisations: 1 })
  }
  expect(ofOne.some(({ reached }, nth) => (reached ?? 0) < (ofAll[nth]?.reached ?? 0))).toBe(true)
  expect(ofOne.every(({ lines }, nth) => lines <= (ofAll[nth]?.lines ?? 0))).toBe(true)
})

test('the overview of one organisation shows its own figures, everybody’s need and gaps, and refuses a name that fits nobody', async () => {
  const load = (query: Record<string, string>) => loadOverview(house.reader, house.system, loaded.code, filtersOf(query))
  const [everybody, own] = await Promise.all([load({ to: '2005-12' }), load({ to: '2005-12', organisation: 'IOM' })])
  const [all, iom] = [everybody.picture.at('', ''), own.picture.at('', '')]
  expect(iom.reached).toBeLessThan(all.reached ?? 0)
  expect(iom.targeted).toBeLessThan(all.targeted ?? 0)
  expect(iom.inNeed).toBe(all.inNeed)
  expect(iom.organisations).toBe(1)
  expect(own.picture.gaps).toEqual(everybody.picture.gaps)
  expect(own.picture.presence.map(({ organisationId }) => organisationId)).toEqual([organisation('IOM')])
  expect(own.picture.rows.map(id => own.clusters.get(id)?.code)).toEqual(['C', 'D', 'F'])
  expect(await refusal(load({ organisation: 'Nobody' }))).toBe('unknown-organisation')
  const { count } = await house.reader.read(
    listLines,
    { operationId, from: own.months.from, to: own.months.to, organisationId: organisation('IOM') },
    house.system,
  )
  expect(count).toBe(iom.lines)
})

test('overlaps and silent partners are narrowed to an organisation and a place', async () => {
  const span = { operationId, from: '2005-01', to: '2005-12' }
  const overlaps = await house.reader.read(listOverlaps, { ...span, organisationId: organisation('IOM') }, house.system)
  expect(overlaps.length).toBeGreaterThan(0)
  expect(overlaps.every(({ organisationIds }) => organisationIds.includes(organisation('IOM')))).toBe(true)
  const period = '2005-12'
  const everywhere = await house.reader.read(listSilentPartners, { operationId, period }, house.system)
  const here = await house.reader.read(listSilentPartners, { operationId, period, placeIds: [place('IQG15Q01')] }, house.system)
  expect(here.length).toBeGreaterThan(everywhere.length)
  const own = await house.reader.read(
    listSilentPartners,
    { operationId, period, placeIds: [place('IQG15Q01')], organisationId: here[0]?.organisationId },
    house.system,
  )
  expect(own).toEqual(here.filter(({ organisationId }) => organisationId === here[0]?.organisationId))
})

test('lines are narrowed to a group, as the cell they stand behind', async () => {
  const groupId = idOf(loaded.groups, 'stranded')
  const asked = { operationId, from: '2005-06', to: '2005-06', clusterIds: [cluster('F')] }
  const [some, all] = await Promise.all([
    house.reader.read(listLines, { ...asked, groupId }, house.system),
    house.reader.read(listLines, asked, house.system),
  ])
  expect(some.count).toBeGreaterThan(0)
  expect(some.count).toBeLessThan(all.count)
  expect(some.lines.every(each => each.groupId === groupId)).toBe(true)
})

test('a cluster says what came before and after it, who leads it and who is a member, with the sources', async () => {
  const read = (code: string) => house.reader.read(showCluster, { operationId, clusterId: cluster(code) }, house.system)
  const [f, eight, c] = await Promise.all([read('F'), read('8'), read('C')])
  expect(f).toMatchObject({ code: 'F', lead: 'UNHCR', deputy: 'IOM', leadSource: 'fmr-iom', validFrom: '2005-01-01' })
  expect(f.predecessors.map(({ code, confidence }) => [code, confidence])).toEqual([['8', 'sourced']])
  expect(f.members).toEqual([{ organisationId: organisation('IOM'), source: 'seed' }])
  expect(eight.successors.map(({ code }) => code)).toEqual(['F'])
  expect(c.predecessors.map(({ code }) => code)).toEqual(['9', '10'])
  expect(c.lead).toBeNull()
  const memberships = await house.reader.read(listMemberships, { operationId, organisationId: organisation('IOM') }, house.system)
  expect(memberships.map(({ clusterId }) => clusterId)).toEqual([cluster('C'), cluster('D'), cluster('F')])
})

test('a place says its names, its codes in every system, and its population with year and source', async () => {
  const ninewa = await house.reader.read(showPlace, { operationId, placeId: place('IQG15') }, house.system)
  expect(ninewa).toMatchObject({
    names: { en: 'Ninewa', ar: 'نينوى', ckb: 'نەینەوا' },
    population: 3_187_945,
    populationYear: 2010,
  })
  expect(ninewa.populationSource).toBe('cosit10')
  expect(ninewa.codes.map(({ system, code }) => `${system} ${code}`)).toEqual([
    'COD-AB IQG15',
    'HR-2015 IQ-G15',
    'ISO 3166-2 IQ-NI',
  ])
})

test('every view of these pages is closed to strangers and to other operations, and figures are open to donors', async () => {
  const span = { operationId, from: '2005-01', to: '2005-12' }
  const views = [
    [showCluster, { operationId, clusterId: cluster('F') }],
    [listMemberships, { operationId }],
    [showPlace, { operationId, placeId: place('IQG15') }],
    [showMonths, span],
    [showOrganisationWork, { ...span, organisationId: organisation('IOM') }],
    [listLastReports, { operationId }],
    [listReportedProjects, span],
    [listActors, { operationId, ids: [] }],
  ] as const
  for (const [view, input] of views) {
    const read = (actor: Actor) => refusal(house.reader.read<object, unknown>(view as never, input, { actor }))
    expect(await read(visitor), view.name).toBe('not-found')
    expect(await read(person('coordinator', {}, elsewhere)), view.name).toBe('not-found')
    expect(await read(person('donor', { organisation: organisation('IOM') })), view.name).toBe('allowed')
  }
  const unknown = { operationId, clusterId: newId() }
  expect(await refusal(house.reader.read(showCluster, unknown, house.system))).toBe('not-found')
  expect(await refusal(house.reader.read(showPlace, { operationId, placeId: newId() }, house.system))).toBe('not-found')
})

test('the journal is for those who keep the data: newest first, in pages, and inputs cut down', async () => {
  const read = (input: object, actor: Actor = house.system.actor) =>
    house.reader.read(listJournal, { operationId, ...input }, { actor })
  const { entries } = await read({})
  const [newest] = entries
  if (!newest) throw new Error('The journal is empty.')
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, nth) => newest.seq - nth))
  const after = await read({ before: newest.seq })
  expect(after.entries[0]?.seq).toBe(newest.seq - 1)
  const places = entries.find(({ command }) => command === 'places.store-places')
  expect(places?.input).toEqual([{ field: 'places', value: expect.stringMatching(/^\d{3}$/), isCount: true }])
  const received = entries.find(({ command }) => command === 'imports.receive-file')
  const touching = received?.touched[0]
  expect(touching).toMatchObject({ kind: 'import', change: 'made' })
  const ofOne = await read({ touching: { kind: 'import', id: touching?.id } })
  expect(ofOne.entries.map(({ command }) => command)).toContain('delivery.store-activity-reports')
  expect(ofOne.entries.every(({ touched }) => touched.some(({ id }) => id === touching?.id))).toBe(true)

  for (const role of ['administrator', 'coordinator', 'information-officer'])
    expect(await refusal(read({}, person(role))), role).toBe('allowed')
  for (const actor of [
    visitor,
    person('coordinator', {}, elsewhere),
    person('task-manager', { cluster: cluster('F') }),
    person('focal-point', { organisation: organisation('IOM') }),
    person('donor', { organisation: organisation('IOM') }),
  ]) {
    expect(await refusal(read({}, actor)), actor.grants[0]?.role).toBe('not-found')
    expect(await refusal(house.reader.read(verifyOperationJournal, { operationId }, { actor })), actor.grants[0]?.role).toBe(
      'not-found',
    )
  }
})

test('names of those who acted are known to those who look after them, roles to everybody in the operation', async () => {
  const administrator = await addPerson(house, { role: 'administrator' })
  const focalPoint = await addPerson(house, { role: 'focal-point', operationId, organisationId: organisation('IOM') })
  const stranger = await addPerson(house, { role: 'coordinator', operationId: elsewhere })
  const acting = async (id: string) => {
    const known = await identifyPerson(house.db, id, new Date())
    if (!known) throw new Error('Nobody has this id.')
    return known.actor
  }
  const read = async (actor: Actor) => {
    const ids = [administrator, focalPoint, stranger, 'system']
    const found = await house.reader.read(listActors, { operationId, ids }, { actor })
    return new Map(found.map(each => [each.id, each]))
  }
  const toOwnFocalPoint = await read(person('focal-point', { organisation: organisation('IOM') }))
  expect(toOwnFocalPoint.get(focalPoint)).toMatchObject({ name: 'Somebody', roles: ['focal-point'], own: false })
  expect(toOwnFocalPoint.get(administrator)).toMatchObject({ name: null, roles: ['administrator'] })
  // Somebody of another operation alone does not act here; of nobody is said that they exist.
  expect(toOwnFocalPoint.has(stranger)).toBe(false)
  expect((await read(person('focal-point', { organisation: organisation('WHO') }))).get(focalPoint)?.name).toBeNull()
  expect((await read(person('information-officer'))).get(focalPoint)?.name).toBeNull()
  expect((await read(person('coordinator'))).get(focalPoint)?.name).toBe('Somebody')
  expect((await read(await acting(administrator))).get(administrator)).toMatchObject({ name: 'Somebody', own: true })
  expect((await read(await acting(focalPoint))).get(focalPoint)).toMatchObject({ name: 'Somebody', own: true })
  // The journal of their invitations holds ids and roles: no name, no address, no secret.
  const { entries } = await house.reader.read(listJournal, { operationId }, house.system)
  const invited = entries.find(({ command }) => command === 'accounts.invite-person')
  expect(invited?.input.map(({ field }) => field)).toEqual(expect.arrayContaining(['organisationId', 'role']))
  expect(JSON.stringify(entries)).not.toMatch(/@example|Somebody|secret/)
})

test('the chain of an operation holds while it grows, and an altered or added entry breaks it', async () => {
  const verdict = () => house.reader.read(verifyOperationJournal, { operationId }, house.system)
  const [during] = await Promise.all([verdict(), importLines('meanwhile.csv', [line({ period: '2004-01' })])])
  expect(during).toMatchObject({ operationId, brokenAt: null })
  const { entries } = await verdict()
  await house.pool.query(
    `insert into journal (operation_id, seq, command_id, command, actor_id, actor_kind, server_at, input, touched, previous_hash, hash)
     select operation_id, seq + 1, gen_random_uuid(), command, actor_id, actor_kind, server_at, input, touched, hash, hash
     from journal where operation_id = $1 order by seq desc limit 1`,
    [operationId],
  )
  expect((await verdict()).brokenAt).toBe(entries + 1)
  await house.pool.query('delete from journal where operation_id = $1 and seq = $2', [operationId, entries + 1])
  await house.pool.query("update journal set input = '{}' where operation_id = $1 and seq = 3", [operationId])
  expect((await verdict()).brokenAt).toBe(3)
})
