import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { IdSchema } from '../operations/index.ts'
import { moveLines } from './store.ts'

const Merged = v.object({ operationId: IdSchema, id: IdSchema, intoId: IdSchema })

/** When an entry is merged, what was reported on it moves to the one it really is. */
export const reactions: Reaction[] = [
  {
    event: 'places.merged',
    async react(tx, payload) {
      const { operationId, id, intoId } = v.parse(Merged, payload)
      await moveLines(tx, operationId, ['place_id'], id, intoId)
    },
  },
  {
    event: 'organisations.merged',
    async react(tx, payload) {
      const { operationId, id, intoId } = v.parse(Merged, payload)
      await moveLines(tx, operationId, ['lead_organisation_id', 'implementing_organisation_id'], id, intoId)
    },
  },
]
