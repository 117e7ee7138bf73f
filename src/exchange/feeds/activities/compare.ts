/** What only shows when rows are seen beside each other: repeated lines, work reported twice, figures copied or piled up. */
import { identityOf, keyOf } from '../../../modules/delivery/pure/keys.ts'
import type { ReportLine } from '../../../modules/delivery/schema.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { createNeighbours, type Warn } from './compare/beside.ts'
import { floatColumn, wholeColumn } from './compare/flat.ts'
import { copied, piledUp } from './compare/months.ts'
import { createReported, type Reported } from './compare/reported.ts'
import { SeriesOfMonths } from './compare/series.ts'
import type { ActivityRecord } from './record.ts'
import type { Resolver } from './resolve.ts'

/** A line ready for `delivery.store-activity-reports`. */
export type CheckedLine = ReportLine

/** A line with what is known of its row beyond what is stored. */
export type RecordedLine = ActivityRecord &
  CheckedLine & {
    row: number
    /** Key of the line that the row names by a record id of ours. */
    ownKey: string | null
  }

export interface Comparer {
  /**
   * Gives a line the key under which it is stored: what identifies it, and how often the sheet repeats that. Rows must come in order.
   */
  identify(line: RecordedLine, warn: Warn): void
  afterAll(): RowProblem[]
  /** What the sheet reports, for comparing it with what is stored. */
  reported(): Reported
}

/** 48 bits of a content hash. */
const contentMark = (hash: string) => Number.parseInt(hash.slice(0, 8) + hash.slice(9, 13), 16)

/** What is kept of a row is a few numbers: a sheet may have a million of them. */
export function createComparer(resolver: Resolver, reference: Pick<Reference, 'activities'>): Comparer {
  const firstOf = new Map<string, number>()
  const rows = wholeColumn()
  const contents = floatColumn()
  const times = new Map<string, number>()
  const neighbours = createNeighbours()
  const series = new SeriesOfMonths()
  const reported = createReported(series)
  const recurrent = new Set(reference.activities.filter(activity => activity.recurrent).map(({ id }) => id))
  return {
    identify(line, warn) {
      const { row, ownKey: own } = line
      const identity = own === null ? identityOf(line) : []
      const key = own ?? keyOf(identity, 1)
      const first = firstOf.get(key)
      let lineKey = key
      if (first === undefined) {
        firstOf.set(key, rows.length)
        rows.push(row)
        contents.push(contentMark(line.contentHash))
      } else {
        const nth = (times.get(key) ?? 1) + 1
        times.set(key, nth)
        const same = contents.at(first) === contentMark(line.contentHash)
        warn(same ? 'repeated-row' : 'row-with-other-figures', { row: rows.at(first) })
        lineKey = own ?? keyOf(identity, nth)
      }
      if (line.change !== 'delete') {
        neighbours.add(line, row, first !== undefined, warn)
        if (line.status !== 'planned' && line.status !== 'cancelled') series.add(line, row)
        reported.add(line, row)
      }
      line.lineKey = lineKey
      line.identity = own === null ? key : null
    },
    afterAll: () => [
      ...neighbours.afterAll(resolver.labelOfOrganisation),
      ...copied(series.all(), resolver.labelOfOrganisation),
      ...piledUp(series.all(), recurrent),
    ],
    reported: reported.all,
  }
}
