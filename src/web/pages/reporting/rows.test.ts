/** What a grid sends is put into the rows of a report; nothing of what it does not show is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderOf } from '../../islands/grid/order.ts'
import { cellName, rowsOfForm } from './plain-table.tsx'
import { inPlaceOf, isBlank, jsonInPage, packed, savedByGrid, withSaved } from './rows.ts'

const stored: { id: string; cells: Record<string, string> }[] = [
  { id: 'a', cells: { adm1Name: 'Erbil', reached: '12', comments: 'kept' } },
  { id: 'b', cells: { adm1Name: 'Basrah' } },
]
const fields = ['adm1Name', 'reached']

describe('what a grid sends', () => {
  test('changes the cells it shows, empties those that were emptied, and leaves the others alone', () => {
    const rows = withSaved(stored, { version: 1, fields, rows: [['a', 'Duhok', '']], order: null })
    expect(rows).toEqual([{ id: 'a', cells: { adm1Name: 'Duhok', comments: 'kept' } }, stored[1]])
  })

  test('adds, moves and drops rows as its order says', () => {
    const order = orderOf(['a', 'b'], ['n', 'a'])
    const rows = withSaved(stored, { version: 1, fields, rows: [['n', 'Kirkuk', '3']], order })
    expect(rows).toEqual([{ id: 'n', cells: { adm1Name: 'Kirkuk', reached: '3' } }, stored[0]])
  })

  test('is refused when it speaks of rows that are not there', () => {
    expect(withSaved(stored, { version: 1, fields, rows: [['x', '', '']], order: null })).toBeNull()
    expect(withSaved(stored, { version: 1, fields, rows: [], order: [[1, 4]] })).toBeNull()
  })

  test('is read as it was written, and anything else is not', () => {
    const id = fc.uuid()
    const row = fc.tuple(id, fc.string(), fc.string()).map(each => [...each])
    fc.assert(
      fc.property(fc.nat(), fc.array(row), fc.option(fc.uniqueArray(id)), (version, rows, ids) => {
        const sent = { version, fields, rows, order: ids && orderOf([], ids) }
        expect(savedByGrid(JSON.parse(JSON.stringify(sent)))).toEqual(sent)
      }),
    )
    const good = { version: 1, fields, rows: [['a', '', '']], order: null }
    for (const bad of [
      null,
      'x',
      { ...good, version: '1' },
      { ...good, rows: [[1]] },
      { ...good, order: [[1]] },
      { ...good, order: 3 },
    ])
      expect(savedByGrid(bad)).toBeNull()
  })
})

test('what is packed for a grid has a cell for every column; a row of blanks is blank', () => {
  const columns = fields.map(field => ({ field, name: field, names: [], kind: 'text' as const, width: 1 }))
  expect(packed(stored, columns)).toEqual([
    ['a', 'Erbil', '12'],
    ['b', 'Basrah', ''],
  ])
  expect([isBlank({}), isBlank({ a: ' ' }), isBlank({ a: '0' })]).toEqual([true, true, false])
})

test('no text of a cell can end the script that it stands in', () => {
  expect(jsonInPage({ cell: '</script><b>' })).not.toContain('<')
  expect(JSON.parse(jsonInPage({ cell: '</script>' }))).toEqual({ cell: '</script>' })
})

describe('a sheet in the place of the rows', () => {
  const rows: { id: string; cells: Record<string, string> }[] = [
    { id: 'a', cells: { recordId: 'R1', reached: '1' } },
    { id: 'b', cells: { reached: '2' } },
    { id: 'c', cells: { reached: '3' } },
  ]
  let next = 0
  const put = (...sheet: Record<string, string>[]) => {
    next = 0
    return inPlaceOf(rows, sheet, () => `n${next++}`).map(({ id, cells }) => `${id}:${cells.reached}`)
  }
  test('keeps rows that are known by their record id, or that say the same, wherever they stand', () => {
    expect(put({ reached: '3' }, { recordId: 'R1', reached: '10' })).toEqual(['c:3', 'a:10'])
    expect(put({ reached: '2' }, { reached: '2' })).toEqual(['b:2', 'n0:2'])
  })

  test('of as many rows keeps those that were changed at their place, and gives none away twice', () => {
    expect(put({ recordId: 'R1', reached: '1' }, { reached: '20' }, { reached: '3' })).toEqual(['a:1', 'b:20', 'c:3'])
    expect(put({ reached: '2' }, { reached: '7' }, { recordId: 'R1', reached: '9' })).toEqual(['b:2', 'n0:7', 'a:9'])
    const sheets = fc.array(fc.record({ reached: fc.constantFrom('1', '2', '3', '4') }), { maxLength: 5 })
    fc.assert(
      fc.property(sheets, sheet => {
        const put = inPlaceOf(rows, sheet, () => `n${next++}`)
        expect(new Set(put.map(({ id }) => id)).size).toBe(sheet.length)
        expect(put.map(({ cells }) => cells)).toEqual(sheet)
      }),
    )
  })
})

test('parts of people reached are fields of a form like any other', () => {
  const form = { [cellName('one', 'reached+f+children')]: ' 20 ', [cellName('one', 'reached')]: '100', version: '3' }
  expect([...rowsOfForm(form)]).toEqual([['one', { 'reached+f+children': '20', reached: '100' }]])
})
