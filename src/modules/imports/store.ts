/** Writes of the room; each takes a transaction. */
import { sql, type Tx } from '../../kernel/database/sql.ts'

/** What an import did, in rows. */
export interface ImportCounts {
  rows: number
  new: number
  changed: number
  unchanged: number
  rejected: number
  repaired: number
}

export async function markCommitted(
  tx: Tx,
  operationId: string,
  id: string,
  result: {
    sheet: string | null
    counts: ImportCounts
    problems: readonly unknown[]
    /** How the file was read in the end. */
    options?: Record<string, unknown> | undefined
  },
): Promise<void> {
  await tx.run(sql`update import set status = 'committed', committed_at = now(), sheet = ${result.sheet}, counts = ${JSON.stringify(result.counts)}::jsonb,
    options = options || ${JSON.stringify(result.options ?? {})}::jsonb, problems = ${JSON.stringify(result.problems)}::jsonb, version = version + 1 where operation_id = ${operationId} and id = ${id}`)
}

export async function markUndone(tx: Tx, operationId: string, id: string): Promise<void> {
  await tx.run(
    sql`update import set status = 'undone', undone_at = now(), version = version + 1 where operation_id = ${operationId} and id = ${id}`,
  )
}
