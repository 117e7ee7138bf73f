/** Checks the rows of a sheet of activity reports: every problem of every row in one pass, safe repairs made and said. */
import { contentHashOf, keyOfRecordId } from '../../../modules/delivery/index.ts'
import type { TableRow } from '../../formats/table.ts'
import type { RowProblem, Severity } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { nameKey } from '../text.ts'
import { readQuantity } from '../values.ts'
import { readMoney } from './check/amount.ts'
import { notData } from './check/no-data.ts'
import { checkPeople, readGroup, readPeople } from './check/people.ts'
import { type CheckOptions, cellsOf, type Reading, RowNotes, type Shared } from './check/row.ts'
import { readActivity, readCluster, readProject } from './check/what.ts'
import { readDates, readPeriod } from './check/when.ts'
import { boundsOf, readPlace, readPoint } from './check/where.ts'
import { readDonors, readOrganisations } from './check/who.ts'
import type { ColumnMapping } from './columns.ts'
import { type CheckedLine, createComparer } from './compare.ts'
import type { Field } from './fields.ts'
import { learnNothing } from './learning.ts'
import type { ActivityRecord, NewEntry } from './record.ts'
import { createResolver } from './resolve.ts'

export interface CheckResult {
  /** Rows with data that were read, without totals and repeated headings. */
  rows: number
  /** Rows that can be stored. */
  good: number
  rejected: number
  repaired: number
  problems: RowProblem[]
  /** Problems in all; the list is cut at `problemsKept`. */
  problemCount: number
  newEntries: NewEntry[]
  /** Names that are neither known nor taken in: their rows are rejected, or stored without them. */
  unknownNames: NewEntry[]
}

export const problemsKept = 20_000
const progressEvery = 2_000

const changeWords = new Map<string, NonNullable<ActivityRecord['change']>>(
  (
    [
      ['new', ['new', 'add', 'جديد', 'نوێ']],
      ['update', ['update', 'updated', 'change', 'changed', 'تحديث', 'نوێکردنەوە']],
      ['delete', ['delete', 'remove', 'removed', 'حذف', 'سڕینەوە']],
    ] as const
  ).flatMap(([change, words]) => words.map(word => [nameKey(word), change] as const)),
)

/**
 * Checks all rows. Memory grows with the names and the first problems found, not with the sheet.
 * @param take is given each line that is ready to be stored, with its key; rows with an error are not among them. It may make the check
 *   wait until somebody has room for more.
 */
export async function checkActivities(
  rows: AsyncIterable<TableRow>,
  mapping: ColumnMapping,
  reference: Reference,
  options: CheckOptions,
  take: (line: CheckedLine) => Promise<void> | undefined,
): Promise<CheckResult> {
  const shared: Shared = {
    reference,
    mapping,
    options,
    resolver: createResolver(reference, options.learn ?? learnNothing),
    projects: new Map(reference.projects.map(project => [nameKey(project.code), project])),
    country: boundsOf(reference),
  }
  const result: CheckResult = {
    rows: 0,
    good: 0,
    rejected: 0,
    repaired: 0,
    problems: [],
    problemCount: 0,
    newEntries: [],
    unknownNames: [],
  }
  const keep = (problems: readonly RowProblem[]) => {
    result.problemCount += problems.length
    for (const problem of problems) if (result.problems.length < problemsKept) result.problems.push(problem)
  }
  keep(columnProblems(mapping, options))
  const comparer = createComparer(shared.resolver)
  const headings = options.headings.map(heading => heading.trim().toLowerCase())
  for await (const { row, cells, hidden } of rows) {
    const notes = new RowNotes(row, cells, mapping, options.headings)
    if (notData(cells, headings, notes)) {
      keep(notes.found)
      continue
    }
    result.rows += 1
    if (result.rows % progressEvery === 0) options.onRows?.(result.rows)
    if (hidden) notes.add('warning', 'row-hidden', null)
    const record = readRow({ cells, notes, row, ...cellsOf(cells, mapping) }, shared)
    if (record && !notes.failed) {
      const full = take(comparer.add(lineOf(record), record, row, (code, details) => notes.add('warning', code, null, details)))
      shared.resolver.used(entriesOf(record))
      result.good += 1
      if (full) await full
      if (notes.mended) result.repaired += 1
    } else result.rejected += 1
    keep(notes.found)
  }
  keep(comparer.afterAll())
  result.newEntries = shared.resolver.newEntries()
  result.unknownNames = shared.resolver.unknownNames()
  return result
}

