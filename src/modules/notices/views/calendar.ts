import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { hashOfSecret, identifyPerson, oneself, type Person, PersonIdSchema } from '../../accounts/index.ts'
import { operationCodes } from '../../operations/index.ts'
import { planEntries } from '../plan-dates.ts'
import type { NoticeTexts } from '../schema.ts'

export interface CalendarEntry {
  id: string
  operationId: string
  /** Code of the operation. */
  operation: string
  texts: NoticeTexts
  link: string
  /** Instants in UTC; null where the entry is a whole day. */
  startsAt: string | null
  endsAt: string | null
  day: string | null
  cancelled: boolean
  sequence: number
  changedAt: string
}

type Stored = Omit<CalendarEntry, 'operation' | 'startsAt' | 'endsAt' | 'changedAt'> & {
  startsAt: Date | null
  endsAt: Date | null
  changedAt: Date
}

/** How long past entries stay in a calendar. */
const pastDays = 90

/** Entries for a person, as the roles of now have it. */
async function entriesFor(
  db: Db,
  personId: string,
  actor: Actor,
  { from, now }: { from: Date; now: Date },
): Promise<CalendarEntry[]> {
  const grants = actor.grants.flatMap(({ role, scope }) =>
    scope.operation
      ? [{ role, operation_id: scope.operation, cluster_id: scope.cluster ?? null, organisation_id: scope.organisation ?? null }]
      : [],
  )
  const rows = await db.rows<Stored>(sql`select e.id, e.operation_id as "operationId", e.texts, e.link, e.starts_at as "startsAt",
      e.ends_at as "endsAt", e.on_day::text as day, e.cancelled, e.sequence, e.changed_at as "changedAt"
    from calendar_entry e
    where coalesce(e.starts_at, e.on_day::timestamp at time zone 'UTC') >= ${from} and exists (
      select 1 from calendar_audience a where a.operation_id = e.operation_id and a.entry_id = e.id and (a.person_id = ${personId}
        or a.person_id is null and exists (
          select 1 from ${recordset(grants, 'role text, operation_id uuid, cluster_id uuid, organisation_id uuid')}
          where input.operation_id = e.operation_id and (a.role is null or a.role = input.role)
            and (a.cluster_id is null or a.cluster_id = input.cluster_id)
            and (a.organisation_id is null or a.organisation_id = input.organisation_id))))
    order by coalesce(e.starts_at, e.on_day::timestamp at time zone 'UTC'), e.id limit 2000`)
  const codes = await operationCodes(db)
  const mayEnter = new Set(grants.map(({ operation_id }) => operation_id))
  const all = actor.grants.some(({ role }) => role === 'administrator')
  const mine = new Map([...mayEnter].flatMap(id => (codes.has(id) ? [[id, codes.get(id) ?? ''] as const] : [])))
  const days = { from: from.toISOString().slice(0, 10), today: now.toISOString().slice(0, 10) }
  const kept = rows
    .filter(({ operationId }) => all || mayEnter.has(operationId))
    .map(row => ({
      ...row,
      operation: codes.get(row.operationId) ?? '',
      startsAt: row.startsAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
      changedAt: row.changedAt.toISOString(),
    }))
  const on = ({ day, startsAt }: CalendarEntry) => startsAt ?? `${day}T00:00:00.000Z`
  return [...kept, ...(await planEntries(db, mine, days))].sort((a, b) => (on(a) < on(b) ? -1 : on(a) > on(b) ? 1 : 0))
}

/** What is coming for a person: meetings, deadlines and whatever else rooms put into calendars. */
export const listCalendar = view({
  name: 'notices.calendar',
  summary: 'Your meetings and deadlines from today on, and the days on which plans begin, are revised and end.',
  input: v.object({ personId: PersonIdSchema }),
  policy: oneself,
  scope: async (_db, { personId }) => ({ person: personId }),
  async read(db, { personId }, { now }): Promise<CalendarEntry[]> {
    const known = await identifyPerson(db, personId, now)
    if (!known) return []
    const today = new Date(now.toISOString().slice(0, 10))
    return (await entriesFor(db, personId, known.actor, { from: today, now })).filter(({ cancelled }) => !cancelled)
  },
})

/**
 * The calendar behind a secret address; undefined when the address is unknown or revoked, or its person suspended. Whoever holds the
 * address sees what its person sees today.
 */
export async function calendarOfFeed(
  db: Db,
  secret: string,
  now: Date,
): Promise<{ person: Person; actor: Actor; entries: CalendarEntry[] } | undefined> {
  const feed = await db.find<{ personId: string }>(
    sql`select person_id as "personId" from calendar_feed where secret_hash = ${hashOfSecret(secret)} and revoked_at is null`,
  )
  const known = feed && (await identifyPerson(db, feed.personId, now))
  if (!known) return undefined
  const from = new Date(now.getTime() - pastDays * 86_400_000)
  return { ...known, entries: await entriesFor(db, feed.personId, known.actor, { from, now }) }
}
