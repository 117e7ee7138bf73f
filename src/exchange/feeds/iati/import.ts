/** A file of IATI on its way in: kept as it came, checked as often as anybody looks, its projects and its money stored when it is accepted. */
import { createHash } from 'node:crypto'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { storeFlows, undoFlowsImport } from '../../../modules/funding/index.ts'
import type { FlowsStored } from '../../../modules/funding/schema.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { storeOrganisationsCommand } from '../../../modules/organisations/index.ts'
import { listSheets, storeSheets, undoProjectsImport } from '../../../modules/projects/index.ts'
import { storedSheetsMax } from '../../../modules/projects/schema.ts'
import { type Asking, type ImportHouse, loadReference } from '../activities/import.ts'
import type { IatiCheck } from './check.ts'
import { checkIatiBeside } from './checking.ts'

export const noIatiToStore = defineProblem('no-iati-to-store', 422, {
  en: 'There is nothing to store: none of the {activities} activities of the file can be used. What is wrong with each is listed.',
  ar: 'لا شيء للتخزين: لا يمكن استخدام أي من أنشطة الملف وعددها {activities}. ما بها مذكور في القائمة.',
  ckb: 'هیچ نییە پاشەکەوت بکرێت: هیچ کام لە {activities} چالاکییەکەی فایلەکە بەکارنایەن. کێشەی هەریەکەیان لە لیستەکەدایە.',
})
export const iatiChanged = defineProblem('iati-changed', 409, {
  en: 'The lists of the operation were changed since this file was looked at. Look again at what it would bring, then store it.',
  ar: 'تغيّرت قوائم العملية منذ عُرض هذا الملف. راجع مجددًا ما سيجلبه ثم خزّنه.',
  ckb: 'لەوەتەی ئەم فایلە سەیرکراوە لیستەکانی ئۆپەراسیۆنەکە گۆڕدراون. دووبارە سەیری بکە چی دەهێنێت و پاشان پاشەکەوتی بکە.',
})

export interface IatiReading {
  /** Take in organisations that nobody knows; unless it is said otherwise. */
  learn?: boolean | undefined
  /** Leave out activities of other countries alone. */
  onlyCountry?: boolean | undefined
}

export interface IatiOutcome {
  check: IatiCheck
  /** Rows count activities; new, changed and unchanged count projects. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
  /** A word for what storing would do, by which it is seen whether it is still what was looked at. */
  seen: string
}

type Doors = Pick<ImportHouse, 'reader'>

/** Checks a file, and takes its bytes over where it is large. @throws FileProblem when it cannot be read. */
export async function checkIatiFile(
  house: Doors,
  asking: Asking,
  given: { code: string; bytes: Uint8Array; options: IatiReading },
): Promise<IatiOutcome> {
  const reference = await loadReference(house, asking, given.code)
  const sheets = await house.reader.read(listSheets, { operationId: reference.operation.id }, asking)
  const { learn = true, onlyCountry = false } = given.options
  const today = new Date().toISOString().slice(0, 10)
  const check = await checkIatiBeside({
    bytes: given.bytes,
    known: { reference, sheets },
    options: { learn, onlyCountry, today },
  })
  const { changes, unchanged } = check.projects
  const made = changes.filter(({ version }) => version === null).length
  const repaired = check.problems.filter(({ severity }) => severity === 'repair').length
  const said = [check.entries.map(each => [each.externalId, each.contentHash]), changes.map(each => [each.code, each.version])]
  return {
    check,
    counts: { rows: check.activities, new: made, changed: changes.length - made, unchanged, rejected: check.rejected, repaired },
    seen: createHash('sha256').update(JSON.stringify(said)).digest('base64url'),
  }
}

export interface ReceivedIati {
  code: string
  operationId: string
  importId: string
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkIatiImport(
  house: Pick<ImportHouse, 'reader' | 'db'>,
  asking: Asking,
  { code, operationId, importId }: ReceivedIati,
): Promise<IatiOutcome & { fileName: string }> {
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'iati') throw notFound()
  const { learn, onlyCountry } = options as IatiReading
  return { ...(await checkIatiFile(house, asking, { code, bytes, options: { learn, onlyCountry } })), fileName }
}

/**
 * Stores what a received file says: organisations that nobody knows, then projects, then money, each whole. Given again after it was
 * cut off it stores what is missing: what is there already is the same.
 * @param given `seen`: what the person looked at; nothing is stored where it would do something else now.
 * @throws noIatiToStore, iatiChanged
 */
export async function commitIatiImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedIati & { seen?: string | undefined },
  commandId: string = newId(),
): Promise<IatiOutcome & { stored: FlowsStored }> {
  const { operationId, importId } = given
  const outcome = await checkIatiImport(house, asking, given)
  const { check, counts, fileName } = outcome
  if (given.seen !== undefined && given.seen !== outcome.seen) throw iatiChanged()
  const { learned, projects, funds, agreements, entries, problems } = check
  if (agreements.length === 0 && projects.changes.length + projects.unchanged === 0)
    throw noIatiToStore({ activities: check.activities })
  if (learned.length > 0) await house.runner.run(storeOrganisationsCommand, { operationId, organisations: learned }, asking)
  for (let at = 0; at < projects.changes.length; at += storedSheetsMax) {
    const part = projects.changes.slice(at, at + storedSheetsMax)
    await house.runner.run(storeSheets, { operationId, importId, projects: part }, asking)
  }
  const stored = await house.runner.run(
    storeFlows,
    {
      ...{ operationId, importId, source: `IATI, ${fileName}`.slice(0, 500), lenient: true, funds, agreements, entries },
      outcome: { sheet: null, counts, problems },
    },
    { ...asking, commandId },
  )
  return { ...outcome, stored }
}

/** Takes a whole file back: its money by reversals, its projects as they were before. Organisations stay, as unreviewed. */
export async function undoIatiImport(
  house: Pick<ImportHouse, 'runner'>,
  asking: Pick<Asking, 'actor'> & { commandId?: string },
  input: { operationId: string; importId: string },
) {
  const money = await house.runner.run(undoFlowsImport, input, asking)
  const projects = await house.runner.run(undoProjectsImport, input, { actor: asking.actor })
  return { money, projects }
}
