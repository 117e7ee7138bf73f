/** Routes of organisations: a list to search, and what one of them does, where and when. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { listLastReports, listLines, showOrganisationWork } from '../../../modules/delivery/index.ts'
import { listMemberships } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { loadResponsible } from '../contacts/responsible.tsx'
import type { House } from '../house.ts'
import { loadProfile, loadReported } from '../profile/load.ts'
import { OrganisationPage } from './organisation.tsx'
import { OrganisationsPage } from './organisations.tsx'
import { askedOf } from './search.ts'

export function organisationPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/organisations', async c => {
    const { asking, operationId, shown } = await loadProfile(house, c, {})
    const [lastReports, memberships] = await Promise.all([
      house.reader.read(listLastReports, { operationId }, asking),
      house.reader.read(listMemberships, { operationId }, asking),
    ])
    const asked = askedOf(c.req.query())
    return house.render(c, {
      title: say(shown.language, 'organisationsAll'),
      operation: shown.overview.operation,
      body: <OrganisationsPage shown={shown} lastReports={lastReports} memberships={memberships} asked={asked} />,
    })
  })
  app.get('/o/:code/organisations/:organisation', async c => {
    const { asking, operationId, shown } = await loadProfile(house, c, { organisation: c.req.param('organisation') })
    const { overview, language } = shown
    const { organisation, months, mayReadLines } = overview
    if (!organisation) throw notFound()
    const narrowed = { operationId, organisationId: organisation.id, from: months.from, to: months.to }
    const [work, memberships, reported, responsible, lines] = await Promise.all([
      house.reader.read(showOrganisationWork, narrowed, asking),
      house.reader.read(listMemberships, { operationId, organisationId: organisation.id }, asking),
      loadReported(house, asking, overview),
      loadResponsible(house, asking, { operationId, organisationId: organisation.id }),
      mayReadLines ? house.reader.read(listLines, narrowed, asking) : null,
    ])
    const page = { organisation, work, memberships, responsible, lines }
    return house.render(c, {
      title: organisation.acronym ?? named(organisation, language),
      operation: overview.operation,
      body: <OrganisationPage shown={{ ...shown, ...reported }} {...page} />,
    })
  })
  return app
}
