/** Routes of the list of reports and of how punctual they are. */
import type { Hono } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { generateReports, listReports, setDuties, showOnTime } from '../../../modules/reporting/index.ts'
import { periodNamed, reportStates } from '../../../modules/reporting/rules.ts'
import { sayReport } from '../../messages/reporting.ts'
import type { House } from '../house.ts'
import { ReportsPage } from './list.tsx'
import { knownActors, type Loaded, loadReporting } from './load.ts'
import { OnTimePage } from './on-time.tsx'

const onPage = 50
/** Reports that wait for the reader, at most: who owes more than these looks at the list. */
const waitingMost = 50

/** The cluster that an address names. @throws notFound */
export function clusterAsked({ clusters }: Loaded, code: string | undefined): string | undefined {
  if (!code) return undefined
  const found = [...clusters.values()].find(cluster => cluster.code === code || cluster.id === code)
  if (!found) throw notFound()
  return found.id
}

export function listRoutes(app: Hono, house: House): void {
  const { reader } = house
  app.get('/o/:code/reports', async c => {
    const loaded = await loadReporting(house, c)
    const { asking, operation, operationId, language, clusters } = loaded
    const asked = c.req.query()
    const page = Math.max(0, Math.floor(Number(asked.page) || 1) - 1)
    const state = reportStates.find(each => each === asked.state)
    const filters = {
      clusterId: clusterAsked(loaded, asked.cluster),
      organisationId: asked.organisation && isId(asked.organisation) ? asked.organisation : undefined,
      period: asked.period && periodNamed(asked.period) ? asked.period : undefined,
      ...(state && { states: [state] }),
      ...(asked.late === 'yes' && { late: true }),
    }
    const scopes = [null, ...clusters.keys()].map(cluster => ({ operation: operationId, cluster }))
    const [found, owed, toReview] = await Promise.all([
      reader.read(listReports, { operationId, ...filters, limit: onPage, offset: page * onPage }, asking),
      reader.read(listReports, { operationId, waits: 'send', limit: waitingMost }, asking),
      reader.read(listReports, { operationId, waits: 'review', limit: waitingMost }, asking),
    ])
    const mayArrange = scopes.some(scope => isAllowed(asking.actor, setDuties.policy, [scope]))
    const mayMeasure = await reader.mayRead(showOnTime, { operationId }, asking.actor)
    return house.render(c, {
      title: sayReport(language, 'reports'),
      operation,
      body: (
        <ReportsPage
          {...{ loaded, asked, mayArrange, mayMeasure, page, pages: Math.ceil(found.total / onPage) }}
          owed={
            isAllowed(asking.actor, generateReports.policy, [{ operation: operationId }]) && owed.total === 0
              ? null
              : owed.reports
          }
          toReview={mayArrange ? toReview.reports : null}
          {...{ reports: found.reports, total: found.total, periods: found.periods }}
        />
      ),
    })
  })

  app.get('/o/:code/reports/on-time', async c => {
    const loaded = await loadReporting(house, c)
    const { asking, operation, operationId, language } = loaded
    const clusterId = clusterAsked(loaded, c.req.query('cluster'))
    const onTime = await reader.read(showOnTime, { operationId, ...(clusterId && { clusterId }) }, asking)
    const actors = await knownActors(
      house,
      loaded,
      onTime.reviewers.map(({ personId }) => personId),
    )
    const body = <OnTimePage {...{ loaded, onTime, actors }} />
    return house.render(c, { title: sayReport(language, 'onTime'), operation, body })
  })
}
