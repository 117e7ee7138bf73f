/** Projects: those of the plan, and those that report lines name. */

import type { Language } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import type { ReportedProject } from '../../../modules/delivery/index.ts'
import type { Project } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { sayProject } from '../../messages/projects.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import type { Overview } from '../overview/load.ts'
import { NotStated, Source, validityText } from './facts.tsx'
import { Records } from './records.tsx'

/** Minor units of a currency as an amount people read: 1,250,000 USD. */
export function formatMoney(minor: string, currency: string): string {
  const digits = minorDigitsOf(currency)
  const padded = minor.padStart(digits + 1, '0')
  const whole = digits === 0 ? padded : padded.slice(0, -digits)
  const fraction = digits === 0 ? '' : padded.slice(-digits)
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${/[1-9]/.test(fraction) ? `.${fraction}` : ''} ${currency}`
}

export interface ProjectsProps {
  overview: Overview
  language: Language
  /** Projects of the plan; `part` says what somebody's part in each is. */
  planned: readonly (Project & { part?: string })[]
  reported: readonly ReportedProject[]
  /** Query with which the list of projects shows those of the page. */
  narrowed?: string
}

export function Projects({ overview, language, planned, reported, narrowed = '' }: ProjectsProps) {
  const { operation, projects } = overview
  const hasParts = planned.some(({ part }) => part !== undefined)
  const list = (names: readonly string[]) =>
    names.length > 0 ? <bdi>{names.join(', ')}</bdi> : <NotStated language={language} />
  const named = new Set(planned.map(({ code }) => code))
  const others = reported.filter(({ code }) => !named.has(code))
  const linesOf = new Map(reported.map(({ code, lines }) => [code, lines]))
  return (
    <section class="card" aria-labelledby="projects-title">
      <h2 id="projects-title">{tell(language, 'projects')}</h2>
      <p class="projects-link">
        <a href={`/o/${operation.code}/projects${narrowed}`}>
          {sayProject(
            language,
            narrowed === '' ? 'allProjects' : narrowed.includes('cluster=') ? 'projectsOfCluster' : 'projectsOfOrganisation',
          )}
        </a>
      </p>
      {planned.length === 0 && reported.length === 0 && <p>{tell(language, 'noProjects')}</p>}
      {planned.length > 0 && (
        <Records
          head={tell(language, 'project')}
          columns={[
            ...(hasParts ? [{ head: tell(language, 'part') }] : []),
            { head: tell(language, 'agencies') },
            { head: tell(language, 'donors') },
            { head: tell(language, 'budget'), number: true },
            { head: tell(language, 'dates') },
            { head: say(language, 'lines'), number: true },
          ]}
          rows={planned.map(project => ({
            key: project.code,
            head: (
              <>
                <a class="code" href={`/o/${operation.code}/projects/${encodeURIComponent(project.code)}`}>
                  <bdi>{project.code}</bdi>
                </a>{' '}
                <bdi>{project.title}</bdi> <Source keys={project.source} sources={operation.sources} language={language} />
              </>
            ),
            cells: [
              ...(hasParts ? [project.part] : []),
              list(project.agencies),
              list(project.donors),
              project.budgetMinor !== null && project.budgetCurrency !== null ? (
                formatMoney(project.budgetMinor, project.budgetCurrency)
              ) : (
                <span class="unknown">{say(language, 'unknown')}</span>
              ),
              project.starts || project.ends ? (
                validityText({ validFrom: project.starts, validTo: project.ends }, language)
              ) : (
                <NotStated language={language} />
              ),
              formatWhole(linesOf.get(project.code) ?? 0),
            ],
          }))}
        />
      )}
      {others.length > 0 && (
        <>
          <p class="muted">{tell(language, 'projectsByLines')}</p>
          <Records
            head={tell(language, 'project')}
            columns={[{ head: say(language, 'lines'), number: true }, { head: tell(language, 'lastReported') }]}
            rows={others.map(({ code, lines, lastPeriod }) => ({
              key: code,
              head: (
                <>
                  <span class="code">{code}</span> <bdi>{projects.find(project => project.code === code)?.title}</bdi>
                </>
              ),
              cells: [formatWhole(lines), formatMonth(lastPeriod, language)],
            }))}
          />
        </>
      )}
    </section>
  )
}
