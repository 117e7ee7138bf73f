/** Sheets of money on their way in: checked as often as anybody looks; all good rows are stored in one transaction, the others are listed. */
import { createHash } from 'node:crypto'
import { isAllowed } from '../../../kernel/access.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { type FlowSheet, type FlowsStored, showFlowSheet, sideOf, storeFlows } from '../../../modules/funding/index.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { listPeriods } from '../../../modules/ledger/index.ts'
import { keepers } from '../../../modules/operations/index.ts'
import { listSheets } from '../../../modules/projects/index.ts'
import { openTable } from '../../formats/open-table.ts'
import { type Asking, type ImportHouse, loadReference } from '../activities/import.ts'
import { learnedOf } from '../activities/learned.ts'
import { type LearnWish, learnNothing } from '../activities/learning.ts'
import { choicesOf, noSuchSheet, type ReadingOptions } from '../reading.ts'
import { chooseSheet, headingsOf, keptReading, signatureOf } from '../sheet-choice.ts'
import { checkFlows, type FlowsCheck } from './check.ts'
import { type FlowMapping, flowFeed } from './columns.ts'
import type { KnownFlows } from './known.ts'
import { withoutZeros } from './read-row.ts'

export const noFlowSheet = defineProblem('no-flow-sheet', 422, {
  en: 'No sheet of this file is about money: a column with amounts was looked for, and one with agreements, givers or receivers. Found: {found}.',
  ar: 'لا توجد في هذا الملف ورقة عن المال: بُحث عن عمود للمبالغ وآخر للاتفاقيات أو المانحين أو المستلمين. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە دەربارەی پارە نییە: بەدوای ستوونی بڕ و ستوونی ڕێککەوتن یان بەخشەر یان وەرگردا گەڕاین. دۆزراوە: {found}.',
})
export const noFlowToStore = defineProblem('no-flow-to-store', 422, {
  en: 'There is no money to store: {rejected} rows are wrong, and all others say what is stored already.',
  ar: 'لا مال للتخزين: {rejected} من الصفوف خاطئة وما عداها يذكر ما هو مخزن.',
  ckb: 'هیچ پارەیەک نییە پاشەکەوت بکرێت: {rejected} ڕیز هەڵەن و ئەوانی تر ئەوە دەڵێن کە پاشەکەوتکراوە.',
})
export const flowsChanged = defineProblem('flows-changed', 409, {
  en: 'Money was recorded since this sheet was looked at. Look again at what it would do, then store it.',
  ar: 'سُجل مال منذ عُرض هذا الجدول. راجع مجددًا ما سيفعله ثم خزّنه.',
  ckb: 'لەوەتەی ئەم خشتەیە سەیرکراوە پارە تۆمارکراوە. دووبارە سەیری بکە چی دەکات و پاشان پاشەکەوتی بکە.',
})

export interface FlowsOutcome {
  sheet: string | null
  headings: string[]
  mapping: FlowMapping
  check: FlowsCheck
  /** New, changed and unchanged count movements; the others count rows. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
  /** A word for what storing would do, by which it is seen whether it is still what was looked at. */
  seen: string
}

const agreementOf = (agreement: FlowSheet['agreements'][number]): KnownFlows['agreements'][number] => {
  const { code, externalId, kind, giverId, receiverId, parent, fromFund, intoFund, names, reference, currency, projectCode } =
    agreement
  const { clusterId, state, signedOn, starts, ends, endedOn, advanceAllowed, inKind, earmark } = agreement
  return {
    ...{ code, externalId, kind, giverId, receiverId, parent, fromFund, intoFund, names, reference, currency, projectCode },
    ...{ clusterId, state, signedOn, starts, ends, endedOn, advanceAllowed, inKind, earmark },
  }
}

/** What sheets of money are compared with, and written from. */
export async function knownFlows(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  code: string,
  learn: LearnWish = learnNothing,
): Promise<KnownFlows> {
  const reference = await loadReference(house, asking, code)
  const operationId = reference.operation.id
  const [sheet, projects, periods] = await Promise.all([
    house.reader.read(showFlowSheet, { operationId }, asking),
    house.reader.read(listSheets, { operationId }, asking),
    house.reader.read(listPeriods, { operationId }, asking),
  ])
  const { baseCurrency, seesAll, funds } = sheet
  return {
    ...{ reference, baseCurrency, seesAll, learn },
    funds: funds.map(({ code: fund, names, organisationId }) => ({ code: fund, names, organisationId })),
    agreements: sheet.agreements.map(agreementOf),
    entries: sheet.entries.map(
      ({ id, externalId, contentHash: _, illustrative, postedBaseMinor, rate, rateSource, baseMinor, ...content }) => ({
        ...{ id, externalId, illustrative, postedBaseMinor },
        content: {
          ...content,
          rate: rate === null ? null : withoutZeros(rate),
          rateSource: rateSource === 'sheet' ? null : rateSource,
          // In the reporting currency itself, what is stated is the amount.
          baseMinor: content.currency === baseCurrency || baseMinor === '0' ? null : baseMinor,
        },
      }),
    ),
    projectCodes: projects.map(project => project.code),
    closedMonths: new Set(periods.map(({ month }) => month)),
  }
}

