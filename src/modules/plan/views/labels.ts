import { type Db, type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import type { Labelled } from '../../operations/index.ts'

/** What ids of clusters, groups and activities stand for, merged ones too: for what was said before they were merged. */
export async function labelsOfPlan(
  db: Db,
  operationId: string,
  ids: { clusters: readonly string[]; groups: readonly string[]; activities: readonly string[] },
): Promise<{ clusters: Labelled[]; groups: Labelled[]; activities: Labelled[] }> {
  const of = (table: RawBuilder<unknown>, asked: readonly string[]) =>
    db.rows<Labelled>(sql`select id, names, code, merged_into as "mergedInto"
      from ${table} where operation_id = ${operationId} and id = any(${[...asked]}::uuid[])`)
  const [clusters, groups, activities] = await Promise.all([
    of(sql`cluster`, ids.clusters),
    of(sql`population_group`, ids.groups),
    of(sql`activity_type`, ids.activities),
  ])
  return { clusters, groups, activities }
}
