import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { inTransaction, sql } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { createOperation } from '../operations/index.ts'
import {
  closeLedgerPeriod,
  listEntries,
  listPeriods,
  listRates,
  type Posting,
  post,
  rateOn,
  readCells,
  storeRatesCommand,
} from './index.ts'
import { verifyLedger } from './verify.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

let opened = 0
async function openOperation(): Promise<string> {
  const id = newId()
  await house.runner.run(createOperation, { id, code: `RATES-${++opened}`, names: { en: 'Rates' }, country: 'IQ' }, house.system)
  return id
}
const context = { commandId: newId(), now: new Date('2005-06-01T00:00:00Z') }
const rate = (currency: string, day: string, unitsPerBase: string, source = 'UN operational rates') => ({
  currency,
  day,
  unitsPerBase,
  source,
})

/** Money that a contribution is said to commit. */
function commitment(amountMinor: bigint, currency: string, happened: string, root = newId()): Posting {
  const to = { holderId: root, kind: 'committed' as const }
  return {
    kind: 'commitment',
    happened,
    currency,
    amountMinor,
    from: { holderId: null, kind: 'donors' },
    to,
    rootId: root,
    agreementId: root,
  }
}

test('the newest rate of the last day on or before counts, and entries keep the one they were posted with', async () => {
  const operationId = await openOperation()
  const store = (...rates: ReturnType<typeof rate>[]) => house.runner.run(storeRatesCommand, { operationId, rates }, house.system)
  const first = [
    rate('EUR', '2005-01-01', '0.75'),
    rate('EUR', '2005-02-01', '0.8'),
    rate('IQD', '2005-01-15', '1460'),
    rate('USD', '2005-01-01', '1'),
  ]
  expect(await store(...first)).toEqual({ stored: 3, unchanged: 1 })
  expect(await store(...first)).toEqual({ stored: 0, unchanged: 4 })
  const on = (currency: string, day: string) => rateOn(house.db, operationId, currency, day)
  expect(await on('EUR', '2004-12-31')).toBeNull()
  expect(await on('EUR', '2005-01-31')).toMatchObject({ unitsPerBase: '0.75', day: '2005-01-01' })
  expect(await on('EUR', '2005-02-01')).toMatchObject({ unitsPerBase: '0.8' })
  expect(await on('USD', '1999-01-01')).toMatchObject({ unitsPerBase: '1' })

  const give = (...postings: Posting[]) => inTransaction(house.pool, tx => post(tx, { operationId, postings, context }))
  const given = { unitsPerBase: '0.5', day: '2005-01-05', source: 'Bank' }
  const posted = await give(
    commitment(7_500n, 'EUR', '2005-01-20'),
    commitment(7_500n, 'EUR', '2004-12-20'),
    { ...commitment(7_500n, 'EUR', '2005-01-20'), rate: given },
    commitment(1_460_000n, 'IQD', '2005-03-01'),
  )
  expect(posted.map(({ baseMinor }) => baseMinor)).toEqual([10_000n, null, 15_000n, 100n])
  const cells = () => readCells(house.db, operationId, {}, ['month'])
  const before = await cells()
  expect(before).toMatchObject([
    { month: '2004-12', currency: 'EUR', amountMinor: 7_500n, baseMinor: 0n, withoutBase: 1, entries: 1 },
    { month: '2005-01', currency: 'EUR', amountMinor: 15_000n, baseMinor: 25_000n, withoutBase: 0, entries: 2 },
    { month: '2005-03', currency: 'IQD', amountMinor: 1_460_000n, baseMinor: 100n, withoutBase: 0 },
  ])
  // A rate that is said anew counts from then on.
  expect(await store(rate('EUR', '2005-01-01', '0.6', 'UN operational rates, corrected'))).toEqual({ stored: 1, unchanged: 0 })
  expect((await give(commitment(6_000n, 'EUR', '2005-01-31')))[0]?.baseMinor).toBe(10_000n)
  const { rows } = await house.reader.read(listEntries, { operationId, from: '2005-01-20', to: '2005-01-20' }, house.system)
  expect(rows.map(row => [row.rate, row.rateDay, row.rateSource, row.baseMinor])).toEqual([
    ['0.5', '2005-01-05', 'Bank', '15000'],
    ['0.75', '2005-01-01', 'UN operational rates', '10000'],
  ])
  const listed = await house.reader.read(listRates, { operationId, on: '2005-01-31' }, house.system)
  expect(listed).toMatchObject({
    baseCurrency: 'USD',
    rates: [
      { currency: 'IQD', day: '2005-01-15' },
      { currency: 'EUR', day: '2005-01-01', unitsPerBase: '0.6' },
    ],
  })
  expect((await house.reader.read(listRates, { operationId, currency: 'EUR' }, house.system)).rates).toMatchObject([
    { day: '2005-02-01' },
    { day: '2005-01-01', unitsPerBase: '0.6' },
  ])
  expect((await verifyLedger(house.db, operationId)).counts).toEqual({})
})

test('the base currency is chosen before anything is kept in it', async () => {
  const operationId = await openOperation()
  const store = (baseCurrency: string) =>
    house.runner.run(storeRatesCommand, { operationId, baseCurrency, rates: [rate('USD', '2005-01-01', '1.25')] }, house.system)
  await store('EUR')
  await store('EUR')
  await expect(store('USD')).rejects.toMatchObject({ code: 'base-currency-in-use' })
  const [posted] = await inTransaction(house.pool, tx =>
    post(tx, { operationId, postings: [commitment(125n, 'USD', '2005-01-01')], context }),
  )
  expect(posted?.baseMinor).toBe(100n)
})

test('a month that has ended closes for good; one that is not over does not', async () => {
  const operationId = await openOperation()
  const close = (month: string) => house.runner.run(closeLedgerPeriod, { operationId, month }, house.system)
  expect(await close('2005-01')).toEqual({ month: '2005-01', isNew: true })
  expect(await close('2005-01')).toEqual({ month: '2005-01', isNew: false })
  await expect(close('2999-01')).rejects.toMatchObject({ code: 'ledger-month-not-over' })
  const give = (...days: string[]) =>
    inTransaction(house.pool, tx => post(tx, { operationId, postings: days.map(day => commitment(5n, 'USD', day)), context }))
  await expect(give('2005-02-01', '2005-01-31')).rejects.toMatchObject({
    code: 'period-closed',
    details: { posting: 1, month: '2005-01' },
  })
  expect(await give('2005-02-01')).toHaveLength(1)
  expect(await house.reader.read(listPeriods, { operationId }, house.system)).toMatchObject([{ month: '2005-01' }])
})

test('whoever closes a month waits for those who are posting in it, and those who come later are refused', async () => {
  const operationId = await openOperation()
  const postings = [commitment(5n, 'USD', '2005-01-05')]
  const done: string[] = []
  let closing: Promise<unknown> = Promise.resolve()
  let late: Promise<unknown> = Promise.resolve()
  await inTransaction(house.pool, async tx => {
    await post(tx, { operationId, postings, context })
    closing = house.runner.run(closeLedgerPeriod, { operationId, month: '2005-01' }, house.system).then(() => done.push('closed'))
    const waits = sql`select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`
    while ((await house.db.rows(waits)).length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    late = inTransaction(house.pool, other =>
      post(other, { operationId, postings: [commitment(5n, 'USD', '2005-01-06')], context }),
    )
    late.catch(() => {})
    done.push('posted')
  })
  await closing
  expect(done).toEqual(['posted', 'closed'])
  await expect(late).rejects.toMatchObject({ code: 'period-closed' })
})
