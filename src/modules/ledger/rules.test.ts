import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Account, Balances, baseOf, moveMoney, NotEnough, type RateOn } from './rules.ts'
import type { Posting } from './schema.ts'

const noRate: RateOn = () => null
const account = (holderId: string | null, kind: Account['kind'], currency = 'USD'): Account => ({ holderId, kind, currency })
const held = account('a', 'held')
const spent = account('a', 'spent')

function spending(amountMinor: bigint, rest: Partial<Posting> = {}): Posting {
  return {
    kind: 'expenditure',
    happened: '2005-01-01',
    currency: 'USD',
    amountMinor,
    from: held,
    to: spent,
    agreementId: 'a',
    ...rest,
  }
}

function withMoney(...money: [account: Account, rootId: string | null, amount: bigint][]): Balances {
  const balances = new Balances()
  for (const each of money) balances.add(...each)
  return balances
}

const written = ({ legs }: ReturnType<typeof moveMoney>) =>
  legs.map(({ holderId, kind, rootId, amountMinor, baseMinor }) => [holderId, kind, rootId, amountMinor, baseMinor])

test('mixed money leaves in proportion to what is there, by largest remainder, ties to the earlier root', () => {
  const balances = withMoney([held, 'r3', 1n], [held, 'r1', 1n], [held, null, 1n])
  expect(written(moveMoney(spending(2n), balances, noRate, 'USD'))).toEqual([
    ['a', 'held', null, -1n, null],
    ['a', 'spent', null, 1n, null],
    ['a', 'held', 'r1', -1n, null],
    ['a', 'spent', 'r1', 1n, null],
  ])
  // Money that comes later changes nothing that was said before: only what is there now is shared.
  balances.add(held, 'r2', 3n)
  expect(moveMoney(spending(4n), balances, noRate, 'USD').byRoot.map(({ rootId, amountMinor }) => [rootId, amountMinor])).toEqual(
    [
      ['r2', 3n],
      ['r3', 1n],
    ],
  )
})

test('what is not there is refused, with what is there', () => {
  const balances = withMoney([held, 'r', 5n], [account('a', 'held', 'EUR'), 'r', 100n], [account('b', 'held'), 'r', 100n])
  expect(() => moveMoney(spending(6n), balances, noRate, 'USD')).toThrow(NotEnough)
  try {
    moveMoney(spending(6n), withMoney([held, 'r', 5n]), noRate, 'USD')
  } catch (error) {
    expect(error).toMatchObject({ account: held, there: 5n })
  }
})

test('an advance is taken from what is committed and not yet received, and settled by what arrives', () => {
  const [committed, advanced] = [account('a', 'committed'), account('a', 'advanced')]
  const balances = withMoney([held, 'r1', 10n], [committed, 'r1', 30n], [committed, 'r2', 30n])
  const withAdvance = (amount: bigint) => spending(amount, { from: [held, advanced] })
  expect(written(moveMoney(withAdvance(30n), balances, noRate, 'USD'))).toEqual([
    ['a', 'held', 'r1', -10n, null],
    ['a', 'spent', 'r1', 20n, null],
    ['a', 'advanced', 'r1', -10n, null],
    ['a', 'advanced', 'r2', -10n, null],
    ['a', 'spent', 'r2', 10n, null],
  ])
  expect(() => moveMoney(withAdvance(41n), withMoney([committed, 'r1', 40n]), noRate, 'USD')).toThrow(NotEnough)
  // What is advanced is not free to be taken back.
  const back = { kind: 'reduction' as const, from: committed, to: account(null, 'donors') }
  const advancedTwenty = withMoney([committed, 'r1', 60n], [advanced, 'r1', -20n])
  expect(() => moveMoney(spending(41n, back), advancedTwenty, noRate, 'USD')).toThrow(NotEnough)
  const payment = { kind: 'payment' as const, from: committed, to: held }
  expect(written(moveMoney(spending(30n, payment), balances, noRate, 'USD'))).toEqual([
    ['a', 'committed', 'r1', -15n, null],
    ['a', 'advanced', 'r1', 10n, null],
    ['a', 'held', 'r1', 5n, null],
    ['a', 'committed', 'r2', -15n, null],
    ['a', 'advanced', 'r2', 10n, null],
    ['a', 'held', 'r2', 5n, null],
  ])
})

