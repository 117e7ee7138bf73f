/** Rows beside each other: nearly the same row once more, one work reported by two, the same people in several activities. */
import type { RowProblem } from '../../problem.ts'
import { nameKey, similarity } from '../../text.ts'
import type { ActivityRecord } from '../record.ts'
import { numberKeyOf } from './number-key.ts'
import { activityOf, leafOf, organisationOf, type Work } from './series.ts'

export type Warn = (code: string, details: RowProblem['details']) => void

/** Share of common letter pairs from which two names of a site or an activity are taken for one that was written twice. */
const nearSimilarity = 0.8
/** Rows with one figure that a row is compared with. */
const neighboursMax = 8
/** Figures below this are equal by chance too often. */
const tellingFigureMin = 10
const rowsNamed = 8

/** What two reports of one work by two organisations have in common; null where nothing tells. */
export function worksOf(record: Work & { period: string; reached: number | null }): Works | null {
  const { leadOrganisationId: lead, implementingOrganisationId: implementing, reached, period } = record
  if (reached === null || reached === 0) return null
  const work = [period, leafOf(record), activityOf(record), record.placeId, record.groupId, reached]
  if (lead !== null && implementing !== null && lead !== implementing) {
    const pair = lead < implementing ? [lead, implementing] : [implementing, lead]
    return {
      pair: numberKeyOf(['pair', ...pair, ...work]),
      leadFirst: lead < implementing,
      one: numberKeyOf([implementing, ...work]),
      alone: false,
    }
  }
  return { pair: null, leadFirst: true, one: numberKeyOf([lead ?? implementing, ...work]), alone: true }
}

export interface Works {
  /** The two organisations with the work, whoever leads; null when one does it alone. */
  pair: number | null
  leadFirst: boolean
  /** Who does the work, with the work. */
  one: number
  alone: boolean
}

interface Neighbour {
  row: number
  leaf: string
  activity: string | null
  detail: string | null
  site: string | null
  figures: number
  next: Neighbour | null
}

export interface Neighbours {
  /** @param known whether an identical or corrected row was found already. */
  add(record: ActivityRecord, row: number, known: boolean, warn: Warn): void
  afterAll(labelOf: (organisationId: string) => string): RowProblem[]
}

export function createNeighbours(): Neighbours {
  const byFigure = new Map<number, Neighbour>()
  const pairs = new Map<number, { row: number; leadFirst: boolean }>()
  const alone = new Map<number, number>()
  const implemented = new Map<number, number>()
  const samePeople = new Map<string, { organisation: string; period: string; rows: number[]; count: number }>()

  /** Lead and implementer swapped, or the work of one reported by the other too. */
  function sameWork(record: ActivityRecord, row: number, warn: Warn): void {
    const works = worksOf(record)
    if (!works) return
    if (works.pair !== null) {
      const earlier = pairs.get(works.pair)
      if (earlier && earlier.leadFirst !== works.leadFirst) warn('same-work-swapped', { row: earlier.row })
      else if (!earlier) pairs.set(works.pair, { row, leadFirst: works.leadFirst })
    }
    const own = works.alone ? alone : implemented
    const other = (works.alone ? implemented : alone).get(works.one)
    if (other !== undefined) warn('same-work-reported-twice', { row: other })
    if (!own.has(works.one)) own.set(works.one, row)
  }

  function near(record: ActivityRecord, row: number, known: boolean, warn: Warn): void {
    const { reached, period, placeId, groupId } = record
    if (reached === null || reached < tellingFigureMin) return
    const organisation = organisationOf(record)
    const key = numberKeyOf([organisation, period, placeId, groupId, reached])
    const own: Neighbour = {
      row,
      leaf: leafOf(record),
      activity: activityOf(record),
      detail: record.activityDetail,
      site: record.site,
      figures: numberKeyOf([record.targeted, record.households, JSON.stringify(record.breakdown)]),
      next: null,
    }
    const first = byFigure.get(key)
    if (!first) {
      byFigure.set(key, own)
      return
    }
    let last = first
    let length = 1
    let told = known
    for (let other: Neighbour | null = first; other; other = other.next) {
      last = other
      length += 1
      if (told) continue
      const sameActivity = other.leaf === own.leaf && other.activity === own.activity
      if (other.figures === own.figures && isNear(other, own)) {
        warn('near-duplicate', { row: other.row })
        told = true
      } else if (!sameActivity && sameText(other.site, own.site)) {
        const place = `${organisation}|${period}`
        const found = samePeople.get(place) ?? { organisation, period, rows: [other.row], count: 1 }
        if (found.rows.length < rowsNamed) found.rows.push(row)
        found.count += 1
        samePeople.set(place, found)
        told = true
      }
    }
    if (length <= neighboursMax) last.next = own
  }

  return {
    add(record, row, known, warn) {
      sameWork(record, row, warn)
      near(record, row, known, warn)
    },
    afterAll: labelOf =>
      [...samePeople.values()].map(({ organisation, period, rows, count }) => ({
        row: rows[0] ?? 0,
        column: null,
        columnIndex: null,
        severity: 'warning' as const,
        code: 'same-people-several-activities',
        value: null,
        details: {
          organisation: labelOf(organisation),
          period,
          count,
          rows: `${rows.join(', ')}${count > rows.length ? ' …' : ''}`,
        },
      })),
  }
}

const sameText = (a: string | null, b: string | null) => a === b || (a !== null && b !== null && nameKey(a) === nameKey(b))
const digitsOf = (text: string) => text.replace(/\D+/g, ' ')

/** Written twice: the same but for a slip. Numbers tell sites and phases apart however alike their names are. */
function nearText(a: string | null, b: string | null): boolean {
  if (a === b) return true
  if (a === null || b === null || digitsOf(a) !== digitsOf(b)) return false
  const [one, other] = [nameKey(a), nameKey(b)]
  return one === other || similarity(one, other) >= nearSimilarity
}

function isNear(a: Neighbour, b: Neighbour): boolean {
  if (a.leaf !== b.leaf || !nearText(a.site, b.site)) return false
  // Free text is the activity where the catalogue has none.
  return a.activity === b.activity
    ? nearText(a.detail, b.detail) || a.detail === null || b.detail === null
    : nearText(a.activity, b.activity)
}
