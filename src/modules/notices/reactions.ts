/** Calendar entries follow the cluster or organisation that theirs is merged into, and go back when the two are separated. */
import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'

function following(event: string, column: 'cluster_id' | 'organisation_id'): Reaction[] {
  const ref = sql.ref(column)
  return [
    {
      event: `${event}merged`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        await tx.run(sql`insert into moved_audience (merge_id, entry_id, holder_id)
          select ${mergeId}, ${id}, id from calendar_audience where operation_id = ${operationId} and ${ref} = ${id}`)
        await tx.run(sql`update calendar_audience set ${ref} = ${intoId} where operation_id = ${operationId} and ${ref} = ${id}`)
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        await tx.run(sql`update calendar_audience a set ${ref} = ${id} from moved_audience m
          where m.merge_id = ${mergeId} and m.entry_id = ${id} and a.id = m.holder_id
            and a.operation_id = ${operationId} and a.${ref} = ${intoId}`)
        await tx.run(sql`delete from moved_audience where merge_id = ${mergeId} and entry_id = ${id}`)
      },
    },
  ]
}

export const reactions: readonly Reaction[] = [
  ...following('plan.clusters-', 'cluster_id'),
  ...following('organisations.', 'organisation_id'),
]
