import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { openTable } from './open-table.ts'
import { acceptedFiles, readableFormats } from './readable.ts'

const rows = [
  ['Place', 'People'],
  ['Ninewa', '5'],
]
const separated = (by: string) => rows.map(cells => cells.join(by)).join('\n')

async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Sheet').addRows(rows)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const files: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
  '.xlsx': workbook,
  '.csv': () => new TextEncoder().encode(separated(',')),
  '.tsv': () => new TextEncoder().encode(separated('\t')),
  '.txt': () => new TextEncoder().encode(separated(';')),
  '.json': () => new TextEncoder().encode(JSON.stringify([{ Place: 'Ninewa', People: 5 }])),
}

test('every format that is offered is read, and every one that is read here is offered', async () => {
  expect(readableFormats.map(({ extension }) => extension).sort()).toEqual(Object.keys(files).sort())
  for (const [extension, bytes] of Object.entries(files)) {
    const table = await openTable(await bytes(), `sheet${extension}`)
    const read: unknown[] = []
    for await (const { cells } of table.rows(0)) read.push(cells.map(String))
    expect(read, extension).toEqual([['Ninewa', '5']])
  }
})

test('a file is offered by its ending and by its media type', () => {
  for (const each of ['.json', 'application/json', '.xlsx', 'text/csv']) expect(acceptedFiles.split(',')).toContain(each)
  for (const each of ['.xls', '.xlsm', '.ods', '.pdf']) expect(acceptedFiles.split(',')).not.toContain(each)
})
