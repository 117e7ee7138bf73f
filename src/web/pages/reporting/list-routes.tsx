/** Routes of the list of reports and of how punctual they are. */
import type { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { listCalendars, listReports, type ReportCalendar, showOnTime } from '../../../modules/reporting/index.ts'
import { monthsBetween, periodNamed, periodOf, reportStates } from '../../../modules/reporting/rules.ts'
import { sayReport } from '../../messages/reporting.ts'
import type { House } from '../house.ts'
import { ReportsPage } from './list.tsx'
import { knownActors, type Loaded, loadReporting } from './load.ts'
import { OnTimePage } from './on-time.tsx'
import { ratesByMonth, ratesByPartner, ratesByReviewer } from './on-time-model.ts'

/** The cluster that an address names. @throws notFound */
export function clusterAsked({ clusters }: Loaded, code: string | undefined): string | undefined {
  if (!code) return undefined
  const found = [...clusters.values()].find(cluster => cluster.code === code || cluster.id === code)
  if (!found) throw notFound()
  return found.id
}

/** Periods that have begun of any calendar, the newest first. */
function periodsOf(calendars: readonly ReportCalendar[], today: string): string[] {
  const month = today.slice(0, 7)
  const periods = calendars.flatMap(({ frequency, starts, ends }) =>
    monthsBetween(starts, ends !== null && ends < month ? ends : month).map(each => periodOf(frequency, each)),
  )
  const ordered = periods.sort((a, b) => (a.ends === b.ends ? a.months.length - b.months.length : a.ends < b.ends ? 1 : -1))
  return [...new Set(ordered.map(({ label }) => label))]
}

export function listRoutes(app: Hono, house: House): void {
  const { reader } = house
  app.get('/o/:code/reports', async c => {
    const loaded = await loadReporting(house, c)
    const { asking, operation, operationId, language, today, mayArrange, maySend } = loaded
    const asked = c.req.query()
    const page = Math.max(1, Math.floor(Number(asked.page) || 1))
    const state = reportStates.find(each => each === asked.state)
    const clusterId = clusterAsked(loaded, asked.cluster)
    const filters = {
      ...(clusterId && { clusterId }),
      ...(asked.organisation && isId(asked.organisation) && { organisationId: asked.organisation }),
      ...(asked.period && periodNamed(asked.period) && { period: asked.period }),
      ...(state && { states: [state] }),
      ...(asked.late === 'yes' && { late: true }),
    }
    const [found, mine, calendars] = await Promise.all([
      reader.read(listReports, { operationId, ...filters, page }, asking),
      reader.read(listReports, { operationId, mine: true }, asking),
      reader.read(listCalendars, { operationId }, asking),
    ])
    const body = (
      <ReportsPage
        {...{ loaded, asked, page, pages: Math.ceil(found.count / found.pageSize), reports: found.reports, total: found.count }}
        owed={maySend ? mine.reports.filter(report => report.state !== 'submitted') : null}
        toReview={mayArrange ? mine.reports.filter(report => report.state === 'submitted') : null}
        periods={periodsOf(calendars, today)}
      />
    )
    return house.render(c, { title: sayReport(language, 'reports'), operation, body })
  })

  app.get('/o/:code/reports/on-time', async c => {
    const loaded = await loadReporting(house, c)
    const { asking, operation, operationId, language, today } = loaded
    const asked = c.req.query('cluster') ?? ''
    const clusterId = clusterAsked(loaded, asked)
    const calendars = await reader.read(listCalendars, { operationId }, asking)
    const to = today.slice(0, 7)
    const from = calendars.map(({ starts }) => starts).sort()[0] ?? to
    const found = await reader.read(showOnTime, { operationId, ...(clusterId && { clusterId }), from, to }, asking)
    const reviewers = ratesByReviewer(found.reviewers)
    const actors = await knownActors(
      house,
      loaded,
      reviewers.map(({ reviewer }) => reviewer),
    )
    const rates = { months: ratesByMonth(found.organisations), partners: ratesByPartner(found.organisations), reviewers }
    return house.render(c, {
      title: sayReport(language, 'onTime'),
      operation,
      body: <OnTimePage {...{ loaded, asked, actors, ...rates }} />,
    })
  })
}
