/** The site over a test house, listening on a port of its own. */
import { serve } from '@hono/node-server'
import { firstAdministratorLink } from '../../src/modules/accounts/index.ts'
import { createApp } from '../../src/web/app.tsx'
import type { TestHouse } from './house.ts'

export interface TestSite {
  url: string
  administratorLink: string
  close(): Promise<void>
}

export async function openTestSite(house: TestHouse): Promise<TestSite> {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  let port = 0
  const server = await new Promise<ReturnType<typeof serve>>(resolve => {
    const starting = serve({ fetch: request => answer(request), port: 0, hostname: '127.0.0.1' }, info => {
      port = info.port
      resolve(starting)
    })
  })
  const url = `http://localhost:${port}`
  const app = await createApp(house, { publicUrl: url, rateLimits: false })
  answer = request => app.fetch(request)
  const administratorLink = await firstAdministratorLink(house.pool, url)
  if (!administratorLink) throw new Error('A fresh house has an administrator already.')
  return {
    url,
    administratorLink,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
