import type * as v from 'valibot'
import { type Actor, isAllowed, type Scope } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { findImport, markCommitted } from '../../imports/index.ts'
import { findOperation, keepers, reporters } from '../../operations/index.ts'
import { allOrganisations, storeOrganisations } from '../../organisations/index.ts'
import { allPlaces, placesAround, storePlaces } from '../../places/index.ts'
import { allActivityTypes, allClusters, allGroups, storeClusters, storeGroups } from '../../plan/index.ts'
import { type ReportLine, StoreActivityReports } from '../schema.ts'
import { holdersOf, storeLines } from '../store.ts'

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
export const importNotOpen = defineProblem('import-not-open', 409, {
  en: 'This import is already committed or undone. Send the file again to import it once more.',
  ar: 'هذا الاستيراد نُفّذ أو أُلغي من قبل. أرسل الملف مجددًا لاستيراده مرة أخرى.',
  ckb: 'ئەم هاوردەکردنە پێشتر جێبەجێ کراوە یان هەڵوەشێنراوەتەوە. فایلەکە دووبارە بنێرە.',
})

/** Every id that lines name must be of this operation; checked for the whole batch at once. */
async function assertReferences(tx: Tx, operationId: string, lines: readonly ReportLine[]): Promise<void> {
  const known = {
    place: new Set((await allPlaces(tx, operationId)).map(entry => entry.id)),
    organisation: new Set((await allOrganisations(tx, operationId)).map(entry => entry.id)),
    cluster: new Set((await allClusters(tx, operationId)).map(entry => entry.id)),
    group: new Set((await allGroups(tx, operationId)).map(entry => entry.id)),
    activity: new Set((await allActivityTypes(tx, operationId)).map(entry => entry.id)),
  }
  const check = (kind: keyof typeof known, id: string | null, line: ReportLine) => {
    if (id !== null && !known[kind].has(id)) throw unknownReference({ row: line.row, kind })
  }
  for (const line of lines) {
    check('place', line.placeId, line)
    check('organisation', line.leadOrganisationId, line)
    check('organisation', line.implementingOrganisationId, line)
    for (const donor of line.donorIds) check('organisation', donor, line)
    check('cluster', line.clusterId, line)
    check('cluster', line.subclusterId, line)
    check('group', line.groupId, line)
    check('activity', line.activityId, line)
  }
}

type Input = v.InferOutput<typeof StoreActivityReports>

const learnedCount = ({ learned }: Input): number =>
  learned ? learned.places.length + learned.organisations.length + learned.clusters.length + learned.groups.length : 0

/** Stores what a sheet names for the first time, as unreviewed whatever it was given as. */
async function storeLearned(tx: Tx, { operationId, learned }: Input): Promise<void> {
  if (!learned) return
  const unreviewed = <T extends object>(entries: readonly T[]) =>
    entries.map(entry => ({ ...entry, status: 'unreviewed' as const }))
  if (learned.places.length > 0) await storePlaces(tx, operationId, unreviewed(learned.places))
  if (learned.organisations.length > 0) await storeOrganisations(tx, operationId, unreviewed(learned.organisations))
  if (learned.clusters.length > 0) await storeClusters(tx, operationId, unreviewed(learned.clusters))
  if (learned.groups.length > 0) await storeGroups(tx, operationId, unreviewed(learned.groups))
}

/** Whether the lines may come from the import they name: one's own, or any for those who keep the operation's data. */
async function mayUseImport(tx: Tx, { operationId, importId }: Input, actor: Actor): Promise<boolean> {
  if (!importId) return true
  const found = await findImport(tx, operationId, importId)
  return found !== undefined && (found.actor_id === actor.id || isAllowed(actor, keepers, [{ operation: operationId }]))
}

/**
 * Places as access is decided on: where the actor holds a place for the organisation, every place inside it counts as that place.
 * For actors whose roles are not limited to places the place does not matter.
 */
async function placesAsHeld(
  tx: Tx,
  { operationId, lines }: Input,
  held: readonly { place: string | null }[],
  actor: Actor,
): Promise<(organisation: string | null, placeId: string | null) => string | null | undefined> {
  const limited = actor.grants.filter(({ scope }) => scope.operation === operationId && scope.place)
  if (limited.length === 0) return () => undefined
  const placeIds = [...lines.map(line => line.placeId), ...held.map(({ place }) => place)].filter(id => id !== null)
  const around = await placesAround(tx, operationId, [...new Set(placeIds)])
  return (organisation, placeId) => {
    const held = new Set(limited.filter(({ scope }) => scope.organisation === organisation).map(({ scope }) => scope.place))
    return (placeId && around.get(placeId)?.find(id => held.has(id))) ?? placeId
  }
}

/** Stores lines of who does what, where, when, for whom: one from a form, or all good rows of a sheet as one batch. */
export const storeActivityReports = command({
  name: 'delivery.store-activity-reports',
  summary: 'Store lines of who does what, where, when, for whom.',
  input: StoreActivityReports,
  policy: reporters,
  async load(tx, input, { actor }) {
    const operation = await findOperation(tx, input.operationId)
    if (!operation || !(await mayUseImport(tx, input, actor))) return null
    const held = await holdersOf(tx, input.operationId, input.lines)
    return { ...operation, held, placeOf: await placesAsHeld(tx, input, held, actor) }
  },
  // A line is reported for its organisation in its cluster and place; a batch needs the right for every such combination in it.
  scope({ held, placeOf }, input) {
    const scopes = new Map<string, Scope>()
    const add = (cluster: string, organisation: string | null, placeId: string | null) => {
      const place = placeOf(organisation, placeId)
      scopes.set(`${cluster}|${organisation}|${place}`, { operation: input.operationId, cluster, organisation, place })
    }
    for (const line of input.lines) add(line.clusterId, line.leadOrganisationId ?? line.implementingOrganisationId, line.placeId)
    // Whoever changes a line needs the right for what it says now, too: no line is taken from another organisation.
    for (const { cluster, organisation, place } of held) add(cluster, organisation, place)
    // New entries are for the whole operation: those who keep its lists may add them with a sheet.
    if (scopes.size === 0 || learnedCount(input) > 0) scopes.set('', { operation: input.operationId })
    return [...scopes.values()]
  },
  journalled: input => ({
    operationId: input.operationId,
    importId: input.importId,
    illustrative: input.illustrative,
    lines: input.lines.length,
    learned: learnedCount(input),
  }),
  async apply(tx, input, operation, context) {
    const closed = input.lines.find(line => operation.closedPeriods.includes(line.period))
    if (closed) throw periodClosed({ period: closed.period })
    if (input.importId) {
      await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${input.importId}, 0))`)
      const found = await findImport(tx, input.operationId, input.importId)
      if (found?.status !== 'received') throw importNotOpen()
    }
    await storeLearned(tx, input)
    await assertReferences(tx, input.operationId, input.lines)
    const stored = await storeLines(tx, input.operationId, input.lines, {
      importId: input.importId,
      commandId: context.commandId,
      illustrative: input.illustrative,
    })
    if (input.importId && input.outcome) {
      const { rows, rejected, repaired, sheet, problems } = input.outcome
      const counts = { rows, new: stored.made, changed: stored.changed, unchanged: stored.unchanged, rejected, repaired }
      await markCommitted(tx, input.operationId, input.importId, { sheet, counts, problems })
      context.touch('import', input.importId, 'changed')
    }
    return stored
  },
})
