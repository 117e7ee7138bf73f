/** How an operation is set up, each fact with its source: plan, hubs, timeline, clusters, Country Team and donors. */
import { countryNames } from '../../../exchange/new-operation/create.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import type { Fact, OperationDetail } from '../../../modules/operations/index.ts'
import type { Organisation } from '../../../modules/organisations/index.ts'
import type { ClusterOfPlan, StrategicPlan } from '../../../modules/plan/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Clusters } from './clusters.tsx'
import { type Base, dateAsWritten, Refs } from './parts.tsx'
import { Timeline } from './timeline.tsx'

interface OperationProps extends Base {
  operation: OperationDetail
  plans: readonly StrategicPlan[]
  clusters: readonly ClusterOfPlan[]
  organisations: readonly Organisation[]
  /** How many areas of the first level there are, and of the second. */
  areas: { first: number; second: number }
}

/** Key of the fact that says how many agencies the Country Team has, where one does. */
const teamSizeKey = 'operation.unctSize.value'

function teamSizeIn(facts: readonly Fact[]): { stated: number; source: string | null } | null {
  const fact = facts.find(({ key }) => key === teamSizeKey)
  return fact?.kind === 'number' && fact.value !== null ? { stated: fact.value, source: fact.source } : null
}

/** Sources name different donors, and some name the same: one list for each source. */
function donorLists(organisations: readonly Organisation[]): { key: string; named: Organisation[] }[] {
  const donors = organisations.filter(({ isDonor }) => isDonor)
  const keysOf = ({ source }: Organisation) => (source ?? '').split(', ')
  return [...new Set(donors.flatMap(keysOf))].map(key => ({ key, named: donors.filter(donor => keysOf(donor).includes(key)) }))
}

