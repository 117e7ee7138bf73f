/** Figures of a list brought together: one for each place, cluster, group and month. */
import type { RowProblem } from '../problem.ts'

/** People are whole numbers; null is unknown. */
export interface Figures {
  inNeed: number | null
  targeted: number | null
  /** 1 to 5. */
  severity: number | null
}
export interface CellKey {
  placeId: string
  clusterId: string | null
  groupId: string | null
  period: string
}
export type NeedCell = CellKey & Figures

/** Which part of the people a row counts; all blank: all of them. */
export interface Part {
  sex: string | null
  age: string | null
  /** By disability, or another division. */
  other: string | null
}

export interface GivenFigures {
  row: number
  cell: CellKey
  figures: Figures
  part: Part
  /** The row names a finer place that is not known: it counts a part of the people of the place it is stored for. */
  finer: boolean
}

type Say = (severity: RowProblem['severity'], code: string, details?: RowProblem['details']) => void

interface Held {
  row: number
  cell: NeedCell
  finer: boolean
}

const keyOf = ({ placeId, clusterId, groupId, period }: CellKey) => `${placeId}|${clusterId}|${groupId}|${period}`
const added = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b)
const higher = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))
const isPart = ({ sex, age, other }: Part) => sex !== null || age !== null || other !== null
const same = (a: Figures, b: Figures) => a.inNeed === b.inNeed && a.targeted === b.targeted && a.severity === b.severity

function add(held: Held, figures: Figures): void {
  held.cell.inNeed = added(held.cell.inNeed, figures.inNeed)
  held.cell.targeted = added(held.cell.targeted, figures.targeted)
  held.cell.severity = higher(held.cell.severity, figures.severity)
}

export interface CellBook {
  /** Takes the figures of one row. @returns false when they contradict a row before, and the row is not stored. */
  take(given: GivenFigures, say: Say): boolean
  /** What is stored, once all rows are taken. */
  finish(): {
    cells: NeedCell[]
    /** Rows that count a part of people whose total stands beside it. */
    leftOut: number
    /** Totals made of their parts, by the first row of each. */
    summed: { row: number; inNeed: number | null }[]
    /** Parts without a total that they could be added up to. */
    onlyParts: number[]
  }
}

/** @param sites the rows of the list are sites that hold different people: those of one place add up. */
export function createCellBook(sites: boolean): CellBook {
  const totals = new Map<string, Held>()
  const parts = new Map<string, GivenFigures[]>()
  return {
    take(given, say) {
      const key = keyOf(given.cell)
      if (isPart(given.part)) {
        const list = parts.get(key)
        if (list) list.push(given)
        else parts.set(key, [given])
        return true
      }
      const before = totals.get(key)
      if (!before) totals.set(key, { row: given.row, cell: { ...given.cell, ...given.figures }, finer: given.finer })
      else if (sites || given.finer || before.finer) add(before, given.figures)
      else if (same(before.cell, given.figures)) say('warning', 'need-repeated', { row: before.row })
      else {
        say('error', 'need-repeated-otherwise', { row: before.row })
        return false
      }
      return true
    },
    finish() {
      const cells = [...totals.values()].map(({ cell }) => cell)
      let leftOut = 0
      const summed: { row: number; inNeed: number | null }[] = []
      const onlyParts: number[] = []
      for (const [key, list] of parts) {
        const [first] = list
        if (!first) continue
        if (totals.has(key)) {
          leftOut += list.length
          continue
        }
        const sum = sumOfParts(list)
        if (sum) {
          cells.push({ ...first.cell, ...sum })
          summed.push({ row: first.row, inNeed: sum.inNeed })
        } else onlyParts.push(first.row)
      }
      return { cells, leftOut, summed, onlyParts }
    },
  }
}

/** The total of women and men, of all ages or over the same ages of both; null when the parts are not surely a whole. */
function sumOfParts(list: readonly GivenFigures[]): Figures | null {
  const plain = list.filter(({ part }) => part.other === null && part.sex !== null)
  const ofAllAges = plain.filter(({ part }) => part.age === null)
  const whole = ofAllAges.length > 0 ? ofAllAges : plain
  const agesOf = (sex: string) =>
    whole
      .filter(({ part }) => part.sex === sex)
      .map(({ part }) => part.age ?? '')
      .sort()
  const [women, men] = [agesOf('f'), agesOf('m')]
  if (women.length === 0 || women.join('|') !== men.join('|') || women.length + men.length !== whole.length) return null
  if (new Set(women).size !== women.length) return null
  const sum = (figure: 'inNeed' | 'targeted') =>
    whole.some(({ figures }) => figures[figure] === null)
      ? null
      : whole.reduce((all, { figures }) => all + (figures[figure] ?? 0), 0)
  const total = { inNeed: sum('inNeed'), targeted: sum('targeted') }
  if (total.inNeed === null && total.targeted === null) return null
  return { ...total, severity: whole.reduce<number | null>((all, { figures }) => higher(all, figures.severity), null) }
}
