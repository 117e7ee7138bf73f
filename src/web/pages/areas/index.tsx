/** Routes of areas: the governorates with a search over every place, and one area of any level. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { showPlace } from '../../../modules/places/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { loadProfile, loadReported } from '../profile/load.ts'
import { AreaPage } from './area.tsx'
import { AreasPage } from './areas.tsx'

export function areaPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/areas', async c => {
    const { shown } = await loadProfile(house, c, {})
    const search = (c.req.query('search') ?? '').trim()
    return house.render(c, {
      title: say(shown.language, 'areas'),
      operation: shown.overview.operation,
      body: <AreasPage shown={shown} search={search} />,
    })
  })
  app.get('/o/:code/areas/:area', async c => {
    const { asking, operationId, shown } = await loadProfile(house, c, { area: c.req.param('area') })
    const { overview, language } = shown
    const { area } = overview
    if (!area) throw notFound()
    const [detail, reported] = await Promise.all([
      house.reader.read(showPlace, { operationId, placeId: area.id }, asking),
      loadReported(house, asking, overview),
    ])
    return house.render(c, {
      title: named(area, language),
      operation: overview.operation,
      body: <AreaPage shown={{ ...shown, ...reported }} detail={detail} />,
    })
  })
  return app
}
