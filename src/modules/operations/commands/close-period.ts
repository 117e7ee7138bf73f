import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { keepers } from '../roles.ts'
import { IdSchema, PeriodSchema } from '../schema.ts'

/** Closes a month for reports, or opens it again; both stay visible in the journal. */
export const closePeriod = command({
  name: 'operations.close-period',
  summary: 'Close a month for reports, or open it again.',
  input: v.object({ operationId: IdSchema, period: PeriodSchema, closed: v.boolean() }),
  policy: keepers,
  load: async (tx, input) =>
    (await tx.find<{ closed_periods: string[]; version: number }>(
      sql`select closed_periods, version from operation where id = ${input.operationId} for update`,
    )) ?? null,
  version: loaded => loaded.version,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, input, loaded, context) {
    const others = loaded.closed_periods.filter(period => period !== input.period)
    const closed = input.closed ? [...others, input.period].sort() : others
    await tx.run(sql`update operation set closed_periods = ${closed}, version = version + 1 where id = ${input.operationId}`)
    context.touch('operation', input.operationId, 'changed')
    return { closedPeriods: closed }
  },
})
