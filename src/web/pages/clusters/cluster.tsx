/** What a task manager needs about one cluster. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, ReportedProject, SilentPartner } from '../../../modules/delivery/index.ts'
import type { ClusterDetail, ClusterKin } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { FilterForm } from '../overview/filters-form.tsx'
import { KeyFigures } from '../overview/key-figures.tsx'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import { findOrganisation } from '../overview/organisation-key.ts'
import { ClusterMark } from '../overview/parts.tsx'
import type { TrendPoint } from '../overview/trend.ts'
import { TrendFigure } from '../overview/trend-figure.tsx'
import type { Addresses } from '../profile/addresses.ts'
import { GapsList, OverlapsList, SilentList } from '../profile/attention.tsx'
import { type Fact, Facts, NotStated, Source, validityText } from '../profile/facts.tsx'
import { FiguresTable } from '../profile/figures-table.tsx'
import { Frame } from '../profile/frame.tsx'
import { PresenceList } from '../profile/presence.tsx'
import { Projects } from '../profile/projects.tsx'

interface ClusterProps {
  overview: Overview
  detail: ClusterDetail
  reported: readonly ReportedProject[]
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  trend: readonly TrendPoint[]
  addresses: Addresses
  language: Language
  path: string
  address: string
}

export function ClusterPage(props: ClusterProps) {
  const { overview, detail, reported, overlaps, silent, trend, addresses, language, path, address } = props
  const { picture, allPlaces, months, mayReadLines, leafIds } = overview
  const areas = picture.areas.flatMap(id => allPlaces.get(id) ?? [])
  const lists = { overview, addresses, language }
  const pagePath = `${path}/clusters/${encodeURIComponent(detail.code)}`
  return (
    <Frame overview={overview} language={language} address={address}>
      <h1 class="marked-name">
        <ClusterMark cluster={detail} overview={overview} />
        <bdi>{named(detail, language)}</bdi>
      </h1>
      <p class="muted">
        <span class="code">{detail.code}</span>
        {' · '}
        {say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })}
        {picture.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
        {detail.status === 'unreviewed' && <span class="badge badge-after">{say(language, 'unreviewed')}</span>}
      </p>
      <ul class="links">
        <li>
          <a href={addresses.overview({ cluster: detail.code })}>{tell(language, 'openOverview')}</a>
        </li>
        {mayReadLines && (
          <li>
            <a href={addresses.lines({ cluster: detail.code })}>{say(language, 'openLines')}</a>
          </li>
        )}
      </ul>
      <FilterForm overview={overview} language={language} path={pagePath} fields={['months', 'group']} />
      <KeyFigures overview={overview} language={language} path={path} />
      <div class="main-and-aside">
        <div>
          <Scroll label={tell(language, 'figuresByArea')}>
            <h2>{tell(language, 'figuresByArea')}</h2>
            {areas.length === 0 ? (
              <p>{tell(language, 'noAreas')}</p>
            ) : (
              <FiguresTable
                head={say(language, 'area')}
                language={language}
                mayReadLines={mayReadLines}
                rows={[
                  ...areas.map(area => ({
                    key: area.id,
                    head: (
                      <a href={addresses.area(area)}>
                        <bdi>{named(area, language)}</bdi>
                      </a>
                    ),
                    figure: picture.at(detail.id, area.id),
                    lines: addresses.lines({ cluster: detail.code, area: codeOfPlace(area) }),
                  })),
                  {
                    key: '',
                    head: tell(language, 'wholeCluster'),
                    figure: picture.at(detail.id, ''),
                    lines: addresses.lines({ cluster: detail.code }),
                    isTotal: true,
                  },
                ]}
              />
            )}
            <p class="muted">{say(language, 'uniqueNote')}</p>
          </Scroll>
          <TrendFigure overview={overview} language={language} path={path} trend={trend} />
          <GapsList {...lists} />
          <OverlapsList {...lists} overlaps={overlaps} />
          <SilentList {...lists} silent={silent} />
        </div>
        <div>
          <About {...props} />
          <PresenceList overview={overview} addresses={addresses} language={language} counts={['areas']} />
        </div>
      </div>
      <Projects
        overview={overview}
        language={language}
        planned={overview.projects.filter(({ clusterId }) => clusterId !== null && leafIds.includes(clusterId))}
        reported={reported}
      />
    </Frame>
  )
}

/** How sure it is that one cluster followed the other. */
function confidenceText(confidence: string | null, language: Language): string | null {
  if (confidence === 'sourced') return tell(language, 'confidenceSourced')
  if (confidence === 'general') return tell(language, 'confidenceGeneral')
  return confidence
}

