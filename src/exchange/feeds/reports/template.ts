/** The template of activities with the lines of one report in it: what is downloaded, filled and sent again. */
import ExcelJS from 'exceljs'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Cells } from '../../../modules/reporting/schema.ts'
import { headingOfPart, mapColumns } from '../activities/columns.ts'
import { targetName } from '../activities/field-names.ts'
import { offeredParts } from '../activities/fields.ts'
import type { Asking, ImportHouse } from '../activities/import.ts'
import { activityTemplate, rowsOffered } from '../activities/template.ts'

const headingRows = 2
const partPrefix = 'reached+'
const illustrativeHeadings: Record<Language, string> = { en: 'Illustrative', ar: 'توضيحي', ckb: 'نموونەیی' }
/** Whole numbers, and decimals without a leading zero that could be part of a code. */
const number = /^(0|[1-9]\d{0,14})(\.\d+)?$/

/**
 * The workbook, its lists and instructions included. Behind its columns stand parts of people reached: those that forms offer, and those
 * that the lines say.
 * @param illustrative the lines are made up: each says so, in a column that is read by nobody.
 * @returns the bytes of a workbook (.xlsx).
 */
export async function reportTemplate(
  house: Pick<ImportHouse, 'reader' | 'db' | 'runner'>,
  asking: Asking,
  code: string,
  rows: readonly Cells[],
  illustrative: boolean,
): Promise<ArrayBuffer> {
  const bytes = await activityTemplate(house, asking, code)
  const said = [...new Set(rows.flatMap(cells => Object.keys(cells)))]
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  const sheet = workbook.worksheets[0]
  if (!sheet) return bytes
  const text = (row: number, column: number) => String(sheet.getCell(row, column).value ?? '')
  const columns = Array.from({ length: sheet.columnCount }, (_, index) => ({
    ...{ index, header: text(1, index + 1) },
    tag: normalTag(text(headingRows, index + 1)),
  }))
  const { at, parts } = mapColumns({ name: null, tagRow: headingRows, headerRow: 1, hidden: false, columns })
  const places = new Map([
    ...Object.entries(at).map(([field, index]) => [field, index + 1] as const),
    ...parts.map(({ key, index }) => [`${partPrefix}${key}`, index + 1] as const),
  ])
  let last = sheet.columnCount
  const saidParts = said.filter(each => each.startsWith(partPrefix)).sort()
  for (const field of new Set([...offeredParts.map(part => `${partPrefix}${part}`), ...saidParts])) {
    if (places.has(field)) continue
    last += 1
    places.set(field, last)
    const key = field.slice(partPrefix.length)
    const isOffered = offeredParts.some(part => part === key)
    sheet.getCell(1, last).value = isOffered ? targetName(`${partPrefix}${key}`, asking.language) : headingOfPart(key)
    sheet.getColumn(last).width = 24
    sheet.getCell(1, last).font = { bold: true }
    sheet.getCell(headingRows, last).value = `#${field}`
    for (let row = headingRows + 1; row <= headingRows + rowsOffered; row++)
      sheet.getCell(row, last).protection = { locked: false }
  }
  if (illustrative) {
    last += 1
    sheet.getCell(1, last).value = illustrativeHeadings[asking.language]
    sheet.getCell(headingRows, last).value = '#meta+illustrative'
    for (const nth of rows.keys()) sheet.getCell(headingRows + 1 + nth, last).value = 'illustrative'
  }
  for (const [nth, cells] of rows.entries())
    for (const [field, value] of Object.entries(cells)) {
      const column = places.get(field)
      if (column === undefined || value === '') continue
      const cell = sheet.getCell(headingRows + 1 + nth, column)
      cell.value = number.test(value) ? Number(value) : value
      cell.protection = { locked: false }
    }
  return workbook.xlsx.writeBuffer() as Promise<ArrayBuffer>
}

function normalTag(tag: string): string | null {
  if (tag === '') return null
  const [base = '', ...attributes] = tag.split('+')
  return [base, ...attributes.sort()].join('+')
}
