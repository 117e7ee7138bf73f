/** What several commands about contacts share: finding and locking them, sealing what names them, and ending what they hold. */
import type { Actor } from '../../../kernel/access.ts'
import type { CommandContext } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { keyMissing, type Vault } from '../../../kernel/vault.ts'
import { allOrganisations } from '../../organisations/index.ts'
import { labelsOfPlaces } from '../../places/index.ts'
import { allClusters } from '../../plan/index.ts'
import { organisationUnknown } from '../problems.ts'
import { mayKeep } from './access.ts'
import { clusterUnknown, contactOver, placeUnknown } from './problems.ts'
import type { Details, Visibility } from './schema.ts'

export interface StoredContact {
  id: string
  personId: string | null
  organisationId: string | null
  clusterIds: string[]
  visibility: Visibility
  endedOn: string | null
  erased: boolean
  version: number
}

/** The clusters of `contact c`, each once: merged clusters may have given it one twice. */
export const clustersOfContact = sql`coalesce((select array_agg(distinct k.cluster_id order by k.cluster_id)
  from contact_cluster k where k.operation_id = c.operation_id and k.contact_id = c.id), '{}')`

/** A contact, held until the command is done; undefined when there is none. */
export const lockContact = (tx: Tx, operationId: string, id: string) =>
  tx.find<StoredContact>(sql`select c.id, c.person_id as "personId", c.organisation_id as "organisationId", ${clustersOfContact} as "clusterIds",
      c.visibility, c.ended_on::text as "endedOn", c.erased_at is not null as erased, c.version
    from contact c where c.operation_id = ${operationId} and c.id = ${id} for update`)

/** A contact that the person keeps, or that is their own; null for anybody else, who gets "not found". */
export async function lockKept(tx: Tx, { operationId, id }: { operationId: string; id: string }, actor: Actor) {
  const found = await lockContact(tx, operationId, id)
  if (!found) return null
  return found.personId === actor.id || mayKeep(actor, operationId, found) ? found : null
}

/** @throws contactOver */
export function assertHere({ endedOn, erased }: StoredContact): void {
  if (endedOn !== null || erased) throw contactOver()
}

/** @throws keyMissing when the installation has no key. */
export function vaultOf({ vault }: { vault: Vault | null }): Vault {
  if (!vault) throw keyMissing()
  return vault
}

/** What sealed bytes belong to: those of one contact do not open as another's. */
export const aboutContact = (operationId: string, id: string): string => `contact|${operationId}|${id}`

/** @throws keyWrong unless the key is the one that the contacts of this installation were sealed with: two keys would lose one half. */
export async function assertSameKey(tx: Tx, vault: Vault): Promise<void> {
  const some = await tx.find<{ operationId: string; id: string; sealed: Uint8Array; wrappedKey: Uint8Array }>(
    sql`select operation_id as "operationId", id, sealed, wrapped_key as "wrappedKey" from contact where sealed is not null limit 1`,
  )
  if (some) vault.open(some, aboutContact(some.operationId, some.id))
}

/** @throws organisationUnknown @throws clusterUnknown */
export async function assertKnownScope(
  db: Db,
  operationId: string,
  scopes: readonly { organisationId: string | null; clusterIds: readonly string[] }[],
): Promise<void> {
  const [organisations, clusters] = await Promise.all([allOrganisations(db, operationId), allClusters(db, operationId)])
  const known = new Set([...organisations, ...clusters].map(({ id }) => id))
  if (scopes.some(({ organisationId }) => organisationId !== null && !known.has(organisationId)))
    throw organisationUnknown({}, [{ pointer: '/organisationId', code: 'organisation-unknown' }])
  if (scopes.some(({ clusterIds }) => clusterIds.some(id => !known.has(id))))
    throw clusterUnknown({}, [{ pointer: '/clusterIds', code: 'cluster-unknown' }])
}

/** @throws placeUnknown */
export async function assertPlace(db: Db, operationId: string, placeId: string | null): Promise<void> {
  if (placeId === null) return
  const [place] = await labelsOfPlaces(db, operationId, [placeId])
  if (!place || place.mergedInto !== null) throw placeUnknown({}, [{ pointer: '/placeId', code: 'place-unknown' }])
}

