/** Routes of meetings and action points. */
import { Hono } from 'hono'
import type { House } from '../house.ts'
import { actionRoutes } from './action-routes.tsx'
import { documentRoutes } from './document-routes.tsx'
import { handoverRoutes } from './handover.tsx'
import { meetingRoutes } from './meeting-routes.tsx'

export function coordinationPages(house: House): Hono {
  const app = new Hono()
  // First what has a name of its own below the meetings.
  actionRoutes(app, house)
  documentRoutes(app, house)
  handoverRoutes(app, house)
  meetingRoutes(app, house)
  return app
}
