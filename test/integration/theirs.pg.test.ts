/** A sheet or a batch of lines with rows of others in it: those are refused one by one, the sender's own go in. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile, commitImport, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { problemText } from '../../src/exchange/feeds/messages.ts'
import type { Actor } from '../../src/kernel/access.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { listOwnLineKeys, storeActivityReports } from '../../src/modules/delivery/index.ts'
import { showImport } from '../../src/modules/imports/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
})
afterAll(() => house?.close())

const organisation = (acronym: string) => loaded.organisations.get(acronym) ?? ''
const person = (role: string, scope: Record<string, string>): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope: { operation: loaded.operationId, ...scope } }],
})
const focalPoint = () => person('focal-point', { organisation: organisation('WHO') })
const head = 'Month,Lead organisation,Implementing partner,Cluster,Governorate,People reached,Comments'
const sheetOf = (...rows: string[]) => new TextEncoder().encode([head, ...rows].join('\n'))
const asking = (actor: Actor) => ({ actor, language: 'en' as const })

async function send(actor: Actor, bytes: Uint8Array, options: { learn?: boolean } = {}) {
  const { code, operationId } = loaded
  const given = { operationId, fileName: 'sheet.csv', bytes, options }
  const looked = await checkFile(house, asking(actor), { code, ...given })
  const importId = await receiveActivities(house, asking(actor), given)
  const stored = await commitImport(house, asking(actor), { code, operationId, importId })
  expect(stored.counts).toEqual(looked.counts)
  expect(stored.check.problems).toEqual(looked.check.problems)
  return { ...stored, importId }
}
const errors = ({ check }: Awaited<ReturnType<typeof send>>) =>
  check.problems.flatMap(({ severity, row, column, code, value }) => (severity === 'error' ? [[row, column, code, value]] : []))
const linesOf = async (period: string) =>
  (
    await house.pool.query(
      `select o.acronym as lead, r.reached::int as reached from activity_report r join organisation o on o.id = r.lead_organisation_id
        where r.period = $1 and not r.withdrawn order by 1, 2`,
      [period],
    )
  ).rows.map(row => [row.lead, row.reached])

test('a partner’s rows go in, those of other organisations are refused row by row with what to do', async () => {
  const sent = await send(
    focalPoint(),
    sheetOf(
      '2005-01,WHO,,Health and Nutrition,Ninewa,10,',
      '2005-01,UNICEF,,Health and Nutrition,Ninewa,20,',
      '2005-01,WHO,IOM,Health and Nutrition,Dahuk,30,',
      '2005-01,IOM,WHO,Health and Nutrition,Ninewa,40,',
      '2005-01,,UNICEF,Health and Nutrition,Ninewa,50,',
    ),
  )
  expect(errors(sent)).toEqual([
    [3, 'Lead organisation', 'organisation-not-yours', 'UNICEF'],
    [5, 'Lead organisation', 'organisation-not-yours', 'IOM'],
    [6, 'Implementing partner', 'organisation-not-yours', 'UNICEF'],
  ])
  expect(sent.counts).toMatchObject({ rows: 5, new: 2, rejected: 3 })
  expect(await linesOf('2005-01')).toEqual([
    ['WHO', 10],
    ['WHO', 30],
  ])
  const problem = sent.check.problems.find(({ code }) => code === 'organisation-not-yours')
  const { message, remedy } = problemText(problem ?? { code: '', column: null, value: null, details: {} }, 'en')
  expect(message).toContain('“UNICEF”')
  expect(message).toMatch(/you report for .*WHO|World Health/)
  expect(remedy).toContain('task manager')
})

test('what is refused reads the same whether such a line is stored or not', async () => {
  const others = '2005-02,UNICEF,,Health and Nutrition,Ninewa,20,'
  const before = await send(focalPoint(), sheetOf('2005-02,WHO,,Health and Nutrition,Ninewa,1,', others))
  await send(house.system.actor, sheetOf(others))
  const after = await send(focalPoint(), sheetOf('2005-02,WHO,,Health and Nutrition,Ninewa,2,', others))
  expect(after.check.problems).toEqual(before.check.problems)
  expect(after.counts).toEqual({ ...before.counts, new: 0, changed: 1 })
})

test('a partner’s own record ID that is stored for another cluster refuses its row alone', async () => {
  const withIds = (...rows: string[]) => new TextEncoder().encode([`Record ID,${head}`, ...rows].join('\n'))
  await send(house.system.actor, withIds('A-1,2005-10,WHO,,Health and Nutrition,Ninewa,10,'))
  const cluster = loaded.clusters.get('F') ?? ''
  const taskManager = person('task-manager', { cluster })
  const name = (await house.pool.query("select names->>'en' as name from cluster where id = $1", [cluster])).rows[0].name
  const sent = await send(
    taskManager,
    withIds(
      `A-1,2005-10,WHO,,"${name}",Ninewa,20,`,
      `A-2,2005-10,WHO,,"${name}",Ninewa,30,`,
      `A-1,2005-10,UNHCR,,"${name}",Ninewa,40,`,
    ),
  )
  expect(errors(sent)).toEqual([[2, 'Record ID', 'record-elsewhere', 'A-1']])
  expect(sent.counts).toMatchObject({ new: 2, rejected: 1 })
  expect(await linesOf('2005-10')).toEqual([
    ['UNHCR', 40],
    ['WHO', 10],
    ['WHO', 30],
  ])
})

test('a row that names another’s line by its record ID is refused like one that names a line that is not there', async () => {
  const { operationId } = loaded
  const month = '2005-09'
  await send(
    house.system.actor,
    sheetOf(`${month},UNICEF,,Health and Nutrition,Ninewa,20,`, `${month},WHO,,Health and Nutrition,Ninewa,10,`),
  )
  const { rows } = await house.pool.query(
    'select o.acronym, r.line_key from activity_report r join organisation o on o.id = r.lead_organisation_id where r.period = $1',
    [month],
  )
  const keyOfOrganisation = (acronym: string) => rows.find(row => row.acronym === acronym)?.line_key ?? ''
  const [others, own] = ['UNICEF', 'WHO'].map(keyOfOrganisation)
  const actor = focalPoint()
  const { keys } = await house.reader.read(listOwnLineKeys, { operationId }, { actor })
  expect(keys).toContain(own)
  expect(keys).not.toContain(others)
  expect(await house.reader.read(listOwnLineKeys, { operationId }, house.system)).toEqual({ keys: null, elsewhere: [] })
  const nobodys = others.replace(/^...../, '00000')
  const named = [others, nobodys, own].map((key, nth) => `W-${key},${month},WHO,,Health and Nutrition,Ninewa,${30 + nth},`)
  const sent = await send(actor, new TextEncoder().encode([`Record ID,${head}`, ...named].join('\n')))
  expect(errors(sent).map(([row, column, code]) => [row, column, code])).toEqual([
    [2, 'Record ID', 'record-not-yours'],
    [3, 'Record ID', 'record-not-yours'],
  ])
  expect(sent.counts).toMatchObject({ new: 0, changed: 1, rejected: 2 })
  expect(await linesOf(month)).toEqual([
    ['UNICEF', 20],
    ['WHO', 32],
  ])
})

test('a sheet with others’ rows alone stores nothing, says why, and stays as it was received', async () => {
  const actor = focalPoint()
  const sent = await send(actor, sheetOf('2005-03,UNICEF,,Health and Nutrition,Ninewa,20,'))
  expect(errors(sent)).toEqual([[2, 'Lead organisation', 'organisation-not-yours', 'UNICEF']])
  expect(sent.counts).toMatchObject({ rows: 1, new: 0, rejected: 1 })
  const { status } = await house.reader.read(
    showImport,
    { operationId: loaded.operationId, id: sent.importId },
    { actor, language: 'en' },
  )
  expect(status).toBe('received')
  expect(await linesOf('2005-03')).toEqual([])
})

test('a large sheet is checked in a thread of its own by the same rule', async () => {
  const comment = 'As agreed with the directorate. '.repeat(5)
  const rows = Array.from(
    { length: 1_500 },
    (_, nth) => `2005-04,${nth % 3 === 0 ? 'UNICEF' : 'WHO'},,Health and Nutrition,Ninewa,${nth},${comment}${nth}`,
  )
  const { counts } = await send(focalPoint(), sheetOf(...rows))
  expect(counts).toMatchObject({ rows: 1_500, rejected: 500, new: 1_000 })
})

test('a task manager’s rows are those of the cluster, field staff’s those of its organisation and place', async () => {
  const rows = (month: string) =>
    sheetOf(
      `${month},UNICEF,,Health and Nutrition,Ninewa,1,`,
      `${month},UNICEF,,Education and Culture,Ninewa,2,`,
      `${month},WHO,,Health and Nutrition,Basrah,3,`,
      `${month},WHO,,Health and Nutrition,,4,`,
    )
  const taskManager = person('task-manager', { cluster: loaded.clusters.get('D') ?? '' })
  const code = (await house.pool.query('select code from cluster where id = $1', [loaded.clusters.get('D')])).rows[0].code
  expect(code).toBe('D')
  const managed = await send(taskManager, rows('2005-05'))
  const fieldStaff = person('field-staff', { organisation: organisation('WHO'), place: loaded.places.get('IQG15') ?? '' })
  const staffed = await send(fieldStaff, rows('2005-06'))
  expect(errors(managed).map(([row, column, code]) => [row, column, code])).toEqual([[3, 'Cluster', 'cluster-not-yours']])
  expect(errors(staffed)).toEqual([
    [2, 'Lead organisation', 'organisation-not-yours', 'UNICEF'],
    [3, 'Lead organisation', 'organisation-not-yours', 'UNICEF'],
    [4, 'Governorate', 'place-not-yours', 'Basrah'],
    [5, 'Governorate', 'place-not-yours', null],
  ])
})

test('a partner takes in no new names with a sheet: they are errors of their rows', async () => {
  const sent = await send(
    focalPoint(),
    sheetOf('2005-07,WHO,,Health and Nutrition,Ninewa,1,', '2005-07,Nobody Knows Them,,Health and Nutrition,Ninewa,2,'),
    { learn: true },
  )
  expect(errors(sent).map(([row, , code]) => [row, code])).toEqual([[3, 'organisation-unknown']])
  expect(sent.counts.new).toBe(1)
  expect(sent.check.newEntries).toEqual([])
})

test('of lines that are given as they are, the others’ are left out and said', async () => {
  const line = (acronym: string, changes: object = {}) => ({
    lineKey: newId(),
    contentHash: newId(),
    period: '2005-08',
    leadOrganisationId: organisation(acronym),
    clusterId: loaded.clusters.get('D'),
    reached: 5,
    ...changes,
  })
  const give = (actor: Actor, ...lines: object[]) =>
    house.runner.run(storeActivityReports, { operationId: loaded.operationId, lines }, { actor, language: 'en' })
  const nobody = { leadOrganisationId: null, implementingOrganisationId: organisation('IOM') }
  const given = await give(focalPoint(), line('UNICEF'), line('WHO'), line('', nobody))
  expect(given).toEqual({
    made: 1,
    changed: 0,
    unchanged: 0,
    refused: [
      {
        line: 0,
        field: 'leadOrganisationId',
        value: organisation('UNICEF'),
        message: expect.stringContaining('task manager'),
      },
      {
        line: 2,
        field: 'implementingOrganisationId',
        value: organisation('IOM'),
        message: expect.stringContaining('another organisation'),
      },
    ],
  })
  expect(await linesOf('2005-08')).toEqual([['WHO', 5]])
  // Nothing of it is theirs: it is refused as what does not exist.
  await expect(give(focalPoint(), line('UNICEF'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(give(person('donor', { organisation: organisation('WHO') }), line('WHO'))).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await give(house.system.actor, line('UNICEF'), line('IOM'))).toMatchObject({ made: 2, refused: [] })
})
