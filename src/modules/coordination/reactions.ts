/** What the room keeps follows the cluster, organisation or place that its own is merged into, and goes back when the two are separated. */
import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'

type Column = 'cluster_id' | 'organisation_id' | 'place_id'
type Table =
  | 'meeting'
  | 'meeting_attendance'
  | 'action_point'
  | 'document'
  | 'handover'
  | 'contact'
  | 'contact_cluster'
  | 'contact_stay'
  | 'responsibility'

function following(event: string, column: Column, tables: readonly Table[]): Reaction[] {
  const ref = sql.ref(column)
  return [
    {
      event: `${event}merged`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        for (const name of tables) {
          const table = sql.table(name)
          await tx.run(sql`insert into moved_coordination (merge_id, entry_id, kind, holder_id)
            select ${mergeId}, ${id}, ${name}, id from ${table} where operation_id = ${operationId} and ${ref} = ${id}`)
          await tx.run(sql`update ${table} set ${ref} = ${intoId} where operation_id = ${operationId} and ${ref} = ${id}`)
        }
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        for (const name of tables)
          await tx.run(sql`update ${sql.table(name)} t set ${ref} = ${id} from moved_coordination m
            where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${name} and t.id = m.holder_id
              and t.operation_id = ${operationId} and t.${ref} = ${intoId}`)
        await tx.run(sql`delete from moved_coordination
          where merge_id = ${mergeId} and entry_id = ${id} and kind = any(${[...tables]}::text[])`)
      },
    },
  ]
}

export const reactions: readonly Reaction[] = [
  ...following('plan.clusters-', 'cluster_id', [
    'meeting',
    'action_point',
    'document',
    'handover',
    'contact_cluster',
    'responsibility',
  ]),
  ...following('organisations.', 'organisation_id', ['meeting_attendance', 'action_point', 'contact', 'responsibility']),
  ...following('places.', 'place_id', ['contact_stay']),
]
