import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { inTransaction } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { createOperation } from '../operations/index.ts'
import {
  balancesOf,
  type EntryKind,
  entriesOf,
  firstDates,
  ledgerIsIllustrative,
  type Posting,
  post,
  readCells,
  removeIllustrativeEntries,
  reverse,
} from './index.ts'
import { verifyLedger } from './verify.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const context = { commandId: newId(), now: new Date('2005-06-01T00:00:00Z') }
let opened = 0

/** A contribution that was received, half of it passed on, some of it spent; one entry reversed. */
async function openLedger() {
  const operationId = newId()
  await house.runner.run(
    createOperation,
    { id: operationId, code: `KEPT-${++opened}`, names: { en: 'Kept' }, country: 'IQ' },
    house.system,
  )
  const [contribution, below] = [newId(), newId()]
  const give = (...postings: Posting[]) => inTransaction(house.pool, tx => post(tx, { operationId, postings, context }))
  const of = (holderId: string | null, kind: Posting['to']['kind']) => ({ holderId, kind })
  const entry = (kind: EntryKind, amountMinor: bigint, happened: string, rest: Pick<Posting, 'from' | 'to' | 'agreementId'>) => ({
    kind,
    amountMinor,
    happened,
    currency: 'USD',
    ...rest,
  })
  const toBelow = { from: of(contribution, 'held'), to: of(below, 'committed'), agreementId: below }
  const spending = { from: of(below, 'held'), to: of(below, 'spent'), agreementId: below }
  const entries = await give(
    {
      ...entry('commitment', 1_000n, '2005-01-02', {
        from: of(null, 'donors'),
        to: of(contribution, 'committed'),
        agreementId: contribution,
      }),
      rootId: contribution,
    },
    entry('payment', 900n, '2005-01-09', {
      from: of(contribution, 'committed'),
      to: of(contribution, 'held'),
      agreementId: contribution,
    }),
    entry('allocation', 500n, '2005-02-01', toBelow),
    entry('disbursement', 400n, '2005-02-10', { from: of(below, 'committed'), to: of(below, 'held'), agreementId: below }),
    entry('expenditure', 120n, '2005-03-01', spending),
    entry('expenditure', 30n, '2005-04-01', spending),
  )
  const ids = entries.map(({ id }) => id)
  const back = (nth: number) =>
    inTransaction(house.pool, tx => reverse(tx, { operationId, entryIds: [ids[nth] ?? ''], reason: 'Twice', context }))
  return { operationId, contribution, below, ids, give, back, spending, entry }
}

/** Does what nobody can do through the door: with the triggers and references off. */
async function damage(...statements: [text: string, values: unknown[]][]): Promise<void> {
  const client: pg.PoolClient = await house.pool.connect()
  try {
    await client.query('begin')
    await client.query("set local session_replication_role = 'replica'")
    for (const [text, values] of statements) await client.query(text, values)
    await client.query('commit')
  } finally {
    client.release()
  }
}

