import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { DateSchema, IdSchema } from '../../operations/index.ts'
import { rateReaders } from '../access.ts'
import { baseCurrencyOf } from '../read.ts'
import { CurrencySchema } from '../schema.ts'

export interface ShownRate {
  currency: string
  day: string
  /** Decimal number: units for one of the base currency. */
  unitsPerBase: string
  source: string
  importId: string | null
  recordedAt: string
}

/** Rates that count: of each currency and day the newest, the latest days first; with `on`, of each currency the one of that day. */
export const listRates = view({
  name: 'ledger.rates',
  summary: 'Exchange rates that count, with their days and sources.',
  input: v.object({
    operationId: IdSchema,
    currency: v.optional(CurrencySchema),
    on: v.optional(DateSchema),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 1_000),
  }),
  policy: rateReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, currency, on, limit }) {
    const only = currency ? sql`and currency = ${currency}` : sql``
    const until = on ? sql`and day <= ${on}::date` : sql``
    const newest = on ? sql`currency` : sql`currency, exchange_rate.day`
    const rates = await db.rows<Omit<ShownRate, 'recordedAt'> & { recordedAt: Date }>(sql`select * from (
        select distinct on (${newest}) currency, day::text as day, units_per_base::text as "unitsPerBase", source, import_id as "importId",
          recorded_at as "recordedAt"
        from exchange_rate where operation_id = ${operationId} ${only} ${until}
        order by currency, exchange_rate.day desc, no desc) newest
      order by day desc, currency limit ${limit}`)
    return {
      baseCurrency: await baseCurrencyOf(db, operationId),
      rates: rates.map((rate): ShownRate => ({ ...rate, recordedAt: rate.recordedAt.toISOString() })),
    }
  },
})
