/** The strategic plan as a sheet: out, in again without a difference, changed, wrong in every way at once, and by the command line's rules. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planFile, planRows } from '../../src/exchange/feeds/plan/export.ts'
import { checkPlanFile, commitPlanImport, planNamed } from '../../src/exchange/feeds/plan/import.ts'
import { receiveSheet } from '../../src/exchange/feeds/reading.ts'
import type { Actor } from '../../src/kernel/access.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { showImport } from '../../src/modules/imports/index.ts'
import { revisePlan, showFramework, startStrategicPlan } from '../../src/modules/plan/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

const code = 'IRQ-2004'
let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let operationId: string
let planId: string

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  planId = loaded.plan?.id ?? ''
})
afterAll(() => house?.close())

const bytesOf = (body: string | ReadableStream<Uint8Array>) => new Response(body).bytes()
const asCsv = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
const check = (bytes: Uint8Array, asking: { actor: Actor; language: Language } = house.system, planCode = 'UNSP-2004') =>
  checkPlanFile(house, asking, { code, fileName: 'plan.csv', bytes, planCode, options: {} })
const said = (problems: readonly { row: number; severity: string; code: string }[]) =>
  problems.map(problem => `${problem.row} ${problem.severity} ${problem.code}`)
const draft = (no: number, id = planId) => house.reader.read(showFramework, { operationId, planId: id, no }, house.system)
async function store(bytes: Uint8Array, plan = 'UNSP-2004') {
  const given = { operationId, feed: 'plan' as const, fileName: 'plan.csv', bytes, options: { plan } }
  const importId = await receiveSheet(house, house.system, given)
  return { importId, outcome: await commitPlanImport(house, house.system, { code, operationId, importId }) }
}

test('a version in force takes no sheet', async () => {
  const { body } = await planFile(house, house.system, { operationId, planId, format: 'csv' })
  await expect(check(await bytesOf(body))).rejects.toMatchObject({ code: 'plan-no-draft' })
  await expect(planNamed(house, house.system, operationId, 'NONE')).rejects.toMatchObject({ code: 'no-such-plan' })
  await house.runner.run(revisePlan, { operationId, planId }, house.system)
})

test.each([
  ['xlsx', 'en'],
  ['xlsx', 'ckb'],
  ['csv', 'en'],
  ['csv', 'ar'],
] as const)('the plan written as %s in %s reads back without a difference', async (format, language) => {
  const asking = { ...house.system, language }
  const { body, count, name } = await planFile(house, asking, { operationId, planId, no: 2, format })
  expect(name).toBe(`unsp-2004-v2.${format}`)
  const { counts, check: found } = await check(await bytesOf(body))
  expect(counts).toEqual({ rows: count, new: 0, changed: 0, unchanged: count, rejected: 0, repaired: 0 })
  expect(found.problems).toEqual([])
  expect([found.objectives, found.caseloads]).toEqual([[], []])
})

test('a whole plan goes into another one by its sheet, and back out the same; the same sheet twice changes nothing', async () => {
  const levels = (await draft(2)).plan.levels
  const other = { operationId, code: 'OTHER', names: { en: 'Another plan' }, levels }
  const { id } = await house.runner.run(startStrategicPlan, other, house.system)
  const written = async (plan: string, no: number) => {
    const { rows } = await planRows(house, house.system, { operationId, planId: plan, no, tags: false })
    return rows.map(row => row.slice(0, 12))
  }
  const { body, count } = await planFile(house, house.system, { operationId, planId, no: 2, format: 'csv' })
  const bytes = await bytesOf(body)
  const { importId, outcome } = await store(bytes, 'OTHER')
  expect(outcome.counts).toMatchObject({ rows: count, new: count, changed: 0, unchanged: 0, rejected: 0 })
  expect(await written(id, 1)).toEqual(await written(planId, 2))
  const kept = await house.reader.read(showImport, { operationId, id: importId }, house.system)
  expect(kept).toMatchObject({ feed: 'plan', status: 'committed', counts: { new: count } })
  expect((await store(bytes, 'OTHER')).outcome.counts).toMatchObject({ new: 0, changed: 0, unchanged: count })
  expect((await draft(1, id)).objectives.every(({ version }) => version <= 2)).toBe(true)
})

const heading =
  'Level,Objective code,Parent code,Objective (English),Cluster code,P-code,Population group,People in need,People targeted'

test('what is wrong in a sheet is found all at once, and nothing of it is stored', async () => {
  const sheet = asCsv([
    heading,
    'Magic,9,,A level of none,,,,,',
    'Output,9.1,,Nowhere below,,,,,',
    'Cluster objective,9.2,77,Below nothing,,,,,',
    'Strategic objective,9.3,1,Below its equal,,,,,',
    'Cluster objective,9.4,1,Cluster of none,Z,,,,',
    'Cluster objective,9.5,1,,,,,,',
    'Output,3,2.F,A top that becomes a leaf,,,,,',
    ',2.F,,,,XX99,,10,5',
    ',2.F,,,,IQG15,nobody,10,5',
    ',2.F,,,,IQG15,sick,ten,-5',
    ',2.F,,,,IQG15,sick,10,20',
    ',2.F,,,,Ninewa,sick,10,1',
    ',8.8,,,,IQG15,,10,5',
    ',,,,,IQG15,,10,5',
    ',2.F,,,,,,,',
    'Total,,,,,,,99,99',
  ])
  const { counts, check: found } = await check(sheet)
  expect(said(found.problems).sort()).toEqual(
    [
      '2 error plan-level-unknown',
      '3 error plan-parent-missing',
      '4 error plan-parent-unknown',
      '5 error plan-parent-not-above',
      '6 error cluster-not-listed',
      '7 error plan-name-missing',
      '8 error plan-part-not-below',
      '9 error plan-place-unknown',
      '10 error group-unknown',
      '11 error number-unreadable',
      '11 error number-below-zero',
      '12 error plan-figure-doubled',
      '12 warning plan-target-above-need',
      '13 error plan-figure-doubled',
      '13 repair name-spelled-otherwise',
      '14 error plan-objective-unknown',
      '15 error plan-code-missing',
      '16 warning plan-row-empty',
      '17 repair total-row',
      '0 warning plan-objectives-left',
    ].sort(),
  )
  expect(counts).toMatchObject({ rows: 15, rejected: 14 })
  const before = await draft(2)
  await expect(store(sheet)).rejects.toMatchObject({ code: 'plan-sheet-wrong', details: { count: 14 } })
  expect(await draft(2)).toEqual(before)
})

test('a sheet of people alone changes those figures and leaves the others; a blank is unknown and no zero', async () => {
  const sheet = asCsv(['Objective code,P-code,Population group,People in need', '2.F,IQG15,displaced,', '2.F,IQG15,sick,0'])
  const before = (await draft(2)).caseloads
  const { outcome } = await store(sheet)
  expect(outcome.counts).toMatchObject({ rows: 2, new: 1, changed: 1, rejected: 0 })
  const after = await draft(2)
  const own = after.objectives.find(objective => objective.code === '2.F')?.id
  const at = (group: string) =>
    after.caseloads.find(
      ({ objectiveId, placeId, groupId }) =>
        objectiveId === own && placeId === loaded.places.get('IQG15') && groupId === loaded.groups.get(group),
    )
  expect(at('displaced')?.inNeed).toBeNull()
  expect(at('displaced')?.targeted).toBeGreaterThan(0)
  expect(at('sick')).toMatchObject({ inNeed: 0, targeted: null })
  expect(after.caseloads).toHaveLength(before.length + 1)
})

test('a task manager changes the own cluster with a sheet of the whole plan, and is told which rows are not theirs', async () => {
  const actor: Actor = {
    id: newId(),
    kind: 'person',
    grants: [{ role: 'task-manager', scope: { operation: operationId, cluster: loaded.clusters.get('F') ?? '' } }],
  }
  const asking = { actor, language: 'en' as const }
  const { body } = await planFile(house, asking, { operationId, planId, no: 2, format: 'csv' })
  const text = new TextDecoder().decode(await bytesOf(body))
  const own = text.replace('People who lost their homes', 'People whose homes were taken')
  const foreign = own.replace('Training and job placement', 'Training')
  const checked = async (sheet: string) => (await check(new TextEncoder().encode(sheet), asking)).check
  expect(await checked(own)).toMatchObject({ rejected: 0, compared: { new: 0, changed: 1 } })
  expect(said((await checked(foreign)).problems)).toEqual([expect.stringMatching(/error plan-not-yours$/)])
})

test('a code that a spreadsheet took for a date is said', async () => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Plan').addRows([
    ['Objective code', 'Objective (English)'],
    [new Date(Date.UTC(2005, 1, 1)), 'Was 1.2 when it was typed'],
  ])
  const { check: found } = await check(new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(said(found.problems)).toEqual(['2 error plan-code-is-date'])
})

test('a blank parent moves nothing, and one at the top is said by its level', async () => {
  const rows = ['Objective code,Parent code,Level,Objective (English)', '2.F.1,,,Called otherwise', '3,,1,Also called otherwise']
  const { check: found } = await check(asCsv(rows))
  expect(found.rejected).toBe(0)
  const above = (await draft(2)).objectives.find(objective => objective.code === '2.F')?.id
  expect(found.objectives).toMatchObject([
    { code: '2.F.1', parentId: above, level: 3 },
    { code: '3', parentId: null, level: 1 },
  ])
})

test('a level, and the cluster where no column speaks of clusters, is given by where the objective stands', async () => {
  const { check: found } = await check(asCsv(['Objective code,Parent code,Objective (English)', '2.F.7,2.F,One more']))
  expect(found.objectives).toMatchObject([{ code: '2.F.7', level: 3, clusterId: loaded.clusters.get('F') }])
})
