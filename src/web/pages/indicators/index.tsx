/** Routes that show indicators; those of forms are in `form-routes.tsx`, of sheets in `sheet-routes.tsx`. */
import { type Context, Hono } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { type Explained, explainFigure, listPlanned, showAreas, showFigures } from '../../../modules/indicators/index.ts'
import { reporters } from '../../../modules/operations/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { formRoutes } from './form-routes.tsx'
import { ListPage } from './list.tsx'
import { clustersShown, type LoadedOne, load, loadOne, organisationsOf } from './load.ts'
import { objectiveOf } from './objectives.ts'
import { OnePage } from './one.tsx'
import { sheetRoutes } from './sheet-routes.tsx'

export function indicatorPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/indicators', c => listRoute(house, c))

  app.route('/', sheetRoutes(house))
  app.route('/', formRoutes(house))
  app.get('/o/:code/indicators/:id', c => oneRoute(house, c))
  return app
}

async function listRoute(house: House, c: Context): Promise<Response> {
  const loaded = await load(house, c)
  const { asking, operationId, operation, language, asked, cluster, area } = loaded
  const clusterIds = cluster ? { clusterIds: clustersShown(loaded).map(({ id }) => id) } : {}
  const span = { ...(asked.from && { from: asked.from }), ...(asked.to && { to: asked.to }) }
  const [planned, figures] = await Promise.all([
    house.reader.read(listPlanned, { operationId, ...clusterIds }, asking),
    house.reader.read(showFigures, { operationId, ...clusterIds, ...span, ...(area && { placeId: area.id }) }, asking),
  ])
  const months = [...new Set(figures.flatMap(figure => figure.months.map(({ period }) => period)))].sort()
  const body = (
    <ListPage
      loaded={loaded}
      planned={planned}
      figures={new Map(figures.map(figure => [figure.planIndicatorId, figure]))}
      months={months}
    />
  )
  return house.render(c, { title: say(language, 'indicators'), operation, body })
}

/** How the figure was made. What lies in a single country is told at once. */
async function explanationOf(house: House, { asking, planned, area }: LoadedOne, where: object): Promise<Explained> {
  const explained = await house.reader.read(explainFigure, { ...where, id: planned.id }, asking)
  const [country] = explained.areas
  if (area || !country?.opens || explained.areas.length > 1 || explained.own) return explained
  return house.reader.read(explainFigure, { ...where, id: planned.id, placeId: country.placeId }, asking)
}

async function oneRoute(house: House, c: Context): Promise<Response> {
  const loaded = await loadOne(house, c)
  const { asking, operationId, operation, language, asked, area, planned } = loaded
  const span = { ...(asked.from && { from: asked.from }), ...(asked.to && { to: asked.to }) }
  const where = { operationId, ...span, ...(area && { placeId: area.id }) }
  const [explained, { areas, parts }, organisations, objective] = await Promise.all([
    explanationOf(house, loaded, where),
    house.reader.read(showAreas, { ...where, id: planned.id }, asking),
    organisationsOf(house, loaded),
    objectiveOf(house, loaded),
  ])
  const ids = [planned.id, ...explained.parts.map(({ id }) => id)]
  const figures = new Map(
    (await house.reader.read(showFigures, { ...where, ids }, asking)).map(figure => [figure.planIndicatorId, figure]),
  )
  const [whole] = planned.parentId ? await house.reader.read(listPlanned, { operationId, ids: [planned.parentId] }, asking) : []
  // Everybody with some organisation of their own may report for it; for which one is decided when the figure is given.
  const mayReport =
    planned.ended === null &&
    asking.actor.grants.some(grant =>
      isAllowed(asking.actor, reporters, [
        {
          operation: operationId,
          cluster: planned.clusterId,
          organisation: grant.scope.organisation ?? null,
          place: grant.scope.place ?? null,
        },
      ]),
    )
  const body = (
    <OnePage
      loaded={loaded}
      figure={figures.get(planned.id)}
      areas={areas}
      parts={parts}
      explained={explained}
      objective={objective}
      whole={whole}
      partFigures={figures}
      organisations={organisations}
      mayReport={mayReport}
    />
  )
  return house.render(c, { title: named(planned, language), operation, body })
}
