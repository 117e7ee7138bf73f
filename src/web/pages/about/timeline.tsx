/** What happened when: on an axis, with what held from when to when, and as a list by years. */
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import type { OperationDetail } from '../../../modules/operations/index.ts'
import type { ClusterOfPlan, StrategicPlan } from '../../../modules/plan/index.ts'
import { Words as DrawnWords, rounded } from '../../figures/drawing.tsx'
import { sayOfAbout as say } from '../../messages/about.ts'
import { named } from '../../numbers.ts'
import { type Base, dateAsWritten, Named, Refs } from './parts.tsx'
import { type Axis, axisOf, marksOf, rangeOf } from './timeline-model.ts'

interface TimelineProps extends Base {
  operation: OperationDetail
  plans: readonly StrategicPlan[]
  clusters: readonly ClusterOfPlan[]
}

/** Something that held for a while; an open end is that of the axis. */
interface Span {
  label: string
  from: string | null
  to: string | null
}

const width = 1140
const top = 28
const rowHeight = 24
const laneHeight = 34

/** Clusters that came and went together, by their first and last code. */
function clusterSpans(clusters: readonly ClusterOfPlan[], language: Language): Span[] {
  const tops = clusters.filter(({ parentId }) => parentId === null)
  return [...Map.groupBy(tops, ({ validFrom, validTo }) => `${validFrom}|${validTo}`).values()].map(group => {
    const [first, last] = [group[0], group.at(-1)]
    const codes = first === last ? (first?.code ?? '') : `${first?.code}–${last?.code}`
    return {
      label: say(language, 'clustersFrom', { codes }),
      from: first?.validFrom ?? null,
      to: first?.validTo ?? null,
    }
  })
}

function spansOf({ operation, plans, clusters, language }: TimelineProps): Span[] {
  const dated = (span: Span) => span.from !== null || span.to !== null
  return [
    ...[...operation.hubs]
      .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
      .map(({ names, from, to }) => ({ label: say(language, 'runFrom', { place: nameIn(names, language) }), from, to })),
    ...plans.map(plan => ({ label: named(plan, language), from: plan.starts, to: plan.ends })),
    ...clusterSpans(clusters, language),
  ].filter(dated)
}

function Lane({ span, axis, y, language }: { span: Span; axis: Axis; y: number; language: Language }) {
  const from = span.from === null ? 0 : axis.at(rangeOf(span.from)[0])
  const to = span.to === null ? axis.width : axis.at(rangeOf(span.to)[1])
  // A short bar near the end has its label before it.
  const before = from > axis.width * 0.7
  return (
    <g>
      <DrawnWords x={before ? to : from} y={y + 12} anchor={before ? 'end' : 'start'} size={12} language={language}>
        {span.label}
      </DrawnWords>
      <rect x={rounded(from)} y={y + 18} width={rounded(Math.max(2, to - from))} height={6} class="time-span" />
      {span.from === null && <path d={`M${rounded(from)} ${y + 18}l-6 3 6 3z`} class="time-span" />}
      {span.to === null && <path d={`M${rounded(to)} ${y + 18}l6 3 -6 3z`} class="time-span" />}
    </g>
  )
}

/** The axis of time goes from left to right in every language. */
function Drawing(props: TimelineProps) {
  const { operation, language } = props
  const { timeline } = operation
  const spans = spansOf(props)
  const axis = axisOf([...timeline.map(({ happened }) => happened), ...spans.flatMap(({ from, to }) => [from, to])], width)
  if (!axis) return null
  const marks = marksOf(
    timeline.map(({ happened }) => happened),
    axis,
    22,
  )
  const rows = Math.max(0, ...marks.map(({ row }) => row + 1))
  const base = top + rows * rowHeight + 8
  const height = base + 16 + spans.length * laneHeight
  return (
    <svg class="drawing about-time" viewBox={`-8 0 ${width + 16} ${height}`} direction="ltr" aria-hidden="true">
      {axis.years.map(({ year, x }) => (
        <g key={year}>
          <line x1={rounded(x)} x2={rounded(x)} y1={4} y2={height} class="time-year" />
          <DrawnWords x={x + 6} y={16} class="quiet" language={language}>
            {String(year)}
          </DrawnWords>
        </g>
      ))}
      {marks.map(({ x, row }) => (
        <line key={x} x1={rounded(x)} x2={rounded(x)} y1={base - 14 - row * rowHeight} y2={base} class="time-stem" />
      ))}
      {marks.map(({ from, to, x, row }, index) => {
        const y = base - 14 - row * rowHeight
        return (
          <g key={timeline[index]?.texts.en ?? index}>
            <line x1={rounded(from)} x2={rounded(Math.max(to, from + 2))} y1={base} y2={base} class="time-when" />
            <circle cx={rounded(x)} cy={y} r={10} class="time-mark" />
            <DrawnWords x={x} y={y + 4} anchor="middle" size={11} class="time-number" language={language}>
              {String(index + 1)}
            </DrawnWords>
          </g>
        )
      })}
      <line x1={0} x2={width} y1={base} y2={base} class="time-axis" />
      {spans.map((span, index) => (
        <Lane key={span.label} span={span} axis={axis} y={base + 8 + index * laneHeight} language={language} />
      ))}
    </svg>
  )
}

export function Timeline(props: TimelineProps) {
  const { operation, language, sources } = props
  const { timeline } = operation
  if (timeline.length === 0) return null
  const numbered = timeline.map((event, index) => ({ ...event, number: index + 1 }))
  const years = [...Map.groupBy(numbered, ({ happened }) => happened.slice(0, 4))]
  return (
    <section id="timeline" class="card">
      <h2>{say(language, 'timeline')}</h2>
      <Drawing {...props} />
      <div class="about-years">
        {years.map(([year, events]) => (
          <section key={year}>
            <h3>{year}</h3>
            <ol start={events[0]?.number}>
              {events.map(({ happened, texts, source, number }) => (
                <li key={number}>
                  <span class="time-badge" aria-hidden="true">
                    {number}
                  </span>
                  <div>
                    <time dateTime={happened}>{dateAsWritten(happened, language)}</time>
                    <Named names={texts} language={language} /> <Refs language={language} sources={sources} keys={source} />
                  </div>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </section>
  )
}
