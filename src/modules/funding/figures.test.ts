import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LedgerCell } from '../ledger/index.ts'
import { Sum, totalsBy, valuesOf } from './figures.ts'

const cell = (more: Partial<LedgerCell>): LedgerCell => ({
  ...{
    month: null,
    kind: 'payment',
    agreementId: 'a',
    rootId: 'r',
    clusterId: null,
    placeId: null,
    groupId: null,
    projectCode: null,
  },
  ...{ activityId: null, currency: 'EUR', amountMinor: 100n, baseMinor: 130n, withoutBase: 0, entries: 1 },
  ...more,
})
const lies = (more: object = {}) => ({
  holderId: 'a',
  kind: 'held' as const,
  currency: 'EUR',
  rootId: 'r',
  amountMinor: 50n,
  ...more,
})

test('what lies on accounts is worth what its contribution was recorded at, else all money of its currency, else nobody knows', () => {
  const worth = valuesOf(
    [cell({}), cell({ rootId: 's', baseMinor: 110n }), cell({ currency: 'IQD', baseMinor: 0n, withoutBase: 1 })],
    'USD',
  )
  expect(worth(lies())).toBe(65n)
  expect(worth(lies({ rootId: 'other' }))).toBe(60n)
  expect(worth(lies({ amountMinor: -50n }))).toBe(-65n)
  expect(worth(lies({ currency: 'USD' }))).toBe(50n)
  expect(worth(lies({ currency: 'IQD' }))).toBeNull()
})

test('what has no rate is not counted as nothing: the figure says how many parts it is too small by', () => {
  const sum = new Sum().add('USD', 5n, 5n).add('IQD', 1000n, null).addCell(cell({}))
  expect(sum.toFigure()).toEqual({
    baseMinor: '135',
    currencies: [
      { currency: 'EUR', amountMinor: '100' },
      { currency: 'IQD', amountMinor: '1000' },
      { currency: 'USD', amountMinor: '5' },
    ],
    withoutBase: 1,
  })
  expect(new Sum().addSum(sum).addSum(sum, -1n).toFigure()).toMatchObject({ baseMinor: '0', currencies: [] })
})

test('what was committed is what was received, less what was given back, and what is still to come', () => {
  const found = totalsBy(
    [
      cell({}),
      cell({ kind: 'refund', amountMinor: 30n, baseMinor: 39n }),
      cell({ kind: 'expenditure', amountMinor: 20n, baseMinor: 26n }),
    ],
    [
      lies(),
      lies({ kind: 'committed', amountMinor: 10n }),
      lies({ kind: 'advanced', amountMinor: -5n }),
      lies({ holderId: null, kind: 'donors' }),
    ],
    valuesOf([cell({})], 'USD'),
  )
  const { paid, committed, spent, held, open } = found.get('a') ?? totalsBy([], [], () => null).get('') ?? expect.fail()
  expect([paid, committed, spent, held, open].map(({ base }) => base)).toEqual([91n, 104n, 26n, 58n, 13n])
  expect(found.size).toBe(1)
})

test('sums do not depend on the order in which parts are added', () => {
  const part = fc.record({
    currency: fc.constantFrom('USD', 'EUR'),
    amount: fc.bigInt(-99n, 99n),
    base: fc.option(fc.bigInt(-99n, 99n)),
  })
  fc.assert(
    fc.property(fc.array(part), parts => {
      const of = (all: typeof parts) =>
        all.reduce((sum, { currency, amount, base }) => sum.add(currency, amount, base), new Sum()).toFigure()
      expect(of([...parts].reverse())).toEqual(of(parts))
    }),
  )
})
