/**
 * A sheet of activity reports on its way in: received as it came, checked as often as anybody looks, and stored whole or not at
 * all. The check is made again from the stored file when it is accepted, so what is stored is what was checked.
 */
import { type Actor, isAllowed } from '../../../kernel/access.ts'
import type { CommandRunner } from '../../../kernel/command.ts'
import type { Db } from '../../../kernel/database/sql.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { compareLines, listOwnLineKeys, storeActivityReports } from '../../../modules/delivery/index.ts'
import type { PackedLines } from '../../../modules/delivery/pure/packed-lines.ts'
import { fileOfImport, receiveFile, showImport } from '../../../modules/imports/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces, showMap } from '../../../modules/places/index.ts'
import { showNeeds, showPlan } from '../../../modules/plan/index.ts'
import type { RowProblem } from '../problem.ts'
import { choicesOf, columnsChanged, noSuchSheet, type ReadingOptions } from '../reading.ts'
import type { Reference } from '../reference.ts'
import { keptReading, type NoSheet, signatureOf } from '../sheet-choice.ts'
import type { CheckResult } from './check.ts'
import type { CheckedFile, FileToCheck } from './check-file.ts'
import { checkAndPack, checkBeside } from './checking.ts'
import { activityFeed, type ColumnMapping } from './columns.ts'
import { learnedOf } from './learned.ts'
import { compareWithBefore } from './stored-before.ts'

export const noActivitySheet = defineProblem('no-activity-sheet', 422, {
  en: 'No sheet of this file looks like reports of activities: columns for the organisation, the cluster and the place were looked for under headings and HXL tags. Found: {found}. Name the columns as in the template, or add a row of HXL tags.',
  ar: 'لا تبدو أي ورقة في هذا الملف تقارير أنشطة: بُحث عن أعمدة المنظمة والمجموعة والمكان تحت العناوين ووسوم HXL. الموجود: {found}. سمِّ الأعمدة كما في النموذج أو أضف صفًا من وسوم HXL.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە وەک ڕاپۆرتی چالاکی دیار نییە: بەدوای ستوونی ڕێکخراو و کڵەستەر و شوێندا گەڕاین لەژێر سەردێڕ و تاگی HXL. دۆزراوە: {found}. ستوونەکان وەک قاڵبەکە ناوبنێ، یان ڕیزێک تاگی HXL زیاد بکە.',
})

/** Doors into the house that an import needs, and who goes through them. */
export interface ImportHouse {
  db: Db
  runner: CommandRunner
  reader: ViewReader
}
export interface Asking {
  actor: Actor
  language: Language
}

export interface ImportOptions extends ReadingOptions {
  /** Month for rows that do not say theirs. */
  period?: string | undefined
  /** Take in unknown names as unreviewed entries. */
  learn?: boolean | undefined
  /** Take in these unknown names (`learnKey`), whatever becomes of the others. */
  learnNames?: readonly string[] | undefined
}

/** What a check found and what storing would do (or did). */
export interface ImportOutcome extends Pick<CheckedFile, 'sheets' | 'samples'> {
  sheet: string | null
  mapping: ColumnMapping
  headings: string[]
  check: CheckResult
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
}

