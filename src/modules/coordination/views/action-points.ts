import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import type { ActionEventKind } from '../store.ts'
import { type ActionPoint, readActions } from './read-actions.ts'

/** What is asked for: those in a state, those that are open and past their deadline, or all. */
export const actionSelections = ['open', 'late', 'done', 'dropped', 'all'] as const
export type ActionSelection = (typeof actionSelections)[number]

/** What happened to an action point, with the deadline and owner it had from then on. */
export interface ActionEvent {
  kind: ActionEventKind
  at: string
  actorId: string
  meetingId: string | null
  note: string | null
  due: string
  organisationId: string
}

export interface ActionRecord extends ActionPoint {
  /** From the first to the latest. */
  events: ActionEvent[]
}

/** How many points of a cluster an organisation has open, and how many of those are late. */
export interface ActionCount {
  clusterId: string | null
  organisationId: string
  open: number
  late: number
}

/** Days are those of UTC. */
const dayOf = (now: Date) => now.toISOString().slice(0, 10)

export const listActionPoints = view({
  name: 'coordination.action-points',
  summary: 'Action points of an operation, a cluster or an organisation: open, late, done or dropped.',
  input: v.object({
    operationId: IdSchema,
    /** Null: those of the operation as a whole; left out: all. */
    clusterId: v.optional(v.nullable(IdSchema)),
    organisationId: v.optional(IdSchema),
    which: v.optional(v.picklist(actionSelections), 'open'),
    /** Of those that are closed, only what was closed from this day to that (UTC). */
    closedFrom: v.optional(DateSchema),
    closedTo: v.optional(DateSchema),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read(db, { operationId, clusterId, organisationId, which, closedFrom, closedTo }, { now }): Promise<ActionPoint[]> {
    const ofCluster = clusterId === undefined ? sql`` : sql`and a.cluster_id is not distinct from ${clusterId}::uuid`
    const ofOrganisation = organisationId === undefined ? sql`` : sql`and a.organisation_id = ${organisationId}`
    const chosen =
      which === 'all'
        ? sql``
        : which === 'late'
          ? sql`and a.state = 'open' and a.due < ${dayOf(now)}::date`
          : sql`and a.state = ${which}`
    const closed = sql`${closedFrom ? sql`and (a.state = 'open' or a.closed_at >= ${closedFrom}::date)` : sql``}
      ${closedTo ? sql`and (a.state = 'open' or a.closed_at < ${closedTo}::date + 1)` : sql``}`
    return readActions(db, sql`a.operation_id = ${operationId} ${ofCluster} ${ofOrganisation} ${chosen} ${closed}`)
  },
})

export const showActionPoint = view({
  name: 'coordination.action-point',
  summary: 'One action point with all that happened to it.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id }): Promise<ActionRecord> {
    const [point] = await readActions(db, sql`a.operation_id = ${operationId} and a.id = ${id}`)
    if (!point) throw notFound()
    const events = await db.rows<Omit<ActionEvent, 'at'> & { at: Date }>(sql`select kind, at, actor_id as "actorId",
        meeting_id as "meetingId", note, due::text, organisation_id as "organisationId"
      from action_point_event where operation_id = ${operationId} and action_point_id = ${id} order by no`)
    return { ...point, events: events.map(event => ({ ...event, at: event.at.toISOString() })) }
  },
})

export const countActionPoints = view({
  name: 'coordination.action-counts',
  summary: 'How many action points are open and late, by cluster and organisation.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }, { now }) =>
    db.rows<ActionCount>(sql`select cluster_id as "clusterId", organisation_id as "organisationId", count(*)::int as open,
        count(*) filter (where due < ${dayOf(now)}::date)::int as late
      from action_point where operation_id = ${operationId} and state = 'open' group by 1, 2 order by late desc, open desc, 1, 2`),
})
