/** Workbooks of indicators on their way in: checked as often as anybody looks; all good rows are stored, in one transaction. */
import { isAllowed } from '../../../kernel/access.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import {
  listDefinitions,
  listDisaggregations,
  listPlanned,
  listTargets,
  listValues,
  mayPlan,
  storeIndicatorSheet,
} from '../../../modules/indicators/index.ts'
import { placeAsHeld, reporters } from '../../../modules/operations/index.ts'
import { openTable } from '../../formats/open-table.ts'
import { type Asking, type GivenFile, type ImportHouse, loadReference } from '../activities/import.ts'
import { noSuchSheet } from '../reading.ts'
import type { Reference } from '../reference.ts'
import { checkIndicators, type IndicatorsCheck, indicatorSheets } from './check.ts'
import type { Known, Rights } from './context.ts'

export const noIndicatorSheet = defineProblem('no-indicator-sheet', 422, {
  en: 'No sheet of this file is about indicators: a column with codes of indicators was looked for, and one with their names, targets or figures. Found: {found}.',
  ar: 'لا توجد في هذا الملف ورقة عن المؤشرات: بُحث عن عمود لرموز المؤشرات وآخر لأسمائها أو أهدافها أو أرقامها. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە دەربارەی نیشاندەرەکان نییە: بەدوای ستوونی کۆدی نیشاندەرەکان و ستوونی ناو یان ئامانج یان ژمارەکانیاندا گەڕاین. دۆزراوە: {found}.',
})
export const nothingToStore = defineProblem('nothing-to-store', 422, {
  en: 'There is nothing to store: {rejected} rows are wrong, and all others say what is stored already.',
  ar: 'لا شيء للتخزين: {rejected} من الصفوف خاطئة، وما عداها يذكر ما هو مخزّن من قبل.',
  ckb: 'هیچ نییە پاشەکەوت بکرێت: {rejected} ڕیز هەڵەن و ئەوانی تر ئەوە دەڵێن کە پێشتر پاشەکەوت کراوە.',
})

export interface IndicatorsOutcome {
  /** Names of the sheets that are about indicators. */
  sheet: string | null
  check: IndicatorsCheck
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
}

type FileGiven = Omit<GivenFile, 'options'> & { options: { sheet?: string | undefined; period?: string | undefined } }

/** Every place with those it lies in, itself first. */
function aroundIn({ places }: Reference) {
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]))
  return (placeId: string): string[] => {
    const found: string[] = []
    for (let at: string | null = placeId; at !== null && found.length < 20; at = parents.get(at) ?? null) found.push(at)
    return found
  }
}

function rightsOf({ actor }: Asking, operation: string, reference: Reference): Rights {
  const placeOf = placeAsHeld(actor, operation, aroundIn(reference))
  return {
    mayPlan: clusterId => mayPlan(actor, operation, clusterId),
    mayReport: ({ clusterId: cluster, organisationId: organisation, placeId }) =>
      isAllowed(actor, reporters, [{ operation, cluster, organisation, place: placeOf({ organisation, place: placeId }) }]),
  }
}

/**
 * Reads and checks a workbook, all sheets of it that are about indicators, or the one that is named.
 * @throws FileProblem when it cannot be read; Problem when no sheet is about indicators.
 */
export async function checkIndicatorsFile(house: ImportHouse, asking: Asking, given: FileGiven): Promise<IndicatorsOutcome> {
  const reference = await loadReference(house, asking, given.code)
  const operationId = reference.operation.id
  const [definitions, planned, dimensions, targets, values] = await Promise.all([
    house.reader.read(listDefinitions, { operationId }, asking),
    house.reader.read(listPlanned, { operationId }, asking),
    house.reader.read(listDisaggregations, { operationId }, asking),
    house.reader.read(listTargets, { operationId }, asking),
    house.reader.read(listValues, { operationId }, asking),
  ])
  const known: Known = { reference, definitions, planned, dimensions, targets, values }
  const table = await openTable(given.bytes, given.fileName)
  const sheets = indicatorSheets(table.sheets, known, given.options.sheet)
  if (sheets.length === 0) {
    const found = table.sheets.flatMap(({ columns }) => columns.map(({ header, tag }) => header || tag || '')).filter(Boolean)
    const names = table.sheets.map(({ name }) => name ?? '–').join(', ')
    throw given.options.sheet === undefined
      ? noIndicatorSheet({ found: found.slice(0, 12).join(', ') || '–' })
      : noSuchSheet({ sheet: given.options.sheet, sheets: names })
  }
  const today = new Date().toISOString().slice(0, 10)
  const options = { ...rightsOf(asking, operationId, reference), today, period: given.options.period ?? null }
  const check = await checkIndicators(sheets, index => table.rows(index), known, options)
  const { rows, rejected, repaired, compared } = check
  const sheet = check.sheets.flatMap(({ name }) => name ?? []).join(', ') || null
  return { sheet, check, counts: { rows, ...compared, rejected, repaired } }
}

interface ReceivedIndicators {
  code: string
  operationId: string
  importId: string
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkIndicatorsImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedIndicators,
): Promise<IndicatorsOutcome> {
  const { code, operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'indicators') throw notFound()
  return checkIndicatorsFile(house, asking, { code, fileName, bytes, options: { sheet: options.sheet, period: options.period } })
}

/** Whether anything of a workbook would be stored. */
export const storesSomething = ({ check }: IndicatorsOutcome): boolean =>
  [check.indicators, check.planned, check.disaggregations, check.targets, check.values].some(entries => entries.length > 0)

/** Stores all good rows of a workbook in one transaction. @throws nothingToStore */
export async function commitIndicatorsImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedIndicators,
  commandId: string = newId(),
): Promise<IndicatorsOutcome> {
  const { operationId, importId } = given
  const outcome = await checkIndicatorsImport(house, asking, given)
  const { check, counts, sheet } = outcome
  if (!storesSomething(outcome)) throw nothingToStore({ rejected: counts.rejected })
  const { indicators, planned, disaggregations, targets, values, problems } = check
  await house.runner.run(
    storeIndicatorSheet,
    { operationId, importId, indicators, planned, disaggregations, targets, values, outcome: { sheet, counts, problems } },
    { ...asking, commandId },
  )
  return outcome
}
