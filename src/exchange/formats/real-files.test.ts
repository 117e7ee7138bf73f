/** What the reference HXL library finds in files that strangers published, and what we find. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTable } from './open-table.ts'

const real = path.resolve(import.meta.dirname, '../../../../shared/data/real')
const expectedFile = path.join(real, 'hxl-3w/EXPECTED.json')
const here = existsSync(expectedFile)
interface ExpectedSheet {
  sheet: string | null
  tagged: boolean
  tagRow: number | null
  dataRows: number | null
}
const expected: Record<string, ExpectedSheet[]> = here ? JSON.parse(readFileSync(expectedFile, 'utf8')) : {}

test.skipIf(here)('published files are not beside the project: nothing to compare with', () => {})

for (const [file, sheets] of Object.entries(expected))
  test(`${file}: tagged sheets, row of tags and rows of data as the reference library has them`, async () => {
    const table = await openTable(new Uint8Array(readFileSync(path.join(real, file))), file)
    for (const wanted of sheets) {
      const index = table.sheets.findIndex(sheet => sheet.name === wanted.sheet)
      const sheet = table.sheets[index]
      const found = {
        sheet: sheet?.name ?? null,
        tagRow: sheet?.tagRow ?? null,
        tagged: (sheet?.tagRow ?? null) !== null,
        dataRows: null as number | null,
      }
      if (found.tagged) {
        found.dataRows = 0
        // The reference counts empty rows too; an import leaves them out.
        for await (const _ of table.rows(index, { empty: true })) found.dataRows += 1
      }
      expect(found).toEqual(wanted)
    }
  })
