import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { moneyMoves, newScene, type Scene } from '../../../test/support/money.ts'
import { inTransaction, sql } from '../../kernel/database/sql.ts'
import { Problem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { createOperation } from '../operations/index.ts'
import { balancesOf, lockLedger, type PostedEntry, type Posting, post, reverse } from './index.ts'
import { verifyLedger } from './verify.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const context = { commandId: newId(), now: new Date('2005-06-01T00:00:00Z') }
let opened = 0

async function newOperation(): Promise<string> {
  const id = newId()
  const code = `LED-${++opened}`
  await house.runner.run(createOperation, { id, code, names: { en: code }, country: 'IQ' }, house.system)
  await house.pool.query(
    `insert into exchange_rate values ($1, 'EUR', '2004-12-01', 1, 0.75, 'UN', null, now()), ($1, 'IQD', '2004-12-15', 1, 1460.25, 'UN', null, now())`,
    [id],
  )
  return id
}

/** What is refused with a reason changes nothing; everything else is a defect. */
async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

type Step = { post: ((scene: Scene) => Posting)[] } | { reverse: number[] } | { close: string }
const proven = { counts: {}, findings: [] }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ post: fc.array(moneyMoves, { minLength: 1, maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ reverse: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ close: fc.constantFrom('2004-11', '2004-12') }) },
)

async function play(operationId: string, scene: Scene, steps: readonly Step[]): Promise<PostedEntry[]> {
  const posted: PostedEntry[] = []
  for (const each of steps) {
    if ('close' in each)
      await house.pool.query('insert into closed_period values ($1, $2, now(), $3) on conflict do nothing', [
        operationId,
        each.close,
        'x',
      ])
    else if ('reverse' in each) {
      const entryIds = [...new Set(each.reverse.flatMap(nth => posted[nth % (posted.length || 1)]?.id ?? []))]
      await unlessRefused(inTransaction(house.pool, tx => reverse(tx, { operationId, entryIds, reason: 'Wrong', context })))
    } else {
      // Together where all is possible, else those that are possible: each way posts the same.
      const postings = each.post.map(make => make(scene))
      const all = await unlessRefused(inTransaction(house.pool, tx => post(tx, { operationId, postings, context })))
      posted.push(...(all ?? []))
      if (!all)
        for (const posting of postings)
          posted.push(
            ...((await unlessRefused(inTransaction(house.pool, tx => post(tx, { operationId, postings: [posting], context })))) ??
              []),
          )
    }
  }
  return posted
}

test('after any sequence of postings and reversals, everything that is kept follows from the legs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async steps => {
      const [operationId, scene] = [await newOperation(), newScene()]
      const posted = await play(operationId, scene, steps)
      expect(await verifyLedger(house.db, operationId)).toMatchObject(proven)
      // Every entry says what it moved, and the world has given what is anywhere.
      for (const { legs, amountMinor, currency } of posted)
        expect(
          legs.reduce((sum, leg) => (leg.currency === currency && leg.amountMinor > 0n ? sum + leg.amountMinor : sum), 0n),
        ).toBe(amountMinor)
      const sums = new Map<string, bigint>()
      for (const { currency, rootId, amountMinor } of await balancesOf(house.db, operationId))
        sums.set(`${currency} ${rootId}`, (sums.get(`${currency} ${rootId}`) ?? 0n) + amountMinor)
      expect([...sums.values()].filter(sum => sum !== 0n)).toEqual([])
    }),
    { numRuns: 12 },
  )
})

test('whoever races for the same money gets what is there and no more, and nobody waits in circles', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(moneyMoves, { minLength: 1, maxLength: 4 }), { minLength: 60, maxLength: 80 }),
      async batches => {
        const [operationId, scene] = [await newOperation(), newScene()]
        await play(operationId, scene, [{ post: batches.flat().slice(0, 20) }])
        const queue = batches.map(batch => batch.map(make => make(scene)))
        const posted: PostedEntry[] = []
        const give = (postings: readonly Posting[]) =>
          unlessRefused(
            inTransaction(house.pool, async tx => {
              // Some post more than once: they keep the others out.
              if (postings.length === 4) await lockLedger(tx, operationId)
              const first = await post(tx, { operationId, postings: postings.slice(0, 3), context })
              return [
                ...first,
                ...(postings.length === 4 ? await post(tx, { operationId, postings: postings.slice(3), context }) : []),
              ]
            }),
          )
        const work = async () => {
          for (let batch = queue.shift(); batch; batch = queue.shift()) {
            const done = (await give(batch)) ?? []
            posted.push(...done)
            const [entry] = posted.length % 7 === 3 ? done : []
            if (entry)
              await unlessRefused(
                inTransaction(house.pool, tx => reverse(tx, { operationId, entryIds: [entry.id], reason: 'Wrong', context })),
              )
          }
        }
        await Promise.all(Array.from({ length: 7 }, work))
        expect(await verifyLedger(house.db, operationId)).toMatchObject(proven)
        expect(posted.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 4 },
  )
})

test('ten thousand entries are a few statements', async () => {
  const [operationId, scene] = [await newOperation(), newScene()]
  const root = scene.first
  const postings = Array.from(
    { length: 10_000 },
    (_, nth): Posting => ({
      kind: 'commitment',
      happened: `2005-01-${String((nth % 28) + 1).padStart(2, '0')}`,
      currency: 'EUR',
      amountMinor: BigInt(nth + 1),
      from: { holderId: null, kind: 'donors' },
      to: { holderId: root, kind: 'committed' },
      rootId: root,
      agreementId: root,
    }),
  )
  let statements = 0
  await inTransaction(house.pool, async tx => {
    const counted: typeof tx = {
      ...tx,
      find(query) {
        statements++
        return tx.find(query)
      },
    }
    const posted = await post(counted, { operationId, postings, context })
    expect(posted.at(-1)).toMatchObject({ amountMinor: 10_000n, currency: 'EUR' })
  })
  expect(statements).toBeLessThan(5)
  const kept = await house.db.rows(
    sql`select amount_minor, entries, without_base from ledger_cell where operation_id = ${operationId}`,
  )
  expect(kept).toEqual([{ amount_minor: '50005000', entries: 10_000, without_base: 0 }])
  expect(await verifyLedger(house.db, operationId)).toMatchObject({ ...proven, entries: 10_000, legs: 20_000 })
})
