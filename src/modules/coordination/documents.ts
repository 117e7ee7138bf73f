/** What the commands of the document library share: which files it takes, and keeping a version of one. */
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { CommandContext } from '../../kernel/command.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { bytesOf, fileContent } from '../imports/index.ts'

/** Largest document, in bytes. */
export const documentBytesMax = 20_000_000

/** What people write, count, draw and photograph; nothing that a browser or a computer would run. */
const endings = [
  'pdf',
  'docx',
  'odt',
  'xlsx',
  'ods',
  'pptx',
  'odp',
  'csv',
  'txt',
  'md',
  'png',
  'jpg',
  'jpeg',
  'webp',
  'geojson',
  'kml',
  'zip',
]

export const versionEntries = {
  fileName: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(200),
    // A name is no path, and says nothing to a terminal.
    v.transform(name => name.replace(/[/\\\p{Cc}]/gu, '_')),
    v.check(
      name => endings.includes(name.split('.').at(-1)?.toLowerCase() ?? ''),
      fieldText(
        `This kind of file is not taken: only ${endings.join(', ')}.`,
        `لا يُقبل هذا النوع من الملفات: ${endings.join(', ')} فقط.`,
        `ئەم جۆرە فایلە وەرناگیرێت: تەنها ${endings.join(', ')}.`,
      ),
    ),
  ),
  content: fileContent(documentBytesMax),
  /** What is new in it. */
  note: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000))), null),
}

interface NewVersion {
  operationId: string
  documentId: string
  no: number
  fileName: string
  content: Uint8Array | string
  note: string | null
}

/** Keeps a version of a document, whole. */
export async function keepVersion(tx: Tx, version: NewVersion, { actor, now }: CommandContext): Promise<void> {
  const { operationId, documentId, no, fileName, content, note } = version
  const bytes = bytesOf(content)
  const fileId = newId()
  await tx.run(sql`insert into stored_file (id, name, media_type, bytes, sha256)
    values (${fileId}, ${fileName}, 'application/octet-stream', ${bytes}, ${createHash('sha256').update(bytes).digest('hex')})`)
  await tx.run(sql`insert into document_version (operation_id, document_id, no, file_id, file_name, bytes, note, added_by, added_at)
    values (${operationId}, ${documentId}, ${no}, ${fileId}, ${fileName}, ${bytes.length}, ${note}, ${actor.id}, ${now})`)
}

export interface StoredDocument {
  id: string
  clusterId: string | null
  ended: string | null
  version: number
  versions: number
}

/** A document, held until the command is done; undefined when there is none. */
export const lockDocument = (tx: Tx, operationId: string, id: string) =>
  tx.find<StoredDocument>(sql`select d.id, d.cluster_id as "clusterId", d.ended, d.version,
      (select max(no) from document_version n where n.operation_id = d.operation_id and n.document_id = d.id) as versions
    from document d where d.operation_id = ${operationId} and d.id = ${id} for update`)
