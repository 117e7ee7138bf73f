import * as v from 'valibot'
import { type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

/** How much hangs on a name: lines that use it, and the first and last month they are of. */
export interface NameUsage {
  id: string
  lines: number
  firstPeriod: string
  lastPeriod: string
}

const kinds = ['place', 'organisation', 'cluster', 'group', 'activity'] as const
type Kind = (typeof kinds)[number]

/** From totals where these know it, else from the lines: totals count no donors and no activities. */
function used(kind: Kind, operationId: string, ids: readonly string[]): RawBuilder<unknown> {
  const these = sql`any(${[...ids]}::uuid[])`
  const lines = sql`from activity_report where operation_id = ${operationId} and not withdrawn`
  if (kind === 'place' || kind === 'group')
    return sql`select ${sql.ref(`${kind}_id`)} as id, period, lines from reach_cell where operation_id = ${operationId}`
  if (kind === 'activity') return sql`select activity_id as id, period, 1 as lines ${lines} and activity_id = ${these}`
  if (kind === 'cluster')
    return sql`select cluster_id as id, period, 1 as lines ${lines} and cluster_id = ${these}
      union all select subcluster_id, period, 1 ${lines} and subcluster_id = ${these}`
  return sql`select named.id, period, 1 as lines
    from activity_report, lateral (select distinct id from unnest(array[lead_organisation_id, implementing_organisation_id] || donor_ids) as part (id)) named
    where operation_id = ${operationId} and not withdrawn
      and (lead_organisation_id = ${these} or implementing_organisation_id = ${these} or donor_ids && ${[...ids]}::uuid[])`
}

/** Those who keep the lists see of every name how many lines use it, whoever reported them. */
export const listNameUsage = view({
  name: 'delivery.name-usage',
  summary: 'How many report lines use places, organisations, clusters, groups or activities, and in which months.',
  input: v.object({
    operationId: IdSchema,
    kind: v.picklist(kinds),
    ids: v.pipe(v.array(IdSchema), v.maxLength(1_000)),
  }),
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, kind, ids }) =>
    db.rows<NameUsage>(sql`select id, sum(lines)::int as lines, min(period) as "firstPeriod", max(period) as "lastPeriod"
      from (${used(kind, operationId, ids)}) used where id = any(${ids}::uuid[]) group by id`),
})
