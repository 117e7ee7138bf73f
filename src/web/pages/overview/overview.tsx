/** The page a task manager opens each morning. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import { PagePatterns } from '../../figures/drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, named } from '../../numbers.ts'
import { Overlaps, Silent } from './attention.tsx'
import { FilterForm } from './filters-form.tsx'
import { Gaps } from './gaps.tsx'
import { KeyFigures } from './key-figures.tsx'
import type { Overview } from './load.ts'
import { AreaMap } from './map.tsx'
import { Matrix } from './matrix.tsx'
import { Narrowed } from './narrowed.tsx'
import { TakeAway } from './parts.tsx'
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
  /** Address of the page as people open it, for paper. */
  address: string
  /** Whether to offer looking through other roles. */
  maySeeAs?: boolean
}

const overviewFields = ['measure', 'months', 'cluster', 'area', 'organisation', 'group'] as const

export function OverviewPage(props: OverviewProps) {
  const { overview, language } = props
  const { operation, months, picture, area, cluster, organisation } = overview
  const narrowed = [cluster, area, organisation].flatMap(thing => (thing ? [named(thing, language)] : [])).join(' · ')
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
      <FilterForm {...props} fields={overviewFields} />
      {organisation && (
        <p class="notice">{tell(language, 'ofOrganisation', { name: organisation.acronym ?? named(organisation, language) })}</p>
      )}
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
