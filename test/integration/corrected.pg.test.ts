/** The partner's own sheet with what was found in it goes out, is corrected, and comes back. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile, commitImport, type ImportOptions, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { correctedWorkbook, type MarkedSheet } from '../../src/exchange/feeds/corrected-workbook.ts'
import { correctedImport } from '../../src/exchange/feeds/marking.ts'
import { problemText } from '../../src/exchange/feeds/messages.ts'
import { checkNeedsFile } from '../../src/exchange/feeds/needs/import.ts'
import { problemListWords } from '../../src/exchange/feeds/problem-list.ts'
import { openTable } from '../../src/exchange/formats/open-table.ts'
import { startOperation } from '../../src/exchange/new-operation/create.ts'
import { type Language, languages } from '../../src/kernel/pure/languages.ts'
import { loadShipped, openTestHouse, publishedFolder, type TestHouse } from '../support/house.ts'

const code = 'IRQ-2004'
let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
})
afterAll(() => house?.close())

const sheet = [
  'Reports of our office,,,,,,,,,,',
  ',,,,,,,,,,',
  'Month,Lead organisation,Cluster,Governorate,District,Latitude,Longitude,Start date,People targeted,People reached,Comments',
  '#date+reported,#org+name+prog,#sector+name,#adm1+name,#adm2+name,#geo+lat,#geo+lon,#date+start,#targeted,#reached,#description',
  '2005-10,IOM,Health and Nutrition,Ninewa,Mosul,36.3,43.1,2005-10-01,40,37,all well',
  '2005-10,IOM,Operational: Health and Nutrition,Baghdad,Karkh,44.3,33.3,38626,N/A,"1,200",=HYPERLINK("x")',
  ',,,,,,,,,,',
  '2005-10,Nobody Knows Us,Health and Nutrition,Ninewa,Mosul,0,0,2005-10-01,50,many,+5 more',
  '2005-10,WHO,Health and Nutrition,Erbil,Nowhere,,,,٥٠,12,',
].join('\n')

async function checked(bytes: Uint8Array, fileName: string, options: ImportOptions = {}, operation = code) {
  return checkFile(house, house.system, { code: operation, fileName, bytes, options })
}
async function corrected(
  bytes: Uint8Array,
  fileName: string,
  more: Partial<MarkedSheet> = {},
  options: ImportOptions = {},
  operation = code,
): Promise<{ out: Uint8Array; outcome: Awaited<ReturnType<typeof checked>> }> {
  const outcome = await checked(bytes, fileName, options, operation)
  const { problems, problemCount } = outcome.check
  const point = outcome.mapping.at
  const out = await correctedWorkbook({
    bytes,
    fileName,
    sheet: outcome.sheet,
    problems,
    problemCount,
    language: 'en',
    point,
    ...more,
  })
  return { out: new Uint8Array(out), outcome }
}
async function load(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  const [data, list] = workbook.worksheets
  if (!data || !list) throw new Error('Two sheets were expected.')
  return { workbook, data, list }
}
const csv = new TextEncoder().encode(sheet)
const fillOf = (cell: ExcelJS.Cell) => (cell.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb ?? null
const noteOf = ({ note }: ExcelJS.Cell) =>
  typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : (note ?? null)

test('all rows stand where they stood; repairs are written, cells coloured by weight, rejected rows tinted, the rest untouched', async () => {
  const { out } = await corrected(csv, 'partner.csv')
  const { data } = await load(out)
  expect(data.name).toBe('partner')
  const values = (row: number) => Array.from({ length: 11 }, (_, at) => data.getCell(row, at + 1).value)
  expect(data.getCell('A1').value).toBe('Reports of our office')
  expect(values(2).every(value => value === null)).toBe(true)
  expect(values(4)[1]).toBe('#org+name+prog')
  expect(data.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
  expect(values(5)).toEqual([
    '2005-10',
    'IOM',
    'Health and Nutrition',
    'Ninewa',
    'Mosul',
    '36.3',
    '43.1',
    '2005-10-01',
    40,
    37,
    'all well',
  ])
  expect(Array.from({ length: 11 }, (_, at) => fillOf(data.getCell(5, at + 1)))).toEqual(Array(11).fill(null))
  expect(values(6)).toEqual([
    ...['2005-10', 'IOM', 'Health and Nutrition', 'Baghdad', 'Karkh', 33.3, 44.3, '2005-10-01', null, 1200, '=HYPERLINK("x")'],
  ])
  const repaired = fillOf(data.getCell('J6'))
  const error = fillOf(data.getCell('J8'))
  const tinted = fillOf(data.getCell('A8'))
  expect(new Set([repaired, error, tinted, null]).size).toBe(4)
  expect(['C6', 'F6', 'G6', 'H6', 'I6', 'J6'].map(at => fillOf(data.getCell(at)))).toEqual(Array(6).fill(repaired))
  expect(fillOf(data.getCell('A6'))).toBe(null)
  expect(fillOf(data.getCell('B8'))).toBe(error)
  expect(fillOf(data.getCell('E9'))).not.toBe(error)
  expect(noteOf(data.getCell('J6'))).toContain('It was: 1,200')
  expect(noteOf(data.getCell('G6'))).toContain('It was: 33.3')
  expect(noteOf(data.getCell('B8'))).toContain('“Nobody Knows Us” is not known here')
  expect(values(8).slice(5, 7)).toEqual([null, null])
  expect(data.getCell('A7').value).toBe(null)
})

test('what looks like a formula is a text, and stays one when its cell is edited', async () => {
  const { data, list } = await load((await corrected(csv, 'partner.csv')).out)
  for (const at of ['K6', 'K8']) {
    expect(data.getCell(at).type).toBe(ExcelJS.ValueType.String)
    expect(data.getCell(at).numFmt).toBe('@')
  }
  list.eachRow(row => row.eachCell(cell => expect(cell.formula).toBeUndefined()))
})

test.each(languages)(
  'every problem is listed in %s with a link to its cell, errors first; the list is not taken for data',
  async language => {
    const { out, outcome } = await corrected(csv, 'partner.csv', { language })
    const { list } = await load(out)
    const words = problemListWords[language]
    expect(list.name).toBe(words.sheet)
    expect(list.views[0]?.rightToLeft ?? false).toBe(language !== 'en')
    const rows: unknown[][] = []
    list.eachRow(row => rows.push((row.values as unknown[]).slice(1)))
    const from = rows.findIndex(([first]) => first === words.severity) + 1
    const listed = rows.slice(from)
    expect(listed.length).toBe(outcome.check.problems.length)
    const weights = [words.error, words.warning, words.repair]
    const order = listed.map(([severity]) => weights.indexOf(severity as string))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const many = outcome.check.problems.find(({ value }) => value === 'many')
    const { message, remedy } = problemText(many ?? { code: '', column: null, value: null, details: {} }, language as Language)
    expect(listed).toContainEqual([
      words.error,
      { text: '8', hyperlink: "#'partner'!J8" },
      'People reached',
      'many',
      message,
      remedy,
    ])
    const again = await checked(out, 'corrected.xlsx')
    expect(again.sheet).toBe('partner')
    expect(again.sheets).toEqual(['partner'])
  },
)

test('sent again as it is, nothing is repaired any more and the same lines are meant; corrected, all rows are good', async () => {
  const { out, outcome } = await corrected(csv, 'partner.csv')
  const again = await checked(out, 'corrected.xlsx')
  expect(again.counts).toEqual({ ...outcome.counts, repaired: 0 })
  expect(again.check.problems.filter(({ severity }) => severity === 'repair')).toEqual([])
  const { workbook, data } = await load(out)
  data.getCell('B8').value = 'World Health Organization'
  data.getCell('J8').value = 5
  data.getCell('E9').value = 'Shaqlawa'
  const mended = await checked(new Uint8Array(await workbook.xlsx.writeBuffer()), 'corrected.xlsx')
  expect(mended.counts).toMatchObject({ rows: 4, new: 4, rejected: 0, repaired: 0 })
  expect(mended.check.problems).toEqual([])
})

test('repairs of dates, codes, sites, points and merged cells are written as they were read: the same lines, nothing to repair', async () => {
  const workbook = new ExcelJS.Workbook()
  const own = workbook.addWorksheet('Data')
  const rows = [
    [
      'Month',
      'Organisation',
      'Cluster',
      'Governorate',
      'Governorate P-code',
      'Site',
      'Latitude',
      'Longitude',
      'Start date',
      'People reached',
    ],
    ['November 2005', 'IOM', 'Health and Nutrition', 'Ninewa', 'iqg15', 'Al-Zuhur school', 43.1, 36.3, '1 October 2005', '1 200'],
    ['2005-11', 'IOM', 'Health and Nutrition', 'Ninewa', null, 'AL ZUHUR SCHOOL', '36.3, 43.1', null, '15/10/2005', '١٢'],
    ['2005-11', 'WHO', 'Health and Nutrition', 'Baghdad', 'IQG08', 'Karkh', 33.3, 44.4, 'October 2005', 5],
    ['2005-11', null, 'Health and Nutrition', 'Baghdad', 'IQG08', 'Rusafa', 33.3, 44.4, 'N/A', 6],
  ]
  for (const row of rows) own.addRow(row)
  own.mergeCells('B4:B5')
  own.getRow(5).hidden = true
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const { operationId } = loaded
  const { out, outcome } = await corrected(bytes, 'own.xlsx')
  expect(outcome.check.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(outcome.counts).toMatchObject({ rows: 4, new: 4, rejected: 0, repaired: 4 })
  const importId = await receiveActivities(house, house.system, { operationId, fileName: 'own.xlsx', bytes, options: {} })
  await commitImport(house, house.system, { code, operationId, importId })
  const again = await checked(out, 'again.xlsx')
  expect(again.counts).toMatchObject({ rows: 4, new: 0, changed: 0, unchanged: 4 })
  expect(again.check.problems.filter(({ severity }) => severity === 'repair')).toEqual([])
  const { data } = await load(out)
  expect(data.getRow(5).hidden).toBe(true)
  expect([data.getCell('B5').value, data.getCell('G3').value, data.getCell('H3').value]).toEqual(['WHO', 36.3, 43.1])
})

test('a heading of two lines with merged groups is understood as it was', async () => {
  const workbook = new ExcelJS.Workbook()
  const own = workbook.addWorksheet('Data')
  own.addRow(['Month', 'Organisation', 'Cluster', 'Governorate', 'People targeted', null, 'People reached', null])
  own.addRow([null, null, null, null, 'Women', 'Men', 'Women', 'Men'])
  own.addRow(['2005-12', 'IOM', 'Health and Nutrition', 'Ninewa', 5, 5, '1,003', 2])
  for (const range of ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:F1', 'G1:H1']) own.mergeCells(range)
  const { out, outcome } = await corrected(new Uint8Array(await workbook.xlsx.writeBuffer()), 'two.xlsx')
  expect(outcome.counts.repaired).toBe(1)
  const again = await checked(out, 'two again.xlsx')
  const read = ({ mapping }: typeof again) => mapping.columns.map(({ column, target }) => [column.header, target])
  expect(read(again)).toEqual(read(outcome))
  expect(again.counts).toEqual({ ...outcome.counts, repaired: 0 })
})

test('a sheet written from right to left stays so, by the workbook or by the script of its headings', async () => {
  const arabic = ['الشهر,المنظمة,المجموعة,المحافظة,المستهدفون', '2005-10,IOM,Health and Nutrition,Ninewa,كثير'].join('\n')
  const { data } = await load((await corrected(new TextEncoder().encode(arabic), 'تقرير.csv')).out)
  expect([data.name, data.views[0]?.rightToLeft]).toEqual(['تقرير', true])
  for (const rightToLeft of [true, false]) {
    const workbook = new ExcelJS.Workbook()
    const own = workbook.addWorksheet('Problems', { views: [{ rightToLeft }] })
    for (const line of arabic.split('\n')) own.addRow(line.split(','))
    const made = await load((await corrected(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx')).out)
    expect(made.data.views[0]?.rightToLeft ?? false).toBe(rightToLeft)
    expect([made.data.name, made.list.name]).toEqual(['Problems', 'Problems (2)'])
  }
})

test('a long sheet is shortened to its headings and the rows with problems, and says so', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `2005-10,IOM,Health and Nutrition,Ninewa,${at % 20 === 7 ? 'many' : at},${at}`,
  )
  const long = ['Month,Organisation,Cluster,Governorate,People reached,Site', ...rows].join('\n')
  const { out } = await corrected(new TextEncoder().encode(long), 'long.csv', { rowsMax: 50 })
  const { data, list } = await load(out)
  expect(data.rowCount).toBe(4)
  expect([2, 3, 4].map(row => data.getCell(row, 5).value)).toEqual(['many', 'many', 'many'])
  const texts: string[] = []
  list.eachRow(row => texts.push(JSON.stringify(row.values)))
  expect(texts[1]).toContain('more than 50 rows: only its headings and the 3 rows')
  expect(texts.join()).toContain(`{"text":"9","hyperlink":"#'long'!E2"}`)
  // The rows that are left out are not lost: what comes back is checked as a sheet of three rows.
  expect((await checked(out, 'long.xlsx')).counts.rows).toBe(3)
})

test('an import that is stored has its workbook, too: with the problems that it was stored with', async () => {
  const { operationId } = loaded
  const importId = await receiveActivities(house, house.system, { operationId, fileName: 'partner.csv', bytes: csv, options: {} })
  const before = await correctedImport(house, house.system, { code, operationId, importId })
  await commitImport(house, house.system, { code, operationId, importId })
  const after = await correctedImport(house, { ...house.system, language: 'ckb' }, { code, operationId, importId })
  expect([before.fileName, after.fileName]).toEqual(['partner - en.xlsx', 'partner - ckb.xlsx'])
  const [old, stored] = [await load(before.workbook), await load(after.workbook)]
  for (const at of ['C6', 'F6', 'G6', 'J6', 'J8']) {
    expect(stored.data.getCell(at).value, at).toEqual(old.data.getCell(at).value)
    expect(fillOf(stored.data.getCell(at)), at).toBe(fillOf(old.data.getCell(at)))
  }
  expect(stored.list.name).toBe('کێشەکان')
})

test('a list of needs comes back the same way', async () => {
  const bytes = new TextEncoder().encode(['Governorate,Individuals', 'Ninewa,"1,005"', 'Nowhere,5', 'Erbil,some'].join('\n'))
  const given = { code, fileName: 'idps.csv', bytes, options: { period: '2005-01' } }
  const { check, sheet: name } = await checkNeedsFile(house, house.system, given)
  const out = await correctedWorkbook({ ...given, ...check, sheet: name, language: 'ar' })
  const { data } = await load(new Uint8Array(out))
  expect(data.getCell('B2').value).toBe(1005)
  expect(noteOf(data.getCell('B4'))).toContain('خطأ')
  const again = await checkNeedsFile(house, house.system, { ...given, bytes: new Uint8Array(out), fileName: 'idps.xlsx' })
  expect(again.counts).toMatchObject({ rows: 3, new: 1, rejected: 2, repaired: 0 })
})

const published = (file: string) => new Uint8Array(readFileSync(path.join(publishedFolder, file)))
const files: Record<string, { country: string; period?: string; places?: string }> = {
  'hxl-3w/irq_3w_2022_jan-apr_longtable.xlsx': { country: 'IQ', places: 'pcodes-iraq/irq_adm3_pcodes.csv' },
  'hxl-3w/hnd_345w.csv': { country: 'HN' },
  'hxl-3w/bfa_5w_2022_feb.xlsx': { country: 'BF', period: '2022-02' },
}
const here = existsSync(path.join(publishedFolder, 'hxl-3w'))
test.skipIf(here)('published files are not beside the project: nothing to mark', () => {})
for (const [file, { country, period, places }] of Object.entries(files))
  test.skipIf(!here)(
    `${file} is marked, and means the same when it comes back`,
    async () => {
      const operation = `C-${country}`
      await startOperation(
        house.runner,
        {
          code: operation,
          country,
          places: places ? { bytes: published(places), fileName: 'places.csv' } : undefined,
        },
        house.system,
      )
      const options = { learn: true, ...(period && { period }) }
      const name = path.basename(file)
      const bytes = published(file)
      const { out, outcome } = await corrected(bytes, name, {}, options, operation)
      const again = await checked(out, `${name}.xlsx`, options, operation)
      process.stdout.write(
        `${name}: ${out.length} bytes, ${outcome.counts.repaired} rows repaired, then ${again.counts.repaired}\n`,
      )
      const { repaired: before, ...counts } = outcome.counts
      const { repaired: after, ...then } = again.counts
      expect(then).toEqual(counts)
      expect(after).toBeLessThanOrEqual(before)
      const table = await openTable(out, name)
      expect(table.sheets.length).toBe(2)
    },
    60_000,
  )
