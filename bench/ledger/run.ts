/**
 * A ledger of 1 million entries, filled through its own door: how many single entries are posted in a second on 8 connections, beside
 * PostgreSQL's own insert of two rows into a plain table with the same indexes; tracing one contribution through five levels; and the totals
 * of a funding page with 10,000 entries and with all. Commits wait for the disk in both. Run by hand: `npm run -s bench -- ledger`;
 * `ENTRIES=100000` for fewer, `ROOTS=1` for one contribution alone.
 */
import { inTransaction } from '../../src/kernel/database/sql.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { balancesOf, firstDates, post, readCells, verifyLedger } from '../../src/modules/ledger/index.ts'
import { sharedServer, startLocalServer } from '../../test/support/database.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { type Money, moneyOf, passedOn, spending } from './money.ts'

const most = Number(process.env.ENTRIES ?? 1_000_000)
const few = Math.min(10_000, most)
const batch = 10_000
const connections = 8
const roundSeconds = Number(process.env.SECONDS ?? 4)
const rounds = 5
const limits = { ratio: 0.5, traceMilliseconds: 100, growth: 1.5 }

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const say = (text: string) => console.log(`${String(Math.round(performance.now() / 1000)).padStart(4)} s  ${text}`)
const context = () => ({ commandId: newId(), now: new Date() })

/** Median milliseconds of several runs, after one that warms up. */
async function timed(work: () => Promise<unknown>, runs = 11): Promise<number> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** Fills the ledger from one number of entries to another, in batches. */
async function fill(house: TestHouse, operationId: string, money: Money, from: number, to: number): Promise<void> {
  const start = performance.now()
  for (let first = from; first < to; first += batch) {
    const postings = Array.from({ length: Math.min(batch, to - first) }, (_, nth) => spending(money, first + nth))
    await inTransaction(house.pool, tx => post(tx, { operationId, postings, context: context() }))
  }
  await house.pool.query('vacuum analyze ledger_entry, ledger_leg, ledger_cell, ledger_balance, ledger_account, ledger_first')
  say(`${to - from} entries filled in batches: ${Math.round((to - from) / ((performance.now() - start) / 1000))} a second`)
}

/** How often a transaction is done in a second, on all connections at once. */
async function perSecond(work: (nth: number) => Promise<unknown>): Promise<number> {
  let done = 0
  const start = performance.now()
  const until = start + roundSeconds * 1000
  const one = async () => {
    while (performance.now() < until) await work(done++)
  }
  await Promise.all(Array.from({ length: connections }, one))
  return done / ((performance.now() - start) / 1000)
}

/** Posting beside two bare rows, by turns, so that whatever else the machine does slows both. */
async function race(
  house: TestHouse,
  operationId: string,
  money: Money,
): Promise<{ posts: number; bare: number; ratio: number }> {
  await house.pool.query(`create table bare_leg as select * from ledger_leg;
    alter table bare_leg add primary key (operation_id, entry_id, no), alter amount_minor set not null; create index on bare_leg (root_id, entry_id)`)
  await house.pool.query('vacuum analyze bare_leg')
  const accounts = await house.pool.query('select id from ledger_account limit 2')
  const [from, to] = accounts.rows.map(({ id }) => id as string)
  const postings = (nth: number) => [spending(money, nth * 7_919)]
  const postOne = (nth: number) =>
    inTransaction(house.pool, tx => post(tx, { operationId, postings: postings(nth), context: context() }))
  const bareOne = async (nth: number) => {
    const client = await house.pool.connect()
    try {
      await client.query('begin isolation level read committed')
      await client.query('insert into bare_leg values ($1, $2, 1, $3, $4, $5, $6), ($1, $2, 2, $7, $4, $8, $9)', [
        operationId,
        newId(),
        from,
        money.roots[nth % money.roots.length],
        -nth - 1,
        -nth - 1,
        to,
        nth + 1,
        nth + 1,
      ])
      await client.query('commit')
    } finally {
      client.release()
    }
  }
  const found: { posts: number; bare: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    const posts = await perSecond(postOne)
    const bare = await perSecond(bareOne)
    // The first round is for getting to know the work.
    if (round > 0) found.push({ posts, bare })
  }
  return {
    posts: median(found.map(each => each.posts)),
    bare: median(found.map(each => each.bare)),
    ratio: median(found.map(each => each.posts / each.bare)),
  }
}

const server = await startLocalServer(['fsync=on', 'shared_buffers=256MB', 'max_wal_size=4GB'])
process.env[sharedServer] = server.folder
const house = await openTestHouse()
try {
  const { operationId, places, clusters } = await loadShipped(house, { illustrative: false })
  const money = moneyOf(operationId, Number(process.env.ROOTS ?? 10), [...places.values()], [...clusters.values()])
  await inTransaction(house.pool, tx => post(tx, { operationId, postings: passedOn(money), context: context() }))
  const [root = ''] = money.roots
  const page = () =>
    Promise.all([
      readCells(house.db, operationId, {}, ['clusterId', 'kind']),
      readCells(house.db, operationId, {}, ['rootId', 'kind']),
      readCells(house.db, operationId, {}, ['month', 'kind']),
      balancesOf(house.db, operationId),
    ])
  const trace = async () => {
    const cells = await readCells(house.db, operationId, { rootIds: [root] })
    await balancesOf(house.db, operationId, [...new Set(cells.map(({ agreementId }) => agreementId))])
    await firstDates(house.db, operationId, { rootIds: [root] })
    return cells
  }
  await fill(house, operationId, money, 0, few)
  const pageFew = await timed(page)
  await fill(house, operationId, money, few, most)
  const pageMost = await timed(page)
  const traced = await timed(trace)
  const cells = await trace()
  const under = cells.reduce((sum, cell) => sum + cell.entries, 0)
  say(
    `totals of a funding page: ${pageFew.toFixed(1)} ms with ${few} entries, ${pageMost.toFixed(1)} ms with ${most}: ${(pageMost / pageFew).toFixed(2)} times`,
  )
  say(`one contribution through five levels, ${under} entries under it in ${cells.length} totals: ${traced.toFixed(1)} ms`)
  const { posts, bare, ratio } = await race(house, operationId, money)
  say(
    `${posts.toFixed(0)} entries posted a second on ${connections} connections; ${bare.toFixed(0)} times two bare rows: ${ratio.toFixed(2)}`,
  )
  const start = performance.now()
  const { entries, counts } = await verifyLedger(house.db, operationId)
  say(`${entries} entries proven in ${((performance.now() - start) / 1000).toFixed(1)} s: ${JSON.stringify(counts)}`)
  const holds =
    ratio >= limits.ratio &&
    traced < limits.traceMilliseconds &&
    pageMost / pageFew < limits.growth &&
    Object.keys(counts).length === 0
  if (!holds) process.exitCode = 1
} finally {
  await house.close()
  await server.stop()
}