test('interest belongs to the roots that are there, and to none where nothing is', () => {
  const interest = { kind: 'interest' as const, from: account(null, 'interest'), to: held }
  const byRoot = (balances: Balances) =>
    moveMoney(spending(10n, interest), balances, noRate, 'USD').byRoot.map(({ rootId, amountMinor }) => [rootId, amountMinor])
  expect(byRoot(withMoney([held, 'r1', 300n], [held, 'r2', 100n]))).toEqual([
    ['r1', 8n],
    ['r2', 2n],
  ])
  expect(byRoot(new Balances())).toEqual([[null, 10n]])
})

test('an exchange keeps each root its part in the other currency', () => {
  const euros = account('a', 'held', 'EUR')
  const exchange = spending(30n, {
    kind: 'exchange',
    currency: 'EUR',
    from: euros,
    to: account(null, 'exchange', 'EUR'),
    through: [{ from: account(null, 'exchange'), to: held, amountMinor: 40n }],
  })
  const balances = withMoney([euros, 'r1', 20n], [euros, 'r2', 40n])
  moveMoney(exchange, balances, noRate, 'USD')
  expect([balances.of(held, 'r1'), balances.of(held, 'r2'), balances.of(euros, 'r1'), balances.of(euros, 'r2')]).toEqual([
    13n,
    27n,
    10n,
    20n,
  ])
})

test('amounts in the base currency are rounded once, with the digits of both currencies', () => {
  expect(baseOf(1_460_250n, 'IQD', '1460.25', 'USD')).toBe(100n)
  expect(baseOf(75n, 'EUR', '0.75', 'USD')).toBe(100n)
  expect(baseOf(1n, 'JPY', '200', 'USD')).toBe(1n)
  expect(baseOf(1n, 'JPY', '201', 'USD')).toBe(0n)
  expect(baseOf(123n, 'USD', '1', 'USD')).toBe(123n)
})

test('without sense is refused: nothing, to itself, between worlds, money of donors of nobody', () => {
  const donors = account(null, 'donors')
  const senseless: Partial<Posting>[] = [
    { amountMinor: 0n },
    { to: held },
    { from: donors, to: account(null, 'returned'), rootId: 'r' },
    { from: donors, to: held },
    { to: account('a', 'advanced') },
    { from: [] },
    { through: [{ from: held, to: spent, amountMinor: 1n }] },
  ]
  for (const each of senseless)
    expect(
      () => moveMoney(spending(1n, each), withMoney([held, 'r', 5n]), noRate, 'USD'),
      JSON.stringify(each, (_, value) => String(value)),
    ).toThrow(RangeError)
})

test('legs sum to zero for each root, in both currencies, and shares to the whole', () => {
  const roots = fc.uniqueArray(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4', null), fc.bigInt(1n, 10n ** 15n)), {
    minLength: 1,
    selector: ([root]) => root,
  })
  fc.assert(
    fc.property(roots, fc.bigInt(1n, 10n ** 15n), fc.integer({ min: 1, max: 9_999_999 }), (money, asked, rate) => {
      const balances = withMoney(...money.map(([root, amount]): [Account, string | null, bigint] => [held, root, amount]))
      const there = money.reduce((sum, [, amount]) => sum + amount, 0n)
      const amount = (asked % there) + 1n
      const rateOn: RateOn = () => ({
        unitsPerBase: `${Math.floor(rate / 1000)}.${String(rate % 1000).padStart(3, '0')}`,
        day: '2005-01-01',
        source: 'UN',
      })
      const { legs, byRoot, baseMinor } = moveMoney(spending(amount), balances, rateOn, 'EUR')
      for (const root of new Set(legs.map(({ rootId }) => rootId))) {
        const own = legs.filter(({ rootId }) => rootId === root)
        expect(own.reduce((sum, leg) => sum + leg.amountMinor, 0n)).toBe(0n)
        expect(own.reduce((sum, leg) => sum + (leg.baseMinor ?? 0n), 0n)).toBe(0n)
        expect(balances.of(held, root)).toBeGreaterThanOrEqual(0n)
      }
      expect(byRoot.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(amount)
      expect(byRoot.reduce((sum, part) => sum + (part.baseMinor ?? 0n), 0n)).toBe(baseMinor)
    }),
  )
})
