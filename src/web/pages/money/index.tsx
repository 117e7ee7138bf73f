/** Routes of the money desk. */
import { Hono } from 'hono'
import type { House } from '../house.ts'
import { agreementRoutes } from './agreement-routes.tsx'
import { ledgerRoutes } from './ledger-routes.tsx'
import { postingRoutes } from './posting-routes.tsx'

export function moneyPages(house: House): Hono {
  const app = new Hono()
  agreementRoutes(app, house)
  postingRoutes(app, house)
  ledgerRoutes(app, house)
  return app
}
