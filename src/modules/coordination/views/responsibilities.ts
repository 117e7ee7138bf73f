import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { Problem } from '../../../kernel/problems.ts'
import type { Vault } from '../../../kernel/vault.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { contactKeepers, seenBy } from '../contacts/access.ts'
import type { Details, ResponsibilityKind } from '../contacts/schema.ts'
import { aboutContact, dayOf } from '../contacts/store.ts'

/** Whom to talk to. Days; both are days on which it is held. */
export interface Responsibility {
  id: string
  kind: ResponsibilityKind
  /** Both null: of the operation as a whole. */
  clusterId: string | null
  organisationId: string | null
  /** One of the two holds it. */
  personId: string | null
  contactId: string | null
  /** The contact of whoever holds it, and their name there; null where the reader may not see it. */
  seenContactId: string | null
  name: string | null
  starts: string
  ends: string | null
  version: number
  /** The reader may end it. */
  mayEnd: boolean
}

type Row = Omit<Responsibility, 'name' | 'mayEnd'> & { sealed: Uint8Array | null; wrappedKey: Uint8Array | null }

/** Responsibilities of an operation, those of the cluster, the organisation and the whole first; names of contacts only where the reader may see them. */
export const listResponsibilities = view({
  name: 'coordination.responsibilities',
  summary: 'Who is responsible for what, now or ever; contacts are named where you may see them.',
  input: v.object({
    operationId: IdSchema,
    clusterId: v.optional(IdSchema),
    organisationId: v.optional(IdSchema),
    contactId: v.optional(IdSchema),
    /** Those that ended, too. */
    past: v.optional(v.boolean(), false),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterId, organisationId, contactId, past }, { actor, now, vault }): Promise<Responsibility[]> {
    const today = dayOf(now)
    const seen = await seenBy(db, actor, operationId)
    const rows = await db.rows<Row>(sql`select r.id, r.kind, r.cluster_id as "clusterId", r.organisation_id as "organisationId",
        r.person_id as "personId", r.contact_id as "contactId", r.starts::text, r.ends::text, r.version, c.id as "seenContactId",
        c.sealed, c.wrapped_key as "wrappedKey"
      from responsibility r
      left join contact c on c.operation_id = r.operation_id and (c.id = r.contact_id or c.person_id = r.person_id)
        and c.sealed is not null and ${seen}
      where r.operation_id = ${operationId}
        ${clusterId ? sql`and r.cluster_id = ${clusterId}` : sql``}
        ${organisationId ? sql`and r.organisation_id = ${organisationId}` : sql``}
        ${contactId ? sql`and r.contact_id = ${contactId} and c.id is not null` : sql``}
        ${past ? sql`` : sql`and (r.ends is null or r.ends >= ${today}::date)`}
      order by array_position(array['task-manager', 'deputy', 'information-officer', 'focal-point'], r.kind), r.starts desc, r.id limit 1000`)
    return rows.map(({ sealed, wrappedKey, ...row }) => {
      const scope = { operation: operationId, cluster: row.clusterId, organisation: row.organisationId }
      return {
        ...row,
        name: nameIn(vault, operationId, { ...row, sealed, wrappedKey }),
        mayEnd: isAllowed(actor, contactKeepers, [scope]),
      }
    })
  },
})

/** The name in a contact. Without the right key it is not known: who holds what is shown all the same. */
function nameIn(vault: Vault | null, operationId: string, { seenContactId, sealed, wrappedKey }: Row): string | null {
  if (!vault || !seenContactId || !sealed || !wrappedKey) return null
  try {
    return (JSON.parse(vault.open({ sealed, wrappedKey }, aboutContact(operationId, seenContactId))) as Details).name
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
