/**
 * The record of everything that changed: one entry per command, each carrying the SHA-256 of the entry before it. It is the audit
 * trail, the change feed, and the proof that nothing was lost or altered.
 */
import { createHash } from 'node:crypto'
import type { Actor } from './access.ts'
import { type Db, sql, type Tx } from './database/sql.ts'

export interface Touched {
  kind: string
  id: string
  change: 'made' | 'changed' | 'ended' | 'erased'
}

export interface NewEntry {
  operationId: string
  commandId: string
  command: string
  actor: Actor
  deviceAt: Date | null
  serverAt: Date
  input: unknown
  touched: readonly Touched[]
}

export interface JournalEntry {
  operationId: string
  seq: number
  commandId: string
  command: string
  actorId: string
  actorKind: string
  deviceAt: string | null
  serverAt: string
  input: unknown
  touched: Touched[]
  hash: string
}

/** JSON with keys in order, so that the same content always has the same hash. */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}

interface HashedFields {
  operationId: string
  seq: number
  commandId: string
  command: string
  actorId: string
  actorKind: string
  deviceAt: string | null
  serverAt: string
  input: unknown
  touched: unknown
  previousHash: string
}

function hashOf(fields: HashedFields): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex')
}

/** Hash before the first entry of a chain. */
const beginning = '0'.repeat(64)

/** Appends an entry; the chain's head stays locked until the transaction ends. */
export async function appendToJournal(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.run(
    sql`insert into journal_head (operation_id, seq, hash) values (${entry.operationId}, 0, ${beginning}) on conflict do nothing`,
  )
  const head = await tx.find<{ seq: string; hash: string }>(
    sql`select seq, hash from journal_head where operation_id = ${entry.operationId} for update`,
  )
  if (!head) throw new Error('The head of the journal is missing.')
  const seq = Number(head.seq) + 1
  // What is hashed is what PostgreSQL will give back, so that verification compares like with like.
  const stored = JSON.parse(JSON.stringify({ input: entry.input ?? null, touched: entry.touched }))
  const hash = hashOf({
    operationId: entry.operationId,
    seq,
    commandId: entry.commandId,
    command: entry.command,
    actorId: entry.actor.id,
    actorKind: entry.actor.kind,
    deviceAt: entry.deviceAt?.toISOString() ?? null,
    serverAt: entry.serverAt.toISOString(),
    input: stored.input,
    touched: stored.touched,
    previousHash: head.hash,
  })
  await tx.run(sql`insert into journal
    (operation_id, seq, command_id, command, actor_id, actor_kind, device_at, server_at, input, touched, previous_hash, hash)
    values (${entry.operationId}, ${seq}, ${entry.commandId}, ${entry.command}, ${entry.actor.id}, ${entry.actor.kind},
      ${entry.deviceAt}, ${entry.serverAt}, ${JSON.stringify(stored.input)}::jsonb, ${JSON.stringify(stored.touched)}::jsonb, ${head.hash}, ${hash})`)
  await tx.run(sql`update journal_head set seq = ${seq}, hash = ${hash} where operation_id = ${entry.operationId}`)
}

/** Number of an operation's latest entry: what was derived from the operation holds for as long as it stays the same. */
export async function latestEntry(db: Db, operationId: string): Promise<number> {
  const head = await db.find<{ seq: string }>(sql`select seq from journal_head where operation_id = ${operationId}`)
  return Number(head?.seq ?? 0)
}

interface JournalRow {
  operation_id: string
  seq: string
  command_id: string
  command: string
  actor_id: string
  actor_kind: string
  device_at: Date | null
  server_at: Date
  input: unknown
  touched: Touched[]
  previous_hash: string
  hash: string
}

function entryOf(row: JournalRow): JournalEntry {
  return {
    operationId: row.operation_id,
    seq: Number(row.seq),
    commandId: row.command_id,
    command: row.command,
    actorId: row.actor_id,
    actorKind: row.actor_kind,
    deviceAt: row.device_at?.toISOString() ?? null,
    serverAt: row.server_at.toISOString(),
    input: row.input,
    touched: row.touched,
    hash: row.hash,
  }
}

/** Entries of an operation, newest first; `touching` keeps those that touched one thing. */
export async function journalEntries(
  db: Db,
  operationId: string,
  options: { touching?: { kind: string; id: string } | undefined; before?: number | undefined; limit: number },
): Promise<JournalEntry[]> {
  const touching = options.touching ? sql`and touched @> ${JSON.stringify([options.touching])}::jsonb` : sql``
  const before = options.before ? sql`and seq < ${options.before}` : sql``
  const rows = await db.rows<JournalRow>(
    sql`select * from journal where operation_id = ${operationId} ${touching} ${before} order by seq desc limit ${options.limit}`,
  )
  return rows.map(entryOf)
}

/** One field of a command's input as it is listed: a value as text, or how many entries a list has. */
export interface OutlinedField {
  field: string
  value: string | null
  /** The field is a list, and `value` says how long it is. */
  isCount: boolean
}

