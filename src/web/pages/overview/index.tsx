/** Routes of the overview and of the report lines behind its figures. */
import { type Context, Hono } from 'hono'
import { listLines } from '../../../modules/delivery/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import type { House } from '../house.ts'
import { clustersOf, placesOf, readOverlaps, readSilent } from './attention-load.ts'
import { filtersOf } from './filters.ts'
import { LinesPage } from './lines.tsx'
import { loadOverview } from './load.ts'
import { OverviewPage } from './overview.tsx'
import { readTrend } from './trend.ts'

export function overviewPages(house: House): Hono {
  const app = new Hono()
  const load = async (c: Context) => {
    const asking = await house.askingOf(c)
    const overview = await loadOverview(house.reader, asking, c.req.param('code') ?? '', filtersOf(c.req.query()))
    return { asking, overview, path: `/o/${overview.operation.code}`, language: asking.language }
  }
  app.get('/o/:code', async c => {
    const { asking, overview, path, language } = await load(c)
    const { operation } = overview
    const [overlaps, silent, trend, mayReadLines, maySeeAs] = await Promise.all([
      readOverlaps(house.reader, asking, overview),
      readSilent(house.reader, asking, overview),
      readTrend(house.reader, asking, overview),
      house.reader.mayRead(listLines, { operationId: operation.id, clusterIds: [], placeIds: [], page: 1 }, asking.actor),
      house.maySeeAs(c, operation.id),
    ])
    return house.render(c, {
      title: say(language, 'overview'),
      operation: overview.operation,
      body: (
        <OverviewPage
          overview={overview}
          language={language}
          path={path}
          overlaps={overlaps}
          silent={silent}
          trend={trend}
          mayReadLines={mayReadLines}
          address={house.addressOf(c)}
          maySeeAs={maySeeAs}
        />
      ),
    })
  })
  app.get('/o/:code/lines', async c => {
    const { asking, overview, path, language } = await load(c)
    const { filters, months, operation } = overview
    const known = filters.organisation && overview.organisations.has(filters.organisation) ? filters.organisation : undefined
    const [found, plan] = await Promise.all([
      house.reader.read(
        listLines,
        {
          operationId: operation.id,
          from: months.from,
          to: months.to,
          clusterIds: clustersOf(overview),
          placeIds: placesOf(overview),
          page: filters.page,
          ...(known ? { organisationId: known } : {}),
        },
        asking,
      ),
      house.reader.read(showPlan, { operationId: operation.id }, asking),
    ])
    const activities = new Map(plan.activities.map(activity => [activity.id, activity]))
    return house.render(c, {
      title: say(language, 'lines'),
      operation,
      body: <LinesPage overview={overview} activities={activities} {...found} language={language} path={path} />,
    })
  })
  return app
}
