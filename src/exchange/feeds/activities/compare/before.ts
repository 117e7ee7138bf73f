/** A sheet beside what is stored: the months before, what others reported, and who said nothing this time. Pure. */

import { siteKeyOf } from '../../../../modules/delivery/pure/keys.ts'
import type { RowProblem } from '../../problem.ts'
import type { Reference } from '../../reference.ts'
import { type Works, worksOf } from './beside.ts'
import { copied, piledUp } from './months.ts'
import type { Reported } from './reported.ts'
import { leafOf, organisationOf, previousMonth, type Series, seriesCompared, seriesKeyOf, type Work } from './series.ts'

/** A line that is stored already. */
export interface StoredFigure extends Omit<Work, 'siteKey'> {
  site: string | null
  period: string
  reached: number | null
}

type StoredWork = Work & Pick<StoredFigure, 'period' | 'reached'>

/** Months before the first one of a sheet that are compared with. */
export const monthsBefore = 4

/** The organisations and months that a sheet must be compared with; null when it reports nothing. */
export function askedBefore({ present }: Reported): { organisationIds: string[]; from: string; to: string } | null {
  const periods = present.map(({ period }) => period).sort()
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return null
  let from = first
  for (let nth = 0; nth < monthsBefore; nth++) from = previousMonth(from)
  return { organisationIds: [...new Set(present.map(({ organisation }) => organisation))].filter(Boolean), from, to: last }
}

/** What shows only beside the lines that are stored. What the sheet alone shows was said before and is not said again. */
export function problemsBefore(reported: Reported, figures: readonly StoredFigure[], reference: Reference): RowProblem[] {
  const stored = figures.map(line => ({ ...line, siteKey: siteKeyOf(line.site) }))
  return [
    ...(reported.series === null && figures.length > 0 ? [tooLarge('sheet-lines-not-compared', seriesCompared)] : []),
    ...sameWorkStored(reported, stored),
    ...monthsStored(reported, stored, reference),
    ...silent(reported, stored, reference),
  ]
}

function warning(row: number, code: string, value: string | null, details: RowProblem['details']): RowProblem {
  return { row, column: null, columnIndex: null, severity: 'warning', code, value, details }
}

/** What was not looked for is said, so that nobody takes silence for agreement. */
const tooLarge = (code: string, limit: number) => warning(0, code, null, { limit: limit.toLocaleString('en') })

/** Organisations of a sheet up to which it is compared: one of more is an operation's own list of everybody. */
const organisationsMax = 2_000

/** Why a sheet is not compared with what is stored at all; null when it is. */
export const notCompared = (organisations: number): RowProblem | null =>
  organisations > organisationsMax ? tooLarge('sheet-organisations-not-compared', organisationsMax) : null

const labels = (reference: Reference) =>
  new Map(reference.organisations.map(({ id, acronym, names }) => [id, acronym ?? names.en ?? '']))

/** The other organisation has reported the same work of the same month. */
function sameWorkStored({ works }: Reported, stored: readonly StoredWork[]): RowProblem[] {
  const pairs = new Map<number, Works>()
  const alone = new Set<number>()
  const implemented = new Set<number>()
  for (const line of stored) {
    const own = worksOf(line)
    if (!own) continue
    if (own.pair !== null) pairs.set(own.pair, own)
    ;(own.alone ? alone : implemented).add(own.one)
  }
  return works.flatMap(({ row, works: own, period }) => {
    const pair = own.pair === null ? undefined : pairs.get(own.pair)
    const swapped = pair !== undefined && pair.leadFirst !== own.leadFirst
    return swapped || (own.alone ? implemented : alone).has(own.one) ? [warning(row, 'same-work-stored', period, { period })] : []
  })
}

/** The series of the sheet with the stored months put before them. */
function monthsStored(reported: Reported, stored: readonly StoredWork[], reference: Reference): RowProblem[] {
  if (reported.series === null) return []
  const before = new Map<number, Map<string, number>>()
  for (const line of stored) {
    if (line.reached === null) continue
    const key = seriesKeyOf(line)
    const months = before.get(key) ?? new Map<string, number>()
    months.set(line.period, Math.max(months.get(line.period) ?? 0, line.reached))
    before.set(key, months)
  }
  const joined: Series[] = []
  for (const series of reported.series) {
    const own = new Set(series.months.map(({ period }) => period))
    const first = series.months[0]?.period ?? ''
    const earlier = [...(before.get(series.key) ?? [])]
      .filter(([period]) => period < first && !own.has(period))
      .map(([period, reached]) => ({ period, reached, row: 0 }))
      .sort((a, b) => (a.period < b.period ? -1 : 1))
    joined.push({ ...series, months: [...earlier, ...series.months] })
  }
  const names = labels(reference)
  const recurrent = new Set(reference.activities.filter(activity => activity.recurrent).map(({ id }) => id))
  const labelOf = (id: string) => names.get(id) ?? ''
  // Series without a stored month were judged with the sheet; of the copies, the whole month decides.
  const news = joined.filter(({ months }) => months[0]?.row === 0)
  const told = new Set(copied(reported.series, labelOf).map(problem => `${problem.details.organisation}|${problem.value}`))
  const copies = copied(joined, labelOf).filter(problem => !told.has(`${problem.details.organisation}|${problem.value}`))
  const already = new Set(piledUp(reported.series, recurrent).map(({ row }) => row))
  return [...copies, ...piledUp(news, recurrent).filter(({ row }) => !already.has(row))]
}

/** What an organisation reported the month before its latest one, and does not report now: it must be asked. */
function silent({ present }: Reported, stored: readonly StoredWork[], reference: Reference): RowProblem[] {
  const latest = new Map<string, string>()
  for (const { organisation, period } of present)
    if (organisation !== '' && period > (latest.get(organisation) ?? '')) latest.set(organisation, period)
  const keyOf = (organisation: string, period: string, leaf: string, activityId: string | null) =>
    `${organisation}|${period}|${leaf}|${activityId ?? ''}`
  const said = new Map<string, Reported['present'][number]>()
  for (const entry of present) said.set(keyOf(entry.organisation, entry.period, entry.leaf, entry.activityId), entry)
  for (const line of stored)
    for (const activityId of new Set([null, line.activityId])) {
      const entry = { organisation: organisationOf(line), period: line.period, leaf: leafOf(line), activityId }
      said.set(keyOf(entry.organisation, entry.period, entry.leaf, activityId), entry)
    }
  const organisations = labels(reference)
  const clusters = new Map(reference.clusters.map(({ id, names, code }) => [id, names.en ?? code]))
  const activities = new Map(reference.activities.map(({ id, names, code }) => [id, names.en ?? code ?? '']))
  const problems: RowProblem[] = []
  for (const { organisation, period, leaf, activityId } of said.values()) {
    const month = latest.get(organisation)
    if (month === undefined || period !== previousMonth(month) || said.has(keyOf(organisation, month, leaf, activityId))) continue
    const silentCluster = !said.has(keyOf(organisation, month, leaf, null))
    // A silent cluster says all of its activities at once.
    if (silentCluster !== (activityId === null)) continue
    const details = {
      organisation: organisations.get(organisation) ?? '',
      cluster: clusters.get(leaf) ?? '',
      period: month,
      before: period,
    }
    problems.push(
      activityId === null
        ? warning(0, 'silent-cluster', null, details)
        : warning(0, 'silent-activity', null, { ...details, activity: activities.get(activityId) ?? '' }),
    )
  }
  return problems
}
