/** Routes of periodic reports. */
import { Hono } from 'hono'
import type { House } from '../house.ts'
import { arrangeRoutes } from './arrange-routes.tsx'
import { lineRoutes } from './line-routes.tsx'
import { listRoutes } from './list-routes.tsx'
import { photoRoutes } from './photo-routes.tsx'
import { reportRoutes } from './report-routes.tsx'

export function reportingPages(house: House): Hono {
  const app = new Hono()
  // First what has a name of its own below the reports.
  listRoutes(app, house)
  arrangeRoutes(app, house)
  lineRoutes(app, house)
  photoRoutes(app, house)
  reportRoutes(app, house)
  return app
}
