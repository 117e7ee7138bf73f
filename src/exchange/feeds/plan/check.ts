/** Checks a sheet of a plan against its draft: every problem in one pass, and what the sheet would change. Needs no database. */
import { newId } from '../../../kernel/pure/ids.ts'
import { type Names, nameIn } from '../../../kernel/pure/languages.ts'
import type { CaseloadInput, Framework, Objective, ObjectiveInput } from '../../../modules/plan/index.ts'
import type { Cell, TableRow } from '../../formats/table.ts'
import { createRowFilter } from '../activities/check/no-data.ts'
import { RowNotes } from '../activities/check/row.ts'
import { learnNothing } from '../activities/learning.ts'
import type { NewEntry } from '../activities/record.ts'
import { createResolver, type Found, type Resolver } from '../activities/resolve.ts'
import type { RowProblem, Severity } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { nameKey, westernDigits } from '../text.ts'
import { readCount, readText } from '../values.ts'
import type { PlanField, PlanMapping } from './columns.ts'

export interface PlanCheck {
  rows: number
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  problemCount: number
  /** A plan's sheet teaches no new names. */
  newEntries: NewEntry[]
  /** What is new or changed; empty when the sheet says what the draft says. */
  objectives: ObjectiveInput[]
  caseloads: { objectiveId: string; version?: number; figures: CaseloadInput[] }[]
  /** Objectives and figures of people together. */
  compared: { new: number; changed: number; unchanged: number }
}

interface PlanCheckOptions {
  headings: readonly string[]
  /** Whether the asking person may write in a cluster. */
  mayWrite(clusterId: string | null): boolean
}

/** A plan's rows are no reports: nothing of them is mapped as one. */
const unmapped = { at: {}, parts: [], unused: [], doubled: [], renamed: [], columns: [] }

const textMax = 300
const codeMax = 80
const figureMax = 5_000
const sortMax = 9_999

interface Draft {
  /** Standing objectives by their codes. */
  byCode: Map<string, Objective>
  codeOf: Map<string, string>
  levels: Names[]
}

/** An objective as the sheet will have it. */
interface Wanted {
  row: number
  notes: RowNotes
  stored: Objective | undefined
  id: string
  level: number | null
  code: string
  parent: string | null
  names: Names
  /** Undefined, where the sheet does not speak of clusters, until that of the objective above is known. */
  clusterId: string | null | undefined
  source: string | null
}
interface WantedFigure {
  row: number
  notes: RowNotes
  code: string
  placeId: string | null
  groupId: string | null
  /** Null is unknown; undefined is not spoken of by the sheet. */
  inNeed: number | null | undefined
  targeted: number | null | undefined
  source: string | null | undefined
}

const objectiveFields: readonly PlanField[] = ['level', 'parent', 'nameEn', 'nameAr', 'nameCkb', 'cluster']
const figureFields: readonly PlanField[] = ['place', 'group', 'inNeed', 'targeted']

