/** Rows beside each other: nearly the same row once more, one work reported by two, the same people in several activities. */
import type { RowProblem } from '../../problem.ts'
import { nameKey, similarity } from '../../text.ts'
import type { ActivityRecord } from '../record.ts'
import { floatColumn, NumberTable, wholeColumn } from './flat.ts'
import { numberKeyOf } from './number-key.ts'
import { leafOf, organisationOf, type Work } from './series.ts'

export type Warn = (code: string, details: RowProblem['details']) => void

/** Share of common letter pairs from which two names of a site or an activity are taken for one that was written twice. */
const nearSimilarity = 0.8
/** Rows with one figure that a row is compared with. */
const neighboursMax = 8
/** Figures below this are equal by chance too often. */
const tellingFigureMin = 10
const rowsNamed = 8
/** Places with one figure for several activities that are kept, to be said together. */
const samePeopleKept = 50_000

/** Stands for an id in a key: itself, or a small number for it that is faster to put into one. */
type Short = (id: string | null) => string | number | null
const asItIs: Short = id => id

/** Small numbers for ids that come again and again. */
function shortened(): Short {
  const numbers = new Map<string, number>()
  return id => {
    if (id === null) return null
    let number = numbers.get(id)
    if (number === undefined) {
      number = numbers.size + 1
      numbers.set(id, number)
    }
    return number
  }
}

/** What two reports of one work by two organisations have in common; null where nothing tells. */
export function worksOf(record: Work & { period: string; reached: number | null }, short: Short = asItIs): Works | null {
  const { leadOrganisationId: lead, implementingOrganisationId: implementing, reached } = record
  if (reached === null || reached === 0) return null
  const work = numberKeyOf([
    short(record.period),
    short(leafOf(record)),
    short(record.activityId),
    record.activityId === null ? record.activityDetail : null,
    short(record.placeId),
    short(record.groupId),
    reached,
  ])
  if (lead !== null && implementing !== null && lead !== implementing) {
    const leadFirst = lead < implementing
    const pair = numberKeyOf([short(leadFirst ? lead : implementing), short(leadFirst ? implementing : lead), work])
    return { pair, leadFirst, one: numberKeyOf([short(implementing), work]), alone: false }
  }
  return { pair: null, leadFirst: true, one: numberKeyOf([short(lead ?? implementing), work]), alone: true }
}

export interface Works {
  /** The two organisations with the work, whoever leads; null when one does it alone. */
  pair: number | null
  leadFirst: boolean
  /** Who does the work, with the work. */
  one: number
  alone: boolean
}

export interface Neighbours {
  /** @param known whether an identical or corrected row was found already. */
  add(record: ActivityRecord, row: number, known: boolean, warn: Warn): void
  afterAll(labelOf: (organisationId: string) => string): RowProblem[]
}

/** Rows with their figures, so that each is compared with the few that have the same one; a row is a few numbers and its words. */
class Neighbourhood {
  /** Latest row with a figure in a place; each row leads to the one before it. */
  private readonly latest = new NumberTable()
  readonly before = wholeColumn()
  private readonly rows = wholeColumn()
  private readonly leaves = wholeColumn()
  /** Activities of the catalogue; -1 where there is none. */
  private readonly activities = wholeColumn()
  private readonly figures = floatColumn()
  private readonly details: (string | null)[] = []
  private readonly sites: (string | null)[] = []

  headOf(key: number): number {
    return this.latest.get(key) ?? -1
  }
  add(key: number, own: NeighbourRow): void {
    this.before.push(this.headOf(key))
    this.latest.set(key, this.rows.length)
    this.rows.push(own.row)
    this.leaves.push(own.leaf)
    this.activities.push(own.activity)
    this.figures.push(own.figures)
    this.details.push(own.detail)
    this.sites.push(own.site)
  }
  at(index: number): NeighbourRow {
    return {
      row: this.rows.at(index),
      leaf: this.leaves.at(index),
      activity: this.activities.at(index),
      figures: this.figures.at(index),
      detail: this.details[index] ?? null,
      site: this.sites[index] ?? null,
    }
  }
}

interface NeighbourRow {
  row: number
  leaf: number
  activity: number
  figures: number
  detail: string | null
  /** Key of the site. */
  site: string | null
}

