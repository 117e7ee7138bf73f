/** What happens to roles and invitations when lower rooms merge the entries they are limited to. */
import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql } from '../../kernel/database/sql.ts'
import { IdSchema } from '../operations/index.ts'

const Merged = v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema })

function movingTo(event: string, column: 'cluster_id' | 'organisation_id' | 'place_id'): Reaction {
  return {
    event,
    async react(tx, payload) {
      const { operationId, id, intoId } = v.parse(Merged, payload)
      for (const table of ['role_grant', 'invitation'])
        await tx.run(
          sql`update ${sql.table(table)} set ${sql.ref(column)} = ${intoId} where operation_id = ${operationId} and ${sql.ref(column)} = ${id}`,
        )
    },
  }
}

export const reactions: readonly Reaction[] = [
  movingTo('organisations.merged', 'organisation_id'),
  movingTo('places.merged', 'place_id'),
  movingTo('plan.clusters-merged', 'cluster_id'),
]
