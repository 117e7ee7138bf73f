/** Figures of one organisation's same work in the same place for the same people, month by month. */
import { nameKey } from '../../text.ts'
import type { ActivityRecord } from '../record.ts'
import { numberKeyOf } from './number-key.ts'

/** What tells one work from another, in a record of a sheet and in a line that is stored. */
export type Work = Pick<
  ActivityRecord,
  | 'leadOrganisationId'
  | 'implementingOrganisationId'
  | 'clusterId'
  | 'subclusterId'
  | 'activityId'
  | 'activityDetail'
  | 'placeId'
  | 'site'
  | 'groupId'
>

export const organisationOf = ({ leadOrganisationId, implementingOrganisationId }: Work) =>
  leadOrganisationId ?? implementingOrganisationId ?? ''
export const leafOf = ({ subclusterId, clusterId }: Pick<Work, 'subclusterId' | 'clusterId'>) => subclusterId ?? clusterId
export const activityOf = ({ activityId, activityDetail }: Pick<Work, 'activityId' | 'activityDetail'>) =>
  activityId ?? activityDetail

export function seriesKeyOf(work: Work): number {
  return numberKeyOf([
    organisationOf(work),
    leafOf(work),
    activityOf(work),
    work.placeId,
    work.site === null ? null : nameKey(work.site),
    work.groupId,
  ])
}

export interface Observation {
  period: string
  reached: number
  /** Row of the sheet; 0 for a line that is stored. */
  row: number
}

export interface Series {
  key: number
  organisation: string
  activityId: string | null
  /** In the order of months. */
  months: Observation[]
}

/** The month before, YYYY-MM. */
export function previousMonth(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${period.slice(0, 5)}${String(month - 1).padStart(2, '0')}`
}

/** Series of a sheet. What is kept of a row is a few numbers: a sheet may have a million of them. */
export class SeriesOfMonths {
  private readonly indexOf = new Map<number, number>()
  private readonly keys: number[] = []
  private readonly organisations: string[] = []
  private readonly activities: (string | null)[] = []
  /** Latest observation of each series; each observation leads to the one before it. */
  private readonly latest: number[] = []
  private readonly before: number[] = []
  private readonly periods: string[] = []
  private readonly reached: number[] = []
  private readonly rows: number[] = []
  private readonly known = new Map<string, string>()

  get size(): number {
    return this.keys.length
  }

  /** The first row of a month counts. */
  add(record: ActivityRecord, row: number): void {
    if (record.reached === null) return
    const key = seriesKeyOf(record)
    let index = this.indexOf.get(key)
    if (index === undefined) {
      index = this.latest.length
      this.indexOf.set(key, index)
      this.keys.push(key)
      this.organisations.push(organisationOf(record))
      this.activities.push(record.activityId)
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

  *all(): Generator<Series> {
    for (const [index, organisation] of this.organisations.entries()) {
      const months: Observation[] = []
      for (let at = this.latest[index] ?? -1; at !== -1; at = this.before[at] ?? -1)
        months.push({ period: this.periods[at] ?? '', reached: this.reached[at] ?? 0, row: this.rows[at] ?? 0 })
      months.sort((a, b) => (a.period < b.period ? -1 : 1))
      yield { key: this.keys[index] ?? 0, organisation, activityId: this.activities[index] ?? null, months }
    }
  }

  /** One string for all equal ones. */
  private shared(period: string): string {
    const before = this.known.get(period)
    if (before === undefined) this.known.set(period, period)
    return before ?? period
  }
}
