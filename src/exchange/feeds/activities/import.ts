/**
 * A sheet of activity reports on its way in: received as it came, checked as often as anybody looks, and stored whole or not at
 * all. The check is made again from the stored file when it is accepted, so what is stored is what was checked.
 */
import type { Actor } from '../../../kernel/access.ts'
import type { CommandRunner } from '../../../kernel/command.ts'
import type { Db } from '../../../kernel/database/sql.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { compareLines, storeActivityReports } from '../../../modules/delivery/index.ts'
import { fileOfImport, receiveFile, showImport } from '../../../modules/imports/index.ts'
import { showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces, showMap } from '../../../modules/places/index.ts'
import { showNeeds, showPlan } from '../../../modules/plan/index.ts'
import { openTable } from '../../formats/open-table.ts'
import type { SheetSummary } from '../../formats/table.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { type CheckResult, checkActivities } from './check.ts'
import { type ColumnMapping, mapColumns, sheetFit } from './columns.ts'
import type { NewEntry } from './record.ts'

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

export interface ImportOptions {
  /** Month for rows that do not say theirs. */
  period?: string | undefined
  /** Take in unknown names as unreviewed entries. */
  learn?: boolean | undefined
}

/** What a check found and what storing would do (or did). */
export interface ImportOutcome {
  sheet: string | null
  mapping: ColumnMapping
  headings: string[]
  check: CheckResult
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
}

/** Everything the check of a sheet compares with, as the asking person may read it. */
export async function loadReference(house: ImportHouse, asking: Asking, code: string): Promise<Reference> {
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
  const byAcronym = new Map(organisations.map(entry => [entry.acronym ?? '', entry.id]))
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
    activities: plan.activities.map(activity => ({ ...activity, indicatorCodes: [] })),
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
  const content = Buffer.from(bytes).toString('base64')
  const { id } = await house.runner.run(
    receiveFile,
    { operationId, feed: 'activities', fileName: fileName.slice(-300), content, options },
    asking,
  )
  return id
}

/**
 * Reads and checks a file against what the operation knows.
 * @throws FileProblem when it cannot be read, Problem when no sheet looks like reports of activities.
 */
export async function checkFile(
  house: ImportHouse,
  asking: Asking,
  given: { code: string; fileName: string; bytes: Uint8Array; options: ImportOptions },
): Promise<ImportOutcome & { reference: Reference }> {
  const reference = await loadReference(house, asking, given.code)
  const table = await openTable(given.bytes, given.fileName)
  const best = table.sheets.map((sheet, index) => ({ sheet, index, fit: sheetFit(sheet) })).sort((a, b) => b.fit - a.fit)[0]
  if (!best || best.fit === 0) throw noActivitySheet({ found: foundColumns(table.sheets) })
  const { sheet, index } = best
  const mapping = mapColumns(sheet)
  const headings: string[] = []
  for (const column of sheet.columns) headings[column.index] = column.header || column.tag || ''
  const check = await checkActivities(table.rows(index), mapping, reference, {
    period: given.options.period ?? null,
    learn: given.options.learn ?? false,
    today: new Date().toISOString().slice(0, 10),
    headings: Array.from(headings, heading => heading ?? ''),
  })
  const compared = await house.reader.read(
    compareLines,
    {
      operationId: reference.operation.id,
      keys: check.lines.map(line => line.lineKey),
      hashes: check.lines.map(line => line.contentHash),
      withdrawn: check.lines.map(line => line.withdraw),
    },
    asking,
  )
  const counts = {
    rows: check.rows,
    new: compared.made,
    changed: compared.changed,
    unchanged: compared.unchanged,
    rejected: check.rejected,
    repaired: check.repaired,
  }
  return { sheet: sheet.name, mapping, headings, check, counts, reference }
}

