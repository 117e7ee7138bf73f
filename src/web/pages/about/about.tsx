/** What is known of an operation, each fact with its source: plan, hubs, timeline, clusters, Country Team, donors, projects, facts. */
import { countryNames } from '../../../exchange/new-operation/create.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import type { Fact, OperationDetail } from '../../../modules/operations/index.ts'
import type { Organisation } from '../../../modules/organisations/index.ts'
import type { ClusterOfPlan, ProjectOfPlan, StrategicPlan } from '../../../modules/plan/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Facts } from './facts.tsx'
import { type Base, dateAsWritten, Refs, Words } from './parts.tsx'
import { Clusters, Organisations, Projects } from './structure.tsx'

export interface AboutProps {
  language: Base['language']
  operation: OperationDetail
  plans: readonly StrategicPlan[]
  clusters: readonly ClusterOfPlan[]
  projects: readonly ProjectOfPlan[]
  organisations: readonly Organisation[]
  /** How many areas of the first level there are, and of the second. */
  areas: { first: number; second: number }
}

const factOf = (facts: readonly Fact[], key: string): number | null => {
  const fact = facts.find(each => each.key === key)
  return fact?.kind === 'number' ? fact.value : null
}

/** Key of the fact that says how many agencies the Country Team has, where one does. */
const teamSizeKey = 'operation.unctSize.value'

