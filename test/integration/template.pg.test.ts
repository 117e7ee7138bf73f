/** A template that was made before the operation's lists changed: it goes in, and its sender is told and offered the new one. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markSheet } from '../../src/exchange/feeds/activities/check/template-mark.ts'
import { checkFile } from '../../src/exchange/feeds/activities/import.ts'
import { activityTemplate } from '../../src/exchange/feeds/activities/template.ts'
import { identifyPerson, makeToken, newTokenSecret } from '../../src/modules/accounts/index.ts'
import { storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { storePlacesCommand } from '../../src/modules/places/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
})
afterAll(() => house?.close())

/** A template of today with one row in it. */
async function filled(): Promise<{ workbook: ExcelJS.Workbook; bytes: Uint8Array }> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await activityTemplate(house, house.system, loaded.code))
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('The template has no sheet.')
  const tags = (sheet.getRow(2).values as string[]).slice(1)
  const row = {
    '#date+reported': '2005-09',
    '#org+name+prog': 'World Health Organization',
    '#sector+name': 'Health and Nutrition',
    '#adm1+name': 'Ninewa',
    '#reached': 12,
  }
  for (const [tag, value] of Object.entries(row)) sheet.getCell(3, tags.indexOf(tag) + 1).value = value
  return { workbook, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) }
}

const check = (bytes: Uint8Array) =>
  checkFile(house, house.system, { code: loaded.code, fileName: 'template.xlsx', bytes, options: {} })

test('the mark is hidden, protected, and no sheet that could be meant', async () => {
  const { workbook, bytes } = await filled()
  const sheet = workbook.getWorksheet(markSheet)
  expect(sheet?.state).toBe('veryHidden')
  expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
  const { check: found, counts, sheets } = await check(bytes)
  expect(found.problems).toEqual([])
  expect(counts.new).toBe(1)
  expect(sheets).not.toContain(markSheet)
})

test('an older template goes in, says which lists changed since, and the page offers the new one', async () => {
  const { operationId, code } = loaded
  const { bytes } = await filled()
  await house.runner.run(
    storeOrganisationsCommand,
    { operationId, organisations: [{ names: { en: 'A New Relief Society' } }, { names: { en: 'Another New Society' } }] },
    house.system,
  )
  await house.runner.run(
    storePlacesCommand,
    { operationId, places: [{ level: 1, names: { en: 'New Governorate' }, codes: [] }] },
    house.system,
  )
  const { check: found, counts } = await check(bytes)
  const changes = { renamed: 0, removed: 0 }
  expect(found.problems.map(({ row, code, details }) => [row, code, details])).toEqual([
    [0, 'template-organisations-changed', expect.objectContaining({ ...changes, added: 2 })],
    [0, 'template-places-changed', expect.objectContaining({ ...changes, added: 1 })],
  ])
  expect(found.problemCount).toBe(2)
  expect(counts).toMatchObject({ rows: 1, new: 1, rejected: 0 })
  expect((await check((await filled()).bytes)).check.problems).toEqual([])

  const person = await identifyPerson(house.db, await addPerson(house, { role: 'coordinator', operationId }), new Date())
  if (!person) throw new Error('The person is not known.')
  const secret = newTokenSecret()
  await house.runner.run(makeToken, { secret, name: 'test', write: true }, { actor: person.actor })
  const app = await createApp(house, { publicUrl: 'http://wusul.example', rateLimits: false })
  const headers = { authorization: `Bearer ${secret}`, origin: 'http://wusul.example' }
  const preview = async (file: Uint8Array) => {
    const body = new FormData()
    body.set('file', new File([file as Uint8Array<ArrayBuffer>], 'template.xlsx'))
    const sent = await app.request(`http://wusul.example/o/${code}/imports`, { method: 'POST', headers, body })
    expect(sent.status).toBe(303)
    return (await app.request(new URL(sent.headers.get('location') ?? '', 'http://wusul.example').href, { headers })).text()
  }
  expect(await preview(bytes)).toMatch(/filled in an older template[^<]*<a href="\/o\/IRQ-2004\/template\.xlsx"/)
  expect(await preview((await filled()).bytes)).not.toContain('older template')
})
