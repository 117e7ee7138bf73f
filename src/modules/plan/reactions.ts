import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { IdSchema } from '../operations/index.ts'
import { moveNeeds } from './needs-move.ts'

const Merged = v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema })

/** When a place is merged, the needs counted under it move to the one it really is. */
export const reactions: Reaction[] = [
  {
    event: 'places.merged',
    async react(tx, payload) {
      const { operationId, id, intoId } = v.parse(Merged, payload)
      await moveNeeds(tx, operationId, id, intoId)
    },
  },
]
