/** The model of the grid: every change can be undone and done again, what is copied comes back, what is drawn is what is seen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headingsIn } from './headings.ts'
import { inOrder, orderOf } from './order.ts'
import { blockOf, holds, inside, sizeOf, tiled } from './range.ts'
import { Sheet } from './sheet.ts'
import { formatTable, parseTable } from './tsv.ts'
import { columnsBetween, scrollTo, windowOf } from './window.ts'

const columns = 4
const most = 30
const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', '12', 'الأنبار', 'a\tb', 'two\nlines', '"quoted"'))
const table = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
const corner = fc.record({ row: fc.nat(20), column: fc.nat(columns - 1) })

describe('what spreadsheets put on the clipboard', () => {
  test('every table that is written is read back as it was', () => {
    // A row of one empty cell is an empty line: it cannot be told from a row without cells, and is read as one cell.
    const widths = fc.integer({ min: 1, max: 5 })
    const square = widths.chain(width => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1 }))
    fc.assert(
      fc.property(square, rows => {
        const one = (cell: string) => cell.replaceAll('\r\n', '\n')
        expect(parseTable(`${formatTable(rows)}\n`)).toEqual(rows.map(row => row.map(one)))
      }),
    )
  })

  test('quoted cells keep tabs, line ends and quotes; a quote inside or one that is never closed is a quote', () => {
    expect(parseTable('a\t"b\tc"\r\n"say ""yes"""\t"one\r\ntwo"\r\n')).toEqual([
      ['a', 'b\tc'],
      ['say "yes"', 'one\ntwo'],
    ])
    expect(parseTable('5" pipe\t"never closed\nnext')).toEqual([['5" pipe', '"never closed'], ['next']])
    expect(parseTable('"a"b\tc')).toEqual([['"a"b', 'c']])
    expect(parseTable('a\t\n\tb')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
    expect(parseTable('\n\nx')).toEqual([[''], [''], ['x']])
    expect(parseTable('')).toEqual([])
  })

  test('a first row that names columns in any order and language is a row of headings', () => {
    const names = [['District', 'القضاء'], ['People reached', 'reached'], ['Comments']]
    expect(headingsIn(['people-reached', 'القضاء', 'Something'], names)).toEqual([1, 0, -1])
    expect(headingsIn(['District', '120'], names)).toBeNull()
    expect(headingsIn(['District', 'District', 'reached'], names)).toEqual([0, -1, 1])
    expect(headingsIn(['', ''], names)).toBeNull()
  })
})

describe('blocks', () => {
  test('a block holds its corners, whichever way it was drawn, and as many cells as it says', () => {
    fc.assert(
      fc.property(corner, corner, (a, b) => {
        const block = blockOf(a, b)
        expect(block).toEqual(blockOf(b, a))
        expect(holds(block, a.row, a.column) && holds(block, b.row, b.column)).toBe(true)
        const cells = Array.from({ length: 21 * columns }, (_, at) => [Math.floor(at / columns), at % columns] as const)
        expect(cells.filter(([row, column]) => holds(block, row, column))).toHaveLength(sizeOf(block))
      }),
    )
  })

  test('what is copied is laid once, or as often as it fits into a multiple of it', () => {
    const block = { top: 0, bottom: 3, start: 0, end: 1 }
    expect(tiled([['x']], block)).toEqual(Array.from({ length: 4 }, () => ['x', 'x']))
    expect(tiled([['1'], ['2']], { ...block, end: 0 })).toEqual([['1'], ['2'], ['1'], ['2']])
    expect(tiled([['a', 'b', 'c']], { ...block, bottom: 0 })).toEqual([['a', 'b', 'c']])
    expect(inside({ row: -3, column: 9 }, 5, 4)).toEqual({ row: 0, column: 3 })
  })
})

describe('the sheet', () => {
  const rowsOf = (sheet: Sheet) => sheet.rows.map(({ id, cells }) => [id, ...cells])
  function newSheet(rows: number, onChange?: (touched: readonly string[], reordered: boolean) => void) {
    let next = 0
    const first = Array.from({ length: rows }, (_, row) => ({
      id: `r${row}`,
      cells: Array.from({ length: columns }, (_, column) => `${row}.${column}`),
    }))
    return new Sheet(first, { columns, most, newId: () => `n${next++}`, ...(onChange && { onChange }) })
  }
  const block = fc.tuple(corner, corner).map(([a, b]) => blockOf(a, b))
  const deed = fc.oneof(
    fc.record({ what: fc.constant('write' as const), corner, table }),
    fc.record({ what: fc.constant('paste' as const), block, table }),
    fc.record({ what: fc.constant('clear' as const), block }),
    fc.record({ what: fc.constant('fill' as const), block }),
    fc.record({ what: fc.constant('insert' as const), at: fc.nat(40), count: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ what: fc.constant('remove' as const), at: fc.nat(40), count: fc.integer({ min: 0, max: 5 }) }),
  )
  function doIt(sheet: Sheet, given: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never): void {
    if (given.what === 'write') sheet.write(given.corner, given.table)
    else if (given.what === 'paste') sheet.paste(given.block, given.table)
    else if (given.what === 'clear') sheet.clear(given.block)
    else if (given.what === 'fill') sheet.fillDown(given.block)
    else if (given.what === 'insert') sheet.insert(given.at, given.count)
    else sheet.remove(given.at, given.count)
  }

  test('whatever is done is undone to what was, and done again to what it became', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.array(deed, { maxLength: 12 }), (rows, deeds) => {
        const sheet = newSheet(rows)
        const before = rowsOf(sheet)
        for (const each of deeds) doIt(sheet, each)
        const after = rowsOf(sheet)
        expect(sheet.rows.length).toBeLessThanOrEqual(most)
        expect(sheet.rows.every(({ cells }) => cells.length === columns)).toBe(true)
        expect(new Set(sheet.rows.map(({ id }) => id)).size).toBe(sheet.rows.length)
        while (sheet.canUndo) sheet.undo()
        expect(rowsOf(sheet)).toEqual(before)
        while (sheet.canRedo) sheet.redo()
        expect(rowsOf(sheet)).toEqual(after)
      }),
    )
  })

  test('whoever listens hears of every row that changed, also when it is undone', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.array(deed, { maxLength: 8 }), fc.nat(8), (rows, deeds, undos) => {
        const heard = new Set<string>()
        let [reordered, known] = [false, new Map<string, string>()]
        const sheet = newSheet(rows, (touched, moved) => {
          for (const id of touched) heard.add(id)
          reordered ||= moved
        })
        known = new Map(sheet.rows.map(({ id, cells }) => [id, cells.join('|')]))
        const order = sheet.rows.map(({ id }) => id)
        for (const each of deeds) doIt(sheet, each)
        for (let undone = 0; undone < undos; undone++) sheet.undo()
        const changed = sheet.rows.filter(({ id, cells }) => known.get(id) !== cells.join('|'))
        expect(changed.filter(({ id }) => !heard.has(id))).toEqual([])
        if (!reordered) expect(sheet.rows.map(({ id }) => id)).toEqual(order)
      }),
    )
  })

  test('a new deed forgets what was undone; writing past the end adds rows up to the most there may be', () => {
    const sheet = newSheet(2)
    sheet.write({ row: 0, column: 0 }, [['x']])
    expect(sheet.undo()).toEqual({ row: 0, column: 0 })
    sheet.write({ row: 4, column: 3 }, [['last', 'beyond']])
    expect(sheet.canRedo).toBe(false)
    expect(sheet.rows).toHaveLength(5)
    expect([sheet.at(4, 3), sheet.at(4, 4)]).toEqual(['last', ''])
    expect(sheet.write({ row: most - 1, column: 0 }, [['a'], ['b'], ['c']])).toBe(2)
    expect(sheet.rows).toHaveLength(most)
    expect(sheet.insert(0, 1)).toBe(false)
    sheet.undo()
    expect(sheet.rows).toHaveLength(5)
  })

  test('cells of a paste with headings go to the columns that they name', () => {
    const sheet = newSheet(1)
    sheet.write({ row: 0, column: 0 }, [['c', 'nowhere', 'a']], [2, -1, 0])
    expect(sheet.rows[0]?.cells).toEqual(['a', '0.1', 'c', '0.3'])
  })
})

describe('the order of rows', () => {
  test('is put together again from what changed', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 20 })
    fc.assert(
      fc.property(ids, ids, (before, now) => {
        expect(inOrder(before, orderOf(before, now))).toEqual(now)
      }),
    )
    expect(orderOf(['a', 'b', 'c', 'd'], ['a', 'b', 'x', 'd'])).toEqual([[0, 2], 'x', [3, 1]])
  })

  test('that speaks of rows that are not there, or of one twice, is none', () => {
    expect(inOrder(['a'], [[0, 2]])).toBeNull()
    expect(inOrder(['a', 'b'], [[0, 2], 'a'])).toBeNull()
  })
})

describe('the window', () => {
  const view = fc.record({
    top: fc.nat(200_000),
    height: fc.integer({ min: 1, max: 2_000 }),
    rowHeight: fc.integer({ min: 20, max: 60 }),
    rows: fc.nat(5_000),
  })
  test('covers every row that is seen and no more than the spare ones beside', () => {
    fc.assert(
      fc.property(view, fc.nat(20), (given, spare) => {
        const { first, last } = windowOf(given, spare)
        expect(first >= 0 && first <= last && last <= given.rows).toBe(true)
        expect(last - first).toBeLessThanOrEqual(Math.ceil(given.height / given.rowHeight) + 1 + 2 * spare)
        for (let row = 0; row < given.rows; row += 37) {
          const [start, end] = [row * given.rowHeight, (row + 1) * given.rowHeight]
          if (end > given.top && start < given.top + given.height) expect(row >= first && row < last).toBe(true)
        }
      }),
    )
  })

  test('holds every column that is seen, and none that is not', () => {
    const widths = fc.array(fc.integer({ min: 40, max: 300 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(widths, fc.integer({ min: -300, max: 4_000 }), fc.nat(2_000), (each, from, wide) => {
        let edge = 48
        const edges = [edge]
        for (const width of each) {
          edge += width
          edges.push(edge)
        }
        const { first, last } = columnsBetween(edges, from, from + wide)
        for (const [column] of each.entries()) {
          const isSeen = (edges[column + 1] ?? 0) > from && (edges[column] ?? 0) < from + wide
          expect(column >= first && column < last).toBe(isSeen)
        }
      }),
    )
  })

  test('scrolls no further than it takes to see a row whole, and not at all when it is seen', () => {
    fc.assert(
      fc.property(view, fc.nat(4_999), (given, row) => {
        fc.pre(given.height >= given.rowHeight)
        const top = scrollTo(given, row)
        expect(row * given.rowHeight >= top && (row + 1) * given.rowHeight <= top + given.height).toBe(true)
        expect(scrollTo({ ...given, top }, row)).toBe(top)
      }),
    )
  })
})
