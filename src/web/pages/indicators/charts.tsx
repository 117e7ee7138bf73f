/** The way from baseline to target, and months as small lines: drawn on the server, each with its words. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { IndicatorFigure, PlannedIndicator } from '../../../modules/indicators/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatCompact, formatMonth, named } from '../../numbers.ts'
import { formatFigure, inMajor, percent } from './format.ts'

interface BarProps {
  planned: Pick<PlannedIndicator, 'unit' | 'currency'>
  value: number | null
  target: number | null
  progress: number | null
  language: Language
}

/** Share of the bar's width that ends at the target; what lies beyond shows the overshoot. */
const targetAt = 88

/** A thin bar whose end is the target; a figure above it goes past its end and is marked, never clipped. */
export function ProgressBar({ planned, value, target, progress, language }: BarProps) {
  const known = progress !== null
  const share = known ? Math.max(0, progress) : 0
  const over = share > 100
  const words = known
    ? say(language, 'barText', {
        value: formatFigure(value, planned, language),
        target: formatFigure(target, planned, language),
        percent: percent(progress) ?? '',
      })
    : say(language, 'barUnknown', { value: formatFigure(value, planned, language) })
  return (
    <span
      class={`way${known ? '' : ' way-unknown'}`}
      role="img"
      aria-label={over ? `${words}, ${say(language, 'overTarget')}` : words}
    >
      <i style={`inline-size:${((Math.min(share, 113) * targetAt) / 100).toFixed(1)}%`} />
      {target !== null && <b style={`inset-inline-start:${targetAt}%`} />}
      {over && <u />}
    </span>
  )
}

type Months = readonly Pick<IndicatorFigure['months'][number], 'period' | 'value'>[]

/** Every month from the first to the last, those without a figure among them. */
export function allMonths(periods: readonly string[]): string[] {
  const sorted = [...periods].sort()
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last) return []
  const found: string[] = []
  let [year = 0, month = 0] = first.split('-').map(Number)
  for (let at = first; at <= last && found.length < 240; ) {
    found.push(at)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
    at = `${year}-${String(month).padStart(2, '0')}`
  }
  return found
}

/** Runs of months that follow each other and have a figure: a month without one breaks the line. */
function runsOf(months: readonly string[], values: ReadonlyMap<string, number>): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = []
  let open = false
  for (const [at, period] of months.entries()) {
    const value = values.get(period)
    if (value === undefined) {
      open = false
      continue
    }
    if (!open) runs.push([])
    open = true
    runs.at(-1)?.push({ at, value })
  }
  return runs
}

const known = (months: Months) =>
  new Map(months.flatMap(({ period, value }) => (value === null ? [] : [[period, value] as const])))

interface TrendProps {
  planned: Pick<PlannedIndicator, 'unit' | 'currency' | 'names' | 'code'>
  months: Months
  /** All months of the page, so that lines beside each other share their time. */
  span: readonly string[]
  language: Language
}

const spark = { width: 132, height: 30, pad: 3 }

/** A line of months as small as a word. Time runs from left to right in every language. */
export function Sparkline({ planned, months, span, language }: TrendProps) {
  const values = known(months)
  if (values.size === 0) return <span class="muted">{say(language, 'unknown')}</span>
  const most = Math.max(...values.values())
  const x = (at: number) => spark.pad + (span.length < 2 ? 0.5 : at / (span.length - 1)) * (spark.width - 2 * spark.pad)
  const y = (value: number) => spark.height - spark.pad - (most === 0 ? 0 : value / most) * (spark.height - 2 * spark.pad)
  const words = [...values].map(
    ([period, value]) => `${formatMonth(period, language)}: ${formatFigure(value, planned, language)}`,
  )
  const last = runsOf(span, values).at(-1)?.at(-1)
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${spark.width} ${spark.height}`}
      width={spark.width}
      height={spark.height}
      role="img"
      aria-label={`${say(language, 'trend')}. ${words.join('; ')}`}
    >
      {runsOf(span, values).map(run =>
        run.length === 1 && run[0] ? (
          <circle key={run[0].at} cx={x(run[0].at).toFixed(1)} cy={y(run[0].value).toFixed(1)} r="1.6" />
        ) : (
          <polyline
            key={run[0]?.at}
            points={run.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
          />
        ),
      )}
      {last && <circle cx={x(last.at).toFixed(1)} cy={y(last.value).toFixed(1)} r="2.4" />}
    </svg>
  )
}

const chart = { width: 720, height: 200, top: 18, bottom: 22, side: 8 }

/** Months as columns with their numbers; a month that nobody spoke of is hatched, and never zero. */
export function MonthColumns({ planned, months, span, language }: TrendProps) {
  const values = known(months)
  const most = Math.max(1e-9, ...values.values())
  const step = (chart.width - 2 * chart.side) / Math.max(1, span.length)
  const high = chart.height - chart.top - chart.bottom
  return (
    <svg
      class="month-columns"
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      role="img"
      aria-label={say(language, 'trendOf', { name: named(planned, language) })}
    >
      <defs>
        <pattern id="nothing-said" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" class="hatch-ground" />
          <line x1="0" y1="0" x2="0" y2="6" class="hatch-line" />
        </pattern>
      </defs>
      {span.map((period, at) => {
        const value = values.get(period)
        const left = chart.side + at * step + step * 0.14
        const width = step * 0.72
        const tall = value === undefined ? high * 0.12 : Math.max(1, (value / most) * high)
        return (
          <g key={period}>
            <rect
              x={left.toFixed(1)}
              y={(chart.top + high - tall).toFixed(1)}
              width={width.toFixed(1)}
              height={tall.toFixed(1)}
              class={value === undefined ? 'nothing' : 'column'}
            />
            {value !== undefined && span.length <= 18 && (
              <text x={(left + width / 2).toFixed(1)} y={(chart.top + high - tall - 4).toFixed(1)}>
                {shortFigure(value, planned, language)}
              </text>
            )}
            <text x={(left + width / 2).toFixed(1)} y={chart.height - 6} class="axis">
              {Number(period.slice(5))}
              {(at === 0 || period.endsWith('-01')) && <tspan class="year"> {period.slice(0, 4)}</tspan>}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** A figure short enough to stand above a column. */
function shortFigure(value: number, planned: Pick<PlannedIndicator, 'unit' | 'currency'>, language: Language): string {
  if (planned.unit === 'percentage' || planned.unit === 'ratio') return formatFigure(value, planned, language)
  return formatCompact(Math.round(inMajor(value, planned)), language)
}
