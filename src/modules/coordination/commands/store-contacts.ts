import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { contactKeepers } from '../contacts/access.ts'
import { clusterIds, DetailsSchema } from '../contacts/schema.ts'
import { assertHere, assertKnownScope, lockContact, type StoredContact, writeContacts } from '../contacts/store.ts'
import { VersionSchema } from '../schema.ts'
import { assertSeen } from '../store.ts'

export const contactsPerSheetMax = 2_000

const Contact = v.object({
  /** Of a contact that is there; left out: a new one. */
  id: v.optional(v.nullable(IdSchema), null),
  version: v.optional(v.nullable(VersionSchema), null),
  organisationId: v.optional(v.nullable(IdSchema), null),
  clusterIds,
  details: DetailsSchema,
})

/**
 * Keeps the contacts of a sheet, all of them or none, in a way that can be undone. The sheet itself is not kept: it names people. What
 * changed contacts said before stays as it was, sealed.
 */
export const storeContacts = command({
  name: 'coordination.store-contacts',
  summary: 'Keep the contacts of a sheet, all or none; what names people is kept encrypted, and the sheet is not kept.',
  input: v.object({
    operationId: IdSchema,
    importId: v.optional(IdSchema),
    contacts: v.pipe(v.array(Contact), v.minLength(1), v.maxLength(contactsPerSheetMax)),
  }),
  policy: contactKeepers,
  async load(tx, { operationId, contacts }) {
    const found = new Map<string, StoredContact>()
    // In one order, so that two sheets never wait for each other.
    for (const id of contacts.flatMap(each => each.id ?? []).sort()) {
      const stored = await lockContact(tx, operationId, id)
      if (!stored) return null
      found.set(id, stored)
    }
    return found
  },
  scope: (found, { operationId, contacts }) =>
    [...found.values(), ...contacts].map(each => ({
      ...{ operation: operationId, organisation: each.organisationId, cluster: each.clusterIds },
    })),
  journalled: ({ operationId, importId, contacts }, found) => ({
    ...{ operationId, importId, contacts: contacts.length, changed: [...found.keys()] },
  }),
  async apply(tx, { operationId, importId: given, contacts }, found, context) {
    for (const { id, version } of contacts) {
      const stored = id === null ? undefined : found.get(id)
      if (!stored) continue
      assertSeen(version ?? 0, stored)
      assertHere(stored)
    }
    await assertKnownScope(tx, operationId, contacts)
    const importId = given ?? newId()
    const made = contacts.filter(({ id }) => id === null).length
    await tx.run(sql`insert into contact_import (operation_id, id, actor_id, at, made, changed)
      values (${operationId}, ${importId}, ${context.actor.id}, ${context.now}, ${made}, ${contacts.length - made})`)
    const written = contacts.map(contact => ({ ...contact, isNew: contact.id === null, id: contact.id ?? newId() }))
    const rows = (isNew: boolean) =>
      written
        .filter(each => each.isNew === isNew)
        .map(({ id }) => ({ id: newId(), contact_id: id, version: (found.get(id)?.version ?? 0) + 1 }))
    // What they said before, while it is there.
    await tx.run(sql`insert into contact_import_row
        (operation_id, id, import_id, contact_id, version, before_sealed, before_key, before_organisation_id, before_clusters)
      select ${operationId}, input.id, ${importId}, c.id, input.version, c.sealed, c.wrapped_key, c.organisation_id,
        coalesce((select array_agg(distinct cluster_id) from contact_cluster k where k.operation_id = c.operation_id and k.contact_id = c.id), '{}')
      from ${recordset(rows(false), 'id uuid, contact_id uuid, version int')}
      join contact c on c.operation_id = ${operationId} and c.id = input.contact_id`)
    await writeContacts(tx, operationId, written, context)
    await tx.run(sql`insert into contact_import_row (operation_id, id, import_id, contact_id, version)
      select ${operationId}, id, ${importId}, contact_id, version from ${recordset(rows(true), 'id uuid, contact_id uuid, version int')}`)
    for (const { id, isNew } of written) context.touch('contact', id, isNew ? 'made' : 'changed')
    return { importId, made, changed: contacts.length - made }
  },
})
