/** Keeps lines findable by the rows of sheets when what they refer to changes under them: hash and identity follow from what they say. */
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { contentHashOf, identityOf, keyOf } from './pure/keys.ts'
import { type FullLine, fullLineColumns } from './views/lines.ts'

/** Lines that are read at once: memory stays small however many a merge moves. */
const batchSize = 5_000
/** Repetitions of a line that are looked for beyond those that are there: a sheet may have lost some since. */
const repeatsBeyond = 50

/** How a line was known before it changed; what is not of our making stays as it is. */
export interface KnownLine {
  id: string
  /** Its hash is ours: it is computed anew. */
  hashIsOurs: boolean
  /** How rows of sheets find it: by a key that follows from what it says, by its identity since something moved it, or by its key alone. */
  foundBy: 'content' | 'identity' | 'key'
  /** Key of the first line with its identity. */
  base: string
}

type KeyedLine = FullLine & { contentHash: string; identity: string | null }

async function* readLines(tx: Tx, operationId: string, ids: readonly string[]): AsyncGenerator<KeyedLine> {
  for (let at = 0; at < ids.length; at += batchSize)
    yield* await tx.rows<KeyedLine>(sql`select ${fullLineColumns}, content_hash as "contentHash", identity
      from activity_report where operation_id = ${operationId} and id = any(${ids.slice(at, at + batchSize)}::uuid[])`)
}

/** Which of the lines have a key of ours: that of the first, second … line with their identity. */
class OwnKeys {
  private readonly lines = new Map<string, number>()
  private readonly repeated: { id: string; key: string; base: string; identity: (string | null)[] }[] = []
  private readonly own = new Set<string>()
  add(line: KeyedLine): void {
    const identity = identityOf(line)
    const base = keyOf(identity, 1)
    this.lines.set(base, (this.lines.get(base) ?? 0) + 1)
    if (base === line.lineKey) this.own.add(line.id)
    else this.repeated.push({ id: line.id, key: line.lineKey, base, identity })
  }
  /** Ids of the lines added that have one. */
  found(): ReadonlySet<string> {
    for (const { id, key, base, identity } of this.repeated.splice(0)) {
      const last = 2 * (this.lines.get(base) ?? 0) + repeatsBeyond
      for (let nth = 2; nth <= last; nth++)
        if (keyOf(identity, nth) === key) {
          this.own.add(id)
          break
        }
    }
    return this.own
  }
}

/** Looks at lines before they change. */
export async function knownLines(tx: Tx, operationId: string, ids: readonly string[]): Promise<KnownLine[]> {
  const known: KnownLine[] = []
  const keys = new OwnKeys()
  for await (const line of readLines(tx, operationId, ids)) {
    if (line.identity === null) keys.add(line)
    const hashIsOurs = contentHashOf(line) === line.contentHash
    const base = keyOf(identityOf(line), 1)
    known.push({ id: line.id, hashIsOurs, foundBy: line.identity === null ? 'key' : 'identity', base })
  }
  const own = keys.found()
  return known.map(line => (own.has(line.id) ? { ...line, foundBy: 'content' as const } : line))
}

/** Gives lines that changed the hash and the identity of what they say now. */
export async function rekey(tx: Tx, operationId: string, known: readonly KnownLine[]): Promise<void> {
  const before = new Map(known.map(line => [line.id, line]))
  const keys = new OwnKeys()
  const rows: { id: string; hash: string; identity: string | null }[] = []
  for await (const line of readLines(tx, operationId, [...before.keys()])) {
    const was = before.get(line.id)
    if (!was) continue
    const base = keyOf(identityOf(line), 1)
    const hash = was.hashIsOurs ? contentHashOf(line) : line.contentHash
    const sameKey = was.foundBy === 'key' || (was.foundBy === 'content' && base === was.base)
    rows.push({ id: line.id, hash, identity: sameKey ? null : base })
    // A line that moves for the first time says something that its key cannot follow from.
    if (was.foundBy === 'identity') keys.add(line)
  }
  const own = keys.found()
  await tx.run(sql`update activity_report r set content_hash = u.hash, identity = u.identity
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ hash }) => hash)}::uuid[],
      ${rows.map(({ id, identity }) => (own.has(id) ? null : identity))}::uuid[]) as u (id, hash, identity)
    where r.operation_id = ${operationId} and r.id = u.id`)
}
