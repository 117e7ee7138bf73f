/** Checks a sheet of projects: every problem of every row in one pass, and what it would make of each project. Needs no database. */
import * as v from 'valibot'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { differingFields, isOver, type SheetField, stepsOf } from '../../../modules/projects/rules.ts'
import { type ProjectPath, type Sheet, SheetInput } from '../../../modules/projects/schema.ts'
import type { TableRow } from '../../formats/table.ts'
import { createRowFilter } from '../activities/check/no-data.ts'
import { learnNothing } from '../activities/learning.ts'
import type { NewEntry } from '../activities/record.ts'
import { createResolver } from '../activities/resolve.ts'
import { type DateOrder, orderShown } from '../dates.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { nameKey, westernDigits } from '../text.ts'
import { contentOf, emptiedBy, sheetOf } from './build.ts'
import { type ProjectMapping, projectFields } from './columns.ts'
import { createPlaceNames } from './places.ts'
import { type Gathered, gather, gathering, type ReadContext } from './read.ts'
import { ProjectRow, unmapped } from './row.ts'

/** What the sheet would make of a project. */
export interface ProjectChange {
  code: string
  /** The version that is edited; null for a project that begins. */
  version: number | null
  before: Sheet | null
  sheet: Sheet
  fields: SheetField[]
}

export interface ProjectsCheck {
  rows: number
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  problemCount: number
  /** A sheet of projects teaches no new names. */
  newEntries: NewEntry[]
  changes: ProjectChange[]
  /** Projects, those with an error left out. */
  compared: { new: number; changed: number; unchanged: number }
}

/** What a sheet of projects is compared with. */
export interface KnownProjects {
  reference: Reference
  sheets: readonly CurrentSheet[]
  path: ProjectPath
  /** Objectives that stand in the plan in force. */
  objectives: readonly { code: string; lineageId: string }[]
}

interface Options {
  headings: readonly string[]
  language: Language
  from1904?: boolean | undefined
  /** Whether the asking person may write such a sheet. */
  mayWrite(sheet: Sheet): boolean
}

const codeMax = 80
const problemsKept = 20_000

const looseCode = (code: string) => westernDigits(code).toUpperCase().replace(/\s/g, '')

/** Finds stored projects by their code, also where its letters are of another case, or it has spaces. */
function codeFinder(sheets: readonly CurrentSheet[]) {
  const exact = new Map(sheets.map(sheet => [sheet.code, sheet]))
  const loose = new Map<string, CurrentSheet[]>()
  for (const sheet of sheets) loose.set(looseCode(sheet.code), [...(loose.get(looseCode(sheet.code)) ?? []), sheet])
  return (code: string): { code: string; stored: CurrentSheet | undefined } => {
    const alike = loose.get(looseCode(code)) ?? []
    const stored = exact.get(code) ?? (alike.length === 1 ? alike[0] : undefined)
    return { code: stored?.code ?? code, stored }
  }
}

function codeOf(row: ProjectRow): string | null {
  if (row.cell('code') instanceof Date) {
    row.add('error', 'plan-code-is-date', 'code')
    return null
  }
  const code = row.text('code')
  if (code === null) row.add('error', 'project-code-missing', 'code')
  return code === null ? null : row.words('code', codeMax, code)
}

/** How the dates of the sheet are written, as far as they show it. */
function orderOf(rows: readonly TableRow[], at: ProjectMapping['at']): DateOrder | undefined {
  const columns = [at.starts, at.ends, at.awarded].flatMap(index => index ?? [])
  const shown = new Set(rows.flatMap(({ cells }) => columns.flatMap(index => orderShown(cells[index]) ?? [])))
  return shown.size === 2 ? 'mixed' : [...shown][0]
}

const doubledColumns = ({ doubled }: ProjectMapping): RowProblem[] =>
  doubled.map(({ column, target }) => ({
    ...{
      row: 0,
      column: column.header,
      columnIndex: column.index,
      severity: 'warning' as const,
      code: 'column-doubled',
      value: null,
    },
    details: { field: target ?? '' },
  }))

/** Reads all rows, those of one code together; rows that are none of a project are told of. */
async function gatherAll(rows: AsyncIterable<TableRow>, mapping: ProjectMapping, known: KnownProjects, options: Options) {
  const given: TableRow[] = []
  for await (const row of rows) given.push(row)
  const context: ReadContext = {
    resolver: createResolver(known.reference, learnNothing),
    places: createPlaceNames(known.reference),
    objectives: new Map(known.objectives.map(({ code, lineageId }) => [code.toUpperCase(), lineageId])),
    ...{ order: orderOf(given, mapping.at), from1904: options.from1904 },
  }
  const find = codeFinder(known.sheets)
  const filter = createRowFilter(unmapped, options.headings)
  const mapped = new Set(projectFields.flatMap(field => mapping.at[field] ?? []))
  const projects = new Map<string, Gathered>()
  const read: ProjectRow[] = []
  const aside = doubledColumns(mapping)
  for (const each of given) {
    const row = new ProjectRow(each, mapping.at, options.headings)
    const filled = each.cells.flatMap((cell, index) => (cell === null || cell === '' ? [] : [index]))
    if (filled.length === 0) continue
    // One thing more of a project stands alone in its row; a title of a section stands where the code would.
    const [only] = filled
    const text = row.text('code')
    const alone = filled.length === 1 && only !== undefined && mapped.has(only)
    const isMore = alone && (only !== mapping.at.code || (text !== null && find(text).stored !== undefined))
    if (!isMore && filter.notData(each.cells, row.notes)) {
      aside.push(...row.notes.found)
      continue
    }
    read.push(row)
    const written = codeOf(row)
    if (written === null) continue
    const { code, stored } = find(written)
    if (code !== written) row.add('repair', 'name-spelled-otherwise', 'code', { now: code })
    const into = projects.get(code) ?? gathering(code, stored)
    projects.set(code, into)
    gather(into, row, context)
  }
  return { projects, read, aside }
}

