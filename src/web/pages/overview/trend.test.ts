import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsBetween, trendOf } from './trend.ts'

const places = [
  { id: 'gov', parentId: null },
  { id: 'd1', parentId: 'gov' },
  { id: 'd2', parentId: 'gov' },
]
const cell = (period: string, placeId: string | null, reached: number | null, groupId: string | null = 'g') => ({
  period,
  placeId,
  groupId,
  reached,
})

test('months run over the end of a year', () => {
  expect(monthsBetween('2004-11', '2005-02')).toEqual(['2004-11', '2004-12', '2005-01', '2005-02'])
  expect(monthsBetween('2005-02', '2005-02')).toEqual(['2005-02'])
})

test('a month adds up its areas, and since the first month nobody counts twice', () => {
  const cells = [cell('2005-01', 'd1', 300), cell('2005-01', 'd2', 100), cell('2005-02', 'd1', 250), cell('2005-02', 'd2', 400)]
  const trend = trendOf(cells, [], places, '2005-01', '2005-02')
  expect(trend.map(({ reached }) => reached)).toEqual([400, 650])
  expect(trend.map(({ soFar }) => soFar)).toEqual([400, 700])
})

test('a month without reports, and one that does not say how many, are gaps and no zeros', () => {
  const counts = [
    { period: '2005-01', organisations: 2, lines: 5 },
    { period: '2005-03', organisations: 1, lines: 4 },
  ]
  const trend = trendOf([cell('2005-01', 'd1', 0)], counts, places, '2005-01', '2005-03')
  expect(trend.map(({ reached, soFar, lines }) => [reached, soFar, lines])).toEqual([
    [0, 0, 5],
    [null, null, 0],
    [null, null, 4],
  ])
})

test('any months: since the first month never falls, and is never less than a month', () => {
  const anyCell = fc.record({
    period: fc.constantFrom('2005-01', '2005-02', '2005-03', '2005-04'),
    placeId: fc.constantFrom('gov', 'd1', 'd2', null),
    groupId: fc.constantFrom('a', 'b', null),
    reached: fc.option(fc.nat(100_000), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 40 }), cells => {
      let before = 0
      for (const { reached, soFar } of trendOf(cells, [], places, '2005-01', '2005-04')) {
        if (reached === null || soFar === null) continue
        expect(soFar).toBeGreaterThanOrEqual(before)
        expect(soFar).toBeGreaterThanOrEqual(reached)
        before = soFar
      }
    }),
  )
})
