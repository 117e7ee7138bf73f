/** What is said and planned follows places, organisations and clusters that are merged, and goes back when they are separated. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import type { Merged } from '../operations/index.ts'
import { lockFigures, recalculate } from './recalculate.ts'
import { coordinateOf, deriveTotals, type Former, letEarlierCount, type Origin } from './values.ts'

type Column = 'place_id' | 'organisation_id'

const mine = ({ operationId, mergeId, id }: Merged) =>
  sql`operation_id = ${operationId} and merge_id = ${mergeId} and entry_id = ${id}`
const forget = (tx: Tx, merged: Merged, what: string) =>
  tx.run(sql`delete from indicator_moved where ${mine(merged)} and what = ${what}`)

/** Everything is made anew, for areas may lie elsewhere now, too; nothing is to be done where nobody ever said a figure. */
async function recalculateAll(tx: Tx, operationId: string): Promise<void> {
  const any = await tx.find(sql`select 1 from indicator_value where operation_id = ${operationId} limit 1`)
  if (any) await recalculate(tx, operationId, 'all')
}

/**
 * What was said of a merged entry is said of the one it really is. Where something counts there for the same figure already, what was
 * said counts before what follows from parts, and then the later statement.
 */
export async function moveValues(tx: Tx, column: Column, merged: Merged, origin: Origin): Promise<void> {
  const { operationId, id, intoId, mergeId } = merged
  const own = sql.ref(column)
  const other = column === 'place_id' ? sql`a.organisation_id = b.organisation_id` : sql`a.place_id = b.place_id`
  await lockFigures(tx, operationId)
  await tx.run(sql`insert into indicator_moved (operation_id, merge_id, entry_id, what, row_id)
    select operation_id, ${mergeId}, ${id}, 'value', id from indicator_value where operation_id = ${operationId} and ${own} = ${id}`)
  await tx.run(sql`with doubled as (
      select case when a.derived <> b.derived then case when a.derived then a.id else b.id end
        when a.recorded_at > b.recorded_at then b.id else a.id end as id
      from indicator_value a join indicator_value b on b.operation_id = a.operation_id and b.plan_indicator_id = a.plan_indicator_id and b.key = a.key
        and b.month = a.month and ${other} and b.${own} = ${intoId} and b.current
      where a.operation_id = ${operationId} and a.${own} = ${id} and a.current)
    update indicator_value v set current = false from doubled d where v.operation_id = ${operationId} and v.id = d.id`)
  const moved = await tx.rows<Former>(sql`update indicator_value v set ${own} = ${intoId}
    where operation_id = ${operationId} and ${own} = ${id} returning id, ${coordinateOf('v')}, current`)
  if (column === 'place_id') await moveTargets(tx, merged)
  await deriveTotals(tx, operationId, moved, origin)
  await recalculateAll(tx, operationId)
}

/** Moves values back that a merge moved; where one of them counted, the earlier statement counts again. */
export async function moveValuesBack(tx: Tx, column: Column, merged: Merged, origin: Origin): Promise<void> {
  const { operationId, id, intoId } = merged
  const own = sql.ref(column)
  await lockFigures(tx, operationId)
  const back = await tx.rows<Former>(sql`update indicator_value v set ${own} = ${id}
    from (select row_id from indicator_moved where ${mine(merged)} and what = 'value') m
    where v.operation_id = ${operationId} and v.id = m.row_id and v.${own} = ${intoId} returning id, ${coordinateOf('v')}, current`)
  const left = back.map(row => ({ ...row, [column]: intoId }))
  await letEarlierCount(tx, operationId, [...back, ...left])
  await forget(tx, merged, 'value')
  if (column === 'place_id') await moveTargetsBack(tx, merged)
  await deriveTotals(tx, operationId, [...back, ...left], origin)
  await recalculateAll(tx, operationId)
}

