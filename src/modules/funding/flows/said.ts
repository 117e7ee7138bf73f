/** What files said of movements of money, every version of it, and how it stands in the ledger. */
import { recordset } from '../../../kernel/database/batch.ts'
import { type Db, type RawBuilder, sql, type Tx } from '../../../kernel/database/sql.ts'
import type { FlowEntry } from '../schema.ts'
import type { SaidFlow } from './net.ts'

const current = (
  operationId: string,
  condition: RawBuilder<unknown>,
) => sql`select f.external_id as "externalId", f.content_hash as "contentHash",
    f.holder_id as "holderId", f.said, f.source, f.import_id as "importId", f.lenient, f.illustrative
  from flow_said f where f.operation_id = ${operationId} and f.withdrawn_at is null and ${condition}
    and not exists (select 1 from flow_said l where l.operation_id = f.operation_id and l.external_id = f.external_id
      and l.no > f.no and l.withdrawn_at is null)`

/** What counts of what was said of the money of these holders. */
export const saidOfHolders = (db: Db, operationId: string, holderIds: readonly string[]): Promise<SaidFlow[]> =>
  db.rows(current(operationId, sql`f.holder_id = any(${[...holderIds]}::uuid[])`))

/** What counts of what was said of these movements. */
export const saidOfIds = (db: Db, operationId: string, externalIds: readonly string[]): Promise<SaidFlow[]> =>
  db.rows(current(operationId, sql`f.external_id = any(${[...externalIds]}::text[])`))

/** Which movements that an import said count, or counted. */
export const saidByImport = (db: Db, operationId: string, importId: string) =>
  db.rows<{ externalId: string; holderId: string }>(sql`select external_id as "externalId", holder_id as "holderId" from flow_said
    where operation_id = ${operationId} and import_id = ${importId} and withdrawn_at is null`)

export interface NewSaid {
  externalId: string
  holderId: string
  said: FlowEntry
}

/**
 * Keeps what a file says that is new, or says otherwise than before.
 * @returns external ids by what became of them, and all holders whose money that touches.
 */
export async function keepSaid(
  tx: Tx,
  operationId: string,
  flows: readonly NewSaid[],
  from: { source: string; importId: string | null; lenient: boolean; illustrative: boolean },
) {
  const before = new Map(
    (
      await saidOfIds(
        tx,
        operationId,
        flows.map(({ externalId }) => externalId),
      )
    ).map(flow => [flow.externalId, flow]),
  )
  const differs = flows.filter(({ externalId, said }) => before.get(externalId)?.contentHash !== said.contentHash)
  const rows = differs.map(({ externalId, holderId, said }) => ({
    ...{ external_id: externalId, holder_id: holderId, content_hash: said.contentHash, said },
  }))
  const { source, importId, lenient, illustrative } = from
  await tx.run(sql`insert into flow_said (operation_id, external_id, no, content_hash, holder_id, said, source, import_id, lenient, illustrative)
    select ${operationId}, external_id,
      coalesce((select max(no) from flow_said b where b.operation_id = ${operationId} and b.external_id = input.external_id), 0) + 1,
      content_hash, holder_id, said, ${source}, ${importId}::uuid, ${lenient}, ${illustrative}
    from ${recordset(rows, 'external_id text, holder_id uuid, content_hash uuid, said jsonb')}`)
  const changed = differs.filter(({ externalId }) => before.has(externalId))
  return {
    fresh: differs.filter(({ externalId }) => !before.has(externalId)).map(({ externalId }) => externalId),
    changed: changed.map(({ externalId }) => externalId),
    unchanged: flows.length - differs.length,
    holderIds: [
      ...new Set([...differs, ...changed.flatMap(({ externalId }) => before.get(externalId) ?? [])].map(each => each.holderId)),
    ],
  }
}

export interface PostedFlow {
  externalId: string
  holderId: string
  signature: string
  entryId: string
  postedNo: number
}

export const postedOfHolders = (db: Db, operationId: string, holderIds: readonly string[]): Promise<PostedFlow[]> =>
  db.rows(sql`select external_id as "externalId", holder_id as "holderId", signature, entry_id as "entryId", posted_no::float8 as "postedNo"
    from flow_posted where operation_id = ${operationId} and holder_id = any(${[...holderIds]}::uuid[])`)

export const forgetPosted = (tx: Tx, operationId: string, externalIds: readonly string[]) =>
  tx.run(sql`delete from flow_posted where operation_id = ${operationId} and external_id = any(${[...externalIds]}::text[])`)

export async function keepPosted(tx: Tx, operationId: string, posted: readonly Omit<PostedFlow, 'postedNo'>[]): Promise<void> {
  const rows = posted.map(({ externalId, holderId, signature, entryId }, nth) => ({
    ...{ external_id: externalId, holder_id: holderId, entry_id: entryId, signature, nth },
  }))
  await tx.run(sql`insert into flow_posted (operation_id, external_id, holder_id, signature, entry_id)
    select ${operationId}, external_id, holder_id, signature, entry_id
    from ${recordset(rows, 'external_id text, holder_id uuid, signature text, entry_id uuid, nth int')} order by nth`)
}
