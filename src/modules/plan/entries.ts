/** Clusters, population groups and activities as lists of names: what the commands share that review, edit, merge and separate them. */
import { type Db, type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import { calledBy, type MergedEntry, type NamedEntry } from '../operations/index.ts'

export const entryKinds = ['cluster', 'group', 'activity'] as const
export type EntryKind = (typeof entryKinds)[number]

interface KindRule {
  table: RawBuilder<unknown>
  /** The entry it belongs to: a cluster's own cluster, an activity's cluster. */
  above: RawBuilder<unknown>
  /** Beginning of the names of its events. */
  event: string
}

export const kindRules: Record<EntryKind, KindRule> = {
  cluster: { table: sql`cluster`, above: sql`parent_id`, event: 'plan.clusters' },
  group: { table: sql`population_group`, above: sql`null::uuid`, event: 'plan.groups' },
  activity: { table: sql`activity_type`, above: sql`cluster_id`, event: 'plan.activities' },
}

/** What a merge changed in this room, but for figures, which have a table of their own. */
export interface MergeMemory {
  id: string
  /** Instant of the merge, ISO. */
  at: string
  /** Status of the entry before. */
  status: 'reviewed' | 'unreviewed'
  /** Aliases that the other entry got by it. */
  aliases: string[]
  /** Of a cluster: what belonged to it and belongs to the other one now. */
  belongings?: Belongings
}

export interface Predecessor {
  clusterId: string
  predecessorId: string
  confidence: string | null
}

export interface Belongings {
  children: string[]
  activities: string[]
  projects: string[]
  /** Objectives of strategic plans, of all versions. */
  objectives: string[]
  members: { organisationId: string; source: string | null }[]
  /** Organisations that are members of the other cluster by the merge alone. */
  newMembers: string[]
  predecessors: Predecessor[]
  newPredecessors: Predecessor[]
}

export interface StoredEntry extends NamedEntry {
  code: string | null
  aliases: string[]
  aboveId: string | null
  status: 'reviewed' | 'unreviewed' | 'merged'
  mergedInto: string | null
  merge: MergeMemory | null
  version: number
}

const stored = (kind: EntryKind, operationId: string) =>
  sql`select id, names, code, aliases, ${kindRules[kind].above} as "aboveId", status, merged_into as "mergedInto", merge, version
    from ${kindRules[kind].table} where operation_id = ${operationId}`

/** The entries with these ids in their order, merged ones too; undefined for one that is not there. */
export async function findEntries(
  tx: Db,
  kind: EntryKind,
  operationId: string,
  ids: readonly string[],
): Promise<(StoredEntry | undefined)[]> {
  const rows = await tx.rows<StoredEntry>(sql`${stored(kind, operationId)} and id = any(${[...ids]}::uuid[])`)
  return ids.map(id => rows.find(row => row.id === id))
}

/** Entries in use that a name of this entry could be taken for: all of the kind; of activities, those of its cluster. */
export function neighboursOf(
  tx: Db,
  kind: EntryKind,
  operationId: string,
  entry: Pick<StoredEntry, 'aboveId'>,
  but: readonly string[],
): Promise<StoredEntry[]> {
  const inCluster = kind === 'activity' ? sql`and cluster_id = ${entry.aboveId}` : sql``
  return tx.rows(sql`${stored(kind, operationId)} and status <> 'merged' ${inCluster} and id <> all(${[...but]}::uuid[])`)
}

/** What belongs right to an entry: areas of responsibility or activities of a cluster, in use or merged. */
export function belongingTo(tx: Db, kind: 'cluster' | 'activity', operationId: string, id: string): Promise<StoredEntry[]> {
  return tx.rows(sql`${stored(kind, operationId)} and ${kindRules[kind].above} = ${id}`)
}

/** Gives an entry more names; those it is called by anyway are left out. @returns the names it got. */
export async function addAliases(
  tx: Tx,
  kind: EntryKind,
  operationId: string,
  id: string,
  names: readonly string[],
): Promise<string[]> {
  const [entry] = await findEntries(tx, kind, operationId, [id])
  const keys = new Set(entry ? calledBy(entry).map(nameKey) : [])
  const added: string[] = []
  for (const name of names) {
    const key = nameKey(name)
    if (key === '' || keys.has(key)) continue
    keys.add(key)
    added.push(name)
  }
  if (entry && added.length > 0)
    await tx.run(sql`update ${kindRules[kind].table} set aliases = aliases || ${added}::text[], version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
  return added
}

/** Into which entry each merged one was merged, and by which merge: for rooms that bring old references up to date. */
export function mergedEntries(db: Db, kind: EntryKind, operationId: string): Promise<MergedEntry[]> {
  return db.rows(sql`select id, merged_into as "intoId", merge ->> 'id' as "mergeId"
    from ${kindRules[kind].table} where operation_id = ${operationId} and status = 'merged'`)
}
