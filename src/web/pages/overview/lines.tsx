/** The report lines behind a figure. */
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import type { Line } from '../../../modules/delivery/index.ts'
import type { ActivityType } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { sayOfLines } from '../../messages/lines.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { addressOf } from './filters.ts'
import type { Overview } from './load.ts'

interface LinesProps {
  overview: Overview
  activities: Map<string, ActivityType>
  lines: readonly Line[]
  count: number
  /** Whether there are more lines than can be counted and paged through. */
  more: boolean
  pageSize: number
  language: Language
  path: string
}

export function LinesPage({ overview, activities, lines, count, more, pageSize, language, path }: LinesProps) {
  const { filters, clusters, allPlaces, organisations, groups, area, cluster, months } = overview
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const organisation = filters.organisation ? organisations.get(filters.organisation) : undefined
  const narrowed = [cluster, area, organisation].flatMap(thing => (thing ? [named(thing, language)] : []))
  const nameOf = (id: string | null, things: ReadonlyMap<string, { names: Names }>) => {
    const thing = id === null ? undefined : things.get(id)
    return thing ? named(thing, language) : say(language, 'notStated')
  }
  const organisationOf = (id: string | null) => {
    const found = id === null ? undefined : organisations.get(id)
    return found ? (found.acronym ?? named(found, language)) : say(language, 'notStated')
  }
  const people = (value: number | null) =>
    value === null ? <span class="muted">{say(language, 'unknown')}</span> : formatWhole(value)
  const heads = ['month', 'organisation', 'cluster', 'activity', 'area', 'group'] as const
  const pageLink = (page: number, text: string) => <a href={addressOf(`${path}/lines`, { ...filters, page })}>{text}</a>
  return (
    <>
      <h1>{say(language, 'lines')}</h1>
      <p>
        {narrowed.map(name => (
          <>
            <bdi>{name}</bdi>
            {' · '}
          </>
        ))}
        {say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })}
        {' · '}
        {more
          ? sayOfLines(language, 'more', { count: formatWhole(count) })
          : say(language, 'linesCount', { count: formatWhole(count) })}
      </p>
      {more && <p class="notice">{sayOfLines(language, 'narrow', { count: formatWhole(count) })}</p>}
      <p>
        <a href={addressOf(path, { from: months.from, to: months.to, cluster: filters.cluster, area: filters.area })}>
          {say(language, 'overview')}
        </a>
      </p>
      <p>
        {say(language, 'downloadLines')}:{' '}
        {(['xlsx', 'csv', 'hxl'] as const).map(format => (
          <>
            <a class="spaced" href={addressOf(`${path}/activities/${format}`, { from: months.from, to: months.to })}>
              {format.toUpperCase()}
            </a>{' '}
          </>
        ))}
      </p>
      {lines.length === 0 ? (
        <p class="notice">{say(language, 'noLines')}</p>
      ) : (
        <Scroll label={say(language, 'lines')}>
          <table>
            <thead>
              <tr>
                {heads.map(head => (
                  <th key={head} scope="col">
                    {say(language, head)}
                  </th>
                ))}
                <th scope="col" class="number">
                  {say(language, 'targeted')}
                </th>
                <th scope="col" class="number">
                  {say(language, 'reached')}
                </th>
                <th scope="col">{say(language, 'source')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(line => (
                <tr key={line.id}>
                  <td>{formatMonth(line.period, language)}</td>
                  <td>
                    <bdi>{organisationOf(line.implementingOrganisationId ?? line.leadOrganisationId)}</bdi>
                  </td>
                  <td>
                    <bdi>{nameOf(line.subclusterId ?? line.clusterId, clusters)}</bdi>
                  </td>
                  <td>
                    <bdi>
                      {line.activityId
                        ? nameOf(line.activityId, activities)
                        : (line.activityDetail ?? say(language, 'notStated'))}
                    </bdi>
                  </td>
                  <td>
                    <bdi>{nameOf(line.placeId, allPlaces)}</bdi>
                    {line.site && (
                      <>
                        {', '}
                        <bdi>{line.site}</bdi>
                      </>
                    )}
                  </td>
                  <td>
                    <bdi>{nameOf(line.groupId, new Map(groups.map(group => [group.id, group])))}</bdi>
                  </td>
                  <td class="number">{people(line.targeted)}</td>
                  <td class="number">{people(line.reached)}</td>
                  <td>
                    {line.illustrative && <span class="badge">{say(language, 'illustrative')}</span>}
                    {line.importId && (
                      <a href={`${path}/imports/${line.importId}`}>
                        {line.importRow === null ? say(language, 'imports') : say(language, 'row', { row: line.importRow })}
                      </a>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {pages > 1 && (
        <p class="pager">
          {filters.page > 1 && pageLink(filters.page - 1, say(language, 'previous'))}
          <span>{say(language, 'page', { page: filters.page, pages })}</span>
          {filters.page < pages && pageLink(filters.page + 1, say(language, 'next'))}
        </p>
      )}
    </>
  )
}
