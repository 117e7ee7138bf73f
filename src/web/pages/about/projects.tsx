/** Projects with what sources say of them: who, with whose money, how much, when, where, and what came of it. */
import type { ClusterOfPlan, ProjectOfPlan } from '../../../modules/plan/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import { sayProject } from '../../messages/projects.ts'
import { formatWhole } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { ClusterName } from './clusters.tsx'
import { type Base, dateAsWritten, formatMoney, Refs, Unknown, Value, Words } from './parts.tsx'

interface ProjectsProps extends Base {
  projects: readonly ProjectOfPlan[]
  clusters: readonly ClusterOfPlan[]
  code: string
}

function Figures({ project, ...base }: Base & { project: ProjectOfPlan }) {
  const { language } = base
  return (
    <ul class="project-figures">
      {project.details.figures.map(figure => (
        <li key={`${figure.what}${figure.asOf}`}>
          <Words language={language}>{figure.what}</Words>{' '}
          {figure.value === null ? (
            <Unknown language={language} />
          ) : (
            <Value qualifier={figure.qualifier} language={language}>
              {formatWhole(figure.value)}
            </Value>
          )}{' '}
          {figure.asOf && <span class="muted">{dateAsWritten(figure.asOf, language)}</span>}{' '}
          <Refs {...base} keys={figure.source} />
          {figure.note && (
            <span class="muted">
              {' '}
              <Words language={language}>{figure.note}</Words>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Title({ project, code, ...base }: Base & { project: ProjectOfPlan; code: string }) {
  const { language } = base
  const { details } = project
  const notes = [...details.notes, ...(details.areasNote ? [details.areasNote] : [])]
  return (
    <>
      <strong>
        <Words language={language}>{project.title}</Words>
      </strong>{' '}
      <Refs {...base} keys={project.source} />
      <span class="code about-code">
        <a href={`/o/${code}/projects/${encodeURIComponent(project.code)}`}>
          <bdi>{project.code}</bdi>
        </a>
        {project.codeIsOurs && ` (${say(language, 'ourCode')})`}
        {project.clusterId && ' · '}
        {project.clusterId &&
          (details.clusterNote ? (
            <Words language={language}>{details.clusterNote}</Words>
          ) : (
            <>
              {say(language, 'clusterAsIn')} <Refs {...base} keys={details.clusterSource} />
            </>
          ))}
      </span>
      {details.result && (
        <p>
          {say(language, 'result')}: <Words language={language}>{details.result}</Words>
        </p>
      )}
      {details.figures.length > 0 && <Figures {...base} project={project} />}
      {notes.map(note => (
        <p key={note} class="muted">
          <Words language={language}>{note}</Words>
        </p>
      ))}
    </>
  )
}

function Dates({ project, ...base }: Base & { project: ProjectOfPlan }) {
  const { language } = base
  const { startsAsWritten: from, endsAsWritten: to, details } = project
  if (!from && !to) return <Unknown language={language} />
  const said = (date: string | null) => (date ? dateAsWritten(date, language) : <Unknown language={language} />)
  return (
    <>
      {said(from)} – {said(to)} {details.datesSource && <Refs {...base} keys={details.datesSource} />}
    </>
  )
}

/** How many amounts are stated and what they add up to; the rest is unknown and counted as that, never as nothing. */
function Amounts({ projects, language }: Pick<ProjectsProps, 'projects' | 'language'>) {
  const stated = projects.filter(({ budgetMinor }) => budgetMinor !== null)
  const currencies = [...new Set(stated.flatMap(({ budgetCurrency }) => budgetCurrency ?? []))]
  const sums = currencies.map(currency =>
    formatMoney(
      stated.reduce((sum, project) => sum + (project.budgetCurrency === currency ? (project.budgetMinor ?? 0) : 0), 0),
      currency,
    ),
  )
  return (
    <dl class="card figures">
      <div>
        <dt>{say(language, 'projectsSourced')}</dt>
        <dd>{formatWhole(projects.length)}</dd>
      </div>
      <div>
        <dt>{say(language, 'budgetsStated')}</dt>
        <dd>{formatWhole(stated.length)}</dd>
      </div>
      <div>
        <dt>{say(language, 'budgetsUnknown')}</dt>
        <dd>{formatWhole(projects.length - stated.length)}</dd>
      </div>
      {sums.length > 0 && (
        <div>
          <dt>{say(language, 'budgetsTogether')}</dt>
          <dd class="amount">
            <bdi dir="ltr">{sums.join(' + ')}</bdi>
          </dd>
        </div>
      )}
    </dl>
  )
}

export function ProjectsOfOperation({ projects, clusters, code, ...base }: ProjectsProps) {
  const { language } = base
  if (projects.length === 0) return <p class="notice">{say(language, 'noProjects')}</p>
  const groups = [...clusters.map(cluster => cluster.id), null].flatMap(id => {
    const of = projects.filter(({ clusterId }) => clusterId === id)
    return of.length > 0 ? [{ cluster: clusters.find(cluster => cluster.id === id), of }] : []
  })
  return (
    <>
      <p class="projects-link">
        <a href={`/o/${code}/projects`}>{sayProject(language, 'sheetsAndStates')}</a>
      </p>
      <Amounts projects={projects} language={language} />
      {groups.map(({ cluster, of }) => (
        <section key={cluster?.id ?? ''} class="card about-projects">
          <h2>{cluster ? <ClusterName cluster={cluster} clusters={clusters} code={code} language={language} /> : '–'}</h2>
          <Records
            head={say(language, 'project')}
            columns={[
              { head: say(language, 'agencies') },
              { head: say(language, 'donors') },
              { head: say(language, 'budget'), number: true },
              { head: say(language, 'dates') },
              { head: say(language, 'areas') },
            ]}
            rows={of.map(project => {
              const { details, agencies, donors, budgetMinor, budgetCurrency } = project
              const areas = details.areasAsWritten ?? (details.areas.length > 0 ? details.areas.join(', ') : null)
              return {
                key: project.code,
                head: <Title {...base} project={project} code={code} />,
                cells: [
                  <Words language={language}>{agencies.join(', ')}</Words>,
                  donors.length > 0 ? <Words language={language}>{donors.join(', ')}</Words> : <Unknown language={language} />,
                  budgetMinor === null || budgetCurrency === null ? (
                    <Unknown language={language} />
                  ) : (
                    <Value language={language}>{formatMoney(budgetMinor, budgetCurrency)}</Value>
                  ),
                  <Dates {...base} project={project} />,
                  areas === null ? <Unknown language={language} /> : <Words language={language}>{areas}</Words>,
                ],
              }
            })}
          />
        </section>
      ))}
    </>
  )
}