test('each thing that is damaged is named', async () => {
  const whole = await openLedger()
  const { operationId, ids, below } = whole
  await whole.back(5)
  const found = async () => (await verifyLedger(house.db, operationId)).counts
  expect(await found()).toEqual({})
  const [, , , , spent] = ids
  const of = [operationId, spent]
  const legs = 'ledger_leg where operation_id = $1 and entry_id = $2'
  // Each with what puts it right again.
  const damages: [does: string, undoes: string, values: unknown[], named: string[]][] = [
    [
      `update ledger_leg set amount_minor = amount_minor + 1 where operation_id = $1 and entry_id = $2 and no = 2`,
      `update ledger_leg set amount_minor = amount_minor - 1 where operation_id = $1 and entry_id = $2 and no = 2`,
      of,
      ['amount-differs', 'balance-differs', 'cell-differs', 'unbalanced'],
    ],
    [
      `update ledger_leg set base_minor = base_minor - 1 where operation_id = $1 and entry_id = $2 and no = 1`,
      `update ledger_leg set base_minor = base_minor + 1 where operation_id = $1 and entry_id = $2 and no = 1`,
      of,
      ['base-differs'],
    ],
    [
      `update ledger_entry set amount_minor = amount_minor + 5 where operation_id = $1 and id = $2`,
      `update ledger_entry set amount_minor = amount_minor - 5 where operation_id = $1 and id = $2`,
      of,
      ['amount-differs'],
    ],
    [
      `update ledger_entry set leg_count = 3 where operation_id = $1 and id = $2`,
      `update ledger_entry set leg_count = 2 where operation_id = $1 and id = $2`,
      of,
      ['legs-missing'],
    ],
    [
      `update ledger_entry set happened = '2005-03-20' where operation_id = $1 and id = $2`,
      `update ledger_entry set happened = '2005-03-01' where operation_id = $1 and id = $2`,
      of,
      ['first-differs'],
    ],
    [
      `update ledger_entry set id = gen_random_uuid(), words = 'lost' where operation_id = $1 and id = $2`,
      `update ledger_entry set id = $2, words = null where operation_id = $1 and words = 'lost'`,
      of,
      ['amount-differs', 'base-differs', 'cell-differs', 'first-differs', 'leg-without-entry', 'legs-missing'],
    ],
    [
      `update ${legs.replace(' where', ' set root_id = null where')}`,
      `update ${legs.replace(' where', ` set root_id = '${whole.contribution}' where`)}`,
      of,
      ['balance-differs', 'below-zero', 'cell-differs', 'first-differs'],
    ],
    [
      `update ledger_entry set kind = 'overheads' where operation_id = $1 and reverses is not null`,
      `update ledger_entry set kind = 'expenditure' where operation_id = $1 and reverses is not null`,
      [operationId],
      ['cell-differs', 'reversal-differs'],
    ],
    [
      `update ledger_balance set amount_minor = amount_minor + 1 where operation_id = $1`,
      `update ledger_balance set amount_minor = amount_minor - 1 where operation_id = $1`,
      [operationId],
      ['balance-differs'],
    ],
    [
      `update ledger_cell set entries = entries + 1 where operation_id = $1 and agreement_id = $2`,
      `update ledger_cell set entries = entries - 1 where operation_id = $1 and agreement_id = $2`,
      [operationId, below],
      ['cell-differs'],
    ],
    [
      `update ledger_first set last_on = last_on + 1 where operation_id = $1 and agreement_id = $2`,
      `update ledger_first set last_on = last_on - 1 where operation_id = $1 and agreement_id = $2`,
      [operationId, below],
      ['first-differs'],
    ],
  ]
  for (const [does, undoes, values, named] of damages) {
    await damage([does, values])
    expect(Object.keys(await found()).sort(), does).toEqual(named)
    await damage([undoes, values])
    expect(await found(), undoes).toEqual({})
  }
  const { findings } = await verifyLedger(house.db, operationId)
  expect(findings).toEqual([])
})

test('the database itself refuses what is not balanced, not whole, changed or removed', async () => {
  const { operationId, ids, give, entry, spending, below } = await openLedger()
  const refused = (text: string, values: unknown[], constraint: string) =>
    expect(house.pool.query(text, values), text).rejects.toMatchObject({ constraint })
  const insertLegs = `insert into ledger_leg (operation_id, entry_id, no, account_id, root_id, amount_minor)
    select operation_id, $2, no + $3, account_id, root_id, amount_minor from ledger_leg where operation_id = $1 and entry_id = $2`
  const entryLike = `insert into ledger_entry (operation_id, id, kind, happened, posted_at, currency, amount_minor, leg_count, command_id)
    select operation_id, $2, kind, happened, posted_at, currency, amount_minor, leg_count, command_id from ledger_entry where operation_id = $1 limit 1`
  await refused(insertLegs, [operationId, ids[0], 2], 'ledger_entry_has_all_legs')
  await refused(insertLegs.replace('amount_minor from', '7 from'), [operationId, ids[0], 2], 'ledger_entry_is_balanced')
  await refused(
    insertLegs.replace('root_id, amount_minor from', 'case no when 1 then root_id end, amount_minor from'),
    [operationId, ids[0], 2],
    'ledger_entry_is_balanced',
  )
  await refused(entryLike, [operationId, newId()], 'ledger_entry_has_legs')
  for (const table of ['ledger_entry', 'ledger_leg', 'ledger_account']) {
    await refused(
      `update ${table} set operation_id = operation_id where operation_id = $1`,
      [operationId],
      'ledger_is_never_changed',
    )
    await refused(`delete from ${table} where operation_id = $1`, [operationId], 'ledger_is_never_changed')
    await refused(`truncate ${table} cascade`, [], 'ledger_is_never_changed')
  }
  await refused(
    'update ledger_balance b set amount_minor = -1 from ledger_account a where b.operation_id = $1 and a.id = b.account_id and a.holder_id = $2',
    [operationId, below],
    'ledger_balance_is_there',
  )
  // 250 are there: what was asked is named, and nothing of the other posting is kept either.
  await expect(
    give(entry('expenditure', 250n, '2005-04-02', spending), entry('expenditure', 1n, '2005-04-02', spending)),
  ).rejects.toMatchObject({
    code: 'not-enough-money',
    details: { posting: 1, holderId: below, account: 'held', there: '0', asked: '0.01' },
  })
  expect((await entriesOf(house.db, operationId)).total).toBe(6)
})

