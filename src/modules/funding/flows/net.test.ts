import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindFor, netAmounts, type SaidFlow } from './net.ts'

const flow = (externalId: string, amountMinor: bigint, holderId = 'a'): SaidFlow => ({
  ...{ externalId, holderId, contentHash: externalId, source: 'test', importId: null, lenient: true, illustrative: false },
  said: {
    ...{ externalId, contentHash: externalId, row: null, agreement: holderId, kind: 'payment', happened: '2005-01-01' },
    ...{
      amountMinor: String(amountMinor),
      currency: 'USD',
      of: 'committed',
      back: 'up',
      into: null,
      rate: null,
      baseMinor: null,
    },
    ...{ clusterId: null, placeId: null, groupId: null, projectCode: null, activityId: null, words: null },
  },
})

test('what a file takes back is taken off what it said before, the latest first, and what was never said is told', () => {
  const { amounts, left } = netAmounts([
    flow('1', 100n),
    flow('2', 50n),
    flow('3', -70n),
    flow('4', 10n),
    flow('5', -500n),
    flow('6', 5n, 'b'),
  ])
  expect([...amounts]).toEqual([['6', 5n]])
  expect([...left]).toEqual([['5', 410n]])
  expect([...netAmounts([flow('1', 100n), flow('2', 50n), flow('3', -70n)]).amounts]).toEqual([['1', 80n]])
})

test('nothing is made or lost: what is posted is what was said, less what was taken back, and never below zero', () => {
  const said = fc.array(
    fc.tuple(
      fc.bigInt({ min: -50n, max: 50n }).filter(n => n !== 0n),
      fc.constantFrom('a', 'b'),
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(said, flows => {
      const all = flows.map(([amount, holder], nth) => flow(String(nth), amount, holder))
      const { amounts, left } = netAmounts(all)
      for (const holder of ['a', 'b']) {
        const own = all.filter(({ holderId }) => holderId === holder)
        const sum = own.reduce((total, { said: { amountMinor } }) => total + BigInt(amountMinor), 0n)
        const posted = own.reduce((total, { externalId }) => total + (amounts.get(externalId) ?? 0n), 0n)
        const over = own.reduce((total, { externalId }) => total + (left.get(externalId) ?? 0n), 0n)
        expect(posted - over).toBe(sum)
      }
      for (const amount of amounts.values()) expect(amount).toBeGreaterThan(0n)
    }),
  )
})

test('a kind is called as its agreement calls it', () => {
  expect(kindFor('commitment', 'allocation')).toBe('allocation')
  expect(kindFor('disbursement', 'contribution')).toBe('payment')
  expect(kindFor('expenditure', 'sub-grant')).toBe('expenditure')
  expect(kindFor('interest', 'fund')).toBe('interest')
})
