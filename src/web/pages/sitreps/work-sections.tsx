/** Objectives and indicators with how far they are, activities, projects and what they cost. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Amount, IndicatorFigures, MoneyFigures, ProjectFigures } from '../../../modules/sitreps/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { say } from '../../messages/house.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { ProgressBar, Sparkline } from '../indicators/charts.tsx'
import { formatFigure, unitOf } from '../indicators/format.ts'
import { monthsBetween } from '../profile/time.ts'
import { ClusterCode, type DocumentProps, MadeUp, nameOf, People, Section, Share, SitTable } from './parts.tsx'

export function ObjectivesSection(props: DocumentProps) {
  const { edition, language } = props
  const { objectives, plan, illustrative } = edition.content
  if (objectives.length === 0 || plan === null) return null
  const called = saySitrep(language, 'planOf', { plan: nameOf(plan.names, language, plan.code), no: plan.version })
  return (
    <Section
      document={props}
      part="objectives"
      title={saySitrep(language, 'objectives')}
      note={`${called}. ${saySitrep(language, 'objectivesNote')}`}
    >
      <SitTable
        caption={saySitrep(language, 'objectives')}
        columns={[
          { head: saySitrep(language, 'objective') },
          { head: say(language, 'inNeed'), number: true },
          { head: say(language, 'targeted'), number: true },
          { head: say(language, 'reached'), number: true },
          { head: saySitrep(language, 'progress') },
        ]}
        rows={objectives.map(objective => ({
          ...{ key: objective.id, depth: objective.depth },
          cells: [
            <>
              <span class="sit-level">
                <bdi>{objective.code}</bdi>
              </span>{' '}
              <bdi>{nameOf(objective.names, language)}</bdi>
              {illustrative && objective.illustrative && <MadeUp language={language} />}
            </>,
            <People key="need" value={objective.inNeed} language={language} />,
            <People key="target" value={objective.targeted} language={language} />,
            <People key="reached" value={objective.reached} language={language} />,
            <Share key="share" part={objective.reached} whole={objective.targeted} language={language} />,
          ],
        }))}
      />
    </Section>
  )
}

export function IndicatorsSection(props: DocumentProps) {
  const { edition, language } = props
  const { indicators, months, cluster } = edition.content
  if (indicators.length === 0) return null
  const span = monthsBetween(months.from, months.to)
  const several = span.length > 1
  const figure = (value: number | null, each: IndicatorFigures) =>
    value === null ? <span class="sit-unknown">{say(language, 'unknown')}</span> : formatFigure(value, each, language)
  return (
    <Section document={props} part="indicators" title={saySitrep(language, 'indicators')}>
      <SitTable
        caption={saySitrep(language, 'indicators')}
        columns={[
          { head: saySitrep(language, 'indicator') },
          { head: saySitrep(language, 'baseline'), number: true },
          { head: saySitrep(language, 'target'), number: true },
          { head: saySitrep(language, 'inPeriod'), number: true },
          { head: saySitrep(language, 'toDate'), number: true },
          { head: saySitrep(language, 'progress') },
          ...(several ? [{ head: saySitrep(language, 'months') }] : []),
          { head: saySitrep(language, 'said'), number: true },
        ]}
        rows={indicators.map(each => ({
          key: each.id,
          cells: [
            <>
              {cluster === null && <ClusterCode code={each.cluster} content={edition.content} language={language} />}{' '}
              <bdi>{nameOf(each.names, language, each.code)}</bdi>
              {each.illustrative && <MadeUp language={language} />}
              <span class="sit-unit">
                <bdi>{each.code}</bdi> · {unitOf(each, language)}
              </span>
            </>,
            figure(each.baseline, each),
            figure(each.target, each),
            figure(each.inPeriod, each),
            figure(each.toDate, each),
            <span key="way" class="sit-way">
              <ProgressBar planned={each} value={each.toDate} target={each.target} progress={each.progress} language={language} />
              {each.progress !== null && (
                <span class={each.progress > 100 ? 'sit-over' : undefined}>
                  {saySitrep(language, 'percent', { percent: formatWhole(each.progress) })}
                </span>
              )}
            </span>,
            ...(several
              ? [
                  <Sparkline
                    key="months"
                    planned={{ ...each, code: each.code ?? '' }}
                    months={each.months}
                    span={span}
                    language={language}
                  />,
                ]
              : []),
            saySitrep(language, 'saidOf', {
              said: formatWhole(each.organisationsSaid),
              expected: formatWhole(each.organisationsExpected),
            }),
          ],
        }))}
      />
    </Section>
  )
}

/** Activities that are listed; the rest are counted together. */
const activitiesMax = 25

export function ActivitiesSection(props: DocumentProps) {
  const { edition, language } = props
  const { activities, cluster } = edition.content
  if (activities.length === 0) return null
  const shown = activities.slice(0, activitiesMax)
  return (
    <Section
      document={props}
      part="activities"
      title={saySitrep(language, 'activities')}
      note={
        shown.length < activities.length
          ? saySitrep(language, 'firstOf', { shown: formatWhole(shown.length), all: formatWhole(activities.length) })
          : undefined
      }
    >
      <SitTable
        caption={saySitrep(language, 'activities')}
        columns={[
          { head: saySitrep(language, 'activity') },
          ...(cluster === null ? [{ head: saySitrep(language, 'cluster') }] : []),
          { head: saySitrep(language, 'lines'), number: true },
          { head: saySitrep(language, 'linesUnsaid'), number: true },
          { head: saySitrep(language, 'organisations'), number: true },
          { head: saySitrep(language, 'places'), number: true },
        ]}
        rows={shown.map(each => ({
          key: each.id,
          cells: [
            <>
              <bdi>{each.id === '' ? saySitrep(language, 'noActivity') : nameOf(each.names, language, each.code)}</bdi>
              {each.illustrative && <MadeUp language={language} />}
            </>,
            ...(cluster === null
              ? [<ClusterCode key="cluster" code={each.cluster} content={edition.content} language={language} />]
              : []),
            ...[each.lines, each.linesUnknown, each.organisations, each.places].map(formatWhole),
          ],
        }))}
      />
    </Section>
  )
}