export interface WrittenContact {
  id: string
  organisationId: string | null
  clusterIds: readonly string[]
  details: Details
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Writes contacts, new ones and those that are there; what names them goes in sealed. Each then has a data key of its own, made anew. */
export async function writeContacts(
  tx: Tx,
  operationId: string,
  contacts: readonly (WrittenContact & { personId?: string | null; visibility?: Visibility })[],
  context: CommandContext,
): Promise<void> {
  const vault = vaultOf(context)
  await assertSameKey(tx, vault)
  const rows = contacts.map(({ id, organisationId, details, personId = null, visibility = 'coordination' }) => {
    const { sealed, wrappedKey } = vault.seal(JSON.stringify(details), aboutContact(operationId, id))
    return {
      ...{ id, person_id: personId, organisation_id: organisationId, visibility },
      ...{ sealed: base64(sealed), wrapped_key: base64(wrappedKey) },
    }
  })
  await tx.run(sql`insert into contact (operation_id, id, person_id, organisation_id, visibility, sealed, wrapped_key, made_by, made_at)
    select ${operationId}, id, person_id, organisation_id, visibility, decode(sealed, 'base64'), decode(wrapped_key, 'base64'),
      ${context.actor.id}, ${context.now}
    from ${recordset(rows, 'id uuid, person_id text, organisation_id uuid, visibility text, sealed text, wrapped_key text')}
    on conflict (operation_id, id) do update set organisation_id = excluded.organisation_id, sealed = excluded.sealed,
      wrapped_key = excluded.wrapped_key, version = contact.version + 1`)
  await writeClusters(tx, operationId, contacts)
}

/** Puts clusters in the place of those that the contacts had. */
export async function writeClusters(
  tx: Tx,
  operationId: string,
  contacts: readonly { id: string; clusterIds: readonly string[] }[],
): Promise<void> {
  const ids = contacts.map(({ id }) => id)
  const rows = contacts.flatMap(({ id: contact_id, clusterIds }) =>
    [...new Set(clusterIds)].map(cluster_id => ({ id: newId(), contact_id, cluster_id })),
  )
  await tx.run(sql`delete from contact_cluster where operation_id = ${operationId} and contact_id = any(${ids}::uuid[])`)
  await tx.run(sql`insert into contact_cluster (operation_id, id, contact_id, cluster_id)
    select ${operationId}, id, contact_id, cluster_id from ${recordset(rows, 'id uuid, contact_id uuid, cluster_id uuid')}`)
}

/** Ends the stays of a contact on a day, those at places alone or all; one that began later ends on the day it began. */
export async function endStays(
  tx: Tx,
  { operationId, contactId, on, only }: { operationId: string; contactId: string; on: string; only?: 'place' },
): Promise<number> {
  return tx.run(sql`update contact_stay set left_on = greatest(${on}::date, since)
    where operation_id = ${operationId} and contact_id = ${contactId} and left_on is null
      ${only === 'place' ? sql`and place_id is not null` : sql``}`)
}

/** Ends what a contact is responsible for; what was to begin later ends on the day it was to begin. */
export async function endResponsibilitiesOf(tx: Tx, operationId: string, contactId: string, on: string, by: string) {
  await tx.run(sql`update responsibility set ends = greatest(${on}::date, starts), ended_by = ${by}, version = version + 1
    where operation_id = ${operationId} and contact_id = ${contactId} and (ends is null or ends > ${on}::date)`)
}

/** Destroys what is known of contacts: their data keys, what they sealed, and what sheets said of them before. */
export async function eraseContacts(tx: Tx, operationId: string, ids: readonly string[], context: CommandContext): Promise<void> {
  const asked = sql`operation_id = ${operationId} and contact_id = any(${[...ids]}::uuid[])`
  const today = dayOf(context.now)
  for (const id of ids) await endResponsibilitiesOf(tx, operationId, id, today, context.actor.id)
  await tx.run(sql`delete from contact_stay where ${asked}`)
  await tx.run(sql`delete from contact_cluster where ${asked}`)
  await tx.run(sql`update contact_import_row set before_sealed = null, before_key = null, before_organisation_id = null, before_clusters = null
    where ${asked}`)
  await tx.run(sql`update contact set sealed = null, wrapped_key = null, person_id = null, organisation_id = null,
      ended_on = coalesce(ended_on, ${today}::date), erased_at = ${context.now}, version = version + 1
    where operation_id = ${operationId} and id = any(${[...ids]}::uuid[])`)
}

/** The day of an instant, UTC. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)
