/** Whatever is learned, merged, separated, kept and undone in whatever order: totals agree and nothing points at a merged entry. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../src/kernel/problems.ts'
import { undoImport } from '../../src/modules/delivery/index.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { agree, type Kind, kinds, mergingIn } from '../support/merging.ts'
import { openSmallOperation, type SmallOperation, sheetOf, told } from '../support/sheets.ts'

let house: TestHouse
let merging: ReturnType<typeof mergingIn>
beforeAll(async () => {
  house = await openTestHouse()
  merging = mergingIn(house)
})
afterAll(() => house?.close())

let operations = 0
const open = () => openSmallOperation(house, `ANY-${++operations}`)

const pick = fc.constantFrom
const row = fc
  .tuple(
    pick('2022-03', '2022-04'),
    pick('WHO', 'World Healht Org', 'UNICEF', 'Unicef Iraq'),
    pick('', 'WHO', 'Local NGO', 'World Healht Org'),
    pick('', 'ECHO', 'Echoo', 'ECHO | Echoo', 'Local NGO'),
    pick(
      'Health,',
      'Helth,',
      'Helth,Mental helth',
      'Protection,',
      'Protection,Child Protection',
      'Protection,Chid Protection',
      'Nutrition,',
    ),
    pick('', 'Vaccination', 'Vacination', 'Counselling'),
    pick('Ninewa,Mosul', 'Ninewa,Mossul', 'Ninewah,Mosul', 'Basrah,Zubair', 'Basrah,All districts', 'Ninewa,', 'Mossul,'),
    pick('', 'Displaced people', 'Displaced peopel', 'Hosts'),
    pick('', '50'),
    pick('', '0', '7', '40'),
  )
  .map(cells => cells.join(','))
const sheet = fc.array(row, { minLength: 1, maxLength: 8 }).map(rows => sheetOf(...rows))

type Step =
  | { what: 'send'; sheet: string; learn: boolean }
  | { what: 'merge'; kind: Kind; from: number; into: number }
  | { what: 'separate' | 'keep'; kind: Kind; nth: number }
  | { what: 'undo'; nth: number }

const nth = fc.nat({ max: 40 })
const kind = pick(...kinds)
const merge = fc.record({ what: fc.constant('merge' as const), kind, from: nth, into: nth })
const keep = fc.record({ what: fc.constant('keep' as const), kind, nth })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('send' as const), sheet, learn: fc.boolean() }) },
  { weight: 6, arbitrary: merge },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('separate' as const), kind, nth }) },
  { weight: 1, arbitrary: keep },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('undo' as const), nth }) },
)

/** Takes a step; what is refused for a reason changes nothing. Unreviewed entries come first: they are what people merge. */
async function take(operation: SmallOperation, sent: string[], step: Step): Promise<void> {
  const { operationId } = operation
  const choose = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)]
  try {
    if (step.what === 'send') sent.push((await operation.send(step.sheet, { learn: step.learn })).importId)
    else if (step.what === 'undo') {
      const importId = choose(sent, step.nth)
      if (importId) await house.runner.run(undoImport, { operationId, importId }, house.system)
    } else {
      const all = (await operation.entries())[step.kind]
      const unreviewed = all.filter(({ status }) => status === 'unreviewed')
      if (step.what === 'merge') {
        const from = choose(unreviewed.length > 0 ? unreviewed : all, step.from)
        const into = choose(all.slice(0, 12).concat(unreviewed), step.into)
        if (from && into) await merging.give(step.kind, 'merge', { operationId, id: from.id, intoId: into.id })
      } else if (step.what === 'separate') {
        const entry = choose(
          all.filter(({ status }) => status === 'merged'),
          step.nth,
        )
        if (entry) await merging.give(step.kind, 'separate', { operationId, id: entry.id })
      } else if (unreviewed.length > 0)
        await merging.give(step.kind, 'keep', { operationId, ids: [choose(unreviewed, step.nth)?.id] })
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

test('any sequence of steps keeps the totals, and no line, need, role or entry points at a merged one', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, fc.array(step, { minLength: 3, maxLength: 12 }), async (first, steps) => {
      const operation = await open()
      const sent: string[] = []
      await take(operation, sent, { what: 'send', sheet: first, learn: true })
      for (const one of steps) {
        await take(operation, sent, one)
        expect([one, await merging.totals(operation), await merging.danglers(operation)]).toEqual([one, agree, []])
      }
    }),
    { numRuns: 25 },
  )
}, 180_000)

test('after any merges the same sheet changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      sheet,
      fc.array(fc.oneof({ weight: 5, arbitrary: merge }, keep), { minLength: 1, maxLength: 8 }),
      async (first, steps) => {
        const operation = await open()
        const { counts } = await operation.send(first)
        for (const one of steps) await take(operation, [], one)
        for (const learn of [true, false]) {
          const again = await operation.send(first, { learn })
          expect(again.check.newEntries.map(({ kind, name }) => [kind, name])).toEqual([])
          expect(told(again)).toEqual({ new: 0, changed: 0, unchanged: counts.rows - counts.rejected, rejected: counts.rejected })
        }
      },
    ),
    { numRuns: 30 },
  )
}, 180_000)

test('merges that are all taken back leave lines and entries as they were', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, fc.array(merge, { minLength: 1, maxLength: 8 }), async (first, steps) => {
      const operation = await open()
      await operation.send(first)
      const state = async () => ({
        lines: (await operation.lines()).sort((a, b) => (a.id < b.id ? -1 : 1)),
        entries: Object.values(await operation.entries()).map(all => all.map(({ version: _, ...entry }) => entry)),
      })
      const before = await state()
      for (const one of steps) await take(operation, [], one)
      // Those merged last come back first.
      for (;;) {
        const merged = (
          await Promise.all(
            kinds.map(async one => (await operation.entries())[one].map(({ id, mergedAt }) => ({ kind: one, id, mergedAt }))),
          )
        )
          .flat()
          .filter(({ mergedAt }) => mergedAt !== null)
          .sort((a, b) => ((a.mergedAt ?? '') < (b.mergedAt ?? '') ? 1 : -1))
        if (merged.length === 0) break
        let separated = 0
        for (const { kind: one, id } of merged)
          try {
            await merging.give(one, 'separate', { operationId: operation.operationId, id })
            separated += 1
            break
          } catch (error) {
            if (!(error instanceof Problem)) throw error
          }
        expect(separated).toBe(1)
      }
      expect(await state()).toEqual(before)
      expect(await merging.totals(operation)).toEqual(agree)
    }),
    { numRuns: 20 },
  )
}, 180_000)
