import { type Db, sql } from '../../kernel/database/sql.ts'

/** Whether the plan of an operation holds anything that is made up to show how the platform works. */
export async function planIsIllustrative(db: Db, operationId: string): Promise<boolean> {
  const found = await db.find<{
    found: boolean
  }>(sql`select exists (select 1 from need where operation_id = ${operationId} and illustrative)
    or exists (select 1 from objective where operation_id = ${operationId} and illustrative and ended is null)
    or exists (select 1 from project where operation_id = ${operationId} and illustrative and ended_at is null)
    or exists (select 1 from plan where operation_id = ${operationId} and illustrative)
    or exists (select 1 from activity_type where operation_id = ${operationId} and illustrative and status <> 'merged') as found`)
  return found?.found === true
}
