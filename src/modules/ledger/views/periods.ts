import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { rateReaders } from '../access.ts'

/** Months that take no more entries, the latest first. */
export const listPeriods = view({
  name: 'ledger.periods',
  summary: 'Months of the ledger that are closed.',
  input: v.object({ operationId: IdSchema }),
  policy: rateReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }) {
    const rows = await db.rows<{ month: string; closedAt: Date }>(sql`select month, closed_at as "closedAt" from closed_period
      where operation_id = ${operationId} order by month desc`)
    return rows.map(({ month, closedAt }) => ({ month, closedAt: closedAt.toISOString() }))
  },
})
