/** Shares of reports that came in on time, month by month, as a picture; the table below it says the same in numbers. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { type Drawing, Inline, PagePatterns, rounded, Words } from '../../figures/drawing.tsx'
import { sayReport } from '../../messages/reporting.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'

export interface MonthRate {
  /** YYYY-MM. */
  period: string
  due: number
  onTime: number
  late: number
  missing: number
}

/** Per cent, rounded; null when nothing was due: that is no rate of zero. */
export const rateOf = ({ due, onTime }: Pick<MonthRate, 'due' | 'onTime'>): number | null =>
  due === 0 ? null : Math.round((onTime * 100) / due)

const top = 20
const plotHeight = 140
const axis = 34

/** Pixels that a month takes at most, and that the label of the line at 100 takes. */
const slotMost = 64
const labelWidth = 34

/** Columns of per cent, always against 100; a month in which nothing was due is hatched. Time runs from left to right in every language. */
export function rateDrawing(months: readonly MonthRate[], language: Language, most: number): Drawing {
  const slot = Math.min(slotMost, (most - labelWidth) / Math.max(1, months.length))
  const plot = Math.max(slot * months.length, 120)
  const width = plot + labelWidth
  const columnWidth = Math.min(40, slot * 0.66)
  const base = top + plotHeight
  const labelsFit = slot >= 22
  return {
    width,
    height: base + axis,
    content: (
      <>
        <line x1="0" y1={top} x2={plot} y2={top} class="target" />
        <Words x={plot + 6} y={top + 4} size={11} class="quiet" language={language}>
          100
        </Words>
        <line x1="0" y1={base} x2={plot} y2={base} class="rule" />
        {months.map((month, nth) => {
          const rate = rateOf(month)
          const middle = (nth + 0.5) * slot
          const tall = rate === null ? 40 : Math.max(1, (plotHeight * rate) / 100)
          const isFirst = nth === 0 || month.period.endsWith('-01')
          return (
            <g key={month.period}>
              <rect
                x={rounded(middle - columnWidth / 2)}
                y={rounded(base - tall)}
                width={rounded(columnWidth)}
                height={rounded(tall)}
                class={rate === null ? 'hatched' : 'column'}
              />
              {labelsFit && rate !== null && (
                <Words x={middle} y={base - tall - 5} size={11} anchor="middle" language={language}>
                  {String(rate)}
                </Words>
              )}
              <Words x={middle} y={base + 14} size={11} anchor="middle" class="quiet" language={language}>
                {String(Number(month.period.slice(5)))}
              </Words>
              {isFirst && (
                <Words x={middle} y={base + 29} size={11} anchor="middle" class="quiet" language={language}>
                  {month.period.slice(0, 4)}
                </Words>
              )}
            </g>
          )
        })}
      </>
    ),
  }
}

export function RateFigure({ months, language }: { months: readonly MonthRate[]; language: Language }) {
  return (
    <section class="card" aria-labelledby="rate-title">
      <h2 id="rate-title">{sayReport(language, 'onTimeTrend')}</h2>
      <PagePatterns />
      <Inline drawing={rateDrawing(months, language, 1_100)} look="rate-wide" />
      <Inline drawing={rateDrawing(months.slice(-12), language, 326)} look="rate-narrow" />
      <details>
        <summary>{sayReport(language, 'asTable')}</summary>
        <Scroll label={sayReport(language, 'onTimeTrend')} card={false}>
          <table>
            <thead>
              <tr>
                <th scope="col">{sayReport(language, 'month')}</th>
                {(['countDue', 'countOnTime', 'countLate', 'countMissing', 'rate'] as const).map(head => (
                  <th key={head} scope="col" class="number">
                    {sayReport(language, head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map(month => {
                const rate = rateOf(month)
                return (
                  <tr key={month.period}>
                    <th scope="row">{formatMonth(month.period, language)}</th>
                    {[month.due, month.onTime, month.late, month.missing].map((count, at) => (
                      <td key={['due', 'onTime', 'late', 'missing'][at]} class="number">
                        {formatWhole(count)}
                      </td>
                    ))}
                    <td class={rate === null ? 'number muted' : 'number'}>{rate ?? sayReport(language, 'noneDue')}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      </details>
    </section>
  )
}
