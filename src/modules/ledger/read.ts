/** What rooms above read of the ledger: balances, totals, first days, rates. Single entries are in `entries.ts`. */
import { type Db, type RawBuilder, sql } from '../../kernel/database/sql.ts'
import { defaultBaseCurrency } from './opening.ts'
import type { AccountKind, CellFilter, EntryKind, Rate } from './schema.ts'

/** What lies on an account, of one root. */
export interface Balance {
  holderId: string | null
  kind: AccountKind
  currency: string
  rootId: string | null
  amountMinor: bigint
}

/** Balances of holders that are not zero, by account and root; of every holder where none is named, and of the world as null. */
export async function balancesOf(db: Db, operationId: string, holderIds?: readonly (string | null)[]): Promise<Balance[]> {
  const only = holderIds === undefined ? sql`` : sql`and ${amongOrNull('a.holder_id', holderIds)}`
  const rows = await db.rows<
    Omit<Balance, 'amountMinor'> & { amountMinor: string }
  >(sql`select a.holder_id as "holderId", a.kind, a.currency,
      b.root_id as "rootId", b.amount_minor::text as "amountMinor"
    from ledger_account a join ledger_balance b on b.operation_id = a.operation_id and b.account_id = a.id
    where a.operation_id = ${operationId} and b.amount_minor <> 0 ${only}
    order by a.holder_id nulls first, a.kind, a.currency, b.root_key`)
  return rows.map(row => ({ ...row, amountMinor: BigInt(row.amountMinor) }))
}

/**
 * Where the money of a root lies now; an account that it has left may be there with nothing.
 * @param rootId null: money of no known origin.
 */
export async function balancesOfRoot(db: Db, operationId: string, rootId: string | null): Promise<Omit<Balance, 'rootId'>[]> {
  const rows = await db.rows<
    Omit<Balance, 'amountMinor' | 'rootId'> & { amountMinor: string }
  >(sql`select a.holder_id as "holderId",
      a.kind, a.currency, b.amount_minor::text as "amountMinor"
    from ledger_balance b join ledger_account a on a.operation_id = b.operation_id and a.id = b.account_id
    where b.operation_id = ${operationId} and b.root_key = coalesce(${rootId}::uuid, '00000000-0000-0000-0000-000000000000')
    order by a.holder_id nulls first, a.kind, a.currency`)
  return rows.map(row => ({ ...row, amountMinor: BigInt(row.amountMinor) }))
}

/** A condition on an id column that may be null; null among the ids asks for rows where it is not stated. */
export function amongOrNull(column: string, ids: readonly (string | null)[]): RawBuilder<unknown> {
  const among = sql`${sql.ref(column)} = any(${ids.filter(id => id !== null)}::uuid[])`
  return ids.includes(null) ? sql`(${sql.ref(column)} is null or ${among})` : among
}

