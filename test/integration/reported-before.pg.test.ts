/** A sheet beside what is stored: copied months, work that others reported, silence; and who may see what it is compared with. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile, commitImport, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { type Actor, visitor } from '../../src/kernel/access.ts'
import { Problem } from '../../src/kernel/problems.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { listReportedBefore } from '../../src/modules/delivery/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let elsewhere: string
const head = 'Month,Lead organisation,Implementing partner,Cluster,Governorate,District,People reached'
const sheetOf = (...rows: string[]) => new TextEncoder().encode([head, ...rows].join('\n'))
const districts = ['Mosul', 'Sinjar', 'Telafar', 'Al-Hamdaniya', 'Tilkaif', 'Al-Shikhan']
const month = (period: string, more = 0) =>
  districts.map((name, nth) => `${period},WHO,,Health and Nutrition,Ninewa,${name},${100 + nth + more}`)

async function give(...rows: string[]): Promise<void> {
  const { operationId, code } = loaded
  const importId = await receiveActivities(house, house.system, {
    operationId,
    fileName: 'given.csv',
    bytes: sheetOf(...rows),
    options: { learn: true },
  })
  const { counts, check } = await commitImport(house, house.system, { code, operationId, importId })
  expect(counts.rejected, JSON.stringify(check.problems)).toBe(0)
}

async function found(actor: Actor, ...rows: string[]) {
  const given = { code: loaded.code, fileName: 'sheet.csv', bytes: sheetOf(...rows), options: { learn: true } }
  const { check } = await checkFile(house, { actor, language: 'en' }, given)
  return check.problems
}
const codes = (problems: Awaited<ReturnType<typeof found>>) => problems.map(({ code }) => code)

const person = (role: string, scope: Record<string, string>): Actor => ({
  id: newId(),
  kind: 'person',
  grants: [{ role, scope }],
})
const focalPoint = (acronym: string) =>
  person('focal-point', { operation: loaded.operationId, organisation: loaded.organisations.get(acronym) ?? '' })

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  elsewhere = (
    await house.runner.run(createOperation, { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }, house.system)
  ).id
  await give(
    ...month('2005-03'),
    '2005-03,WHO,,Infrastructure Rehabilitation,Ninewa,Mosul,40',
    '2005-03,UNICEF,WHO,Education and Culture,Ninewa,Mosul,900',
    '2005-03,UNDP,,Education and Culture,Ninewa,Mosul,40',
  )
})
afterAll(() => house?.close())

test('a month that is copied unchanged, and a cluster that is silent', async () => {
  const problems = await found(focalPoint('WHO'), ...month('2005-04'))
  expect(codes(problems)).toEqual(['month-copied', 'silent-cluster'])
  expect(problems[1]?.details).toMatchObject({
    organisation: 'WHO',
    cluster: 'Infrastructure Rehabilitation',
    period: '2005-04',
    before: '2005-03',
  })
})

test('another month is none, and the same month again is the same sheet', async () => {
  expect(codes(await found(focalPoint('WHO'), ...month('2005-04', 3)))).toEqual(['silent-cluster'])
  expect(codes(await found(focalPoint('WHO'), ...month('2005-03')))).toEqual([])
})

test('work that the lead has reported already is said to the implementer', async () => {
  const row = '2005-03,WHO,,Education and Culture,Ninewa,Mosul,900'
  expect(codes(await found(focalPoint('WHO'), row))).toEqual(['same-work-stored'])
})

test('a focal point sees what names the own organisation, a task manager the own cluster, a donor nothing', async () => {
  const { operationId } = loaded
  const asked = { operationId, organisationIds: [...loaded.organisations.values()], from: '2005-01', to: '2005-12' }
  const lines = async (actor: Actor) => (await house.reader.read(listReportedBefore, asked, { actor })).length
  expect(await lines(house.system.actor)).toBe(9)
  expect(await lines(person('coordinator', { operation: operationId }))).toBe(9)
  expect(await lines(focalPoint('WHO'))).toBe(8)
  expect(await lines(focalPoint('UNDP'))).toBe(1)
  expect(await lines(focalPoint('FAO'))).toBe(0)
  expect(await lines(person('task-manager', { operation: operationId, cluster: loaded.clusters.get('B') ?? '' }))).toBe(2)
  expect(await lines(person('donor', { operation: operationId, organisation: loaded.organisations.get('WHO') ?? '' }))).toBe(0)
  for (const stranger of [visitor, person('coordinator', { operation: elsewhere })])
    await expect(house.reader.read(listReportedBefore, asked, { actor: stranger })).rejects.toThrow(Problem)
})
