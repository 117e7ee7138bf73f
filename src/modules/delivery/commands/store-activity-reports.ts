import type * as v from 'valibot'
import { type Actor, isAllowed, type Scope } from '../../../kernel/access.ts'
import { command, parseInput } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { findOperation, keepers, lockNames, reporters } from '../../operations/index.ts'
import { allOrganisations, storeOrganisations } from '../../organisations/index.ts'
import { allPlaces, placesAround, storePlaces } from '../../places/index.ts'
import {
  allActivityTypes,
  allClusters,
  allGroups,
  announceNamed,
  storeActivityTypes,
  storeClusters,
  storeGroups,
} from '../../plan/index.ts'
import { joinTwins } from '../join-twins.ts'
import { type Holder, type PackedLines, type PackedSummary, packLines } from '../pure/packed-lines.ts'
import { LearnedEntries, StoreActivityReports } from '../schema.ts'
import { changeLines, loadLines } from '../store.ts'

export const periodClosed = defineProblem('period-closed', 422, {
  en: 'The month {period} is closed for reports. Ask the information officer to open it again.',
  ar: 'الشهر {period} مغلق أمام التقارير. اطلب من مسؤول المعلومات إعادة فتحه.',
  ckb: 'مانگی {period} بۆ ڕاپۆرت داخراوە. داوا لە بەرپرسی زانیاری بکە دووبارە بیکاتەوە.',
})
export const unknownReference = defineProblem('unknown-reference', 422, {
  en: 'Row {row} names a {kind} that this operation does not have.',
  ar: 'الصف {row} يذكر {kind} غير موجود في هذه العملية.',
  ckb: 'ڕیزی {row} ناوی {kind} دەهێنێت کە لەم ئۆپەراسیۆنەدا نییە.',
})
/** Every id that lines name must be of this operation; checked for the whole batch at once. */
async function assertReferences(tx: Tx, operationId: string, { references, parts }: PackedSummary): Promise<void> {
  const clusters = new Map((await allClusters(tx, operationId)).map(entry => [entry.id, entry]))
  const known = {
    place: new Set((await allPlaces(tx, operationId)).map(entry => entry.id)),
    organisation: new Set((await allOrganisations(tx, operationId)).map(entry => entry.id)),
    cluster: clusters,
    group: new Set((await allGroups(tx, operationId)).map(entry => entry.id)),
    activity: new Set((await allActivityTypes(tx, operationId)).map(entry => entry.id)),
  }
  const unknown = references.find(({ kind, id }) => !known[kind].has(id))
  if (unknown) throw unknownReference({ row: unknown.row, kind: unknown.kind })
  // Access was decided on the cluster: an area of responsibility of another one would count there.
  const elsewhere = parts.find(({ cluster, subcluster }) => clusters.get(subcluster)?.parentId !== cluster)
  if (elsewhere) throw unknownReference({ row: elsewhere.row, kind: 'cluster' })
}

const learnedCount = (learned: LearnedEntries | null): number =>
  learned ? Object.values(learned).reduce((sum, entries) => sum + entries.length, 0) : 0

/**
 * Stores what a sheet names for the first time, as unreviewed whatever it was given as.
 * @returns ids of the activities among it.
 */
async function storeLearned(
  tx: Tx,
  operationId: string,
  learned: LearnedEntries | null,
  importId: string | null,
): Promise<string[]> {
  if (!learned) return []
  const unreviewed = <T extends object>(entries: readonly T[]) =>
    entries.map(entry => ({ ...entry, status: 'unreviewed' as const }))
  const { places, organisations, clusters, groups, activities } = learned
  if (places.length > 0) await storePlaces(tx, operationId, unreviewed(places), importId)
  if (organisations.length > 0) await storeOrganisations(tx, operationId, unreviewed(organisations), importId)
  if (clusters.length > 0) await storeClusters(tx, operationId, unreviewed(clusters), importId)
  if (groups.length > 0) await storeGroups(tx, operationId, unreviewed(groups), importId)
  return activities.length > 0 ? storeActivityTypes(tx, operationId, unreviewed(activities), importId) : []
}

/** What learned entries belong to, as references of the sheet as a whole. */
function learnedReferences(learned: LearnedEntries | null): PackedSummary['references'] {
  if (!learned) return []
  const of = (kind: PackedSummary['references'][number]['kind'], ids: readonly (string | null)[]) =>
    ids.flatMap(id => (id === null ? [] : [{ kind, id, row: null }]))
  return [
    ...of(
      'place',
      learned.places.map(({ parentId }) => parentId),
    ),
    ...of('cluster', [
      ...learned.clusters.map(({ parentId }) => parentId),
      ...learned.activities.map(({ clusterId }) => clusterId),
    ]),
  ]
}

