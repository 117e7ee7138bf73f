/** Single entries, as pages and files list them. */
import { type Db, type RawBuilder, sql } from '../../kernel/database/sql.ts'
import { amongOrNull, isOrNull } from './read.ts'
import type { AccountKind, EntryFilter, EntryKind, Leg } from './schema.ts'

export interface ShownEntry {
  id: string
  no: bigint
  /** Of a reversal, the kind of the entry that it reverses. */
  kind: EntryKind
  happened: string
  postedAt: string
  currency: string
  amountMinor: bigint
  rate: string | null
  rateDay: string | null
  rateSource: string | null
  baseMinor: bigint | null
  reverses: string | null
  reversedReason: string | null
  /** The entry that reverses this one. */
  reversedBy: string | null
  words: string | null
  source: string | null
  agreementId: string | null
  counterpartId: string | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  activityId: string | null
  budgetLineId: string | null
  importId: string | null
  illustrative: boolean
  /** Only where they were asked for. */
  legs?: Leg[]
}

const columns = {
  clusterId: 'e.cluster_id',
  groupId: 'e.group_id',
  projectCode: 'e.project_code',
  activityId: 'e.activity_id',
  budgetLineId: 'e.budget_line_id',
} as const

function conditionsOf(filter: EntryFilter): RawBuilder<unknown>[] {
  const { kinds, from, to, agreementIds, counterpartIds, rootIds, clusterIds, placeIds, importId, ids } = filter
  const conditions: RawBuilder<unknown>[] = []
  if (kinds) conditions.push(sql`e.kind = any(${kinds}::text[])`)
  if (from) conditions.push(sql`e.happened >= ${from}::date`)
  if (to) conditions.push(sql`e.happened <= ${to}::date`)
  if (agreementIds) conditions.push(amongOrNull('e.agreement_id', agreementIds))
  if (counterpartIds) conditions.push(amongOrNull('e.counterpart_id', counterpartIds))
  if (clusterIds) conditions.push(amongOrNull('e.cluster_id', clusterIds))
  if (placeIds) conditions.push(amongOrNull('e.place_id', placeIds))
  if (ids) conditions.push(amongOrNull('e.id', ids))
  if (importId) conditions.push(sql`e.import_id = ${importId}`)
  if (rootIds)
    conditions.push(sql`exists (select from ledger_leg r where r.operation_id = e.operation_id and r.entry_id = e.id
      and ${amongOrNull('r.root_id', rootIds)})`)
  for (const [name, column] of Object.entries(columns) as [keyof typeof columns, string][]) {
    const value = filter[name]
    if (value !== undefined) conditions.push(isOrNull(column, value))
  }
  return conditions
}

type LegRow = [
  no: number,
  holderId: string | null,
  kind: AccountKind,
  currency: string,
  rootId: string | null,
  amount: string,
  base: string | null,
]
type Row = Omit<ShownEntry, 'no' | 'amountMinor' | 'baseMinor' | 'legs' | 'postedAt'> & {
  no: string
  amountMinor: string
  baseMinor: string | null
  postedAt: Date
  legs: LegRow[] | null
}

const legOf = ([no, holderId, kind, currency, rootId, amount, base]: LegRow): Leg => ({
  no,
  holderId,
  kind,
  currency,
  rootId,
  amountMinor: BigInt(amount),
  baseMinor: base === null ? null : BigInt(base),
})

const pageMax = 10_000

/** Entries that a filter asks for, the latest to happen first, and how many there are of them. Reversed ones and reversals are among them. */
export async function entriesOf(
  db: Db,
  operationId: string,
  filter: EntryFilter = {},
  paging: { limit?: number | undefined; offset?: number | undefined; legs?: boolean | undefined } = {},
): Promise<{ rows: ShownEntry[]; total: number }> {
  const where = sql.join([sql`e.operation_id = ${operationId}`, ...conditionsOf(filter)], sql` and `)
  const legs = paging.legs
    ? sql`(select jsonb_agg(jsonb_build_array(l.no, a.holder_id, a.kind, a.currency, l.root_id, l.amount_minor::text, l.base_minor::text) order by l.no)
        from ledger_leg l join ledger_account a on a.operation_id = l.operation_id and a.id = l.account_id
        where l.operation_id = e.operation_id and l.entry_id = e.id)`
    : sql`null`
  const rows =
    await db.rows<Row>(sql`select e.id, e.no::text as no, e.kind, e.happened::text as happened, e.posted_at as "postedAt", e.currency,
      e.amount_minor::text as "amountMinor", e.rate::text as rate, e.rate_day::text as "rateDay", e.rate_source as "rateSource",
      e.base_minor::text as "baseMinor", e.reverses, e.reversed_reason as "reversedReason",
      (select r.id from ledger_entry r where r.operation_id = e.operation_id and r.reverses = e.id) as "reversedBy",
      e.words, e.source, e.agreement_id as "agreementId", e.counterpart_id as "counterpartId", e.cluster_id as "clusterId",
      e.place_id as "placeId", e.group_id as "groupId", e.project_code as "projectCode", e.activity_id as "activityId",
      e.budget_line_id as "budgetLineId", e.import_id as "importId", e.illustrative, ${legs} as legs
    from ledger_entry e where ${where} order by e.happened desc, e.no desc
    limit ${Math.min(paging.limit ?? 100, pageMax)} offset ${paging.offset ?? 0}`)
  const counted = await db.find<{ total: number }>(sql`select count(*)::int as total from ledger_entry e where ${where}`)
  return {
    rows: rows.map(({ legs: own, ...row }) => ({
      ...row,
      no: BigInt(row.no),
      amountMinor: BigInt(row.amountMinor),
      baseMinor: row.baseMinor === null ? null : BigInt(row.baseMinor),
      postedAt: row.postedAt.toISOString(),
      ...(own ? { legs: own.map(legOf) } : {}),
    })),
    total: counted?.total ?? 0,
  }
}
