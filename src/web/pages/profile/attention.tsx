/** What needs attention in one cluster, in one area, or of one organisation: gaps, overlaps and silent partners, each leading on. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import { type Overlap, overlapsMax, type SilentPartner } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import type { Addresses } from './addresses.ts'
import { type RecordColumn, type RecordRow, Records } from './records.tsx'

interface ListProps {
  overview: Overview
  addresses: Addresses
  language: Language
}

const shown = 12

interface SectionProps {
  id: string
  title: string
  note: string
  rows: readonly RecordRow[]
  count: number
  /** The list was cut off at its count: there may be more. */
  atLeast?: boolean
  head: string
  columns: readonly RecordColumn[]
  language: Language
}

function Section({ id, title, note, rows, count, atLeast = false, head, columns, language }: SectionProps) {
  const counted = formatWhole(count) + (atLeast ? '+' : '')
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title}
        {count > 0 && ` (${counted})`}
      </h2>
      <p class="muted">{note}</p>
      {rows.length === 0 ? <p>{say(language, 'noGaps')}</p> : <Records head={head} columns={columns} rows={rows} />}
      {count > rows.length && <p class="muted">{say(language, 'shownFirst', { shown: rows.length, count: counted })}</p>}
    </section>
  )
}

/** Links to the pages of what a list names. */
function linksOf({ overview, addresses, language }: ListProps) {
  const { allPlaces, clusters, organisations } = overview
  return {
    area(id: string): ComponentChildren {
      const place = allPlaces.get(id)
      return place ? (
        <a href={addresses.area(place)}>
          <bdi>{named(place, language)}</bdi>
        </a>
      ) : (
        '–'
      )
    },
    cluster(id: string): ComponentChildren {
      const cluster = clusters.get(id)
      return cluster ? (
        <a href={addresses.cluster(cluster)}>
          <bdi>{named(cluster, language)}</bdi>
        </a>
      ) : (
        '–'
      )
    },
    organisation(id: string): ComponentChildren {
      const organisation = organisations.get(id)
      return organisation ? (
        <a href={addresses.organisation(organisation)}>
          <bdi>{organisation.acronym ?? named(organisation, language)}</bdi>
        </a>
      ) : (
        '–'
      )
    },
  }
}

/** Whether a list names its clusters: on the page of a single cluster they would all be the same. */
const namesClusters = ({ cluster, leafIds }: Overview) => cluster === null || leafIds.length > 1

export function GapsList(props: ListProps) {
  const { overview, language } = props
  const { picture } = overview
  const links = linksOf(props)
  const withClusters = namesClusters(overview)
  return (
    <Section
      id="gaps"
      title={say(language, 'gaps')}
      note={`${say(language, 'gapsNote')} ${say(language, 'coarseNote')}`}
      head={say(language, 'area')}
      columns={[...(withClusters ? [{ head: say(language, 'cluster') }] : []), { head: say(language, 'inNeed'), number: true }]}
      rows={picture.gaps.slice(0, shown).map(({ clusterId, areaId, inNeed }) => ({
        key: `${clusterId}${areaId}`,
        head: links.area(areaId),
        cells: [...(withClusters ? [links.cluster(clusterId)] : []), formatWhole(inNeed)],
      }))}
      count={picture.gaps.length}
      language={language}
    />
  )
}

export function OverlapsList(props: ListProps & { overlaps: readonly Overlap[] }) {
  const { overview, addresses, language, overlaps } = props
  const { clusters, allPlaces, activities, groups, mayReadLines } = overview
  const links = linksOf(props)
  const withClusters = namesClusters(overview)
  const withActivities = overlaps.some(({ activityId, activityDetail }) => activityId !== null || activityDetail !== null)
  const activityOf = ({ activityId, activityDetail }: Overlap) => {
    const activity = activityId === null ? undefined : activities.get(activityId)
    return <bdi>{activity ? named({ names: activity.names }, language) : (activityDetail ?? say(language, 'notStated'))}</bdi>
  }
  return (
    <Section
      id="overlaps"
      title={say(language, 'overlaps')}
      note={say(language, 'overlapsNote')}
      head={say(language, 'area')}
      columns={[
        { head: say(language, 'month') },
        ...(withClusters ? [{ head: say(language, 'cluster') }] : []),
        ...(withActivities ? [{ head: say(language, 'activity') }] : []),
        { head: say(language, 'group') },
        { head: say(language, 'organisationsAll') },
        { head: say(language, 'reportedTwice'), number: true },
      ]}
      rows={overlaps.slice(0, shown).map(overlap => {
        const { period, leafId, placeId, groupId, activityId, activityDetail, sum, highest } = overlap
        const place = allPlaces.get(placeId)
        const group = groups.find(({ id }) => id === groupId)
        const twice = sum === null || highest === null ? say(language, 'unknown') : formatWhole(sum - highest)
        const lines = addresses.lines({
          from: period,
          to: period,
          cluster: clusters.get(leafId)?.code,
          area: place && codeOfPlace(place),
          group: group?.code,
        })
        return {
          key: [period, leafId, placeId, groupId, activityId, activityDetail].join(),
          head: links.area(placeId),
          cells: [
            formatMonth(period, language),
            ...(withClusters ? [links.cluster(leafId)] : []),
            ...(withActivities ? [activityOf(overlap)] : []),
            <bdi>{group ? named(group, language) : say(language, 'notStated')}</bdi>,
            overlap.organisationIds.map((id, index) => (
              <>
                {index > 0 && ', '}
                {links.organisation(id)}
              </>
            )),
            mayReadLines ? (
              <a href={lines} aria-label={`${twice} – ${say(language, 'openLines')}`}>
                {twice}
              </a>
            ) : (
              twice
            ),
          ],
        }
      })}
      count={overlaps.length}
      atLeast={overlaps.length >= overlapsMax}
      language={language}
    />
  )
}

export function SilentList(props: ListProps & { silent: readonly SilentPartner[] }) {
  const { overview, language, silent } = props
  const links = linksOf(props)
  const withClusters = namesClusters(overview)
  const withOrganisations = overview.organisation === null
  return (
    <Section
      id="silent"
      title={say(language, 'silent')}
      note={say(language, 'silentNote', { month: formatMonth(overview.months.to, language) })}
      head={say(language, withOrganisations ? 'organisation' : 'cluster')}
      columns={[
        ...(withClusters && withOrganisations ? [{ head: say(language, 'cluster') }] : []),
        { head: say(language, 'lastReport') },
      ]}
      rows={silent.slice(0, shown).map(({ organisationId, leafId, lastPeriod }) => ({
        key: organisationId + leafId,
        head: withOrganisations ? links.organisation(organisationId) : links.cluster(leafId),
        cells: [...(withClusters && withOrganisations ? [links.cluster(leafId)] : []), formatMonth(lastPeriod, language)],
      }))}
      count={silent.length}
      language={language}
    />
  )
}
