/** Files that break, deceive or overload a reader: a clear refusal or a table, and never anything else. */
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../kernel/pure/languages.ts'
import { fileProblemText } from './messages.ts'
import { openTable } from './open-table.ts'
import { type Cell, FileProblem } from './table.ts'

/** What reading a whole file gives: rows of cells, or the code of the refusal, which must have words in every language. */
async function read(bytes: Uint8Array, name = 'file'): Promise<Cell[][] | string> {
  try {
    const table = await openTable(bytes, name)
    const rows: Cell[][] = []
    for (const [index, sheet] of table.sheets.entries())
      if (sheet.headerRow !== null || sheet.tagRow !== null) for await (const { cells } of table.rows(index)) rows.push(cells)
    return rows
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error
    for (const language of languages) expect(fileProblemText(error, language)).not.toMatch(/[{}]/)
    return error.code
  }
}

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('Sheet'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A ZIP archive of deflated parts, as small as can be. */
function archive(parts: Record<string, Uint8Array>): Uint8Array {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, Buffer.from(name))
    chunks.push(local, Buffer.from(name), packed)
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...chunks, ...directory, end]))
}

const text = (content: string) => new TextEncoder().encode(content)

let good: Uint8Array = new Uint8Array(5_000)
beforeAll(async () => {
  good = await workbook(sheet => {
    sheet.addRow(['Organisation', 'Cluster', 'People reached'])
    for (let nth = 0; nth < 50; nth++) sheet.addRow([`Agency ${nth}`, 'Health', nth])
  })
})

describe('refused, each for its own reason', () => {
  test('empty', async () => expect(await read(new Uint8Array())).toBe('file-empty'))
  test('a PDF under the name of a workbook', async () =>
    expect(await read(text('%PDF-1.7 …'), 'report.xlsx')).toBe('file-not-a-table'))
  test('a picture', async () => expect(await read(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toBe('file-not-a-table'))
  test('a workbook with a password', async () =>
    expect(
      await read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.alloc(600), ...Buffer.from('EncryptedPackage', 'utf16le')])),
    ).toBe('file-encrypted'))
  test('a workbook of before 2007', async () =>
    expect(await read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.alloc(600)]))).toBe('file-old-excel'))
  test('a workbook with macros', async () =>
    expect(await read(archive({ 'xl/workbook.xml': text('<workbook/>'), 'xl/vbaProject.bin': text('x') }))).toBe('file-macro'))
  test('another kind of archive', async () =>
    expect(await read(archive({ 'word/document.xml': text('<w/>') }))).toBe('file-not-a-table'))
  test('a workbook that unpacks to a hundred megabytes of nothing', async () =>
    expect(
      await read(archive({ 'xl/workbook.xml': text('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(100_000_000) })),
    ).toBe('file-unpacks-too-large'))
  test('a file over the limit of size', async () => {
    await expect(openTable(good, 'x.xlsx', { fileBytes: 100 })).rejects.toMatchObject({ code: 'file-too-large' })
  })
  test('more rows than allowed, and nothing of them is lost silently', async () => {
    const table = await openTable(good, 'x.xlsx', { rows: 20 })
    await expect(
      (async () => {
        for await (const _ of table.rows(0));
      })(),
    ).rejects.toMatchObject({ code: 'file-too-many-rows' })
  })
  test('more columns than allowed', async () =>
    expect(await read(text(`${'a,'.repeat(600)}b\n${'1,'.repeat(600)}2`))).toBe('file-too-many-columns'))
})

test('a workbook cut off at any byte is damaged, or refused for another reason, and never half read', async () => {
  const whole = await read(good)
  expect(whole).toHaveLength(50)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: good.length - 1 }), async length => {
      expect(typeof (await read(good.slice(0, length)))).toBe('string')
    }),
    { numRuns: 60 },
  )
})

test('a workbook with any byte changed is a table or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: good.length - 1 }), fc.integer({ min: 0, max: 255 }), async (at, value) => {
      const changed = good.slice()
      changed[at] = value
      await read(changed)
    }),
    { numRuns: 60 },
  )
})

test('any bytes are a table or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async bytes => {
      await read(bytes)
    }),
    { numRuns: 200 },
  )
})

test('any rows written as text are read back, whatever stands in them', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'ب', 'ڵ', ',', ';', '"', "'", '\t', ' ', '1', '='), minLength: 1, maxLength: 8 })
    .map(each => `x${each}x`)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), async rows => {
      const quoted = [['Organisation', 'Cluster', 'Place'], ...rows]
        .map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(','))
        .join('\r\n')
      expect(await read(text(quoted))).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

test('dates of the 1900 and of the 1904 system are the same days', async () => {
  for (const date1904 of [false, true]) {
    const bytes = await workbook((sheet, book) => {
      book.properties.date1904 = date1904
      sheet.addRow(['Organisation', 'Start date', 'Cluster'])
      sheet.addRow(['IOM', new Date(Date.UTC(2005, 2, 1)), 'Health'])
    })
    const rows = await read(bytes)
    const date = Array.isArray(rows) ? rows[0]?.[1] : null
    expect(date instanceof Date ? date.toISOString().slice(0, 10) : date).toBe('2005-03-01')
  }
})

test('two hundred columns, right to left, with text in Arabic and formulas that failed', async () => {
  const bytes = await workbook(sheet => {
    sheet.views = [{ rightToLeft: true }]
    sheet.addRow(Array.from({ length: 200 }, (_, index) => `عمود ${index}`))
    const row = sheet.addRow(Array.from({ length: 200 }, (_, index) => index))
    row.getCell(3).value = { error: '#N/A' } as ExcelJS.CellErrorValue
    row.getCell(4).value = { formula: '1+1', result: 2 } as ExcelJS.CellFormulaValue
  })
  const rows = await read(bytes)
  expect(Array.isArray(rows) && rows[0]).toHaveLength(200)
  expect(Array.isArray(rows) && rows[0]?.slice(0, 5)).toEqual([0, 1, null, 2, 4])
})

test('text in UTF-16, and in the Arabic code page of Windows, with semicolons', async () => {
  const rows = 'المنظمة;المجموعة;المحافظة\r\nالهلال الأحمر;الصحة;نينوى\r\nأوكسفام;المياه;بغداد'
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(rows, 'utf16le')])
  expect(await read(utf16)).toEqual([
    ['الهلال الأحمر', 'الصحة', 'نينوى'],
    ['أوكسفام', 'المياه', 'بغداد'],
  ])
  const decoder = new TextDecoder('windows-1256')
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]))
  const windows = new Uint8Array([...rows].map(letter => codes.get(letter) ?? 63))
  expect(await read(windows)).toEqual([
    ['الهلال الأحمر', 'الصحة', 'نينوى'],
    ['أوكسفام', 'المياه', 'بغداد'],
  ])
})
