/** Whatever is done with money in whatever order, also at once: the ledger stays proven, and nothing is passed on that is not there. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { Problem } from '../../kernel/problems.ts'
import { idOf, newId } from '../../kernel/pure/ids.ts'
import { receiveFile } from '../imports/index.ts'
import { balancesOf, verifyLedger } from '../ledger/index.ts'
import { amendAgreement, endAgreement, postMoney, reverseEntry, storeFlows, undoFlowsImport } from './index.ts'
import { moneyKinds } from './schema.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

/** What is refused with a reason changes nothing; everything else is a defect. */
async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

const codes = ['C1', 'C2', 'C3', 'A1', 'A2', 'G1', 'FUND', 'p:1', 'p:2'] as const
const day = fc.constantFrom('2005-01-15', '2005-02-10', '2005-03-20', '2005-06-05')
const amount = fc.integer({ min: 1, max: 120 })
const money = fc.record({
  agreement: fc.constantFrom(...codes),
  kind: fc.constantFrom(...moneyKinds),
  happened: day,
  amountMinor: amount.map(String),
  of: fc.constantFrom('pledged', 'committed'),
  back: fc.constantFrom('up', 'out'),
  currency: fc.constantFrom(null, null, null, 'USD', 'EUR'),
  into: fc.constantFrom(null, { currency: 'EUR', amountMinor: '7' }),
  knownApart: fc.constant('Of the test'),
})
const flow = fc.record({
  nth: fc.integer({ min: 1, max: 5 }),
  agreement: fc.constantFrom('p:1', 'p:2', 'p:fund', 'A1'),
  kind: fc.constantFrom('commitment', 'payment', 'disbursement', 'expenditure', 'refund'),
  happened: day,
  amount: fc.integer({ min: -60, max: 120 }).filter(each => each !== 0),
})
type Step =
  | { post: unknown[] }
  | { atOnce: unknown[] }
  | { reverse: number }
  | { amend: string }
  | { end: string }
  | { file: { lenient: boolean; flows: { nth: number; agreement: string; kind: string; happened: string; amount: number }[] } }
  | { undo: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ post: fc.array(money, { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ atOnce: fc.array(money, { minLength: 2, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ reverse: fc.nat(500) }) },
  { weight: 1, arbitrary: fc.record({ amend: fc.constantFrom('C1', 'A1', 'C3') }) },
  { weight: 1, arbitrary: fc.record({ end: fc.constantFrom(...codes) }) },
  {
    weight: 4,
    arbitrary: fc.record({ file: fc.record({ lenient: fc.boolean(), flows: fc.array(flow, { minLength: 1, maxLength: 6 }) }) }),
  },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat(20) }) },
)

async function openMoney(): Promise<FundingScene> {
  const scene = await openFundingScene(house)
  const { agree, fund } = scene
  const { japan, sweden, unicef, iom, ngo, undg } = scene.organisations
  await fund('FUND')
  await agree('C1', { kind: 'contribution', giverId: japan, receiverId: unicef })
  await agree('C2', { kind: 'contribution', giverId: sweden, receiverId: unicef, advanceAllowed: true })
  await agree('C3', { kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'FUND' })
  await agree('A1', { kind: 'allocation', receiverId: iom, parent: 'C2', advanceAllowed: true })
  await agree('A2', { kind: 'allocation', receiverId: iom, fromFund: 'FUND' })
  await agree('G1', { kind: 'sub-grant', receiverId: ngo, parent: 'A1' })
  return scene
}

