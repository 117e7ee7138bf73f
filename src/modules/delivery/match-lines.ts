/**
 * Finds the stored lines that rows of a sheet mean where the key alone does not tell: an entry that the lines name was merged, separated
 * or named since they were stored, so the same row has another key now.
 */
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { lineKeyOf } from './pure/keys.ts'

export interface ArrivingLine {
  key: string
  identity: string
  hash: string
}
export interface StandingLine {
  key: string
  /** Set for a line whose key does not follow from what it says. */
  identity: string | null
  hash: string
  withdrawn: boolean
}

/** The key under which an arriving line is stored; `fresh` when no stored line is meant and its own key is another line's. */
export interface Match {
  key: string
  fresh: boolean
}

/**
 * Matches arriving lines of one identity with stored ones: lines that say the very same first, then those with the same key, then in
 * order. No two arriving lines get one stored line.
 * @param occupied keys that stored lines have which are not among `standing`.
 */
export function matchLines(
  arriving: readonly ArrivingLine[],
  standing: readonly StandingLine[],
  occupied: ReadonlySet<string> = new Set(),
): Map<string, Match> {
  const matches = new Map<string, Match>()
  const free = new Map(standing.map(line => [line.key, line]))
  const take = (line: ArrivingLine, found: StandingLine | undefined) => {
    if (!found || !free.delete(found.key)) return
    matches.set(line.key, { key: found.key, fresh: false })
  }
  const waiting = () => arriving.filter(({ key }) => !matches.has(key))
  for (const line of arriving) {
    const same = free.get(line.key)
    if (same?.hash === line.hash) take(line, same)
  }
  // Lines in use before withdrawn ones.
  const inOrder = [...standing].sort((a, b) => Number(a.withdrawn) - Number(b.withdrawn))
  const byHash = Map.groupBy(inOrder, ({ hash }) => hash)
  for (const line of waiting()) {
    const alike = byHash.get(line.hash) ?? []
    while (alike[0] && !free.has(alike[0].key)) alike.shift()
    take(line, alike[0])
  }
  for (const line of waiting()) take(line, free.get(line.key))
  const rest = inOrder.filter(({ key }) => free.has(key))
  for (const [nth, line] of waiting().entries()) take(line, rest[nth])
  const known = new Set(standing.map(({ key }) => key))
  for (const { key } of waiting()) {
    const taken = known.has(key) || occupied.has(key)
    matches.set(key, taken ? { key: lineKeyOf([newId()]), fresh: true } : { key, fresh: false })
  }
  return matches
}

/**
 * Matches the lines of a relation `a` (key, identity, hash, nth) with stored ones.
 * @param claimed keys of stored lines that rows before these were matched with.
 * @returns matches of lines whose identity a moved line has, by the key they arrived with.
 */
export async function findMatches(
  db: Db,
  operationId: string,
  relation: RawBuilder<unknown>,
  claimed: ReadonlySet<string> = new Set(),
): Promise<Map<string, Match & { identity: string }>> {
  const found = new Map<string, Match & { identity: string }>()
  const moved = await db.find(
    sql`select 1 from activity_report where operation_id = ${operationId} and identity is not null limit 1`,
  )
  if (!moved) return found
  const arriving = await db.rows<ArrivingLine>(sql`select a.key, a.identity, a.hash from ${relation} a
    where exists (select 1 from activity_report r where r.operation_id = ${operationId} and r.identity = a.identity) order by a.nth`)
  if (arriving.length === 0) return found
  const standing =
    await db.rows<StandingLine>(sql`select line_key as key, identity, content_hash as hash, withdrawn from activity_report
    where operation_id = ${operationId} and (identity = any(${[...new Set(arriving.map(({ identity }) => identity))]}::uuid[])
      or line_key = any(${arriving.map(({ key }) => key)}::uuid[]))`)
  const identityOfKey = new Map(arriving.map(({ key, identity }) => [key, identity]))
  const groups = Map.groupBy(arriving, ({ identity }) => identity)
  const standingOf = Map.groupBy(
    standing.filter(({ key }) => !claimed.has(key)),
    ({ key, identity }) => identity ?? identityOfKey.get(key) ?? '',
  )
  const occupied = new Set([...claimed, ...standing.map(({ key }) => key)])
  for (const [identity, lines] of groups)
    for (const [key, match] of matchLines(lines, standingOf.get(identity) ?? [], occupied)) found.set(key, { ...match, identity })
  return found
}

/** Keys of lines that a sheet brought before in the same transaction, so that none is meant twice. */
export interface Claimed {
  keys: Set<string>
}

/** Gives the lines in `arriving` the keys of the stored lines that they mean. @returns lines that need an identity beside their key. */
export async function meanStoredLines(
  tx: Tx,
  operationId: string,
  claimed: Claimed,
): Promise<{ key: string; identity: string }[]> {
  const relation = sql`(select "lineKey" as key, identity, "contentHash" as hash, row as nth from arriving where identity is not null)`
  const matches = await findMatches(tx, operationId, relation, claimed.keys)
  if (matches.size === 0) return []
  const changed = [...matches].filter(([key, match]) => key !== match.key)
  await tx.run(sql`update arriving l set "lineKey" = u.to_key
    from unnest(${changed.map(([key]) => key)}::uuid[], ${changed.map(([, { key }]) => key)}::uuid[]) as u (from_key, to_key)
    where l."lineKey" = u.from_key`)
  for (const { key } of matches.values()) claimed.keys.add(key)
  return [...matches.values()].filter(({ fresh }) => fresh)
}
