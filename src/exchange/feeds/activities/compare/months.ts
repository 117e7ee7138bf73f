/** Months beside each other: a month copied unchanged, figures counted from the beginning of the year, a figure ten times the last one. */
import type { RowProblem } from '../../problem.ts'
import { type Observation, previousMonth, type Series } from './series.ts'

/** Rows of one organisation and month that must be equal to those of the month before to be called a copy. */
const copiedRowsMin = 5
/** Months in a row that must grow for a figure to be called cumulative. */
const growingMonthsMin = 3
const growthMin = 1.1
/** How near a figure must be to the sum of the months before, and how much above it a month's own people may lie. */
const summedMin = 0.98
const summedMax = 1.6
const timesLastMonth = 10
const tellingFigureMin = 500

function warning(row: number, code: string, value: string | null, details: RowProblem['details']): RowProblem {
  return { row, column: null, columnIndex: null, severity: 'warning', code, value, details }
}

/** All figures of an organisation's month as in the month before. */
export function copied(series: Iterable<Series>, labelOf: (organisationId: string) => string): RowProblem[] {
  const months = new Map<string, { same: number; different: number; row: number; organisation: string; period: string }>()
  for (const { organisation, months: figures } of series)
    for (const { period, reached, row } of figures) {
      // A stored month is only there to be compared with.
      if (row === 0) continue
      const previous = figures.length > 1 ? previousMonth(period) : ''
      const before = figures.length > 1 ? figures.find(figure => figure.period === previous) : undefined
      const key = `${organisation}|${period}`
      let count = months.get(key)
      if (!count) {
        count = { same: 0, different: 0, row, organisation, period }
        months.set(key, count)
      }
      if (before && before.reached === reached && reached > 0) count.same += 1
      else count.different += 1
    }
  return [...months.values()]
    .filter(({ same, different }) => same >= copiedRowsMin && different === 0)
    .map(({ row, organisation, period, same }) =>
      warning(row, 'month-copied', period, {
        organisation: labelOf(organisation),
        period,
        before: previousMonth(period),
        rows: same,
      }),
    )
}

/** The months of a series that follow each other without a gap up to one of the sheet, the last of them. */
function runUpTo(months: readonly Observation[]): Observation[] {
  const run: Observation[] = []
  for (const month of [...months].reverse()) {
    const later = run.at(-1)
    if (later && previousMonth(later.period) !== month.period) break
    run.push(month)
  }
  return run.reverse()
}

/**
 * Figures that only ever grow, by more than a tenth each month: probably counted from the beginning of the year. A service that reaches
 * the same people every month is piled up when its figure is what the months before add up to.
 */
export function piledUp(series: Iterable<Series>, recurrent: ReadonlySet<string>): RowProblem[] {
  const problems: RowProblem[] = []
  for (const { months, activityId } of series) {
    const last = months.at(-1)
    if (!last || last.row === 0 || months.length < 2) continue
    const run = runUpTo(months)
    const before = run.slice(0, -1)
    const sum = before.reduce((all, { reached }) => all + reached, 0)
    const isRecurrent = activityId !== null && recurrent.has(activityId)
    const highest = Math.max(0, ...before.map(({ reached }) => reached))
    if (isRecurrent && before.length >= 2 && last.reached >= sum * summedMin && last.reached > highest * summedMax) {
      problems.push(warning(last.row, 'recurrent-summed', String(last.reached), { months: run.length, highest }))
      continue
    }
    const grows = run.every(({ reached }, index) => index === 0 || reached > (run[index - 1]?.reached ?? 0) * growthMin)
    if (run.length >= growingMonthsMin && grows && (run[0]?.reached ?? 0) > 0) {
      problems.push(
        warning(last.row, 'looks-cumulative', String(last.reached), { months: run.length, first: run[0]?.reached ?? 0 }),
      )
      continue
    }
    const previous = before.at(-1)
    if (previous && last.reached >= tellingFigureMin && previous.reached > 0 && last.reached >= previous.reached * timesLastMonth)
      problems.push(
        warning(last.row, 'ten-times-last-month', String(last.reached), { before: previous.reached, period: previous.period }),
      )
  }
  return problems
}
