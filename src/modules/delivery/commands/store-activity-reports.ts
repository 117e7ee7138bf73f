import type * as v from 'valibot'
import { type Actor, isAllowed, type Scope } from '../../../kernel/access.ts'
import { type CommandContext, command, parseInput } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { defineProblem, type Problem } from '../../../kernel/problems.ts'
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
import { type Holder, holderOf, type PackedLines, type PackedSummary, packLines } from '../pure/packed-lines.ts'
import { limitedToPlaces, type NotTheirs, placeAsHeld, reportingRights } from '../pure/rights.ts'
import { LearnedEntries, type ReportLine, StoreActivityReports } from '../schema.ts'
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
/** Every id that lines name must be of this operation; checked for the whole batch at once. @throws unknownReference */
export async function assertReferences(tx: Tx, operationId: string, { references, parts }: PackedSummary): Promise<void> {
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

/** A line that was not stored because the actor does not report for its organisation, cluster or place. */
export interface RefusedLine {
  /** Its position among the given lines, from 0. */
  line: number
  field: 'leadOrganisationId' | 'implementingOrganisationId' | 'clusterId' | 'placeId'
  value: string | null
  message: string
}

const notTheirs: Record<NotTheirs, () => Problem> = {
  organisation: defineProblem('organisation-not-yours', 422, {
    en: 'This line is another organisation’s; a partner reports for its own alone. Leave the line out, or ask the task manager of its cluster to report it.',
    ar: 'هذا السطر لمنظمة أخرى؛ ولا يبلّغ الشريك إلا عن منظمته. احذف السطر أو اطلب من مدير مهام مجموعته أن يبلّغ عنه.',
    ckb: 'ئەم دێڕە هی ڕێکخراوێکی ترە؛ هاوبەش تەنها بۆ ڕێکخراوی خۆی ڕاپۆرت دەدات. دێڕەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی کڵەستەرەکەی بکە ڕاپۆرتی بکات.',
  }),
  cluster: defineProblem('cluster-not-yours', 422, {
    en: 'This line is of another cluster; a task manager reports for the own cluster. Leave the line out, or ask the task manager of its cluster to report it.',
    ar: 'هذا السطر لمجموعة أخرى؛ ويبلّغ مدير المهام عن مجموعته. احذف السطر أو اطلب من مدير مهام تلك المجموعة أن يبلّغ عنه.',
    ckb: 'ئەم دێڕە هی کڵەستەرێکی ترە؛ بەڕێوەبەری ئەرک بۆ کڵەستەری خۆی ڕاپۆرت دەدات. دێڕەکە لابە، یان داوا لە بەڕێوەبەری ئەرکی ئەو کڵەستەرە بکە ڕاپۆرتی بکات.',
  }),
  place: defineProblem('place-not-yours', 422, {
    en: 'This line is of a place outside those you report for. Leave the line out, or ask the focal point of your organisation to report it.',
    ar: 'هذا السطر لمكان خارج الأماكن التي تبلّغ عنها. احذف السطر أو اطلب من جهة اتصال منظمتك أن تبلّغ عنه.',
    ckb: 'ئەم دێڕە هی شوێنێکە لە دەرەوەی ئەو شوێنانەی ڕاپۆرتیان بۆ دەدەیت. دێڕەکە لابە، یان داوا لە خاڵی پەیوەندیی ڕێکخراوەکەت بکە ڕاپۆرتی بکات.',
  }),
}

/**
 * The given lines that the actor may report, and those that they may not. When there is none that they may, all are kept: the whole is
 * then refused as everything is that is not theirs.
 */
async function ownLines(tx: Tx, { operationId, lines }: v.InferOutput<typeof StoreActivityReports>, context: CommandContext) {
  const { actor, language } = context
  const around = limitedToPlaces(actor, operationId)
    ? await placesAround(tx, operationId, [...new Set(lines.flatMap(({ placeId }) => placeId ?? []))])
    : new Map<string, string[]>()
  const rights = reportingRights(actor, operationId, place => around.get(place) ?? [])
  const refused: RefusedLine[] = []
  const theirs = lines.filter((line, nth) => {
    const reason = rights?.whyNot(holderOf(line)) ?? null
    if (reason === null) return true
    const field = reason === 'organisation' ? organisationField(line) : (`${reason}Id` as const)
    refused.push({ line: nth, field, value: line[field], message: notTheirs[reason]().messageIn(language) })
    return false
  })
  return theirs.length === 0 ? { lines, refused: [] } : { lines: theirs, refused }
}

const organisationField = ({ leadOrganisationId }: ReportLine) =>
  leadOrganisationId === null ? 'implementingOrganisationId' : 'leadOrganisationId'

/** Lines that a form or the API states, in the form in which the rows of a sheet come. */
function linesOf(
  lines: readonly ReportLine[],
  { learned, lines: given }: v.InferOutput<typeof StoreActivityReports>,
): PackedLines {
  const { batches, summary } = packLines(lines)
  const outcome = { sheet: null, rows: given.length, rejected: given.length - lines.length, repaired: 0, problems: [] }
  return { batches, finished: Promise.resolve({ summary, learned: learned ?? null, outcome }) }
}

/** Places as access is decided on (`placeAsHeld`). */
async function placesAsHeld(tx: Tx, operationId: string, holders: readonly Holder[], actor: Actor) {
  if (!limitedToPlaces(actor, operationId)) return () => undefined
  const around = await placesAround(tx, operationId, [...new Set(holders.flatMap(({ place }) => place ?? []))])
  return placeAsHeld(actor, operationId, place => around.get(place) ?? [])
}

/**
 * Stores lines of who does what, where, when, for whom: one from a form, or all good rows of a sheet as one batch. Given lines that are
 * not the actor's to report are left out and said (`refused`); the check of a sheet says them as it says every other row.
 */
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
    const packed = context.rows as PackedLines | undefined
    const own = packed ? null : await ownLines(tx, input, context)
    const lines = packed ?? linesOf(own?.lines ?? [], input)
    const origin = { importId, commandId: context.commandId, illustrative }
    const loading = await loadLines(tx, operationId, lines.batches, origin)
    const { summary, learned, outcome } = await lines.finished
    const holders = [...summary.holders, ...loading.held]
    return {
      closedPeriods: operation.closedPeriods,
      made: loading.made,
      heldPeriods: loading.heldPeriods,
      holders,
      placeOf: await placesAsHeld(tx, operationId, holders, context.actor),
      summary,
      refused: own?.refused ?? [],
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
  async apply(tx, { operationId, importId }, { closedPeriods, summary, heldPeriods, made, learned, outcome, refused }, context) {
    // A line that is moved to another month changes the one that it was of, too.
    const closed = [...summary.periods, ...heldPeriods].find(period => closedPeriods.includes(period))
    if (closed) throw periodClosed({ period: closed })
    const origin = { importId, commandId: context.commandId }
    const activityIds = await storeLearned(tx, operationId, learned, importId)
    await assertReferences(tx, operationId, { ...summary, references: [...summary.references, ...learnedReferences(learned)] })
    await announceNamed(operationId, activityIds, context)
    const twins = await joinTwins(tx, operationId, activityIds, origin)
    const changed = twins.changed + (await changeLines(tx, operationId, origin))
    const stored = { made: made - twins.joined, changed, unchanged: summary.count - (made - twins.joined) - changed, refused }
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
