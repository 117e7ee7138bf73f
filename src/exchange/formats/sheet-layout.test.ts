import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openTable } from './open-table.ts'
import { readLayout, readWorkbookParts } from './sheet-layout.ts'
import { type ArchiveEntry, readDirectory } from './zip-directory.ts'

/** An archive of one part, as `packedBytes` reads it, and its entry. */
function part(content: string, packed: boolean, says?: number): { bytes: Uint8Array; entry: ArchiveEntry } {
  const plain = Buffer.from(content)
  const body = packed ? deflateRawSync(plain) : plain
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(1, 26)
  const bytes = new Uint8Array(Buffer.concat([head, Buffer.from('x'), body]))
  return { bytes, entry: { name: 'x', packed: body.length, unpacked: says ?? plain.length, method: packed ? 8 : 0, at: 0 } }
}

const sheetXml = (hidden: ReadonlySet<number>, count: number, padding: string) =>
  `<worksheet><cols><col min="2" max="3" hidden="1" width="9"/><col min="5" max="5" width="9"/></cols><sheetData>${Array.from(
    { length: count },
    (_, index) =>
      `<row r="${index + 1}" ht="12.8" ${hidden.has(index + 1) ? 'hidden="1"' : index % 3 === 0 ? 'hidden="false"' : ''}><c t="str"><v>${padding} hidden="1"</v></c></row>`,
  ).join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>`

describe('hidden rows, hidden columns and merged cells', () => {
  test.each([true, false])('are found wherever the pieces of a large part are cut (packed: %s)', async packed => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 9_000 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 90 }),
        async (rows, length) => {
          const hidden = new Set(rows)
          const { bytes, entry } = part(sheetXml(hidden, 9_000, 'x'.repeat(length)), packed)
          const layout = await readLayout(bytes, entry)
          expect(layout.hiddenRows).toEqual(hidden)
          expect([...layout.hiddenColumns]).toEqual([1, 2])
          expect(layout.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }])
        },
      ),
      { numRuns: 15 },
    )
  })

  test('a part that is cut off, damaged, or larger than it says gives what was found, and ends', async () => {
    const whole = part(sheetXml(new Set([2]), 20_000, 'x'), true)
    const cut = { ...whole.entry, packed: Math.floor(whole.entry.packed / 2) }
    expect((await readLayout(whole.bytes, cut)).hiddenRows).toEqual(new Set([2]))
    expect((await readLayout(whole.bytes, { ...whole.entry, packed: whole.entry.packed + 9 })).hiddenRows).toEqual(new Set())
    const lying = part(sheetXml(new Set([2, 19_999]), 20_000, 'x'), true, 1_000)
    expect((await readLayout(lying.bytes, lying.entry)).hiddenRows).toEqual(new Set([2]))
    expect((await readLayout(whole.bytes, undefined)).hiddenRows).toEqual(new Set())
  })

  test('any bytes are a layout', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), fc.boolean(), async (body, packed) => {
        const { bytes, entry } = part(Buffer.from(body).toString('latin1'), packed)
        await readLayout(bytes, { ...entry, method: 8 })
        await readLayout(bytes, { ...entry, method: 0 })
      }),
    )
  })
})

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('the parts of a workbook in the order of its sheets, and its system of dates', async () => {
  const bytes = await workbook(book => {
    book.properties.date1904 = true
    book.addWorksheet('Pivot')
    book.addWorksheet('Data')
  })
  const entries = readDirectory(bytes) ?? []
  const { sheets, from1904 } = readWorkbookParts(bytes, entries)
  expect(sheets.map(sheet => sheet?.name)).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
  expect(from1904).toBe(true)
  const plain = await workbook(book => book.addWorksheet('Data'))
  expect(readWorkbookParts(plain, readDirectory(plain) ?? []).from1904).toBe(false)
})

test('rows of a table say that they are hidden, and what merged cells above hold', async () => {
  const bytes = await workbook(book => {
    const page = book.addWorksheet('Data')
    page.addRows([
      ['Organisation', 'Place', 'People'],
      ['IOM', 'Beta', 5],
      ['IOM', 'Gamma', 6],
      ['WHO', 'Beta', 7],
    ])
    page.mergeCells('A2:A3')
    page.getRow(4).hidden = true
    page.getColumn(3).hidden = true
  })
  const table = await openTable(bytes, 'x.xlsx')
  expect(table.sheets[0]?.columns.map(({ hidden }) => hidden ?? false)).toEqual([false, false, true])
  const rows = []
  for await (const row of table.rows(0)) rows.push(row)
  expect(rows.map(({ row, hidden, merged }) => ({ row, hidden, merged }))).toEqual([
    { row: 2, hidden: undefined, merged: undefined },
    { row: 3, hidden: undefined, merged: [{ column: 0, value: 'IOM' }] },
    { row: 4, hidden: true, merged: undefined },
  ])
})