class Row {
  readonly notes: RowNotes
  readonly row: number
  private readonly cells: readonly Cell[]
  private readonly at: PlanMapping['at']
  constructor({ row, cells }: TableRow, at: PlanMapping['at'], headings: readonly string[]) {
    this.row = row
    this.cells = cells
    this.at = at
    this.notes = new RowNotes(row, cells, unmapped, headings)
  }
  has(field: PlanField): boolean {
    return this.at[field] !== undefined
  }
  cell(field: PlanField): Cell | undefined {
    const index = this.at[field]
    return index === undefined ? undefined : this.cells[index]
  }
  text(field: PlanField): string | null {
    return readText(this.cell(field))
  }
  add(severity: Severity, code: string, field: PlanField | null, details: RowProblem['details'] = {}): void {
    this.notes.add(severity, code, field === null ? null : (this.at[field] ?? null), details)
  }
  people(field: 'inNeed' | 'targeted'): number | null {
    const index = this.at[field]
    return index === undefined ? null : this.notes.take(readCount(this.cell(field)), index)
  }
  /** The entry that a cell names; undefined, with the problem noted, when it is not known. */
  entry(field: PlanField, code: string, find: (name: string) => Found): string | null | undefined {
    const name = this.text(field)
    if (name === null) return null
    const found = find(name)
    if (found.how === 'unknown') {
      this.add('error', code, field, { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
      return undefined
    }
    if (found.how === 'spelled-otherwise') this.add('repair', 'name-spelled-otherwise', field, { now: found.label })
    return found.id
  }
}

/** Finds places by their codes, and by a name that only one place has. */
function placeFinder(reference: Reference): (name: string) => Found {
  const byCode = new Map(reference.places.flatMap(({ id, codes }) => codes.map(({ code }) => [code.toUpperCase(), id] as const)))
  const byName = new Map<string, { id: string; label: string }[]>()
  for (const { id, names, aliases, codes } of reference.places)
    for (const key of new Set([...Object.values(names), ...aliases].map(nameKey)))
      byName.set(key, [...(byName.get(key) ?? []), { id, label: codes[0]?.code ?? nameIn(names, 'en') }])
  return name => {
    const id = byCode.get(name.toUpperCase())
    if (id) return { how: 'exact', id }
    const named = byName.get(nameKey(name)) ?? []
    const [only] = named
    if (only && named.length === 1) return { how: 'spelled-otherwise', ...only }
    return { how: 'unknown', suggestions: named.map(entry => ({ ...entry, score: 1 })) }
  }
}

function levelNamed(text: string, levels: readonly Names[]): number | null {
  const number = Number(westernDigits(text))
  if (Number.isInteger(number)) return number >= 1 && number <= levels.length ? number : null
  const key = nameKey(text)
  const found = levels.flatMap((names, at) => (Object.values(names).some(name => nameKey(name) === key) ? [at + 1] : []))
  return found.length === 1 ? (found[0] ?? null) : null
}

function readCode(row: Row): string | null {
  if (row.cell('code') instanceof Date) {
    row.add('error', 'plan-code-is-date', 'code')
    return null
  }
  const code = row.text('code')
  if (code === null) row.add('error', 'plan-code-missing', 'code')
  else if (code.length > codeMax) row.add('error', 'plan-text-too-long', 'code', { limit: codeMax })
  return code
}

/** What a sheet says of a text that is stored: written out and read back it is cleaned, and that alone is no change. */
const keptText = (stored: string | null | undefined, read: string | null): string | null =>
  stored !== undefined && readText(stored) === read ? stored : read

function readNames(row: Row, stored: Objective | undefined): Names {
  const names: Names = { ...stored?.names }
  for (const [field, language] of [['nameEn', 'en'] as const, ['nameAr', 'ar'] as const, ['nameCkb', 'ckb'] as const]) {
    if (!row.has(field)) continue
    const text = keptText(names[language] ?? null, row.text(field))
    if (text !== null && text.length > textMax) row.add('error', 'plan-text-too-long', field, { limit: textMax })
    if (text === null) delete names[language]
    else names[language] = text
  }
  if (Object.keys(names).length === 0) row.add('error', 'plan-name-missing', row.has('nameEn') ? 'nameEn' : null)
  return names
}

function readObjective(row: Row, code: string, draft: Draft, resolver: Resolver): Wanted {
  const stored = draft.byCode.get(code)
  const levelText = row.text('level')
  const level = levelText === null ? (stored?.level ?? null) : levelNamed(levelText, draft.levels)
  if (levelText !== null && level === null)
    row.add('error', 'plan-level-unknown', 'level', { levels: draft.levels.map(names => nameIn(names, 'en')).join(', ') })
  const storedParent = stored?.parentId ? (draft.codeOf.get(stored.parentId) ?? null) : null
  const cluster = row.entry('cluster', 'cluster-not-listed', name => resolver.cluster(name, name, row.row))
  return {
    ...{ row: row.row, notes: row.notes, stored, id: stored?.id ?? newId(), level, code },
    // A blank cell moves nothing: only a level at the top says that it stands below none.
    parent: row.text('parent') ?? (level === 1 ? null : storedParent),
    names: readNames(row, stored),
    clusterId: row.has('cluster') ? (cluster ?? null) : stored?.clusterId,
    source: row.has('source') ? keptText(stored?.source, row.text('source')) : (stored?.source ?? null),
  }
}

function readFigure(row: Row, code: string, resolver: Resolver, place: (name: string) => Found): WantedFigure {
  const inNeed = row.people('inNeed')
  const targeted = row.people('targeted')
  if (inNeed !== null && targeted !== null && targeted > inNeed)
    row.add('warning', 'plan-target-above-need', 'targeted', { inNeed })
  return {
    ...{ row: row.row, notes: row.notes, code },
    inNeed: row.has('inNeed') ? inNeed : undefined,
    targeted: row.has('targeted') ? targeted : undefined,
    placeId: row.entry('place', 'plan-place-unknown', place) ?? null,
    groupId: row.entry('group', 'group-unknown', name => resolver.group(name, row.row)) ?? null,
    source: row.has('source') ? row.text('source') : undefined,
  }
}

const says = ({ level, parent, names, clusterId, source }: Wanted) =>
  JSON.stringify([level, parent, names.en, names.ar, names.ckb, clusterId, source])

/** Notes what is wrong with where objectives stand, and gives them the level below their parent, and its cluster, where none is said. */
function placeInTree(wanted: ReadonlyMap<string, Wanted>, draft: Draft): void {
  const levelOf = (code: string, seen: ReadonlySet<string>): number | null => {
    const entry = wanted.get(code)
    if (!entry) return draft.byCode.get(code)?.level ?? null
    if (entry.level !== null) return entry.level
    if (entry.parent === null || seen.has(code)) return 1
    const above = levelOf(entry.parent, new Set([...seen, code]))
    return above === null ? null : above + 1
  }
  const clusterOf = (code: string, seen: ReadonlySet<string>): string | null => {
    const entry = wanted.get(code)
    if (!entry) return draft.byCode.get(code)?.clusterId ?? null
    if (entry.clusterId !== undefined) return entry.clusterId
    return entry.parent === null || seen.has(code) ? null : clusterOf(entry.parent, new Set([...seen, code]))
  }
  for (const entry of wanted.values()) entry.clusterId = clusterOf(entry.code, new Set())
  for (const entry of wanted.values()) {
    const { notes, code, parent } = entry
    // Its level was said and is none of the plan: there is nothing to compare.
    if (notes.failed && entry.level === null) continue
    entry.level = levelOf(code, new Set())
    const known = parent === null || wanted.has(parent) || draft.byCode.has(parent)
    if (!known) notes.add('error', 'plan-parent-unknown', null, { parent: parent ?? '' })
    else if (entry.level !== null && entry.level > draft.levels.length)
      notes.add('error', 'plan-level-unknown', null, { levels: draft.levels.map(names => nameIn(names, 'en')).join(', ') })
    else if (parent === null && entry.level !== null && entry.level > 1) notes.add('error', 'plan-parent-missing', null)
    else if (parent !== null && entry.level !== null && (levelOf(parent, new Set()) ?? 0) >= entry.level)
      notes.add('error', 'plan-parent-not-above', null, { parent })
  }
  // Parts that the sheet does not speak of must still stand below the level of what they are a part of.
  const left = new Map<Wanted, string[]>()
  for (const part of draft.byCode.values()) {
    const above = part.parentId === null || wanted.has(part.code) ? undefined : wanted.get(draft.codeOf.get(part.parentId) ?? '')
    if (above && above.level !== null && above.level >= part.level) left.set(above, [...(left.get(above) ?? []), part.code])
  }
  for (const [{ notes }, parts] of left) notes.add('error', 'plan-part-not-below', null, { parts: parts.join(', ') })
}

/** Checks all rows. A sheet with an error changes nothing: what it would change is still counted. */
export async function checkPlan(
  rows: AsyncIterable<TableRow>,
  mapping: PlanMapping,
  reference: Reference,
  framework: Framework,
  options: PlanCheckOptions,
): Promise<PlanCheck> {
  const standing = framework.objectives.filter(({ ended }) => ended === null)
  const draft: Draft = {
    byCode: new Map(standing.map(objective => [objective.code, objective])),
    codeOf: new Map(standing.map(({ id, code }) => [id, code])),
    levels: framework.plan.levels,
  }
  const resolver = createResolver(reference, learnNothing)
  const place = placeFinder(reference)
  const wanted = new Map<string, Wanted>()
  const figures = new Map<string, WantedFigure>()
  const read: Row[] = []
  const aside: RowProblem[] = mapping.doubled.map(({ column, target }) => ({
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
  const filter = createRowFilter(unmapped, options.headings)
  for await (const given of rows) {
    const row = new Row(given, mapping.at, options.headings)
    // A code alone is no title of a section: it says nothing of the objective, and that is told.
    const codeAlone = row.text('code') !== null && given.cells.filter(cell => cell !== null && cell !== '').length === 1
    if (!codeAlone && filter.notData(given.cells, row.notes)) {
      aside.push(...row.notes.found)
      continue
    }
    read.push(row)
    const code = readCode(row)
    const says_ = (fields: readonly PlanField[]) => fields.some(field => row.text(field) !== null)
    const [isObjective, isFigure] = [says_(objectiveFields), says_(figureFields)]
    if (code === null) continue
    if (!isObjective && !isFigure) row.add('warning', 'plan-row-empty', 'code')
    if (isObjective) {
      const objective = readObjective(row, code, draft, resolver)
      const before = wanted.get(code)
      if (!before) wanted.set(code, objective)
      else if (says(before) !== says(objective)) row.add('error', 'plan-code-doubled', 'code', { row: before.row })
    }
    if (isFigure) {
      const figure = readFigure(row, code, resolver, place)
      const key = `${code}|${figure.placeId ?? ''}|${figure.groupId ?? ''}`
      const before = figures.get(key)
      if (before && !row.notes.failed) row.add('error', 'plan-figure-doubled', 'place', { row: before.row })
      else figures.set(key, figure)
    }
  }
  placeInTree(wanted, draft)
  for (const { notes, code } of figures.values())
    if (!wanted.has(code) && !draft.byCode.has(code)) notes.add('error', 'plan-objective-unknown', mapping.at.code ?? null)
  const found = changesOf(wanted, [...figures.values()], framework, draft, options)
  const missing = standing.filter(({ code }) => !wanted.has(code)).length
  if (missing > 0 && wanted.size > 0)
    aside.push({
      ...{ row: 0, column: null, columnIndex: null, severity: 'warning', code: 'plan-objectives-left', value: null },
      details: { count: missing },
    })
  const problems = [...aside, ...read.flatMap(({ notes }) => notes.found)]
  const rejected = read.filter(({ notes }) => notes.failed).length
  return {
    rows: read.length,
    good: read.length - rejected,
    rejected,
    repaired: read.filter(({ notes }) => !notes.failed && notes.mended).length,
    problems,
    problemCount: problems.length,
    newEntries: [],
    ...found,
  }
}

function changesOf(
  wanted: ReadonlyMap<string, Wanted>,
  figures: readonly WantedFigure[],
  { caseloads }: Framework,
  draft: Draft,
  { mayWrite }: PlanCheckOptions,
): Pick<PlanCheck, 'objectives' | 'caseloads' | 'compared'> {
  const compared = { new: 0, changed: 0, unchanged: 0 }
  const idOf = (code: string) => wanted.get(code)?.id ?? draft.byCode.get(code)?.id ?? null
  const objectives: ObjectiveInput[] = []
  for (const entry of wanted.values()) {
    const { stored, notes, level, names, clusterId = null, source, code } = entry
    const storedParent = stored?.parentId ? (draft.codeOf.get(stored.parentId) ?? null) : null
    if (stored && says(entry) === says({ ...entry, ...stored, parent: storedParent })) {
      compared.unchanged += 1
      continue
    }
    compared[stored ? 'changed' : 'new'] += 1
    if (!mayWrite(clusterId) || (stored && !mayWrite(stored.clusterId))) notes.add('error', 'plan-not-yours', null)
    const parentId = entry.parent === null ? null : idOf(entry.parent)
    objectives.push({
      ...{ id: entry.id, parentId, level: level ?? 1, code, names, clusterId, source },
      ...(stored && { version: stored.version }),
      // New ones stand in the order of the sheet, after those that are there.
      sort: stored?.sort ?? Math.min(sortMax, 100 + compared.new),
      illustrative: stored?.illustrative ?? false,
    })
  }
  const byObjective = new Map<string, WantedFigure[]>()
  for (const figure of figures) byObjective.set(figure.code, [...(byObjective.get(figure.code) ?? []), figure])
  const changed: PlanCheck['caseloads'] = []
  for (const [code, own] of byObjective) {
    const objectiveId = idOf(code)
    if (objectiveId === null) continue
    const stored = draft.byCode.get(code)
    const key = ({ placeId, groupId }: Pick<WantedFigure, 'placeId' | 'groupId'>) => `${placeId ?? ''}|${groupId ?? ''}`
    const all = new Map(caseloads.filter(figure => figure.objectiveId === objectiveId).map(figure => [key(figure), figure]))
    let differs = false
    for (const { notes, placeId, groupId, ...said } of own) {
      const before = all.get(key({ placeId, groupId }))
      const keep = <T>(word: T | null | undefined, stored: T | null | undefined) => (word === undefined ? (stored ?? null) : word)
      const inNeed = keep(said.inNeed, before?.inNeed)
      const targeted = keep(said.targeted, before?.targeted)
      const source = keptText(before?.source, keep(said.source, before?.source))
      if (before && before.inNeed === inNeed && before.targeted === targeted && before.source === source) {
        compared.unchanged += 1
        continue
      }
      compared[before ? 'changed' : 'new'] += 1
      differs = true
      if (stored && !mayWrite(stored.clusterId)) notes.add('error', 'plan-not-yours', null)
      all.set(key({ placeId, groupId }), { objectiveId, placeId, groupId, inNeed, targeted, source })
    }
    if (all.size > figureMax) own[0]?.notes.add('error', 'plan-too-many-figures', null, { limit: figureMax })
    const kept = [...all.values()].map(({ objectiveId: _, ...figure }) => figure)
    if (differs) changed.push({ objectiveId, ...(stored && { version: stored.version }), figures: kept })
  }
  return { objectives, caseloads: changed, compared }
}
