import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'

export interface Handover {
  id: string
  fromPersonId: string
  toPersonId: string
  note: string | null
  /** Meetings that were to be held, and action points that were open. */
  meetings: number
  actionPoints: number
  /** Of the action points, those that went over. */
  moved: number
  at: string
}

/** Handovers of a cluster, the latest first; for those who run it. */
export const listHandovers = view({
  name: 'coordination.handovers',
  summary: 'When a cluster was handed over, from whom to whom, and what was open.',
  input: v.object({ operationId: IdSchema, clusterId: IdSchema }),
  policy: conveners,
  scope: async (_db, { operationId, clusterId }) => ({ operation: operationId, cluster: clusterId }),
  read: (db, { operationId, clusterId }) =>
    db.rows<Handover>(sql`select id, from_person as "fromPersonId", to_person as "toPersonId", note, meetings,
        action_points as "actionPoints", moved, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from handover where operation_id = ${operationId} and cluster_id = ${clusterId} order by handover.at desc, id limit 100`),
})
