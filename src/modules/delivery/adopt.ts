/**
 * Lines that were stored before the catalogue knew their activity keep it as text. When the catalogue gets the name, they take the
 * activity, so that the sheet they came from still means the same lines.
 */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { allActivityTypes, allClusters } from '../plan/index.ts'
import { createCatalogue } from '../plan/pure/catalogue.ts'
import { changing } from './moved-lines.ts'
import { lockLines } from './totals.ts'

interface Said {
  leaf: string
  activity: string | null
  detail: string | null
}

/**
 * Lets lines take these activities that say them as text, or that name another cluster's activity for want of their own.
 * @returns how many did; the table `touched_cell` has their cells.
 */
export async function adoptActivities(tx: Tx, operationId: string, ids: readonly string[]): Promise<number> {
  await lockLines(tx, operationId)
  const [activities, clusters] = await Promise.all([allActivityTypes(tx, operationId), allClusters(tx, operationId)])
  const parents = new Map(clusters.map(cluster => [cluster.id, cluster.parentId]))
  const parentOf = (id: string) => parents.get(id) ?? null
  const topOf = (id: string) => parentOf(id) ?? id
  const catalogue = createCatalogue(activities, parentOf)
  const byId = new Map(activities.map(activity => [activity.id, activity]))
  const asked = new Set(ids.filter(id => byId.get(id)?.retired === false))
  const families = new Set([...asked].map(id => topOf(byId.get(id)?.clusterId ?? '')))
  const leaves = clusters.filter(({ id }) => families.has(topOf(id))).map(({ id }) => id)
  if (leaves.length === 0) return 0
  const said = await tx.rows<Said>(sql`select distinct leaf_id as leaf, activity_id as activity,
      case when activity_id is null then activity_detail end as detail
    from activity_report where operation_id = ${operationId} and leaf_id = any(${leaves}::uuid[])
      and (activity_id is not null or activity_detail is not null)`)
  const adopted = said.flatMap(({ leaf, activity, detail }): (Said & { to: string; rest: string | null })[] => {
    if (activity === null) {
      const found = catalogue.ofText(detail ?? '', leaf)
      return found && asked.has(found.entry.id) ? [{ leaf, activity, detail, to: found.entry.id, rest: found.detail }] : []
    }
    const other = byId.get(activity)
    if (!other || topOf(other.clusterId) === topOf(leaf)) return []
    const own = [...Object.values(other.names), ...other.aliases]
      .map(name => catalogue.inCluster(name, leaf)?.entry)
      .find(entry => entry && asked.has(entry.id))
    return own ? [{ leaf, activity, detail, to: own.id, rest: null }] : []
  })
  if (adopted.length === 0) return 0
  const table = recordset(adopted, 'leaf uuid, activity uuid, detail text, "to" uuid, rest text')
  const same = sql`r.operation_id = ${operationId} and r.leaf_id = input.leaf and r.activity_id is not distinct from input.activity
    and (input.activity is not null or r.activity_detail = input.detail)`
  const lines = await tx.rows<{ id: string }>(sql`select r.id from activity_report r join ${table} on ${same}`)
  await changing(
    tx,
    operationId,
    lines.map(({ id }) => id),
    async () => {
      await tx.run(sql`update activity_report r set activity_id = input."to",
          activity_detail = case when input.activity is null then input.rest else r.activity_detail end
        from ${table} where ${same}`)
    },
  )
  return lines.length
}
