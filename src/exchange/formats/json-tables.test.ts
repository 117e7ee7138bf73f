import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonTables } from './json-tables.ts'
import { openTable } from './open-table.ts'

const open = (content: unknown) => openTable(new TextEncoder().encode(JSON.stringify(content)), 'data.json')
async function rowsOf(content: unknown, sheet = 0) {
  const table = await open(content)
  const rows = []
  for await (const { row, cells } of table.rows(sheet)) rows.push([row, ...cells])
  return { sheet: table.sheets[sheet], rows }
}

describe('HXL in JSON', () => {
  test('as rows', async () => {
    const { sheet, rows } = await rowsOf([
      ['Organisation', 'Cluster', 'People'],
      ['#org', '#sector', '#reached'],
      ['IOM', 'Health', 5],
    ])
    expect(sheet).toMatchObject({ headerRow: 1, tagRow: 2 })
    expect(rows).toEqual([[3, 'IOM', 'Health', 5]])
  })

  test('as objects whose keys are tags or headings; a key that is missing is a blank', async () => {
    const { sheet, rows } = await rowsOf([
      { '#org': 'IOM', '#sector': 'Health', '#reached': 5 },
      { '#org': 'WHO', '#sector': 'Health' },
    ])
    expect(sheet?.tagRow).toBe(1)
    expect(rows).toEqual([
      [2, 'IOM', 'Health', 5],
      [3, 'WHO', 'Health', null],
    ])
  })

  test('several tables by their names', async () => {
    const content = {
      about: 'x',
      north: [
        ['#org', '#reached'],
        ['IOM', 5],
      ],
      south: [
        ['#org', '#reached'],
        ['WHO', 6],
      ],
    }
    const table = await open(content)
    expect(table.sheets.map(({ name }) => name)).toEqual(['north', 'south'])
    expect((await rowsOf(content, 1)).rows).toEqual([[2, 'WHO', 6]])
  })

  test('lists in a cell are joined', async () => {
    const { rows } = await rowsOf([
      ['#org', '#sector'],
      ['IOM', ['Health', 'WASH']],
    ])
    expect(rows).toEqual([[2, 'IOM', 'Health | WASH']])
  })

  test('what holds no table is none, and never throws', () => {
    for (const content of ['{"a":1}', '[]', '[1,2]', '"text"', '{', '[[1],{"a":1}]'])
      expect(jsonTables(content), content).toBeNull()
    fc.assert(fc.property(fc.json(), text => void jsonTables(text)))
  })
})
