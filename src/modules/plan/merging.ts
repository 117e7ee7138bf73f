/** Merging entries of the plan into the ones they really are, and separating them again. */
import type { CommandContext } from '../../kernel/command.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { defineProblem } from '../../kernel/problems.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import { assertNamesFree, calledBy, cannotMerge, cannotSeparate, type Merged, namesToHandOver } from '../operations/index.ts'
import { handOver, takeBack } from './belongings.ts'
import {
  addAliases,
  belongingTo,
  type EntryKind,
  findEntries,
  kindRules,
  type MergeMemory,
  neighboursOf,
  type StoredEntry,
} from './entries.ts'
import { moveFigures, moveFiguresBack } from './figures.ts'

const mergeOtherCluster = defineProblem('merge-other-cluster', 422, {
  en: 'An area of responsibility is merged into its own cluster, or into another area of responsibility of it; a cluster that has areas of responsibility, into another cluster. Merge the clusters first, if those are the same.',
  ar: 'يُدمج مجال المسؤولية في مجموعته أو في مجال مسؤولية آخر منها، وتُدمج المجموعة التي لها مجالات مسؤولية في مجموعة أخرى. ادمج المجموعات أولًا إن كانت واحدة.',
  ckb: 'بواری بەرپرسیارێتی تێکەڵی کڵەستەرەکەی خۆی یان بوارێکی تری هەمان کڵەستەر دەکرێت؛ کڵەستەرێک کە بواری بەرپرسیارێتی هەیە، تێکەڵی کڵەستەرێکی تر. ئەگەر کڵەستەرەکان یەکن سەرەتا ئەوان تێکەڵ بکە.',
})
const mergeOtherActivity = defineProblem('merge-activity-elsewhere', 422, {
  en: 'An activity is merged into one of its own cluster, or of the cluster its area of responsibility belongs to.',
  ar: 'يُدمج النشاط في نشاط من مجموعته، أو من المجموعة التي يتبعها مجال مسؤوليته.',
  ckb: 'چالاکییەک تێکەڵی چالاکییەکی کڵەستەرەکەی خۆی، یان ئەو کڵەستەرەی بواری بەرپرسیارێتییەکەی سەر بەوە، دەکرێت.',
})

const separateCluster = defineProblem('merged-with-cluster', 422, {
  en: 'This activity was merged together with its cluster. Separate the cluster, and it comes back with it.',
  ar: 'دُمج هذا النشاط مع مجموعته. افصل المجموعة فيعود معها.',
  ckb: 'ئەم چالاکییە لەگەڵ کڵەستەرەکەی تێکەڵکراوە. کڵەستەرەکە جیابکەرەوە، لەگەڵیدا دەگەڕێتەوە.',
})

/**
 * A sheet that names the merged entry must find the other one where it looks. Else the same sheet would not be understood again.
 * @throws mergeOtherCluster, mergeOtherActivity
 */
async function assertFits(tx: Tx, kind: EntryKind, operationId: string, entry: StoredEntry, into: StoredEntry): Promise<void> {
  if (kind === 'group') return
  if (kind === 'activity') {
    if (into.aboveId === entry.aboveId) return
    const [cluster] = entry.aboveId === null ? [] : await findEntries(tx, 'cluster', operationId, [entry.aboveId])
    if (!cluster || into.aboveId !== cluster.aboveId) throw mergeOtherActivity()
    return
  }
  if (entry.aboveId !== null) {
    if (into.id !== entry.aboveId && into.aboveId !== entry.aboveId) throw mergeOtherCluster()
    return
  }
  const children = await belongingTo(tx, 'cluster', operationId, entry.id)
  if (into.aboveId !== null && children.some(({ status }) => status !== 'merged')) throw mergeOtherCluster()
}

