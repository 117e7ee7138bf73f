/** What only shows when rows are seen beside each other: repeated lines, work reported twice, figures copied or piled up. */
import type { ReportLine } from '../../../modules/delivery/index.ts'
import type { RowProblem } from '../problem.ts'
import { identityOf, keyOf, keyOfRecordId } from './keys.ts'
import type { ActivityRecord } from './record.ts'
import type { Resolver } from './resolve.ts'

/** A line ready for `delivery.store-activity-reports`. */
export type CheckedLine = ReportLine

type Warn = (code: string, details: RowProblem['details']) => void

interface Earlier {
  row: number
  contentHash: string
  times: number
}

/** Rows of one organisation and month that must be equal to those of the month before to be called a copy. */
const copiedRowsMin = 5
/** Months in a row that must grow for a figure to be called cumulative. */
const growingMonthsMin = 3

export interface Comparer {
  add(line: Omit<CheckedLine, 'lineKey' | 'row'>, record: ActivityRecord, row: number, warn: Warn): CheckedLine
  afterAll(): RowProblem[]
}

export function createComparer(resolver: Resolver): Comparer {
  const byIdentity = new Map<string, Earlier>()
  const byWork = new Map<string, { row: number; pair: string }>()
  const series = new Map<string, { organisation: string; months: Map<string, { reached: number; row: number }> }>()
  return {
    add(line, record, row, warn) {
      // A row of our own export leads back to its line, also when what identifies it was corrected.
      const own = record.recordId === null ? null : keyOfRecordId(record.recordId)
      const identity = own === null ? identityOf(record) : ['own', own]
      const key = identity.join('\u001f')
      const earlier = byIdentity.get(key)
      if (earlier) {
        earlier.times += 1
        warn(earlier.contentHash === line.contentHash ? 'repeated-row' : 'row-with-other-figures', { row: earlier.row })
      } else byIdentity.set(key, { row, contentHash: line.contentHash, times: 1 })
      sameWork(byWork, record, row, warn)
      follow(series, record, row)
      return { ...line, lineKey: own ?? keyOf(identity, earlier?.times ?? 1), row }
    },
    afterAll: () => [...copied(series, resolver), ...cumulative(series)],
  }
}

/** Lead and implementer swapped between two rows that are otherwise one: the same work reported by both. */
function sameWork(byWork: Map<string, { row: number; pair: string }>, record: ActivityRecord, row: number, warn: Warn): void {
  const { leadOrganisationId: lead, implementingOrganisationId: implementing, reached } = record
  if (lead === null || implementing === null || lead === implementing || reached === null) return
  const work = [
    [lead, implementing].sort().join(),
    record.period,
    record.subclusterId ?? record.clusterId,
    record.placeId,
    record.groupId,
    record.activityId ?? record.activityDetail,
    reached,
  ].join('\u001f')
  const pair = `${lead},${implementing}`
  const earlier = byWork.get(work)
  if (earlier && earlier.pair !== pair) warn('same-work-reported-twice', { row: earlier.row })
  else if (!earlier) byWork.set(work, { row, pair })
}

function follow(series: Parameters<typeof cumulative>[0], record: ActivityRecord, row: number): void {
  if (record.reached === null) return
  const organisation = record.leadOrganisationId ?? record.implementingOrganisationId ?? ''
  const key = [
    organisation,
    record.subclusterId ?? record.clusterId,
    record.activityId ?? record.activityDetail,
    record.placeId,
    record.site,
    record.groupId,
  ].join('\u001f')
  let entry = series.get(key)
  if (!entry) {
    entry = { organisation, months: new Map() }
    series.set(key, entry)
  }
  if (!entry.months.has(record.period)) entry.months.set(record.period, { reached: record.reached, row })
}

type Series = Map<string, { organisation: string; months: Map<string, { reached: number; row: number }> }>

const previousMonth = (period: string) => {
  const date = new Date(`${period}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() - 1)
  return date.toISOString().slice(0, 7)
}

/** All figures of an organisation's month as in the month before. */
function copied(series: Series, resolver: Resolver): RowProblem[] {
  const months = new Map<string, { same: number; different: number; row: number; organisation: string; period: string }>()
  for (const { organisation, months: figures } of series.values())
    for (const [period, { reached, row }] of figures) {
      const before = figures.get(previousMonth(period))
      const key = `${organisation}|${period}`
      const count = months.get(key) ?? { same: 0, different: 0, row, organisation, period }
      if (before && before.reached === reached && reached > 0) count.same += 1
      else count.different += 1
      months.set(key, count)
    }
  return [...months.values()]
    .filter(({ same, different }) => same >= copiedRowsMin && different === 0)
    .map(({ row, organisation, period }) => ({
      row,
      column: null,
      columnIndex: null,
      severity: 'warning' as const,
      code: 'month-copied',
      value: period,
      details: { organisation: resolver.labelOfOrganisation(organisation), period },
    }))
}

/** Figures that only ever grow, by more than a tenth each month: probably counted from the beginning of the year. */
function cumulative(series: Series): RowProblem[] {
  const problems: RowProblem[] = []
  for (const { months } of series.values()) {
    const inOrder = [...months].sort(([a], [b]) => (a < b ? -1 : 1))
    if (inOrder.length < growingMonthsMin) continue
    const grows = inOrder.every(([, { reached }], index) => index === 0 || reached > (inOrder[index - 1]?.[1].reached ?? 0) * 1.1)
    const last = inOrder.at(-1)
    if (grows && last && (inOrder[0]?.[1].reached ?? 0) > 0)
      problems.push({
        row: last[1].row,
        column: null,
        columnIndex: null,
        severity: 'warning',
        code: 'looks-cumulative',
        value: String(last[1].reached),
        details: { months: inOrder.length },
      })
  }
  return problems
}
