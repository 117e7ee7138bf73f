/** Who holds a role in an operation, for rooms that name people. */
import { type Db, sql } from '../../kernel/database/sql.ts'

/** Those of the asked people who hold or held a role in the operation, or in the whole installation. */
export async function peopleOfOperation(db: Db, operationId: string, personIds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select distinct person_id as id from role_grant
    where person_id = any(${[...personIds]}::text[]) and (operation_id = ${operationId} or operation_id is null)`)
  return rows.map(({ id }) => id)
}