const isNamed = (word: string, { code, names }: { code: string; names: Names }) =>
  [code, ...Object.values(names)].some(name => nameKey(name) === nameKey(word))

/** States go by steps of the path and never by a sheet: what it says of one is compared, told, and left. */
function compareState(gathered: Gathered, { path }: KnownProjects, { language }: Options): void {
  const said = gathered.once.get('state')
  if (!said) return
  const nameOf = (code: string) => nameIn(path.states.find(state => state.code === code)?.names ?? { en: code }, language)
  const named = path.states.filter(state => isNamed(said.value, state))
  const [state] = named
  if (!state || named.length > 1) {
    said.row.add('warning', 'project-state-unknown', 'state', { states: path.states.map(({ code }) => nameOf(code)).join(', ') })
    return
  }
  const stands = gathered.stored ? gathered.stored.state : path.initial
  if (state.code === stands) return
  if (stands === null) {
    said.row.add('warning', 'project-standing-unsaid', 'state')
    return
  }
  const way = stepsOf(path, stands).filter(({ to }) => to === state.code)
  const details = { stands: nameOf(stands), steps: way.map(({ names }) => nameIn(names, language)).join(', ') }
  said.row.add('warning', way.length > 0 ? 'project-state-left' : 'project-state-unreachable', 'state', details)
}

/** Whether the sheet was written from the version that holds. */
function compareVersion(gathered: Gathered, differs: boolean): void {
  const said = gathered.once.get('version')
  if (!said) return
  const { stored, code } = gathered
  if (!stored) said.row.add('error', 'project-not-there', 'version', { code })
  else if (differs && Number(westernDigits(said.value)) !== stored.no)
    said.row.add('error', 'project-stale', 'version', { code, now: stored.no })
}

/** What the rows of a project make of it; null where nothing differs. What forbids it is noted in its rows. */
function changeOf(gathered: Gathered, known: KnownProjects, options: Options): ProjectChange | null {
  const { code, stored, rows } = gathered
  const [first] = rows
  const sheet = sheetOf(gathered, new Set(known.objectives.map(({ lineageId }) => lineageId)))
  const before = stored ? contentOf(stored) : null
  const fields = differingFields(contentOf(stored), sheet)
  const differs = before === null || fields.length > 0
  compareVersion(gathered, differs)
  compareState(gathered, known, options)
  if (!differs || !first) return null
  for (const { field, stored: was } of emptiedBy(gathered, sheet))
    first.add('warning', 'project-emptied', first.has(field) ? field : 'placeName', { code, stored: was })
  if (Object.keys(sheet.names).length === 0) first.add('error', 'project-title-missing', 'nameEn')
  const { starts, ends } = sheet
  const late = starts !== null && ends !== null && ends < starts.slice(0, ends.length)
  if (late) (gathered.once.get('ends')?.row ?? first).add('error', 'project-ends-early', 'ends', { starts })
  if (stored && isOver(known.path, stored.state)) first.add('error', 'project-is-over', 'code', { code })
  // Row by row: a person sees at each of them that it is not theirs.
  if (![sheet, ...(before ? [before] : [])].every(options.mayWrite))
    for (const row of rows) row.add('error', 'project-not-yours', 'code')
  const refused = rows.some(({ notes }) => notes.failed) ? undefined : v.safeParse(SheetInput, sheet)
  if (refused && !refused.success) {
    const path = refused.issues.map(issue => (issue.path ?? []).map(({ key }) => String(key)).join('/')).join(', ')
    first.add('error', 'project-not-storable', null, { code, fields: path })
  }
  return { code, version: stored?.no ?? null, before, sheet, fields }
}

/** Checks all rows. A project with one wrong row is left as it is, and the others are not held up by it. */
export async function checkProjects(
  rows: AsyncIterable<TableRow>,
  mapping: ProjectMapping,
  known: KnownProjects,
  options: Options,
): Promise<ProjectsCheck> {
  const { projects, read, aside } = await gatherAll(rows, mapping, known, options)
  const compared = { new: 0, changed: 0, unchanged: 0 }
  const changes: ProjectChange[] = []
  const failing = new Set<ProjectRow>(read.filter(({ notes }) => notes.failed))
  for (const gathered of projects.values()) {
    const change = changeOf(gathered, known, options)
    const wrong = gathered.rows.filter(({ notes }) => notes.failed)
    if (wrong.length > 0) {
      for (const row of gathered.rows) failing.add(row)
      const right = gathered.rows.find(({ notes }) => !notes.failed)
      right?.add('warning', 'project-left', 'code', { code: gathered.code, rows: wrong.map(({ row }) => row).join(', ') })
    } else if (!change) compared.unchanged += 1
    else {
      compared[change.version === null ? 'new' : 'changed'] += 1
      changes.push(change)
    }
  }
  const problems = [...aside, ...read.flatMap(({ notes }) => notes.found)]
  return {
    rows: read.length,
    good: read.length - failing.size,
    rejected: failing.size,
    repaired: read.filter(row => !failing.has(row) && row.notes.mended).length,
    problems: problems.slice(0, problemsKept),
    problemCount: problems.length,
    newEntries: [],
    ...{ changes, compared },
  }
}
