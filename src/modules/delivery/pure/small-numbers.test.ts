import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peopleByArea } from '../rules.ts'
import { fewest, withoutSmall } from './small-numbers.ts'

const areas = [
  { id: 'A', parentId: null },
  { id: 'A1', parentId: 'A' },
  { id: 'A2', parentId: 'A' },
]
const aFigure = fc.record({
  clusterId: fc.constantFrom('F', 'D'),
  placeId: fc.constantFrom('A', 'A1', 'A2', null),
  groupId: fc.constantFrom('displaced', 'returnees', null),
  reached: fc.option(fc.oneof(fc.nat(fewest * 2), fc.nat(5_000)), { nil: null }),
})

/** Everything that a page could make of figures: sums and highest figures over any grouping. */
function told(figures: readonly { clusterId: string; placeId: string | null; groupId: string | null; reached: number | null }[]) {
  const cells = figures.map(({ reached, ...where }) => ({ ...where, people: reached }))
  const by = (key: (cell: (typeof cells)[number]) => string) =>
    Object.entries(Object.groupBy(cells, key)).map(([name, group = []]) => [
      name,
      group.reduce((sum, { people }) => sum + (people ?? 0), 0),
    ])
  return [
    [...peopleByArea(cells, areas)],
    [...peopleByArea(cells, areas, () => '')],
    by(({ placeId }) => placeId ?? ''),
    by(({ groupId }) => groupId ?? ''),
    by(({ placeId, groupId }) => `${placeId} ${groupId}`),
    by(() => ''),
  ]
}

test('whatever tables are made and taken from each other, they are the same whatever the small numbers are', () => {
  const small = fc.integer({ min: 1, max: fewest - 1 })
  fc.assert(
    fc.property(fc.array(fc.tuple(aFigure, small), { maxLength: 40 }), pairs => {
      const figures = pairs.map(([figure]) => figure)
      const others = pairs.map(([figure, other]) => {
        const isSmall = figure.reached !== null && figure.reached > 0 && figure.reached < fewest
        return isSmall ? { ...figure, reached: other } : figure
      })
      const one = withoutSmall(figures)
      const two = withoutSmall(others)
      expect(told(one.figures)).toEqual(told(two.figures))
      expect(one.small).toBe(two.small)
    }),
  )
})

test('nobody and unknown are told, and so are ten', () => {
  const figures = [0, null, 1, 9, 10].map(reached => ({ reached }))
  expect(withoutSmall(figures)).toEqual({ figures: [{ reached: 0 }, { reached: null }, { reached: 10 }], small: 2 })
})
