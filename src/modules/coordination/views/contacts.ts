import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { type Db, type RawBuilder, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import type { Vault } from '../../../kernel/vault.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, keepers, members } from '../../operations/index.ts'
import { placesInside } from '../../places/index.ts'
import { mayKeep, seenBy } from '../contacts/access.ts'
import { type Details, type Visibility, VisibilitySchema, visibilities } from '../contacts/schema.ts'
import { aboutContact, clustersOfContact, dayOf, vaultOf } from '../contacts/store.ts'

/** Being in the operation, or at a place. Days. */
export interface Stay {
  /** Null: in the operation as a whole. */
  placeId: string | null
  since: string
  /** The day they said they would check out by. */
  until: string | null
  leftOn: string | null
}

export interface ContactRecord extends Details {
  id: string
  personId: string | null
  organisationId: string | null
  clusterIds: string[]
  visibility: Visibility
  /** The day they left the operation. */
  endedOn: string | null
  version: number
  /** The latest first; a list has those alone that are not over. */
  stays: Stay[]
  /** Checked in, and did not check out by the day they said. */
  overdue: boolean
  /** It is the reader's own. */
  own: boolean
  /** The reader may change it. */
  mayChange: boolean
}

interface Row
  extends Pick<ContactRecord, 'id' | 'personId' | 'organisationId' | 'clusterIds' | 'visibility' | 'endedOn' | 'version'> {
  sealed: Uint8Array
  wrappedKey: Uint8Array
  stays: Stay[]
}

interface Reading {
  actor: Actor
  now: Date
  vault: Vault | null
}

/** More are not opened for one list. */
export const contactsOpenedMax = 5_000
const contactsShownMax = 500

async function readContacts(
  db: Db,
  operationId: string,
  asked: { where: RawBuilder<unknown>; past: boolean },
  { actor, now, vault: given }: Reading,
): Promise<ContactRecord[]> {
  const vault = vaultOf({ vault: given })
  const rows = await db.rows<Row>(sql`select c.id, c.person_id as "personId", c.organisation_id as "organisationId",
      ${clustersOfContact} as "clusterIds", c.visibility, c.ended_on::text as "endedOn", c.version, c.sealed, c.wrapped_key as "wrappedKey",
      coalesce((select jsonb_agg(jsonb_build_object('placeId', s.place_id, 'since', s.since, 'until', s.until, 'leftOn', s.left_on)
          order by s.left_on desc nulls first, s.since desc, s.id)
        from contact_stay s where s.operation_id = c.operation_id and s.contact_id = c.id ${asked.past ? sql`` : sql`and s.left_on is null`}), '[]') as stays
    from contact c where c.operation_id = ${operationId} and c.erased_at is null and ${await seenBy(db, actor, operationId)} and ${asked.where}
    order by c.id limit ${contactsOpenedMax}`)
  const today = dayOf(now)
  return rows.map(({ sealed, wrappedKey, ...row }) => ({
    ...row,
    ...(JSON.parse(vault.open({ sealed, wrappedKey }, aboutContact(operationId, row.id))) as Details),
    overdue: row.stays.some(({ leftOn, until }) => leftOn === null && until !== null && until < today),
    own: row.personId === actor.id,
    mayChange: row.personId === actor.id || mayKeep(actor, operationId, row),
  }))
}

const byName = (language: Language) => (a: ContactRecord, b: ContactRecord) =>
  a.name.localeCompare(b.name, language) || (a.id < b.id ? -1 : 1)

/** Contacts by name. What they are called is only known once they are opened: they are searched and sorted here, not by the database. */
export const listContacts = view({
  name: 'coordination.contacts',
  summary: 'Work contacts that you may see, by cluster, organisation, place, who is here now, or a name.',
  input: v.object({
    operationId: IdSchema,
    clusterId: v.optional(IdSchema),
    organisationId: v.optional(IdSchema),
    /** At this place or inside it. */
    placeId: v.optional(IdSchema),
    /** `present`: checked in now; `overdue`: should have checked out; `left`: left the operation. */
    which: v.optional(v.picklist(['all', 'present', 'overdue', 'left']), 'all'),
    /** A part of the name or of the function. */
    search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)), ''),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(contactsOpenedMax)), contactsShownMax),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterId, organisationId, placeId, which, search, limit }, reading): Promise<ContactRecord[]> {
    const stay = (more: RawBuilder<unknown>) => sql`exists (select 1 from contact_stay s
      where s.operation_id = c.operation_id and s.contact_id = c.id and s.left_on is null and ${more})`
    const conditions = [
      which === 'left' ? sql`c.ended_on is not null` : sql`c.ended_on is null`,
      ...(clusterId
        ? [
            sql`exists (select 1 from contact_cluster k
              where k.operation_id = c.operation_id and k.contact_id = c.id and k.cluster_id = ${clusterId})`,
          ]
        : []),
      ...(organisationId ? [sql`c.organisation_id = ${organisationId}`] : []),
      ...(placeId ? [stay(sql`s.place_id in (${placesInside(operationId, placeId)})`)] : []),
      ...(which === 'present' ? [stay(sql`true`)] : []),
      ...(which === 'overdue' ? [stay(sql`s.until < ${dayOf(reading.now)}::date`)] : []),
    ]
    const found = await readContacts(db, operationId, { where: sql.join(conditions, sql` and `), past: false }, reading)
    const wanted = nameKey(search)
    return found
      .filter(({ name, function: work }) => wanted === '' || nameKey(`${name} ${work ?? ''}`).includes(wanted))
      .sort(byName(reading.language))
      .slice(0, limit)
  },
})