/** An entry as a page lists it: its input without what is long, and the first of what it touched. */
export interface JournalOutline {
  seq: number
  commandId: string
  command: string
  actorId: string
  actorKind: string
  deviceAt: string | null
  serverAt: string
  input: OutlinedField[]
  touched: Touched[]
  touchedCount: number
  hash: string
}

const outlinedTextMax = 120
const outlinedTouchedMax = 12

interface OutlineRow extends Omit<JournalOutline, 'deviceAt' | 'serverAt'> {
  deviceAt: Date | null
  serverAt: Date
}

/**
 * Entries of an operation as pages list them, newest first. Inputs of commands can be megabytes (a country's places), so they are cut
 * down in the database. `commandIds` keeps the entries of these commands, `touching` those that touched one thing.
 */
export async function journalOutline(
  db: Db,
  operationId: string,
  options: {
    before?: number | undefined
    commandIds?: readonly string[] | undefined
    touching?: { kind: string; id: string } | undefined
    limit: number
  },
): Promise<JournalOutline[]> {
  const conditions = [sql`operation_id = ${operationId}`]
  if (options.before) conditions.push(sql`seq < ${options.before}`)
  if (options.commandIds) conditions.push(sql`command_id = any(${[...options.commandIds]}::uuid[])`)
  if (options.touching) conditions.push(sql`touched @> ${JSON.stringify([options.touching])}::jsonb`)
  const rows = await db.rows<OutlineRow>(sql`select seq::float8 as seq, command_id as "commandId", command, actor_id as "actorId",
      actor_kind as "actorKind", device_at as "deviceAt", server_at as "serverAt", hash, jsonb_array_length(touched) as "touchedCount",
      coalesce((select jsonb_agg(thing) from (select thing from jsonb_array_elements(touched) with ordinality t (thing, nth)
        where nth <= ${outlinedTouchedMax} order by nth) first_touched), '[]') as touched,
      case when jsonb_typeof(input) = 'object' then coalesce((select jsonb_agg(jsonb_build_object('field', key,
          'value', case jsonb_typeof(value) when 'array' then jsonb_array_length(value)::text when 'object' then null
            else left(value #>> '{}', ${outlinedTextMax}) end,
          'isCount', jsonb_typeof(value) = 'array') order by key) from jsonb_each(input) where key <> 'operationId'), '[]') else '[]' end as input
    from journal where ${sql.join(conditions, sql` and `)} order by journal.seq desc limit ${options.limit}`)
  return rows.map(row => ({ ...row, deviceAt: row.deviceAt?.toISOString() ?? null, serverAt: row.serverAt.toISOString() }))
}

export interface ChainVerdict {
  operationId: string
  entries: number
  /** Sequence number of the first entry that does not fit, or null when the whole chain holds. */
  brokenAt: number | null
  reason: string | null
  /** Hash of the last entry that holds. Noted elsewhere, it later proves that nothing before it was rewritten. */
  hash: string
}

/** Recomputes every hash from the entries alone, of every chain or of one operation's; entries may be appended meanwhile. */
export async function verifyJournal(db: Db, operationId?: string): Promise<ChainVerdict[]> {
  const only = operationId === undefined ? sql`` : sql`where operation_id = ${operationId}`
  const chains = await db.rows<{ operation_id: string }>(
    sql`select operation_id from journal_head ${only} union select operation_id from journal ${only} order by operation_id`,
  )
  const verdicts: ChainVerdict[] = []
  for (const chain of chains) verdicts.push(await verifyChain(db, chain.operation_id))
  return verdicts
}

const verifyBatch = 2_000

async function verifyChain(db: Db, operationId: string): Promise<ChainVerdict> {
  let previous = beginning
  let seq = 0
  const broken = (reason: string): ChainVerdict => ({ operationId, entries: seq, brokenAt: seq + 1, reason, hash: previous })
  // The head is read after the entries: where it is ahead, entries were appended meanwhile, and must be there.
  for (let readBefore = -1; ; readBefore = seq) {
    for (;;) {
      const rows = await db.rows<JournalRow>(
        sql`select * from journal where operation_id = ${operationId} and seq > ${seq} order by seq limit ${verifyBatch}`,
      )
      if (rows.length === 0) break
      for (const row of rows) {
        if (Number(row.seq) !== seq + 1) return broken('an entry is missing')
        if (row.previous_hash !== previous) return broken('it does not follow the entry before it')
        const { hash, ...fields } = entryOf(row)
        if (hashOf({ ...fields, previousHash: previous }) !== hash) return broken('its content was changed')
        previous = hash
        seq++
      }
    }
    const head = await db.find<{ seq: string; hash: string }>(
      sql`select seq, hash from journal_head where operation_id = ${operationId}`,
    )
    if (!head) return broken('its head is missing')
    if (Number(head.seq) === seq && head.hash === previous)
      return { operationId, entries: seq, brokenAt: null, reason: null, hash: previous }
    if (Number(head.seq) <= seq) return broken('it is not the one that was appended last')
    if (seq === readBefore) return broken('entries at the end are missing')
  }
}
