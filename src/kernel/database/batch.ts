/** Set-based writing: a batch of objects becomes one statement. */
import { sql } from './sql.ts'

/** A batch as a table in a FROM clause: `recordset(rows, 'code text, names jsonb')`. Keys are column names. */
export function recordset(rows: readonly object[], columns: string) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as input(${sql.raw(columns)})`
}