/**
 * Contacts for a file. Nothing can be erased from a file, and nobody checks out of one: it holds those alone who have not left, it is for
 * those who see every contact, and what is to be handed on holds those alone who chose to be shown so widely.
 */
export const contactsForFile = view({
  name: 'coordination.contacts-for-file',
  summary:
    'Contacts of those who have not left the operation, for a file: all, or those shown so widely alone. For those who see all.',
  input: v.object({
    operationId: IdSchema,
    /** Whom the file is for: `coordination`, members of `clusters`, or `all` in the operation. */
    shownTo: v.optional(VisibilitySchema, 'coordination'),
    which: v.optional(v.picklist(['all', 'present']), 'all'),
  }),
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, shownTo, which }, reading): Promise<ContactRecord[]> {
    const widely = visibilities.slice(visibilities.indexOf(shownTo))
    const present = sql`exists (select 1 from contact_stay s where s.operation_id = c.operation_id and s.contact_id = c.id and s.left_on is null)`
    const where = sql`c.ended_on is null and c.visibility = any(${widely}::text[]) and ${which === 'present' ? present : sql`true`}`
    return (await readContacts(db, operationId, { where, past: false }, reading)).sort(byName(reading.language))
  },
})

export const showContact = view({
  name: 'coordination.contact',
  summary: 'One contact with where they were and are.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id }, reading): Promise<ContactRecord> {
    const [found] = await readContacts(db, operationId, { where: sql`c.id = ${id}`, past: true }, reading)
    if (!found) throw notFound()
    return found
  },
})

export const showOwnContact = view({
  name: 'coordination.own-contact',
  summary: 'Your own contact in an operation; null when there is none, or it has left.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }, reading): Promise<ContactRecord | null> {
    const own = sql`c.person_id = ${reading.actor.id} and c.ended_on is null`
    const [found] = await readContacts(db, operationId, { where: own, past: true }, reading)
    return found ?? null
  },
})

/** A sheet of contacts that was stored. */
export interface ContactImport {
  id: string
  at: string
  made: number
  changed: number
  undone: boolean
}

export const listContactImports = view({
  name: 'coordination.contact-imports',
  summary: 'Sheets of contacts that you stored, the latest first.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }, { actor }) =>
    db.rows<ContactImport>(sql`select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, made, changed,
        undone_at is not null as undone
      from contact_import where operation_id = ${operationId} and actor_id = ${actor.id} order by contact_import.at desc, id limit 20`),
})
