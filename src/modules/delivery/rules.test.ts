import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PeopleCell, peopleByArea } from './rules.ts'

const areas = [
  { id: 'gov', parentId: null },
  { id: 'd1', parentId: 'gov' },
  { id: 'd2', parentId: 'gov' },
]
const cell = (placeId: string, groupId: string | null, people: number | null, clusterId = 'c'): PeopleCell => ({
  clusterId,
  placeId,
  groupId,
  people,
})

test('in one area and group the highest figure counts, never the sum', () => {
  expect(peopleByArea([cell('d1', 'g', 300), cell('d1', 'g', 500)], areas).get('c|d1')).toBe(500)
})
test('districts add up to their governorate, and a higher figure of the governorate itself stands', () => {
  expect(peopleByArea([cell('d1', 'g', 300), cell('d2', 'g', 500)], areas).get('c|gov')).toBe(800)
  expect(peopleByArea([cell('d1', 'g', 300), cell('gov', 'g', 900)], areas).get('c|gov')).toBe(900)
})
test('groups add up; a figure without a group is not added to them', () => {
  expect(peopleByArea([cell('d1', 'a', 300), cell('d1', 'b', 200), cell('d1', null, 400)], areas).get('c|d1')).toBe(500)
})
test('unknown is not zero: an area of which nothing is known has no figure', () => {
  const result = peopleByArea([cell('d1', 'g', null), cell('d2', 'g', 0)], areas)
  expect(result.has('c|d1')).toBe(false)
  expect(result.get('c|d2')).toBe(0)
})
test('a person counts once over clusters', () => {
  const cells = [cell('d1', 'g', 300, 'x'), cell('d1', 'g', 200, 'y')]
  expect(peopleByArea(cells, areas, () => 'all').get('all|')).toBe(300)
})
test('no area is below any figure inside it, and more lines never lower a figure', () => {
  const anyCell = fc.record({
    clusterId: fc.constantFrom('x', 'y'),
    placeId: fc.constantFrom('gov', 'd1', 'd2', null),
    groupId: fc.constantFrom('a', 'b', null),
    people: fc.option(fc.nat(100_000), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 30 }), anyCell, (cells, extra) => {
      const before = peopleByArea(cells, areas)
      const after = peopleByArea([...cells, extra], areas)
      for (const { clusterId, placeId, people } of cells)
        if (people !== null) expect(before.get(`${clusterId}|${placeId ?? ''}`)).toBeGreaterThanOrEqual(people)
      for (const [key, value] of before) expect(after.get(key)).toBeGreaterThanOrEqual(value)
    }),
  )
})
