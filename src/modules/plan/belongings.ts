/** What belongs to a cluster, as it goes over to the cluster that it is merged into, and back. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { followMerges } from '../operations/index.ts'
import { type Belongings, belongingTo, mergedEntries, type Predecessor } from './entries.ts'
import { storeMembers } from './members.ts'

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** Hands everything that belongs to a cluster over to another one. @returns what went over, for the way back. */
export async function handOver(tx: Tx, operationId: string, id: string, intoId: string): Promise<Belongings> {
  const children = ids(await belongingTo(tx, 'cluster', operationId, id))
  const activities = ids(await belongingTo(tx, 'activity', operationId, id))
  await tx.run(
    sql`update cluster set parent_id = ${intoId}, version = version + 1 where operation_id = ${operationId} and parent_id = ${id}`,
  )
  await tx.run(
    sql`update activity_type set cluster_id = ${intoId}, version = version + 1 where operation_id = ${operationId} and cluster_id = ${id}`,
  )
  const projects = ids(
    await tx.rows<{ id: string }>(sql`update project set cluster_id = ${intoId}, version = version + 1
      where operation_id = ${operationId} and cluster_id = ${id} returning id`),
  )
  const objectives = ids(
    await tx.rows<{ id: string }>(sql`update objective set cluster_id = ${intoId}
      where operation_id = ${operationId} and cluster_id = ${id} returning id`),
  )
  const members = await tx.rows<Belongings['members'][number]>(sql`delete from cluster_member
    where operation_id = ${operationId} and cluster_id = ${id} returning organisation_id as "organisationId", source`)
  const joined = await storeMembers(
    tx,
    operationId,
    members.map(member => ({ ...member, clusterId: intoId })),
  )
  const predecessors = await tx.rows<Predecessor>(sql`delete from cluster_predecessor
    where operation_id = ${operationId} and ${id} in (cluster_id, predecessor_id)
    returning cluster_id as "clusterId", predecessor_id as "predecessorId", confidence`)
  const now = (cluster: string) => (cluster === id ? intoId : cluster)
  const newPredecessors = await storePredecessors(
    tx,
    operationId,
    predecessors.map(row => ({ ...row, clusterId: now(row.clusterId), predecessorId: now(row.predecessorId) })),
  )
  const newMembers = joined.map(({ organisationId }) => organisationId)
  return { children, activities, projects, objectives, members, newMembers, predecessors, newPredecessors }
}

/** Takes back what was handed over and still belongs to the other cluster. */
export async function takeBack(tx: Tx, operationId: string, id: string, fromId: string, belongings: Belongings): Promise<void> {
  const { children, activities, projects, objectives, members, newMembers, predecessors, newPredecessors } = belongings
  await tx.run(sql`update cluster set parent_id = ${id}, version = version + 1
    where operation_id = ${operationId} and id = any(${children}::uuid[]) and parent_id = ${fromId}`)
  await tx.run(sql`update activity_type set cluster_id = ${id}, version = version + 1
    where operation_id = ${operationId} and id = any(${activities}::uuid[]) and cluster_id = ${fromId}`)
  await tx.run(sql`update project set cluster_id = ${id}, version = version + 1
    where operation_id = ${operationId} and id = any(${projects}::uuid[]) and cluster_id = ${fromId}`)
  await tx.run(sql`update objective set cluster_id = ${id}
    where operation_id = ${operationId} and id = any(${objectives}::uuid[]) and cluster_id = ${fromId}`)
  await tx.run(sql`delete from cluster_member
    where operation_id = ${operationId} and cluster_id = ${fromId} and organisation_id = any(${newMembers}::uuid[])`)
  await storeMembers(
    tx,
    operationId,
    members.map(member => ({ ...member, clusterId: id })),
  )
  await tx.run(sql`delete from cluster_predecessor p using ${recordset(newPredecessors, '"clusterId" uuid, "predecessorId" uuid')}
    where p.operation_id = ${operationId} and p.cluster_id = input."clusterId" and p.predecessor_id = input."predecessorId"`)
  await storePredecessors(tx, operationId, predecessors)
}

/** Stores which cluster came before which, none before itself; clusters that were merged meanwhile are the ones they are now. */
async function storePredecessors(tx: Tx, operationId: string, predecessors: readonly Predecessor[]): Promise<Predecessor[]> {
  const inUse = followMerges(await mergedEntries(tx, 'cluster', operationId))
  const rows = predecessors
    .map(row => ({ ...row, clusterId: inUse(row.clusterId), predecessorId: inUse(row.predecessorId) }))
    .filter(({ clusterId, predecessorId }) => clusterId !== predecessorId)
  return tx.rows(sql`insert into cluster_predecessor (operation_id, cluster_id, predecessor_id, confidence)
    select distinct on ("clusterId", "predecessorId") ${operationId}::uuid, "clusterId", "predecessorId", confidence
    from ${recordset(rows, '"clusterId" uuid, "predecessorId" uuid, confidence text')}
    on conflict do nothing returning cluster_id as "clusterId", predecessor_id as "predecessorId", confidence`)
}
