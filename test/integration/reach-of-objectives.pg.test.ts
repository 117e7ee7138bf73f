/** The road of an objective: offered in the template, named by a line, counted for it, and for what it becomes in a revision. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitImport, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { activityTemplate } from '../../src/exchange/feeds/activities/template.ts'
import { showObjectiveReach } from '../../src/modules/delivery/index.ts'
import { listPlans, revisePlan, showFramework, storeObjectivesCommand } from '../../src/modules/plan/index.ts'
import { boundReach } from '../../src/web/pages/plan/reach.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

const code = 'IRQ-2004'
let house: TestHouse
let operationId: string
let planId: string
let ninewa: string | undefined

beforeAll(async () => {
  house = await openTestHouse('shipped')
  const loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  planId = loaded.plan?.id ?? ''
  ninewa = loaded.places.get('IQG15')
})
afterAll(() => house?.close())

/** People of an objective of a version that were reached in Ninewa itself in December: all others report by district. */
async function decemberOf(no: number, objective: string) {
  const framework = await house.reader.read(showFramework, { operationId, planId, no }, house.system)
  const plans = await house.reader.read(listPlans, { operationId }, house.system)
  const said = { operationId, from: '2005-12', to: '2005-12' }
  const reach = boundReach(framework, plans, await house.reader.read(showObjectiveReach, said, house.system))
  const id = framework.objectives.find(each => each.code === objective)?.id
  return {
    people: reach.cells.filter(cell => cell.objectiveId === id && cell.placeId === ninewa).map(cell => cell.people),
    unbound: reach.unbound,
  }
}

test('the template offers the objectives in force, and a line that names one counts for it and for those above', async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await activityTemplate(house, { ...house.system, language: 'ckb' }, code))
  const sheet = workbook.worksheets[0]
  const lists = workbook.getWorksheet('Lists')
  const tags = sheet?.getRow(2).values as string[]
  const column = tags.indexOf('#objective')
  const [, letter = '', last] =
    /^Lists!\$(\w+)\$1:\$\w+\$(\d+)$/.exec(String(sheet?.getCell(3, column).dataValidation.formulae[0])) ?? []
  const offered = Array.from({ length: Number(last) }, (_, at) => String(lists?.getCell(`${letter}${at + 1}`).value))
  expect(offered).toHaveLength(24)
  const chosen = offered.find(label => label.startsWith('2.F.1 – ')) ?? ''
  expect(chosen).toMatch(/[\u0600-\u06ff]/)
  const rows = [
    'Month,Lead organisation,Cluster,Objective,Governorate,People reached',
    `2005-12,IOM,F,"${chosen}",Ninewa,40`,
    '2005-12,UNHCR,F,2.f.1,Ninewa,70',
    '2005-12,IOM,F,Shelter for all,Ninewa,500',
    '2005-12,WHO,F,,Ninewa,900',
  ]
  const bytes = new TextEncoder().encode(rows.join('\n'))
  const received = { operationId, fileName: 'december.csv', bytes, options: { learn: true } }
  const importId = await receiveActivities(house, house.system, received)
  const { counts } = await commitImport(house, house.system, { code, operationId, importId })
  expect(counts).toMatchObject({ rows: 4, new: 4, rejected: 0 })
  const unbound = { lines: 1, words: ['shelter for all'] }
  expect((await decemberOf(1, '2.F.1')).people.sort()).toEqual([40, 70])
  for (const above of ['2.F', '2']) expect((await decemberOf(1, above)).people.sort()).toEqual([40, 70])
  expect(await decemberOf(1, '2.F.2')).toEqual({ people: [], unbound })
})

test('an objective that a revision gives another code keeps the people of lines that use the old one', async () => {
  const { no } = await house.runner.run(revisePlan, { operationId, planId }, house.system)
  const { objectives } = await house.reader.read(showFramework, { operationId, planId, no }, house.system)
  const renamed = objectives.filter(each => each.code === '2.F.1').map(each => ({ ...each, code: '2.F.9' }))
  await house.runner.run(storeObjectivesCommand, { operationId, planId, objectives: renamed }, house.system)
  expect((await decemberOf(no, '2.F.9')).people.sort()).toEqual([40, 70])
})
