import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import type { Tx } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'
import { ActivitiesNamed, allClusters } from '../plan/index.ts'
import { adoptActivities } from './adopt.ts'
import { type Following, moveLines, moveLinesBack } from './moved-lines.ts'
import { recomputeCells } from './totals.ts'

type Kind = Following['kind']

async function followingOf(tx: Tx, kind: Kind, operationId: string, toId: string): Promise<Following> {
  if (kind !== 'cluster') return { kind }
  const to = (await allClusters(tx, operationId)).find(({ id }) => id === toId)
  return { kind, parentId: to?.parentId ?? null }
}

/** What was reported on a merged entry moves to the one it really is, and back when the two are separated; totals follow. */
function movingOn(event: string, kind: Kind): Reaction[] {
  return [
    {
      event: `${event}merged`,
      async react(tx, payload) {
        const merged = v.parse(Merged, payload)
        await moveLines(tx, await followingOf(tx, kind, merged.operationId, merged.intoId), merged)
        await recomputeCells(tx, merged.operationId)
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const merged = v.parse(Merged, payload)
        await moveLinesBack(tx, await followingOf(tx, kind, merged.operationId, merged.id), merged)
        await recomputeCells(tx, merged.operationId)
      },
    },
  ]
}

export const reactions: Reaction[] = [
  ...movingOn('places.', 'place'),
  ...movingOn('organisations.', 'organisation'),
  ...movingOn('plan.clusters-', 'cluster'),
  ...movingOn('plan.groups-', 'group'),
  ...movingOn('plan.activities-', 'activity'),
  {
    event: 'plan.activities-named',
    async react(tx, payload) {
      const { operationId, ids } = v.parse(ActivitiesNamed, payload)
      if ((await adoptActivities(tx, operationId, ids)) > 0) await recomputeCells(tx, operationId)
    },
  },
]
