/** What only shows when rows are seen beside each other: repeated lines, work reported twice, figures copied or piled up. */
import { identityOf, keyOf, keyOfRecordId, type ReportLine, shortKeyOf } from '../../../modules/delivery/index.ts'
import type { RowProblem } from '../problem.ts'
import type { ActivityRecord } from './record.ts'
import type { Resolver } from './resolve.ts'

/** A line ready for `delivery.store-activity-reports`. */
export type CheckedLine = ReportLine

type Warn = (code: string, details: RowProblem['details']) => void

/** Rows of one organisation and month that must be equal to those of the month before to be called a copy. */
const copiedRowsMin = 5
/** Months in a row that must grow for a figure to be called cumulative. */
const growingMonthsMin = 3

export interface Comparer {
  add(line: Omit<CheckedLine, 'lineKey' | 'identity' | 'row'>, record: ActivityRecord, row: number, warn: Warn): CheckedLine
  afterAll(): RowProblem[]
}

/** What is kept of a row is a few numbers: a sheet may have a million of them. */
export function createComparer(resolver: Resolver): Comparer {
  const firstOf = new Map<string, number>()
  const rows: number[] = []
  const hashes: string[] = []
  const times = new Map<string, number>()
  const works = new Map<string, { row: number; pair: string }>()
  const series = new SeriesOfMonths()
  return {
    add(line, record, row, warn) {
      // A row of our own export leads back to its line, also when what identifies it was corrected.
      const own = record.recordId === null ? null : keyOfRecordId(record.recordId)
      const identity = own === null ? identityOf(record) : []
      const key = own ?? keyOf(identity, 1)
      const first = firstOf.get(key)
      let lineKey = key
      if (first === undefined) {
        firstOf.set(key, rows.length)
        rows.push(row)
        hashes.push(line.contentHash)
      } else {
        const nth = (times.get(key) ?? 1) + 1
        times.set(key, nth)
        warn(hashes[first] === line.contentHash ? 'repeated-row' : 'row-with-other-figures', { row: rows[first] ?? 0 })
        lineKey = own ?? keyOf(identity, nth)
      }
      sameWork(works, record, row, warn)
      series.add(record, row)
      return { ...line, lineKey, identity: own === null ? key : null, row }
    },
    afterAll: () => [...copied(series, resolver), ...cumulative(series)],
  }
}

/** Lead and implementer swapped between two rows that are otherwise one: the same work reported by both. */
function sameWork(works: Map<string, { row: number; pair: string }>, record: ActivityRecord, row: number, warn: Warn): void {
  const { leadOrganisationId: lead, implementingOrganisationId: implementing, reached } = record
  if (lead === null || implementing === null || lead === implementing || reached === null) return
  const work = shortKeyOf([
    [lead, implementing].sort().join(),
    record.period,
    record.subclusterId ?? record.clusterId,
    record.placeId,
    record.groupId,
    record.activityId ?? record.activityDetail,
    String(reached),
  ])
  const pair = `${lead},${implementing}`
  const earlier = works.get(work)
  if (earlier && earlier.pair !== pair) warn('same-work-reported-twice', { row: earlier.row })
  else if (!earlier) works.set(work, { row, pair })
}

interface Observation {
  period: string
  reached: number
  row: number
}

/** Figures of one organisation's same work in the same place for the same people, month by month; the first row of a month counts. */
class SeriesOfMonths {
  private readonly indexOf = new Map<string, number>()
  private readonly organisations: string[] = []
  /** Latest observation of each series; each observation leads to the one before it. */
  private readonly latest: number[] = []
  private readonly before: number[] = []
  private readonly periods: string[] = []
  private readonly reached: number[] = []
  private readonly rows: number[] = []
  private readonly known = new Map<string, string>()

  add(record: ActivityRecord, row: number): void {
    if (record.reached === null) return
    const organisation = record.leadOrganisationId ?? record.implementingOrganisationId ?? ''
    const key = shortKeyOf([
      organisation,
      record.subclusterId ?? record.clusterId,
      record.activityId ?? record.activityDetail,
      record.placeId,
      record.site,
      record.groupId,
    ])
    let index = this.indexOf.get(key)
    if (index === undefined) {
      index = this.latest.length
      this.indexOf.set(key, index)
      this.organisations.push(organisation)
      this.latest.push(-1)
    }
    const head = this.latest[index] ?? -1
    for (let at = head; at !== -1; at = this.before[at] ?? -1) if (this.periods[at] === record.period) return
    this.latest[index] = this.periods.length
    this.before.push(head)
    this.periods.push(this.shared(record.period))
    this.reached.push(record.reached)
    this.rows.push(row)
  }

  *all(): Generator<{ organisation: string; months: Observation[] }> {
    for (const [index, organisation] of this.organisations.entries()) {
      const months: Observation[] = []
      for (let at = this.latest[index] ?? -1; at !== -1; at = this.before[at] ?? -1)
        months.push({ period: this.periods[at] ?? '', reached: this.reached[at] ?? 0, row: this.rows[at] ?? 0 })
      yield { organisation, months: months.reverse() }
    }
  }

  /** One string for all equal ones. */
  private shared(period: string): string {
    const before = this.known.get(period)
    if (before === undefined) this.known.set(period, period)
    return before ?? period
  }
}

const previousMonth = (period: string) => {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${period.slice(0, 5)}${String(month - 1).padStart(2, '0')}`
}

/** All figures of an organisation's month as in the month before. */
function copied(series: SeriesOfMonths, resolver: Resolver): RowProblem[] {
  const months = new Map<string, { same: number; different: number; row: number; organisation: string; period: string }>()
  for (const { organisation, months: figures } of series.all())
    for (const { period, reached, row } of figures) {
      const previous = figures.length > 1 ? previousMonth(period) : ''
      const before = figures.length > 1 ? figures.find(figure => figure.period === previous) : undefined
      const key = `${organisation}|${period}`
      let count = months.get(key)
      if (!count) {
        count = { same: 0, different: 0, row, organisation, period }
        months.set(key, count)
      }
      if (before && before.reached === reached && reached > 0) count.same += 1
      else count.different += 1
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
function cumulative(series: SeriesOfMonths): RowProblem[] {
  const problems: RowProblem[] = []
  for (const { months } of series.all()) {
    if (months.length < growingMonthsMin) continue
    const inOrder = months.sort((a, b) => (a.period < b.period ? -1 : 1))
    const grows = inOrder.every(({ reached }, index) => index === 0 || reached > (inOrder[index - 1]?.reached ?? 0) * 1.1)
    const last = inOrder.at(-1)
    if (grows && last && (inOrder[0]?.reached ?? 0) > 0)
      problems.push({
        row: last.row,
        column: null,
        columnIndex: null,
        severity: 'warning',
        code: 'looks-cumulative',
        value: String(last.reached),
        details: { months: inOrder.length },
      })
  }
  return problems
}