/** Everything the check of a sheet compares with, as the asking person may read it. */
export async function loadReference(house: Pick<ImportHouse, 'reader'>, asking: Asking, code: string): Promise<Reference> {
  const { reader } = house
  const operation = await reader.read(showOperation, { code }, asking)
  const operationId = operation.id
  const [places, organisations, plan, needs, map] = await Promise.all([
    reader.read(listPlaces, { operationId }, asking),
    reader.read(listOrganisations, { operationId }, asking),
    reader.read(showPlan, { operationId }, asking),
    reader.read(showNeeds, { operationId }, asking),
    reader.read(showMap, { operationId }, asking),
  ])
  const shapes = new Map(map.shapes.map(shape => [shape.placeId, shape]))
  const need = new Map<string, number>()
  for (const { placeId, clusterId, inNeed } of needs) {
    if (clusterId === null || inNeed === null) continue
    const key = `${placeId}|${clusterId}`
    need.set(key, (need.get(key) ?? 0) + inNeed)
  }
  // Projects know their agencies by an acronym, which of a merged one is an alias now.
  const byAcronym = new Map(
    organisations.flatMap(({ id, acronym, aliases }) => [acronym ?? '', ...aliases].map(name => [name, id])),
  )
  return {
    operation: {
      id: operationId,
      code: operation.code,
      country: operation.country,
      start: operation.starts,
      end: operation.ends,
    },
    closedPeriods: new Set(operation.closedPeriods),
    places: places.map(place => {
      const shape = shapes.get(place.id)
      // A schematic boundary is too coarse to say that a point lies outside.
      return {
        ...place,
        boundary: shape && !shape.schematic ? shape.geometry : null,
        boundaryIsSchematic: shape?.schematic ?? false,
      }
    }),
    currentCodeSystem: places.find(place => place.level === 1)?.codes[0]?.system ?? null,
    organisations: organisations.map(entry => ({
      ...entry,
      type: (entry.type as Reference['organisations'][number]['type']) ?? null,
    })),
    clusters: plan.clusters,
    groups: plan.groups,
    activities: plan.activities,
    projects: plan.projects.map(project => ({
      code: project.code,
      organisationIds: project.agencies.flatMap(acronym => byAcronym.get(acronym) ?? []),
      clusterId: project.clusterId,
      start: project.starts,
      end: project.ends,
    })),
    need,
  }
}

/** Keeps the file as it came. @returns the import's id. */
export async function receiveActivities(
  house: ImportHouse,
  asking: Asking,
  given: { operationId: string; fileName: string; bytes: Uint8Array; options: ImportOptions },
): Promise<string> {
  const { operationId, fileName, bytes, options } = given
  const file = { operationId, feed: 'activities', fileName: fileName.slice(-300), content: bytes, options }
  const { id } = await house.runner.run(receiveFile, file, asking)
  return id
}

/** A file as somebody sent it. */
export interface GivenFile {
  code: string
  fileName: string
  bytes: Uint8Array
  options: ImportOptions
}

/** Told how many rows are read so far. */
export type OnRows = (rows: number) => void

async function toCheck(house: ImportHouse, asking: Asking, given: GivenFile, reference: Reference): Promise<FileToCheck> {
  const { sheet } = given.options
  const operationId = reference.operation.id
  const { keys, elsewhere } = await house.reader.read(listOwnLineKeys, { operationId }, asking)
  return {
    choices: await choicesOf(house, asking, activityFeed, operationId, given.options),
    sheet,
    bytes: given.bytes,
    fileName: given.fileName,
    reference,
    period: given.options.period ?? null,
    // New entries are for the whole operation: they are taken in with the sheets of those who keep its lists.
    learn: isAllowed(asking.actor, keepers, [{ operation: operationId }])
      ? { all: given.options.learn ?? false, names: given.options.learnNames ?? [] }
      : { all: false, names: [] },
    actor: asking.actor,
    ownKeys: keys && new Set(keys),
    keysElsewhere: new Set(elsewhere),
    today: new Date().toISOString().slice(0, 10),
  }
}

function assertSheet(checked: CheckedFile | NoSheet): asserts checked is CheckedFile {
  if (!('found' in checked)) return
  const { asked, sheets, found } = checked
  throw asked === undefined ? noActivitySheet({ found }) : noSuchSheet({ sheet: asked, sheets })
}

const outcomeOf = (
  { sheet, sheets, samples, mapping, headings, check }: CheckedFile,
  compared: { made: number; changed: number; unchanged: number },
): ImportOutcome => ({
  sheet,
  sheets,
  samples,
  mapping,
  headings,
  check,
  counts: {
    rows: check.rows,
    new: compared.made,
    changed: compared.changed,
    unchanged: compared.unchanged,
    rejected: check.rejected,
    repaired: check.repaired,
  },
})