/** Every entry that a record names. */
function entriesOf(record: ActivityRecord): (string | null)[] {
  const { leadOrganisationId, implementingOrganisationId, donorIds, clusterId, subclusterId, activityId, placeId, groupId } =
    record
  return [leadOrganisationId, implementingOrganisationId, ...donorIds, clusterId, subclusterId, activityId, placeId, groupId]
}

function columnProblems(mapping: ColumnMapping, options: CheckOptions): RowProblem[] {
  const at = (
    column: { header: string; tag: string | null; index: number },
    code: string,
    details: RowProblem['details'],
  ): RowProblem => ({
    row: 0,
    column: options.headings[column.index] ?? column.header,
    columnIndex: column.index,
    severity: 'warning',
    code,
    value: null,
    details,
  })
  const missing = (code: string, severity: Severity): RowProblem => ({
    row: 0,
    column: null,
    columnIndex: null,
    severity,
    code,
    value: null,
    details: {},
  })
  const has = (...names: Field[]) => names.some(field => mapping.at[field] !== undefined)
  return [
    ...mapping.unused.map(column => at(column, 'column-not-used', {})),
    ...mapping.doubled.map(({ column, field }) => at(column, 'column-doubled', { field })),
    ...(has('leadOrganisation', 'leadAcronym', 'implementingOrganisation', 'implementingAcronym')
      ? []
      : [missing('column-organisation-missing', 'error')]),
    ...(has('cluster', 'clusterCode', 'subcluster') ? [] : [missing('column-cluster-missing', 'error')]),
    ...(has('adm1Name', 'adm1Code', 'adm2Name', 'adm2Code', 'adm3Name', 'adm3Code', 'adm4Name', 'adm4Code')
      ? []
      : [missing('column-place-missing', 'warning')]),
    ...(has('period') || options.period ? [] : [missing('column-period-missing', 'error')]),
    ...(has('reached') || mapping.parts.length > 0 ? [] : [missing('column-reached-missing', 'warning')]),
  ]
}

/** Reads one row; null when what identifies a line is missing. All problems are noted, not just the first. */
function readRow(reading: Reading, shared: Shared): ActivityRecord | null {
  const { notes, text, cell } = reading
  const change = readChange(reading)
  const period = readPeriod(reading, shared)
  const who = readOrganisations(reading, shared)
  const what = readCluster(reading, shared)
  const placeId = readPlace(reading, shared)
  const where = readPoint(reading, shared, placeId)
  const when = readDates(reading, shared)
  const groupId = readGroup(reading, shared)
  const people = readPeople(reading, shared)
  const donorIds = readDonors(reading, shared)
  const activity =
    what === null
      ? { id: null, detail: text('activityDetail') }
      : readActivity(reading, shared, what.subclusterId ?? what.clusterId)
  const projectCode = readProject(reading, shared, who.lead)
  const unit = text('unit')
  const quantity = notes.take(readQuantity(cell('quantity')), 'quantity')
  checkPeople(reading, shared, {
    people,
    unit,
    quantity,
    placeId,
    clusterId: what?.clusterId ?? null,
    status: when.status,
    activityId: activity.id,
  })
  if (period === null || what === null || (who.lead === null && who.implementing === null)) return null
  return {
    recordId: text('recordId'),
    change,
    period,
    plan: text('plan'),
    projectCode,
    leadOrganisationId: who.lead,
    implementingOrganisationId: who.implementing,
    donorIds,
    clusterId: what.clusterId,
    subclusterId: what.subclusterId,
    objective: text('objective'),
    indicatorCode: text('indicator'),
    activityId: activity.id,
    activityDetail: activity.detail,
    unit,
    quantity,
    modality: text('modality'),
    mechanism: text('mechanism'),
    currency: text('currency')?.toUpperCase() ?? null,
    valueMinor: readMoney(reading),
    placeId,
    site: text('site'),
    siteType: text('siteType'),
    latitude: where.latitude,
    longitude: where.longitude,
    status: when.status,
    start: when.start,
    end: when.end,
    groupId,
    ...people,
    comments: text('comments'),
  }
}

function readChange({ text, notes }: Reading): ActivityRecord['change'] {
  const word = text('change')
  if (word === null) return null
  const change = changeWords.get(nameKey(word))
  if (!change) notes.add('error', 'change-unknown', 'change')
  return change ?? null
}

/** The line as it is stored; its natural key is completed by `compare.ts`, which knows the other rows. */
function lineOf(record: ActivityRecord): Omit<CheckedLine, 'lineKey' | 'identity' | 'row'> {
  const { change, ...stated } = record
  const line = {
    ...stated,
    recordId: stated.recordId !== null && keyOfRecordId(stated.recordId) !== null ? null : stated.recordId,
  }
  return { ...line, withdraw: change === 'delete', contentHash: contentHashOf(line) }
}
