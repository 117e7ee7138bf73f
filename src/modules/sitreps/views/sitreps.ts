import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { type ViewContext, view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { allClusters } from '../../plan/index.ts'
import { makers } from '../access.ts'
import { hashOf } from '../canonical.ts'
import { clustersNow } from '../clusters-now.ts'
import { type Difference, differencesOf, rulesChanged } from '../compare.ts'
import type { SnapshotContent } from '../content.ts'
import { gatherContent } from '../gather.ts'
import type { RuleName, SitrepState } from '../rules.ts'
import type { Texts } from '../store.ts'

/** An edition as a list shows it. */
export interface ListedSitrep {
  id: string
  clusterId: string | null
  /** What its cluster is today: another one when it was merged since. */
  clusterNow: string | null
  /** Code and names of its cluster as they were then; null for the country team's. */
  cluster: { code: string; names: Names } | null
  from: string
  to: string
  edition: number
  state: SitrepState
  illustrative: boolean
  /** When its figures were taken, ISO instant in UTC. */
  takenAt: string
  publishedAt: string | null
  /** Number of the edition that it corrects. */
  replaces: number | null
  correction: string | null
  version: number
}

export interface SitrepEvent {
  kind: string
  at: string
  actorId: string
  note: string | null
}

/** An edition with its snapshot. */
export interface SitrepRecord extends ListedSitrep {
  texts: Texts
  snapshot: { id: string; takenBy: string; hash: string; content: SnapshotContent }
  /** The content as it is kept, byte for byte: what the hash is of. */
  contentText: string
  madeBy: string
  writtenBy: string[]
  /** Edition that corrects this one, published or not, as far as the reader may see it. */
  replacedBy: { id: string; edition: number } | null
  /** The cluster that its own was merged into since the figures were taken: what is compared with, and what a correction counts. */
  mergedInto: { code: string; names: Names } | null
  events: SitrepEvent[]
}

type Dated<T> = Omit<T, 'takenAt' | 'publishedAt'> & { takenAt: Date; publishedAt: Date | null }

const columns = sql`r.id, r.cluster_id as "clusterId", s.content::jsonb -> 'cluster' as cluster, r.period_from as "from", r.period_to as "to",
  r.edition, r.state, s.illustrative, s.taken_at as "takenAt", r.published_at as "publishedAt",
  (select b.edition from sitrep b where b.operation_id = r.operation_id and b.id = r.replaces_id) as replaces, r.correction, r.version`
const from = sql`from sitrep r join snapshot s on s.operation_id = r.operation_id and s.id = r.snapshot_id`

const dated = <T extends { takenAt: Date; publishedAt: Date | null }>(row: T) => ({
  ...row,
  ...{ takenAt: row.takenAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null },
})

/** Before it is published, a report is seen by those who may make it. */
function mayRead(context: ViewContext, operationId: string, { state, clusterNow }: Pick<ListedSitrep, 'state' | 'clusterNow'>) {
  return state === 'published' || state === 'replaced' || mayMake(context, operationId, clusterNow)
}

const mayMake = ({ actor }: ViewContext, operationId: string, clusterNow: string | null) =>
  isAllowed(actor, makers, [{ operation: operationId, cluster: clusterNow }])

async function readListed(db: Db, operationId: string): Promise<ListedSitrep[]> {
  const now = await clustersNow(db, operationId)
  const rows = await db.rows<Omit<Dated<ListedSitrep>, 'clusterNow'>>(
    sql`select ${columns} ${from} where r.operation_id = ${operationId}
      order by r.period_to desc, r.period_from desc, r.cluster_id nulls first, r.edition desc, r.made_at desc`,
  )
  return rows.map(row => {
    const { cluster, clusterId } = row
    return { ...dated(row), clusterNow: now(clusterId), cluster: cluster && { code: cluster.code, names: cluster.names } }
  })
}

export const listSitreps = view({
  name: 'sitreps.sitreps',
  summary:
    'Situation reports of the country team and of clusters, every edition; those that are not published for their makers alone.',
  input: v.object({
    operationId: IdSchema,
    /** Null: the country team's; left out: all. With those of clusters that were merged into it. */
    clusterId: v.optional(v.nullable(IdSchema)),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, clusterId }, context): Promise<ListedSitrep[]> {
    const isAsked = (each: ListedSitrep) =>
      clusterId === undefined || each.clusterNow === clusterId || each.clusterId === clusterId
    return (await readListed(db, operationId)).filter(each => isAsked(each) && mayRead(context, operationId, each))
  },
})

type StoredRecord = Omit<Dated<ListedSitrep>, 'clusterNow'> &
  Pick<SitrepRecord, 'texts' | 'contentText' | 'madeBy' | 'writtenBy'> & { snapshotId: string; takenBy: string; hash: string }

async function clusterIfOther(db: Db, operationId: string, now: string | null, then: string | null) {
  const found = now === then ? undefined : (await allClusters(db, operationId)).find(({ id }) => id === now)
  return found ? { code: found.code, names: found.names } : null
}

/** @throws notFound also for one that the reader may not see yet. @throws Error when a kept snapshot is not what was taken. */
async function readSitrep(db: Db, operationId: string, id: string, context: ViewContext): Promise<SitrepRecord> {
  const row = await db.find<StoredRecord>(sql`select ${columns}, r.texts, s.content as "contentText", r.made_by as "madeBy",
      r.written_by as "writtenBy", s.id as "snapshotId", s.taken_by as "takenBy", s.hash
    ${from} where r.operation_id = ${operationId} and r.id = ${id}`)
  const now = await clustersNow(db, operationId)
  const clusterNow = now(row?.clusterId ?? null)
  if (!row || !mayRead(context, operationId, { ...row, clusterNow })) throw notFound()
  if (hashOf(row.contentText) !== row.hash) throw new Error(`Snapshot ${row.snapshotId} is not what was taken.`)
  const content = JSON.parse(row.contentText) as SnapshotContent
  const events = await db.rows<Omit<SitrepEvent, 'at'> & { at: Date }>(sql`select kind, at, actor_id as "actorId", note
    from sitrep_event where operation_id = ${operationId} and sitrep_id = ${id} order by no`)
  const corrections = await db.rows<{ id: string; edition: number; state: SitrepState }>(
    sql`select id, edition, state from sitrep where operation_id = ${operationId} and replaces_id = ${id} and state <> 'withdrawn'`,
  )
  const correction = corrections.find(({ state }) => mayRead(context, operationId, { state, clusterNow }))
  const { snapshotId, takenBy, hash, cluster, ...rest } = row
  return {
    ...dated(rest),
    clusterNow,
    mergedInto: await clusterIfOther(db, operationId, clusterNow, content.cluster?.id ?? null),
    cluster: cluster && { code: cluster.code, names: cluster.names },
    snapshot: { id: snapshotId, takenBy, hash, content },
    replacedBy: correction ? { id: correction.id, edition: correction.edition } : null,
    // Why it was sent back is between those who made it.
    events: events.map(event => ({
      ...{ ...event, at: event.at.toISOString() },
      ...(event.kind === 'sent-back' && !mayMake(context, operationId, clusterNow) && { note: null }),
    })),
  }
}

export const showSitrep = view({
  name: 'sitreps.sitrep',
  summary: 'One edition of a situation report: its snapshot with the hash, what is written in each language, and its history.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId, id }, context) => readSitrep(db, operationId, id, context),
})

export interface SitrepChanges {
  takenAt: string
  /** When the figures were taken that it was compared with: now. */
  comparedAt: string
  differences: Difference[]
  /** Rules that are other ones now: a difference may come from them. */
  rules: RuleName[]
}

export const compareSitrep = view({
  name: 'sitreps.changes',
  summary: 'What has changed since the figures of a situation report were taken: figure by figure, and list by list.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, id }, context): Promise<SitrepChanges> {
    const { clusterId, clusterNow, from: first, to, takenAt, snapshot } = await readSitrep(db, operationId, id, context)
    const now = await gatherContent(db, { operationId, clusterId, from: first, to }, context)
    return {
      ...{ takenAt, comparedAt: context.now.toISOString(), rules: rulesChanged(snapshot.content) },
      // What organisations wrote since is not published yet: it is for those who may publish it.
      differences: differencesOf(snapshot.content, now).filter(
        ({ part }) => part !== 'reported' || mayMake(context, operationId, clusterNow),
      ),
    }
  },
})
