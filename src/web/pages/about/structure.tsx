/** How an operation is set up: clusters through time, who is in the Country Team, donors, and projects. */
import type { Organisation } from '../../../modules/organisations/index.ts'
import type { ClusterOfPlan, ProjectOfPlan } from '../../../modules/plan/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { type Base, dateAsWritten, formatMoney, Refs, Unknown, Words } from './parts.tsx'

function validityOf(language: Base['language'], from: string | null, to: string | null): string {
  if (from && to) return `${dateAsWritten(from, language)} – ${dateAsWritten(to, language)}`
  if (from) return say(language, 'since', { date: dateAsWritten(from, language) })
  return to ? say(language, 'until', { date: dateAsWritten(to, language) }) : '–'
}

function Heads({ cluster, ...base }: Base & { cluster: ClusterOfPlan }) {
  if (!cluster.lead) return <Unknown language={base.language} />
  return (
    <>
      <bdi>{[cluster.lead, cluster.deputy].filter(Boolean).join(', ')}</bdi> <Refs {...base} keys={cluster.leadSource} />
    </>
  )
}

function ClusterRow({ cluster, nameOf, ...base }: Base & { cluster: ClusterOfPlan; nameOf: (id: string) => string }) {
  const { language } = base
  const general = cluster.predecessors.some(({ confidence }) => confidence === 'general')
  return (
    <tr>
      <td>
        <bdi>{cluster.code}</bdi>
      </td>
      <th scope="row">
        <bdi {...(cluster.names[language] ? {} : { lang: 'en' })}>{named(cluster, language)}</bdi>{' '}
        <Refs {...base} keys={cluster.source} />
        {cluster.note && (
          <p class="muted">
            <Words>{cluster.note}</Words>
          </p>
        )}
      </th>
      <td>
        <Heads {...base} cluster={cluster} />
      </td>
      <td>
        {cluster.members.length === 0 && '–'}
        {cluster.members.map(({ organisationId, source }) => (
          <span key={organisationId}>
            <bdi>{nameOf(organisationId)}</bdi> <Refs {...base} keys={source} />{' '}
          </span>
        ))}
      </td>
      <td>
        {cluster.predecessors.length === 0 ? '–' : <bdi dir="ltr">{cluster.predecessors.map(({ code }) => code).join(', ')}</bdi>}
        {general && <p class="muted">{say(language, 'generalKnowledge')}</p>}
      </td>
      <td>{validityOf(language, cluster.validFrom, cluster.validTo)}</td>
    </tr>
  )
}

