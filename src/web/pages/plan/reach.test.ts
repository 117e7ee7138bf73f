import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Objective, StrategicPlan } from '../../../modules/plan/index.ts'
import { boundReach, reachedByObjective, reachedWhere } from './reach.ts'

const areas = [
  { id: 'north', parentId: null },
  { id: 'ninewa', parentId: 'north' },
  { id: 'mosul', parentId: 'ninewa' },
  { id: 'basra', parentId: null },
]
const plan: StrategicPlan = {
  ...{ id: 'p', code: 'PLAN', names: { en: 'The plan' }, starts: '2005-01-01', ends: '2005-12-31' },
  ...{ source: null, illustrative: false, levels: [], versions: [] },
}
const objective = (code: string, parent: string | null, more: Partial<Objective> = {}): Objective => ({
  ...{
    id: `id ${code}`,
    lineageId: `lineage ${code}`,
    parentId: parent && `id ${parent}`,
    level: 1,
    code,
    names: { en: `Name ${code}` },
  },
  ...{ clusterId: null, sort: 100, ended: null, source: null, illustrative: false, version: 1, ...more },
})
const objectives = [objective('1', null), objective('1.1', '1'), objective('1.2', '1'), objective('1.3', '1', { ended: 'Done' })]
const framework = { plan, objectives, calledElsewhere: [{ lineageId: 'lineage 1.2', code: '1.9', names: {} }] }
const said = (words: string, reached: number | null, more: object = {}) => ({
  ...{ objective: words, plan: null, placeId: 'mosul', groupId: 'g', reached, lines: 2, linesUnknown: 0, illustrative: false },
  ...more,
})
const of = (...reach: Parameters<typeof boundReach>[2]) => boundReach(framework, [plan], reach)
const people = (...reach: Parameters<typeof boundReach>[2]) =>
  Object.fromEntries([...reachedByObjective(of(...reach).cells, areas)].map(([id, found]) => [id, found.people]))

test('lines count for the objective they name and for those above it, people once', () => {
  expect(people(said('1.1', 100), said('1.2', 70), said('1.2', 50, { placeId: 'basra' }))).toEqual({
    'id 1': 150,
    'id 1.1': 100,
    'id 1.2': 120,
  })
})

test('an objective that no line names is not there; one whose lines do not say how many is unknown, not nobody', () => {
  expect(people(said('1.1', null), said('1.2', 0))).toEqual({ 'id 1': 0, 'id 1.1': null, 'id 1.2': 0 })
})

test('words that are no objective, of an ended one, or of another plan count for none; older codes count for what they became', () => {
  const found = of(
    said('shelter', 5),
    said('1.3', 6),
    said('1.1', 7, { plan: 'other' }),
    said('1.9', 8),
    said('1.1', 9, { plan: 'plan' }),
  )
  expect(found.unbound).toEqual({ lines: 4, words: ['1.3', 'shelter'] })
  expect(found.lines).toBe(4)
  expect(found.cells.map(({ objectiveId, people }) => [objectiveId, people])).toEqual([
    ['id 1.2', 8],
    ['id 1', 8],
    ['id 1.1', 9],
    ['id 1', 9],
  ])
})

test('districts add up in the area that the plan states; what is reached outside of it is told where it was', () => {
  const { cells } = of(
    said('1.1', 100),
    said('1.1', 30, { placeId: 'ninewa' }),
    said('1.1', 20, { groupId: 'other' }),
    said('1.1', 9, { placeId: 'basra' }),
  )
  const own = cells.filter(({ objectiveId }) => objectiveId === 'id 1.1')
  const stated = [
    { placeId: 'ninewa', groupId: 'g' },
    { placeId: 'ninewa', groupId: 'none' },
  ]
  expect(reachedWhere(own, areas, stated)).toEqual({
    stated: [100, null],
    elsewhere: [
      { placeId: 'mosul', groupId: 'other', people: 20 },
      { placeId: 'basra', groupId: 'g', people: 9 },
    ],
  })
  expect(reachedWhere(own, areas, [{ placeId: null, groupId: null }])).toEqual({ stated: [129], elsewhere: [] })
})

test('no objective reaches more than its lines say together, and never fewer than one of them or one below it', () => {
  const line = fc.record({
    objective: fc.constantFrom('1', '1.1', '1.2'),
    placeId: fc.constantFrom('north', 'ninewa', 'mosul', 'basra', null),
    groupId: fc.constantFrom('g', 'h', null),
    reached: fc.option(fc.nat(1_000), { freq: 4 }),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), lines => {
      const found = people(...lines.map(({ objective: words, reached, ...where }) => said(words, reached, where)))
      for (const { code } of objectives) {
        const own = lines.filter(each => each.objective.startsWith(code)).flatMap(({ reached }) => reached ?? [])
        const counted = found[`id ${code}`] ?? null
        if (own.length === 0) expect(counted).toBeNull()
        else {
          expect(counted).toBeGreaterThanOrEqual(Math.max(...own))
          expect(counted).toBeLessThanOrEqual(own.reduce((sum, each) => sum + each, 0))
        }
      }
      expect(found['id 1'] ?? 0).toBeGreaterThanOrEqual(Math.max(found['id 1.1'] ?? 0, found['id 1.2'] ?? 0))
    }),
  )
})
