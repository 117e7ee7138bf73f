/** What a sheet reports, kept small enough to be handed to where the stored lines are. */
import type { ActivityRecord } from '../record.ts'
import { type Works, worksOf } from './beside.ts'
import { leafOf, organisationOf, type Series, type SeriesOfMonths, seriesCompared } from './series.ts'

export interface Reported {
  /** Who reports what in which month: an activity of the catalogue, or a cluster with any activity (null). */
  present: { organisation: string; period: string; leaf: string; activityId: string | null }[]
  /** Figures by series; null for a sheet too large to be compared line by line. */
  series: Series[] | null
  works: { row: number; period: string; works: Works }[]
}

export function createReported(series: SeriesOfMonths): { add(record: ActivityRecord, row: number): void; all(): Reported } {
  const present = new Map<string, Reported['present'][number]>()
  let works: Reported['works'] = []
  let lines = 0
  return {
    add(record, row) {
      lines += 1
      if (lines > seriesCompared) works = []
      else {
        const own = worksOf(record)
        if (own) works.push({ row, period: record.period, works: own })
      }
      if (record.status === 'planned' || record.status === 'cancelled') return
      const organisation = organisationOf(record)
      const leaf = leafOf(record)
      const cluster = `${organisation}|${record.period}|${leaf}|`
      const key = record.activityId === null ? cluster : cluster + record.activityId
      if (present.has(key)) return
      present.set(key, { organisation, period: record.period, leaf, activityId: record.activityId })
      if (!present.has(cluster)) present.set(cluster, { organisation, period: record.period, leaf, activityId: null })
    },
    all: () => ({ present: [...present.values()], series: lines > seriesCompared ? null : [...series.all()], works }),
  }
}
