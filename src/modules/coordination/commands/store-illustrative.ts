import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { DateSchema, IdSchema, keepers } from '../../operations/index.ts'
import { LinesSchema, meetingEntries } from '../schema.ts'
import { assertInOrder, assertKnown } from '../store.ts'

const Point = v.object({
  id: v.optional(IdSchema, () => newId()),
  what: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
  organisationId: IdSchema,
  due: DateSchema,
  /** Day on which it was done; null: still open. */
  done: v.optional(v.nullable(DateSchema), null),
  note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1_000))), null),
})

const Held = v.object({
  id: v.optional(IdSchema, () => newId()),
  clusterId: v.nullable(IdSchema),
  ...meetingEntries,
  organisationIds: v.pipe(v.array(IdSchema), v.maxLength(200)),
  minutes: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(50_000)),
  decisions: v.optional(LinesSchema, []),
  points: v.optional(v.pipe(v.array(Point), v.maxLength(100)), []),
})

/** Days after a meeting on which its minutes are agreed. */
const agreedAfter = 3

/**
 * Stores meetings that are over, with minutes, decisions and action points, as made up: for a demonstration alone. They are marked, nobody
 * is told of them, and `removeIllustrativeMeetings` takes them away again.
 */
export const storeIllustrativeMeetings = command({
  name: 'coordination.store-illustrative',
  summary: 'Store made-up meetings of the past for a demonstration; they are marked as illustrative.',
  input: v.object({ operationId: IdSchema, meetings: v.pipe(v.array(Held), v.maxLength(500)) }),
  policy: keepers,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, meetings }, _loaded, { actor }) {
    for (const meeting of meetings) assertInOrder(meeting)
    await assertKnown(
      tx,
      operationId,
      meetings.flatMap(({ organisationIds, points }) =>
        [...organisationIds, ...points.map(point => point.organisationId)].map(organisationId => ({
          organisationId,
          personId: null,
        })),
      ),
    )
    const rows = meetings.map(({ organisationIds, points, startsAt, endsAt, timeZone, clusterId, ...rest }) => ({
      ...rest,
      ...{ cluster_id: clusterId, starts_at: startsAt, ends_at: endsAt, time_zone: timeZone, held_at: endsAt ?? startsAt },
    }))
    await tx.run(sql`insert into meeting (operation_id, id, cluster_id, title, state, starts_at, ends_at, time_zone, place, link, agenda, minutes,
        decisions, called_by, called_at, held_by, held_at, agreed_by, agreed_at, illustrative)
      select ${operationId}, id, cluster_id, title, 'minutes-agreed', starts_at, ends_at, time_zone, place, link, agenda, minutes, decisions,
        ${actor.id}, starts_at - interval '14 days', ${actor.id}, held_at, ${actor.id}, held_at + make_interval(days => ${agreedAfter}), true
      from ${recordset(
        rows,
        `id uuid, cluster_id uuid, title text, starts_at timestamptz, ends_at timestamptz, time_zone text, place text, link text,
        agenda text[], minutes text, decisions text[], held_at timestamptz`,
      )}`)
    const attended = meetings.flatMap(({ id, organisationIds }) =>
      [...new Set(organisationIds)].map(organisation_id => ({ id: newId(), meeting_id: id, organisation_id })),
    )
    await tx.run(sql`insert into meeting_attendance (operation_id, id, meeting_id, organisation_id)
      select ${operationId}, id, meeting_id, organisation_id from ${recordset(attended, 'id uuid, meeting_id uuid, organisation_id uuid')}`)
    const points = meetings.flatMap(({ id: meeting_id, clusterId: cluster_id, points }) =>
      points.map(({ id, what, organisationId: organisation_id, due, done, note }) => ({
        ...{ id, meeting_id, cluster_id, what, organisation_id, due, done, note },
      })),
    )
    const ids = points.map(({ id }) => id)
    await tx.run(sql`insert into action_point (operation_id, id, cluster_id, meeting_id, what, organisation_id, due, state, closed_at, illustrative)
      select ${operationId}, id, cluster_id, meeting_id, what, organisation_id, due, case when done is null then 'open' else 'done' end, done, true
      from ${recordset(points, 'id uuid, cluster_id uuid, meeting_id uuid, what text, organisation_id uuid, due date, done timestamptz')}`)
    // What happened to them, in the order it happened: raised at their meeting, back at each later one of the cluster, done.
    await tx.run(sql`insert into action_point_event (operation_id, action_point_id, no, kind, at, actor_id, meeting_id, note, due, organisation_id)
      select ${operationId}, id, row_number() over (partition by id order by at, kind), kind, at, ${actor.id}, meeting_id, note, due, organisation_id
      from (
        select a.id, 'raised' as kind, m.held_at as at, m.id as meeting_id, null as note, a.due, a.organisation_id
        from action_point a join meeting m on m.operation_id = a.operation_id and m.id = a.meeting_id
        where a.operation_id = ${operationId} and a.id = any(${ids}::uuid[])
        union all
        select a.id, 'came-back', later.held_at, later.id, null, a.due, a.organisation_id
        from action_point a join meeting m on m.operation_id = a.operation_id and m.id = a.meeting_id
        join meeting later on later.operation_id = a.operation_id and later.cluster_id is not distinct from a.cluster_id and later.illustrative
          and later.held_at > m.held_at and (a.closed_at is null or later.held_at < a.closed_at)
        where a.operation_id = ${operationId} and a.id = any(${ids}::uuid[])
        union all
        select a.id, 'done', a.closed_at, null, p.note, a.due, a.organisation_id
        from action_point a join (select id, note from ${recordset(points, 'id uuid, note text')}) p using (id)
        where a.operation_id = ${operationId} and a.closed_at is not null) e`)
    return { meetings: meetings.length, points: points.length }
  },
})
