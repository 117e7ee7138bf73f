/** A measure by month: columns, a line of what has been reached since the first month, and the target, each with its label at its end. */
import type { Language } from '../../kernel/pure/languages.ts'
import { formatWhole } from '../numbers.ts'
import { type Drawing, rounded, Words } from './drawing.tsx'
import { textWidth, wrapText } from './text-width.ts'

export interface TrendMonth {
  /** Full name of the month, its name or number, and the year. */
  title: string
  name: string
  number: string
  year: string
  /** In the month; null when nothing is known, whether or not there are reports. */
  value: number | null
  /** Since the first month; null leaves a gap in the line. */
  soFar: number | null
  /** Whether there are any reports of the month. */
  reported: boolean
  /** The value as it is written under its column. */
  short: string
}

export interface TrendLabels {
  value: string
  soFar: string
  target: string
  unknown: string
  noReports: string
}

const top = 18
const plotHeight = 190
/** A narrower slot has its year beginning at its edge: in the middle it would stand out of the picture. */
const yearRoom = 28
/** Below the line of months: a line of years. */
const axisHeight = 20
const narrowBelow = 420
const labelSize = 12
/** Labels at the ends keep this far apart, their lines of text not counted. */
const labelApart = 6
const labelLine = 13

/**
 * Draws the months from left to right in every language, as axes of time are.
 * @param target dashed; null when there is none or it is of another kind.
 */
export function trendDrawing(
  months: readonly TrendMonth[],
  target: number | null,
  labels: TrendLabels,
  language: Language,
  width: number,
): Drawing {
  const labelColumn = width < narrowBelow ? 88 : 118
  const plotWidth = width - labelColumn
  const slot = plotWidth / months.length
  const known = months.flatMap(({ value, soFar }) => [value ?? 0, soFar ?? 0])
  const highest = Math.max(1, target ?? 0, ...known)
  const yOf = (value: number) => top + plotHeight * (1 - value / highest)
  const base = top + plotHeight
  const columnWidth = Math.max(1, Math.min(40, slot * 0.62))
  const xOf = (index: number) => (index + 0.5) * slot
  const widestShort = Math.max(...months.map(({ short }) => textWidth(short, 10)))
  const shortsFit = widestShort + 2 <= slot
  const monthLine = base + (shortsFit ? 30 : 15)
  return {
    width,
    height: monthLine + axisHeight,
    content: (
      <>
        <line x1="0" y1={base} x2={plotWidth} y2={base} class="rule" />
        {months.map((month, index) => {
          const x = xOf(index) - columnWidth / 2
          if (month.value === null)
            return (
              <g key={month.title}>
                <rect
                  x={rounded(x)}
                  y={base - 40}
                  width={rounded(columnWidth)}
                  height="40"
                  class={month.reported ? 'dotted' : 'hatched'}
                >
                  <title>{`${month.title}: ${month.reported ? labels.unknown : labels.noReports}`}</title>
                </rect>
                {month.reported && (
                  <Words x={xOf(index)} y={base - 44} size={10} anchor="middle" class="quiet" language={language}>
                    ?
                  </Words>
                )}
              </g>
            )
          const y = yOf(month.value)
          return (
            <g key={month.title}>
              <rect x={rounded(x)} y={rounded(y)} width={rounded(columnWidth)} height={rounded(base - y)} class="column">
                <title>{`${month.title}: ${formatWhole(month.value)}`}</title>
              </rect>
            </g>
          )
        })}
        {target !== null && <line x1="0" y1={rounded(yOf(target))} x2={plotWidth} y2={rounded(yOf(target))} class="target" />}
        {runsOf(months).map(run => (
          <g key={run[0]}>
            <path
              class="series"
              d={run
                .map((index, nth) => `${nth === 0 ? 'M' : 'L'}${rounded(xOf(index))} ${rounded(yOf(months[index]?.soFar ?? 0))}`)
                .join('')}
            />
            {run.map(index => (
              <circle
                key={index}
                cx={rounded(xOf(index))}
                cy={rounded(yOf(months[index]?.soFar ?? 0))}
                r="2.6"
                class="series-dot"
              >
                <title>{`${months[index]?.title}: ${formatWhole(months[index]?.soFar ?? 0)}`}</title>
              </circle>
            ))}
          </g>
        ))}
        {shortsFit &&
          months.map(({ title, short }, index) => (
            <Words key={title} x={xOf(index)} y={base + 15} size={10} anchor="middle" language={language}>
              {short}
            </Words>
          ))}
        {axisOf(months, slot).map(({ index, text, year }) => (
          <g key={index}>
            <Words x={xOf(index)} y={monthLine} size={11} anchor="middle" class="quiet" language={language}>
              {text}
            </Words>
            {year && (
              <Words
                x={slot < yearRoom ? index * slot : xOf(index)}
                y={monthLine + 14}
                size={11}
                anchor={slot < yearRoom ? 'start' : 'middle'}
                class="quiet"
                language={language}
              >
                {year}
              </Words>
            )}
          </g>
        ))}
        <EndLabels {...{ months, target, labels, yOf, base, language }} x={plotWidth + 8} room={labelColumn - 8} />
      </>
    ),
  }
}

