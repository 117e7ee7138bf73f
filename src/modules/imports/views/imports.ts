import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, keepers, members } from '../../operations/index.ts'
import type { FeedName } from '../feeds.ts'
import type { ImportCounts } from '../store.ts'

export interface ImportSummary {
  id: string
  feed: FeedName
  status: 'received' | 'committed' | 'undone'
  fileName: string
  sheet: string | null
  options: {
    period?: string
    learn?: boolean
    /** Names to take in beside those that are known, by `learnKey`. */
    learnNames?: string[]
    sheet?: string
    /** Of a sheet of a plan: the code of the plan. */
    plan?: string
    /** What columns hold, by their keys; null is not used. */
    columns?: Record<string, string | null>
    /** Once stored: the headings of the columns as they stood in the sheet. */
    headings?: Record<string, string>
  }
  counts: ImportCounts | null
  receivedAt: string
}
export interface ImportDetail extends ImportSummary {
  problems: unknown[]
}

const columns = sql`id, feed, status, file_name as "fileName", sheet, options, counts, received_at as "receivedAt"`

/** Keepers see every import of the operation, others their own. */
function visible(actor: Actor, operationId: string) {
  return isAllowed(actor, keepers, [{ operation: operationId }]) ? sql`true` : sql`actor_id = ${actor.id}`
}

export const listImports = view({
  name: 'imports.imports',
  summary: 'Imports of an operation, newest first: all for those who keep its data, their own for others.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, input, { actor }) =>
    db.rows<ImportSummary>(
      sql`select ${columns} from import where operation_id = ${input.operationId} and ${visible(actor, input.operationId)} order by received_at desc limit 100`,
    ),
})

/** The file names of imports, for those who keep the lists that files taught. */
export const listImportNames = view({
  name: 'imports.names',
  summary: 'File names of imports, for those who keep the operation’s lists.',
  input: v.object({ operationId: IdSchema, ids: v.pipe(v.array(IdSchema), v.maxLength(1_000)) }),
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, ids }) =>
    db.rows<Pick<ImportSummary, 'id' | 'fileName' | 'status'>>(
      sql`select id, file_name as "fileName", status from import where operation_id = ${operationId} and id = any(${ids}::uuid[])`,
    ),
})

export const showImport = view({
  name: 'imports.import',
  summary: 'One import with its counts and problems.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, input, { actor }) {
    const found = await db.find<ImportDetail>(
      sql`select ${columns}, problems from import where operation_id = ${input.operationId} and id = ${input.id} and ${visible(actor, input.operationId)}`,
    )
    if (!found) throw notFound()
    return found
  },
})

/** Who received an import and in which state it is; for rooms that commit or undo it. */
export async function findImport(db: Db, operationId: string, id: string, options: { lock?: boolean } = {}) {
  return db.find<Pick<ImportSummary, 'status' | 'feed' | 'options'> & { actor_id: string }>(
    sql`select status, feed, options, actor_id from import where operation_id = ${operationId} and id = ${id} ${options.lock ? sql`for update` : sql``}`,
  )
}

/** Where lines came from: for rooms that show the origin of what they keep. */
export interface ImportOrigin {
  id: string
  fileName: string
  status: ImportSummary['status']
  receivedAt: string
}

export async function originsOf(db: Db, operationId: string, ids: readonly string[]): Promise<ImportOrigin[]> {
  const rows = await db.rows<Omit<ImportOrigin, 'receivedAt'> & { receivedAt: Date }>(
    sql`select id, file_name as "fileName", status, received_at as "receivedAt" from import
      where operation_id = ${operationId} and id = any(${[...ids]}::uuid[])`,
  )
  return rows.map(row => ({ ...row, receivedAt: row.receivedAt.toISOString() }))
}

/** Bytes read at once: the driver writes them as text on the way, which takes several times their size. */
const sliceBytes = 2_000_000

/** The file of an import as it came. */
export async function fileOfImport(db: Db, operationId: string, id: string): Promise<Uint8Array | undefined> {
  const file = await db.find<{ id: string; size: number }>(
    sql`select f.id, length(f.bytes) as size from import i join stored_file f on f.id = i.file_id where i.operation_id = ${operationId} and i.id = ${id}`,
  )
  if (!file) return undefined
  const bytes = new Uint8Array(file.size)
  for (let at = 0; at < file.size; at += sliceBytes) {
    const slice = await db.find<{ bytes: Uint8Array }>(
      sql`select substring(bytes from ${at + 1}::int for ${sliceBytes}::int) as bytes from stored_file where id = ${file.id}`,
    )
    bytes.set(slice?.bytes ?? [], at)
  }
  return bytes
}
