/** Checks the rows of a list of needs: every problem of every row in one pass, and the figures they add up to. */

import type { StatedFigure } from '../../../modules/plan/index.ts'
import type { Cell, TableRow } from '../../formats/table.ts'
import { createRowFilter } from '../activities/check/no-data.ts'
import { RowNotes } from '../activities/check/row.ts'
import { placeSeverity } from '../activities/check/where.ts'
import type { LearnWish } from '../activities/learning.ts'
import type { NewEntry } from '../activities/record.ts'
import { createResolver, type Found, type Resolver } from '../activities/resolve.ts'
import { readMonth } from '../dates.ts'
import type { RowProblem, Severity } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { nameKey, westernDigits } from '../text.ts'
import { readCount, readText } from '../values.ts'
import { type CellKey, createCellBook, type Figures, type NeedCell, type Part } from './cells.ts'
import { hasPeople, hasPlace, type NeedsField, type NeedsMapping, placeFields } from './columns.ts'

export interface NeedsCheck {
  rows: number
  /** Rows whose figures can be stored, or are counted in a total beside them; rows without any figure are neither good nor rejected. */
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  /** Problems in all; the list is cut at `problemsKept`. */
  problemCount: number
  newEntries: NewEntry[]
  /** Names that are neither known nor taken in. */
  unknownNames: NewEntry[]
  /** One figure for each place, cluster, group and month. */
  cells: NeedCell[]
  /** Figures that the list speaks of. */
  states: StatedFigure[]
}

export interface NeedsCheckOptions {
  period: string | null
  learn: LearnWish
  headings: readonly string[]
}

const problemsKept = 20_000

const keysOf = (words: readonly string[]) => new Set(words.map(nameKey))
/** All people, clusters or groups together. */
const allWords = keysOf([
  ...[
    'all',
    'total',
    'a',
    't',
    'both',
    'overall',
    'all ages',
    'all clusters',
    'all sectors',
    'all groups',
    'intersectoral',
    'intersector',
  ],
  ...['inter-cluster', 'intercluster', 'tous', 'total général', 'intersectoriel', 'todos', 'ambos'],
  ...['الكل', 'الجميع', 'المجموع', 'كل المجموعات', 'هەموو', 'کۆ', 'هەموو کڵەستەرەکان'],
])
const sexWords = new Map<string, string>([
  ...[...keysOf(['f', 'female', 'women', 'women and girls', 'femme', 'mujer', 'إناث', 'أنثى', 'مێ', 'مێینە'])].map(
    key => [key, 'f'] as const,
  ),
  ...[...keysOf(['m', 'male', 'men', 'men and boys', 'homme', 'hombre', 'ذكور', 'ذكر', 'نێر', 'نێرینە'])].map(
    key => [key, 'm'] as const,
  ),
])
const displacedWords = keysOf([
  ...['displaced', 'idp', 'idps', 'internally displaced persons', 'internally displaced people', 'internally displaced'],
  ...['the displaced', 'displaced people', 'النازحون', 'ئاوارەکان'],
])
const displacedName = 'Internally displaced people'

interface RowReading {
  row: number
  notes: RowNotes
  cell(field: NeedsField): Cell | undefined
  text(field: NeedsField): string | null
  index(field: NeedsField): number | null
}

/** The sheet's own problems, without a row. */
const ofSheet = (severity: Severity, code: string, details: RowProblem['details'] = {}, row = 0): RowProblem => ({
  row,
  column: null,
  columnIndex: null,
  severity,
  code,
  value: null,
  details,
})

/** The group that displaced people are in this operation; null when it has none by such a name. */
function displacedGroup(reference: Reference, resolver: Resolver, learn: LearnWish): string | null {
  const known = reference.groups.find(group =>
    [group.code, ...Object.values(group.names), ...group.aliases].some(name => displacedWords.has(nameKey(name))),
  )
  if (known || !learn.all) return known?.id ?? null
  const found = resolver.group(displacedName, 0)
  return found.how === 'unknown' ? null : found.id
}