test('a reversal takes all of an entry back, and what was passed on is not there to be taken', async () => {
  const { operationId, contribution, below, ids, back } = await openLedger()
  await expect(back(3)).rejects.toMatchObject({ code: 'not-enough-money', details: { there: '2.50', asked: '4' } })
  const firstsOf = async () =>
    (await firstDates(house.db, operationId, { agreementIds: [below], kinds: ['expenditure'] })).map(each => [
      each.firstOn,
      each.lastOn,
    ])
  expect(await firstsOf()).toEqual([['2005-03-01', '2005-04-01']])
  const [reversal] = await back(4)
  expect(reversal).toMatchObject({ kind: 'expenditure', happened: '2005-03-01', reverses: ids[4], amountMinor: 120n })
  expect(await firstsOf()).toEqual([['2005-04-01', '2005-04-01']])
  await expect(back(4)).rejects.toMatchObject({ code: 'entry-reversed-before' })
  const again = inTransaction(house.pool, tx =>
    reverse(tx, { operationId, entryIds: [reversal?.id ?? ''], reason: 'No', context }),
  )
  await expect(again).rejects.toMatchObject({ code: 'entry-is-reversal' })
  // A closed month keeps what it says: the reversal stands in the first open one after it.
  await house.pool.query(`insert into closed_period select $1, month, now(), 'x' from unnest($2::text[]) month`, [
    operationId,
    ['2005-04', '2005-05', '2005-12'],
  ])
  expect(await back(5)).toMatchObject([{ happened: '2005-06-01', reverses: ids[5] }])
  expect(await readCells(house.db, operationId, { kinds: ['expenditure'] }, ['month'])).toMatchObject([
    { month: '2005-04', amountMinor: 30n, entries: 1 },
    { month: '2005-06', amountMinor: -30n, entries: -1 },
  ])
  expect(await readCells(house.db, operationId, { kinds: ['expenditure'] }, [])).toEqual([])
  expect(await balancesOf(house.db, operationId, [below])).toMatchObject([
    { kind: 'committed', amountMinor: 100n, rootId: contribution },
    { kind: 'held', amountMinor: 400n, rootId: contribution },
  ])
  const { rows, total } = await entriesOf(
    house.db,
    operationId,
    { kinds: ['expenditure'], rootIds: [contribution] },
    { legs: true, limit: 2 },
  )
  expect(total).toBe(4)
  expect(rows).toMatchObject([
    { reverses: ids[5], reversedReason: 'Twice', legs: [{ no: 1, holderId: below, amountMinor: 30n }, { amountMinor: -30n }] },
    { id: ids[5], reversedBy: rows[0]?.id, happened: '2005-04-01' },
  ])
  expect((await verifyLedger(house.db, operationId)).counts).toEqual({})
})

test('what is made up leaves without a trace, unless real money was taken from it', async () => {
  const { operationId, contribution, give, entry, spending, below, ids } = await openLedger()
  const remove = () => inTransaction(house.pool, tx => removeIllustrativeEntries(tx, operationId))
  const before = await balancesOf(house.db, operationId)
  expect(await remove()).toBe(0)
  const madeUp = { ...entry('expenditure', 40n, '2004-12-01', spending), illustrative: true }
  const [shown] = await give(madeUp, { ...madeUp, happened: '2005-05-01' })
  await inTransaction(house.pool, tx => reverse(tx, { operationId, entryIds: [shown?.id ?? ''], reason: 'Wrong', context }))
  expect(await ledgerIsIllustrative(house.db, operationId)).toBe(true)
  expect(await remove()).toBe(3)
  expect(await ledgerIsIllustrative(house.db, operationId)).toBe(false)
  expect(await balancesOf(house.db, operationId)).toEqual(before)
  expect((await verifyLedger(house.db, operationId)).counts).toEqual({})
  const interest = entry('interest', 100n, '2005-05-01', {
    from: { holderId: null, kind: 'interest' },
    to: { holderId: below, kind: 'held' },
    agreementId: below,
  })
  await give({ ...interest, illustrative: true }, entry('expenditure', 350n, '2005-05-02', spending))
  await expect(remove()).rejects.toMatchObject({ code: 'illustrative-money-in-use', details: { entries: expect.any(Number) } })
  expect((await firstDates(house.db, operationId, { rootIds: [contribution], kinds: ['interest'] })).length).toBe(1)
  expect(ids).toHaveLength(6)
})
