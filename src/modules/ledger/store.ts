/** Rates, months and the base currency. Entries are written by `post.ts`. */
import type * as v from 'valibot'
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { lockLedger } from './opening.ts'
import { baseCurrencyInUse } from './problems.ts'
import { baseCurrencyOf } from './read.ts'
import type { StoreRates } from './schema.ts'

/** @throws Problem `base-currency-in-use` when rates or entries are kept in another one. */
async function setBaseCurrency(tx: Tx, operationId: string, currency: string): Promise<void> {
  const base = await baseCurrencyOf(tx, operationId)
  if (base === currency) return
  const used = await tx.find<{ used: boolean }>(sql`select exists (select from ledger_entry where operation_id = ${operationId})
    or exists (select from exchange_rate where operation_id = ${operationId}) as used`)
  if (used?.used) throw baseCurrencyInUse({ base })
  await tx.run(sql`insert into ledger_setting (operation_id, base_currency) values (${operationId}, ${currency})
    on conflict (operation_id) do update set base_currency = excluded.base_currency`)
}

/**
 * Keeps rates as they are published. One that is said anew is kept beside the one before it, and counts from then on; what was posted
 * keeps the rate it was posted with.
 * @returns how many are new, and how many were known so already (the base currency itself among them).
 */
export async function storeRates(
  tx: Tx,
  input: v.InferOutput<typeof StoreRates>,
  now: Date,
): Promise<{ stored: number; unchanged: number }> {
  const { operationId, rates, illustrative, importId = null } = input
  await lockLedger(tx, operationId)
  if (input.baseCurrency) await setBaseCurrency(tx, operationId, input.baseCurrency)
  const base = await baseCurrencyOf(tx, operationId)
  // Of a day that is there twice, the last counts.
  const given = new Map(rates.filter(({ currency }) => currency !== base).map(rate => [`${rate.currency} ${rate.day}`, rate]))
  const stored =
    await tx.run(sql`insert into exchange_rate (operation_id, currency, day, no, units_per_base, source, import_id, recorded_at, illustrative)
    select ${operationId}, input.currency, input.day, coalesce(newest.no, 0) + 1, input."unitsPerBase", input.source, ${importId}::uuid, ${now}, ${illustrative}
    from ${recordset([...given.values()], 'currency text, day date, "unitsPerBase" numeric, source text')}
    left join lateral (select no, units_per_base, source from exchange_rate r where r.operation_id = ${operationId}
      and r.currency = input.currency and r.day = input.day order by no desc limit 1) newest on true
    where newest.no is null or newest.units_per_base <> input."unitsPerBase" or newest.source <> input.source`)
  return { stored, unchanged: rates.length - stored }
}

/** Closes a month; whoever is posting meanwhile comes first. @returns whether it was open. */
export async function closeMonth(tx: Tx, operationId: string, month: string, by: string, now: Date): Promise<boolean> {
  await lockLedger(tx, operationId)
  const closed = await tx.run(sql`insert into closed_period (operation_id, month, closed_at, closed_by)
    values (${operationId}, ${month}, ${now}, ${by}) on conflict (operation_id, month) do nothing`)
  return closed === 1
}
