/** The page a task manager opens each morning. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import { PagePatterns } from '../../figures/drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, named } from '../../numbers.ts'
import { Overlaps, Silent } from './attention.tsx'
import { Gaps } from './gaps.tsx'
import { KeyFigures } from './key-figures.tsx'
import type { Overview } from './load.ts'
import { AreaMap } from './map.tsx'
import { Matrix } from './matrix.tsx'
import { Narrowed } from './narrowed.tsx'
import { TakeAway } from './parts.tsx'
import { measures } from './picture.ts'
import { Presence } from './presence.tsx'
import { PrintHead } from './print-head.tsx'
import { SeeAs } from './see-as.tsx'
import type { TrendPoint } from './trend.ts'
import { TrendFigure } from './trend-figure.tsx'

interface OverviewProps {
  overview: Overview
  language: Language
  path: string
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  trend: readonly TrendPoint[]
  /** Whether to offer the report lines behind the figures. */
  mayReadLines: boolean
  /** Address of the page as people open it, for paper. */
  address: string
  /** Whether to offer looking through other roles. */
  maySeeAs?: boolean
}

export function OverviewPage(props: OverviewProps) {
  const { overview, language } = props
  const { operation, months, picture, area, cluster } = overview
  const narrowed = [cluster && named(cluster, language), area && named(area, language)].filter(Boolean).join(' · ')
  const span = say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })
  return (
    <div class="overview">
      <PagePatterns />
      <PrintHead {...props} />
      <div class="page-head">
        <h1>{narrowed || say(language, 'overview')}</h1>
        <p class="muted">
          {span}
          {cluster?.lead && (
            <>
              {' · '}
              <bdi>{cluster.lead}</bdi>
            </>
          )}
          {picture.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
        </p>
        <Narrowed {...props} />
        <TakeAway {...props} figure="figures" title={sayFigure(language, 'figures')} />
      </div>
      <FilterForm {...props} />
      {months.known.length === 0 && (
        <p class="notice">
          {say(language, 'emptyOperation')} <a href={`/o/${operation.code}/imports`}>{say(language, 'imports')}</a>
        </p>
      )}
      <KeyFigures {...props} />
      {picture.areas.length > areasBeside ? <MatrixAlone {...props} /> : <MapBesideMatrix {...props} />}
      {props.maySeeAs && <SeeAs {...props} />}
    </div>
  )
}

/** More areas than this, and the matrix takes the width of the page; the map stands below it. */
const areasBeside = 22

/** Fewer rows than this leave room for the months under the matrix. */
const rowsAlone = 4

function MapBesideMatrix(props: OverviewProps) {
  const short = props.overview.picture.rows.length < rowsAlone
  return (
    <>
      <div class={short ? 'beside loose' : 'beside'}>
        <AreaMap {...props} />
        {short ? (
          <div>
            <Matrix {...props} />
            <TrendFigure {...props} />
          </div>
        ) : (
          <Matrix {...props} />
        )}
      </div>
      <div class="halves">
        <div>
          {!short && <TrendFigure {...props} />}
          <Silent {...props} />
        </div>
        <Gaps {...props} />
      </div>
      <div class="beside loose">
        <Presence {...props} />
        <Overlaps {...props} />
      </div>
    </>
  )
}

function MatrixAlone(props: OverviewProps) {
  return (
    <>
      <Matrix {...props} />
      <div class="halves">
        <div>
          <AreaMap {...props} />
          <Presence {...props} />
        </div>
        <div>
          <TrendFigure {...props} />
          <Gaps {...props} />
          <Silent {...props} />
          <Overlaps {...props} />
        </div>
      </div>
    </>
  )
}

function FilterForm({ overview, language, path }: OverviewProps) {
  const { filters, measure, months, groups } = overview
  const options = months.known.includes(months.from) && months.known.includes(months.to) ? months.known : null
  const month = (name: 'from' | 'to') => {
    const value = months[name]
    const known = options ?? [...new Set([...months.known, months.from, months.to])].sort()
    return (
      <div>
        <label for={name}>{say(language, name)}</label>
        <select id={name} name={name}>
          {known.map(period => (
            <option key={period} value={period} selected={period === value}>
              {formatMonth(period, language)}
            </option>
          ))}
        </select>
      </div>
    )
  }
  return (
    <form class="filters" action={path} aria-label={say(language, 'filters')}>
      {filters.cluster && <input type="hidden" name="cluster" value={filters.cluster} />}
      {filters.area && <input type="hidden" name="area" value={filters.area} />}
      <div>
        <label for="measure">{say(language, 'measure')}</label>
        <select id="measure" name="measure">
          {measures.map(each => (
            <option key={each} value={each} selected={each === measure}>
              {say(language, each)}
            </option>
          ))}
        </select>
      </div>
      {month('from')}
      {month('to')}
      {groups.length > 0 && (
        <div>
          <label for="group">{say(language, 'group')}</label>
          <select id="group" name="group">
            <option value="">{say(language, 'allGroups')}</option>
            {groups.map(group => (
              <option key={group.id} value={group.code} selected={group.code === filters.group}>
                {named(group, language)}
              </option>
            ))}
          </select>
        </div>
      )}
      <button type="submit">{say(language, 'show')}</button>
    </form>
  )
}
