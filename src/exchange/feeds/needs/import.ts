/**
 * Lists of needs on their way in, as sheets of activities are: received as they came, checked as often as anybody looks, stored whole
 * or not at all, and taken back whole.
 */
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { compareNeeds, type NeedInput, storeNeedsCommand } from '../../../modules/plan/index.ts'
import { openTable } from '../../formats/open-table.ts'
import {
  type Asking,
  type GivenFile,
  type ImportHouse,
  type ImportOutcome,
  loadReference,
  type ReceivedImport,
} from '../activities/import.ts'
import { learnedOf } from '../activities/learned.ts'
import { choicesOf, columnsChanged, noSuchSheet } from '../reading.ts'
import type { Reference } from '../reference.ts'
import { type Samples, sampled } from '../samples.ts'
import { chooseSheet, headingsOf, keptReading, plausibleSheets, signatureOf } from '../sheet-choice.ts'
import { checkNeeds, type NeedsCheck } from './check.ts'
import { type NeedsMapping, needsFeed } from './columns.ts'

export const noNeedsSheet = defineProblem('no-needs-sheet', 422, {
  en: 'No sheet of this file counts people by place: a column of people (such as “People in need”, “Individuals” or #affected+idps+ind) and one of places were looked for. Found: {found}.',
  ar: 'لا تحصي أي ورقة في هذا الملف الناس حسب المكان: بُحث عن عمود للأشخاص (مثل «المحتاجون» أو «Individuals» أو ‎#affected+idps+ind) وعمود للأماكن. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە خەڵک بەپێی شوێن ناژمێرێت: بەدوای ستوونی خەڵک (وەک «کەسانی پێویستدار»، «Individuals» یان ‎#affected+idps+ind) و ستوونی شوێندا گەڕاین. دۆزراوە: {found}.',
})

/** What a check found and what storing would do (or did). New, changed and unchanged count figures, not rows. */
export interface NeedsOutcome extends Pick<ImportOutcome, 'sheet' | 'sheets' | 'samples' | 'headings' | 'counts'> {
  mapping: NeedsMapping
  check: NeedsCheck
}

const needsOf = ({ cells }: NeedsCheck, source: string): NeedInput[] =>
  cells.map(cell => ({ ...cell, source, illustrative: false }))

/**
 * Reads and checks a list against what the operation knows.
 * @throws FileProblem when it cannot be read, Problem when no sheet counts people by place.
 */
export async function checkNeedsFile(
  house: ImportHouse,
  asking: Asking,
  given: GivenFile,
): Promise<NeedsOutcome & { reference: Reference }> {
  const { bytes, fileName, options } = given
  const reference = await loadReference(house, asking, given.code)
  const operationId = reference.operation.id
  const choices = await choicesOf(house, asking, needsFeed, operationId, options)
  const table = await openTable(bytes, fileName)
  const chosen = chooseSheet(table.sheets, needsFeed, choices, options.sheet)
  if ('found' in chosen) {
    const { asked, found, sheets } = chosen
    throw asked === undefined ? noNeedsSheet({ found }) : noSuchSheet({ sheet: asked, sheets })
  }
  const { sheet, index, mapping } = chosen
  const headings = headingsOf(sheet)
  const samples: Samples = []
  const check = await checkNeeds(sampled(table.rows(index), samples), mapping, reference, {
    period: options.period ?? null,
    learn: { all: options.learn ?? false, names: options.learnNames ?? [], activities: false },
    headings,
  })
  const compared = await house.reader.read(
    compareNeeds,
    { operationId, needs: needsOf(check, fileName), states: check.states },
    asking,
  )
  const { rows, rejected, repaired } = check
  const sheets = plausibleSheets(table.sheets, needsFeed, choices, sheet.name ?? undefined)?.names ?? []
  const counts = { rows, new: compared.made, changed: compared.changed, unchanged: compared.unchanged, rejected, repaired }
  return { sheet: sheet.name, sheets, samples, mapping, headings, check, counts, reference }
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkNeedsImport(house: ImportHouse, asking: Asking, given: ReceivedImport) {
  const { code, operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'needs') throw notFound()
  const file = { code, fileName, bytes, options: { ...options, ...given.options } }
  return { ...(await checkNeedsFile(house, asking, file)), file }
}

/** Stores the figures of all good rows, with the entries they teach, in one transaction. */
export async function commitNeedsImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedImport,
  commandId: string = newId(),
): Promise<NeedsOutcome> {
  const { operationId, importId } = given
  const { file, reference, ...outcome } = await checkNeedsImport(house, asking, given)
  const { check, counts, sheet, mapping } = outcome
  if (given.seen !== undefined && given.seen !== signatureOf(sheet, mapping.columns)) throw columnsChanged()
  const { places, clusters, groups } = learnedOf(check.newEntries, reference)
  const { rows, rejected, repaired, problems } = check
  const stored = await house.runner.run(
    storeNeedsCommand,
    {
      operationId,
      importId,
      needs: needsOf(check, file.fileName),
      states: check.states,
      learned: { places, clusters, groups },
      outcome: { sheet, rows, rejected, repaired, problems, options: { ...file.options, ...keptReading(mapping.columns) } },
    },
    { ...asking, commandId },
  )
  return { ...outcome, counts: { ...counts, new: stored.made, changed: stored.changed, unchanged: stored.unchanged } }
}
