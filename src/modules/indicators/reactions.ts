import * as v from 'valibot'
import type { CommandContext, Reaction } from '../../kernel/command.ts'
import type { Tx } from '../../kernel/database/sql.ts'
import { IdSchema, Merged } from '../operations/index.ts'
import { PutInForce } from '../plan/index.ts'
import { followObjectives, moveBackToCluster, moveToCluster, moveValues, moveValuesBack } from './merging.ts'
import { lockFigures, recalculate } from './recalculate.ts'
import type { Origin } from './values.ts'

const originOf = ({ commandId }: CommandContext): Origin => ({ source: { kind: 'manual', id: commandId }, commandId })

const on = (event: string, follow: (tx: Tx, merged: Merged, origin: Origin) => Promise<void>): Reaction => ({
  event,
  react: (tx, payload, context) => follow(tx, v.parse(Merged, payload), originOf(context)),
})

/** Figures follow when entries are merged and separated, and when places are moved to other areas. */
export const reactions: readonly Reaction[] = [
  on('places.merged', (tx, merged, origin) => moveValues(tx, 'place_id', merged, origin)),
  on('places.separated', (tx, merged, origin) => moveValuesBack(tx, 'place_id', merged, origin)),
  on('organisations.merged', (tx, merged, origin) => moveValues(tx, 'organisation_id', merged, origin)),
  on('organisations.separated', (tx, merged, origin) => moveValuesBack(tx, 'organisation_id', merged, origin)),
  on('plan.clusters-merged', moveToCluster),
  on('plan.clusters-separated', moveBackToCluster),
  {
    event: 'plan.put-in-force',
    async react(tx, payload) {
      const { operationId, moved } = v.parse(PutInForce, payload)
      await followObjectives(tx, operationId, moved)
    },
  },
  {
    event: 'places.stored',
    async react(tx, payload) {
      const { operationId } = v.parse(v.object({ operationId: IdSchema }), payload)
      await lockFigures(tx, operationId)
      await recalculate(tx, operationId, 'all')
    },
  },
]
