/** People in need and people counted, as they follow the entries they are of when those are merged and separated again. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { followMerges, type Merged } from '../operations/index.ts'
import { mergedOrganisations } from '../organisations/index.ts'
import { mergedPlaces } from '../places/index.ts'
import { mergedEntries } from './entries.ts'

type Column = 'place_id' | 'cluster_id' | 'group_id'

interface FigureTable {
  name: 'need' | 'population_figure'
  /** What a figure is of; there is one figure for each. */
  key: readonly string[]
  figures: readonly string[]
}

const tables: readonly FigureTable[] = [
  { name: 'need', key: ['place_id', 'cluster_id', 'group_id', 'period'], figures: ['in_need', 'targeted', 'severity', 'source'] },
  {
    name: 'population_figure',
    key: ['place_id', 'site', 'group_id', 'period'],
    figures: ['people', 'households', 'source'],
  },
]
const having = (column: Column) => tables.filter(({ key }) => key.includes(column))

/**
 * Moves the figures of a merged entry to the other one. They are never added up: where the other one has a figure for the same cell and
 * month, that one stands, and the merged one's waits aside.
 */
export async function moveFigures(tx: Tx, column: Column, { operationId, id, intoId, mergeId }: Merged): Promise<void> {
  for (const { name, key } of having(column)) {
    const table = sql.table(name)
    const sameKey = sql.join(
      key.filter(part => part !== column).map(part => sql`t.${sql.ref(part)} is not distinct from f.${sql.ref(part)}`),
      sql` and `,
    )
    await tx.run(sql`insert into moved_figure (operation_id, merge_id, entry_id, kind, figure_id, before, aside)
      select ${operationId}, ${mergeId}, ${id}, ${name}, f.id, to_jsonb(f),
        exists (select 1 from ${table} t where t.operation_id = f.operation_id and t.${sql.ref(column)} = ${intoId} and ${sameKey})
      from ${table} f where f.operation_id = ${operationId} and f.${sql.ref(column)} = ${id}`)
    await tx.run(sql`delete from ${table} f using moved_figure m
      where m.operation_id = ${operationId} and m.merge_id = ${mergeId} and m.entry_id = ${id} and m.aside and m.kind = ${name}
        and f.operation_id = m.operation_id and f.id = m.figure_id`)
    await tx.run(
      sql`update ${table} set ${sql.ref(column)} = ${intoId} where operation_id = ${operationId} and ${sql.ref(column)} = ${id}`,
    )
  }
}

/** Moves figures back that a merge moved and nobody replaced since, and takes back in what waited aside. */
export async function moveFiguresBack(tx: Tx, column: Column, { operationId, id, intoId, mergeId }: Merged): Promise<void> {
  const mine = sql`m.operation_id = ${operationId} and m.merge_id = ${mergeId} and m.entry_id = ${id}`
  for (const { name, figures } of having(column)) {
    const table = sql.table(name)
    const unchanged = sql.join(
      figures.map(figure => sql`to_jsonb(f.${sql.ref(figure)}) is not distinct from nullif(m.before -> ${figure}, 'null')`),
      sql` and `,
    )
    await tx.run(sql`update ${table} f set ${sql.ref(column)} = ${id} from moved_figure m
      where ${mine} and m.kind = ${name} and not m.aside and f.operation_id = m.operation_id and f.id = m.figure_id
        and f.${sql.ref(column)} = ${intoId} and ${unchanged}`)
    const aside = await tx.rows<{ before: Record<string, unknown> }>(
      sql`select before from moved_figure m where ${mine} and m.kind = ${name} and m.aside`,
    )
    if (aside.length === 0) continue
    const inUse = await entriesInUse(tx, operationId)
    const rows = aside.map(({ before }) => inUse({ ...before, [column]: id }))
    await tx.run(sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)
      on conflict do nothing`)
  }
  await tx.run(sql`delete from moved_figure m where ${mine}`)
}

/** What waited aside is of entries that may have been merged meanwhile. */
async function entriesInUse(tx: Tx, operationId: string): Promise<(row: Record<string, unknown>) => Record<string, unknown>> {
  const follow: Record<Column, (id: string) => string> = {
    place_id: followMerges(await mergedPlaces(tx, operationId)),
    cluster_id: followMerges(await mergedEntries(tx, 'cluster', operationId)),
    group_id: followMerges(await mergedEntries(tx, 'group', operationId)),
  }
  return row => {
    const now = { ...row }
    for (const [column, to] of Object.entries(follow)) {
      const id = now[column]
      if (typeof id === 'string') now[column] = to(id)
    }
    return now
  }
}

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
