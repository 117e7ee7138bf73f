import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { openTable } from './open-table.ts'

const cell = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z0-9]{1,6}$/) },
  fc.constantFrom('a, b', 'two\nlines', 'say "so"', ';', 'بغداد', "d'Arbil"),
)

test('a long text file has every row once, whether its cells stand in quotes or not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1_990, max: 6_010 }),
      fc.array(cell, { minLength: 1, maxLength: 7 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (rows, cells, delimiter, newline, quotes) => {
        const data = Array.from({ length: rows }, (_, row) => [`r${row}`, 'Health', cells[row % cells.length] ?? ''])
        const text = Papa.unparse([['Number', 'Cluster', 'Words'], ...data], { delimiter, newline, quotes })
        const table = await openTable(new TextEncoder().encode(text), 'long.csv')
        const read: unknown[] = []
        for await (const { cells: found } of table.rows(0)) read.push(found)
        expect(read).toEqual(data)
      },
    ),
    { numRuns: 30 },
  )
})