function About({ overview, detail, addresses, language }: ClusterProps) {
  const { operation, clusters, organisations } = overview
  const { sources } = operation
  const parent = detail.parentId === null ? undefined : clusters.get(detail.parentId)
  const children = [...clusters.values()].filter(({ parentId }) => parentId === detail.id)
  const kin = (others: readonly ClusterKin[]) =>
    others.length === 0 ? (
      <NotStated language={language} />
    ) : (
      <ul class="plain">
        {others.map(other => {
          const confidence = confidenceText(other.confidence, language)
          return (
            <li key={other.id}>
              <span class="code">{other.code}</span>{' '}
              <a href={addresses.cluster(other)}>
                <bdi>{named(other, language)}</bdi>
              </a>{' '}
              <span class="source">
                {validityText(other, language)}
                {confidence && ` · ${confidence}`}
              </span>
            </li>
          )
        })}
      </ul>
    )
  const head = (name: string | null) => {
    if (name === null) return <NotStated language={language} />
    const organisation = findOrganisation(organisations.values(), name)
    return organisation ? (
      <a href={addresses.organisation(organisation)}>
        <bdi>{name}</bdi>
      </a>
    ) : (
      <bdi>{name}</bdi>
    )
  }
  const source = (keys: string | null) => <Source keys={keys} sources={sources} language={language} />
  const members = detail.members.flatMap(({ organisationId, source: keys }) => {
    const organisation = organisations.get(organisationId)
    return organisation ? [{ organisation, keys }] : []
  })
  const facts: Fact[] = [
    { term: tell(language, 'validity'), value: validityText(detail, language) },
    ...(parent
      ? [
          {
            term: tell(language, 'partOf'),
            value: (
              <a href={addresses.cluster(parent)}>
                <bdi>{named(parent, language)}</bdi>
              </a>
            ),
          },
        ]
      : []),
    {
      term: tell(language, 'lead'),
      value: (
        <>
          {head(detail.lead)} {detail.lead && source(detail.leadSource)}
        </>
      ),
    },
    {
      term: tell(language, 'deputy'),
      value: (
        <>
          {head(detail.deputy)} {detail.deputy && source(detail.leadSource)}
        </>
      ),
    },
    {
      term: tell(language, 'members'),
      value:
        members.length === 0 ? (
          <span class="unknown">{tell(language, 'noneSourced')}</span>
        ) : (
          <ul class="plain">
            {members.map(({ organisation, keys }) => (
              <li key={organisation.id}>
                <a href={addresses.organisation(organisation)}>
                  <bdi>{organisation.acronym ?? named(organisation, language)}</bdi>
                </a>{' '}
                {source(keys)}
              </li>
            ))}
          </ul>
        ),
    },
    ...(children.length > 0
      ? [
          {
            term: tell(language, 'responsibilities'),
            value: (
              <ul class="plain">
                {children.map(child => (
                  <li key={child.id}>
                    <a href={addresses.cluster(child)}>
                      <bdi>{named(child, language)}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    { term: tell(language, 'predecessors'), value: kin(detail.predecessors) },
    { term: tell(language, 'successors'), value: kin(detail.successors) },
    ...(detail.note ? [{ term: tell(language, 'note'), value: <bdi>{detail.note}</bdi> }] : []),
    ...(detail.source
      ? [{ term: tell(language, 'sourceOf'), value: <Source keys={detail.source} sources={sources} language={language} bare /> }]
      : []),
  ]
  return (
    <section class="card" aria-labelledby="about-title">
      <h2 id="about-title">{tell(language, 'about')}</h2>
      <Facts facts={facts} />
    </section>
  )
}
