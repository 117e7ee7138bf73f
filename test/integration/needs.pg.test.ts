/** Lists of needs go in as sheets of activities do: checked, previewed, stored, sent again without a change, and taken back. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportOptions } from '../../src/exchange/feeds/activities/import.ts'
import { guessFeed } from '../../src/exchange/feeds/guess.ts'
import { checkNeedsFile, checkNeedsImport, commitNeedsImport } from '../../src/exchange/feeds/needs/import.ts'
import { receiveSheet } from '../../src/exchange/feeds/reading.ts'
import { openTable } from '../../src/exchange/formats/open-table.ts'
import { startOperation } from '../../src/exchange/new-operation/create.ts'
import { journalEntries } from '../../src/kernel/journal.ts'
import { peopleByArea } from '../../src/modules/delivery/index.ts'
import { chooseReading, showImport } from '../../src/modules/imports/index.ts'
import { listPlaces } from '../../src/modules/places/index.ts'
import { showNeeds, showPlan, undoNeedsImport } from '../../src/modules/plan/index.ts'
import { loadShipped, openTestHouse, publishedFolder, type TestHouse } from '../support/house.ts'

const code = 'IRQ-2004'
let house: TestHouse
let operationId: string
beforeAll(async () => {
  house = await openTestHouse('facts')
  operationId = (await loadShipped(house, { illustrative: false })).operationId
})
afterAll(() => house?.close())

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
const checkLines = (lines: readonly string[], options: ImportOptions = {}) =>
  checkNeedsFile(house, house.system, { code, fileName: 'list.csv', bytes: bytesOf(lines), options })
const said = (problems: readonly { row: number; severity: string; code: string }[]) =>
  problems.map(problem => `${problem.row} ${problem.severity} ${problem.code}`)

const displaced = [
  'Governorate,District,Individuals',
  '#adm1+name,#adm2+name,#affected+idps+ind',
  'Ninewa,Mosul,10',
  'Ninewa,Mosul,"1,005"',
  'Ninewa,Nowhere,7',
  'Ninewa,Mosul,many',
]

test('locations of one place add up, an unknown place is counted around it and said, a wrong number is refused', async () => {
  const { counts, check } = await checkLines(displaced, { period: '2005-02' })
  expect(counts).toEqual({ rows: 4, new: 2, changed: 0, unchanged: 0, rejected: 1, repaired: 1 })
  expect(said(check.problems)).toEqual([
    '4 repair number-grouping',
    '5 warning place-unknown-inside',
    '6 error number-unreadable',
  ])
  expect(check.problems[0]).toMatchObject({ column: 'Individuals', columnIndex: 2, value: '1,005', details: { now: '1005' } })
  expect(check.cells.map(cell => cell.inNeed)).toEqual([1015, 7])
  const { groups } = await house.reader.read(showPlan, { operationId }, house.system)
  expect(new Set(check.cells.map(cell => cell.groupId))).toEqual(new Set([groups.find(group => group.code === 'displaced')?.id]))
})

test('a list is received, previewed, stored in one command, unchanged when sent again, and taken back', async () => {
  const send = () =>
    receiveSheet(house, house.system, {
      operationId,
      feed: 'needs',
      fileName: 'list.csv',
      bytes: bytesOf(displaced),
      options: { period: '2005-03' },
    })
  const importId = await send()
  const given = { code, operationId, importId }
  expect((await checkNeedsImport(house, house.system, given)).counts).toMatchObject({ new: 2, rejected: 1 })
  expect((await commitNeedsImport(house, house.system, given)).counts).toMatchObject({ new: 2, changed: 0, unchanged: 0 })
  const stored = await house.reader.read(showImport, { operationId, id: importId }, house.system)
  expect(stored).toMatchObject({ status: 'committed', feed: 'needs', counts: { rows: 4, new: 2, rejected: 1 } })
  expect(stored.options.columns).toEqual({ governorate: 'adm1Name', district: 'adm2Name', individuals: 'displaced' })
  const [entry] = await journalEntries(house.db, operationId, { limit: 1 })
  expect(entry).toMatchObject({ command: 'plan.store-needs', touched: [{ kind: 'import', id: importId, change: 'changed' }] })
  const again = await commitNeedsImport(house, house.system, { ...given, importId: await send() })
  expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  const needsThen = async () => (await house.reader.read(showNeeds, { operationId, to: '2005-03' }, house.system)).length
  expect(await needsThen()).toBe(2)
  expect(await house.runner.run(undoNeedsImport, { operationId, importId }, house.system)).toEqual({ withdrawn: 2, restored: 0 })
  expect(await needsThen()).toBe(0)
})

test('people in need and targeted by place, cluster and group with severity; parts by sex and age stay beside their total', async () => {
  const { check, counts } = await checkLines(
    [
      'Month,Governorate,Cluster,Population group,Gender,Age range,People in need,Targeted,Severity',
      '2005-01,Ninewa,Health and Nutrition,ALL,a,ALL,100,60,4',
      '2005-01,Ninewa,Health and Nutrition,ALL,f,0-17,40,,',
      '2005-01,Ninewa,Health and Nutrition,ALL,m,0-17,60,,',
      '2005-01,Ninewa,ALL,The displaced,,,30,,3.5',
      '2005-01,Ninewa,Health and Nutrition,,,,100,60,4',
      '2005-01,Ninewa,Health and Nutrition,,,,101,60,4',
      '2005-01,Baghdad,Health and Nutrition,The sick,f,0-17,5,4,',
      '2005-01,Baghdad,Health and Nutrition,The sick,m,0-17,6,4,',
      '2005-01,Basrah,Health and Nutrition,The sick,f,0-17,5,4,',
      '2005-01,,Health and Nutrition,,,,900,,',
      '2005-01,Ninewa,Magic,,,,9,,',
      '2005-01,Ninewa,Health and Nutrition,The vulnerable,,,,,',
    ],
    {},
  )
  const { clusters, groups } = await house.reader.read(showPlan, { operationId }, house.system)
  const places = await house.reader.read(listPlaces, { operationId }, house.system)
  const names = check.cells.map(cell => [
    places.find(({ id }) => id === cell.placeId)?.names.en,
    clusters.find(({ id }) => id === cell.clusterId)?.code ?? null,
    groups.find(({ id }) => id === cell.groupId)?.code ?? null,
    cell.inNeed,
    cell.targeted,
    cell.severity,
  ])
  expect(names).toEqual([
    ['Ninewa', 'D', null, 100, 60, 4],
    ['Ninewa', null, 'displaced', 30, null, null],
    ['Iraq', 'D', null, 900, null, null],
    ['Baghdad', 'D', 'sick', 11, 8, null],
  ])
  expect(said(check.problems).sort()).toEqual([
    '0 repair need-parts-left-out',
    '0 warning need-rows-without-figure',
    '10 warning need-only-parts',
    '12 error cluster-unknown',
    '5 warning severity-out-of-range',
    '6 warning need-repeated',
    '7 error need-repeated-otherwise',
    '8 repair need-summed',
  ])
  expect(counts).toMatchObject({ rows: 12, new: 4, rejected: 2 })
})

test('what a list does not speak of stays, and its rows without a month are of the month that was said', async () => {
  const give = async (lines: string[], options: ImportOptions = {}) => {
    const file = { operationId, feed: 'needs' as const, fileName: 'pin.csv', bytes: bytesOf(lines), options }
    return commitNeedsImport(house, house.system, { code, operationId, importId: await receiveSheet(house, house.system, file) })
  }
  await give(['Governorate,In need,Targeted', 'Erbil,50,20', 'Dahuk,40,10'], { period: '2005-05' })
  const { counts } = await give(['Governorate,Month,In need', 'Erbil,,55', 'Dahuk,2005-05,40'], { period: '2005-05' })
  expect(counts).toMatchObject({ new: 0, changed: 1, unchanged: 1 })
  const needs = await house.reader.read(showNeeds, { operationId, to: '2005-05' }, house.system)
  expect(needs.map(({ inNeed, targeted }) => [inNeed, targeted])).toContainEqual([55, 20])
})

test('the month of a list of sites holds for all of it when it is said; else differing months are pointed out', async () => {
  const list = ['Governorate,Individuals,Date of assessment', 'Ninewa,10,17 May 2005', 'Ninewa,5,2 June 2005']
  const own = await checkLines(list)
  expect(said(own.check.problems)).toEqual(['0 warning need-months-differ'])
  expect(own.check.cells.map(({ period, inNeed }) => [period, inNeed])).toEqual([
    ['2005-05', 10],
    ['2005-06', 5],
  ])
  const asked = await checkLines(list, { period: '2005-06' })
  expect(said(asked.check.problems)).toEqual(['0 repair need-month-taken'])
  expect(asked.check.cells.map(({ period, inNeed }) => [period, inNeed])).toEqual([['2005-06', 15]])
})

test('without a month every row is refused and says so; a sheet of something else is refused, until somebody says what it holds', async () => {
  const without = await checkLines(['Governorate,Individuals', 'Ninewa,10', 'Erbil,4'])
  expect(said(without.check.problems)).toEqual(['0 error column-period-missing'])
  expect(without.counts).toMatchObject({ rows: 2, new: 0, rejected: 2 })
  const { check } = await checkLines(['Governorate,Month,Individuals', 'Ninewa,2005-01,10', 'Erbil,,4'])
  expect(said(check.problems)).toEqual(['3 error period-missing'])
  const strange = ['Governorate,Colour,Heads', 'Ninewa,green,3', 'Erbil,blue,4']
  await expect(checkLines(strange, { period: '2005-01' })).rejects.toThrow('no-needs-sheet')
  const { counts } = await checkLines(strange, { period: '2005-01', columns: { heads: 'inNeed' } })
  expect(counts).toMatchObject({ rows: 2, new: 2 })
})

test('names that are not known are taken in when asked, and with them the group of displaced people', async () => {
  const { id } = await startOperation(house.runner, { code: 'SYR-T', country: 'SY' }, house.system)
  const file = { fileName: 'l.csv', bytes: bytesOf(['Governorate,IDPs', 'Homs,10', 'Hama,4']), options: { period: '2014-01' } }
  const unknown = await checkNeedsFile(house, house.system, { code: 'SYR-T', ...file })
  expect(said(unknown.check.problems)).toEqual(['0 warning need-group-missing', '2 error place-unknown', '3 error place-unknown'])
  const options = { ...file.options, learn: true }
  const importId = await receiveSheet(house, house.system, { ...file, operationId: id, feed: 'needs', options })
  const { counts } = await commitNeedsImport(house, house.system, { code: 'SYR-T', operationId: id, importId })
  expect(counts).toMatchObject({ new: 2, rejected: 0 })
  const places = await house.reader.read(listPlaces, { operationId: id }, house.system)
  expect(
    places
      .filter(({ status }) => status === 'unreviewed')
      .map(({ names }) => names.en)
      .sort(),
  ).toEqual(['Hama', 'Homs'])
  const { groups } = await house.reader.read(showPlan, { operationId: id }, house.system)
  expect(groups.map(group => group.names.en)).toEqual(['Internally displaced people'])
})

test('what a sheet is, is guessed by its columns, and read as the other when somebody says so', async () => {
  const guess = async (...lines: string[]) => guessFeed((await openTable(bytesOf([...lines, 'x,y,z']), 'a.csv')).sheets)
  expect(await guess('Governorate,District,Individuals')).toBe('needs')
  expect(await guess('Admin 1,Sector,In need')).toBe('needs')
  expect(await guess('Organisation,Cluster,Governorate')).toBe('activities')
  expect(await guess('Organisation,Cluster,Governorate,People in need')).toBe('activities')
  expect(await guess('Colour,Shape,Size')).toBe('activities')
  const file = {
    operationId,
    feed: 'activities' as const,
    fileName: 'l.csv',
    bytes: bytesOf(displaced),
    options: { period: '2005-07' },
  }
  const importId = await receiveSheet(house, house.system, file)
  await expect(checkNeedsImport(house, house.system, { code, operationId, importId })).rejects.toThrow('not-found')
  await house.runner.run(chooseReading, { operationId, id: importId, feed: 'needs' }, house.system)
  expect((await checkNeedsImport(house, house.system, { code, operationId, importId })).counts.new).toBe(2)
})

const published = (file: string) => new Uint8Array(readFileSync(path.join(publishedFolder, file)))
const here = existsSync(path.join(publishedFolder, 'dtm'))
test.skipIf(here)('published files are not beside the project: nothing to import', () => {})

interface Published {
  country: string
  period: string
  places?: string
  rows: number
  /** People in need that are stored in all, at least. */
  people: number
}
const lists: Record<string, Published> = {
  'dtm/irq_dtm_idp_masterlist_r123.xlsx': {
    country: 'IQ',
    period: '2021-10',
    places: 'pcodes-iraq/irq_adm3_pcodes.csv',
    rows: 2842,
    people: 1_189_581,
  },
  'dtm/mli_dtm_r72.xlsx': { country: 'ML', period: '2021-09', rows: 56, people: 10_000 },
  'dtm/caf_dtm_r14.xlsx': { country: 'CF', period: '2022-01', rows: 2496, people: 400_000 },
  'dtm/iom-haiti-dtm.csv': { country: 'HT', period: '2013-06', rows: 352, people: 200_000 },
  'dtm/nga_dtm_r38.xlsx': { country: 'NG', period: '2021-07', rows: 790, people: 500_000 },
  'hdx-tables/download-hno-data-mli.csv': { country: 'ML', period: '2024-01', rows: 1323, people: 7_107_194 },
}
for (const [file, wanted] of Object.entries(lists))
  test.skipIf(!here)(
    `${file} goes in and shows on the overview`,
    async () => {
      const name = path.basename(file)
      const own = name
        .slice(0, 8)
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '-')
        .replace(/-$/, '')
      const places = wanted.places ? { bytes: published(wanted.places), fileName: path.basename(wanted.places) } : undefined
      const { id } = await startOperation(house.runner, { code: own, country: wanted.country, places }, house.system)
      const bytes = published(file)
      expect(guessFeed((await openTable(bytes, name)).sheets)).toBe('needs')
      const give = async () => {
        const options = { period: wanted.period, learn: true }
        const importId = await receiveSheet(house, house.system, {
          operationId: id,
          feed: 'needs',
          fileName: name,
          bytes,
          options,
        })
        return commitNeedsImport(house, house.system, { code: own, operationId: id, importId })
      }
      const { counts, check } = await give()
      // The figure that the overview shows for the whole operation.
      const needs = await house.reader.read(showNeeds, { operationId: id, to: wanted.period }, house.system)
      const areas = await house.reader.read(listPlaces, { operationId: id }, house.system)
      const people = needs.map(({ inNeed, ...need }) => ({ ...need, people: inNeed }))
      const total = peopleByArea(people, areas, () => '').get('|')
      process.stdout.write(
        `${name}: ${counts.rows} rows, ${counts.new} figures, ${total} people on the overview, ${counts.rejected} rows rejected, ${check.problemCount} problems\n`,
      )
      expect(counts.rows).toBe(wanted.rows)
      expect(counts.rejected).toBeLessThan(counts.rows * 0.1)
      expect(total).toBeGreaterThanOrEqual(wanted.people)
      expect((await give()).counts).toMatchObject({ new: 0, changed: 0, unchanged: counts.new })
    },
    60_000,
  )
