/** What commands of the room share: reports found and locked, snapshots taken, and the history of a report. */
import type { CommandContext } from '../../kernel/command.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { changedMeanwhile } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { stepOf } from '../../kernel/pure/machine.ts'
import { personBehind } from '../accounts/index.ts'
import { canonicalJson, hashOf, type Json } from './canonical.ts'
import { clustersNow } from './clusters-now.ts'
import { type Asked, gatherContent } from './gather.ts'
import { sitrepStepNotOpen } from './problems.ts'
import { type SitrepState, type SitrepStep, sitrepMachine, type TextPart } from './rules.ts'

/** Language → part → text; what is not written is not in it. */
export type Texts = Partial<Record<Language, Partial<Record<TextPart, string>>>>

export interface StoredSitrep {
  id: string
  clusterId: string | null
  /** What its cluster is today: who is responsible for that answers for the report. */
  clusterNow: string | null
  from: string
  to: string
  edition: number
  state: SitrepState
  snapshotId: string
  texts: Texts
  replacesId: string | null
  writtenBy: string[]
  version: number
}

/** A report, held until the command is done; undefined when there is none. */
export async function lockSitrep(tx: Tx, operationId: string, id: string): Promise<StoredSitrep | undefined> {
  const found = await tx.find<
    Omit<StoredSitrep, 'clusterNow'>
  >(sql`select id, cluster_id as "clusterId", period_from as "from", period_to as "to", edition, state,
      snapshot_id as "snapshotId", texts, replaces_id as "replacesId", written_by as "writtenBy", version
    from sitrep where operation_id = ${operationId} and id = ${id} for update`)
  return found && { ...found, clusterNow: (await clustersNow(tx, operationId))(found.clusterId) }
}

/** @throws changedMeanwhile when the caller saw an earlier version. */
export function assertSeen(seen: number, { version }: { version: number }): void {
  if (seen !== version) throw changedMeanwhile({ seen, current: version })
}

/** The state that a step leads to. @throws sitrepStepNotOpen */
export function stateAfter(state: SitrepState, step: SitrepStep): SitrepState {
  const found = stepOf(sitrepMachine, state, step)
  if (!found) throw sitrepStepNotOpen({ state, step })
  return found.to
}

/** Takes the figures of now and keeps them. @returns id of the snapshot. */
export async function takeSnapshot(tx: Tx, asked: Asked, context: CommandContext): Promise<string> {
  const { actor, language, now, vault } = context
  const content = await gatherContent(tx, asked, { actor, language, now, vault })
  const text = canonicalJson(content as unknown as Json)
  const id = newId()
  await tx.run(sql`insert into snapshot (operation_id, id, cluster_id, period_from, period_to, taken_at, taken_by, content, hash, illustrative)
    values (${asked.operationId}, ${id}, ${content.cluster?.id ?? null}, ${asked.from}, ${asked.to}, ${now}, ${actor.id}, ${text}, ${hashOf(text)}, ${content.illustrative})`)
  return id
}

/** Appends to the history of a report. */
export async function tell(
  tx: Tx,
  operationId: string,
  sitrepId: string,
  kind: string,
  context: CommandContext,
  note: string | null = null,
) {
  await tx.run(sql`insert into sitrep_event (operation_id, sitrep_id, no, kind, at, actor_id, note)
    select ${operationId}, ${sitrepId}, coalesce(max(no), 0) + 1, ${kind}, ${context.now}, ${context.actor.id}, ${note}
    from sitrep_event where operation_id = ${operationId} and sitrep_id = ${sitrepId}`)
  context.touch('sitrep', sitrepId, kind === 'made' ? 'made' : 'changed')
}

/** Everybody who made a report or wrote in it, with the one who does so now. */
export async function writersWith(db: Db, before: readonly string[], context: CommandContext): Promise<string[]> {
  return [...new Set([...before, await personBehind(db, context.actor)])]
}