/** Checks all rows. Memory grows with the places and the first problems found, not with the list. */
export async function checkNeeds(
  rows: AsyncIterable<TableRow>,
  mapping: NeedsMapping,
  reference: Reference,
  options: NeedsCheckOptions,
): Promise<NeedsCheck> {
  const resolver = createResolver(reference, options.learn)
  const sites = mapping.at.inNeed === undefined && mapping.at.displaced !== undefined
  const book = createCellBook(sites)
  const check: NeedsCheck = {
    rows: 0,
    good: 0,
    rejected: 0,
    repaired: 0,
    problems: [],
    problemCount: 0,
    newEntries: [],
    unknownNames: [],
    cells: [],
    states: statesOf(mapping),
  }
  const keep = (problems: readonly RowProblem[]) => {
    check.problemCount += problems.length
    for (const problem of problems) if (check.problems.length < problemsKept) check.problems.push(problem)
  }
  const groupOfList = sites && mapping.at.group === undefined ? displacedGroup(reference, resolver, options.learn) : null
  keep(sheetProblems(mapping, options))
  if (sites && mapping.at.group === undefined && groupOfList === null) keep([ofSheet('warning', 'need-group-missing')])
  const roots = reference.places.filter(place => place.level === 0)
  const shared: SharedNeeds = {
    mapping,
    resolver,
    options,
    sites,
    groupOfList,
    root: roots.length === 1 ? (roots[0]?.id ?? null) : null,
    months: new Set(),
    groups: new Map(
      reference.groups.flatMap(group =>
        [group.code, ...Object.values(group.names), ...group.aliases].map(name => [nameKey(name), group.id] as const),
      ),
    ),
  }
  // Problems name their columns by position here; the notes of activities need no mapping of theirs.
  const unmapped = { at: {}, parts: [], unused: [], doubled: [], renamed: [], columns: [] }
  const filter = createRowFilter(unmapped, options.headings)
  let empty = 0
  for await (const { row, cells } of rows) {
    const notes = new RowNotes(row, cells, unmapped, options.headings)
    if (filter.notData(cells, notes)) {
      keep(notes.found)
      continue
    }
    check.rows += 1
    const index = (field: NeedsField) => mapping.at[field] ?? null
    const cell = (field: NeedsField) => {
      const at = mapping.at[field]
      return at === undefined ? undefined : cells[at]
    }
    const reading: RowReading = { row, notes, cell, index, text: field => readText(cell(field)) }
    const figures = readFigures(reading, sites)
    if (figures.inNeed === null && figures.targeted === null && !notes.failed) {
      // Nothing is known of a place that was visited and not counted; it is not even learned.
      empty += 1
      continue
    }
    const given = readRow(reading, figures, shared)
    const taken =
      given !== null &&
      !notes.failed &&
      book.take(given, (severity, code, details) => notes.add(severity, code, index('inNeed'), details))
    if (!taken) check.rejected += 1
    else {
      check.good += 1
      if (notes.mended) check.repaired += 1
    }
    keep(notes.found)
  }
  const { cells, leftOut, summed, onlyParts } = book.finish()
  keep(monthProblems(shared))
  if (empty > 0) keep([ofSheet('warning', 'need-rows-without-figure', { count: empty })])
  if (leftOut > 0) keep([ofSheet('repair', 'need-parts-left-out', { count: leftOut })])
  keep(summed.map(({ row, inNeed }) => ofSheet('repair', 'need-summed', { now: inNeed ?? '' }, row)))
  keep(onlyParts.map(row => ofSheet('warning', 'need-only-parts', {}, row)))
  check.repaired += summed.length
  check.cells = cells
  for (const { placeId, clusterId, groupId } of cells) resolver.used([placeId, clusterId, groupId])
  check.newEntries = resolver.newEntries()
  check.unknownNames = resolver.unknownNames()
  return check
}

interface SharedNeeds {
  mapping: NeedsMapping
  resolver: Resolver
  options: NeedsCheckOptions
  sites: boolean
  groupOfList: string | null
  root: string | null
  /** Months that rows say for themselves. */
  months: Set<string>
  /** Groups of the operation by their names. */
  groups: ReadonlyMap<string, string>
}

function statesOf({ at }: NeedsMapping): StatedFigure[] {
  return [
    ...(at.inNeed !== undefined || at.displaced !== undefined ? (['inNeed'] as const) : []),
    ...(at.targeted !== undefined ? (['targeted'] as const) : []),
    ...(at.severity !== undefined ? (['severity'] as const) : []),
  ]
}

function sheetProblems(mapping: NeedsMapping, options: NeedsCheckOptions): RowProblem[] {
  return [
    ...mapping.doubled.map(({ column, field }) => ({
      ...ofSheet('warning', 'column-doubled', { field }),
      column: options.headings[column.index] ?? column.header,
      columnIndex: column.index,
    })),
    ...(hasPeople(mapping) ? [] : [ofSheet('error', 'column-people-missing')]),
    ...(hasPlace(mapping) ? [] : [ofSheet('warning', 'column-area-missing')]),
    ...(mapping.at.period !== undefined || options.period ? [] : [ofSheet('error', 'column-period-missing')]),
  ]
}

/** What the months of the rows say about the list as a whole. */
function monthProblems({ months, sites, options: { period } }: SharedNeeds): RowProblem[] {
  const all = [...months].sort()
  const [first = ''] = all
  const last = all.at(-1) ?? ''
  if (!sites || all.length === 0) return []
  if (period !== null && (all.length > 1 || first !== period))
    return [ofSheet('repair', 'need-month-taken', { first, last, now: period })]
  return all.length > 1 && period === null ? [ofSheet('warning', 'need-months-differ', { first, last })] : []
}