/** Merges one entry into another. @returns names that a third entry has too, which therefore stay its own. */
export async function mergeEntry(
  tx: Tx,
  kind: EntryKind,
  operationId: string,
  { entry, into }: { entry: StoredEntry; into: StoredEntry },
  context: CommandContext,
): Promise<{ namesLeftOut: string[] }> {
  if (entry.id === into.id || entry.status === 'merged' || into.status === 'merged') throw cannotMerge()
  await assertFits(tx, kind, operationId, entry, into)
  const { id } = entry
  const merged: Merged = { operationId, id, intoId: into.id, mergeId: context.commandId }
  const { names, leftOut } = namesToHandOver(entry, await neighboursOf(tx, kind, operationId, into, [id, into.id]))
  const aliases = await addAliases(tx, kind, operationId, into.id, names)
  const ownActivities = kind === 'cluster' ? await belongingTo(tx, 'activity', operationId, into.id) : []
  const belongings = kind === 'cluster' ? await handOver(tx, operationId, id, into.id) : undefined
  const memory: MergeMemory = {
    id: merged.mergeId,
    at: context.now.toISOString(),
    status: entry.status,
    aliases,
    ...(belongings && { belongings }),
  }
  await tx.run(sql`update ${kindRules[kind].table} set status = 'merged', merged_into = ${into.id}, merge = ${JSON.stringify(memory)}::jsonb,
    version = version + 1 where operation_id = ${operationId} and id = ${id}`)
  if (kind === 'cluster') await moveFigures(tx, 'cluster_id', merged, context.now)
  if (kind === 'group') await moveFigures(tx, 'group_id', merged, context.now)
  context.touch(kind, id, 'ended')
  context.touch(kind, into.id, 'changed')
  await context.announce(`${kindRules[kind].event}-merged`, merged)
  if (belongings) await mergeTwins(tx, operationId, belongings.activities, ownActivities, context)
  return { namesLeftOut: leftOut }
}

/** Activities that both clusters have under one name are one activity now: a sheet could not tell which of the two it means. */
async function mergeTwins(
  tx: Tx,
  operationId: string,
  cameIds: readonly string[],
  own: readonly StoredEntry[],
  context: CommandContext,
): Promise<void> {
  const byName = new Map(
    own.filter(({ status }) => status !== 'merged').flatMap(twin => calledBy(twin).map(name => [nameKey(name), twin] as const)),
  )
  for (const entry of await findEntries(tx, 'activity', operationId, cameIds)) {
    if (!entry || entry.status === 'merged') continue
    const twin = calledBy(entry)
      .map(name => byName.get(nameKey(name)))
      .find(found => found !== undefined)
    if (twin) await mergeEntry(tx, 'activity', operationId, { entry, into: twin }, context)
  }
}

/**
 * Separates a merged entry from the one it was merged into; what the merge moved over, here and in higher rooms, moves back where it
 * still stands.
 * @throws cannotSeparate when it is not merged, was merged before merges were remembered, or the other one is merged itself.
 */
export async function separateEntry(
  tx: Tx,
  kind: EntryKind,
  operationId: string,
  entry: StoredEntry,
  context: CommandContext,
  withCluster = false,
): Promise<{ from: string }> {
  const memory = entry.merge
  const [into] = entry.mergedInto === null ? [] : await findEntries(tx, kind, operationId, [entry.mergedInto])
  if (!memory || !into || into.status === 'merged') throw cannotSeparate()
  if (kind === 'activity' && !withCluster && (await mergedWithCluster(tx, operationId, memory.id))) throw separateCluster()
  const { table } = kindRules[kind]
  const { belongings } = memory
  const merged: Merged = { operationId, id: entry.id, intoId: into.id, mergeId: memory.id }
  // Twins first: they go back to the cluster that comes back.
  for (const twin of belongings ? await findEntries(tx, 'activity', operationId, belongings.activities) : [])
    if (twin?.merge?.id === memory.id) await separateEntry(tx, 'activity', operationId, twin, context, true)
  await tx.run(sql`update ${table} set aliases = array(select alias from unnest(aliases) with ordinality a (alias, nth)
      where alias <> all(${memory.aliases}::text[]) order by nth), version = version + 1
    where operation_id = ${operationId} and id = ${into.id}`)
  assertNamesFree(calledBy(entry), await neighboursOf(tx, kind, operationId, entry, [entry.id, into.id]))
  await tx.run(sql`update ${table} set status = ${memory.status}, merged_into = null, merge = null, version = version + 1
    where operation_id = ${operationId} and id = ${entry.id}`)
  if (belongings) await takeBack(tx, operationId, entry.id, into.id, belongings)
  if (kind === 'cluster') await moveFiguresBack(tx, 'cluster_id', merged)
  if (kind === 'group') await moveFiguresBack(tx, 'group_id', merged)
  context.touch(kind, entry.id, 'changed')
  context.touch(kind, into.id, 'changed')
  await context.announce(`${kindRules[kind].event}-separated`, merged)
  return { from: into.id }
}

async function mergedWithCluster(tx: Tx, operationId: string, mergeId: string): Promise<boolean> {
  const row = await tx.find(sql`select 1 from cluster where operation_id = ${operationId} and merge ->> 'id' = ${mergeId}`)
  return row !== undefined
}