export interface FlowsFileGiven {
  code: string
  fileName: string
  bytes: Uint8Array
  options: ReadingOptions & { learn?: boolean | undefined }
}

/**
 * Reads and checks a sheet against the money as it is recorded.
 * @throws FileProblem when it cannot be read; Problem when no sheet of it is about money.
 */
export async function checkFlowsFile(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: FlowsFileGiven,
): Promise<FlowsOutcome> {
  const { options } = given
  const known = await knownFlows(house, asking, given.code)
  const operationId = known.reference.operation.id
  const mayLearn = isAllowed(asking.actor, keepers, [{ operation: operationId }])
  const learn: LearnWish = { all: (options.learn ?? false) && mayLearn, names: [], activities: false }
  const choices = await choicesOf(house, asking, flowFeed, operationId, options)
  const table = await openTable(given.bytes, given.fileName)
  const chosen = chooseSheet(table.sheets, flowFeed, choices, options.sheet)
  if ('found' in chosen) {
    const { asked, found, sheets } = chosen
    throw asked === undefined ? noFlowSheet({ found }) : noSuchSheet({ sheet: asked, sheets })
  }
  const { sheet, index, mapping } = chosen
  const headings = headingsOf(sheet)
  const check = await checkFlows(
    table.rows(index),
    mapping,
    { ...known, learn },
    {
      ...{ headings, language: asking.language, from1904: sheet.from1904 },
      mayRecord({ giverId, receiverId }, kind) {
        const side = kind === null ? 'either' : sideOf(kind)
        const parties = [...(side === 'receiver' ? [] : [giverId]), ...(side === 'giver' ? [] : [receiverId])]
        return [null, ...parties].some(organisation =>
          isAllowed(asking.actor, storeFlows.policy, [{ operation: operationId, organisation }]),
        )
      },
    },
  )
  const { rows, rejected, repaired, compared, agreements, entries } = check
  const seen = createHash('sha256')
    .update(JSON.stringify([signatureOf(sheet.name, mapping.columns), agreements, entries.map(entry => entry.contentHash)]))
    .digest('base64url')
  return { sheet: sheet.name, headings, mapping, check, counts: { rows, ...compared, rejected, repaired }, seen }
}

export interface ReceivedFlows {
  code: string
  operationId: string
  importId: string
  /** Take in organisations that nobody knows, as unreviewed. */
  learn?: boolean | undefined
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkFlowsImport(
  house: Pick<ImportHouse, 'reader' | 'db'>,
  asking: Asking,
  given: ReceivedFlows,
): Promise<FlowsOutcome & { fileName: string }> {
  const { code, operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'flows') throw notFound()
  const { sheet, columns } = options
  const learn = given.learn ?? options.learn
  return { ...(await checkFlowsFile(house, asking, { code, fileName, bytes, options: { sheet, columns, learn } })), fileName }
}

/**
 * Stores all that is right, in one transaction: the same sheet again is no new money.
 * @param given `seen`: what the person looked at; nothing is stored where it would do something else now.
 * @throws noFlowToStore, flowsChanged, and whatever the ledger refuses
 */
export async function commitFlowsImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedFlows & { seen?: string | undefined },
  commandId: string = newId(),
): Promise<FlowsOutcome & { stored: FlowsStored }> {
  const { code, operationId, importId } = given
  const outcome = await checkFlowsImport(house, asking, given)
  const { check, counts, sheet, mapping, fileName } = outcome
  if (given.seen !== undefined && given.seen !== outcome.seen) throw flowsChanged()
  const { agreements, entries, newEntries, problems } = check
  if (agreements.length + entries.length === 0) throw noFlowToStore({ rejected: counts.rejected })
  const organisations =
    newEntries.length === 0 ? [] : learnedOf(newEntries, await loadReference(house, asking, code)).organisations
  const input = {
    ...{ operationId, importId, source: fileName.slice(0, 500), agreements, entries },
    ...(organisations.length > 0 && { learned: { organisations } }),
    outcome: { sheet, counts, problems, options: keptReading(mapping.columns) },
  }
  const stored = await house.runner.run(storeFlows, input, { ...asking, commandId })
  return { ...outcome, stored }
}
