import type * as v from 'valibot'
import type { Scope } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { findImport, markCommitted } from '../../imports/index.ts'
import { findOperation, reporters } from '../../operations/index.ts'
import { allOrganisations, storeOrganisations } from '../../organisations/index.ts'
import { allPlaces, storePlaces } from '../../places/index.ts'
import { allActivityTypes, allClusters, allGroups, storeClusters, storeGroups } from '../../plan/index.ts'
import { type PackedLines, packLines } from '../packed-lines.ts'
import { StoreActivityReports } from '../schema.ts'
import { loadLines, storeLines } from '../store.ts'

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
async function assertReferences(tx: Tx, operationId: string, references: PackedLines['references']): Promise<void> {
  const known = {
    place: new Set((await allPlaces(tx, operationId)).map(entry => entry.id)),
    organisation: new Set((await allOrganisations(tx, operationId)).map(entry => entry.id)),
    cluster: new Set((await allClusters(tx, operationId)).map(entry => entry.id)),
    group: new Set((await allGroups(tx, operationId)).map(entry => entry.id)),
    activity: new Set((await allActivityTypes(tx, operationId)).map(entry => entry.id)),
  }
  const unknown = references.find(({ kind, id }) => !known[kind].has(id))
  if (unknown) throw unknownReference({ row: unknown.row, kind: unknown.kind })
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

/** Stores lines of who does what, where, when, for whom: one from a form, or all good rows of a sheet as one batch. */
export const storeActivityReports = command({
  name: 'delivery.store-activity-reports',
  summary: 'Store lines of who does what, where, when, for whom.',
  input: StoreActivityReports,
  policy: reporters,
  async load(tx, input, context) {
    const operation = await findOperation(tx, input.operationId)
    if (!operation) return null
    // The checked rows of a sheet come packed; a form or the API states its lines.
    const lines = (context.rows as PackedLines | undefined) ?? packLines(input.lines)
    return { ...operation, lines, held: await loadLines(tx, input.operationId, lines) }
  },
  // A line is reported for its organisation in its cluster; a batch needs the right for every such pair in it. Whoever changes a line
  // needs the right for what it says now, too: no line is taken from another organisation.
  scope({ lines, held }, input) {
    const operation = input.operationId
    const scopes: Scope[] = [...lines.holders, ...held].map(holder => ({ operation, ...holder }))
    // New entries are for the whole operation: those who keep its lists may add them with a sheet.
    if (scopes.length === 0 || learnedCount(input) > 0) scopes.push({ operation })
    return scopes
  },
  journalled: input => ({
    operationId: input.operationId,
    importId: input.importId,
    illustrative: input.illustrative,
    lines: input.outcome ? input.outcome.rows - input.outcome.rejected : input.lines.length,
    learned: learnedCount(input),
  }),
  async apply(tx, input, { lines, closedPeriods }, context) {
    const closed = lines.periods.find(period => closedPeriods.includes(period))
    if (closed) throw periodClosed({ period: closed })
    if (input.importId) {
      await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${input.importId}, 0))`)
      const found = await findImport(tx, input.operationId, input.importId)
      if (found?.status !== 'received') throw importNotOpen()
    }
    await storeLearned(tx, input)
    await assertReferences(tx, input.operationId, lines.references)
    const stored = await storeLines(tx, input.operationId, lines.count, {
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
