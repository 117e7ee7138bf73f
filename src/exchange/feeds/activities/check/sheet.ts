/** What shows only of a sheet as a whole: a template of another month or plan, targets copied into what was reached. */
import { monthNamed } from '../../month-names.ts'
import type { RowProblem } from '../../problem.ts'
import { westernDigits } from '../../text.ts'
import type { ActivityRecord } from '../record.ts'
import type { CheckOptions, RowNotes } from './row.ts'

/** Rows with a target whose figure is the target, before that is said to be strange. */
const equalRowsMin = 10

export interface SheetWatcher {
  add(record: ActivityRecord, notes: RowNotes): void
  afterAll(): RowProblem[]
}

export function createSheetWatcher(options: CheckOptions): SheetWatcher {
  const periods = new Set<string>()
  const plans = new Map<string, { row: number; plan: string; period: string; other: boolean; rows: number }>()
  let withTarget = 0
  let asTargeted = 0
  let firstEqual = 0
  return {
    add({ period, plan, reached, targeted, status }, notes) {
      periods.add(period)
      if (plan !== null) {
        const key = `${plan}\u001f${period.slice(0, 4)}`
        let seen = plans.get(key)
        if (!seen) {
          const years = yearsIn(plan)
          const year = Number(period.slice(0, 4))
          seen = { row: notes.row, plan, period, other: years !== null && (year < years.first || year > years.last), rows: 0 }
          plans.set(key, seen)
        }
        seen.rows += 1
      }
      if (reached === null || targeted === null || targeted === 0 || status === 'completed') return
      withTarget += 1
      if (reached !== targeted) return
      asTargeted += 1
      if (firstEqual === 0) firstEqual = notes.row
    },
    afterAll() {
      const found: RowProblem[] = []
      const of = (row: number, code: string, value: string | null, details: RowProblem['details']) =>
        found.push({ row, column: null, columnIndex: null, severity: 'warning', code, value, details })
      const titled = (options.titles ?? [])
        .map(title => ({ title, months: monthsIn(title) }))
        .filter(({ months }) => months.length > 0)
      // A later month in a title may be the one in which the sheet was made.
      const first = [...periods].sort()[0]
      const old = titled.find(({ months }) => first !== undefined && months.every(month => month < first))
      if (old)
        of(0, 'title-of-other-month', old.title, { months: old.months.join(', '), periods: [...periods].sort().join(', ') })
      for (const { row, plan, period, other, rows } of plans.values())
        if (other) of(row, 'plan-of-other-year', plan, { year: period.slice(0, 4), rows })
      if (asTargeted >= equalRowsMin && asTargeted === withTarget)
        of(firstEqual, 'reached-as-targeted', null, { rows: asTargeted })
      return found
    },
  }
}

/** Years that the name of a plan says it is for: `HRP 2022`, `UNSP 2004/5`, `2021-2023`; null when it says none. */
export function yearsIn(plan: string): { first: number; last: number } | null {
  const years = [...westernDigits(plan).matchAll(/(?<!\d)((?:19|20)\d\d)(?:\s?[-–/]\s?(\d{1,4}))?(?!\d)/g)].flatMap(
    ([, first = '', second]) => {
      const begin = Number(first)
      return second === undefined ? [begin] : [begin, Number(first.slice(0, 4 - second.length) + second)]
    },
  )
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) }
}

/** Months with their year that a title names: `Monthly report - March 2022`, `5W_2022-03.xlsx`. */
export function monthsIn(title: string): string[] {
  const text = westernDigits(title)
  const two = (number: number) => String(number).padStart(2, '0')
  const found = new Set<string>()
  for (const [, year, month] of text.matchAll(/(?<!\d)((?:19|20)\d\d)[-_.](0[1-9]|1[0-2])(?![\d])/g))
    found.add(`${year}-${month}`)
  for (const [, words = '', year] of text.matchAll(/([\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+)?)[\s_,'’.-]{0,3}((?:19|20)\d\d)(?!\d)/gu)) {
    const month = monthNamed(words) ?? monthNamed(words.split(' ').at(-1) ?? '')
    if (month) found.add(`${year}-${two(month)}`)
  }
  return [...found]
}
