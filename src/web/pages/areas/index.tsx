/** Routes of areas: the governorates with a search over every place, and one area of any level. */
import { Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { listReportedProjects } from '../../../modules/delivery/index.ts'
import { showPlace } from '../../../modules/places/index.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { readOverlaps, readSilent } from '../overview/attention-load.ts'
import { readTrend } from '../overview/trend.ts'
import { loadProfile } from '../profile/load.ts'
import { AreaPage } from './area.tsx'
import { AreasPage } from './areas.tsx'

export function areaPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/areas', async c => {
    const { asking: _asking, overview, ...rest } = await loadProfile(house, c, {})
    const search = (c.req.query('search') ?? '').trim()
    return house.render(c, {
      title: say(rest.language, 'areas'),
      operation: overview.operation,
      body: <AreasPage overview={overview} search={search} {...rest} />,
    })
  })
  app.get('/o/:code/areas/:area', async c => {
    const { asking, overview, ...rest } = await loadProfile(house, c, { area: c.req.param('area') })
    const { area, months, placeIds } = overview
    const { operationId, language } = rest
    if (!area) throw notFound()
    const [detail, overlaps, silent, trend, reported] = await Promise.all([
      house.reader.read(showPlace, { operationId, placeId: area.id }, asking),
      readOverlaps(house.reader, asking, overview),
      readSilent(house.reader, asking, overview),
      readTrend(house.reader, asking, overview),
      house.reader.read(listReportedProjects, { operationId, from: months.from, to: months.to, placeIds }, asking),
    ])
    return house.render(c, {
      title: named(area, language),
      operation: overview.operation,
      body: (
        <AreaPage
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
