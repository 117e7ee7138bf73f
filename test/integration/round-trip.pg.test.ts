/** What goes out comes back without a difference, and an edited row updates its line. */
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFile, exportFormats } from '../../src/exchange/feeds/activities/export.ts'
import { checkFile, commitImport, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { activityTemplate } from '../../src/exchange/feeds/activities/template.ts'
import { languages } from '../../src/kernel/pure/languages.ts'
import { exportLines } from '../../src/modules/delivery/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let operationId: string
const code = 'IRQ-2004'

const rich = [
  'Record ID,Month,Lead organisation,Implementing partner,Donor,Project code,Cluster,Activity,Activity detail,Quantity,Unit,Currency,Value,Governorate,District,Site,Latitude,Longitude,Status,Start date,End date,Households,People targeted,People reached,Girls,Boys,Women,Men,Comments',
  'P-7,2005-10,IOM,UNICEF,Japan | Australia,S-01,Health and Nutrition,Nutrition kits,"=HYPERLINK(""x"")",12.50,kits,IQD,1250.125,Ninewa,Mosul,"Al-Zuhur, school",36.35,43.15,completed,2005-10-01,2005-10-30,40,300,200,60,50,50,40,"-5 °C, said the ""driver"""',
  ',2005-10,WHO,,,,Health and Nutrition,Supply of medicines,,,,,,Baghdad,,,,,ongoing,,,,,,,,,,',
  ',2005-10,WHO,,,,Health and Nutrition,Supply of medicines,,,,,,Baghdad,,,,,ongoing,,,,,70,,,,,=SUM(1;2) second team',
].join('\n')

beforeAll(async () => {
  house = await openTestHouse('shipped')
  operationId = (await loadShipped(house, { illustrative: true })).operationId
  const bytes = new TextEncoder().encode(rich)
  const importId = await receiveActivities(house, house.system, {
    operationId,
    fileName: 'rich.csv',
    bytes,
    options: { learn: true },
  })
  const { counts } = await commitImport(house, house.system, { code, operationId, importId })
  expect(counts).toMatchObject({ rows: 3, new: 3, rejected: 0 })
})
afterAll(() => house?.close())

async function exported(format: (typeof exportFormats)[number], language: (typeof languages)[number]): Promise<Uint8Array> {
  const { body } = await exportFile(house, { ...house.system, language }, { operationId, code, format })
  return new Uint8Array(await new Response(body).arrayBuffer())
}

for (const format of exportFormats)
  for (const language of languages)
    test(`${format} in ${language} reads back without a difference`, async () => {
      const bytes = await exported(format, language)
      const lines = await house.reader.read(exportLines, { operationId }, house.system)
      const { counts, check } = await checkFile(house, house.system, { code, fileName: `export.${format}`, bytes, options: {} })
      expect(check.problems.filter(problem => problem.severity === 'error')).toEqual([])
      expect(counts).toEqual({
        rows: lines.length,
        new: 0,
        changed: 0,
        unchanged: lines.length,
        rejected: 0,
        repaired: counts.repaired,
      })
    })

test('a row edited in the export updates its own line, also when what identifies it is corrected', async () => {
  const text = new TextDecoder().decode(await exported('hxl', 'en'))
  const edited = text.replace(/(\r\n[^\r\n]*second team)/, row =>
    row.replace('Baghdad', 'Basrah').replace('IQG08', 'IQG02').replace(',70,', ',75,'),
  )
  expect(edited).not.toBe(text)
  const importId = await receiveActivities(house, house.system, {
    operationId,
    fileName: 'edited.csv',
    bytes: new TextEncoder().encode(edited),
    options: {},
  })
  const { counts } = await commitImport(house, house.system, { code, operationId, importId })
  expect(counts).toMatchObject({ new: 0, changed: 1 })
})

test('CSV never gives a spreadsheet a formula', async () => {
  const text = new TextDecoder().decode(await exported('csv', 'en'))
  expect(text).toMatch(/,"?'=SUM\(1;2\) second team/)
  expect(text).toContain(`"'-5 °C`)
  expect(text).not.toMatch(/[,\n]"?[=+@]/)
})

test.each(languages)('the template in %s is read back as what it offers, and a filled row goes in', async language => {
  const bytes = await activityTemplate(house, { ...house.system, language }, code)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('The template has no sheet.')
  const tags = (sheet.getRow(2).values as string[]).slice(1)
  const fill = (tag: string, value: string | number) => {
    sheet.getCell(3, tags.indexOf(tag) + 1).value = value
  }
  expect(sheet.getCell(3, tags.indexOf('#adm2+name') + 1).dataValidation.formulae?.[0]).toContain('OFFSET')
  fill('#date+reported', '2005-09')
  fill('#org+name+prog', 'World Health Organization')
  fill('#sector+name', 'Health and Nutrition')
  fill('#adm1+name', 'Ninewa')
  fill('#reached', 12)
  // The organisation has one there, which the row would else be asked for.
  fill('#activity+code+project', 'ILL-D-01')
  const { counts, check, mapping } = await checkFile(house, house.system, {
    code,
    fileName: 'template.xlsx',
    bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
    options: {},
  })
  expect(check.problems).toEqual([])
  expect(mapping.unused).toEqual([])
  expect(counts).toMatchObject({ rows: 1, new: 1, rejected: 0 })
})
