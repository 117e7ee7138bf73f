/** Routes of clusters: all of them, and what a task manager needs about one. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { showCluster } from '../../../modules/plan/index.ts'
import { listSilent } from '../../../modules/reporting/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { loadResponsible } from '../contacts/responsible.tsx'
import type { House } from '../house.ts'
import { loadProfile, loadReported } from '../profile/load.ts'
import { ClusterPage } from './cluster.tsx'
import { ClustersPage } from './clusters.tsx'

export function clusterPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/clusters', async c => {
    const { asking, operationId, shown } = await loadProfile(house, c, {})
    const { overview, language } = shown
    const silent = await house.reader.read(listSilent, { operationId, period: overview.months.to }, asking)
    return house.render(c, {
      title: say(language, 'clusters'),
      operation: overview.operation,
      body: <ClustersPage shown={shown} silent={silent} />,
    })
  })
  app.get('/o/:code/clusters/:cluster', async c => {
    const { asking, operationId, shown } = await loadProfile(house, c, { cluster: c.req.param('cluster') })
    const { overview, language } = shown
    const { cluster } = overview
    if (!cluster) throw notFound()
    const [detail, held, reported] = await Promise.all([
      house.reader.read(showCluster, { operationId, clusterId: cluster.id }, asking),
      loadResponsible(house, asking, { operationId, clusterId: cluster.id }),
      loadReported(house, asking, overview),
    ])
    return house.render(c, {
      title: named(cluster, language),
      operation: overview.operation,
      body: <ClusterPage shown={{ ...shown, ...reported }} detail={detail} responsible={held} />,
    })
  })
  return app
}
