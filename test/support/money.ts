/** Money that moves between a few contributions, a fund and agreements, in every way there is. */
import fc from 'fast-check'
import { newId } from '../../src/kernel/pure/ids.ts'
import type { AccountRef, Posting } from '../../src/modules/ledger/index.ts'

/** Two contributions, a fund that both pay into, an agreement under each, and one under another. */
export const holders = ['first', 'second', 'fund', 'ofFirst', 'ofFund', 'below'] as const
export type Holder = (typeof holders)[number]
export type Scene = Record<Holder, string>
export const newScene = (): Scene => Object.fromEntries(holders.map(name => [name, newId()])) as Scene

const at = (holderId: string | null, kind: AccountRef['kind'], currency?: string): AccountRef => ({
  holderId,
  kind,
  ...(currency ? { currency } : {}),
})
type Way = (scene: Scene) => Pick<Posting, 'kind' | 'from' | 'to' | 'agreementId'> & Partial<Posting>

const contribution = (who: 'first' | 'second'): Way[] => [
  scene => ({
    kind: 'pledge',
    from: at(null, 'donors'),
    to: at(scene[who], 'pledged'),
    agreementId: scene[who],
    rootId: scene[who],
  }),
  scene => ({
    kind: 'commitment',
    from: [at(scene[who], 'pledged'), at(null, 'donors')],
    to: at(scene[who], 'committed'),
    agreementId: scene[who],
    rootId: scene[who],
  }),
  scene => ({ kind: 'payment', from: at(scene[who], 'committed'), to: at(scene[who], 'held'), agreementId: scene[who] }),
  scene => ({ kind: 'payment', from: at(scene[who], 'committed'), to: at(scene.fund, 'held'), agreementId: scene[who] }),
  scene => ({ kind: 'reduction', from: at(scene[who], 'committed'), to: at(null, 'donors'), agreementId: scene[who] }),
]
const passed = (above: Holder, under: Holder, advance: boolean): Way[] => [
  scene => ({
    kind: 'allocation',
    from: advance ? [at(scene[above], 'held'), at(scene[above], 'advanced')] : at(scene[above], 'held'),
    to: at(scene[under], 'committed'),
    agreementId: scene[under],
    counterpartId: scene[above],
  }),
  scene => ({
    kind: 'disbursement',
    from: at(scene[under], 'committed'),
    to: at(scene[under], 'held'),
    agreementId: scene[under],
  }),
  scene => ({ kind: 'refund', from: at(scene[under], 'held'), to: at(scene[above], 'held'), agreementId: scene[under] }),
  scene => ({ kind: 'reduction', from: at(scene[under], 'committed'), to: at(scene[above], 'held'), agreementId: scene[under] }),
  scene => ({
    kind: 'expenditure',
    from: [at(scene[under], 'held'), at(scene[under], 'advanced')],
    to: at(scene[under], 'spent'),
    agreementId: scene[under],
    projectCode: 'P-1',
  }),
]
const ways: Way[] = [
  ...contribution('first'),
  ...contribution('second'),
  ...passed('first', 'ofFirst', true),
  ...passed('fund', 'ofFund', false),
  ...passed('ofFirst', 'below', true),
  scene => ({ kind: 'allocation', from: at(scene.ofFund, 'held'), to: at(scene.below, 'committed'), agreementId: scene.below }),
  scene => ({ kind: 'refund', from: at(scene.ofFund, 'held'), to: at(null, 'returned'), agreementId: scene.ofFund }),
  scene => ({ kind: 'interest', from: at(null, 'interest'), to: at(scene.fund, 'held'), agreementId: null }),
  scene => ({
    kind: 'not-stated',
    from: at(null, 'not-stated'),
    to: at(scene.ofFund, 'held'),
    agreementId: scene.ofFund,
    rootId: null,
  }),
  scene => ({ kind: 'overheads', from: at(scene.below, 'held'), to: at(scene.below, 'overheads'), agreementId: scene.below }),
  scene => ({ kind: 'carry-over', from: at(scene.first, 'held'), to: at(scene.second, 'held'), agreementId: scene.second }),
  scene => ({
    kind: 'exchange',
    currency: 'USD',
    from: at(scene.fund, 'held'),
    to: at(null, 'exchange'),
    through: [{ from: at(null, 'exchange', 'EUR'), to: at(scene.fund, 'held', 'EUR'), amountMinor: 37n }],
    agreementId: scene.fund,
  }),
]

/** Something that may happen to the money of a scene. */
export const moneyMoves = fc
  .record({
    way: fc.nat(ways.length - 1),
    amountMinor: fc.oneof(fc.bigInt(1n, 7n), fc.bigInt(1n, 200n), fc.bigInt(1n, 40_000n)),
    currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR', 'IQD'),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.constantFrom('2004-11', '2004-12', '2005-01'),
  })
  .map(
    ({ way, amountMinor, currency, day, month }) =>
      (scene: Scene): Posting => ({
        happened: `${month}-${String(day).padStart(2, '0')}`,
        currency,
        amountMinor,
        ...(ways[way] as Way)(scene),
      }),
  )
