/** Figures of one organisation's same work in the same place for the same people, month by month. */
import type { ActivityRecord } from '../record.ts'
import { floatColumn, NumberTable, wholeColumn } from './flat.ts'
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
  | 'siteKey'
  | 'groupId'
>

export const organisationOf = ({ leadOrganisationId, implementingOrganisationId }: Work) =>
  leadOrganisationId ?? implementingOrganisationId ?? ''
export const leafOf = ({ subclusterId, clusterId }: Pick<Work, 'subclusterId' | 'clusterId'>) => subclusterId ?? clusterId
export const activityOf = ({ activityId, activityDetail }: Pick<Work, 'activityId' | 'activityDetail'>) =>
  activityId ?? activityDetail

export function seriesKeyOf(work: Work): number {
  return numberKeyOf([organisationOf(work), leafOf(work), activityOf(work), work.placeId, work.siteKey, work.groupId])
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

/** Series up to which a sheet is compared with what is stored; a larger one is of a whole operation and its year. */
export const seriesCompared = 20_000

/** Series of a sheet. What is kept of a row is a few numbers: a sheet may have a million of them. */
export class SeriesOfMonths {
  private readonly indexOf = new NumberTable()
  private readonly keys: number[] = []
  private readonly organisations = wholeColumn()
  private readonly activities = wholeColumn()
  /** Latest observation of each series; each observation leads to the one before it. */
  private readonly latest = wholeColumn()
  private readonly before = wholeColumn()
  private readonly periods = wholeColumn()
  private readonly reached = floatColumn()
  private readonly rows = wholeColumn()
  private readonly numbers = new Map<string, number>()
  private readonly words: string[] = []

  /** The first row of a month counts. */
  add(record: ActivityRecord, row: number): void {
    if (record.reached === null) return
    const organisation = this.numberOf(organisationOf(record))
    const activity = record.activityId === null ? none : this.numberOf(record.activityId)
    // As `seriesKeyOf`, with small numbers for the ids: enough inside one sheet.
    const key = numberKeyOf([
      organisation,
      this.numberOf(leafOf(record)),
      activity,
      activity === none ? record.activityDetail : null,
      record.placeId === null ? null : this.numberOf(record.placeId),
      record.siteKey,
      record.groupId === null ? null : this.numberOf(record.groupId),
    ])
    let index = this.indexOf.get(key)
    if (index === undefined) {
      index = this.latest.length
      this.indexOf.set(key, index)
      if (index < seriesCompared) this.keys.push(seriesKeyOf(record))
      this.organisations.push(organisation)
      this.activities.push(activity)
      this.latest.push(none)
    }
    const period = this.numberOf(record.period)
    const head = this.latest.at(index)
    for (let at = head; at !== none; at = this.before.at(at)) if (this.periods.at(at) === period) return
    this.latest.set(index, this.periods.length)
    this.before.push(head)
    this.periods.push(period)
    this.reached.push(record.reached)
    this.rows.push(row)
  }

  *all(): Generator<Series> {
    for (let index = 0; index < this.latest.length; index++) {
      const months: Observation[] = []
      for (let at = this.latest.at(index); at !== none; at = this.before.at(at))
        months.push({ period: this.words[this.periods.at(at)] ?? '', reached: this.reached.at(at), row: this.rows.at(at) })
      months.sort((a, b) => (a.period < b.period ? -1 : 1))
      const activity = this.activities.at(index)
      yield {
        key: this.keys[index] ?? 0,
        organisation: this.words[this.organisations.at(index)] ?? '',
        activityId: activity === none ? null : (this.words[activity] ?? null),
        months,
      }
    }
  }

  private numberOf(word: string): number {
    let number = this.numbers.get(word)
    if (number === undefined) {
      number = this.words.length
      this.numbers.set(word, number)
      this.words.push(word)
    }
    return number
  }
}

const none = -1
