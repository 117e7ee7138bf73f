/** Routes of organisations: a list to search, and what one of them does, where and when. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { listLastReports, listLines, listReportedProjects, showOrganisationWork } from '../../../modules/delivery/index.ts'
import { listMemberships } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { readOverlaps, readSilent } from '../overview/attention-load.ts'
import { readTrend } from '../overview/trend.ts'
import { loadProfile } from '../profile/load.ts'
import { OrganisationPage } from './organisation.tsx'
import { OrganisationsPage } from './organisations.tsx'
import { askedOf } from './search.ts'

export function organisationPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/organisations', async c => {
    const { asking, overview, ...rest } = await loadProfile(house, c, {})
    const { operationId, language } = rest
    const [lastReports, memberships] = await Promise.all([
      house.reader.read(listLastReports, { operationId }, asking),
      house.reader.read(listMemberships, { operationId }, asking),
    ])
    const asked = askedOf(c.req.query())
    return house.render(c, {
      title: say(language, 'organisationsAll'),
      operation: overview.operation,
      body: <OrganisationsPage overview={overview} lastReports={lastReports} memberships={memberships} asked={asked} {...rest} />,
    })
  })
  app.get('/o/:code/organisations/:organisation', async c => {
    const { asking, overview, ...rest } = await loadProfile(house, c, { organisation: c.req.param('organisation') })
    const { organisation, months, mayReadLines } = overview
    const { operationId, language } = rest
    if (!organisation) throw notFound()
    const organisationId = organisation.id
    const span = { from: months.from, to: months.to }
    const [work, memberships, overlaps, silent, trend, reported, lines] = await Promise.all([
      house.reader.read(showOrganisationWork, { operationId, organisationId, ...span }, asking),
      house.reader.read(listMemberships, { operationId, organisationId }, asking),
      readOverlaps(house.reader, asking, overview),
      readSilent(house.reader, asking, overview),
      readTrend(house.reader, asking, overview),
      house.reader.read(listReportedProjects, { operationId, organisationId, ...span }, asking),
      mayReadLines ? house.reader.read(listLines, { operationId, organisationId, ...span }, asking) : null,
    ])
    return house.render(c, {
      title: organisation.acronym ?? named(organisation, language),
      operation: overview.operation,
      body: (
        <OrganisationPage
          overview={overview}
          organisation={organisation}
          work={work}
          memberships={memberships}
          reported={reported}
          lines={lines}
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
