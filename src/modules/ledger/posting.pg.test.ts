import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { inTransaction } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { createOperation } from '../operations/index.ts'
import { balancesOf, type Posting, post, readCells, reverse } from './index.ts'

let house: TestHouse
let operationId: string

beforeAll(async () => {
  house = await openTestHouse()
  operationId = newId()
  await house.runner.run(createOperation, { id: operationId, code: 'LED', names: { en: 'Ledger' }, country: 'IQ' }, house.system)
})
afterAll(() => house.close())

const context = { commandId: newId(), now: new Date('2005-06-01T00:00:00Z') }
const give = (...postings: Posting[]) => inTransaction(house.pool, tx => post(tx, { operationId, postings, context }))

test('money of two contributions mixes and leaves pro rata', async () => {
  const [a, b, child] = [newId(), newId(), newId()]
  const fund = newId()
  const inward = (root: string, amountMinor: bigint): Posting[] => [
    {
      kind: 'commitment',
      happened: '2005-01-10',
      currency: 'USD',
      amountMinor,
      from: [
        { holderId: root, kind: 'pledged' },
        { holderId: null, kind: 'donors' },
      ],
      to: { holderId: root, kind: 'committed' },
      rootId: root,
      agreementId: root,
    },
    {
      kind: 'payment',
      happened: '2005-01-20',
      currency: 'USD',
      amountMinor,
      from: { holderId: root, kind: 'committed' },
      to: { holderId: fund, kind: 'held' },
      agreementId: root,
      counterpartId: fund,
    },
  ]
  const allocation: Posting = {
    kind: 'allocation',
    happened: '2005-02-01',
    currency: 'USD',
    amountMinor: 100n,
    from: { holderId: fund, kind: 'held' },
    to: { holderId: child, kind: 'committed' },
    agreementId: child,
    counterpartId: fund,
  }
  const posted = await give(...inward(a, 200n), ...inward(b, 100n), allocation)
  expect(posted).toHaveLength(5)
  const left = await balancesOf(house.db, operationId, [fund, child])
  expect(
    new Map(
      left.map(each => [`${each.holderId === fund ? 'fund' : 'child'} ${each.rootId === a ? 'a' : 'b'}`, each.amountMinor]),
    ),
  ).toEqual(
    new Map([
      ['fund a', 133n],
      ['fund b', 67n],
      ['child a', 67n],
      ['child b', 33n],
    ]),
  )
  await expect(give({ ...allocation, amountMinor: 201n })).rejects.toMatchObject({ code: 'not-enough-money' })
  const last = posted.at(-1)?.id ?? ''
  const undo = () => inTransaction(house.pool, tx => reverse(tx, { operationId, entryIds: [last], reason: 'Wrong', context }))
  await undo()
  await expect(undo()).rejects.toMatchObject({ code: 'entry-reversed-before' })
  expect(await balancesOf(house.db, operationId, [child])).toEqual([])
  expect(await readCells(house.db, operationId, { agreementIds: [child] }, ['kind'])).toEqual([])
})
