/** The page a task manager opens each morning. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import { roleNames, roles } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { addressesOf } from '../profile/addresses.ts'
import { TrendTable } from '../profile/trend.tsx'
import { Attention } from './attention.tsx'
import { addressOf } from './filters.ts'
import { FilterForm } from './filters-form.tsx'
import { codeOfPlace, type Overview } from './load.ts'
import { AreaMap } from './map.tsx'
import { Matrix, queryOf } from './matrix.tsx'

interface OverviewProps {
  overview: Overview
  language: Language
  path: string
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  /** Whether to offer looking through other roles. */
  maySeeAs?: boolean
}

const overviewFields = ['measure', 'months', 'cluster', 'area', 'organisation', 'group'] as const

export function OverviewPage(props: OverviewProps) {
  const { overview, language } = props
  const { operation, measure, months, picture, area, cluster, organisation } = overview
  const narrowed = [cluster, area, organisation].flatMap(thing => (thing ? [named(thing, language)] : [])).join(' · ')
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
      <PagesAbout {...props} />
      <FilterForm {...props} fields={overviewFields} />
      {organisation && <p class="notice">{tell(language, 'ofOrganisation', { name: organisation.acronym ?? narrowed })}</p>}
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
          {overview.narrowedTrend && <TrendTable trend={overview.narrowedTrend} months={months} language={language} />}
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

/** Of the whole operation; a narrowed page has its own trend. */
function Trend({ overview, language }: OverviewProps) {
  const { trend, narrowedTrend } = overview
  if (trend.length < 2 || narrowedTrend) return null
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

/** From a narrowed overview to the pages about what it is narrowed to. */
function PagesAbout({ overview, language }: OverviewProps) {
  const { cluster, area, organisation } = overview
  const addresses = addressesOf(overview)
  const pages = [
    ...(cluster ? [{ href: addresses.cluster(cluster), name: named(cluster, language) }] : []),
    ...(area ? [{ href: addresses.area(area), name: named(area, language) }] : []),
    ...(organisation
      ? [{ href: addresses.organisation(organisation), name: organisation.acronym ?? named(organisation, language) }]
      : []),
  ]
  if (pages.length === 0) return null
  return (
    <ul class="links">
      {pages.map(({ href, name }) => (
        <li key={href}>
          <a href={href}>{tell(language, 'allAbout', { name })}</a>
        </li>
      ))}
    </ul>
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