function readPeriod({ cell, notes, index }: RowReading, { options, sites, months }: SharedNeeds): string | null {
  const read = readMonth(cell('period'), cell('year') ?? options.period?.slice(0, 4))
  const at = index('period')
  if (read.value !== null) months.add(read.value)
  // A list of sites is one count: the month that was said for it holds for all of it, whenever each site was visited.
  if (sites && options.period !== null) return options.period
  const own = at === null ? read.value : notes.take(read, at)
  const period = own ?? (read.error ? null : options.period)
  // A list without any month says so once, not in every row.
  if (period === null && !read.error && at !== null) notes.add('error', 'period-missing', at)
  if (own !== null && options.period !== null && own !== options.period)
    notes.add('warning', 'period-differs', at, { asked: options.period })
  return period
}

function readPlace(
  { text, notes, row, index }: RowReading,
  { resolver, root }: SharedNeeds,
): { id: string | null; finer: boolean } {
  const levels = placeFields.map(({ level, name, code }) => ({ level, name: text(name), code: text(code) }))
  if (levels.every(({ name, code }) => name === null && code === null)) {
    // Figures of no area are of the country as a whole.
    if (root === null) notes.add('error', 'need-place-missing', null)
    return { id: root, finer: false }
  }
  const found = resolver.place(levels, row)
  for (const { code, level, details } of found.problems) {
    const entry = placeFields.find(place => place.level === level)
    notes.add(placeSeverity[code] ?? 'warning', code, entry ? (index(entry.name) ?? index(entry.code)) : null, details)
  }
  return { id: found.id, finer: found.problems.some(({ code }) => code === 'place-unknown-inside') }
}

/** The id of what is named; null for all together, undefined when it is not known. */
function named(
  name: string | null,
  find: (name: string) => Found,
  at: number | null,
  code: string,
  notes: RowNotes,
): string | null | undefined {
  if (name === null || allWords.has(nameKey(name))) return null
  const found = find(name)
  if (found.how === 'unknown') {
    notes.add('error', code, at, { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
    return undefined
  }
  if (found.how === 'spelled-otherwise') notes.add('repair', 'name-spelled-otherwise', at, { now: found.label })
  return found.id
}

function readPart({ text }: RowReading, category: string | null): Part {
  const word = (field: NeedsField) => {
    const value = text(field)
    return value === null || allWords.has(nameKey(value)) ? null : nameKey(value)
  }
  const sex = word('sex')
  return { sex: sex === null ? null : (sexWords.get(sex) ?? sex), age: word('age'), other: word('disability') ?? category }
}

function readFigures({ cell, notes, index }: RowReading, sites: boolean): Figures {
  const people = (field: NeedsField) => {
    const at = index(field)
    return at === null ? null : notes.take(readCount(cell(field)), at)
  }
  const phase = readText(cell('severity'))
  const severity = phase === null ? null : Number(westernDigits(phase))
  const known = severity === null || [1, 2, 3, 4, 5].includes(severity)
  if (!known) notes.add('warning', 'severity-out-of-range', index('severity'))
  return {
    inNeed: people(sites ? 'displaced' : 'inNeed'),
    targeted: people('targeted'),
    severity: known ? severity : null,
  }
}

/** Reads one row; null when what identifies its figures is missing. All problems are noted, not just the first. */
function readRow(
  reading: RowReading,
  figures: Figures,
  shared: SharedNeeds,
): { row: number; cell: CellKey; figures: Figures; part: Part; finer: boolean } | null {
  const { notes, text, row, index } = reading
  const { resolver } = shared
  const period = readPeriod(reading, shared)
  const place = readPlace(reading, shared)
  const code = text('clusterCode')
  const clusterId = named(
    code ?? text('cluster'),
    () => resolver.cluster(text('cluster'), code, row),
    index('cluster') ?? index('clusterCode'),
    'cluster-unknown',
    notes,
  )
  const category = text('category')
  // A category may be a group of people that the operation knows; any other is a part of the people, beside its total.
  const categoryGroup = category === null ? null : (shared.groups.get(nameKey(category)) ?? null)
  const groupId = named(text('group'), name => resolver.group(name, row), index('group'), 'group-unknown', notes)
  const part = readPart(
    reading,
    category === null || categoryGroup !== null || allWords.has(nameKey(category)) ? null : nameKey(category),
  )
  if (period === null || place.id === null || clusterId === undefined || groupId === undefined) return null
  const cell = { placeId: place.id, clusterId, groupId: groupId ?? categoryGroup ?? shared.groupOfList, period }
  return { row, cell, figures, part, finer: place.finer }
}
