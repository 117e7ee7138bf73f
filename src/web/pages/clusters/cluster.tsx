/** What a task manager needs about one cluster. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ClusterDetail, ClusterKin } from '../../../modules/plan/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { sayReport } from '../../messages/reporting.ts'
import { named } from '../../numbers.ts'
import { type Responsibles, WhoToTalkTo } from '../contacts/responsible.tsx'
import { codeOfPlace } from '../overview/load.ts'
import { findOrganisation } from '../overview/organisation-key.ts'
import { ClusterMark } from '../overview/parts.tsx'
import { type Fact, NotStated, Source, sourceOf, validityText } from '../profile/facts.tsx'
import type { ProfileShown } from '../profile/load.ts'
import { Figures, ProfilePage, Work } from '../profile/page.tsx'

interface ClusterProps {
  shown: ProfileShown
  detail: ClusterDetail
  responsible: Responsibles
}

export function ClusterPage({ shown, detail, responsible }: ClusterProps) {
  const { overview, addresses, language } = shown
  const { picture, allPlaces, leafIds } = overview
  const areas = picture.areas.flatMap(id => allPlaces.get(id) ?? [])
  const figures = (
    <Figures
      shown={shown}
      title={tell(language, 'figuresByArea')}
      {...(areas.length === 0 && { empty: tell(language, 'noAreas') })}
      note
      head={say(language, 'area')}
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
  )
  return (
    <ProfilePage
      shown={shown}
      title={
        <h1 class="marked-name">
          <ClusterMark cluster={detail} overview={overview} />
          <bdi>{named(detail, language)}</bdi>
        </h1>
      }
      before={
        <>
          <span class="code">{detail.code}</span>
          {' · '}
        </>
      }
      unreviewed={detail.status === 'unreviewed'}
      asked={{ cluster: detail.code }}
      page={`clusters/${encodeURIComponent(detail.code)}`}
      fields={['months', 'group']}
      links={[
        ...(shown.overview.mayReadLines ? [{ kind: 'reports', text: sayReport(language, 'periodicReports') }] : []),
        ...[{ kind: 'meetings', text: sayMeeting(language, 'meetings') }],
        ...[{ kind: 'meetings/actions', text: sayMeeting(language, 'actions') }],
        ...[{ kind: 'contacts', text: sayContact(language, 'contacts') }],
      ].map(({ kind, text }) => ({ href: `${shown.path}/${kind}?${new URLSearchParams({ cluster: detail.code })}`, text }))}
    >
      <WhoToTalkTo {...responsible} language={language} path={shown.path} />
      <Work
        shown={shown}
        figures={figures}
        facts={factsOf({ shown, detail })}
        counts={['areas']}
        planned={overview.projects.filter(({ clusterId }) => clusterId !== null && leafIds.includes(clusterId))}
      />
    </ProfilePage>
  )
}

/** How sure it is that one cluster followed the other. */
function confidenceText(confidence: string | null, language: Language): string | null {
  if (confidence === 'sourced') return tell(language, 'confidenceSourced')
  if (confidence === 'general') return tell(language, 'confidenceGeneral')
  return confidence
}

function factsOf({ shown: { overview, addresses, language }, detail }: Pick<ClusterProps, 'shown' | 'detail'>): Fact[] {
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
  return [
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
    ...sourceOf(detail.source, sources, language),
  ]
}
