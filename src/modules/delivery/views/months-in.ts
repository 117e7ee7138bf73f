import { sql } from '../../../kernel/database/sql.ts'

/**
 * The months that a table of totals has rows for, as a recursive common table `month (period)`, from the first to the last asked
 * one: one look into the index a month, however many cells a month has. A last row may be null.
 */
export function monthsIn(table: 'reach_cell' | 'overlap_cell', operationId: string, from: string, to: string) {
  const next = (after: ReturnType<typeof sql>) => sql`select period from ${sql.table(table)} where operation_id = ${operationId}
    and period ${after} and period <= ${to} order by period limit 1`
  return sql`month (period) as ((${next(sql`>= ${from}`)}) union all
    select (${next(sql`> month.period`)}) from month where month.period is not null)`
}
