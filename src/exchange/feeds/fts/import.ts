/** Files of the Financial Tracking Service on their way in: pages together as one import; an update of a flow replaces what it said before. */
import { isAllowed } from '../../../kernel/access.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { type FlowsStored, showFlowSheet, storeFlows } from '../../../modules/funding/index.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { keepers } from '../../../modules/operations/index.ts'
import { listSheets } from '../../../modules/projects/index.ts'
import type { FtsPage } from '../../formats/fts/model.ts'
import { type FtsFile, readFts } from '../../formats/fts/read.ts'
import { readPlanFunding } from '../../formats/fts/requirements.ts'
import { writeFtsPages } from '../../formats/fts/write.ts'
import { FileProblem } from '../../formats/table.ts'
import { type Asking, type ImportHouse, loadReference } from '../activities/import.ts'
import { learnedOf } from '../activities/learned.ts'
import { createMoneyResolver } from '../flows/resolver.ts'
import { checkFts, type FtsCheck, requirementsOf, versionOf } from './check.ts'

export const noFtsToStore = defineProblem('no-fts-to-store', 422, {
  en: 'There is nothing to store: {rejected} flows are left out. Have their organisations taken in as new ones, or add their names to those that are known.',
  ar: 'لا شيء للتخزين: تُركت {rejected} من التدفقات. اقبل منظماتها كمنظمات جديدة أو أضف أسماءها إلى المعروفة.',
  ckb: 'هیچ نییە پاشەکەوت بکرێت: {rejected} جووڵە بەجێهێڵدران. ڕێکخراوەکانیان وەک نوێ وەربگرە، یان ناوەکانیان بۆ ناسراوەکان زیاد بکە.',
})
export const ftsYearMissing = defineProblem('fts-year-missing', 422, {
  en: 'The file holds requirements by cluster and does not say of which year. Say the year.',
  ar: 'في الملف احتياجات تمويل حسب المجموعة ولا يذكر سنتها. حدد السنة.',
  ckb: 'فایلەکە داواکاری دارایی بەپێی کڵەستەری تێدایە و ناڵێت هی کام ساڵە. ساڵەکە دیاری بکە.',
})

export interface FtsOptions {
  /** Take in organisations that nobody knows, as unreviewed. */
  learn?: boolean | undefined
  /** Year of requirements, which the service does not say with them. */
  year?: number | undefined
}

export interface FtsOutcome {
  check: FtsCheck
  /** New, changed and unchanged count flows. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
}

const isRequirements = ({ bytes }: FtsFile): boolean => {
  const start = new TextDecoder().decode(bytes.subarray(0, 4_000))
  return /"(?:requirements|report3)"\s*:/.test(start) && !/"flows"\s*:/.test(start)
}

/** Whether a file that nobody said anything of holds flows of the service, or what it answers by cluster. */
export function looksLikeFts(file: FtsFile): boolean {
  const start = new TextDecoder().decode(file.bytes.subarray(0, 8_000)).trimStart()
  return /^[[{]/.test(start) && (/"(?:flowCount|sourceObjects|fundingTotals)"\s*:/.test(start) || isRequirements(file))
}

/** Several files as the one that is kept: their contents in a list, in their order. @throws FileProblem for what holds no flows. */
export function oneFile(files: readonly FtsFile[]): FtsFile {
  const [first] = files
  if (!first) throw new FileProblem('file-empty')
  if (files.length === 1) return first
  if (files.some(isRequirements)) throw new FileProblem('file-not-a-table', { name: files.find(isRequirements)?.name ?? '' })
  const pages: FtsPage[] = readFts(files).pages
  return {
    name: `${first.name.replace(/\.json$/i, '')} + ${files.length - 1}.json`,
    bytes: new TextEncoder().encode(writeFtsPages(pages)),
  }
}

/** Reads and checks files against what the operation knows. @throws FileProblem, ftsYearMissing */
export async function checkFtsFiles(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { code: string; files: readonly FtsFile[]; options: FtsOptions },
): Promise<FtsOutcome> {
  const { files, options } = given
  const reference = await loadReference(house, asking, given.code)
  const operationId = reference.operation.id
  const mayLearn = isAllowed(asking.actor, keepers, [{ operation: operationId }])
  const [sheet, projects] = await Promise.all([
    house.reader.read(showFlowSheet, { operationId }, asking),
    house.reader.read(listSheets, { operationId }, asking),
  ])
  const flows = files.filter(file => !isRequirements(file))
  const check = checkFts(readFts(flows), {
    reference,
    learn: { all: (options.learn ?? false) && mayLearn, names: [], activities: false },
    // A fund that the file itself brought goes by its number there.
    funds: sheet.funds.filter(({ externalId }) => !externalId?.startsWith('fts:')),
    projectCodes: new Set(projects.map(({ code }) => code)),
    hashes: new Map(
      sheet.entries.flatMap(({ externalId, contentHash }) =>
        externalId && contentHash ? [[externalId, contentHash] as const] : [],
      ),
    ),
    versions: new Map(
      sheet.agreements.flatMap(({ externalId, identifiers }) => {
        const version = versionOf(identifiers)
        return externalId !== null && version !== undefined ? [[externalId, version] as const] : []
      }),
    ),
  })
  for (const file of files.filter(isRequirements)) {
    if (options.year === undefined) throw ftsYearMissing()
    const resolver = createMoneyResolver(reference)
    const found = requirementsOf(readPlanFunding(file), {
      year: options.year,
      source: file.name.slice(0, 500),
      resolver,
      file: file.name,
    })
    check.requirements.push(...found.requirements)
    check.problems.push(...found.problems)
    check.problemCount += found.problems.length
    check.rows += found.requirements.length
    check.good += found.requirements.length
  }
  const { rows, rejected, repaired, compared } = check
  return { check, counts: { rows, ...compared, rejected, repaired } }
}

export interface ReceivedFts {
  code: string
  operationId: string
  importId: string
  options?: FtsOptions
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkFtsImport(
  house: Pick<ImportHouse, 'reader' | 'db'>,
  asking: Asking,
  given: ReceivedFts,
): Promise<FtsOutcome & { fileName: string }> {
  const { code, operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'fts') throw notFound()
  const year = options.period === undefined ? undefined : Number(options.period.slice(0, 4))
  const files = [{ name: fileName, bytes }]
  return {
    ...(await checkFtsFiles(house, asking, { code, files, options: { learn: options.learn, year, ...given.options } })),
    fileName,
  }
}

/** Stores all that can be stored, in one transaction. @throws noFtsToStore */
export async function commitFtsImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedFts,
  commandId: string = newId(),
): Promise<FtsOutcome & { stored: FlowsStored }> {
  const { code, operationId, importId } = given
  const outcome = await checkFtsImport(house, asking, given)
  const { check, counts, fileName } = outcome
  const { funds, agreements, entries, requirements, newEntries, problems } = check
  if (agreements.length + requirements.length === 0) throw noFtsToStore({ rejected: counts.rejected })
  const organisations =
    newEntries.length === 0 ? [] : learnedOf(newEntries, await loadReference(house, asking, code)).organisations
  const input = {
    ...{
      operationId,
      importId,
      source: `FTS, ${fileName}`.slice(0, 500),
      lenient: true,
      funds,
      agreements,
      entries,
      requirements,
    },
    ...(organisations.length > 0 && { learned: { organisations } }),
    outcome: { sheet: null, counts, problems },
  }
  const stored = await house.runner.run(storeFlows, input, { ...asking, commandId })
  return { ...outcome, stored }
}
