import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { checkMoney, emptyFlows, storedAfter } from '../../../../test/support/known-flows.ts'
import { flowTemplate } from './template.ts'

test.each(['ar'] as const)('a template that is filled from its lists in %s is read without a problem', async language => {
  const known = storedAfter(
    emptyFlows,
    await checkMoney(emptyFlows, [
      ['Kind', 'Agreement', 'Donor', 'Recipient', 'Amount', 'Currency', 'Date'],
      ['commitment', 'C1', 'ECHO', 'IOM', 100, 'EUR', '2004-01-01'],
    ]),
  )
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await flowTemplate(known, language)).buffer as ArrayBuffer)
  const sheet = workbook.worksheets[0]
  const lists = workbook.getWorksheet('Lists')
  if (!sheet || !lists) throw new Error('The template has no sheets.')
  const columns = new Map<string, number>()
  sheet.getRow(2).eachCell((cell, column) => columns.set(String(cell.value), column))
  const put = (tag: string, value: string | number) => {
    sheet.getCell(3, columns.get(tag) ?? 0).value = value
  }
  /** The first value of the list that stands under a column. */
  const offered = (tag: string, nth = 0) => {
    const formula = String(sheet.getCell(3, columns.get(tag) ?? 0).dataValidation?.formulae?.[0] ?? '')
    const letter = /\$([A-Z])\$1/.exec(formula)?.[1] ?? ''
    return String(lists.getCell(`${letter}${nth + 1}`).value)
  }
  put('#financial+type', offered('#financial+type', 2))
  put('#financial+agreement+code', offered('#financial+agreement+code'))
  for (const tag of ['#currency', '#sector', '#beneficiary+type', '#financial+earmark+type', '#activity+code+project'])
    put(tag, offered(tag))
  put('#currency', 'EUR')
  put('#value', 60.5)
  put('#date', '2004-02-01')
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const found = await checkMoney(known, { bytes, fileName: 'template.xlsx' }, { language })
  expect(found.problems).toEqual([])
  expect(found.entries.map(({ kind, amountMinor, projectCode }) => [kind, amountMinor, projectCode])).toEqual([
    ['payment', '6050', 'D9-01'],
  ])
})
