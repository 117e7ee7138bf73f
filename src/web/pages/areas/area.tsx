/** One area of any level: a country, a governorate, a district, a place that a sheet brought in. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, ReportedProject, SilentPartner } from '../../../modules/delivery/index.ts'
import type { Place, PlaceDetail } from '../../../modules/places/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { FilterForm } from '../overview/filters-form.tsx'
import { KeyFigures } from '../overview/key-figures.tsx'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import type { TrendPoint } from '../overview/trend.ts'
import { TrendFigure } from '../overview/trend-figure.tsx'
import type { Addresses } from '../profile/addresses.ts'
import { GapsList, OverlapsList, SilentList } from '../profile/attention.tsx'
import { ClusterLink } from '../profile/cluster-link.tsx'
import { type Fact, Facts, NameList, NotStated, Source, validityText } from '../profile/facts.tsx'
import { FiguresTable } from '../profile/figures-table.tsx'
import { Frame } from '../profile/frame.tsx'
import { PresenceList } from '../profile/presence.tsx'
import { Projects } from '../profile/projects.tsx'
import { AreaLink, levelText } from './areas.tsx'

interface AreaProps {
  overview: Overview
  detail: PlaceDetail
  reported: readonly ReportedProject[]
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  trend: readonly TrendPoint[]
  addresses: Addresses
  language: Language
  path: string
  address: string
}

export function AreaPage(props: AreaProps) {
  const { overview, detail, reported, overlaps, silent, trend, addresses, language, path, address } = props
  const { picture, clusters, allPlaces, months, mayReadLines } = overview
  const code = codeOfPlace(detail)
  const lists = { overview, addresses, language }
  const inside = picture.areas.flatMap(id => (id === detail.id ? [] : (allPlaces.get(id) ?? [])))
  const rows = picture.rows.flatMap(id => clusters.get(id) ?? [])
  return (
    <Frame overview={overview} language={language} address={address}>
      <Ancestors {...props} />
      <h1>
        <bdi>{named(detail, language) || code}</bdi>
      </h1>
      <p class="muted">
        {levelText(detail.level, language)}
        {' · '}
        <bdi class="code" dir="ltr">
          {code}
        </bdi>
        {' · '}
        {say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })}
        {picture.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
        {detail.status === 'unreviewed' && <span class="badge badge-after">{say(language, 'unreviewed')}</span>}
      </p>
      <ul class="links">
        <li>
          <a href={addresses.overview({ area: code })}>{tell(language, 'openOverview')}</a>
        </li>
        {mayReadLines && (
          <li>
            <a href={addresses.lines({ area: code })}>{say(language, 'openLines')}</a>
          </li>
        )}
      </ul>
      <FilterForm
        overview={overview}
        language={language}
        path={`${path}/areas/${encodeURIComponent(code)}`}
        fields={['months', 'group']}
      />
      <KeyFigures overview={overview} language={language} path={path} />
      <div class="main-and-aside">
        <div>
          <Scroll label={tell(language, 'figuresByCluster')}>
            <h2>{tell(language, 'figuresByCluster')}</h2>
            <FiguresTable
              head={say(language, 'cluster')}
              language={language}
              mayReadLines={mayReadLines}
              rows={[
                ...rows.map(cluster => ({
                  key: cluster.id,
                  head: <ClusterLink cluster={cluster} overview={overview} addresses={addresses} language={language} />,
                  figure: picture.at(cluster.id, ''),
                  lines: addresses.lines({ cluster: cluster.code, area: code }),
                })),
                {
                  key: '',
                  head: tell(language, 'allTogether'),
                  figure: picture.at('', ''),
                  lines: addresses.lines({ area: code }),
                  isTotal: true,
                },
              ]}
            />
            <p class="muted">{say(language, 'uniqueNote')}</p>
          </Scroll>
          {inside.length > 0 && (
            <Scroll label={tell(language, 'areasInside')}>
              <h2>{tell(language, 'areasInside')}</h2>
              <FiguresTable
                head={say(language, 'area')}
                language={language}
                mayReadLines={mayReadLines}
                rows={inside.map(area => ({
                  key: area.id,
                  head: <AreaLink area={area} addresses={addresses} language={language} />,
                  figure: picture.at('', area.id),
                  lines: addresses.lines({ area: codeOfPlace(area) }),
                }))}
              />
            </Scroll>
          )}
          <TrendFigure overview={overview} language={language} path={path} trend={trend} />
          <GapsList {...lists} />
          <OverlapsList {...lists} overlaps={overlaps} />
          <SilentList {...lists} silent={silent} />
        </div>
        <div>
          <About {...props} />
          <PresenceList overview={overview} addresses={addresses} language={language} counts={['clusters']} />
        </div>
      </div>
      <Projects overview={overview} language={language} planned={[]} reported={reported} />
    </Frame>
  )
}

/** The areas around an area, the largest first. */
function Ancestors({ overview, detail, addresses, language }: AreaProps) {
  const above: Place[] = []
  const parentOf = ({ parentId }: Pick<Place, 'parentId'>) => (parentId === null ? undefined : overview.allPlaces.get(parentId))
  for (let place = parentOf(detail); place; place = parentOf(place)) above.unshift(place)
  if (above.length === 0) return null
  return (
    <nav class="crumbs" aria-label={tell(language, 'within')}>
      <ol>
        {above.map(place => (
          <li key={place.id}>
            <a href={addresses.area(place)}>
              <bdi>{named(place, language)}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function About({ overview, detail, language }: AreaProps) {
  const { sources } = overview.operation
  const parent = detail.parentId === null ? undefined : overview.allPlaces.get(detail.parentId)
  const population =
    detail.population === null ? (
      <span class="unknown">{say(language, 'unknown')}</span>
    ) : (
      <>
        {formatWhole(detail.population)}
        {detail.populationYear !== null && ` (${detail.populationYear})`}{' '}
        <Source keys={detail.populationSource} sources={sources} language={language} />
      </>
    )
  const facts: Fact[] = [
    { term: tell(language, 'names'), value: <NameList names={detail.names} language={language} /> },
    ...(detail.aliases.length > 0
      ? [
          {
            term: tell(language, 'spellings'),
            value: detail.aliases.map((alias, index) => (
              <>
                {index > 0 && ', '}
                <bdi>{alias}</bdi>
              </>
            )),
          },
        ]
      : []),
    {
      term: tell(language, 'codes'),
      value:
        detail.codes.length === 0 ? (
          <NotStated language={language} />
        ) : (
          <ul class="plain">
            {detail.codes.map(({ system, code }) => (
              <li key={system + code}>
                <bdi class="muted">{system}</bdi>{' '}
                <bdi class="code" dir="ltr">
                  {code}
                </bdi>
              </li>
            ))}
          </ul>
        ),
    },
    { term: tell(language, 'level'), value: levelText(detail.level, language) },
    ...(parent ? [{ term: tell(language, 'within'), value: <bdi>{named(parent, language)}</bdi> }] : []),
    { term: tell(language, 'population'), value: population },
    ...(detail.validFrom || detail.validTo ? [{ term: tell(language, 'validity'), value: validityText(detail, language) }] : []),
    ...(detail.source
      ? [
          {
            term: tell(language, 'sourceOf'),
            value: <Source keys={detail.source} sources={sources} language={language} bare />,
          },
        ]
      : []),
  ]
  return (
    <section class="card" aria-labelledby="about-title">
      <h2 id="about-title">{tell(language, 'about')}</h2>
      <Facts facts={facts} />
    </section>
  )
}
