import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { sql } from '../../../kernel/database/sql.ts'
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
  /** Null unless a contact that the reader may see holds it. */
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
        r.person_id as "personId", r.contact_id as "contactId", r.starts::text, r.ends::text, r.version, c.sealed, c.wrapped_key as "wrappedKey"
      from responsibility r
      left join contact c on c.operation_id = r.operation_id and c.id = r.contact_id and c.sealed is not null and ${seen}
      where r.operation_id = ${operationId}
        ${clusterId ? sql`and r.cluster_id = ${clusterId}` : sql``}
        ${organisationId ? sql`and r.organisation_id = ${organisationId}` : sql``}
        ${contactId ? sql`and r.contact_id = ${contactId} and c.id is not null` : sql``}
        ${past ? sql`` : sql`and (r.ends is null or r.ends >= ${today}::date)`}
      order by array_position(array['task-manager', 'deputy', 'information-officer', 'focal-point'], r.kind), r.starts desc, r.id limit 1000`)
    return rows.map(({ sealed, wrappedKey, ...row }) => {
      const opened =
        vault && sealed && wrappedKey && row.contactId
          ? (JSON.parse(vault.open({ sealed, wrappedKey }, aboutContact(operationId, row.contactId))) as Details)
          : null
      const scope = { operation: operationId, cluster: row.clusterId, organisation: row.organisationId }
      return { ...row, name: opened?.name ?? null, mayEnd: isAllowed(actor, contactKeepers, [scope]) }
    })
  },
})
