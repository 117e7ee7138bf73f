import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkMoney, emptyFlows, storedAfter } from '../../../../test/support/known-flows.ts'
import { readFts } from '../../formats/fts/read.ts'
import { writeFtsPages } from '../../formats/fts/write.ts'
import { learnNothing } from '../activities/learning.ts'
import { checkFts } from './check.ts'
import { ftsAnswer } from './export.ts'

const head = [
  'Kind of flow',
  'Agreement code',
  'Giver',
  'Receiver',
  'From agreement',
  'Fund or window',
  'Amount',
  'Currency',
  'Date',
  'Amount in USD',
  'Cluster',
]
const read = (body: string) => readFts([{ name: 'out.json', bytes: new TextEncoder().encode(body) }])

test('of each agreement what is paid, committed beyond that and pledged beyond that is a flow of its own', async () => {
  const known = storedAfter(
    emptyFlows,
    await checkMoney(emptyFlows, [
      head,
      ['pledge', 'C1', 'ECHO', 'IOM', null, null, 1000, 'EUR', '2004-01-01', 1250, 'F'],
      ['commitment', 'C1', 'ECHO', 'IOM', null, null, 800, 'EUR', '2004-02-01', 1000, 'F'],
      ['payment', 'C1', 'ECHO', 'IOM', null, null, 400, 'EUR', '2004-03-01', 500, 'F'],
      ['commitment', 'C2', 'ECHO', 'UNICEF', null, 'ITF', 70, 'USD', '2004-03-01', null, null],
      ['payment', 'C2', 'ECHO', 'UNICEF', null, 'ITF', 70, 'USD', '2004-03-02', null, null],
      ['allocation', 'A1', null, 'IOM', null, 'ITF', 50, 'USD', '2004-04-01', null, 'D'],
      ['commitment', 'C3', 'ECHO', 'IOM', null, null, 5, 'JPY', '2004-03-01', null, null],
    ]),
  )
  const { body, flows, withoutRate } = ftsAnswer(known)
  expect([flows, withoutRate]).toEqual([5, 1])
  const { flows: found, totals, stated, findings } = read(body)
  expect(findings).toEqual([])
  expect(totals).toEqual(stated)
  expect(totals.incoming).toEqual({ flowCount: 4, fundingTotal: 500 + 500 + 70, pledgeTotal: 250 })
  expect(
    found.map(({ flow }) => [flow.id, flow.status, flow.amountUSD, flow.originalAmount ?? null, flow.exchangeRate ?? null]),
  ).toEqual([
    ['A1:commitment', 'commitment', 50, null, null],
    ['C1:pledge', 'pledge', 250, 200, 0.8],
    ['C1:commitment', 'commitment', 500, 400, 0.8],
    ['C1:paid', 'paid', 500, 400, 0.8],
    ['C2:paid', 'paid', 70, null, null],
  ])
  expect(writeFtsPages(read(body).pages)).toBe(body)
  // Read by somebody who knows the same organisations and clusters, it is the same money.
  const again = checkFts(read(body), {
    ...{
      reference: known.reference,
      learn: learnNothing,
      projectCodes: new Set(),
      funds: known.funds,
      hashes: new Map(),
      versions: new Map(),
    },
  })
  expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(again.entries.map(({ kind, amountMinor, currency, baseMinor }) => [kind, amountMinor, currency, baseMinor])).toEqual([
    ['allocation', '5000', 'USD', null],
    ['pledge', '20000', 'EUR', '25000'],
    ['commitment', '40000', 'EUR', '50000'],
    ['payment', '40000', 'EUR', '50000'],
    ['payment', '7000', 'USD', null],
  ])
})

test('whatever is pledged, committed and paid, the flows sum to what is there, to the dollar', async () => {
  const row = fc.tuple(fc.constantFrom('pledge', 'commitment'), fc.integer({ min: 1, max: 5_000 }))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async rows => {
      const sheet = rows.map(([kind, amount]) => [kind, 'C1', 'ECHO', 'IOM', null, null, amount, 'USD', '2004-01-01', null, null])
      const known = storedAfter(emptyFlows, await checkMoney(emptyFlows, [head, ...sheet]))
      const sum = (kind: string) => rows.reduce((total, [each, amount]) => total + (each === kind ? amount : 0), 0)
      const { totals } = read(ftsAnswer(known).body)
      expect(totals.incoming.fundingTotal).toBe(sum('commitment'))
      expect(totals.incoming.pledgeTotal).toBe(Math.max(0, sum('pledge') - sum('commitment')))
    }),
    { numRuns: 40 },
  )
})
