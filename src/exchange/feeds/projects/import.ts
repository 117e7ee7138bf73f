/** Sheets of projects on their way in: checked as often as anybody looks; each project is stored whole or left as it is. */
import { createHash } from 'node:crypto'
import { isAllowed } from '../../../kernel/access.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { listPlans, showFramework } from '../../../modules/plan/index.ts'
import { listSheets, scopeOf, sheetWriters, showPath, storeSheets } from '../../../modules/projects/index.ts'
import { openTable } from '../../formats/open-table.ts'
import { type Asking, type GivenFile, type ImportHouse, loadReference } from '../activities/import.ts'
import { choicesOf, noSuchSheet, type ReadingOptions } from '../reading.ts'
import { chooseSheet, headingsOf } from '../sheet-choice.ts'
import { checkProjects, type KnownProjects, type ProjectsCheck } from './check.ts'
import { type ProjectMapping, projectFeed } from './columns.ts'

export const noProjectSheet = defineProblem('no-project-sheet', 422, {
  en: 'No sheet of this file is about projects: a column with codes of projects was looked for, and others that say something of them. Found: {found}.',
  ar: 'لا توجد في هذا الملف ورقة عن المشاريع: بُحث عن عمود لرموز المشاريع وأعمدة تقول عنها شيئًا. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە دەربارەی پڕۆژەکان نییە: بەدوای ستوونی کۆدی پڕۆژەکان و ستوونی تردا گەڕاین کە شتێکیان دەربارە بڵێت. دۆزراوە: {found}.',
})
export const noProjectToStore = defineProblem('no-project-to-store', 422, {
  en: 'There is nothing to store: {rejected} rows are of projects that are left as they are, and all others say what is stored already.',
  ar: 'لا شيء للتخزين: {rejected} من الصفوف لمشاريع تُركت كما هي، وما عداها يذكر ما هو مخزّن من قبل.',
  ckb: 'هیچ نییە پاشەکەوت بکرێت: {rejected} ڕیز هی ئەو پڕۆژانەن کە وەک خۆیان دەهێڵدرێنەوە و ئەوانی تر ئەوە دەڵێن کە پێشتر پاشەکەوت کراوە.',
})
export const projectsChanged = defineProblem('projects-changed', 409, {
  en: 'Projects were changed since this sheet was looked at. Look again at what it would change, then store it.',
  ar: 'تغيّرت مشاريع منذ عُرض هذا الجدول. راجع مجددًا ما سيغيره ثم خزّنه.',
  ckb: 'لەوەتەی ئەم خشتەیە سەیرکراوە پڕۆژەکان گۆڕدراون. دووبارە سەیری بکە چی دەگۆڕێت و پاشان پاشەکەوتی بکە.',
})

export interface ProjectsOutcome {
  sheet: string | null
  headings: string[]
  mapping: ProjectMapping
  check: ProjectsCheck
  /** New, changed and unchanged count projects; the others count rows. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
  /** A word for what storing would do, by which it is seen whether it is still what was looked at. */
  seen: string
}

type ReaderHouse = Pick<ImportHouse, 'reader'>

/** What sheets of projects are compared with, and written with the names of. */
export async function knownProjects(house: ImportHouse, asking: Asking, code: string): Promise<KnownProjects> {
  const reference = await loadReference(house, asking, code)
  const operationId = reference.operation.id
  const [sheets, { path }, objectives] = await Promise.all([
    house.reader.read(listSheets, { operationId }, asking),
    house.reader.read(showPath, { operationId }, asking),
    objectivesInForce(house, asking, operationId),
  ])
  return { reference, sheets, path, objectives }
}

async function objectivesInForce(house: ReaderHouse, asking: Asking, operationId: string) {
  const plans = await house.reader.read(listPlans, { operationId }, asking)
  const inForce = plans.find(({ versions }) => versions.some(({ status }) => status === 'in-force'))
  if (!inForce) return []
  const { objectives } = await house.reader.read(showFramework, { operationId, planId: inForce.id }, asking)
  return objectives.filter(({ ended }) => ended === null)
}

type FileGiven = Omit<GivenFile, 'options'> & { options: ReadingOptions }

/**
 * Reads and checks a sheet against the projects as they are.
 * @throws FileProblem when it cannot be read; Problem when no sheet of it is about projects.
 */
export async function checkProjectsFile(house: ImportHouse, asking: Asking, given: FileGiven): Promise<ProjectsOutcome> {
  const known = await knownProjects(house, asking, given.code)
  const operationId = known.reference.operation.id
  const choices = await choicesOf(house, asking, projectFeed, operationId, given.options)
  const table = await openTable(given.bytes, given.fileName)
  const chosen = chooseSheet(table.sheets, projectFeed, choices, given.options.sheet)
  if ('found' in chosen) {
    const { asked, found, sheets } = chosen
    throw asked === undefined ? noProjectSheet({ found }) : noSuchSheet({ sheet: asked, sheets })
  }
  const { sheet, index, mapping } = chosen
  const headings = headingsOf(sheet)
  const check = await checkProjects(table.rows(index), mapping, known, {
    ...{ headings, language: asking.language, from1904: sheet.from1904 },
    mayWrite: each => isAllowed(asking.actor, sheetWriters, [scopeOf(operationId, each, asking.actor)]),
  })
  const { rows, rejected, repaired, compared, changes } = check
  const seen = createHash('sha256')
    .update(JSON.stringify(changes.map(change => [change.code, change.version, change.fields])))
    .digest('base64url')
  return { sheet: sheet.name, headings, mapping, check, counts: { rows, ...compared, rejected, repaired }, seen }
}

interface ReceivedProjects {
  code: string
  operationId: string
  importId: string
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkProjectsImport(house: ImportHouse, asking: Asking, given: ReceivedProjects): Promise<ProjectsOutcome> {
  const { code, operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'projects') throw notFound()
  const { sheet, columns } = options
  return checkProjectsFile(house, asking, { code, fileName, bytes, options: { sheet, columns } })
}

/**
 * Stores every project that is right, in one transaction.
 * @param given `seen`: what the person looked at; nothing is stored where it would do something else now.
 * @throws noProjectToStore, projectsChanged
 */
export async function commitProjectsImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedProjects & { seen?: string | undefined },
  commandId: string = newId(),
): Promise<ProjectsOutcome> {
  const { operationId, importId } = given
  const outcome = await checkProjectsImport(house, asking, given)
  const { check, counts, sheet } = outcome
  if (given.seen !== undefined && given.seen !== outcome.seen) throw projectsChanged()
  if (check.changes.length === 0) throw noProjectToStore({ rejected: counts.rejected })
  const projects = check.changes.map(change => ({ code: change.code, version: change.version, sheet: change.sheet }))
  const input = { operationId, importId, projects, outcome: { sheet, counts, problems: check.problems } }
  await house.runner.run(storeSheets, input, { ...asking, commandId })
  return outcome
}
