import { type Db, sql } from '../../kernel/database/sql.ts'

/** Whether an operation has indicators, targets or figures that are made up to show how the platform works. */
export async function indicatorsAreIllustrative(db: Db, operationId: string): Promise<boolean> {
  const found = await db.find<{
    found: boolean
  }>(sql`select exists (select 1 from indicator where operation_id = ${operationId} and illustrative)
    or exists (select 1 from plan_indicator where operation_id = ${operationId} and illustrative)
    or exists (select 1 from indicator_target where operation_id = ${operationId} and illustrative)
    or exists (select 1 from indicator_place_cell where operation_id = ${operationId} and illustrative) as found`)
  return found?.found === true
}
