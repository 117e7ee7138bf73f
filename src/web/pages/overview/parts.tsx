/** Parts that several figures of the overview share: their head, marks of clusters, legends, and bars. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { type Classes, legendOf } from '../../figures/classes.ts'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatCompact } from '../../numbers.ts'
import { addressOf } from './filters.ts'
import { type Overview, queryOf } from './load.ts'
import type { MapArea } from './map-model.ts'
import { colourOf, markOf } from './matrix-model.ts'
import type { FigureState } from './measure.ts'
import type { Measure } from './picture.ts'

export interface PartProps {
  overview: Overview
  language: Language
  path: string
}

/** The figures that can be taken away, by the name in their address. */
export const figureNames = ['figures', 'map', 'matrix', 'trend', 'gaps', 'overlaps', 'silent', 'presence'] as const
export type FigureName = (typeof figureNames)[number]
export const figureFormats = ['svg', 'png', 'csv'] as const
export type FigureFormat = (typeof figureFormats)[number]

/** Links that take a figure away as it is shown: same filters, months and measure. */
export function TakeAway({ overview, language, path, figure, title }: PartProps & { figure: FigureName; title: string }) {
  const { months, measure } = overview
  const asked = { ...queryOf(overview), from: months.from, to: months.to, measure }
  return (
    <ul class="take" aria-label={sayFigure(language, 'takeAway', { figure: title })}>
      {figureFormats.map(format => (
        <li key={format}>
          <a
            href={addressOf(`${path}/figures/${figure}.${format}`, asked)}
            download
            aria-label={sayFigure(language, 'takeAwayAs', { figure: title, format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Heading of a figure with what it can be taken away as. */
export function FigureHead(props: PartProps & { figure: FigureName; title: string; id: string; note?: string; unit?: string }) {
  return (
    <div class="figure-head">
      <h2 id={props.id}>
        {props.title}
        {props.note && (
          <span class="figure-measure">
            {props.note}
            {props.unit && <span class="wide-only">{` · ${props.unit}`}</span>}
          </span>
        )}
      </h2>
      <TakeAway {...props} />
    </div>
  )
}

/** The mark of a cluster: its code on its colour. The name always stands beside it. */
export function ClusterMark({ cluster, overview }: { cluster: Cluster; overview: Overview }) {
  return (
    <span class={`mark k${colourOf(cluster, overview.clusters)}`} aria-hidden="true">
      {markOf(cluster)}
    </span>
  )
}

/** The classes as a strip with their bounds, and what stands where there is no number. */
export function Legend(props: { classes: Classes; measure: Measure; states: ReadonlySet<FigureState>; language: Language }) {
  const { classes, measure, states, language } = props
  const entries = legendOf(classes)
  return (
    <div class="legend">
      {entries.length > 0 && (
        <ol class="strip">
          {entries.map(({ shade, from }, index) => (
            <li key={shade}>
              <i class={`s${shade}`} />
              <bdi>{classes.open && index === entries.length - 1 ? `>${from}` : formatCompact(from, language)}</bdi>
            </li>
          ))}
          <li class="strip-end">
            <bdi>{measure === 'coverage' ? '%' : formatCompact(classes.bounds.at(-1) ?? 0, language)}</bdi>
          </li>
        </ol>
      )}
      <ul class="keys">
        {states.has('noData') && (
          <li>
            <i class="hatch" />
            {say(language, 'noData')}
          </li>
        )}
        {states.has('unknown') && (
          <li>
            <i class="dots">?</i>
            {say(language, 'unknown')}
          </li>
        )}
        {states.has('noTarget') && (
          <li>
            <i class="bare">–</i>
            {say(language, 'noTarget')}
          </li>
        )}
      </ul>
      {classes.equal === 'count' && <p class="muted">{sayFigure(language, 'equalCount')}</p>}
    </div>
  )
}

/** Longer lists stand in two columns where there is room. */
const manyAreas = 20

/** The areas of a map as a list with a bar for each: for narrow screens, for screen readers, and where no map can be drawn. */
export function AreaBars({ areas, measure }: { areas: readonly MapArea[]; measure: Measure }) {
  const full = measure === 'coverage' ? 100 : Math.max(1, ...areas.map(({ value }) => value ?? 0))
  return (
    <ul class={areas.length > manyAreas ? 'bars many' : 'bars'}>
      {areas.map(({ id, name, href, value, state, full: text }) => (
        <li key={id}>
          <a href={href}>
            <bdi>{name}</bdi>
          </a>
          <span class={state === 'known' ? 'bar-value' : 'bar-value unknown'}>{text}</span>
          <span class={state === 'noData' ? 'bar hatch' : state === 'unknown' ? 'bar dots' : 'bar'} aria-hidden="true">
            {value !== null && <i style={`inline-size:${Math.min(100, (value / full) * 100).toFixed(1)}%`} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
