/** All reports: what the reader owes, what waits for the reader, and the others by filters. */
import type { ReportSummary } from '../../../modules/reporting/index.ts'
import { reportStates } from '../../../modules/reporting/rules.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import type { Loaded } from './load.ts'
import { Choice, ClockOf, ClusterOf, Day, periodOf, StateOf } from './parts.tsx'

export interface Asked {
  cluster?: string | undefined
  organisation?: string | undefined
  period?: string | undefined
  state?: string | undefined
  late?: string | undefined
  page?: string | undefined
}

interface ListProps {
  loaded: Loaded
  asked: Asked
  /** Null: the reader sends none. */
  owed: readonly ReportSummary[] | null
  /** Null: the reader reviews none. */
  toReview: readonly ReportSummary[] | null
  reports: readonly ReportSummary[]
  total: number
  periods: readonly string[]
  /** From 1. */
  page: number
  pages: number
}

export function ReportsPage(props: ListProps) {
  const { loaded, owed, toReview, total, reports, asked } = props
  const { language, base } = loaded
  const isFiltered = Object.entries(asked).some(([name, value]) => name !== 'page' && value)
  return (
    <div class="reporting">
      <div class="page-head">
        <h1>{sayReport(language, 'reports')}</h1>
        <p>{sayReport(language, 'intro')}</p>
        <p class="links">
          <a href={`${base}/on-time`}>{sayReport(language, 'onTime')}</a>
          {loaded.mayArrange && <a href={`${base}/calendar`}>{sayReport(language, 'calendar')}</a>}
        </p>
      </div>
      {owed && (
        <Section
          id="owed"
          title={sayReport(language, 'owed')}
          empty={sayReport(language, 'nothingOwed')}
          reports={owed}
          loaded={loaded}
        />
      )}
      {toReview && (
        <Section
          {...{ id: 'to-review', title: sayReport(language, 'toReview'), empty: sayReport(language, 'nothingToReview') }}
          {...{ reports: toReview, loaded, to: '/review' }}
        />
      )}
      <section class="card" aria-labelledby="all">
        <h2 id="all">{sayReport(language, 'allReports')}</h2>
        {total === 0 && !isFiltered ? (
          <p class="muted">{sayReport(language, 'noneYet')}</p>
        ) : (
          <>
            <Filters {...props} />
            {reports.length === 0 ? (
              <p class="muted">{sayReport(language, 'noReports')}</p>
            ) : (
              <>
                <p class="muted">{sayReport(language, 'found', { count: formatWhole(total) })}</p>
                <ReportTable reports={reports} loaded={loaded} caption={sayReport(language, 'allReports')} />
                <Pager {...props} />
              </>
            )}
          </>
        )}
      </section>
    </div>
  )
}

interface SectionProps {
  /** What of a report its link leads to. */
  to?: string
  id: string
  title: string
  empty: string
  reports: readonly ReportSummary[]
  loaded: Loaded
}

function Section({ id, title, empty, reports, loaded, to }: SectionProps) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>
        {title} {reports.length > 0 && <small class="muted">{formatWhole(reports.length)}</small>}
      </h2>
      {reports.length === 0 ? (
        <p class="muted">{empty}</p>
      ) : (
        <ReportTable reports={reports} loaded={loaded} caption={title} to={to} />
      )}
    </section>
  )
}

interface TableProps {
  reports: readonly ReportSummary[]
  loaded: Loaded
  caption: string
  to?: string | undefined
}

export function ReportTable({ reports, loaded, caption, to = '' }: TableProps) {
  const { language, base, labelOf } = loaded
  return (
    <Records
      caption={caption}
      head={sayReport(language, 'report')}
      columns={[
        { head: sayReport(language, 'cluster') },
        { head: sayReport(language, 'state') },
        { head: sayReport(language, 'due') },
        { head: sayReport(language, 'clock') },
        { head: sayReport(language, 'lines'), number: true },
      ]}
      rows={reports.map(report => ({
        key: report.id,
        head: (
          <a href={`${base}/${report.id}${to}`}>
            <bdi>{labelOf(report.organisationId)}</bdi> · {periodOf(report.period, language)}
          </a>
        ),
        cells: [
          <ClusterOf key="cluster" id={report.clusterId} loaded={loaded} />,
          <StateOf key="state" report={report} language={language} />,
          <Day key="due" day={report.dueOn} language={language} />,
          <ClockOf key="clock" report={report} loaded={loaded} />,
          report.firstSubmittedAt === null && report.lines === 0 ? <span class="muted">–</span> : formatWhole(report.lines),
        ],
      }))}
    />
  )
}

function Filters({ loaded, asked, periods }: ListProps) {
  const { language, base, clusters, organisations, labelOf } = loaded
  const top = [...clusters.values()].filter(({ parentId }) => parentId === null)
  const byLabel = [...organisations.values()]
    .map(({ id }) => ({ value: id, text: labelOf(id) }))
    .sort((a, b) => a.text.localeCompare(b.text))
  return (
    <form class="filters" action={base}>
      <Choice
        {...{ name: 'cluster', label: sayReport(language, 'cluster'), empty: sayReport(language, 'anyCluster') }}
        options={top.map(cluster => ({ value: cluster.code, text: `${cluster.code} ${named(cluster, language)}` }))}
        value={asked.cluster}
      />
      <Choice
        {...{ name: 'organisation', label: sayReport(language, 'organisation'), empty: sayReport(language, 'anyOrganisation') }}
        options={byLabel}
        value={asked.organisation}
      />
      <Choice
        {...{ name: 'period', label: sayReport(language, 'period'), empty: sayReport(language, 'anyPeriod') }}
        options={periods.map(period => ({ value: period, text: periodOf(period, language) }))}
        value={asked.period}
      />
      <Choice
        {...{ name: 'state', label: sayReport(language, 'state'), empty: sayReport(language, 'anyState') }}
        options={reportStates.map(state => ({ value: state, text: sayReport(language, `state_${state}`) }))}
        value={asked.state}
      />
      <div class="check-inline field">
        <input id="late" name="late" type="checkbox" value="yes" checked={asked.late === 'yes'} />
        <label for="late">{sayReport(language, 'onlyLate')}</label>
      </div>
      <button type="submit" class="after-fields">
        {sayReport(language, 'show')}
      </button>
    </form>
  )
}

function Pager({ loaded: { language, base }, asked, page, pages }: ListProps) {
  if (pages < 2) return null
  const at = (to: number) => {
    const query = Object.entries({ ...asked, page: to > 1 ? String(to) : '' }).filter(([, value]) => value)
    return `${base}?${new URLSearchParams(query as [string, string][])}`
  }
  return (
    <p class="pager">
      {page > 1 && <a href={at(page - 1)}>{sayReport(language, 'earlier')}</a>}
      <span class="muted">{sayReport(language, 'page', { page: formatWhole(page), pages: formatWhole(pages) })}</span>
      {page < pages && <a href={at(page + 1)}>{sayReport(language, 'later')}</a>}
    </p>
  )
}
