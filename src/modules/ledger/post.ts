/** The way into the ledger: posting entries, and reversing them. */
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { writtenAmount } from '../../kernel/pure/money.ts'
import { openAccounts } from './opening.ts'
import { entryIsReversal, entryReversedBefore, notEnoughMoney, periodClosed } from './problems.ts'
import { closedMonths } from './read.ts'
import { type Account, accountsOf, Balances, moveMoney, NotEnough } from './rules.ts'
import type { AccountKind, EntryKind, Leg, PostedEntry, Posting } from './schema.ts'
import { type FirstKey, type Posting as PostingContext, type WorkedEntry, writeEntries } from './write.ts'

const numbered = (legs: readonly Omit<Leg, 'no'>[]): Leg[] => legs.map((leg, at) => ({ ...leg, no: at + 1 }))
const monthOf = (day: string) => day.slice(0, 7)

function notEnough(account: Account, there: bigint, asked: bigint, posting: number) {
  return notEnoughMoney({
    posting,
    holderId: account.holderId,
    account: account.kind,
    there: writtenAmount(there, account.currency) || '0',
    asked: writtenAmount(asked, account.currency),
    currency: account.currency,
  })
}

/**
 * Posts entries in the order given, all or none: a few statements however many they are. Accounts that they take from or give to are held
 * until the transaction ends. Whoever calls this more than once in a transaction takes `lockLedger` before.
 * @throws Problem `not-enough-money` and `period-closed`, which say in `posting` which one it is; RangeError for a posting without sense.
 */
export async function post(
  tx: Tx,
  { operationId, postings, context }: { operationId: string; postings: readonly Posting[]; context: PostingContext },
): Promise<PostedEntry[]> {
  if (postings.length === 0) return []
  const opening = await openAccounts(
    tx,
    operationId,
    postings.flatMap(accountsOf),
    postings.flatMap(posting =>
      [posting.currency, ...(posting.through ?? []).flatMap(({ from }) => from.currency ?? [])].map(currency => ({
        currency,
        day: posting.happened,
      })),
    ),
    postings.map(({ happened }) => monthOf(happened)),
  )
  const { balances, closed, rateOn, baseCurrency } = opening
  const entries = postings.map((posting, at): WorkedEntry => {
    const month = monthOf(posting.happened)
    if (closed.has(month)) throw periodClosed({ posting: at, month })
    try {
      const { legs, ...moved } = moveMoney(posting, balances, rateOn, baseCurrency)
      return { ...statedOf(posting), ...moved, legs: numbered(legs) }
    } catch (error) {
      if (error instanceof NotEnough) throw notEnough(error.account, error.there, posting.amountMinor, at)
      throw error
    }
  })
  return writeEntries(tx, operationId, entries, context, opening)
}

function statedOf(posting: Posting) {
  return {
    id: posting.id ?? newId(),
    kind: posting.kind,
    happened: posting.happened,
    currency: posting.currency,
    amountMinor: posting.amountMinor,
    reverses: null,
    reversedReason: null,
    agreementId: posting.agreementId,
    counterpartId: posting.counterpartId ?? null,
    clusterId: posting.clusterId ?? null,
    placeId: posting.placeId ?? null,
    groupId: posting.groupId ?? null,
    projectCode: posting.projectCode ?? null,
    activityId: posting.activityId ?? null,
    budgetLineId: posting.budgetLineId ?? null,
    words: posting.words ?? null,
    source: posting.source ?? null,
    importId: posting.importId ?? null,
    illustrative: posting.illustrative ?? false,
  }
}

interface WrittenRow {
  id: string
  kind: EntryKind
  happened: string
  currency: string
  amountMinor: string
  rate: string | null
  rateDay: string | null
  rateSource: string | null
  baseMinor: string | null
  reverses: string | null
  agreementId: string | null
  counterpartId: string | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  activityId: string | null
  budgetLineId: string | null
  source: string | null
  illustrative: boolean
  legs: [
    holderId: string | null,
    kind: AccountKind,
    currency: string,
    rootId: string | null,
    amount: string,
    base: string | null,
  ][]
}

/** Entries with their legs, in the order in which they were posted. */
function writtenEntries(tx: Tx, operationId: string, entryIds: readonly string[]): Promise<WrittenRow[]> {
  return tx.rows<WrittenRow>(sql`select e.id, e.kind, e.happened::text as happened, e.currency, e.amount_minor::text as "amountMinor",
      e.rate::text as rate, e.rate_day::text as "rateDay", e.rate_source as "rateSource", e.base_minor::text as "baseMinor", e.reverses,
      e.agreement_id as "agreementId", e.counterpart_id as "counterpartId", e.cluster_id as "clusterId", e.place_id as "placeId",
      e.group_id as "groupId", e.project_code as "projectCode", e.activity_id as "activityId", e.budget_line_id as "budgetLineId",
      e.source, e.illustrative,
      (select jsonb_agg(jsonb_build_array(a.holder_id, a.kind, a.currency, l.root_id, l.amount_minor::text, l.base_minor::text) order by l.no)
        from ledger_leg l join ledger_account a on a.operation_id = l.operation_id and a.id = l.account_id
        where l.operation_id = e.operation_id and l.entry_id = e.id) as legs
    from ledger_entry e where e.operation_id = ${operationId} and e.id = any(${[...entryIds]}::uuid[]) order by e.no`)
}

const mirrored = (row: WrittenRow): Leg[] =>
  numbered(
    row.legs.map(([holderId, kind, currency, rootId, amount, base]) => ({
      holderId,
      kind,
      currency,
      rootId,
      amountMinor: -BigInt(amount),
      baseMinor: base === null ? null : -BigInt(base),
    })),
  )