/** Plays the steps. @returns how many postings and files were taken. */
async function play(scene: FundingScene, steps: readonly Step[]): Promise<number> {
  const { operationId } = scene
  const { japan, unicef, ngo } = scene.organisations
  const entryIds: string[] = []
  const importIds: string[] = []
  let taken = 0
  const give = async (postings: unknown[]) => {
    const posted = await unlessRefused(house.runner.run(postMoney, { operationId, postings }, house.system))
    entryIds.push(...(posted?.entryIds ?? []))
    if (posted) taken += 1
    return posted
  }
  let amended = 0
  for (const each of steps) {
    if ('post' in each) {
      // Together where all is possible, else those that are.
      if (!(await give(each.post))) for (const one of each.post) await give([one])
    } else if ('atOnce' in each) await Promise.all(each.atOnce.map(one => give([one])))
    else if ('reverse' in each) {
      const entryId = entryIds[each.reverse % (entryIds.length || 1)]
      if (entryId) await unlessRefused(house.runner.run(reverseEntry, { operationId, entryId, reason: 'Wrong' }, house.system))
    } else if ('amend' in each) {
      const terms = { names: { en: 'Amended' }, currency: 'USD', signedOn: '2005-03-01', reason: 'Amended', advanceAllowed: true }
      const newCode = `${each.amend}/${++amended}`
      await unlessRefused(house.runner.run(amendAgreement, { operationId, code: each.amend, newCode, ...terms }, house.system))
    } else if ('end' in each)
      await unlessRefused(
        house.runner.run(endAgreement, { operationId, code: each.end, reason: 'Over', ended: '2005-12-31' }, house.system),
      )
    else if ('undo' in each) {
      const importId = importIds[each.undo % (importIds.length || 1)]
      if (importId) await unlessRefused(house.runner.run(undoFlowsImport, { operationId, importId }, house.system))
    } else {
      const content = Buffer.from(newId()).toString('base64')
      const { id } = await house.runner.run(
        receiveFile,
        { operationId, feed: 'activities', fileName: 'm.csv', content },
        house.system,
      )
      await house.pool.query(`update import set feed = 'flows' where id = $1`, [id])
      const parties = { currency: 'USD', names: { en: 'Published' } }
      const entries = new Map(
        each.file.flows.map(({ nth, agreement, kind, happened, amount: minor }) => {
          const said = { externalId: `e:${nth}`, agreement, kind, happened, amountMinor: String(minor), currency: 'USD' }
          return [nth, { ...said, contentHash: idOf(operationId, JSON.stringify(said)) }]
        }),
      )
      const flows = {
        ...{ operationId, importId: id, source: 'Published', lenient: each.file.lenient },
        funds: [{ externalId: 'p:fund', names: { en: 'Fund' } }],
        agreements: [
          { ...parties, externalId: 'p:1', kind: 'contribution', giverId: japan, receiverId: unicef, intoFund: 'p:fund' },
          { ...parties, externalId: 'p:2', kind: 'sub-grant', giverId: unicef, receiverId: ngo, fromFund: 'p:fund' },
        ],
        entries: [...entries.values()],
        outcome: { sheet: null, counts: { rows: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, repaired: 0 }, problems: [] },
      }
      if (await unlessRefused(house.runner.run(storeFlows, flows, house.system))) {
        importIds.push(id)
        taken += 1
      }
    }
  }
  return taken
}

test('after any sequence of commands, also at once, the ledger is proven and no account gave more than it had', async () => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async steps => {
      const scene = await openMoney()
      moved += await play(scene, steps)
      const { operationId } = scene
      const { findings } = await verifyLedger(house.db, operationId)
      expect(findings).toEqual([])
      const balances = await balancesOf(house.db, operationId)
      const of = (holderId: string | null, kind: string, currency: string, rootId: string | null) =>
        balances.find(b => b.holderId === holderId && b.kind === kind && b.currency === currency && b.rootId === rootId)
          ?.amountMinor ?? 0n
      for (const { holderId, kind, currency, rootId, amountMinor } of balances) {
        if (holderId === null) continue
        if (kind === 'advanced') expect(of(holderId, 'committed', currency, rootId) + amountMinor).toBeGreaterThanOrEqual(0n)
        else expect(amountMinor).toBeGreaterThanOrEqual(0n)
      }
      // What each contribution brought lies somewhere: nothing is made or lost, to the last unit.
      for (const rootId of new Set(balances.map(each => each.rootId)))
        for (const currency of new Set(balances.map(each => each.currency)))
          expect(
            balances.filter(b => b.rootId === rootId && b.currency === currency).reduce((sum, b) => sum + b.amountMinor, 0n),
          ).toBe(0n)
    }),
    { numRuns: 6 },
  )
  // The test would prove nothing if everything were refused.
  expect(moved).toBeGreaterThan(6)
}, 120_000)
