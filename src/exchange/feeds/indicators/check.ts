/** Checks a workbook of indicators: definitions with the plan, targets, figures. Every problem in one pass. Needs no database. */
import type { IndicatorInput, PlanIndicatorInput, TargetInput, ValueInput } from '../../../modules/indicators/schema.ts'
import type { SheetSummary, TableColumn, TableRow } from '../../formats/table.ts'
import { learnNothing } from '../activities/learning.ts'
import { createResolver } from '../activities/resolve.ts'
import type { RowProblem } from '../problem.ts'
import { type Kind, kinds, mapSheet, type SheetMapping } from './columns.ts'
import { type CheckContext, createContext, type Effect, type Known, type Rights } from './context.ts'
import { dropDefinition, linkParents, readDefinition } from './definition-row.ts'
import { readTarget, readValue } from './figure-row.ts'
import { Row } from './rows.ts'

export interface FoundSheet {
  name: string | null
  index: number
  kind: Kind
  rows: number
  unused: TableColumn[]
}

export interface IndicatorsCheck {
  /** Rows that say something; blank figures are none. */
  rows: number
  rejected: number
  repaired: number
  compared: Record<Effect, number>
  problems: RowProblem[]
  problemCount: number
  sheets: FoundSheet[]
  /** What is new or changed. */
  indicators: IndicatorInput[]
  planned: PlanIndicatorInput[]
  disaggregations: { disaggregationId: string; planIndicatorIds: string[]; starts: string | null }[]
  targets: TargetInput[]
  values: ValueInput[]
}

export interface MappedSheet {
  summary: SheetSummary
  index: number
  mapping: SheetMapping
}

/** The sheets that are about indicators: definitions before targets before figures. */
export function indicatorSheets(
  sheets: readonly SheetSummary[],
  known: Pick<Known, 'dimensions'>,
  named: string | undefined,
): MappedSheet[] {
  return sheets
    .flatMap((summary, index): MappedSheet[] => {
      const mapping = named === undefined || summary.name === named ? mapSheet(summary, known.dimensions) : null
      return mapping ? [{ summary, index, mapping }] : []
    })
    .sort((a, b) => kinds.indexOf(a.mapping.kind) - kinds.indexOf(b.mapping.kind) || a.index - b.index)
}

const problemsKept = 20_000
const isBlank = ({ cells }: TableRow) => cells.every(cell => cell === null || (typeof cell === 'string' && cell.trim() === ''))
const readers = { definitions: readDefinition, targets: readTarget, values: readValue } as const

interface Read {
  row: Row
  effect: Effect | 'blank' | null
}

/** What rolls up is linked when all definitions are read; a row that turns out to be wrong takes what it brought along. */
function finishDefinitions(read: readonly Read[], context: CheckContext): Read[] {
  const good = read.filter(({ effect }) => effect !== null)
  const before = new Set([...context.gathered.planned.values()].flatMap(({ id, differs }) => (differs ? [id] : [])))
  linkParents(
    good.map(({ row }) => row),
    context,
  )
  const moved = new Set(
    [...context.gathered.planned.values()].flatMap(({ id, differs }) => (differs && !before.has(id) ? [id] : [])),
  )
  return read.map(({ row, effect }) => {
    if (effect === null) return { row, effect }
    if (row.failed) {
      dropDefinition(row, context)
      return { row, effect: null }
    }
    const code = row.text('code')?.trim().toUpperCase() ?? ''
    const plan = [...context.gathered.planned].find(([key, { id }]) => key.startsWith(`${code}|`) && moved.has(id))
    return { row, effect: plan && effect === 'unchanged' ? 'changed' : effect }
  })
}

/**
 * Checks all sheets.
 * @param rowsOf the rows of a sheet below its headings.
 */
export async function checkIndicators(
  sheets: readonly MappedSheet[],
  rowsOf: (index: number) => AsyncIterable<TableRow>,
  known: Known,
  options: Rights & { today: string; period: string | null },
): Promise<IndicatorsCheck> {
  const context = createContext(known, createResolver(known.reference, learnNothing), options)
  const compared = { new: 0, changed: 0, unchanged: 0 }
  const check = { rows: 0, rejected: 0, repaired: 0, problems: [] as RowProblem[], problemCount: 0 }
  const found: FoundSheet[] = []
  const several = sheets.length > 1
  for (const kind of kinds) {
    let read: Read[] = []
    for (const { summary, index, mapping } of sheets.filter(sheet => sheet.mapping.kind === kind)) {
      let rows = 0
      for await (const given of rowsOf(index)) {
        if (isBlank(given)) continue
        const row = new Row(given, mapping, several ? summary.name : null)
        read.push({ row, effect: readers[kind](row, context) })
        rows += 1
      }
      found.push({ name: summary.name, index, kind, rows, unused: mapping.unused })
    }
    if (kind === 'definitions') read = finishDefinitions(read, context)
    for (const { row, effect } of read) {
      check.problemCount += row.found.length
      for (const problem of row.found) if (check.problems.length < problemsKept) check.problems.push(problem)
      if (effect === 'blank') continue
      check.rows += 1
      if (effect !== null) compared[effect] += 1
      // The same figure again is said, and not stored twice.
      else if (row.failed) check.rejected += 1
      else compared.unchanged += 1
      if (effect !== null && row.mended) check.repaired += 1
    }
  }
  const { indicators, planned, uses, targets, values } = context.gathered
  const wanted = <T extends { differs: boolean }>(entries: Iterable<T>) =>
    [...entries].flatMap(({ differs, ...entry }) => (differs ? [entry] : []))
  const plannedNow = new Set([...planned.values()].map(({ indicatorId }) => indicatorId))
  return {
    ...check,
    compared,
    sheets: found,
    indicators: wanted(indicators.values()).filter(({ id }) => id !== undefined && plannedNow.has(id)),
    planned: wanted(planned.values()),
    disaggregations: [...uses].flatMap(([disaggregationId, ids]) =>
      ids.size > 0 ? [{ disaggregationId, planIndicatorIds: [...ids], starts: null }] : [],
    ),
    targets: [...targets.values()].map(({ row: _, ...target }) => target),
    values: [...values.values()],
  }
}
