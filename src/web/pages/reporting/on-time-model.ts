/** On-time rates of reports as their page shows them: of all, of each organisation, and of each reviewer in a cluster. Pure. */
import type { OnTimeOfOrganisation, OnTimeOfReviewer } from '../../../modules/reporting/index.ts'
import { monthsBetween } from '../../../modules/reporting/rules.ts'
import type { MonthRate } from './rate-figure.tsx'

type Counts = Omit<MonthRate, 'period'>

export interface PartnerRate extends Counts {
  organisationId: string
  months: MonthRate[]
}

export interface ReviewerRate {
  clusterId: string
  reviewer: string
  reviewed: number
  inTime: number
  /** Of the last month in which something was reviewed. */
  medianDays: number
  months: { period: string; reviewed: number; inTime: number }[]
}

const nothing: Counts = { due: 0, onTime: 0, late: 0, missing: 0 }
const sum = (a: Counts, b: Counts): Counts => ({
  ...{ due: a.due + b.due, onTime: a.onTime + b.onTime },
  ...{ late: a.late + b.late, missing: a.missing + b.missing },
})

function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry])
  return groups
}

const monthsMost = 36

/** Every month from the first to the last in which something was due, those without among them; of a long time the last three years. */
export function ratesByMonth(rows: readonly OnTimeOfOrganisation[]): MonthRate[] {
  const byMonth = grouped(rows, ({ month }) => month)
  const known = [...byMonth.keys()].sort()
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return []
  return monthsBetween(first, last)
    .slice(-monthsMost)
    .map(period => ({ period, ...(byMonth.get(period) ?? []).reduce(sum, nothing) }))
}

/** Organisations, those with the most that was late or never came first. */
export function ratesByPartner(rows: readonly OnTimeOfOrganisation[]): PartnerRate[] {
  const rates = [...grouped(rows, ({ organisationId }) => organisationId)].map(([organisationId, own]) => ({
    ...{ organisationId, ...own.reduce(sum, nothing) },
    months: own.map(({ month, due, onTime, late, missing }) => ({ period: month, due, onTime, late, missing })),
  }))
  return rates.sort((a, b) => b.late + b.missing - (a.late + a.missing) || b.due - a.due)
}

/** Reviewers of each cluster, those who reviewed most first. */
export function ratesByReviewer(rows: readonly OnTimeOfReviewer[]): ReviewerRate[] {
  const rates = [...grouped(rows, ({ clusterId, reviewer }) => `${clusterId}|${reviewer}`).values()].flatMap(own => {
    const inOrder = [...own].sort((a, b) => (a.month < b.month ? -1 : 1))
    const last = inOrder.at(-1)
    if (!last) return []
    const { clusterId, reviewer, medianDays } = last
    const total = (count: (each: OnTimeOfReviewer) => number) => own.reduce((all, each) => all + count(each), 0)
    return [
      {
        ...{ clusterId, reviewer, medianDays, reviewed: total(each => each.reviewed), inTime: total(each => each.inTime) },
        months: inOrder.map(({ month, reviewed, inTime }) => ({ period: month, reviewed, inTime })),
      },
    ]
  })
  return rates.sort((a, b) => b.reviewed - a.reviewed)
}
