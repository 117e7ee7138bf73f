/** Lists of displaced people go in as people in need, by place. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importNeeds } from '../../src/exchange/feeds/needs/import.ts'
import { showNeeds } from '../../src/modules/plan/index.ts'
import { loadShipped, openTestHouse, publishedFolder, type TestHouse } from '../support/house.ts'

const list = path.join(publishedFolder, 'dtm/irq_dtm_idp_masterlist_r123.xlsx')
let house: TestHouse
let operationId: string
beforeAll(async () => {
  house = await openTestHouse()
  operationId = (await loadShipped(house, { illustrative: false })).operationId
})
afterAll(() => house?.close())

test('locations of one place add up, an unknown place is counted around it and said, a wrong number is refused', async () => {
  const sheet = [
    'Governorate,District,Individuals',
    '#adm1+name,#adm2+name,#affected+idps+ind',
    'Ninewa,Mosul,10',
    'Ninewa,Mosul,"1,005"',
    'Ninewa,Nowhere,7',
    'Ninewa,Mosul,many',
  ]
  const outcome = await importNeeds(house, house.system, {
    code: 'IRQ-2004',
    fileName: 'list.csv',
    bytes: new TextEncoder().encode(sheet.join('\n')),
    period: '2005-02',
  })
  expect(outcome).toMatchObject({ rows: 4, stored: 2, people: 1022, rejected: 1 })
  expect(outcome.problems.map(problem => [problem.row, problem.severity, problem.code])).toEqual([
    [5, 'warning', 'place-unknown-inside'],
    [6, 'error', 'number-unreadable'],
  ])
  const needs = await house.reader.read(showNeeds, { operationId, to: '2005-02' }, house.system)
  expect(needs.map(need => need.inNeed).sort()).toEqual([1015, 7])
})

test('without a month nothing is stored, and a sheet of something else is refused', async () => {
  const give = (text: string) =>
    importNeeds(house, house.system, { code: 'IRQ-2004', fileName: 'list.csv', bytes: new TextEncoder().encode(text) })
  await expect(give('Governorate,Individuals\nNinewa,10\nErbil,4')).rejects.toThrow('needs-period-missing')
  await expect(give('Governorate,Colour\nNinewa,green\nErbil,blue')).rejects.toThrow('no-needs-sheet')
})

test.skipIf(!existsSync(list))(
  "IOM's master list of Iraq, round 123 (skipped without the published files beside the project)",
  async () => {
    const outcome = await importNeeds(house, house.system, {
      code: 'IRQ-2004',
      fileName: 'r123.xlsx',
      bytes: new Uint8Array(readFileSync(list)),
      period: '2021-10',
    })
    process.stdout.write(
      `r123: ${outcome.rows} rows, ${outcome.people} people in ${outcome.stored} places, ${outcome.rejected} rejected\n`,
    )
    expect(outcome.rows).toBe(2842)
    expect(outcome.rejected).toBeLessThan(outcome.rows * 0.1)
    expect(outcome.people).toBeGreaterThan(1_000_000)
  },
)
