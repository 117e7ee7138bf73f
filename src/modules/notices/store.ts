/** Writing notices, mails and calendar entries, in the transaction of whatever they are about. */
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { askForJobs } from '../../kernel/jobs.ts'
import { idOf, newId } from '../../kernel/pure/ids.ts'
import { type Holding, peopleHolding } from '../accounts/index.ts'
import type { NoticeKind } from './kinds.ts'
import type { NoticeTexts } from './schema.ts'

/** Kind of the job that sends one mail; its key is the mail's id. */
export const sendMailJob = 'notices.send-mail'

export interface NewNotice {
  operationId: string
  /** Whom it is for: people, or whoever holds a role today. Suspended people are left out. */
  to: readonly Holding[]
  /** Who caused it and need not be told. */
  except?: string
  kind: NoticeKind
  /** Subject and body as the app shows them. A mail says the words of the kind instead; see `kinds.ts`. */
  texts: NoticeTexts
  /** Path on this site. */
  link: string
  /** Day by which something is to be done. */
  due?: string | null
  /** A person is told once under a key. */
  key: string
  now: Date
}

interface Mail {
  personId: string
  operationId: string | null
  kind: NoticeKind | 'digest'
  link: string
  notices: number | null
  key: string
}

/** Puts mails in the outbox and asks for them to be sent, each once under its key. */
export async function putInOutbox(tx: Tx, mails: readonly Mail[], now: Date): Promise<void> {
  if (mails.length === 0) return
  const rows = mails.map(({ personId, operationId, kind, link, notices, key }) => ({
    ...{ id: newId(), person_id: personId, operation_id: operationId, kind, link, notices, key },
  }))
  const made = await tx.rows<{
    id: string
  }>(sql`insert into outbox (id, person_id, operation_id, kind, link, notices, key, queued_at)
    select id, person_id, operation_id, kind, link, notices, key, ${now}
    from ${recordset(rows, 'id uuid, person_id text, operation_id uuid, kind text, link text, notices int, key text')}
    on conflict (person_id, key) do nothing returning id`)
  const jobs = made.map(({ id }) => ({ key: id, payload: { mailId: id }, runAt: now }))
  await askForJobs(tx, sendMailJob, jobs, now)
}

/**
 * Tells people something: in the app always, by mail as each of them chose. Told again under the same key, nobody hears it twice.
 * @returns who was told now.
 */
export async function notify(tx: Tx, notice: NewNotice): Promise<string[]> {
  const { operationId, to, except, kind, texts, link, due = null, key, now } = notice
  const people = (await peopleHolding(tx, operationId, to, now)).filter(id => id !== except)
  if (people.length === 0) return []
  const rows = people.map(personId => ({ id: newId(), person_id: personId }))
  const told = await tx.rows<{ id: string; personId: string }>(sql`insert into notice
      (operation_id, id, person_id, key, kind, texts, link, due, made_at)
    select ${operationId}, id, person_id, ${key}, ${kind}, ${JSON.stringify(texts)}::jsonb, ${link}, ${due}, ${now}
    from ${recordset(rows, 'id uuid, person_id text')}
    on conflict (operation_id, person_id, key) do nothing returning id, person_id as "personId"`)
  const ids = told.map(({ personId }) => personId)
  const otherwise = await tx.rows<{ personId: string }>(sql`select person_id as "personId" from notice_preference
    where person_id = any(${ids}::text[]) and kind = ${kind} and mail <> 'at-once'`)
  const without = new Set(otherwise.map(({ personId }) => personId))
  const mails = told.filter(({ personId }) => !without.has(personId))
  await putInOutbox(
    tx,
    mails.map(({ id, personId }) => ({ personId, operationId, kind, link, notices: null, key: `notice|${id}` })),
    now,
  )
  return ids
}

export interface NewCalendarEntry {
  operationId: string
  /** Put again under the same key, the entry changes. */
  key: string
  /** Whose calendars show it. */
  to: readonly Holding[]
  texts: NoticeTexts
  link: string
  /** Instants, or a whole day (ISO date). Where it is held is not said: a calendar's address can fall into other hands. */
  when: { startsAt: string; endsAt: string | null } | { day: string }
  cancelled: boolean
  now: Date
}

/** Puts an entry into the calendars of those it is for, in the place of what stood under its key. */
export async function putCalendarEntry(tx: Tx, { operationId, now, ...entry }: NewCalendarEntry): Promise<void> {
  await putCalendarEntries(tx, { operationId, now }, [entry])
}

/** The same for many entries of an operation at once, each with a key of its own. */
export async function putCalendarEntries(
  tx: Tx,
  { operationId, now }: { operationId: string; now: Date },
  entries: readonly Omit<NewCalendarEntry, 'operationId' | 'now'>[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ key, texts, link, when, cancelled }) => ({
    ...{ id: idOf(operationId, 'calendar', key), key, texts, link, cancelled },
    ...('day' in when
      ? { starts_at: null, ends_at: null, on_day: when.day }
      : { starts_at: when.startsAt, ends_at: when.endsAt, on_day: null }),
  }))
  await tx.run(sql`insert into calendar_entry (operation_id, id, key, texts, link, starts_at, ends_at, on_day, cancelled, changed_at)
    select ${operationId}, id, key, texts, link, starts_at, ends_at, on_day, cancelled, ${now}
    from ${recordset(rows, 'id uuid, key text, texts jsonb, link text, starts_at timestamptz, ends_at timestamptz, on_day date, cancelled boolean')}
    on conflict (operation_id, key) do update set texts = excluded.texts, link = excluded.link, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, on_day = excluded.on_day, cancelled = excluded.cancelled, changed_at = excluded.changed_at,
      sequence = calendar_entry.sequence + 1
    where (calendar_entry.texts, calendar_entry.link, calendar_entry.starts_at, calendar_entry.ends_at, calendar_entry.on_day, calendar_entry.cancelled)
      is distinct from (excluded.texts, excluded.link, excluded.starts_at, excluded.ends_at, excluded.on_day, excluded.cancelled)`)
  const ids = rows.map(({ id }) => id)
  await tx.run(sql`delete from calendar_audience where operation_id = ${operationId} and entry_id = any(${ids}::uuid[])`)
  const audience = entries.flatMap(({ to }, index) =>
    to.map(({ personId = null, role = null, clusterId = null, organisationId = null }) => ({
      ...{ id: newId(), entry_id: ids[index], person_id: personId, role, cluster_id: clusterId, organisation_id: organisationId },
    })),
  )
  await tx.run(sql`insert into calendar_audience (operation_id, entry_id, id, person_id, role, cluster_id, organisation_id)
    select ${operationId}, entry_id, id, person_id, role, cluster_id, organisation_id
    from ${recordset(audience, 'entry_id uuid, id uuid, person_id text, role text, cluster_id uuid, organisation_id uuid')}`)
}

/** Whoever it is about: the person named, else the person who acts; null when there is nobody. */
export function ownerOf(personId: string | null, actor: { id: string; kind: string }): { personId: string } | null {
  const id = personId ?? (actor.kind === 'person' ? actor.id : null)
  return id === null ? null : { personId: id }
}