/** Lines that a form or the API states, in the form in which the rows of a sheet come. */
function linesOf({ lines, learned }: v.InferOutput<typeof StoreActivityReports>): PackedLines {
  const { batches, summary } = packLines(lines)
  const outcome = { sheet: null, rows: lines.length, rejected: 0, repaired: 0, problems: [] }
  return { batches, finished: Promise.resolve({ summary, learned: learned ?? null, outcome }) }
}

/**
 * Places as access is decided on: where the actor holds a place for the organisation, every place inside it counts as that place.
 * For actors whose roles are not limited to places the place does not matter.
 */
async function placesAsHeld(
  tx: Tx,
  operationId: string,
  holders: readonly Holder[],
  actor: Actor,
): Promise<(holder: Holder) => string | null | undefined> {
  const limited = actor.grants.filter(({ scope }) => scope.operation === operationId && scope.place)
  if (limited.length === 0) return () => undefined
  const around = await placesAround(tx, operationId, [...new Set(holders.flatMap(({ place }) => place ?? []))])
  return ({ organisation, place }) => {
    const held = new Set(limited.filter(({ scope }) => scope.organisation === organisation).map(({ scope }) => scope.place))
    return (place && around.get(place)?.find(id => held.has(id))) ?? place
  }
}

/** Stores lines of who does what, where, when, for whom: one from a form, or all good rows of a sheet as one batch. */
export const storeActivityReports = command({
  name: 'delivery.store-activity-reports',
  summary: 'Store lines of who does what, where, when, for whom.',
  input: StoreActivityReports,
  policy: reporters,
  // Lines are loaded while the sheet is still being checked; until access is decided and all holds, only this transaction sees them.
  async load(tx, input, context) {
    const { operationId, importId, illustrative } = input
    const operation = await findOperation(tx, operationId)
    if (!operation) return null
    await lockNames(tx, operationId, 'shared')
    if (!(await mayUseImport(tx, operationId, importId, context.actor))) return null
    const lines = (context.rows as PackedLines | undefined) ?? linesOf(input)
    const origin = { importId, commandId: context.commandId, illustrative }
    const loading = await loadLines(tx, operationId, lines.batches, origin)
    const { summary, learned, outcome } = await lines.finished
    const holders = [...summary.holders, ...loading.held]
    return {
      closedPeriods: operation.closedPeriods,
      made: loading.made,
      holders,
      placeOf: await placesAsHeld(tx, operationId, holders, context.actor),
      summary,
      learned: learned && parseInput(LearnedEntries, learned),
      outcome,
    }
  },
  // A line is reported for its organisation in its cluster and place; a batch needs the right for every such combination in it. Whoever
  // changes a line needs the right for what it says now, too: no line is taken from another organisation.
  scope({ holders, placeOf, learned }, { operationId: operation }) {
    const scopes = new Map<string, Scope>()
    for (const holder of holders) {
      const { cluster, organisation } = holder
      const place = placeOf(holder)
      scopes.set(`${cluster}|${organisation}|${place}`, { operation, cluster, organisation, place })
    }
    // New entries are for the whole operation: those who keep its lists may add them with a sheet.
    if (scopes.size === 0 || learnedCount(learned) > 0) scopes.set('', { operation })
    return [...scopes.values()]
  },
  journalled: ({ operationId, importId, illustrative }, { summary, learned }) => ({
    operationId,
    importId,
    illustrative,
    lines: summary.count,
    learned: learnedCount(learned),
  }),
  async apply(tx, { operationId, importId }, { closedPeriods, summary, made, learned, outcome }, context) {
    const closed = summary.periods.find(period => closedPeriods.includes(period))
    if (closed) throw periodClosed({ period: closed })
    const origin = { importId, commandId: context.commandId }
    const activityIds = await storeLearned(tx, operationId, learned, importId)
    await assertReferences(tx, operationId, { ...summary, references: [...summary.references, ...learnedReferences(learned)] })
    await announceNamed(operationId, activityIds, context)
    const twins = await joinTwins(tx, operationId, activityIds, origin)
    const changed = twins.changed + (await changeLines(tx, operationId, origin))
    const stored = { made: made - twins.joined, changed, unchanged: summary.count - (made - twins.joined) - changed }
    if (importId) {
      const { rows, rejected, repaired, sheet, problems, options } = outcome
      const counts = { rows, new: stored.made, changed, unchanged: stored.unchanged, rejected, repaired }
      await markCommitted(tx, operationId, importId, { sheet, counts, problems, options })
      context.touch('import', importId, 'changed')
    }
    return stored
  },
})

/**
 * Whether the lines may come from the import they name: one's own, or any for those who keep the operation's data. One command at a time
 * stores an import. @throws importNotOpen when somebody stored it before.
 */
async function mayUseImport(tx: Tx, operationId: string, importId: string | null, actor: Actor): Promise<boolean> {
  if (!importId) return true
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 0))`)
  const found = await findImport(tx, operationId, importId)
  if (!found || (found.actor_id !== actor.id && !isAllowed(actor, keepers, [{ operation: operationId }]))) return false
  if (found.status !== 'received') throw importNotOpen()
  return true
}