export function createNeighbours(): Neighbours {
  const neighbourhood = new Neighbourhood()
  const pairs = new NumberTable()
  const works = new NumberTable()
  const short = shortened()
  const samePeople = new Map<string, { organisation: string; period: string; rows: number[]; count: number }>()

  /** Lead and implementer swapped, or the work of one reported by the other too. */
  function sameWork(record: ActivityRecord, row: number, warn: Warn): void {
    const own = worksOf(record, short)
    if (!own) return
    if (own.pair !== null) {
      const earlier = pairs.get(own.pair)
      if (earlier === undefined) pairs.set(own.pair, row * 2 + Number(own.leadFirst))
      else if (earlier % 2 !== Number(own.leadFirst)) warn('same-work-swapped', { row: Math.floor(earlier / 2) })
    }
    // One table for those who do a work alone and for those who do it for another.
    const [mine, others] = own.alone ? [own.one, numberKeyOf([own.one])] : [numberKeyOf([own.one]), own.one]
    const other = works.get(others)
    if (other !== undefined) warn('same-work-reported-twice', { row: other })
    if (works.get(mine) === undefined) works.set(mine, row)
  }

  function near(record: ActivityRecord, row: number, known: boolean, warn: Warn): void {
    const { reached, period, placeId, groupId, activityId } = record
    if (reached === null || reached < tellingFigureMin) return
    const organisation = organisationOf(record)
    const key = numberKeyOf([short(organisation), short(period), short(placeId), short(groupId), reached])
    const own: NeighbourRow = {
      row,
      leaf: Number(short(leafOf(record))),
      activity: activityId === null ? -1 : Number(short(activityId)),
      figures: numberKeyOf([record.targeted, record.households, ...Object.values(record.breakdown)]),
      detail: record.activityDetail,
      site: record.siteKey,
    }
    let looked = 0
    let told = known
    for (let at = neighbourhood.headOf(key); at !== -1 && !told && looked < neighboursMax; at = neighbourhood.before.at(at)) {
      looked += 1
      const other = neighbourhood.at(at)
      if (other.figures === own.figures && isNear(other, own)) {
        warn('near-duplicate', { row: other.row })
        told = true
      } else if (!isSameActivity(other, own) && other.site === own.site) {
        const place = `${organisation}|${period}|${placeId}|${own.site}|${groupId}|${reached}`
        const found = samePeople.get(place) ?? { organisation, period, rows: [other.row], count: 1 }
        if (found.rows.length < rowsNamed) found.rows.push(row)
        found.count += 1
        if (samePeople.size < samePeopleKept) samePeople.set(place, found)
        told = true
      }
    }
    neighbourhood.add(key, own)
  }

  return {
    add(record, row, known, warn) {
      sameWork(record, row, warn)
      near(record, row, known, warn)
    },
    afterAll: labelOf => together([...samePeople.values()], labelOf),
  }
}

interface SamePeople {
  organisation: string
  period: string
  rows: number[]
  count: number
}

/** One problem for each organisation and month: the rows of all places in which one figure stands for several activities. */
function together(found: readonly SamePeople[], labelOf: (organisationId: string) => string): RowProblem[] {
  const months = new Map<string, SamePeople>()
  for (const { organisation, period, rows, count } of found) {
    const key = `${organisation}|${period}`
    const month = months.get(key) ?? { organisation, period, rows: [], count: 0 }
    month.rows.push(...rows.slice(0, Math.max(0, rowsNamed - month.rows.length)))
    month.count += count
    months.set(key, month)
  }
  return [...months.values()].map(({ organisation, period, rows, count }) => ({
    row: rows[0] ?? 0,
    column: null,
    columnIndex: null,
    severity: 'warning' as const,
    code: 'same-people-several-activities',
    value: null,
    details: { organisation: labelOf(organisation), period, count, rows: `${rows.join(', ')}${count > rows.length ? ' …' : ''}` },
  }))
}

const digitsOf = (text: string) => text.replace(/\D+/g, ' ')

/** Written twice: the same but for a slip. Numbers tell sites and phases apart however alike their names are. */
function nearText(a: string | null, b: string | null): boolean {
  if (a === b) return true
  if (a === null || b === null || digitsOf(a) !== digitsOf(b)) return false
  const [one, other] = [nameKey(a), nameKey(b)]
  return one === other || similarity(one, other) >= nearSimilarity
}

/** Free text is the activity where the catalogue has none. */
function isSameActivity(a: NeighbourRow, b: NeighbourRow): boolean {
  return a.leaf === b.leaf && a.activity === b.activity && (a.activity !== -1 || a.detail === b.detail)
}

function isNear(a: NeighbourRow, b: NeighbourRow): boolean {
  if (a.leaf !== b.leaf || a.activity !== b.activity || !nearText(a.site, b.site)) return false
  return nearText(a.detail, b.detail) || (a.activity !== -1 && (a.detail === null || b.detail === null))
}
