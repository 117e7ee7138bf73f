/** Proves the ledger from its legs alone. */
import { type Db, sql } from '../../kernel/database/sql.ts'

const findingKinds = [
  'unbalanced',
  'legs-missing',
  'leg-without-entry',
  'amount-differs',
  'base-differs',
  'reversal-differs',
  'below-zero',
  'advance-not-covered',
  'balance-differs',
  'cell-differs',
  'first-differs',
] as const
type FindingKind = (typeof findingKinds)[number]

/** Something that does not follow from the legs. */
interface Finding {
  kind: FindingKind
  /** Entry or account that it is about; null: a total. */
  id: string | null
  /** Root whose money it is about, or null where it is not known or does not matter. */
  rootId: string | null
  /** What is kept beside what the legs say. */
  detail: string
}

interface LedgerVerdict {
  entries: number
  legs: number
  accounts: number
  /** The first of the findings; none: everything that is kept follows from the legs. */
  findings: Finding[]
  /** How many there are of each kind. */
  counts: Partial<Record<FindingKind, number>>
}

const shownMax = 100

/** Recomputes everything from the legs, as `ledger_findings` of the migrations says; it may be read while others post. */
export async function verifyLedger(db: Db, operationId: string): Promise<LedgerVerdict> {
  const found = await db.find<Omit<LedgerVerdict, 'counts'> & { counts: [FindingKind, number][] }>(sql`
    with found as materialized (select * from ledger_findings(${operationId}))
    select (select count(*)::int from ledger_entry where operation_id = ${operationId}) as entries,
      (select count(*)::int from ledger_leg where operation_id = ${operationId}) as legs,
      (select count(*)::int from ledger_account where operation_id = ${operationId}) as accounts,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', finding, 'id', id, 'rootId', root_id, 'detail', detail)), '[]')
        from (select * from found order by finding, id, root_id, detail limit ${shownMax}) shown) as findings,
      (select coalesce(jsonb_agg(jsonb_build_array(finding, number)), '[]')
        from (select finding, count(*) as number from found group by 1) counted) as counts`)
  if (!found) throw new Error('The ledger was not read.')
  return { ...found, counts: Object.fromEntries(found.counts) }
}