/** A year, a month or a day, as precise as it is known. */
function written(date: string | null, language: Language): string {
  if (date === null) return '?'
  return date.length < 7 ? date : formatMonth(date.slice(0, 7), language)
}

export function Amounts({ amounts, language }: { amounts: readonly Amount[]; language: Language }) {
  if (amounts.length === 0) return <span class="sit-unknown">{say(language, 'unknown')}</span>
  return (
    <>
      {amounts.map(({ currency, amountMinor }) => (
        <bdi key={currency} class="sit-amount">
          {formatFigure(amountMinor, { unit: 'money', currency }, language)}
        </bdi>
      ))}
    </>
  )
}

function Partners({ project, language }: { project: ProjectFigures; language: Language }) {
  const names = [...new Set(project.partners.map(({ names }) => nameOf(names, language)))]
  return names.length === 0 ? <>–</> : <bdi>{names.join(language === 'en' ? ', ' : '، ')}</bdi>
}

/** Of a cluster: the country team's report has its budgets under funding. */
export function ProjectsSection(props: DocumentProps) {
  const { edition, language } = props
  const { projects, cluster } = edition.content
  if (cluster === null || projects.length === 0) return null
  return (
    <Section document={props} part="projects" title={saySitrep(language, 'projects')}>
      <SitTable
        caption={saySitrep(language, 'projects')}
        columns={[
          { head: saySitrep(language, 'project') },
          { head: saySitrep(language, 'partners') },
          { head: saySitrep(language, 'state') },
          { head: saySitrep(language, 'dates') },
          { head: saySitrep(language, 'budget'), number: true },
        ]}
        rows={projects.map(project => ({
          key: project.id,
          cells: [
            <>
              <span class="sit-level">
                <bdi>{project.code}</bdi>
              </span>{' '}
              <bdi>{nameOf(project.names, language)}</bdi>
            </>,
            <Partners key="partners" project={project} language={language} />,
            project.state === null ? (
              <span class="sit-unknown">{saySitrep(language, 'stateUnknown')}</span>
            ) : (
              nameOf(project.state.names, language, project.state.code)
            ),
            project.starts === null && project.ends === null ? (
              <span class="sit-unknown">{say(language, 'unknown')}</span>
            ) : (
              saySitrep(language, 'span', { from: written(project.starts, language), to: written(project.ends, language) })
            ),
            <Amounts key="budget" amounts={project.budget} language={language} />,
          ],
        }))}
      />
    </Section>
  )
}

/** What was asked for, signed, received and spent; only where any of it is recorded. */
export function MoneySection(props: DocumentProps) {
  const { edition, language } = props
  const { money } = edition.content
  if (!money) return null
  const { currency, clusters, total } = money
  const amount = (minor: number | null) =>
    minor === null ? (
      <span class="sit-unknown">–</span>
    ) : (
      <bdi class="sit-amount">{formatFigure(minor, { unit: 'money', currency }, language)}</bdi>
    )
  const cellsOf = ({ required, committed, paid, spent, withoutRate }: MoneyFigures) => [
    ...[required, committed, paid, spent].map(amount),
    required ? `${Math.round((committed / required) * 100)} %${withoutRate > 0 ? ' +?' : ''}` : '–',
  ]
  return (
    <Section
      document={props}
      part="money"
      title={saySitrep(language, 'money')}
      note={saySitrep(language, 'moneyNote', { currency })}
    >
      <SitTable
        caption={saySitrep(language, 'money')}
        columns={[
          { head: saySitrep(language, 'cluster') },
          ...(['required', 'committed', 'paid', 'spent', 'funded'] as const).map(name => ({
            ...{ head: sayFunding(language, name), number: true },
          })),
        ]}
        rows={[
          ...clusters.map(row => ({
            key: row.id,
            cells: [<bdi key="name">{`${row.code} · ${nameOf(row.names, language)}`}</bdi>, ...cellsOf(row)],
          })),
          ...(total ? [{ ...{ key: 'total', sum: true }, cells: [saySitrep(language, 'total'), ...cellsOf(total)] }] : []),
        ]}
      />
    </Section>
  )
}

/** Only where anything is known about money. */
export function FundingSection(props: DocumentProps) {
  const { edition, language } = props
  const { funding } = edition.content
  if (funding === null) return null
  return (
    <Section
      document={props}
      part="funding"
      title={saySitrep(language, 'funding')}
      note={saySitrep(language, 'fundingNote', {
        unknown: formatWhole(funding.projectsUnknown),
        projects: formatWhole(funding.projects),
      })}
    >
      <SitTable
        caption={saySitrep(language, 'funding')}
        columns={[{ head: saySitrep(language, 'donor') }, { head: saySitrep(language, 'amount'), number: true }]}
        rows={[
          ...funding.donors.map(({ id, names, amounts }) => ({
            key: id,
            cells: [
              id === '' ? (
                <span class="sit-unknown">{saySitrep(language, 'donorUnsaid')}</span>
              ) : (
                <bdi>{nameOf(names, language, id)}</bdi>
              ),
              <Amounts key="amounts" amounts={amounts} language={language} />,
            ],
          })),
          {
            ...{ key: 'total', sum: true },
            cells: [saySitrep(language, 'total'), <Amounts key="amounts" amounts={funding.totals} language={language} />],
          },
        ]}
      />
    </Section>
  )
}
