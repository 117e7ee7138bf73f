/** A timeline to draw: where days, months and years that were written lie on one axis, and marks that do not cover each other. */

/** Days since 1970 of the first day of what was written, and of the day after its last: as wide as it is imprecise. */
export function rangeOf(written: string): [from: number, to: number] {
  const [year = 0, month, day] = written.split('-').map(Number)
  const at = (y: number, m: number, d: number) => Date.UTC(y, m, d) / 86_400_000
  if (day !== undefined && month !== undefined) return [at(year, month - 1, day), at(year, month - 1, day + 1)]
  if (month !== undefined) return [at(year, month - 1, 1), at(year, month, 1)]
  return [at(year, 0, 1), at(year + 1, 0, 1)]
}

export interface Axis {
  width: number
  years: { year: number; x: number }[]
  /** Pixels from the start of the axis. */
  at(day: number): number
}

/** An axis of whole years that holds every date; null when there is none. */
export function axisOf(dates: readonly (string | null)[], width: number): Axis | null {
  const years = dates.flatMap(date => (date ? [Number(date.slice(0, 4))] : []))
  if (years.length === 0) return null
  const first = Math.min(...years)
  const last = Math.max(...years)
  const [start] = rangeOf(String(first))
  const [, end] = rangeOf(String(last))
  const at = (day: number) => Math.min(width, Math.max(0, ((day - start) / (end - start)) * width))
  return {
    width,
    at,
    years: Array.from({ length: last - first + 1 }, (_, index) => ({
      year: first + index,
      x: at(rangeOf(String(first + index))[0]),
    })),
  }
}

export interface Mark {
  /** Ends of what was written, and the middle where its number stands. */
  from: number
  to: number
  x: number
  /** From the axis: 0 is nearest. */
  row: number
}

/** Where the numbers of events stand: each in the nearest row in which none is closer than the gap. Events in order of time. */
export function marksOf(dates: readonly string[], axis: Axis, gap: number): Mark[] {
  const ends: number[] = []
  return dates.map(date => {
    const [first, last] = rangeOf(date)
    const [from, to] = [axis.at(first), axis.at(last)]
    const x = Math.min(axis.width - gap / 2, Math.max(gap / 2, (from + to) / 2))
    const free = ends.findIndex(end => x - end >= gap)
    const row = free < 0 ? ends.length : free
    ends[row] = x
    return { from, to, x, row }
  })
}
