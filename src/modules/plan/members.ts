/** Members of clusters, as they follow organisations that are merged and separated again. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { followMerges, type Merged } from '../operations/index.ts'
import { mergedOrganisations } from '../organisations/index.ts'
import { mergedEntries } from './entries.ts'

/** A merged organisation's places in clusters are the other one's. */
export async function moveMembers(tx: Tx, { operationId, id, intoId, mergeId }: Merged): Promise<void> {
  await tx.run(sql`insert into moved_member (operation_id, merge_id, entry_id, cluster_id, source, aside)
    select operation_id, ${mergeId}, ${id}, cluster_id, source,
      exists (select 1 from cluster_member o where o.operation_id = m.operation_id and o.cluster_id = m.cluster_id and o.organisation_id = ${intoId})
    from cluster_member m where operation_id = ${operationId} and organisation_id = ${id}`)
  await tx.run(sql`insert into cluster_member (operation_id, cluster_id, organisation_id, source)
    select operation_id, cluster_id, ${intoId}, source from cluster_member where operation_id = ${operationId} and organisation_id = ${id}
    on conflict do nothing`)
  await tx.run(sql`delete from cluster_member where operation_id = ${operationId} and organisation_id = ${id}`)
}

export async function moveMembersBack(tx: Tx, { operationId, id, intoId, mergeId }: Merged): Promise<void> {
  const moved = await tx.rows<{
    clusterId: string
    source: string | null
    aside: boolean
  }>(sql`select cluster_id as "clusterId", source, aside
    from moved_member where operation_id = ${operationId} and merge_id = ${mergeId} and entry_id = ${id}`)
  const inUse = followMerges(await mergedEntries(tx, 'cluster', operationId))
  const rows = moved.map(row => ({ ...row, clusterId: inUse(row.clusterId) }))
  await storeMembers(
    tx,
    operationId,
    rows.map(({ clusterId, source }) => ({ clusterId, organisationId: id, source })),
  )
  const gone = rows.filter(({ aside }) => !aside).map(({ clusterId }) => clusterId)
  await tx.run(sql`delete from cluster_member
    where operation_id = ${operationId} and organisation_id = ${intoId} and cluster_id = any(${gone}::uuid[])`)
  await tx.run(sql`delete from moved_member where operation_id = ${operationId} and merge_id = ${mergeId} and entry_id = ${id}`)
}

/** Adds members of clusters; organisations that were merged meanwhile are the ones they were merged into. */
export async function storeMembers(
  tx: Tx,
  operationId: string,
  members: readonly { clusterId: string; organisationId: string; source: string | null }[],
): Promise<{ clusterId: string; organisationId: string }[]> {
  const inUse = followMerges(await mergedOrganisations(tx, operationId))
  const rows = members.map(member => ({ ...member, organisationId: inUse(member.organisationId) }))
  return tx.rows(sql`insert into cluster_member (operation_id, cluster_id, organisation_id, source)
    select ${operationId}, "clusterId", "organisationId", source from ${recordset(rows, '"clusterId" uuid, "organisationId" uuid, source text')}
    on conflict do nothing returning cluster_id as "clusterId", organisation_id as "organisationId"`)
}

/** Ids of the organisations that are members of a cluster, for rooms that address them. */
export async function organisationsOfCluster(db: Db, operationId: string, clusterId: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select organisation_id as id from cluster_member
    where operation_id = ${operationId} and cluster_id = ${clusterId} order by organisation_id`)
  return rows.map(({ id }) => id)
}

/** Ids of the clusters that any of the organisations is a member of, for rooms that limit rows by them. */
export async function clustersOfOrganisations(
  db: Db,
  operationId: string,
  organisationIds: readonly string[],
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select distinct cluster_id as id from cluster_member
    where operation_id = ${operationId} and organisation_id = any(${[...organisationIds]}::uuid[]) order by 1`)
  return rows.map(({ id }) => id)
}
