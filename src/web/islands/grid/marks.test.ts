/** Keys, marks, choices and what is kept on the device: what they lead to. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitting } from './choices.ts'
import { cellAfter, cellAfterTab } from './keys.ts'
import { Marks } from './marks.ts'
import { orderOf } from './order.ts'
import { withKept } from './saving.ts'

const size = { rows: 10, columns: 4, page: 3 }

describe('keys', () => {
  test('arrows to the sides are mirrored in right-to-left writing, and nothing leads out of the grid', () => {
    const at = { row: 2, column: 1 }
    const press = (key: string, rightToLeft = false, ctrl = false) => cellAfter({ key, ctrl, rightToLeft }, at, size)
    expect(press('ArrowLeft')).toEqual({ row: 2, column: 0 })
    expect(press('ArrowLeft', true)).toEqual({ row: 2, column: 2 })
    expect(press('ArrowRight', true, true)).toEqual({ row: 2, column: 0 })
    expect(press('PageDown')).toEqual({ row: 5, column: 1 })
    expect([press('Home'), press('End', false, true)]).toEqual([
      { row: 2, column: 0 },
      { row: 9, column: 3 },
    ])
    expect(press('x')).toBeNull()
    const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End')
    fc.assert(
      fc.property(keys, fc.boolean(), fc.boolean(), fc.nat(9), fc.nat(3), (key, ctrl, rightToLeft, row, column) => {
        const cell = cellAfter({ key, ctrl, rightToLeft }, { row, column }, size)
        expect(cell && cell.row >= 0 && cell.row < 10 && cell.column >= 0 && cell.column < 4).toBe(true)
      }),
    )
  })

  test('Tab walks through every cell and out at both ends', () => {
    let cell: { row: number; column: number } | null = { row: 0, column: 0 }
    let [steps, back] = [0, cellAfterTab({ row: 0, column: 0 }, true, size)]
    while (cell) {
      const next = cellAfterTab(cell, false, size)
      if (next) expect(cellAfterTab(next, true, size)).toEqual(cell)
      cell = next
      steps += 1
    }
    expect(steps).toBe(size.rows * size.columns)
    back = cellAfterTab({ row: 0, column: 0 }, true, size)
    expect(back).toBeNull()
  })
})

describe('marks', () => {
  const rows = ['a', 'b', 'c'].map(id => ({ id, cells: [] }))
  const marks = new Marks(
    [
      ['a', 'one', 'repair', 'mended'],
      ['a', 'two', 'error', 'wrong'],
      ['c', null, 'warning', 'twice the same'],
      ['c', 'elsewhere', 'warning', 'of no column'],
      ['c', 'two', 'comment', 'why?'],
    ],
    ['one', 'two'],
  )

  test('the gravest is shown; what is said of no column is said of the row', () => {
    expect([marks.weightOf('a', 0), marks.weightOf('a', 1), marks.weightOf('a', -1)]).toEqual(['repair', 'error', 'error'])
    expect(marks.of('c', -1).map(({ text }) => text)).toEqual(['twice the same', 'of no column'])
    expect(marks.weightOf('b', 0)).toBeNull()
    expect(marks.weightOf(undefined, 0)).toBeNull()
  })

  test('the next problem comes after this cell and round the end, repairs left out', () => {
    expect(marks.nextAfter({ row: 0, column: 0 }, rows)).toEqual({ row: 0, column: 1 })
    expect(marks.nextAfter({ row: 0, column: 1 }, rows)).toEqual({ row: 2, column: 0 })
    expect(marks.nextAfter({ row: 2, column: 1 }, rows)).toEqual({ row: 0, column: 1 })
    expect(new Marks([['a', 'one', 'error', 'x']], ['one']).nextAfter({ row: 0, column: 0 }, rows)).toEqual({ row: 0, column: 0 })
    expect(new Marks([], ['one']).nextAfter({ row: 0, column: 0 }, rows)).toBeNull()
  })
})

test('choices that begin with what was typed come first, whatever the accents', () => {
  expect(fitting(['Ramadi', 'Al-Ramadi', 'Fallujah', 'Rāwa'], 'ra', 9)).toEqual(['Ramadi', 'Rāwa', 'Al-Ramadi'])
  expect(fitting(['a', 'b', 'c'], ' ', 2)).toEqual(['a', 'b'])
})

describe('what was kept on the device', () => {
  const row = (id: string, ...cells: string[]) => ({ id, cells })
  const stored = [row('a', '1', 'x'), row('b', '2', 'y'), row('c', '3', 'z')]
  const now = [row('n', 'new', ''), row('a', '1', 'x'), row('c', '30', 'z')]
  const kept = {
    version: 4,
    fields: ['number', 'word'],
    rows: [
      ['n', 'new', ''],
      ['c', '30', 'z'],
    ],
    order: orderOf(
      stored.map(({ id }) => id),
      now.map(({ id }) => id),
    ),
  }

  test('is put in as it was while the report is still the same', () => {
    expect(withKept(stored, kept, ['number', 'word'], true)).toEqual(now)
  })

  test('keeps what others did when it is not: cells go to their rows, also when columns moved, and new rows to the end', () => {
    expect(withKept([...stored, row('d', '4', 'w')], kept, ['word', 'number'], false)).toEqual([
      row('a', '1', 'x'),
      row('b', '2', 'y'),
      row('c', 'z', '30'),
      row('d', '4', 'w'),
      row('n', '', 'new'),
    ])
  })
})