function foundColumns(sheets: readonly SheetSummary[]): string {
  const names = sheets.flatMap(sheet => sheet.columns.map(column => column.header || column.tag || '')).filter(Boolean)
  return names.length > 0 ? names.slice(0, 12).join(', ') : '–'
}

export interface ReceivedImport {
  code: string
  operationId: string
  importId: string
  /** Chosen after the file was sent; they go before those it was sent with. */
  options?: ImportOptions
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkImport(house: ImportHouse, asking: Asking, given: ReceivedImport) {
  const { code, operationId, importId } = given
  const received = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes) throw notFound()
  const outcome = await checkFile(house, asking, {
    code,
    fileName: received.fileName,
    bytes,
    options: { ...received.options, ...given.options },
  })
  return { received, outcome }
}

/** Stores all good rows of a received import, with the entries it teaches, in one transaction. */
export async function commitImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedImport,
  commandId: string = newId(),
): Promise<ImportOutcome> {
  const { operationId, importId } = given
  const { outcome } = await checkImport(house, asking, given)
  const { check, counts, sheet, reference } = outcome
  const stored = await house.runner.run(
    storeActivityReports,
    {
      operationId,
      importId,
      lines: check.lines,
      learned: learnedOf(check.newEntries, reference),
      outcome: { sheet, rows: counts.rows, rejected: counts.rejected, repaired: counts.repaired, problems: check.problems },
    },
    { ...asking, commandId },
  )
  return { ...outcome, counts: { ...counts, new: stored.made, changed: stored.changed, unchanged: stored.unchanged } }
}

/** New entries in the shapes of their rooms. */
function learnedOf(entries: readonly NewEntry[], reference: Reference) {
  const roots = reference.places.filter(place => place.level === 0)
  const root = roots.length === 1 ? (roots[0]?.id ?? null) : null
  const of = (kind: NewEntry['kind']) => entries.filter(entry => entry.kind === kind)
  const placeCodes = new Set(reference.places.flatMap(place => place.codes.map(({ code }) => code.toUpperCase())))
  const codes = new Set([...reference.clusters.map(({ code }) => code), ...reference.groups.map(({ code }) => code)])
  /** A code of the entry's own that no other entry has. */
  const codeOf = (entry: NewEntry) => {
    const wanted = (entry.code ?? entry.name).slice(0, 60)
    let code = wanted
    for (let nth = 2; codes.has(code); nth++) code = `${wanted} (${nth})`
    codes.add(code)
    return code
  }
  return {
    places: of('place').map(entry => ({
      id: entry.temporaryId,
      parentId: entry.parentId ?? root,
      level: entry.level ?? 1,
      names: { en: entry.name.slice(0, 300) },
      // A code that stands for another place already is not given to this one.
      codes:
        entry.code === null || placeCodes.has(entry.code.toUpperCase())
          ? []
          : [{ system: reference.currentCodeSystem ?? 'sheet', code: entry.code.slice(0, 80) }],
      source: 'import',
    })),
    organisations: of('organisation').map(entry => ({
      id: entry.temporaryId,
      acronym: entry.code?.slice(0, 80) ?? null,
      names: { en: entry.name.slice(0, 300) },
      type: entry.type,
      isDonor: entry.isDonor,
      source: 'import',
    })),
    clusters: of('cluster').map(entry => ({
      id: entry.temporaryId,
      code: codeOf(entry),
      names: { en: entry.name.slice(0, 300) },
      parentId: entry.parentId,
      source: 'import',
    })),
    groups: of('group').map(entry => ({ id: entry.temporaryId, code: codeOf(entry), names: { en: entry.name.slice(0, 300) } })),
  }
}

/** Problems that a person must act on come first: errors, then warnings, then repairs; each in the order of rows. */
export function inOrderOfWeight(problems: readonly RowProblem[]): RowProblem[] {
  const weight = { error: 0, warning: 1, repair: 2 }
  return [...problems].sort((a, b) => weight[a.severity] - weight[b.severity] || a.row - b.row)
}
