import { sql, type Tx } from '../../kernel/database/sql.ts'
import { lockLedger } from './opening.ts'
import { illustrativeInUse } from './problems.ts'

/**
 * Removes the entries of an operation that are made up, their legs and reversals: the only way in which anything leaves the ledger.
 * Balances, totals and first days are made anew from what stays. Rates that are made up go as well.
 * @returns how many entries went.
 * @throws Problem `illustrative-money-in-use` when real entries took money from them.
 */
export async function removeIllustrativeEntries(tx: Tx, operationId: string): Promise<number> {
  await lockLedger(tx, operationId)
  const inUse = await tx.find<{ entries: number }>(sql`select count(distinct entry_id)::int as entries from (
      select l.entry_id, a.kind, sum(l.amount_minor) over (partition by l.account_id, l.root_id) as left_there
      from ledger_leg l join ledger_account a on a.operation_id = l.operation_id and a.id = l.account_id
        join ledger_entry e on e.operation_id = l.operation_id and e.id = l.entry_id
      where l.operation_id = ${operationId} and not e.illustrative and a.holder_id is not null) kept
    where case kind when 'advanced' then left_there > 0 else left_there < 0 end`)
  if (inUse && inUse.entries > 0) throw illustrativeInUse({ entries: inUse.entries })
  await tx.rows(sql`select ledger_remove_illustrative_rates(${operationId})`)
  const removed = await tx.find<{ gone: number }>(sql`select ledger_remove_illustrative(${operationId}) as gone`)
  return removed?.gone ?? 0
}