/** How much of an entry belongs to each root, by its legs or those of its reversal. */
function byRootOf(legs: readonly Leg[], currency: string): WorkedEntry['byRoot'] {
  const sums = new Map<string | null, { amountMinor: bigint; baseMinor: bigint | null }>()
  for (const { rootId, amountMinor, baseMinor, currency: own } of legs) {
    if (own !== currency || amountMinor < 0n) continue
    const sum = sums.get(rootId)
    if (!sum) sums.set(rootId, { amountMinor, baseMinor })
    else {
      sum.amountMinor += amountMinor
      sum.baseMinor = sum.baseMinor === null || baseMinor === null ? null : sum.baseMinor + baseMinor
    }
  }
  return [...sums].map(([rootId, sum]) => ({ rootId, ...sum }))
}

/** All legs at once are possible when nothing is short at the end, whatever lies between. */
function assertThere(balances: Balances, legs: readonly { leg: Leg; posting: number }[]): void {
  const asked = new Balances()
  for (const { leg } of legs) {
    balances.add(leg, leg.rootId, leg.amountMinor)
    asked.add(leg, leg.rootId, leg.amountMinor)
  }
  for (const { leg, posting } of legs) {
    if (leg.holderId === null) continue
    const left = balances.of(leg, leg.rootId)
    const committed: Account = { ...leg, kind: 'committed' }
    const advanced: Account = { ...leg, kind: 'advanced' }
    const covered = balances.of(committed, leg.rootId) + balances.of(advanced, leg.rootId)
    const bounded = leg.kind === 'committed' || leg.kind === 'advanced'
    const short = leg.kind === 'advanced' ? (left > 0n ? -left : 0n) : left < 0n ? left : 0n
    const missing = bounded && covered < short ? covered : short
    if (missing >= 0n) continue
    const change = asked.of(leg, leg.rootId)
    const size = change < 0n ? -change : change
    throw notEnough(leg, size + missing > 0n ? size + missing : 0n, size, posting)
  }
}

/** The first month from a day on that takes entries. */
async function firstOpenMonths(tx: Tx, operationId: string): Promise<(month: string) => string> {
  const closed = await closedMonths(tx, operationId)
  return month => {
    let [year = 0, nth = 0] = month.split('-').map(Number)
    const written = () => `${String(year).padStart(4, '0')}-${String(nth).padStart(2, '0')}`
    while (closed.has(written())) {
      nth = nth === 12 ? 1 : nth + 1
      if (nth === 1) year++
    }
    return written()
  }
}

/**
 * Reverses entries, each once and whole: all its legs with the other sign, on the day it happened, or on the first day of the first
 * open month after it. All or none; money that was passed on meanwhile is not there to be taken back.
 * @returns the reversals, in the order in which the entries were posted.
 * @throws Problem `entry-reversed-before`, `entry-is-reversal`, `not-enough-money`; RangeError when there is no such entry.
 */
export async function reverse(
  tx: Tx,
  given: { operationId: string; entryIds: readonly string[]; reason: string; context: PostingContext },
): Promise<PostedEntry[]> {
  const { operationId, entryIds, reason, context } = given
  if (entryIds.length === 0) return []
  const rows = await writtenEntries(tx, operationId, entryIds)
  if (rows.length !== new Set(entryIds).size) throw new RangeError('There is no such entry.')
  const legsOf = new Map(rows.map(row => [row.id, mirrored(row)]))
  const legs = rows.flatMap((row, posting) => (legsOf.get(row.id) ?? []).map(leg => ({ leg, posting })))
  const named = legs.map(({ leg: { holderId, kind, currency } }) => ({ holderId, kind, currency }))
  const opening = await openAccounts(tx, operationId, named, [], [])
  await assertReversible(tx, operationId, rows)
  assertThere(opening.balances, legs)
  const openMonth = await firstOpenMonths(tx, operationId)
  const reversals = rows.map((row): WorkedEntry => {
    const { rate, rateDay, rateSource, happened, ...stated } = row
    const month = openMonth(monthOf(happened))
    const own = legsOf.get(row.id) ?? []
    return {
      ...stated,
      id: newId(),
      happened: month === monthOf(happened) ? happened : `${month}-01`,
      amountMinor: BigInt(row.amountMinor),
      baseMinor: row.baseMinor === null ? null : BigInt(row.baseMinor),
      rate: rate === null || rateDay === null ? null : { unitsPerBase: rate, day: rateDay, source: rateSource },
      reverses: row.id,
      reversedReason: reason,
      words: null,
      importId: null,
      legs: own,
      byRoot: byRootOf(own, row.currency),
    }
  })
  const posted = await writeEntries(tx, operationId, reversals, context, opening)
  const keys = new Map<string, FirstKey>()
  for (const { agreementId, kind, byRoot } of reversals)
    for (const { rootId } of agreementId ? byRoot : [])
      if (agreementId) keys.set(`${agreementId} ${kind} ${rootId}`, { agreement_id: agreementId, root_id: rootId, kind })
  await tx.run(sql`select ledger_first_anew(${operationId}, ${JSON.stringify([...keys.values()])}::jsonb)`)
  return posted
}

/** Whoever waited for the accounts sees here what was reversed meanwhile. */
async function assertReversible(tx: Tx, operationId: string, rows: readonly WrittenRow[]): Promise<void> {
  const at = rows.findIndex(row => row.reverses !== null)
  if (at >= 0) throw entryIsReversal({ posting: at, entryId: rows[at]?.id ?? null })
  const reversed = await tx.find<{ id: string }>(sql`select reverses as id from ledger_entry
    where operation_id = ${operationId} and reverses = any(${rows.map(({ id }) => id)}::uuid[]) limit 1`)
  if (reversed) throw entryReversedBefore({ posting: rows.findIndex(row => row.id === reversed.id), entryId: reversed.id })
}
