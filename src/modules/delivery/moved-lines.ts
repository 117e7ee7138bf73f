/** Lines follow the entries that they name when those are merged, and go back when they are separated. */
import { type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import type { Merged } from '../operations/index.ts'
import { knownLines, rekey } from './rekey.ts'
import { cellsTouchedByIds } from './store.ts'
import { lockLines } from './totals.ts'

type Fragment = RawBuilder<unknown>

/** One place in a line where an entry can be named. */
interface Part {
  name: string
  /** Condition for a line that names the entry here. */
  names: (id: Fragment) => Fragment
  /** Assignment that puts `to` where the line names `from`. */
  put: (from: Fragment, to: Fragment) => Fragment
}

const column = (name: string, of: string): Part => ({
  name,
  names: id => sql`r.${sql.ref(of)} = ${id}`,
  put: (_from, to) => sql`${sql.ref(of)} = ${to}`,
})

const without = (id: Fragment) => sql`array_remove(r.donor_ids, ${id})`

const place = [column('place', 'place_id')]
const group = [column('group', 'group_id')]
const activity = [column('activity', 'activity_id')]

/** A donor that stands beside the one it is merged into is left out, and comes back beside it. */
const organisation = (other: string): Part[] => [
  column('lead', 'lead_organisation_id'),
  column('implementing', 'implementing_organisation_id'),
  {
    name: 'donor-beside',
    names: id => sql`r.donor_ids @> array[${id}, ${other}::uuid]`,
    put: from => sql`donor_ids = ${without(from)}`,
  },
  {
    name: 'donor',
    names: id => sql`${id} = any(r.donor_ids) and not ${other}::uuid = any(r.donor_ids)`,
    put: (from, to) => sql`donor_ids = array_replace(r.donor_ids, ${from}, ${to})`,
  },
]
const organisationBack: Part[] = [
  column('lead', 'lead_organisation_id'),
  column('implementing', 'implementing_organisation_id'),
  {
    name: 'donor-beside',
    names: id => sql`${id} = any(r.donor_ids)`,
    put: (_from, to) => sql`donor_ids = (${without(to)})[: m.position - 1] || ${to} || (${without(to)})[m.position :]`,
  },
  {
    name: 'donor',
    names: id => sql`${id} = any(r.donor_ids)`,
    put: (from, to) => sql`donor_ids = array_replace(${without(to)}, ${from}, ${to})`,
  },
]

/** A line stands under a cluster, or under an area of responsibility and the cluster that it belongs to. */
const cluster = (parentOfTo: string | null): Part[] => [
  {
    name: 'leaf',
    names: id => sql`r.leaf_id = ${id}`,
    put: (_from, to) =>
      parentOfTo === null
        ? sql`cluster_id = ${to}, subcluster_id = null`
        : sql`cluster_id = ${parentOfTo}::uuid, subcluster_id = ${to}`,
  },
  {
    name: 'cluster',
    names: id => sql`r.cluster_id = ${id} and r.leaf_id <> ${id}`,
    put: (_from, to) => sql`cluster_id = ${to}`,
  },
]

export type Following =
  | { kind: 'place' | 'organisation' | 'group' | 'activity' }
  /** The cluster that the entry belongs to which the lines go to. */
  | { kind: 'cluster'; parentId: string | null }

function partsOf(following: Following, otherId: string, back: boolean): Part[] {
  if (following.kind === 'place') return place
  if (following.kind === 'group') return group
  if (following.kind === 'activity') return activity
  if (following.kind === 'cluster') return cluster(following.parentId)
  return back ? organisationBack : organisation(otherId)
}

async function idsOf(tx: Tx, query: Fragment): Promise<string[]> {
  return (await tx.rows<{ id: string }>(query)).map(({ id }) => id)
}

/**
 * Changes lines by `change`, and what follows from what they say: hash and identity. The cells they count in, before and after, are
 * noted in `touched_cell` for whoever brings the totals up to date.
 */
export async function changing(tx: Tx, operationId: string, ids: readonly string[], change: () => Promise<void>): Promise<void> {
  await tx.run(
    sql`create temp table if not exists touched_cell (period text, leaf_id uuid, place_id uuid, group_id uuid) on commit drop`,
  )
  const these = sql`select unnest(${[...ids]}::uuid[])`
  const known = await knownLines(tx, operationId, ids)
  await cellsTouchedByIds(tx, operationId, these)
  await change()
  await cellsTouchedByIds(tx, operationId, these)
  await rekey(tx, operationId, known)
}

/**
 * Moves what was reported on a merged entry to the one it really is, and remembers which lines it moved.
 * @param only of these lines alone; all of the operation's when left out.
 */
export async function moveLines(tx: Tx, following: Following, merged: Merged, only?: readonly string[]): Promise<void> {
  const { operationId, id, intoId, mergeId } = merged
  await lockLines(tx, operationId)
  const [from, to] = [sql`${id}::uuid`, sql`${intoId}::uuid`]
  const parts = partsOf(following, intoId, false)
  const asked = only === undefined ? sql`` : sql`and r.id = any(${[...only]}::uuid[])`
  const mine = sql`m.operation_id = ${operationId} and m.merge_id = ${mergeId} and m.entry_id = ${id}`
  for (const { name, names } of parts)
    await tx.run(sql`insert into moved_line (operation_id, merge_id, entry_id, report_id, part, position)
      select operation_id, ${mergeId}, ${id}, r.id, ${name}, array_position(r.donor_ids, ${from}) from activity_report r
      where operation_id = ${operationId} and ${names(from)} ${asked} on conflict do nothing`)
  const asMoved = only === undefined ? sql`` : sql`and m.report_id = any(${[...only]}::uuid[])`
  const ids = await idsOf(tx, sql`select distinct report_id as id from moved_line m where ${mine} ${asMoved}`)
  await changing(tx, operationId, ids, async () => {
    for (const { name, put, names } of parts)
      await tx.run(sql`update activity_report r set ${put(from, to)} from moved_line m
        where ${mine} and m.part = ${name} and r.operation_id = m.operation_id and r.id = m.report_id and ${names(from)} ${asked}`)
  })
}

/** Moves the lines back that a merge moved and that still name the entry it moved them to. */
export async function moveLinesBack(tx: Tx, following: Following, merged: Merged): Promise<void> {
  const { operationId, id, intoId, mergeId } = merged
  await lockLines(tx, operationId)
  const [from, to] = [sql`${intoId}::uuid`, sql`${id}::uuid`]
  const mine = sql`m.operation_id = ${operationId} and m.merge_id = ${mergeId} and m.entry_id = ${id}`
  const ids = await idsOf(tx, sql`select distinct report_id as id from moved_line m where ${mine}`)
  await changing(tx, operationId, ids, async () => {
    for (const { name, put, names } of partsOf(following, intoId, true))
      await tx.run(sql`update activity_report r set ${put(from, to)} from moved_line m
        where ${mine} and m.part = ${name} and r.operation_id = m.operation_id and r.id = m.report_id and ${names(from)}`)
    await tx.run(sql`delete from moved_line m where ${mine}`)
  })
}
