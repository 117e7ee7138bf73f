/** Tables of exchange rates on their way into the ledger: checked as often as anybody looks; all good rows are stored. */
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { listRates, storeRatesCommand } from '../../../modules/ledger/index.ts'
import { openTable } from '../../formats/open-table.ts'
import type { Asking, ImportHouse } from '../activities/import.ts'
import { withoutZeros } from '../flows/read-row.ts'
import { choicesOf, columnsChanged, noSuchSheet, type ReadingOptions } from '../reading.ts'
import { chooseSheet, headingsOf, keptReading, signatureOf } from '../sheet-choice.ts'
import { checkRates, type RatesCheck, rateKey } from './check.ts'
import { type RateMapping, rateFeed } from './columns.ts'

export const noRateSheet = defineProblem('no-rate-sheet', 422, {
  en: 'No sheet of this file is a table of exchange rates: columns with codes of currencies and with rates were looked for. Found: {found}.',
  ar: 'لا توجد في هذا الملف ورقة لأسعار الصرف: بُحث عن عمود لرموز العملات وآخر للأسعار. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە خشتەی نرخی ئاڵوگۆڕ نییە: بەدوای ستوونی کۆدی دراو و ستوونی نرخدا گەڕاین. دۆزراوە: {found}.',
})
export const noRateToStore = defineProblem('no-rate-to-store', 422, {
  en: 'There is no rate to store: {rejected} rows are wrong, and all others say what is stored already.',
  ar: 'لا سعر للتخزين: {rejected} من الصفوف خاطئة وما عداها يذكر ما هو مخزن.',
  ckb: 'هیچ نرخێک نییە پاشەکەوت بکرێت: {rejected} ڕیز هەڵەن و ئەوانی تر ئەوە دەڵێن کە پاشەکەوتکراوە.',
})

export interface RatesOutcome {
  sheet: string | null
  headings: string[]
  mapping: RateMapping
  check: RatesCheck
  baseCurrency: string
  /** New, changed and unchanged count rates; the others count rows. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
  /** How the columns were understood. */
  seen: string
}

export interface RatesFileGiven {
  operationId: string
  fileName: string
  bytes: Uint8Array
  /** `period`: month of rows that do not say their day. */
  options: ReadingOptions & { period?: string | undefined }
}

const ratesRead = 10_000

/**
 * Reads and checks a table against the rates that are kept.
 * @throws FileProblem when it cannot be read; Problem when no sheet of it is a table of rates.
 */
export async function checkRatesFile(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: RatesFileGiven,
): Promise<RatesOutcome> {
  const { operationId, options } = given
  const kept = await house.reader.read(listRates, { operationId, limit: ratesRead }, asking)
  const choices = await choicesOf(house, asking, rateFeed, operationId, options)
  const table = await openTable(given.bytes, given.fileName)
  const chosen = chooseSheet(table.sheets, rateFeed, choices, options.sheet)
  if ('found' in chosen) {
    const { asked, found, sheets } = chosen
    throw asked === undefined ? noRateSheet({ found }) : noSuchSheet({ sheet: asked, sheets })
  }
  const { sheet, index, mapping } = chosen
  const headings = headingsOf(sheet)
  const known = {
    baseCurrency: kept.baseCurrency,
    rates: new Map(kept.rates.map(rate => [rateKey(rate), withoutZeros(rate.unitsPerBase)])),
  }
  const check = await checkRates(table.rows(index), mapping, known, {
    ...{ headings, from1904: sheet.from1904 },
    day: options.period === undefined ? undefined : `${options.period}-01`,
  })
  const { rows, rejected, repaired, compared } = check
  return {
    ...{ sheet: sheet.name, headings, mapping, check, baseCurrency: kept.baseCurrency },
    counts: { rows, ...compared, rejected, repaired },
    seen: signatureOf(sheet.name, mapping.columns),
  }
}

export interface ReceivedRates {
  code: string
  operationId: string
  importId: string
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkRatesImport(
  house: Pick<ImportHouse, 'reader' | 'db'>,
  asking: Asking,
  given: ReceivedRates,
): Promise<RatesOutcome & { fileName: string }> {
  const { operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'rates') throw notFound()
  return { ...(await checkRatesFile(house, asking, { operationId, fileName, bytes, options })), fileName }
}

/**
 * Stores every rate that is right, in one transaction.
 * @param given `seen`: how the columns were understood when a person looked; nothing is stored where that changed meanwhile.
 * @throws noRateToStore, columnsChanged
 */
export async function commitRatesImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedRates & { seen?: string | undefined },
  commandId: string = newId(),
): Promise<RatesOutcome> {
  const { operationId, importId } = given
  const outcome = await checkRatesImport(house, asking, given)
  const { check, counts, sheet, mapping, fileName } = outcome
  if (given.seen !== undefined && given.seen !== outcome.seen) throw columnsChanged()
  if (check.rates.length === 0) throw noRateToStore({ rejected: counts.rejected })
  const input = {
    ...{ operationId, importId },
    rates: check.rates.map(rate => ({ ...rate, source: fileName.slice(0, 500) })),
    outcome: { sheet, counts, problems: check.problems, options: keptReading(mapping.columns) },
  }
  await house.runner.run(storeRatesCommand, input, { ...asking, commandId })
  return outcome
}
