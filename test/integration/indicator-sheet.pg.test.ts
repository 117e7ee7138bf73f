/** Workbooks of indicators: out and in again without a difference, stored by those who may, and taken back. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indicatorsWorkbook } from '../../src/exchange/feeds/indicators/export.ts'
import { checkIndicatorsFile, commitIndicatorsImport } from '../../src/exchange/feeds/indicators/import.ts'
import { correctedImport } from '../../src/exchange/feeds/marking.ts'
import { receiveSheet } from '../../src/exchange/feeds/reading.ts'
import { type Language, languages } from '../../src/kernel/pure/languages.ts'
import { identifyPerson, type RoleScope } from '../../src/modules/accounts/index.ts'
import {
  listPlanned,
  removeIllustrativeIndicators,
  showFigures,
  undoIndicatorImport,
  verifyFigures,
} from '../../src/modules/indicators/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let operationId: string
const code = 'IRQ-2004'

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

async function asking(role: Partial<RoleScope> & Pick<RoleScope, 'role'>) {
  const known = await identifyPerson(house.db, await addPerson(house, { operationId, ...role }), new Date())
  if (!known) throw new Error('The person is not known.')
  return { actor: known.actor, language: 'en' as Language }
}
const taskManager = () => asking({ role: 'task-manager', clusterId: loaded.clusters.get('F') ?? '' })
const focalPoint = () => asking({ role: 'focal-point', organisationId: loaded.organisations.get('IOM') ?? '' })
const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
type Person = Awaited<ReturnType<typeof asking>>
const check = (lines: readonly string[], who: Person) =>
  checkIndicatorsFile(house, who, { code, fileName: 'sheet.csv', bytes: bytesOf(lines), options: {} })
async function commit(lines: readonly string[], who: Person) {
  const given = { operationId, feed: 'indicators' as const, fileName: 'sheet.csv', bytes: bytesOf(lines), options: {} }
  const importId = await receiveSheet(house, who, given)
  return { importId, ...(await commitIndicatorsImport(house, who, { code, operationId, importId })) }
}
const codesOf = ({ check: { problems } }: Awaited<ReturnType<typeof check>>) =>
  problems.map(({ row, code: each }) => `${row} ${each}`)
const plannedOf = async (indicator: string) => {
  const all = await house.reader.read(listPlanned, { operationId }, house.system)
  return all.find(each => each.code === indicator)
}
const shownOf = async (indicator: string) => {
  const ids = [(await plannedOf(indicator))?.id ?? '']
  return (await house.reader.read(showFigures, { operationId, ids }, house.system))[0]?.figure.value
}

test.each(languages)('a workbook in %s is read back without a difference', async language => {
  const who = { ...house.system, language }
  const { bytes, rows } = await indicatorsWorkbook(house, who, { operationId, values: true })
  expect(rows).toBeGreaterThan(2_000)
  const { counts, check: found } = await checkIndicatorsFile(house, who, { code, fileName: 'all.xlsx', bytes, options: {} })
  expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(found.sheets.map(({ kind }) => kind)).toEqual(['definitions', 'targets', 'values'])
  expect(found.sheets.flatMap(({ unused }) => unused)).toEqual([])
  expect(counts).toEqual({ rows, new: 0, changed: 0, unchanged: rows, rejected: 0, repaired: 0 })
})

test('the workbook comes back with what is wrong marked in each of its sheets, and is sent again as it is', async () => {
  const who = house.system
  const { bytes } = await indicatorsWorkbook(house, who, { operationId, values: true })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  const [definitions, targets] = workbook.worksheets
  const cellOf = (sheet: ExcelJS.Worksheet | undefined, heading: string, row: number) => {
    const column = (sheet?.getSheetValues()[1] as unknown[] | undefined)?.indexOf(heading) ?? -1
    expect(column).toBeGreaterThan(0)
    return sheet?.getRow(row).getCell(column)
  }
  Object.assign(cellOf(definitions, 'Unit', 4) ?? {}, { value: 'camels' })
  Object.assign(cellOf(targets, 'Target', 5) ?? {}, { value: 'many' })
  const broken = new Uint8Array(await workbook.xlsx.writeBuffer())
  const given = { operationId, feed: 'indicators' as const, fileName: 'mine.xlsx', bytes: broken, options: {} }
  const importId = await receiveSheet(house, who, given)
  const { workbook: marked, fileName } = await correctedImport(house, who, { code, operationId, importId })
  expect(fileName).toBe('mine - en.xlsx')

  const read = new ExcelJS.Workbook()
  await read.xlsx.load(marked.slice().buffer as ArrayBuffer)
  expect(read.worksheets.map(({ name }) => name)).toEqual([
    ...workbook.worksheets.slice(0, 3).map(({ name }) => name),
    'Problems',
  ])
  const [first, second, , list] = read.worksheets
  expect(JSON.stringify(cellOf(first, 'Unit', 4)?.note)).toContain('camels')
  expect(JSON.stringify(cellOf(second, 'Target', 5)?.note)).toContain('many')
  expect(cellOf(first, 'Unit', 5)?.note).toBeUndefined()
  const told = (list?.getSheetValues() ?? []).flatMap(row => (Array.isArray(row) && row[1] === 'error' ? [row[3]] : []))
  expect(told).toEqual([`${definitions?.name} · Unit`, `${targets?.name} · Target`])

  const again = await checkIndicatorsFile(house, who, { code, fileName: 'mine.xlsx', bytes: marked, options: {} })
  expect(again.check.sheets.map(({ kind }) => kind)).toEqual(['definitions', 'targets', 'values'])
  expect(again.counts.rejected).toBe(2)
})

test('a task manager plans, sets targets and reports in one sheet each; another cluster’s rows are said one by one', async () => {
  const who = await taskManager()
  const plan = await commit(
    [
      'Indicator code,Cluster,Name in English,Unit,Over months,Over places,Target,Rolls up into,Broken down by',
      'OWN-1,F,Camps closed,facilities,last,sum,12,,',
      'OWN-2,F,Families moved,households,sum,sum,500,F-FAMILIES,',
      'PRO-02,F,,,,,90,,sex',
      'HEA-09,D,,,,,5,,',
    ],
    who,
  )
  expect(codesOf(plan)).toEqual(['5 indicator-definition-not-yours', '5 indicator-plan-not-yours'])
  expect(plan.counts).toMatchObject({ rows: 4, new: 3, rejected: 1 })
  expect(await plannedOf('PRO-02')).toMatchObject({ target: 90, unit: 'people', disaggregations: [{ code: 'sex' }] })
  const before = await shownOf('F-FAMILIES')
  const figures = await commit(
    ['Indicator code,Month,Governorate,Organisation,Figure', 'OWN-2,2005-10,Ninewa,IOM,40', 'OWN-2,2005-10,Basrah,UNHCR,2'],
    who,
  )
  expect(figures.counts).toMatchObject({ new: 2, rejected: 0 })
  expect(await shownOf('F-FAMILIES')).toBe((before ?? 0) + 42)
  const targets = ['Indicator code,Governorate,Target', 'OWN-2,Ninewa,300', 'OWN-2,Basrah,200']
  await commit(targets, who)
  expect((await check(targets, who)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  await expect(commit(targets, who)).rejects.toMatchObject({ code: 'nothing-to-store' })
})

test('everything that is wrong with rows is said at once, and the good rows are stored', async () => {
  const who = await taskManager()
  const lines = [
    'Indicator code,Cluster,Month,Governorate,Organisation,Sex,Figure,Numerator,Denominator',
    'PRO-02,F,2005-10,Ninewa,IOM,Female,7,,',
    'PRO-02,F,2005-10,Nowhere,IOM,,7,,',
    'PRO-02,F,2005-10,Ninewa,Nobody,,7,,',
    'PRO-02,F,2005-10,Ninewa,IOM,Other,7,,',
    'PRO-02,F,2005-10,Ninewa,IOM,Male,1.5,,',
    'PRO-02,F,,Ninewa,IOM,,7,,',
    'PRO-02,D,2005-10,Ninewa,IOM,,7,,',
    'NO-SUCH,F,2005-10,Ninewa,IOM,,7,,',
    'SHL-04,F,2005-10,Basrah,IOM,,40,,',
    'SHL-04,F,2005-10,Basrah,IOM,,,30,60',
    'PRO-02,F,2005-10,Ninewa,IOM,Female,8,,',
    'PRO-02,F,2005-10,Ninewa,IOM,,,,',
    'PRO-02,F,2005-09,Ninewa,IOM,,unknown,,',
    'PRO-02,F,2005-10,Ninewa,IOM,Female,7,,',
  ]
  const outcome = await commit(lines, who)
  expect(codesOf(outcome)).toEqual([
    '3 place-unknown',
    '4 organisation-unknown',
    '5 indicator-category-unknown',
    '6 people-not-whole',
    '7 period-missing',
    '8 indicator-not-of-cluster',
    '9 planned-indicator-unknown',
    '10 figure-ratio-needs-both',
    '12 figure-said-twice',
    '15 figure-repeated',
  ])
  expect(outcome.counts).toMatchObject({ rows: 13, new: 3, rejected: 9, unchanged: 1 })
})

test('a focal point reports for the own organisation, and plans nothing', async () => {
  const who = await focalPoint()
  const outcome = await commit(
    [
      'Indicator code,Cluster,Month,Governorate,Organisation,Figure',
      'OWN-2,F,2005-11,Ninewa,IOM,5',
      'OWN-2,F,2005-11,Ninewa,UNHCR,5',
    ],
    who,
  )
  expect(codesOf(outcome)).toEqual(['3 figure-not-yours'])
  expect(outcome.counts).toMatchObject({ new: 1, rejected: 1 })
  const before = await shownOf('OWN-2')
  await house.runner.run(undoIndicatorImport, { operationId, importId: outcome.importId }, house.system)
  expect(await shownOf('OWN-2')).toBe((before ?? 0) - 5)
  const plan = await check(['Indicator code,Cluster,Target', 'OWN-2,F,9'], who)
  expect(plan.counts).toMatchObject({ rejected: 1 })
})

test('nothing rolls up into itself by a sheet, and what a wrong row brings is not there for the others', async () => {
  const outcome = await check(
    [
      'Indicator code,Cluster,Name in English,Unit,Over months,Over places,Rolls up into',
      'X-1,F,One,people,sum,sum,X-2',
      'X-2,F,Two,people,sum,sum,X-1',
      'X-3,F,Three,kits,sum,sum,OWN-2',
      'X-4,F,Four,percentage,average,sum,',
      'X-5,F,Five,people,sum,sum,X-6',
    ],
    await taskManager(),
  )
  expect(codesOf(outcome).sort()).toEqual([
    '2 indicator-parent-circle',
    '3 indicator-parent-circle',
    '4 indicator-parent-unit-differs',
    '5 indicator-ratio-averaged',
    '6 indicator-parent-unknown',
  ])
  expect(outcome.check).toMatchObject({ planned: [], indicators: [], rejected: 5 })
})

test('with the illustrative layer gone, what was planned and said by sheets stays and adds up', async () => {
  await house.runner.run(removeIllustrativeIndicators, { operationId }, house.system)
  const left = await house.reader.read(listPlanned, { operationId }, house.system)
  expect(left.map(each => each.code).sort()).toEqual(['F-FAMILIES', 'OWN-1', 'OWN-2', 'PRO-02', 'SHL-04'])
  expect(left.some(({ illustrative }) => illustrative)).toBe(false)
  expect(await shownOf('F-FAMILIES')).toBe(42)
  expect(await house.runner.run(verifyFigures, { operationId }, house.system)).toMatchObject({ places: 0, areas: 0 })
})
