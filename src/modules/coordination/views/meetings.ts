import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { DateSchema, IdSchema, members } from '../../operations/index.ts'
import { type MeetingState, meetingStates } from '../rules.ts'
import type { Attendance } from '../schema.ts'
import { type ActionPoint, readActions } from './read-actions.ts'

export interface Meeting {
  id: string
  /** Null: of the operation as a whole. */
  clusterId: string | null
  title: string
  state: MeetingState
  /** Instants in UTC; the time zone is the one of the clocks where it is held. */
  startsAt: string
  endsAt: string | null
  timeZone: string
  place: string | null
  link: string | null
  agenda: string[]
  decisions: string[]
  /** Why it was cancelled. */
  cancelled: string | null
  /** Made up to show how the platform works. */
  illustrative: boolean
  version: number
}

/** A meeting with its record. */
export interface MeetingRecord extends Meeting {
  minutes: string | null
  calledBy: string
  calledAt: string
  heldBy: string | null
  heldAt: string | null
  agreedBy: string | null
  agreedAt: string | null
  /** Who was there; an organisation, a person, or a person for an organisation, each once. */
  attendance: Attendance[]
  /** Points that were agreed on there. */
  raised: ActionPoint[]
  /** Points from before that came back there; of a meeting that is to be held, those that are open now. */
  cameBack: ActionPoint[]
}

export const meetingsMax = 500

const columns = sql`id, cluster_id as "clusterId", title, state, starts_at as "startsAt", ends_at as "endsAt", time_zone as "timeZone",
  place, link, agenda, decisions, cancelled, illustrative, version`

type Instants<T, K extends keyof T> = Omit<T, K> & { [Key in K]: null extends T[Key] ? Date | null : Date }

const iso = (instant: Date | null) => instant?.toISOString() ?? null

function meetingOf<Row extends Instants<Meeting, 'startsAt' | 'endsAt'>>(row: Row) {
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt: iso(row.endsAt) }
}

/** Meetings, the latest first. */
export const listMeetings = view({
  name: 'coordination.meetings',
  summary: 'Meetings of an operation or of one cluster, the latest first.',
  input: v.object({
    operationId: IdSchema,
    /** Null: those of the operation as a whole; left out: all. */
    clusterId: v.optional(v.nullable(IdSchema)),
    states: v.optional(v.array(v.picklist(meetingStates))),
    /** First and last day, by the clocks where they are held. */
    from: v.optional(DateSchema),
    to: v.optional(DateSchema),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterId, states, from, to }): Promise<Meeting[]> {
    const ofCluster = clusterId === undefined ? sql`` : sql`and cluster_id is not distinct from ${clusterId}::uuid`
    const inStates = states === undefined ? sql`` : sql`and state = any(${states}::text[])`
    const day = sql`(starts_at at time zone time_zone)::date`
    const inDays = sql`${from ? sql`and ${day} >= ${from}::date` : sql``} ${to ? sql`and ${day} <= ${to}::date` : sql``}`
    const rows = await db.rows<Instants<Meeting, 'startsAt' | 'endsAt'>>(sql`select ${columns} from meeting
      where operation_id = ${operationId} ${ofCluster} ${inStates} ${inDays} order by starts_at desc, id limit ${meetingsMax}`)
    return rows.map(meetingOf)
  },
})

function cameBackAt(db: Db, operationId: string, { id, clusterId, state }: Meeting): Promise<ActionPoint[]> {
  if (state === 'called')
    return readActions(
      db,
      sql`a.operation_id = ${operationId} and a.cluster_id is not distinct from ${clusterId}::uuid and a.state = 'open'`,
    )
  return readActions(
    db,
    sql`a.operation_id = ${operationId} and exists (select 1 from action_point_event e where e.operation_id = a.operation_id
      and e.action_point_id = a.id and e.meeting_id = ${id} and e.kind = 'came-back')`,
  )
}

export const showMeeting = view({
  name: 'coordination.meeting',
  summary: 'One meeting with its agenda, attendance, minutes, decisions and action points.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id }): Promise<MeetingRecord> {
    const row = await db.find<
      Instants<
        Omit<MeetingRecord, 'attendance' | 'raised' | 'cameBack'>,
        'startsAt' | 'endsAt' | 'calledAt' | 'heldAt' | 'agreedAt'
      >
    >(
      sql`select ${columns}, minutes, called_by as "calledBy", called_at as "calledAt", held_by as "heldBy", held_at as "heldAt",
          agreed_by as "agreedBy", agreed_at as "agreedAt"
        from meeting where operation_id = ${operationId} and id = ${id}`,
    )
    if (!row) throw notFound()
    const meeting = {
      ...meetingOf(row),
      ...{ calledAt: row.calledAt.toISOString(), heldAt: iso(row.heldAt), agreedAt: iso(row.agreedAt) },
    }
    const [attendance, raised, cameBack] = await Promise.all([
      db.rows<Attendance>(sql`select distinct organisation_id as "organisationId", person_id as "personId"
        from meeting_attendance where operation_id = ${operationId} and meeting_id = ${id} order by 1, 2`),
      readActions(db, sql`a.operation_id = ${operationId} and a.meeting_id = ${id}`),
      cameBackAt(db, operationId, meeting),
    ])
    return { ...meeting, attendance, raised, cameBack }
  },
})
