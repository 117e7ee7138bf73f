/** Figures of need as imports write them, change them and are taken back, against a model that replays what was not taken back. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { type Actor, visitor } from '../../kernel/access.ts'
import { sql } from '../../kernel/database/sql.ts'
import { Problem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { receiveFile } from '../imports/index.ts'
import { createOperation } from '../operations/index.ts'
import { mergePlace, storePlacesCommand } from '../places/index.ts'
import { compareNeeds, removeIllustrativeNeeds, storeNeedsCommand, undoNeedsImport } from './index.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let operationId: string
beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

interface Cell {
  placeId: string
  clusterId: string | null
  groupId: string | null
  period: string
}
const cellAt = (place = 'IQG15', period = '2005-01', cluster: string | null = null): Cell => ({
  placeId: loaded.places.get(place) ?? '',
  clusterId: cluster === null ? null : (loaded.clusters.get(cluster) ?? null),
  groupId: null,
  period,
})

async function receive(feed = 'needs'): Promise<string> {
  const file = { operationId, feed, fileName: 'list.csv', content: new Uint8Array([1]) }
  return (await house.runner.run(receiveFile, file, house.system)).id
}
const outcome = { sheet: null, rows: 1, rejected: 0, repaired: 0, problems: [] }
async function store(figures: readonly (Cell & { inNeed: number | null; targeted?: number | null })[], more: object = {}) {
  const importId = await receive()
  const needs = figures.map(figure => ({ targeted: null, source: 'list.csv', ...figure }))
  const stored = await house.runner.run(storeNeedsCommand, { operationId, needs, importId, outcome, ...more }, house.system)
  return { importId, stored }
}
const undo = (importId: string) => house.runner.run(undoNeedsImport, { operationId, importId }, house.system)
const held = (period: string) =>
  house.db.rows<{
    code: string
    inNeed: number | null
    targeted: number | null
  }>(sql`select c.code, n.in_need::float8 as "inNeed", n.targeted::float8 as targeted
    from need n join place_code c on c.operation_id = n.operation_id and c.place_id = n.place_id
    where n.operation_id = ${operationId} and n.period = ${period} and c.code like 'IQG__' order by c.code`)

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'allowed'
  } catch (error) {
    return error instanceof Problem ? error.code : `${error}`
  }
}

test('a figure is new once, unchanged the second time, changed when it differs; a preview says the same beforehand', async () => {
  const figures = [
    { ...cellAt('IQG15', '2003-01'), inNeed: 10 },
    { ...cellAt('IQG08', '2003-01'), inNeed: null },
  ]
  const preview = (inNeed: number) =>
    house.reader.read(
      compareNeeds,
      { operationId, needs: figures.map(figure => ({ ...figure, targeted: null, inNeed: figure.inNeed && inNeed })) },
      house.system,
    )
  expect(await preview(10)).toEqual({ made: 2, changed: 0, unchanged: 0 })
  expect((await store(figures)).stored).toEqual({ made: 2, changed: 0, unchanged: 0 })
  expect(await preview(11)).toEqual({ made: 0, changed: 1, unchanged: 1 })
  expect((await store(figures)).stored).toEqual({ made: 0, changed: 0, unchanged: 2 })
})

test('a list that speaks of people in need alone leaves the target as it is known', async () => {
  const cell = cellAt('IQG15', '2003-02')
  await store([{ ...cell, inNeed: 10, targeted: 6 }])
  await store([{ ...cell, inNeed: 12 }], { states: ['inNeed'] })
  expect(await held('2003-02')).toEqual([{ code: 'IQG15', inNeed: 12, targeted: 6 }])
  await store([{ ...cell, inNeed: 12 }])
  expect(await held('2003-02')).toEqual([{ code: 'IQG15', inNeed: 12, targeted: null }])
})

test('however imports follow each other and are taken back, what holds is what those that stand say, in their order', async () => {
  const places = ['IQG01', 'IQG02', 'IQG03']
  const figure = fc.record({ place: fc.constantFrom(...places), people: fc.integer({ min: 0, max: 3 }) })
  const step = fc.oneof(
    { weight: 2, arbitrary: fc.record({ figures: fc.uniqueArray(figure, { selector: ({ place }) => place, minLength: 1 }) }) },
    { weight: 1, arbitrary: fc.record({ undo: fc.nat(5) }) },
  )
  let year = 1900
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 9 }), async steps => {
      const period = `${year++}-06`
      const imports: string[] = []
      // What each place was said to need, by which import, in order; who says what is known already says nothing.
      const said = new Map<string, { importId: string; people: number }[]>()
      for (const each of steps) {
        if ('figures' in each) {
          const { importId } = await store(
            each.figures.map(({ place, people }) => ({ ...cellAt(place, period), inNeed: people })),
          )
          imports.push(importId)
          for (const { place, people } of each.figures) {
            const words = said.get(place) ?? []
            if (words.at(-1)?.people !== people) said.set(place, [...words, { importId, people }])
          }
          continue
        }
        const [target] = imports.splice(each.undo % Math.max(1, imports.length), 1)
        if (!target) continue
        await undo(target)
        for (const [place, words] of said)
          said.set(
            place,
            words.filter(({ importId }) => importId !== target),
          )
      }
      const model = [...said].flatMap(([place, words]) => words.slice(-1).map(({ people }) => [place, people] as const))
      expect(new Map((await held(period)).map(({ code, inNeed }) => [code, inNeed]))).toEqual(new Map(model))
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('an import is stored once, taken back once, and only as what it was received', async () => {
  const { importId } = await store([{ ...cellAt('IQG15', '2003-03'), inNeed: 1 }])
  const again = (id: string) =>
    refusal(
      house.runner.run(
        storeNeedsCommand,
        { operationId, needs: [{ ...cellAt(), inNeed: 1, targeted: null }], importId: id, outcome },
        house.system,
      ),
    )
  expect(await again(importId)).toBe('import-not-open')
  expect(await again(await receive('activities'))).toBe('not-found')
  expect(await undo(importId)).toEqual({ withdrawn: 1, restored: 0 })
  expect(await refusal(undo(importId))).toBe('import-not-open')
  expect(await refusal(undo(await receive('activities')))).toBe('not-found')
})

test('an illustrative figure that was removed does not come back when the sourced one is taken back', async () => {
  const cell = cellAt('IQG15', '2003-04')
  const needs = [{ ...cell, inNeed: 5, targeted: null, illustrative: true }]
  await house.runner.run(storeNeedsCommand, { operationId, needs }, house.system)
  const { importId, stored } = await store([{ ...cell, inNeed: 5 }])
  expect(stored.changed).toBe(1)
  await house.runner.run(removeIllustrativeNeeds, { operationId }, house.system)
  expect(await undo(importId)).toEqual({ withdrawn: 1, restored: 0 })
  expect(await held('2003-04')).toEqual([])
})

test('merging two spellings of a place adds up what one list counts under both, and keeps one word of two sources', async () => {
  const period = '2003-05'
  const id = newId()
  const place = { id, level: 1, names: { en: 'Nineveh' }, codes: [{ system: 'sheet', code: 'NIN' }] }
  await house.runner.run(storePlacesCommand, { operationId, places: [place] }, house.system)
  const other = (cluster: string | null) => ({ ...cellAt('IQG15', period, cluster), placeId: id })
  await store([
    { ...other(null), inNeed: 7 },
    { ...cellAt('IQG15', period), inNeed: 30 },
    { ...other('D'), inNeed: 1 },
  ])
  const { importId } = await store([{ ...cellAt('IQG15', period, 'D'), inNeed: 2 }])
  await store([{ ...other('E'), inNeed: 4 }])
  await house.runner.run(mergePlace, { operationId, id, intoId: loaded.places.get('IQG15') }, house.system)
  expect((await held(period)).map(({ inNeed }) => inNeed).sort()).toEqual([2, 37, 4])
  await undo(importId)
  expect((await held(period)).map(({ inNeed }) => inNeed).sort()).toEqual([1, 37, 4])
})

test('needs are stored and taken back by those who keep the lists of their operation, and by nobody else', async () => {
  const input = { code: 'ELSEWHERE', names: { en: 'Elsewhere' }, country: 'JO' }
  const elsewhere = (await house.runner.run(createOperation, input, house.system)).id
  const person = (role: string, scope: Record<string, string>): Actor => ({
    id: newId(),
    kind: 'person',
    grants: [{ role, scope }],
  })
  const { importId } = await store([{ ...cellAt('IQG15', '2003-06'), inNeed: 1 }])
  const needs = [{ ...cellAt('IQG15', '2003-06'), inNeed: 99, targeted: null }]
  for (const actor of [
    visitor,
    person('coordinator', { operation: elsewhere }),
    person('focal-point', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' }),
    person('task-manager', { operation: operationId, cluster: loaded.clusters.get('D') ?? '' }),
    person('donor', { operation: operationId, organisation: loaded.organisations.get('IOM') ?? '' }),
  ]) {
    expect(await refusal(house.runner.run(storeNeedsCommand, { operationId, needs }, { actor }))).toBe('not-found')
    expect(await refusal(house.runner.run(undoNeedsImport, { operationId, importId }, { actor }))).toBe('not-found')
  }
  for (const actor of [visitor, person('coordinator', { operation: elsewhere })])
    expect(await refusal(house.reader.read(compareNeeds, { operationId, needs }, { actor }))).toBe('not-found')
  const officer = person('information-officer', { operation: operationId })
  expect(await refusal(house.runner.run(storeNeedsCommand, { operationId, needs }, { actor: officer }))).toBe('allowed')
  expect(await refusal(house.runner.run(undoNeedsImport, { operationId, importId }, { actor: officer }))).toBe('allowed')
})