function Figures({ operation, clusters, organisations, areas, ...base }: OperationProps) {
  const { language } = base
  const size = teamSizeIn(operation.facts)
  const team = organisations.filter(({ inCountryTeam }) => inCountryTeam).length
  const figures = [
    { value: clusters.length, label: say(language, 'clustersCount') },
    ...(areas.first > 0
      ? [{ value: areas.first, label: say(language, 'placesCount', { districts: formatWhole(areas.second) }) }]
      : []),
    ...(size ? [{ value: size.stated, label: say(language, 'teamStated'), source: size.source }] : []),
    ...(team > 0 ? [{ value: team, label: say(language, 'teamNamed') }] : []),
    ...donorLists(organisations)
      .slice(0, 2)
      .map(({ key, named: donors }) => ({ value: donors.length, label: say(language, 'donorsCount'), source: key })),
  ]
  return (
    <dl class="card key-figures">
      {figures.map(({ value, label, source }) => (
        <div key={`${label}${source}`}>
          <dt>
            {label} {source && <Refs {...base} keys={source} />}
          </dt>
          <dd class="key-value">{formatWhole(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Plan({ operation, plans, ...base }: Base & Pick<OperationProps, 'operation' | 'plans'>) {
  const { language } = base
  const span = (from: string | null, to: string | null) => (
    <>
      {from ? dateAsWritten(from, language) : '–'} – {to ? dateAsWritten(to, language) : '–'}
    </>
  )
  return (
    <section id="plan" class="card">
      <h2>{say(language, 'planAndHubs')}</h2>
      <dl class="about-facts">
        <div>
          <dt>{say(language, 'country')}</dt>
          <dd>
            <bdi>{nameIn(countryNames(operation.country) ?? {}, language) || operation.country}</bdi>
          </dd>
        </div>
        {plans.map(plan => (
          <div key={plan.id}>
            <dt>{say(language, 'plan')}</dt>
            <dd>
              <bdi>{named(plan, language)}</bdi> <Refs {...base} keys={plan.source} />
              <span class="muted">{span(plan.starts, plan.ends)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{say(language, 'dates')}</dt>
          <dd>{span(operation.starts, operation.ends)}</dd>
        </div>
        {operation.hubs.map(hub => (
          <div key={nameIn(hub.names, 'en')}>
            <dt>{say(language, hub.active ? 'activeHub' : hub.to ? 'formerHub' : 'hub')}</dt>
            <dd>
              <bdi>{nameIn(hub.names, language)}</bdi>
              {say(language, 'comma')}
              <bdi>{nameIn(countryNames(hub.country) ?? {}, language) || hub.country}</bdi> <Refs {...base} keys={hub.source} />
              <span class="muted">
                {hub.from && say(language, 'since', { date: dateAsWritten(hub.from, language) })}{' '}
                {hub.to && say(language, 'until', { date: dateAsWritten(hub.to, language) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Organisations in columns, each with the sources that name it. */
function Organisations({ organisations, short, ...base }: Base & { organisations: readonly Organisation[]; short?: boolean }) {
  return (
    <ul class={short ? 'about-names short' : 'about-names'}>
      {organisations.map(organisation => (
        <li key={organisation.id}>
          {organisation.acronym && (
            <>
              <strong>
                <bdi>{organisation.acronym}</bdi>
              </strong>{' '}
            </>
          )}
          <bdi {...(organisation.names[base.language] ? {} : { lang: 'en' })}>{named(organisation, base.language)}</bdi>
          {!short && (
            <>
              {' '}
              <Refs {...base} keys={organisation.source} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function Team({ operation, organisations, ...base }: Base & Pick<OperationProps, 'operation' | 'organisations'>) {
  const { language } = base
  const team = organisations.filter(({ inCountryTeam }) => inCountryTeam)
  if (team.length === 0) return null
  const size = teamSizeIn(operation.facts)
  return (
    <section id="team" class="card">
      <h2>{say(language, 'team')}</h2>
      {size && (
        <p class="muted">
          {say(language, 'teamText', { stated: size.stated, named: team.length })} <Refs {...base} keys={size.source} />
        </p>
      )}
      <Organisations {...base} organisations={team} />
    </section>
  )
}

function Donors({ organisations, ...base }: Base & Pick<OperationProps, 'organisations'>) {
  const { language, sources } = base
  const lists = donorLists(organisations)
  if (lists.length === 0) return null
  return (
    <section id="donors" class="card">
      <h2>{say(language, 'donors')}</h2>
      <p class="muted">{say(language, 'donorsText')}</p>
      {lists.map(({ key, named: donors }) => (
        <section key={key}>
          <h3>
            {say(language, 'donorsNamedBy', { count: donors.length })}{' '}
            <bdi lang="en">{sources.find(source => source.key === key)?.title ?? ''}</bdi> <Refs {...base} keys={key} />
          </h3>
          <Organisations {...base} organisations={donors} short />
        </section>
      ))}
    </section>
  )
}

export function AboutOperation(props: OperationProps) {
  const { language, sources, operation, plans, clusters, organisations } = props
  const base: Base = { language, sources }
  const atEnd = operation.ends ?? '9999-12-31'
  const ended = ({ validTo }: ClusterOfPlan) => validTo !== null && validTo < atEnd
  const nameOf = (id: string) => {
    const organisation = organisations.find(each => each.id === id)
    return organisation ? (organisation.acronym ?? named(organisation, language)) : ''
  }
  return (
    <>
      <Figures {...props} clusters={clusters.filter(cluster => !ended(cluster) && cluster.parentId === null)} />
      <Timeline {...base} operation={operation} plans={plans} clusters={clusters} />
      <Clusters {...base} clusters={clusters} code={operation.code} ended={ended} nameOf={nameOf} />
      <div class="about-columns">
        <Plan {...base} operation={operation} plans={plans} />
        <Team {...base} operation={operation} organisations={organisations} />
        <Donors {...base} organisations={organisations} />
      </div>
    </>
  )
}