function Glance({ operation, plans, ...base }: Base & Pick<AboutProps, 'operation' | 'plans'>) {
  const { language } = base
  const day = (date: string | null) => (date ? dateAsWritten(date, language) : '–')
  return (
    <dl class="card about-facts">
      {plans.map(plan => (
        <div key={plan.code}>
          <dt>{say(language, 'plan')}</dt>
          <dd>
            <bdi>{named(plan, language)}</bdi> <Refs {...base} keys={plan.source} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{say(language, 'country')}</dt>
        <dd>
          <bdi>{nameIn(countryNames(operation.country) ?? {}, language) || operation.country}</bdi>
        </dd>
      </div>
      <div>
        <dt>{say(language, 'dates')}</dt>
        <dd>
          {day(operation.starts)} – {day(operation.ends)}
        </dd>
      </div>
    </dl>
  )
}

function Figures({ language, operation, clusters, organisations, areas }: AboutProps & { clusters: readonly ClusterOfPlan[] }) {
  const stated = factOf(operation.facts, teamSizeKey)
  const team = organisations.filter(({ inCountryTeam }) => inCountryTeam).length
  const donors = organisations.filter(({ isDonor }) => isDonor).length
  const figures = [
    [clusters.length, say(language, 'clustersCount')],
    [areas.first, say(language, 'placesCount', { districts: formatWhole(areas.second) })],
    ...(stated === null ? [] : [[stated, say(language, 'teamStated')] as const]),
    ...(team === 0 ? [] : [[team, say(language, 'teamNamed')] as const]),
    ...(donors === 0 ? [] : [[donors, say(language, 'donorsCount')] as const]),
  ] as const
  return (
    <dl class="card figures">
      {figures.map(([value, label]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatWhole(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Hubs({ hubs, ...base }: Base & { hubs: OperationDetail['hubs'] }) {
  if (hubs.length === 0) return null
  const { language } = base
  return (
    <section id="hubs" class="card">
      <h2>{say(language, 'hubs')}</h2>
      <ul>
        {hubs.map(hub => (
          <li key={nameIn(hub.names, 'en')}>
            <bdi>{nameIn(hub.names, language)}</bdi> (
            <bdi>{nameIn(countryNames(hub.country) ?? {}, language) || hub.country}</bdi>)
            {hub.active && <strong> · {say(language, 'activeHub')}</strong>}
            {hub.from && ` · ${say(language, 'since', { date: dateAsWritten(hub.from, language) })}`}
            {hub.to && ` · ${say(language, 'until', { date: dateAsWritten(hub.to, language) })}`}{' '}
            <Refs {...base} keys={hub.source} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Timeline({ timeline, ...base }: Base & { timeline: OperationDetail['timeline'] }) {
  if (timeline.length === 0) return null
  const { language } = base
  return (
    <section id="timeline" class="card">
      <h2>{say(language, 'timeline')}</h2>
      <ol class="about-timeline">
        {timeline.map(({ happened, texts, source }) => (
          <li key={`${happened}${nameIn(texts, 'en')}`}>
            <time dateTime={happened}>{dateAsWritten(happened, language)}</time>
            <span>
              {texts[language] ? <bdi>{texts[language]}</bdi> : <Words>{nameIn(texts, language)}</Words>}{' '}
              <Refs {...base} keys={source} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Team({ operation, organisations, ...base }: Base & Pick<AboutProps, 'operation' | 'organisations'>) {
  const { language } = base
  const team = organisations.filter(({ inCountryTeam }) => inCountryTeam)
  if (team.length === 0) return null
  const stated = operation.facts.find(({ key }) => key === teamSizeKey)
  const size = factOf(operation.facts, teamSizeKey)
  return (
    <section id="team" class="card">
      <h2>{say(language, 'team')}</h2>
      {stated && size !== null && (
        <p>
          {say(language, 'teamText', { stated: size, named: team.length })} <Refs {...base} keys={stated.source} />
        </p>
      )}
      <Organisations {...base} organisations={team} />
    </section>
  )
}

function Donors({ organisations, ...base }: Base & Pick<AboutProps, 'organisations'>) {
  const donors = organisations.filter(({ isDonor }) => isDonor)
  if (donors.length === 0) return null
  // Sources name different donors, and some name the same: one list for each source.
  const keys = [...new Set(donors.flatMap(({ source }) => (source ?? '').split(', ')))]
  const groups = keys.map(key => ({ key, named: donors.filter(({ source }) => (source ?? '').split(', ').includes(key)) }))
  return (
    <section id="donors" class="card">
      <h2>{say(base.language, 'donors')}</h2>
      <p>{say(base.language, 'donorsText')}</p>
      {groups.map(({ key, named }) => (
        <div key={key}>
          <h3>
            {named.length} <Refs {...base} keys={key} />
          </h3>
          <Organisations {...base} organisations={named} />
        </div>
      ))}
    </section>
  )
}

/** The address in a source's entry; some say where on a site, or name only a file. */
function addressOf(url: string | null): string | null {
  const found = /^https?:\/\/[^\s()]+/.exec(url ?? '')?.[0] ?? null
  return found && URL.canParse(found) ? found : null
}

function Sources({ language, sources }: Base) {
  if (sources.length === 0) return null
  return (
    <section id="sources" class="card">
      <h2>{say(language, 'sources')}</h2>
      <ol class="about-sources" lang="en" dir="ltr">
        {sources.map(({ key, title, url }, at) => {
          const address = addressOf(url)
          return (
            <li key={key} id={`source-${at + 1}`}>
              {address ? (
                <a href={address} rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}{' '}
              <span class="muted">{url ?? say(language, 'noAddress')}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

export function AboutPage(props: AboutProps) {
  const { language, operation, clusters, organisations } = props
  const base: Base = { language, sources: operation.sources }
  const today = operation.ends ?? '9999-12-31'
  const ended = (cluster: ClusterOfPlan) => cluster.validTo !== null && cluster.validTo < today
  const nameOf = (id: string) => {
    const organisation = organisations.find(each => each.id === id)
    return organisation ? (organisation.acronym ?? named(organisation, language)) : ''
  }
  const current = clusters.filter(cluster => !ended(cluster))
  return (
    <div class="about">
      <h1>{say(language, 'about')}</h1>
      <p>{say(language, 'intro')}</p>
      <Figures {...props} clusters={current.filter(({ parentId }) => parentId === null)} />
      <div class="about-grid">
        <div>
          <Glance {...base} operation={operation} plans={props.plans} />
          <Hubs {...base} hubs={operation.hubs} />
        </div>
        <Timeline {...base} timeline={operation.timeline} />
      </div>
      <Clusters {...base} clusters={current} ended={false} nameOf={nameOf} />
      <Clusters {...base} clusters={clusters.filter(ended)} ended={true} nameOf={nameOf} />
      <div class="about-grid">
        <Team {...base} operation={operation} organisations={organisations} />
        <Donors {...base} organisations={organisations} />
      </div>
      <Projects {...base} projects={props.projects} clusters={clusters} />
      <Facts {...base} facts={operation.facts} />
      <Sources {...base} />
    </div>
  )
}
