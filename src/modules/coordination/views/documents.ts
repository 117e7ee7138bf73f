import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'

export interface DocumentVersion {
  no: number
  fileName: string
  /** Size in bytes. */
  bytes: number
  note: string | null
  addedBy: string
  addedAt: string
}

export interface LibraryDocument {
  id: string
  /** Null: of the operation as a whole. */
  clusterId: string | null
  title: string
  /** Why it is not valid any more. */
  ended: string | null
  version: number
  /** The latest first. */
  versions: DocumentVersion[]
}

/** The document library: those that are valid first, the newest first. */
export const listDocuments = view({
  name: 'coordination.documents',
  summary: 'Documents of an operation or of one cluster with all their versions.',
  input: v.object({
    operationId: IdSchema,
    /** Null: those of the operation as a whole; left out: all. */
    clusterId: v.optional(v.nullable(IdSchema)),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read(db, { operationId, clusterId }): Promise<LibraryDocument[]> {
    const ofCluster = clusterId === undefined ? sql`` : sql`and d.cluster_id is not distinct from ${clusterId}::uuid`
    return db.rows<LibraryDocument>(sql`select d.id, d.cluster_id as "clusterId", d.title, d.ended, d.version,
        jsonb_agg(jsonb_build_object('no', n.no, 'fileName', n.file_name, 'bytes', n.bytes, 'note', n.note, 'addedBy', n.added_by,
          'addedAt', to_char(n.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by n.no desc) as versions
      from document d join document_version n on n.operation_id = d.operation_id and n.document_id = d.id
      where d.operation_id = ${operationId} ${ofCluster}
      group by d.operation_id, d.id order by d.ended is not null, max(n.added_at) desc, d.id limit 1000`)
  },
})

/** One version of a document, as it was put into the library. */
export const showDocumentFile = view({
  name: 'coordination.document-file',
  summary: 'One version of a document, in base64.',
  input: v.object({ operationId: IdSchema, id: IdSchema, no: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id, no }): Promise<{ fileName: string; content: string }> {
    const found = await db.find<{ fileName: string; bytes: Buffer }>(sql`select n.file_name as "fileName", f.bytes
      from document_version n join stored_file f on f.id = n.file_id
      where n.operation_id = ${operationId} and n.document_id = ${id} and n.no = ${no}`)
    if (!found) throw notFound()
    return { fileName: found.fileName, content: found.bytes.toString('base64') }
  },
})
