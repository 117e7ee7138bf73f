import { type Db, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { type KeptEntry, KeptInput, keepers, keptColumns, keptOnly } from '../../operations/index.ts'
import type { ActivityType } from './plan.ts'

export interface KeptCluster extends KeptEntry {
  parentId: string | null
}
export type KeptGroup = KeptEntry
export interface KeptActivity
  extends KeptEntry,
    Pick<ActivityType, 'clusterId' | 'unit' | 'audience' | 'recurrent' | 'retired'> {}

/** Clusters, groups and activities as those see them who keep the lists: what sheets brought in, and what was merged into what. */
export const listPlanNames = view({
  name: 'plan.names',
  summary:
    'Clusters, groups and activities with their state: reviewed, unreviewed or merged, and the import that brought them in.',
  input: KeptInput,
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db: Db, input) {
    const columns = sql`${keptColumns}, e.code, e.aliases`
    const where = keptOnly(input)
    const [clusters, groups, activities] = await Promise.all([
      db.rows<KeptCluster>(
        sql`select ${columns}, e.parent_id as "parentId" from cluster e where ${where} order by e.sort, e.code`,
      ),
      db.rows<KeptGroup>(sql`select ${columns} from population_group e where ${where} order by e.sort, e.code`),
      db.rows<KeptActivity>(sql`select ${columns}, e.cluster_id as "clusterId", e.unit, e.audience, e.recurrent, e.retired
        from activity_type e where ${where} order by e.names ->> 'en', e.id`),
    ])
    return { clusters, groups, activities }
  },
})