/**
 * Reads and checks a file against what the operation knows, and says what storing would do.
 * @throws FileProblem when it cannot be read, Problem when no sheet looks like reports of activities.
 */
export async function checkFile(
  house: ImportHouse,
  asking: Asking,
  given: GivenFile,
  onRows?: OnRows,
): Promise<ImportOutcome & { reference: Reference }> {
  const reference = await loadReference(house, asking, given.code)
  const checked = await checkBeside(await toCheck(house, asking, given, reference), onRows)
  assertSheet(checked)
  await compareWithBefore(house, asking, reference, checked.check)
  const compared = await house.reader.read(compareLines, { operationId: reference.operation.id, ...checked.marks }, asking)
  return { ...outcomeOf(checked, compared), reference }
}

export interface ReceivedImport {
  code: string
  operationId: string
  importId: string
  /** Chosen after the file was sent; they go before those it was sent with. */
  options?: ImportOptions
  /** How the columns were understood when a person looked (`signatureOf`); nothing is stored when that changed meanwhile. */
  seen?: string | undefined
}

/** The file of a received import, with what was chosen for it. @throws Problem `not-found` when the person may not see it. */
async function receivedFile(house: ImportHouse, asking: Asking, given: ReceivedImport): Promise<GivenFile> {
  const { code, operationId, importId } = given
  const { fileName, options } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes) throw notFound()
  return { code, fileName, bytes, options: { ...options, ...given.options } }
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkImport(house: ImportHouse, asking: Asking, given: ReceivedImport, onRows?: OnRows) {
  return checkFile(house, asking, await receivedFile(house, asking, given), onRows)
}

/** A sheet without a row that its sender may report: nothing is stored, and its problems say why. */
class NothingTheirs extends Error {}

/**
 * Stores all good rows of a received import, with the entries it teaches, in one transaction. A sheet of a partner without one good row
 * stays as it was received.
 */
export async function commitImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedImport,
  commandId: string = newId(),
  onRows?: OnRows,
): Promise<ImportOutcome> {
  const { operationId, importId } = given
  const file = await receivedFile(house, asking, given)
  const reference = await loadReference(house, asking, given.code)
  const { batches, finished, stop } = await checkAndPack(await toCheck(house, asking, file, reference), onRows)
  const looked = finished.then(async checked => {
    assertSheet(checked)
    const { sheet, mapping } = checked
    if (given.seen !== undefined && given.seen !== signatureOf(sheet, mapping.columns)) throw columnsChanged()
    await compareWithBefore(house, asking, reference, checked.check)
    if (!checked.packed) throw new Error('The lines were checked without being packed.')
    return { ...checked, packed: checked.packed }
  })
  const ending = looked.then(checked => {
    if (checked.check.good === 0 && !isAllowed(asking.actor, keepers, [{ operation: operationId }])) throw new NothingTheirs()
    return checked
  })
  const end = ending.then(({ check, packed, sheet, mapping }) => ({
    summary: packed,
    learned: learnedOf(check.newEntries, reference),
    outcome: {
      sheet,
      rows: check.rows,
      rejected: check.rejected,
      repaired: check.repaired,
      problems: check.problems,
      options: { ...file.options, ...keptReading(mapping.columns) },
    },
  }))
  // What is wrong is thrown where the command waits for it.
  end.catch(() => {})
  const rows: PackedLines = { batches, finished: end }
  try {
    const stored = await house.runner.run(storeActivityReports, { operationId, importId }, { ...asking, commandId, rows })
    return outcomeOf(await ending, stored)
  } catch (error) {
    if (!(error instanceof NothingTheirs)) throw error
    return outcomeOf(await looked, { made: 0, changed: 0, unchanged: 0 })
  } finally {
    await stop()
  }
}

/** Problems that a person must act on come first: errors, then warnings, then repairs; each in the order of rows. */
export function inOrderOfWeight(problems: readonly RowProblem[]): RowProblem[] {
  const weight = { error: 0, warning: 1, repair: 2 }
  return [...problems].sort((a, b) => weight[a.severity] - weight[b.severity] || a.row - b.row)
}
