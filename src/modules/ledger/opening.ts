/** What a posting stands on: accounts that are held until its transaction ends, what lies there, closed months and rates. */
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { accountIds } from './accounts.ts'
import { type Account, Balances, besides, type RateOn } from './rules.ts'
import type { Rate } from './schema.ts'

/** The currency that amounts are compared in, where an operation does not say another. */
export const defaultBaseCurrency = 'USD'

interface Opened {
  balances: [accountId: string, rootId: string | null, amount: string][]
  closed: string[]
  base: string | null
  rates: [currency: string, day: string, unitsPerBase: string, since: string, source: string][]
}

export interface Opening {
  balances: Balances
  closed: ReadonlySet<string>
  baseCurrency: string
  rateOn: RateOn
  idOf(account: Account): string
  /** Whether there is a row for the balance of a root on an account that is held; nobody else can make one meanwhile. */
  isKept(account: Account, rootId: string | null): boolean
}

/**
 * Holds the accounts that are named, and those that matter with them, in the order of their ids.
 * @param days days on which a rate of a currency is asked for.
 */
export async function openAccounts(
  tx: Tx,
  operationId: string,
  named: readonly Account[],
  days: readonly { currency: string; day: string }[],
  months: readonly string[],
): Promise<Opening> {
  const idOf = accountIds(operationId)
  const accounts = new Map(named.map(account => [idOf(account), account]))
  const held = new Map(
    [...accounts.values()]
      .filter(({ holderId }) => holderId !== null)
      .flatMap(besides)
      .map(each => [idOf(each), each]),
  )
  const rows = [...accounts].map(([id, { holderId, kind, currency }]) => ({ id, holder_id: holderId, kind, currency }))
  const asked = [...new Map(days.map(each => [`${each.currency} ${each.day}`, each])).values()]
  const found = await tx.find<{ opened: Opened }>(sql`select ledger_open(${operationId}, ${JSON.stringify(rows)}::jsonb,
    ${[...held.keys()]}::uuid[], ${[...new Set(months)]}::text[], ${JSON.stringify(asked)}::jsonb) as opened`)
  if (!found) throw new Error('The ledger did not open.')
  const { opened } = found
  const balances = new Balances()
  const kept = new Set(opened.balances.map(([accountId, rootId]) => `${accountId} ${rootId}`))
  for (const [accountId, rootId, amount] of opened.balances) {
    const account = held.get(accountId)
    if (account) balances.add(account, rootId, BigInt(amount))
  }
  const baseCurrency = opened.base ?? defaultBaseCurrency
  const rates = new Map<string, Rate>(
    opened.rates.map(([currency, day, unitsPerBase, since, source]) => [
      `${currency} ${day}`,
      { unitsPerBase, day: since, source },
    ]),
  )
  return {
    balances,
    closed: new Set(opened.closed),
    baseCurrency,
    rateOn: (currency, day) =>
      currency === baseCurrency ? { unitsPerBase: '1', day, source: null } : (rates.get(`${currency} ${day}`) ?? null),
    idOf,
    isKept: (account, rootId) => kept.has(`${idOf(account)} ${rootId}`),
  }
}

/**
 * Keeps everybody else from posting in the operation until the transaction ends. For transactions that post or reverse more than once,
 * and taken before the first time: one call of `post` or `reverse` holds its accounts in one order, several might wait in circles.
 */
export async function lockLedger(tx: Tx, operationId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('ledger ' || ${operationId}::text, 0))`)
}
