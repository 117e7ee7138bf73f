import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { IdSchema } from '../operations/index.ts'
import { lockFigures, recalculate } from './recalculate.ts'

const Merged = v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema })
type Column = 'place_id' | 'organisation_id'

/**
 * What was said of a merged entry is said of the one it really is. Where something counts there for the same figure already, the later
 * of the two statements counts.
 */
async function moveValues(tx: Tx, operationId: string, column: Column, from: string, to: string): Promise<void> {
  const other = column === 'place_id' ? sql`a.organisation_id = b.organisation_id` : sql`a.place_id = b.place_id`
  const own = sql.ref(column)
  await lockFigures(tx, operationId)
  await tx.run(sql`with doubled as (
      select case when a.recorded_at > b.recorded_at then b.id else a.id end as id
      from indicator_value a join indicator_value b on b.operation_id = a.operation_id and b.plan_indicator_id = a.plan_indicator_id and b.key = a.key
        and b.month = a.month and ${other} and b.${own} = ${to} and b.current
      where a.operation_id = ${operationId} and a.${own} = ${from} and a.current)
    update indicator_value v set current = false from doubled d where v.operation_id = ${operationId} and v.id = d.id`)
  await tx.run(sql`update indicator_value set ${own} = ${to} where operation_id = ${operationId} and ${own} = ${from}`)
  if (column === 'place_id')
    await tx.run(sql`update indicator_target t set place_id = ${to} where operation_id = ${operationId} and place_id = ${from}
      and not exists (select 1 from indicator_target o where o.operation_id = t.operation_id and o.plan_indicator_id = t.plan_indicator_id and o.place_id = ${to} and o.key = t.key)`)
  await recalculate(tx, operationId, 'all')
}

/** Figures follow when an entry is merged, and when places are moved to other areas. */
export const reactions: Reaction[] = [
  {
    event: 'places.merged',
    async react(tx, payload) {
      const { operationId, id, intoId } = v.parse(Merged, payload)
      await moveValues(tx, operationId, 'place_id', id, intoId)
    },
  },
  {
    event: 'organisations.merged',
    async react(tx, payload) {
      const { operationId, id, intoId } = v.parse(Merged, payload)
      await moveValues(tx, operationId, 'organisation_id', id, intoId)
    },
  },
  {
    event: 'places.stored',
    async react(tx, payload) {
      const { operationId } = v.parse(v.object({ operationId: IdSchema }), payload)
      const any = await tx.find(sql`select 1 from indicator_place_cell where operation_id = ${operationId} limit 1`)
      if (!any) return
      await lockFigures(tx, operationId)
      await recalculate(tx, operationId, 'all')
    },
  },
]
