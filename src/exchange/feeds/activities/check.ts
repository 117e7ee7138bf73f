/** Checks the rows of a sheet of activity reports: every problem of every row in one pass, safe repairs made and said. */
import { contentHashOf, keyOfRecordId } from '../../../modules/delivery/pure/keys.ts'
import type { TableRow } from '../../formats/table.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { nameKey } from '../text.ts'
import { readQuantity } from '../values.ts'
import { readMoney } from './check/amount.ts'
import { columnProblems } from './check/columns-found.ts'
import { createAreas } from './check/inside.ts'
import { createKeeper } from './check/keeper.ts'
import { fillMerged } from './check/merged.ts'
import { createRowFilter } from './check/no-data.ts'
import { planParts } from './check/parts.ts'
import { readGroup, readPeople } from './check/people.ts'
import { checkPeople } from './check/plausible.ts'
import { boundsOf, readPoint } from './check/point.ts'
import { type CheckOptions, cellsOf, type Reading, RowNotes, type Shared } from './check/row.ts'
import { createSheetWatcher } from './check/sheet.ts'
import { createSites } from './check/site.ts'
import { surveyRows } from './check/survey.ts'
import { checkTheirs, rightsIn } from './check/theirs.ts'
import { readActivity, readCluster, readProject } from './check/what.ts'
import { readDates, readPeriod } from './check/when.ts'
import { readPlace } from './check/where.ts'
import { readDonors, readOrganisations } from './check/who.ts'
import type { ColumnMapping } from './columns.ts'
import type { Reported } from './compare/reported.ts'
import { type CheckedLine, createComparer, type RecordedLine } from './compare.ts'
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
  /** What the sheet reports, for comparing it with what is stored (`problemsBefore`). */
  reported: Reported
}

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
 * @param take is given each line that is ready to be stored, with its key; rows with an error are not among them.
 */
export async function checkActivities(
  rows: AsyncIterable<TableRow>,
  mapping: ColumnMapping,
  reference: Reference,
  options: CheckOptions,
  take: (line: CheckedLine) => void,
): Promise<CheckResult> {
  const looked = await surveyRows(rows, mapping)
  const shared: Shared = {
    reference,
    mapping,
    options,
    survey: looked.survey,
    parts: planParts(mapping, looked.survey.countedTwice),
    resolver: createResolver(reference, { ...(options.learn ?? learnNothing), activities: looked.survey.catalogue }),
    projects: new Map(reference.projects.map(project => [nameKey(project.code), project])),
    activities: new Map(reference.activities.map(activity => [activity.id, activity])),
    country: boundsOf(reference),
    areas: createAreas(reference),
    sites: createSites(),
    rights: rightsIn(reference, options.actor),
  }
  const keeper = createKeeper()
  const keep = keeper.keep
  keep(columnProblems(mapping, options))
  const comparer = createComparer(shared.resolver, reference)
  const watcher = createSheetWatcher(options)
  const filter = createRowFilter(mapping, options.headings)
  const counts = { rows: 0, good: 0, rejected: 0, repaired: 0 }
  for await (const given of looked.rows) {
    const { row, hidden } = given
    const { cells, filled, left } = given.merged ? fillMerged(given, mapping) : { cells: given.cells, filled: [], left: [] }
    const notes = new RowNotes(row, cells, mapping, options.headings)
    if (filter.notData(cells, notes)) {
      keep(notes.found)
      continue
    }
    counts.rows += 1
    if (counts.rows % progressEvery === 0) options.onRows?.(counts.rows)
    if (hidden) notes.add('warning', 'row-hidden', null)
    for (const column of filled) notes.add('repair', 'merged-cell', column)
    for (const column of left) notes.add('warning', 'merged-figure', column)
    for (const { column, text } of given.errors ?? []) notes.add('warning', 'formula-error', column, { text })
    const record = readRow({ cells, notes, row, ...cellsOf(cells, mapping) }, shared)
    if (record) checkTheirs(record, notes, shared)
    if (record && !notes.failed) {
      watcher.add(record, notes)
      const line = lineOf(record, row)
      comparer.identify(line, (code, details) => notes.add('warning', code, null, details))
      take(line)
      shared.resolver.used(entriesOf(record))
      counts.good += 1
      if (notes.mended) counts.repaired += 1
    } else counts.rejected += 1
    keep(notes.found)
  }
  keep(watcher.afterAll())
  keep(comparer.afterAll())
  return {
    ...counts,
    ...keeper.kept(),
    newEntries: shared.resolver.newEntries(),
    unknownNames: shared.resolver.unknownNames(),
    reported: comparer.reported(),
  }
}

/** Every entry that a record names. */
function entriesOf(record: ActivityRecord): (string | null)[] {
  const { leadOrganisationId, implementingOrganisationId, donorIds, clusterId, subclusterId, activityId, placeId, groupId } =
    record
  return [leadOrganisationId, implementingOrganisationId, ...donorIds, clusterId, subclusterId, activityId, placeId, groupId]
}

/** Reads one row; null when what identifies a line is missing. All problems are noted, not just the first. */
function readRow(reading: Reading, shared: Shared): ActivityRecord | null {
  const { notes, text, cell } = reading
  const change = readChange(reading)
  const period = readPeriod(reading, shared)
  const who = readOrganisations(reading, shared)
  const what = readCluster(reading, shared, period)
  const placeId = readPlace(reading, shared, period)
  const where = readPoint(reading, shared, placeId)
  const site = shared.sites.read(reading, placeId)
  const when = readDates(reading, shared, period)
  const groupId = readGroup(reading, shared)
  const people = readPeople(reading, shared)
  const donorIds = readDonors(reading, shared)
  const activity =
    what === null
      ? { id: null, detail: text('activityDetail'), indicatorCode: text('indicator') }
      : readActivity(reading, shared, what.subclusterId ?? what.clusterId)
  const projectCode = readProject(reading, shared, { ...who, ...when, clusterId: what?.clusterId ?? null })
  const unit = text('unit')
  const quantity = notes.take(readQuantity(cell('quantity')), 'quantity')
  checkPeople(reading, shared, {
    people,
    unit,
    quantity,
    detail: activity.detail,
    placeId,
    clusterId: what?.clusterId ?? null,
    groupId,
    status: when.status,
    activityId: activity.id,
  })
  const money = readMoney(reading)
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
    indicatorCode: activity.indicatorCode,
    activityId: activity.id,
    activityDetail: activity.detail,
    unit,
    quantity,
    modality: text('modality'),
    mechanism: text('mechanism'),
    ...money,
    placeId,
    ...site,
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

/** The record as the line that is stored; its natural key is told by `compare.ts`, which knows the other rows. */
function lineOf(record: ActivityRecord, row: number): RecordedLine {
  // A row of our own export leads back to its line, also when what identifies it was corrected.
  const ownKey = record.recordId === null ? null : keyOfRecordId(record.recordId)
  const line: RecordedLine = Object.assign(record, {
    lineKey: '',
    identity: null,
    contentHash: '',
    row,
    withdraw: record.change === 'delete',
    ownKey,
  })
  if (ownKey !== null) line.recordId = null
  line.contentHash = contentHashOf(line)
  return line
}
