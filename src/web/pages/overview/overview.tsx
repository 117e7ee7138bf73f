/** The page a task manager opens each morning. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import { roleNames, roles } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Attention } from './attention.tsx'
import { addressOf } from './filters.ts'
import { codeOfPlace, type Overview } from './load.ts'
import { AreaMap } from './map.tsx'
import { Matrix, queryOf } from './matrix.tsx'
import { measures } from './picture.ts'

interface OverviewProps {
  overview: Overview
  language: Language
  path: string
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  /** Whether to offer looking through other roles. */
  maySeeAs?: boolean
}

export function OverviewPage(props: OverviewProps) {
  const { overview, language, path } = props
  const { operation, measure, months, picture, area, cluster } = overview
  const narrowed = [cluster && named(cluster, language), area && named(area, language)].filter(Boolean).join(' · ')
  const query = queryOf(overview)
  const months_ = say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })
  return (
    <>
      <h1>{narrowed || say(language, 'overview')}</h1>
      <p class="muted">
        {months_}
        {cluster?.lead && (
          <>
            {' · '}
            <bdi>{cluster.lead}</bdi>
          </>
        )}
        {picture.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
      </p>
      {narrowed && (
        <p>
          <a href={addressOf(path, { ...query, cluster: undefined, area: undefined })}>{say(language, 'allClusters')}</a>
          {area && cluster && (
            <>
              {' · '}
              <a href={addressOf(path, { ...query, area: undefined })}>{named(cluster, language)}</a>
              {' · '}
              <a href={addressOf(path, { ...query, cluster: undefined })}>{named(area, language)}</a>
            </>
          )}
        </p>
      )}
      <FilterForm {...props} />
      {months.known.length === 0 && (
        <p class="notice">
          {say(language, 'emptyOperation')} <a href={`/o/${operation.code}/imports`}>{say(language, 'imports')}</a>
        </p>
      )}
      <Figures {...props} />
      <section class="card" aria-labelledby="matrix-title">
        <h2 id="matrix-title">
          {say(language, 'matrix')}: {say(language, measure)}
        </h2>
        <Matrix {...props} />
        <p class="muted">{say(language, 'uniqueNote')}</p>
      </section>
      <div class="split">
        <div>
          <section class="card" aria-labelledby="map-title">
            <h2 id="map-title">
              {say(language, 'map')}: {say(language, measure)}
            </h2>
            <AreaMap {...props} />
          </section>
          <Presence {...props} />
          <Trend {...props} />
        </div>
        <div>
          <Gaps {...props} />
          <Attention {...props} />
        </div>
      </div>
      {props.maySeeAs && <SeeAs {...props} />}
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

function Figures({ overview, language }: OverviewProps) {
  const total = overview.picture.at(overview.cluster?.id ?? '', '')
  const number = (value: number | null) =>
    value === null ? <dd class="unknown">{say(language, 'unknown')}</dd> : <dd>{formatWhole(value)}</dd>
  return (
    <dl class="card figures">
      <div>
        <dt>{say(language, 'inNeed')}</dt>
        {number(total.inNeed)}
      </div>
      <div>
        <dt>{say(language, 'targeted')}</dt>
        {number(total.targeted)}
      </div>
      <div>
        <dt>{say(language, 'reached')}</dt>
        {number(total.reached)}
        {total.linesUnknown > 0 && (
          <dd class="small">
            {say(language, 'unknownLines', { unknown: formatWhole(total.linesUnknown), lines: formatWhole(total.lines) })}
          </dd>
        )}
      </div>
      <div>
        <dt>{say(language, 'coverage')}</dt>
        {number(total.coverage === null ? null : Math.round(total.coverage))}
      </div>
      <div>
        <dt>{say(language, 'organisations')}</dt>
        <dd>{formatWhole(total.organisations)}</dd>
      </div>
    </dl>
  )
}

const gapsShown = 12

function Gaps({ overview, language, path }: OverviewProps) {
  const { picture, clusters, allPlaces } = overview
  const query = queryOf(overview)
  return (
    <section class="card" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{say(language, 'gaps')}</h2>
      <p class="muted">
        {say(language, 'gapsNote')} {say(language, 'coarseNote')}
      </p>
      {picture.gaps.length === 0 ? (
        <p>{say(language, 'noGaps')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say(language, 'cluster')}</th>
              <th scope="col">{say(language, 'area')}</th>
              <th scope="col" class="number">
                {say(language, 'inNeed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {picture.gaps.slice(0, gapsShown).map(gap => {
              const cluster = clusters.get(gap.clusterId)
              const place = allPlaces.get(gap.areaId)
              return (
                <tr key={`${gap.clusterId}${gap.areaId}`}>
                  <td>
                    <bdi>{cluster && named(cluster, language)}</bdi>
                  </td>
                  <td>
                    {place && (
                      <a href={addressOf(path, { ...query, area: codeOfPlace(place) })}>
                        <bdi>{named(place, language)}</bdi>
                      </a>
                    )}
                  </td>
                  <td class="number">{formatWhole(gap.inNeed)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {picture.gaps.length > gapsShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: gapsShown, count: picture.gaps.length })}</p>
      )}
    </section>
  )
}

const presenceShown = 15

function Presence({ overview, language }: OverviewProps) {
  const { picture, organisations, operation, months, filters } = overview
  if (picture.presence.length === 0) return null
  return (
    <section class="card" aria-labelledby="presence-title">
      <h2 id="presence-title">{say(language, 'presence')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'organisation')}</th>
            <th scope="col" class="number">
              {say(language, 'areas')}
            </th>
            <th scope="col" class="number">
              {say(language, 'clusters')}
            </th>
            <th scope="col" class="number">
              {say(language, 'lines')}
            </th>
          </tr>
        </thead>
        <tbody>
          {picture.presence.slice(0, presenceShown).map(entry => {
            const organisation = organisations.get(entry.organisationId)
            const name = organisation ? organisation.acronym || named(organisation, language) : ''
            const href = addressOf(`/o/${operation.code}/lines`, {
              from: months.from,
              to: months.to,
              cluster: filters.cluster,
              area: filters.area,
              organisation: entry.organisationId,
            })
            return (
              <tr key={entry.organisationId}>
                <td>
                  <a href={href}>
                    <bdi>{name}</bdi>
                  </a>
                </td>
                <td class="number">{formatWhole(entry.areaIds.length)}</td>
                <td class="number">{formatWhole(entry.clusterIds.length)}</td>
                <td class="number">{formatWhole(entry.lines)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {picture.presence.length > presenceShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: presenceShown, count: picture.presence.length })}</p>
      )}
    </section>
  )
}

/** Of the whole operation: narrowing the page to an area or a cluster does not narrow the trend. */
function Trend({ overview, language }: OverviewProps) {
  const { trend, area, cluster } = overview
  if (trend.length < 2 || area || cluster) return null
  const most = Math.max(...trend.map(month => month.lines))
  return (
    <section class="card" aria-labelledby="trend-title">
      <h2 id="trend-title">{say(language, 'trend')}</h2>
      <table class="trend">
        <thead>
          <tr>
            <th scope="col">{say(language, 'month')}</th>
            <th scope="col" class="number">
              {say(language, 'organisations')}
            </th>
            <th scope="col" class="number" colSpan={2}>
              {say(language, 'lines')}
            </th>
          </tr>
        </thead>
        <tbody>
          {trend.map(month => (
            <tr key={month.period}>
              <th scope="row">{formatMonth(month.period, language)}</th>
              <td class="number">{formatWhole(month.organisations)}</td>
              <td class="wide">
                <span class="bar">
                  <i style={`inline-size:${((month.lines / most) * 100).toFixed(1)}%`} />
                </span>
              </td>
              <td class="number">{formatWhole(month.lines)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The switch between roles of a demonstration. Only what the chosen role is limited to counts. */
function SeeAs({ overview, language, path }: OverviewProps) {
  const { operation, clusters, organisations, picture, allPlaces } = overview
  const choice = (name: string, label: string, options: readonly { id: string; name: string }[]) => (
    <div>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(option => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
  const places = picture.areas.flatMap(id => allPlaces.get(id) ?? [])
  return (
    <details class="card">
      <summary>{say(language, 'seeAsTitle')}</summary>
      <p class="muted">{say(language, 'seeAsNote')}</p>
      <form class="filters" method="post" action="/see-as">
        <input type="hidden" name="operationId" value={operation.id} />
        <input type="hidden" name="next" value={path} />
        {choice(
          'role',
          say(language, 'role'),
          roles.filter(role => role !== 'administrator').map(role => ({ id: role, name: roleNames[role][language] })),
        )}
        {choice(
          'clusterId',
          say(language, 'cluster'),
          [...clusters.values()].map(entry => ({ id: entry.id, name: named(entry, language) })),
        )}
        {choice(
          'organisationId',
          say(language, 'organisation'),
          [...organisations.values()].map(entry => ({ id: entry.id, name: entry.acronym ?? named(entry, language) })),
        )}
        {choice(
          'placeId',
          say(language, 'area'),
          places.map(entry => ({ id: entry.id, name: named(entry, language) })),
        )}
        <button type="submit">{say(language, 'show')}</button>
      </form>
    </details>
  )
}
