/** What happens to roles and invitations when lower rooms merge the entries they are limited to, and separate them again. */
import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'

const tables = ['role_grant', 'invitation'] as const

function following(event: string, column: 'cluster_id' | 'organisation_id' | 'place_id'): Reaction[] {
  const limit = sql.ref(column)
  return [
    {
      event: `${event}merged`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        for (const name of tables) {
          const table = sql.table(name)
          await tx.run(sql`insert into moved_scope (merge_id, entry_id, kind, holder_id)
            select ${mergeId}, ${id}, ${name}, id from ${table} where operation_id = ${operationId} and ${limit} = ${id}`)
          await tx.run(sql`update ${table} set ${limit} = ${intoId} where operation_id = ${operationId} and ${limit} = ${id}`)
        }
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        for (const name of tables)
          await tx.run(sql`update ${sql.table(name)} t set ${limit} = ${id} from moved_scope m
            where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${name} and t.id = m.holder_id
              and t.operation_id = ${operationId} and t.${limit} = ${intoId}`)
        await tx.run(sql`delete from moved_scope where merge_id = ${mergeId} and entry_id = ${id}`)
      },
    },
  ]
}

export const reactions: readonly Reaction[] = [
  ...following('organisations.', 'organisation_id'),
  ...following('places.', 'place_id'),
  ...following('plan.clusters-', 'cluster_id'),
]
