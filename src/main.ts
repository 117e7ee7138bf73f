/** Starts the site: opens the house, brings in the shipped operation the first time, serves, and stops cleanly. */
import path from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { storeIllustrativeLayer } from './exchange/operation-folder/illustrative.ts'
import { loadOperationFolder } from './exchange/operation-folder/load.ts'
import { type House, openHouse } from './house.ts'
import { systemActor } from './kernel/access.ts'
import { readSettings, type Settings, SettingsProblem } from './kernel/settings.ts'
import { firstAdministratorLink } from './modules/accounts/index.ts'
import { listOperations } from './modules/operations/index.ts'
import { createApp } from './web/app.tsx'

const shippedOperation = path.resolve(import.meta.dirname, '../operations/iraq-2004')

/** What a person at the terminal reads. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One sentence, no stack: what is told is what can be mended. */
function stopWith(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

async function bringInShippedOperation(house: House): Promise<void> {
  const operations = await house.reader.read(listOperations, {}, { actor: systemActor() })
  if (operations.length > 0) return
  const loaded = await loadOperationFolder(house.runner, shippedOperation)
  await storeIllustrativeLayer(house.runner, loaded)
}

/** Listens, or says in one sentence why not. */
async function listen(house: House, settings: Settings) {
  const addresses = new WeakMap<Request, string | null>()
  let port = settings.port
  const publicUrl = () => settings.publicUrl ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`
  let answer: (request: Request, environment: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve(
      { fetch: (request, environment) => answer(request, environment), port, hostname: settings.host },
      info => {
        port = info.port
        resolve(starting)
      },
    )
    starting.once('error', reject)
  }).catch(error => {
    throw new Error(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.port} is in use. Stop what uses it, or choose another with PORT.`
        : `The site cannot listen on ${settings.host}:${settings.port}: ${error.message}.`,
    )
  })
  const app = await createApp(house, {
    publicUrl: publicUrl(),
    clientAddress: request => addresses.get(request) ?? null,
  })
  answer = (request, environment) => {
    const { remote } = getConnInfo({ env: environment } as Parameters<typeof getConnInfo>[0])
    addresses.set(request, remote.address ?? null)
    return app.fetch(request, environment as object)
  }
  return { server, url: publicUrl() }
}

async function start(): Promise<void> {
  const settings = readSettings(process.env)
  const house = await openHouse(settings)
  try {
    await bringInShippedOperation(house)
    const { server, url } = await listen(house, settings)
    const link = await firstAdministratorLink(house.pool, url)
    tell(`Wusul is at ${url}`)
    tell(`Data: ${house.dataFolder ?? 'the PostgreSQL of DATABASE_URL'}`)
    if (link) tell(`Become its administrator with this link; it works once, for 24 hours:\n  ${link}`)
    else tell(`Sign in: ${url}/sign-in`)
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      server.close()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      // Whoever still waits for an answer gets a moment, then the door closes.
      setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2_000).unref()
      void house.close().then(() => process.exit(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    await house.close()
    throw error
  }
}

start().catch(error => {
  if (error instanceof SettingsProblem) stopWith(error.message)
  stopWith(error instanceof Error ? error.message : String(error))
})
