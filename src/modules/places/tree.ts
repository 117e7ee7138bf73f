/** Places inside places, for rooms that limit or add up by area. */
import { type Db, sql } from '../../kernel/database/sql.ts'

/** Ids of a place and everything inside it, as a subquery: `place_id in (${placesInside(operationId, id)})`. */
export function placesInside(operationId: string, placeId: string) {
  return sql`with recursive inside as (
      select id from place where operation_id = ${operationId} and id = ${placeId}
      union select p.id from place p join inside i on p.parent_id = i.id where p.operation_id = ${operationId}
    ) select id from inside`
}

/** For each place itself and what it lies in, from the inside out. */
export async function placesAround(db: Db, operationId: string, placeIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.rows<{ start: string; id: string }>(sql`with recursive around as (
      select id as start, id, parent_id, 0 as steps from place where operation_id = ${operationId} and id = any(${placeIds}::uuid[])
      union all select a.start, p.id, p.parent_id, a.steps + 1 from around a join place p on p.operation_id = ${operationId} and p.id = a.parent_id
    ) select start, id from around order by start, steps`)
  const around = new Map<string, string[]>()
  for (const { start, id } of rows) around.set(start, [...(around.get(start) ?? []), id])
  return around
}
