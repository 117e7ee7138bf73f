/** One area of any level: a country, a governorate, a district, a place that a sheet brought in. */
import type { Place, PlaceDetail } from '../../../modules/places/index.ts'
import { say } from '../../messages/house.ts'
import { sayMoney } from '../../messages/money.ts'
import { tell } from '../../messages/pages.ts'
import { formatWhole, named } from '../../numbers.ts'
import { codeOfPlace } from '../overview/load.ts'
import { ClusterLink } from '../profile/cluster-link.tsx'
import { type Fact, NameList, NotStated, Source, sourceOf, spellingsOf, validityText } from '../profile/facts.tsx'
import type { ProfileShown } from '../profile/load.ts'
import { Figures, ProfilePage, Work } from '../profile/page.tsx'
import { AreaLink, levelText } from './areas.tsx'

interface AreaProps {
  shown: ProfileShown
  detail: PlaceDetail
}

export function AreaPage({ shown, detail }: AreaProps) {
  const { overview, addresses, language } = shown
  const { picture, clusters, allPlaces } = overview
  const code = codeOfPlace(detail)
  const inside = picture.areas.flatMap(id => (id === detail.id ? [] : (allPlaces.get(id) ?? [])))
  const rows = picture.rows.flatMap(id => clusters.get(id) ?? [])
  const figures = (
    <>
      <Figures
        shown={shown}
        title={tell(language, 'figuresByCluster')}
        note
        head={say(language, 'cluster')}
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
      {inside.length > 0 && (
        <Figures
          shown={shown}
          title={tell(language, 'areasInside')}
          head={say(language, 'area')}
          rows={inside.map(area => ({
            key: area.id,
            head: <AreaLink area={area} addresses={addresses} language={language} />,
            figure: picture.at('', area.id),
            lines: addresses.lines({ area: codeOfPlace(area) }),
          }))}
        />
      )}
    </>
  )
  return (
    <ProfilePage
      shown={shown}
      above={<Ancestors shown={shown} detail={detail} />}
      title={
        <h1>
          <bdi>{named(detail, language) || code}</bdi>
        </h1>
      }
      before={
        <>
          {levelText(detail.level, language)}
          {' · '}
          <bdi class="code" dir="ltr">
            {code}
          </bdi>
          {' · '}
        </>
      }
      unreviewed={detail.status === 'unreviewed'}
      asked={{ area: code }}
      page={`areas/${encodeURIComponent(code)}`}
      fields={['months', 'group']}
      links={[
        {
          href: `${shown.path}/funding/trace?place=${encodeURIComponent(code)}`,
          text: sayMoney(language, 'whoseMoney'),
        },
      ]}
    >
      <Work shown={shown} figures={figures} facts={factsOf({ shown, detail })} counts={['clusters']} planned={[]} />
    </ProfilePage>
  )
}

/** The areas around an area, the largest first. */
function Ancestors({ shown: { overview, addresses, language }, detail }: AreaProps) {
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

function factsOf({ shown: { overview, language }, detail }: AreaProps): Fact[] {
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
  return [
    { term: tell(language, 'names'), value: <NameList names={detail.names} language={language} /> },
    ...spellingsOf(detail.aliases, language),
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
    ...sourceOf(detail.source, sources, language),
  ]
}
