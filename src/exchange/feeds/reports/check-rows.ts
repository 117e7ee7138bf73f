/** Rows of a report, as somebody types or sends them, read by the very check that reads sheets of activities. */
import type { Actor } from '../../../kernel/access.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import type { ReportLine } from '../../../modules/delivery/schema.ts'
import { whyForeign } from '../../../modules/reporting/pure/belongs.ts'
import { periodNamed } from '../../../modules/reporting/rules.ts'
import type { CellProblem, Cells, Repair } from '../../../modules/reporting/schema.ts'
import type { TableRow } from '../../formats/table.ts'
import { checkActivities } from '../activities/check.ts'
import type { ColumnMapping } from '../activities/columns.ts'
import { type Field, fields, offeredParts } from '../activities/fields.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'

/** The report that rows are of: what a row leaves out of it need not be typed. */
export interface OwnerOfRows {
  organisationId: string
  clusterId: string
  /** 2005-03, 2005-Q1 or 2005-H1. */
  period: string
}

/** A row as `reporting.save-draft` takes it, without its id. */
export interface CheckedRow {
  cells: Cells
  line: ReportLine | null
  repairs: Repair[]
  problems: CellProblem[]
}

/** Fields that a grid does not ask for: it has the month and one name of an organisation. They are read where a sheet brings them. */
const asked = new Set<Field>(['year', 'organisationRole', 'organisationType', 'leadAcronym', 'implementingAcronym', 'country'])

/** The fields of a report's grid, in the order of the template. */
export const gridFields: readonly Field[] = fields.filter(field => !asked.has(field))

const partPrefix = 'reached+'

/** Which cell holds which field: those of the grid, and what else is written in any row. */
function mappingOf(rows: readonly Cells[]): { mapping: ColumnMapping; columns: string[] } {
  const written = new Set(rows.flatMap(cells => Object.keys(cells).filter(field => (cells[field] ?? '').trim() !== '')))
  const columns: string[] = fields.filter(field => !asked.has(field) || written.has(field))
  const said = [...written].filter(field => field.startsWith(partPrefix))
  // Those that are offered stand beside each other, as columns of a sheet do: who writes of women and men alone leaves children unknown.
  const offered = offeredParts.map(part => `${partPrefix}${part}`)
  const parts = [...new Set([...said, ...(said.some(field => offered.includes(field)) ? offered : [])])].sort()
  const mapping: ColumnMapping = {
    at: Object.fromEntries(columns.map((field, index) => [field, index])),
    parts: parts.map((field, nth) => ({ key: field.slice(partPrefix.length), index: columns.length + nth })),
    ...{ unused: [], doubled: [], renamed: [], columns: [] },
  }
  return { mapping, columns: [...columns, ...parts] }
}

const says = (cells: Cells, ...names: Field[]) => names.some(field => (cells[field] ?? '').trim() !== '')

/** A row with what its report says of it already: organisation, cluster, and the month of a monthly report. */
function completed(cells: Cells, { organisationId, clusterId, period }: OwnerOfRows, reference: Reference): Cells {
  const organisation = reference.organisations.find(({ id }) => id === organisationId)
  const cluster = reference.clusters.find(({ id }) => id === clusterId)
  const own = { ...cells }
  if (!says(cells, 'leadOrganisation', 'leadAcronym', 'implementingOrganisation', 'implementingAcronym') && organisation)
    own.leadOrganisation = nameIn(organisation.names, 'en') || organisation.acronym || ''
  if (!says(cells, 'cluster', 'clusterCode') && cluster) {
    const parent = reference.clusters.find(({ id }) => id === cluster.parentId)
    own.clusterCode = (parent ?? cluster).code
    if (parent && !says(cells, 'subcluster')) own.subcluster = cluster.code
  }
  const months = periodNamed(period)?.months ?? []
  if (!says(cells, 'period', 'year') && months.length === 1) own.period = months[0] ?? ''
  return own
}

const isBlank = (cells: Cells) => Object.values(cells).every(text => text.trim() === '')

/**
 * Checks all rows of a report: every problem of every cell, safe repairs made and said, names resolved without guessing. Blank rows are
 * left out. A row with an error has no line.
 * @param given.actor who writes, so that rows that are not theirs to report say so; left out: rows of everybody are taken.
 */
export async function checkReportRows(
  rows: readonly Cells[],
  given: { owner: OwnerOfRows; reference: Reference; today: string; actor?: Actor | undefined },
): Promise<CheckedRow[]> {
  const { owner, reference, today, actor } = given
  const typed = rows.filter(cells => !isBlank(cells))
  const whole = typed.map(cells => completed(cells, owner, reference))
  const { mapping, columns } = mappingOf(whole)
  async function* table(): AsyncGenerator<TableRow> {
    for (const [nth, cells] of whole.entries())
      yield { row: nth + 1, cells: columns.map(field => (cells[field] ?? '').trim() || null) }
  }
  const lines = new Map<number, ReportLine>()
  const { problems } = await checkActivities(table(), mapping, reference, { today, headings: columns, actor }, line => {
    if (line.row !== null) lines.set(line.row, line)
  })
  const found = Map.groupBy(problems, ({ row }) => row)
  const months = periodNamed(owner.period)?.months ?? []
  return typed.map((cells, nth) => {
    const said = found.get(nth + 1) ?? []
    const { line, foreign } = ownLine(lines.get(nth + 1), { ...owner, months })
    const wrong = [...said.flatMap(problem => problemIn(problem, columns)), ...foreign]
    const read = line !== null || wrong.some(({ severity }) => severity === 'error')
    return {
      cells,
      line,
      repairs: said.flatMap(problem => repairIn(problem, columns)),
      problems: read ? wrong : [...wrong, notRead],
    }
  })
}

const notRead: CellProblem = { field: null, severity: 'error', code: 'row-not-read', value: null, details: {} }

const fieldOfForeign = {
  'row-of-another-organisation': 'leadOrganisation',
  'row-of-another-cluster': 'cluster',
  'row-outside-period': 'period',
} as const

function ownLine(
  read: ReportLine | undefined,
  owner: Parameters<typeof whyForeign>[1],
): { line: ReportLine | null; foreign: CellProblem[] } {
  if (read === undefined) return { line: null, foreign: [] }
  const foreign = whyForeign(read, owner).map(
    (code): CellProblem => ({ field: fieldOfForeign[code], severity: 'error', code, value: null, details: {} }),
  )
  return { line: foreign.length === 0 ? stored(read) : null, foreign }
}

/** The line alone, without what the check knows of its row beside it. */
function stored(line: ReportLine): ReportLine {
  const { change: _change, siteKey: _siteKey, ownKey: _ownKey, ...kept } = line as ReportLine & Record<string, unknown>
  return kept as ReportLine
}

function problemIn({ severity, code, columnIndex, value, details }: RowProblem, columns: readonly string[]): CellProblem[] {
  if (severity === 'repair') return []
  return [{ field: columnIndex === null ? null : (columns[columnIndex] ?? null), severity, code, value, details }]
}

function repairIn({ severity, code, columnIndex, value, details }: RowProblem, columns: readonly string[]): Repair[] {
  if (severity !== 'repair') return []
  const now = details.now
  return [
    {
      ...{ field: columnIndex === null ? null : (columns[columnIndex] ?? null), from: value },
      ...{ to: now === undefined ? null : String(now), code, by: null, at: null },
    },
  ]
}
