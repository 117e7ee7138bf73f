/** Routes of clusters: all of them, and what a task manager needs about one. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { listReportedProjects, listSilentPartners } from '../../../modules/delivery/index.ts'
import { showCluster } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { readOverlaps, readSilent } from '../overview/attention-load.ts'
import { readTrend } from '../overview/trend.ts'
import { loadProfile } from '../profile/load.ts'
import { ClusterPage } from './cluster.tsx'
import { ClustersPage } from './clusters.tsx'

export function clusterPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/clusters', async c => {
    const { asking, overview, ...rest } = await loadProfile(house, c, {})
    const { operationId, language } = rest
    const silent = await house.reader.read(listSilentPartners, { operationId, period: overview.months.to }, asking)
    return house.render(c, {
      title: say(language, 'clusters'),
      operation: overview.operation,
      body: <ClustersPage overview={overview} silent={silent} {...rest} />,
    })
  })
  app.get('/o/:code/clusters/:cluster', async c => {
    const { asking, overview, ...rest } = await loadProfile(house, c, { cluster: c.req.param('cluster') })
    const { cluster, months, leafIds } = overview
    const { operationId, language } = rest
    if (!cluster) throw notFound()
    const [detail, overlaps, silent, trend, reported] = await Promise.all([
      house.reader.read(showCluster, { operationId, clusterId: cluster.id }, asking),
      readOverlaps(house.reader, asking, overview),
      readSilent(house.reader, asking, overview),
      readTrend(house.reader, asking, overview),
      house.reader.read(listReportedProjects, { operationId, from: months.from, to: months.to, leafIds }, asking),
    ])
    return house.render(c, {
      title: named(cluster, language),
      operation: overview.operation,
      body: (
        <ClusterPage
          overview={overview}
          detail={detail}
          reported={reported}
          overlaps={overlaps}
          silent={silent}
          trend={trend}
          {...rest}
        />
      ),
    })
  })
  return app
}