/** Clusters of now, and those before them. */
export function Clusters({
  clusters,
  ended,
  nameOf,
  ...base
}: Base & { clusters: readonly ClusterOfPlan[]; ended: boolean; nameOf: (id: string) => string }) {
  if (clusters.length === 0) return null
  const { language } = base
  const title = say(language, ended ? 'clustersBefore' : 'clusters')
  const heads = ['code', 'name', 'heads', 'membersNamed', 'cameFrom', 'valid'] as const
  return (
    <section id={ended ? 'clusters-before' : 'clusters'} class="card">
      <h2>{title}</h2>
      <Scroll label={title} card={false}>
        <table class="about-clusters">
          <thead>
            <tr>
              {heads.map(head => (
                <th key={head} scope="col">
                  {say(language, head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clusters.map(cluster => (
              <ClusterRow key={cluster.id} {...base} cluster={cluster} nameOf={nameOf} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

/** Organisations in columns, each with the sources that name it. */
export function Organisations({ organisations, ...base }: Base & { organisations: readonly Organisation[] }) {
  return (
    <ul class="about-names">
      {organisations.map(organisation => (
        <li key={organisation.id}>
          {organisation.acronym && (
            <>
              <strong>
                <bdi>{organisation.acronym}</bdi>
              </strong>{' '}
            </>
          )}
          <bdi {...(organisation.names[base.language] ? {} : { lang: 'en' })}>{named(organisation, base.language)}</bdi>{' '}
          <Refs {...base} keys={organisation.source} />
        </li>
      ))}
    </ul>
  )
}

function ProjectFigures({ project, ...base }: Base & { project: ProjectOfPlan }) {
  const { language } = base
  return (
    <ul>
      {project.details.figures.map(figure => (
        <li key={`${figure.what}${figure.asOf}`}>
          <Words>{figure.what}</Words>: {figure.qualifier && <Words>{figure.qualifier}</Words>}{' '}
          {figure.value === null ? <Unknown language={language} /> : <bdi class="value">{formatWhole(figure.value)}</bdi>}{' '}
          {figure.asOf && <span class="muted">{dateAsWritten(figure.asOf, language)}</span>}{' '}
          <Refs {...base} keys={figure.source} />
          {figure.note && (
            <span class="muted">
              {' '}
              <Words>{figure.note}</Words>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Project({ project, cluster, ...base }: Base & { project: ProjectOfPlan; cluster: ClusterOfPlan | undefined }) {
  const { language } = base
  const { details } = project
  const areas = details.areasAsWritten ?? (details.areas.length > 0 ? details.areas.join(', ') : null)
  const from = project.startsAsWritten && dateAsWritten(project.startsAsWritten, language)
  const to = project.endsAsWritten && dateAsWritten(project.endsAsWritten, language)
  return (
    <li class="card about-project">
      <h3>
        <Words>{project.title}</Words> <Refs {...base} keys={project.source} />
      </h3>
      <p class="muted">
        <bdi>{project.code}</bdi>
        {project.codeIsOurs && ` (${say(language, 'ourCode')})`}
        {cluster && (
          <>
            {' · '}
            <bdi>{`${cluster.code} ${named(cluster, language)}`}</bdi>
          </>
        )}
        {details.clusterNote && (
          <>
            {' · '}
            <Words>{details.clusterNote}</Words>
          </>
        )}
      </p>
      <dl class="about-facts">
        <div>
          <dt>{say(language, 'agencies')}</dt>
          <dd>
            <Words>{project.agencies.join(', ')}</Words>
          </dd>
        </div>
        <div>
          <dt>{say(language, 'donors')}</dt>
          <dd>{project.donors.length > 0 ? <Words>{project.donors.join(', ')}</Words> : <Unknown language={language} />}</dd>
        </div>
        <div>
          <dt>{say(language, 'budget')}</dt>
          <dd>
            {project.budgetMinor === null || project.budgetCurrency === null ? (
              <Unknown language={language} />
            ) : (
              <bdi dir="ltr" class="value">
                {formatMoney(project.budgetMinor, project.budgetCurrency)}
              </bdi>
            )}
          </dd>
        </div>
        <div>
          <dt>{say(language, 'dates')}</dt>
          <dd>
            {from ?? <Unknown language={language} />} – {to ?? <Unknown language={language} />}{' '}
            {details.datesSource && <Refs {...base} keys={details.datesSource} />}
          </dd>
        </div>
        <div>
          <dt>{say(language, 'areas')}</dt>
          <dd>{areas === null ? <Unknown language={language} /> : <Words>{areas}</Words>}</dd>
        </div>
        {details.result && (
          <div>
            <dt>{say(language, 'result')}</dt>
            <dd>
              <Words>{details.result}</Words>
            </dd>
          </div>
        )}
      </dl>
      {details.figures.length > 0 && <ProjectFigures {...base} project={project} />}
      {[...details.notes, ...(details.areasNote ? [details.areasNote] : [])].map(note => (
        <p key={note} class="muted">
          <Words>{note}</Words>
        </p>
      ))}
    </li>
  )
}

export function Projects({
  projects,
  clusters,
  ...base
}: Base & { projects: readonly ProjectOfPlan[]; clusters: readonly ClusterOfPlan[] }) {
  if (projects.length === 0) return null
  return (
    <section id="projects">
      <h2>{say(base.language, 'projects')}</h2>
      <ul class="about-grid plain">
        {projects.map(project => (
          <Project key={project.code} {...base} project={project} cluster={clusters.find(({ id }) => id === project.clusterId)} />
        ))}
      </ul>
    </section>
  )
}
