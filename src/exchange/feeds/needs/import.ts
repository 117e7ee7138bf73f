/**
 * Lists of displaced people by place, as IOM's Displacement Tracking Matrix publishes them (one row per location, HXL-tagged), taken
 * in as people in need. Locations hold different people, so those of one place add up.
 */
import { defineProblem } from '../../../kernel/problems.ts'
import { storeNeedsCommand } from '../../../modules/plan/index.ts'
import { openTable } from '../../formats/open-table.ts'
import type { SheetSummary, TableColumn } from '../../formats/table.ts'
import { mapColumns } from '../activities/columns.ts'
import { type Asking, type ImportHouse, loadReference } from '../activities/import.ts'
import { learnNothing } from '../activities/learning.ts'
import { createResolver } from '../activities/resolve.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { nameKey } from '../text.ts'
import { readCount, readMonth, readText } from '../values.ts'

export const noNeedsSheet = defineProblem('no-needs-sheet', 422, {
  en: 'No sheet of this file counts people by place: a column of people (such as “Individuals” or #affected+idps+ind) and one of places were looked for.',
  ar: 'لا تحصي أي ورقة في هذا الملف الناس حسب المكان: بُحث عن عمود للأشخاص (مثل «Individuals» أو ‎#affected+idps+ind) وعمود للأماكن.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە خەڵک بەپێی شوێن ناژمێرێت: بەدوای ستوونی خەڵک (وەک «Individuals» یان ‎#affected+idps+ind) و ستوونی شوێندا گەڕاین.',
})
export const needsPeriodMissing = defineProblem('needs-period-missing', 422, {
  en: 'The sheet does not say which month it holds for. Say the month (YYYY-MM).',
  ar: 'لا يذكر الجدول الشهر الذي يصفه. حدد الشهر (YYYY-MM).',
  ckb: 'خشتەکە ناڵێت بۆ کام مانگە. مانگەکە دیاری بکە (YYYY-MM).',
})

export interface NeedsOutcome {
  sheet: string | null
  rows: number
  /** Figures stored: one per place and month. */
  stored: number
  people: number
  rejected: number
  problems: RowProblem[]
}

const peopleHeadings = new Set(
  [
    'individuals',
    'number of individuals',
    'total individuals',
    'idp individuals',
    'idps',
    'people',
    'displaced people',
    'people in need',
    'الأفراد',
    'النازحون',
    'تاک',
    'ئاوارەکان',
  ].map(nameKey),
)

/** How surely a column counts people in need: few attributes are the total, many are a part of it. */
function peopleFit({ tag, header }: TableColumn): number {
  if (tag) {
    const [base, ...attributes] = tag.split('+')
    if (base !== '#affected' && base !== '#inneed') return 0
    const has = (...names: string[]) => names.some(name => attributes.includes(name))
    if (has('hh', 'households', 'f', 'm', 'cause', 'returnees', 'refugees')) return 0
    return 20 - attributes.length + (has('ind', 'all', 'total') ? 0.5 : 0)
  }
  return peopleHeadings.has(nameKey(header)) ? 5 : 0
}

function peopleColumn(sheet: SheetSummary): TableColumn | undefined {
  return sheet.columns
    .map(column => ({ column, fit: peopleFit(column) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)[0]?.column
}

const severities: Record<string, RowProblem['severity']> = {
  'place-unknown': 'error',
  'place-not-inside': 'error',
  'place-code-other-system': 'repair',
  'place-code-mended': 'repair',
  'place-wrong-column': 'repair',
}

/** The group of the operation that displaced people are; null when it has none by such a name. */
function displacedGroup(reference: Reference): string | null {
  const words = new Set(
    ['displaced', 'idp', 'idps', 'internally displaced persons', 'internally displaced people', 'internally displaced'].map(
      nameKey,
    ),
  )
  return (
    reference.groups.find(group =>
      [group.code, ...Object.values(group.names), ...group.aliases].some(name => words.has(nameKey(name))),
    )?.id ?? null
  )
}

/**
 * Takes in a list of displaced people: places that are not known are counted for the area around them, and said.
 * @param given.period month of rows that do not say theirs.
 * @param given.dryRun check only.
 * @throws FileProblem, or Problem when no sheet counts people by place or no month is known.
 */
export async function importNeeds(
  house: ImportHouse,
  asking: Asking,
  given: { code: string; fileName: string; bytes: Uint8Array; period?: string | undefined; dryRun?: boolean | undefined },
): Promise<NeedsOutcome> {
  const reference = await loadReference(house, asking, given.code)
  const table = await openTable(given.bytes, given.fileName)
  const candidates = table.sheets.map((sheet, index) => ({
    sheet,
    index,
    people: peopleColumn(sheet),
    mapping: mapColumns(sheet),
  }))
  const found = candidates.find(
    ({ people, mapping: { at } }) =>
      people && (at.adm1Name ?? at.adm1Code ?? at.adm2Name ?? at.adm2Code ?? at.adm3Name) !== undefined,
  )
  if (!found?.people) throw noNeedsSheet()
  const { sheet, index, people, mapping } = found
  const resolver = createResolver(reference, learnNothing)
  const totals = new Map<string, { placeId: string; period: string; people: number }>()
  const outcome: NeedsOutcome = { sheet: sheet.name, rows: 0, stored: 0, people: 0, rejected: 0, problems: [] }
  for await (const { row, cells } of table.rows(index)) {
    outcome.rows += 1
    const at = (field: keyof typeof mapping.at) => {
      const column = mapping.at[field]
      return column === undefined ? undefined : cells[column]
    }
    const problem = (severity: RowProblem['severity'], code: string, details: RowProblem['details'] = {}) =>
      outcome.problems.push({
        row,
        column: people.header || people.tag,
        columnIndex: people.index,
        severity,
        code,
        value: readText(cells[people.index]),
        details,
      })
    const count = readCount(cells[people.index])
    if (count.error) problem('error', count.error)
    const period = readMonth(at('period'), at('year')).value ?? given.period
    if (!period) throw needsPeriodMissing()
    const levels = ([1, 2, 3, 4] as const).map(level => ({
      level,
      name: readText(at(`adm${level}Name`)),
      code: readText(at(`adm${level}Code`)),
    }))
    const place = resolver.place(levels, row)
    for (const { code, value, details } of place.problems)
      outcome.problems.push({
        row,
        column: null,
        columnIndex: null,
        severity: severities[code] ?? 'warning',
        code,
        value,
        details,
      })
    if (place.id === null || count.value === null) {
      outcome.rejected += 1
      continue
    }
    const key = `${place.id}|${period}`
    const total = totals.get(key) ?? { placeId: place.id, period, people: 0 }
    total.people += count.value
    totals.set(key, total)
    outcome.people += count.value
  }
  outcome.stored = totals.size
  if (!given.dryRun && totals.size > 0) {
    const groupId = displacedGroup(reference)
    const needs = [...totals.values()].map(total => ({
      placeId: total.placeId,
      clusterId: null,
      groupId,
      period: total.period,
      inNeed: total.people,
      targeted: null,
      source: given.fileName,
    }))
    await house.runner.run(storeNeedsCommand, { operationId: reference.operation.id, needs }, asking)
  }
  return outcome
}