/** Stretches of months that the line may join: a month without a value breaks it. */
function runsOf(months: readonly TrendMonth[]): number[][] {
  const runs: number[][] = []
  let open: number[] | null = null
  for (const [index, { soFar }] of months.entries()) {
    if (soFar === null) open = null
    else if (open) open.push(index)
    else {
      open = [index]
      runs.push(open)
    }
  }
  return runs
}

/** What stands under the months: names where all fit, else numbers, else only those of the first months of years. */
function axisOf(months: readonly TrendMonth[], slot: number): { index: number; text: string; year: string | null }[] {
  const fits = (text: (month: TrendMonth) => string) => months.every(month => textWidth(text(month), 11) + 4 <= slot)
  const byName = fits(({ name }) => name)
  const firstOfYear = (index: number) => index === 0 || months[index]?.year !== months[index - 1]?.year
  const all = months.map((month, index) => ({
    index,
    text: byName ? month.name : month.number,
    year: firstOfYear(index) ? month.year : null,
  }))
  if (byName || fits(({ number }) => number)) return all
  const slotsOfYear = Math.ceil(yearRoom / slot)
  let last = -slotsOfYear
  return all.flatMap(({ index, year }) => {
    if (year === null || index - last < slotsOfYear) return []
    last = index
    return [{ index, text: year, year: null }]
  })
}

function EndLabels(props: {
  months: readonly TrendMonth[]
  target: number | null
  labels: TrendLabels
  yOf: (value: number) => number
  x: number
  room: number
  base: number
  language: Language
}) {
  const { months, target, labels, yOf, x, room, base, language } = props
  const lastSoFar = months.findLast(({ soFar }) => soFar !== null)?.soFar ?? null
  const lastValue = months.findLast(({ value }) => value !== null)?.value ?? null
  const wanted = [
    { value: target, name: labels.target, look: 'strong target-name' },
    { value: lastSoFar, name: labels.soFar, look: 'strong series-name' },
    { value: lastValue, name: labels.value, look: 'strong column-name' },
  ].flatMap(({ value, name, look }) =>
    value === null ? [] : [{ look, value, y: yOf(value), lines: wrapText(name, room, labelSize - 1, 400, 2) }],
  )
  const heightOf = (index: number) => ((wanted[index]?.lines.length ?? 0) + 1) * labelLine + labelApart
  wanted.sort((a, b) => a.y - b.y)
  // Pushed apart downwards first, then back up from the axis.
  for (const [index, label] of wanted.entries())
    label.y = Math.max(label.y, index === 0 ? 8 : (wanted[index - 1]?.y ?? 0) + heightOf(index - 1))
  let below = base + labelLine
  for (const [index, label] of [...wanted.entries()].reverse()) {
    label.y = Math.min(label.y, below - heightOf(index))
    below = label.y
  }
  return (
    <>
      {wanted.map(({ lines, value, look, y }) => (
        <g key={look}>
          <Words x={x} y={y + 2} size={labelSize + 1} class={look} language={language}>
            {formatWhole(value)}
          </Words>
          {lines.map((line, nth) => (
            <Words key={line} x={x} y={y + 2 + (nth + 1) * labelLine} size={labelSize - 1} class="quiet" language={language}>
              {line}
            </Words>
          ))}
        </g>
      ))}
    </>
  )
}
