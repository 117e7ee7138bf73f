import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCellBook, type GivenFigures, type Part } from './cells.ts'

const all: Part = { sex: null, age: null, other: null }
const cell = { placeId: 'p', clusterId: 'c', groupId: null, period: '2005-01' }
const given = (row: number, inNeed: number | null, more: Partial<GivenFigures> = {}): GivenFigures => ({
  row,
  cell,
  figures: { inNeed, targeted: null, severity: null },
  part: all,
  finer: false,
  ...more,
})
function taken(sites: boolean, rows: readonly GivenFigures[]) {
  const said: string[] = []
  const book = createCellBook(sites)
  const kept = rows.filter(row => book.take(row, (severity, code) => said.push(`${row.row} ${severity} ${code}`)))
  return { said, kept: kept.length, ...book.finish() }
}

test('sites of one place add up to the people of the place, whatever their order; unknown is not zero', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(1_000)), { minLength: 1 }), people => {
      const { cells } = taken(
        true,
        people.map((count, row) => given(row, count)),
      )
      const known = people.filter(count => count !== null)
      expect(cells.map(({ inNeed }) => inNeed)).toEqual([
        known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
      ])
    }),
  )
})

test('a table counts people once: a repeated row changes nothing, a contradicting one is refused', () => {
  const { cells, said, kept } = taken(false, [given(2, 5), given(3, 5), given(4, 6)])
  expect(cells.map(({ inNeed }) => inNeed)).toEqual([5])
  expect(said).toEqual(['3 warning need-repeated', '4 error need-repeated-otherwise'])
  expect(kept).toBe(2)
})

test('rows of finer places that are not known add up for the place around them', () => {
  const { cells, said } = taken(false, [given(2, 5, { finer: true }), given(3, 5, { finer: true }), given(4, 7)])
  expect(cells.map(({ inNeed }) => inNeed)).toEqual([17])
  expect(said).toEqual([])
})

const part = (sex: string | null, age: string | null = null, other: string | null = null) => ({ part: { sex, age, other } })

test('parts stay beside their total, and make it only where women and men of the same ages are all there', () => {
  const parts = [
    given(2, 4, part('f', '0-17')),
    given(3, 5, part('m', '0-17')),
    given(4, 1, part('f', '18+')),
    given(5, 2, part('m', '18+')),
  ]
  expect(taken(false, [...parts, given(6, 12)])).toMatchObject({ cells: [{ inNeed: 12 }], leftOut: 4, summed: [] })
  expect(taken(false, parts)).toMatchObject({ cells: [{ inNeed: 12 }], leftOut: 0, summed: [{ row: 2, inNeed: 12 }] })
  expect(taken(false, parts.slice(0, 3))).toMatchObject({ cells: [], onlyParts: [2] })
  expect(taken(false, [given(2, 4, part('f')), given(3, 5, part('m')), ...parts])).toMatchObject({ cells: [{ inNeed: 9 }] })
  // A part that is unknown leaves the whole unknown, and people with disabilities are among the others.
  expect(taken(false, [given(2, 4, part('f')), given(3, null, part('m'))])).toMatchObject({ cells: [], onlyParts: [2] })
  expect(taken(false, [given(2, 4, part('f')), given(3, 5, part('m')), given(4, 2, part(null, null, 'y'))])).toMatchObject({
    cells: [{ inNeed: 9 }],
  })
  // The same part twice may be two regions of one place: nothing is added up blindly.
  expect(
    taken(false, [given(2, 4, part('f')), given(3, 4, part('f')), given(4, 5, part('m')), given(5, 5, part('m'))]),
  ).toMatchObject({ cells: [] })
})
