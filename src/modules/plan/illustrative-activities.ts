/** What becomes of the made-up catalogue of activities when the illustrative layer is taken away. */
import { sql, type Tx } from '../../kernel/database/sql.ts'

/**
 * Takes the illustrative activities out of the catalogue. One that something real names is the partners' own by now: it stays without its
 * mark, and waits to be reviewed as any other name that came with a report.
 * @param named activities that something real names.
 * @returns ids of those that are gone and of those that stayed.
 */
export async function removeIllustrativeActivities(
  tx: Tx,
  operationId: string,
  named: readonly string[],
): Promise<{ removed: string[]; kept: string[] }> {
  const held = sql`(a.id = any(${[...named]}::uuid[])
    or exists (select 1 from activity_type m where m.operation_id = a.operation_id and m.merged_into = a.id))`
  const mine = sql`a.operation_id = ${operationId} and a.illustrative and a.status <> 'merged'`
  const kept = await tx.rows<{
    id: string
  }>(sql`update activity_type a set illustrative = false, status = 'unreviewed', version = version + 1
    where ${mine} and ${held} returning id`)
  const removed = await tx.rows<{ id: string }>(sql`delete from activity_type a where ${mine} returning id`)
  return { removed: removed.map(({ id }) => id), kept: kept.map(({ id }) => id) }
}
