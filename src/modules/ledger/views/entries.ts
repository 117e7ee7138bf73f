import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { entryReaders } from '../access.ts'
import { entriesOf } from '../entries.ts'
import { EntryFilterSchema } from '../schema.ts'

const written = (minor: bigint | null) => (minor === null ? null : String(minor))

/** Entries of the ledger, the latest to happen first; amounts are whole minor units as decimal strings, which JSON cannot cut short. */
export const listEntries = view({
  name: 'ledger.entries',
  summary: 'Entries of the ledger by what they are about, with their legs when asked for.',
  input: v.object({
    operationId: IdSchema,
    ...EntryFilterSchema.entries,
    legs: v.optional(v.boolean(), false),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)), 100),
    offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  }),
  policy: entryReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, legs, limit, offset, ...filter }) {
    const { rows, total } = await entriesOf(db, operationId, filter, { legs, limit, offset })
    return {
      total,
      rows: rows.map(({ legs: own, ...row }) => ({
        ...row,
        no: String(row.no),
        amountMinor: String(row.amountMinor),
        baseMinor: written(row.baseMinor),
        legs: own?.map(leg => ({ ...leg, amountMinor: String(leg.amountMinor), baseMinor: written(leg.baseMinor) })) ?? null,
      })),
    }
  },
})
