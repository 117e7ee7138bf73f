import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costPerPerson, permille } from './joint-people.ts'
import { type Lying, standingByHolder, standingOf } from './where-it-is.ts'

const kinds = ['pledged', 'committed', 'held', 'spent', 'overheads'] as const

test('what was given and earned is what is promised, due, held, spent and returned, in each currency', () => {
  const moved = fc.record({
    to: fc.constantFrom(...kinds, 'returned' as const),
    from: fc.constantFrom('donors' as const, 'interest' as const, 'exchange' as const),
    holder: fc.constantFrom('a', 'b'),
    currency: fc.constantFrom('USD', 'EUR'),
    amount: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  })
  fc.assert(
    fc.property(fc.array(moved, { maxLength: 40 }), movements => {
      const lying: Lying[] = movements.flatMap(({ to, from, holder, currency, amount }) => [
        { holderId: null, kind: from, currency, amountMinor: -amount },
        { holderId: to === 'returned' ? null : holder, kind: to, currency, amountMinor: amount },
      ])
      for (const row of standingOf(lying)) {
        const { given, earned, exchanged, promised, committed, held, advanced, spent, overheads, returned } = row
        expect(given + earned + exchanged).toBe(promised + committed + held + advanced + spent + overheads + returned)
      }
      const spentOf = (rows: readonly { currency: string; spent: bigint }[], currency: string) =>
        rows.filter(row => row.currency === currency).reduce((sum, { spent }) => sum + spent, 0n)
      for (const currency of ['USD', 'EUR'])
        expect(spentOf(standingByHolder(lying), currency)).toBe(spentOf(standingOf(lying), currency))
    }),
  )
})

test('a holder through whom money only went is named, with nothing', () => {
  const through = standingByHolder([
    { holderId: 'fund', kind: 'held', currency: 'USD', amountMinor: 0n },
    { holderId: null, kind: 'donors', currency: 'USD', amountMinor: -5n },
  ])
  expect(through).toEqual([
    { holderId: 'fund', currency: 'USD', promised: 0n, committed: 0n, held: 0n, advanced: 0n, spent: 0n, overheads: 0n },
  ])
})

test('shares are rounded half up, and a share of nothing is unknown', () => {
  expect([permille(1n, 3n), permille(2n, 3n), permille(1n, 2_000n), permille(0n, 5n), permille(1n, 0n)]).toEqual([
    333,
    667,
    1,
    0,
    null,
  ])
})

test('what a person cost is unknown while nobody is known to be reached', () => {
  expect([costPerPerson(1_000n, 3), costPerPerson(1_000n, 0), costPerPerson(1_000n, null), costPerPerson(0n, 4)]).toEqual([
    333n,
    null,
    null,
    null,
  ])
})