/** A condition on a column that is to be the value, or not stated where it is null. */
export function isOrNull(column: string, value: string | null): RawBuilder<unknown> {
  return value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`
}

/** What totals can be told apart by. */
export const cellDimensions = {
  month: 'month',
  kind: 'kind',
  agreementId: 'agreement_id',
  rootId: 'root_id',
  clusterId: 'cluster_id',
  placeId: 'place_id',
  groupId: 'group_id',
  projectCode: 'project_code',
  activityId: 'activity_id',
} as const
export type CellDimension = keyof typeof cellDimensions

/** A total of entries that were not reversed, in one currency; a dimension that was not asked for is null. */
export interface LedgerCell {
  month: string | null
  kind: EntryKind | null
  agreementId: string | null
  rootId: string | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  activityId: string | null
  currency: string
  amountMinor: bigint
  /** In the base currency, of the entries for which a rate was known. */
  baseMinor: bigint
  /** Entries whose amount in the base currency is not known; counted once for each root. */
  withoutBase: number
  /** Entries, counted once for each root they have money of. */
  entries: number
}

function conditionsOf(filter: CellFilter): RawBuilder<unknown>[] {
  const { kinds, from, to, agreementIds, rootIds, placeIds } = filter
  const conditions: RawBuilder<unknown>[] = []
  if (kinds) conditions.push(sql`kind = any(${[...kinds]}::text[])`)
  if (from) conditions.push(sql`month >= ${from}`)
  if (to) conditions.push(sql`month <= ${to}`)
  if (agreementIds) conditions.push(amongOrNull('agreement_id', agreementIds))
  if (rootIds) conditions.push(amongOrNull('root_id', rootIds))
  if (placeIds) conditions.push(amongOrNull('place_id', placeIds))
  for (const name of ['clusterId', 'groupId', 'projectCode', 'activityId'] as const) {
    const value = filter[name]
    if (value !== undefined) conditions.push(isOrNull(cellDimensions[name], value))
  }
  return conditions
}

/**
 * Totals of entries, never read from the entries themselves.
 * @param by what to tell apart; left out, everything. Currencies are always told apart.
 */
export async function readCells(
  db: Db,
  operationId: string,
  filter: CellFilter = {},
  by: readonly CellDimension[] = Object.keys(cellDimensions) as CellDimension[],
): Promise<LedgerCell[]> {
  const kept = by.map(name => sql.ref(cellDimensions[name]))
  const shown = Object.entries(cellDimensions).map(([name, column]) => {
    const isKept = by.includes(name as CellDimension)
    return sql`${isKept ? sql.ref(column) : sql`null`} as ${sql.ref(name)}`
  })
  const keys = sql.join([...kept, sql.ref('currency')])
  const rows = await db.rows<
    Omit<LedgerCell, 'amountMinor' | 'baseMinor'> & { amountMinor: string; baseMinor: string }
  >(sql`select
      ${sql.join(shown)}, currency, sum(amount_minor)::text as "amountMinor", sum(base_minor)::text as "baseMinor",
      sum(without_base)::int as "withoutBase", sum(entries)::int as entries
    from ledger_cell where ${sql.join([sql`operation_id = ${operationId}`, ...conditionsOf(filter)], sql` and `)}
    group by ${keys} having sum(amount_minor) <> 0 or sum(entries) <> 0 order by ${keys}`)
  return rows.map(row => ({ ...row, amountMinor: BigInt(row.amountMinor), baseMinor: BigInt(row.baseMinor) }))
}

/** The first and the last day on which an agreement saw a kind of entry with money of a root. */
export interface FirstDate {
  agreementId: string
  rootId: string | null
  kind: EntryKind
  firstOn: string
  lastOn: string
}

export function firstDates(
  db: Db,
  operationId: string,
  filter: Pick<CellFilter, 'agreementIds' | 'rootIds' | 'kinds'> = {},
): Promise<FirstDate[]> {
  return db.rows(sql`select agreement_id as "agreementId", root_id as "rootId", kind, first_on::text as "firstOn", last_on::text as "lastOn"
    from ledger_first where ${sql.join([sql`operation_id = ${operationId}`, ...conditionsOf(filter)], sql` and `)}
    order by agreement_id, root_id nulls first, kind`)
}

/** The currency that amounts of an operation are compared in. */
export async function baseCurrencyOf(db: Db, operationId: string): Promise<string> {
  const found = await db.find<{ base: string }>(
    sql`select base_currency as base from ledger_setting where operation_id = ${operationId}`,
  )
  return found?.base ?? defaultBaseCurrency
}

/** The rate that counts for a currency on a day: the newest one of the last day on or before; null where none is known. */
export async function rateOn(db: Db, operationId: string, currency: string, day: string): Promise<Rate | null> {
  if (currency === (await baseCurrencyOf(db, operationId))) return { unitsPerBase: '1', day, source: null }
  const found = await db.find<Rate>(sql`select units_per_base::text as "unitsPerBase", day::text as day, source from exchange_rate
    where operation_id = ${operationId} and currency = ${currency} and day <= ${day}::date order by day desc, no desc limit 1`)
  return found ?? null
}

/** Whether an operation has entries that are made up to show how the platform works. */
export async function ledgerIsIllustrative(db: Db, operationId: string): Promise<boolean> {
  const found = await db.find<{ found: boolean }>(
    sql`select exists (select from ledger_entry where operation_id = ${operationId} and illustrative)
      or exists (select from exchange_rate where operation_id = ${operationId} and illustrative) as found`,
  )
  return found?.found === true
}

/** Months that take no more entries, as YYYY-MM. */
export async function closedMonths(db: Db, operationId: string): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ month: string }>(sql`select month from closed_period where operation_id = ${operationId}`)
  return new Set(rows.map(({ month }) => month))
}
