/** Reading action points, for the views that show them. */
import { type Db, type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import type { ActionState } from '../rules.ts'

export interface ActionPoint {
  id: string
  /** Null: of the operation as a whole. */
  clusterId: string | null
  /** The meeting that agreed on it; null: agreed on between meetings. */
  meetingId: string | null
  what: string
  organisationId: string
  personId: string | null
  /** Last day by which it is to be done. */
  due: string
  state: ActionState
  /** How many meetings found it open. */
  cameBack: number
  closedAt: string | null
  /** Made up to show how the platform works. */
  illustrative: boolean
  version: number
}

export const actionsMax = 1_000

/** The action points that a condition on `action_point a` picks: the open ones first, the earliest deadline first. */
export async function readActions(db: Db, condition: RawBuilder<unknown>): Promise<ActionPoint[]> {
  const rows = await db.rows<Omit<ActionPoint, 'closedAt'> & { closedAt: Date | null }>(
    sql`select a.id, a.cluster_id as "clusterId", a.meeting_id as "meetingId", a.what, a.organisation_id as "organisationId",
        a.person_id as "personId", a.due::text, a.state, a.closed_at as "closedAt", a.illustrative, a.version,
        (select count(*)::int from action_point_event e where e.operation_id = a.operation_id and e.action_point_id = a.id
          and e.kind = 'came-back') as "cameBack"
      from action_point a where ${condition}
      order by a.state <> 'open', case when a.state = 'open' then a.due end, a.closed_at desc, a.id limit ${actionsMax}`,
  )
  return rows.map(row => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null }))
}