/** Targets of a merged place are those of the one it really is; where that has some of its own, they hold. */
async function moveTargets(tx: Tx, { operationId, id, intoId, mergeId }: Merged): Promise<void> {
  await tx.run(sql`insert into indicator_moved (operation_id, merge_id, entry_id, what, target, aside)
    select operation_id, ${mergeId}, ${id}, 'target', to_jsonb(t), exists (select 1 from indicator_target o
      where o.operation_id = t.operation_id and o.plan_indicator_id = t.plan_indicator_id and o.place_id = ${intoId} and o.key = t.key)
    from indicator_target t where operation_id = ${operationId} and place_id = ${id}`)
  await tx.run(sql`insert into indicator_target select operation_id, plan_indicator_id, ${intoId}::uuid, key, baseline, target, in_need, source, illustrative
    from indicator_target where operation_id = ${operationId} and place_id = ${id} on conflict do nothing`)
  await tx.run(sql`delete from indicator_target where operation_id = ${operationId} and place_id = ${id}`)
}

/** Targets go back as they were; one that somebody changed since stays where it is. */
async function moveTargetsBack(tx: Tx, merged: Merged): Promise<void> {
  const { operationId, intoId } = merged
  const moved = await tx.rows<{ target: object; aside: boolean }>(
    sql`select target, aside from indicator_moved where ${mine(merged)} and what = 'target'`,
  )
  const rows = recordset(
    moved.map(({ target, aside }) => ({ ...target, aside })),
    'operation_id uuid, plan_indicator_id uuid, place_id uuid, key text, baseline numeric, target numeric, in_need numeric, source text, illustrative boolean, aside boolean',
  )
  const columns = sql.raw('operation_id, plan_indicator_id, place_id, key, baseline, target, in_need, source, illustrative')
  await tx.run(sql`with back as (
      delete from indicator_target t using ${rows} where not input.aside and t.operation_id = ${operationId} and t.place_id = ${intoId}
        and t.plan_indicator_id = input.plan_indicator_id and t.key = input.key
        and (t.baseline, t.target, t.in_need, t.source, t.illustrative) is not distinct from (input.baseline, input.target, input.in_need, input.source, input.illustrative)
      returning t.plan_indicator_id, t.key)
    insert into indicator_target (${columns}) select ${columns} from ${rows}
    where input.aside or exists (select 1 from back b where b.plan_indicator_id = input.plan_indicator_id and b.key = input.key)
    on conflict do nothing`)
  await forget(tx, merged, 'target')
}

const ofClusters = [
  { table: sql`indicator`, what: 'definition' },
  { table: sql`plan_indicator`, what: 'planned' },
] as const

/** Definitions and planned indicators of a merged cluster are the other one's. */
export async function moveToCluster(tx: Tx, { operationId, id, intoId, mergeId }: Merged): Promise<void> {
  for (const { table, what } of ofClusters)
    await tx.run(sql`with moved as (
        update ${table} set cluster_id = ${intoId}, version = version + 1 where operation_id = ${operationId} and cluster_id = ${id} returning id)
      insert into indicator_moved (operation_id, merge_id, entry_id, what, row_id) select ${operationId}, ${mergeId}, ${id}, ${what}, id from moved`)
}

export async function moveBackToCluster(tx: Tx, merged: Merged): Promise<void> {
  const { operationId, id, intoId } = merged
  for (const { table, what } of ofClusters) {
    await tx.run(sql`update ${table} t set cluster_id = ${id}, version = version + 1
      from (select row_id from indicator_moved where ${mine(merged)} and what = ${what}) m
      where t.operation_id = ${operationId} and t.id = m.row_id and t.cluster_id = ${intoId}`)
    await forget(tx, merged, what)
  }
}

/** Planned indicators of an objective stand under what it is in the version that holds now. */
export async function followObjectives(
  tx: Tx,
  operationId: string,
  moved: readonly { fromId: string; toId: string }[],
): Promise<void> {
  await tx.run(sql`update plan_indicator p set objective_id = input."toId", version = version + 1
    from ${recordset(moved, '"fromId" uuid, "toId" uuid')} where p.operation_id = ${operationId} and p.objective_id = input."fromId"`)
}
