/** All projects: narrowed by cluster, organisation, state and words; and the path that they go. */
import { roleNames } from '../../../modules/operations/index.ts'
import { type ListedProject, unknownState } from '../../../modules/projects/index.ts'
import type { ProjectPath } from '../../../modules/projects/schema.ts'
import { sayProjectSheet } from '../../messages/project-sheets.ts'
import { sayProject } from '../../messages/projects.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { addressOfProject, type LoadedProjects } from './load.ts'
import { budgetText, ClusterOf, Lines, NotSaid, StateMark, spanText, stateName, whoIs } from './parts.tsx'
import { ExportLinks } from './sheets.tsx'

export interface Asked {
  cluster?: string | undefined
  organisation?: string | undefined
  state?: string | undefined
  q?: string | undefined
}

interface ListProps {
  loaded: LoadedProjects
  projects: readonly ListedProject[]
  all: readonly ListedProject[]
  asked: Asked
}

export function ProjectsPage(props: ListProps) {
  const { loaded, projects, all } = props
  const { language, base, root, mayStart } = loaded
  return (
    <div class="projects">
      <div class="page-head">
        <h1>{sayProject(language, 'projects')}</h1>
        <p class="links">
          {mayStart && (
            <a class="button" href={`${base}/new`}>
              {sayProject(language, 'start')}
            </a>
          )}
          {mayStart && (
            <a class="spaced" href={`${base}/sheets`}>
              {sayProjectSheet(language, 'importLink')}
            </a>
          )}
          {all.length > 0 && <ExportLinks loaded={loaded} />}
          <a href={`${root}/about/projects`}>{sayProject(language, 'whatSourcesSayOfAll')}</a>
        </p>
      </div>
      {all.length === 0 ? (
        <p class="notice">{sayProject(language, 'noneYet')}</p>
      ) : (
        <>
          <Filters {...props} />
          <p aria-live="polite">
            {sayProject(language, 'count', { count: formatWhole(projects.length), all: formatWhole(all.length) })}
          </p>
          {projects.length === 0 ? (
            <p class="notice">
              {sayProject(language, 'none')} <a href={base}>{sayProject(language, 'showAll')}</a>
            </p>
          ) : (
            <section class="card">
              <ProjectsTable {...props} />
            </section>
          )}
        </>
      )}
      <PathOfOperation loaded={loaded} />
    </div>
  )
}

function Filters({ loaded, all, asked }: ListProps) {
  const { language, base, clusters, organisations, path } = loaded
  const used = new Set(all.flatMap(({ partners, budget }) => [...partners, ...budget].flatMap(each => each.organisationId ?? [])))
  const states = path.states.filter(({ code }) => all.some(({ state }) => state === code))
  const label = (id: string) => whoIs(loaded, { organisationId: id, asWritten: null }) ?? ''
  const known = [...organisations.values()]
    .filter(({ id }) => used.has(id))
    .sort((a, b) => label(a.id).localeCompare(label(b.id)))
  return (
    <form class="filters card" action={base}>
      <div class="grow">
        <label for="q">{sayProject(language, 'search')}</label>
        <input id="q" name="q" type="search" value={asked.q} maxLength={200} />
      </div>
      <div>
        <label for="cluster">{sayProject(language, 'clusterId')}</label>
        <select id="cluster" name="cluster">
          <option value="">{sayProject(language, 'everyCluster')}</option>
          {[...clusters.values()]
            .filter(({ id }) => all.some(({ clusterId }) => clusterId === id))
            .map(cluster => (
              <option key={cluster.id} value={cluster.code} selected={cluster.code === asked.cluster}>
                {`${cluster.code} · ${named(cluster, language)}`}
              </option>
            ))}
        </select>
      </div>
      <div>
        <label for="organisation">{sayProject(language, 'organisation')}</label>
        <select id="organisation" name="organisation">
          <option value="">{sayProject(language, 'everyOrganisation')}</option>
          {known.map(({ id }) => (
            <option key={id} value={id} selected={id === asked.organisation}>
              {label(id)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="state">{sayProject(language, 'state')}</label>
        <select id="state" name="state">
          <option value="">{sayProject(language, 'everyState')}</option>
          {states.map(state => (
            <option key={state.code} value={state.code} selected={state.code === asked.state}>
              {named(state, language)}
            </option>
          ))}
          {all.some(({ state }) => state === null) && (
            <option value={unknownState} selected={asked.state === unknownState}>
              {sayProject(language, 'stateUnknown')}
            </option>
          )}
        </select>
      </div>
      <button type="submit">{sayProject(language, 'narrow')}</button>
    </form>
  )
}

function ProjectsTable({ loaded, projects }: ListProps) {
  const { language, base } = loaded
  return (
    <Records
      head={sayProject(language, 'project')}
      columns={[
        { head: sayProject(language, 'clusterId') },
        { head: sayProject(language, 'partners') },
        { head: sayProject(language, 'budgetShort'), number: true },
        { head: sayProject(language, 'dates') },
        { head: sayProject(language, 'state') },
      ]}
      rows={projects.map(project => {
        const { code, partners, budget, state } = project
        const agencies = partners.filter(({ role }) => role !== 'funding').flatMap(partner => whoIs(loaded, partner) ?? [])
        const sum = budgetText(budget, language)
        return {
          key: code,
          head: (
            <a href={addressOfProject(base, code)}>
              <bdi class="code">{code}</bdi> <bdi>{named(project, language)}</bdi>
            </a>
          ),
          cells: [
            <ClusterOf id={project.clusterId} loaded={loaded} />,
            <Lines lines={agencies} language={language} />,
            sum === null ? <span class="unknown">{sayProject(language, 'unknown')}</span> : sum,
            spanText(project, language) ?? <NotSaid language={language} />,
            <StateMark state={state} loaded={loaded} />,
          ],
        }
      })}
    />
  )
}

/** The path as a table: every step, who takes it and what it needs. */
function PathOfOperation({ loaded }: { loaded: LoadedProjects }) {
  const { language, path } = loaded
  const needOf = (need: ProjectPath['steps'][number]['needs'][number]) =>
    sayProject(language, need === 'date' ? 'happened' : 'reason')
  return (
    <details class="card project-path-table">
      <summary>{sayProject(language, 'path')}</summary>
      <p class="muted">{sayProject(language, 'pathHint')}</p>
      <Records
        head={sayProject(language, 'step')}
        columns={[
          { head: sayProject(language, 'from') },
          { head: sayProject(language, 'to') },
          { head: sayProject(language, 'takenBy') },
          { head: sayProject(language, 'needs') },
        ]}
        rows={path.steps.map(step => ({
          key: step.name,
          head: <bdi>{named({ names: step.names, code: step.name }, language)}</bdi>,
          cells: [
            <Lines lines={step.from.map(state => stateName(loaded, state))} language={language} />,
            <bdi>{stateName(loaded, step.to)}</bdi>,
            <Lines lines={step.by.map(role => roleNames[role][language])} language={language} />,
            step.needs.length > 0 ? <Lines lines={step.needs.map(needOf)} language={language} /> : '–',
          ],
        }))}
      />
    </details>
  )
}
