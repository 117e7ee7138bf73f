/**
 * Starts the site: opens the house, brings in the shipped operation the first time, serves, and stops cleanly. The house and its pages are
 * loaded once the settings hold and the port is its own: what is wrong there is told at once.
 */
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { House } from './house.ts'
import type { Worker } from './kernel/jobs.ts'
import { addressOf, readSettings, type Settings } from './kernel/settings.ts'

/** What a person at the terminal reads. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Aborts when whoever started us wants us gone: Ctrl-C, a closed terminal, or the starting script killed. */
function whenAskedToStop(): AbortSignal {
  const asked = new AbortController()
  const stop = () => asked.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
  return asked.signal
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))

type Answer = (request: Request, environment: unknown) => Response | Promise<Response>

/** Says to whoever comes too early that the site is on its way. */
const starting: Answer = () =>
  new Response('Wusul is starting. Ask again in a moment.\n', { status: 503, headers: { 'retry-after': '2' } })

/** Listens from the first moment, so that a port in use is told before anything is begun. @throws Error with one clear sentence. */
async function listen({ host, port }: Settings) {
  let answer = starting
  let listening = port
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opening = serve({ fetch: (request, environment) => answer(request, environment), port, hostname: host }, info => {
      listening = info.port
      resolve(opening)
    })
    opening.once('error', reject)
  }).catch(error => {
    throw new Error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is in use. Stop what uses it, or choose another with PORT.`
        : `The site cannot listen on ${host}:${port}: ${error.message}.`,
    )
  })
  return {
    port: listening,
    answerWith: (next: Answer) => {
      answer = next
    },
    /** Takes no more requests and gives those on their way a moment to be answered. */
    async close(): Promise<void> {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), answerMillisecondsMax)
      await closed
      clearTimeout(late)
    },
  }
}

/** How long a request on its way may still take when the site is stopped. */
const answerMillisecondsMax = 2_000

/** The site of an open house. */
async function answersOf(house: House, url: string, mailFrom: string | null): Promise<Answer> {
  const { createApp } = await import('./web/app.tsx')
  const addresses = new WeakMap<Request, string | null>()
  const app = await createApp(house, {
    publicUrl: url,
    mailFrom,
    clientAddress: request => addresses.get(request) ?? null,
  })
  return (request, environment) => {
    const { remote } = getConnInfo({ env: environment } as Parameters<typeof getConnInfo>[0])
    addresses.set(request, remote.address ?? null)
    return app.fetch(request, environment as object)
  }
}

/** The worker that does what the house does by the clock. Without a mail server the mails wait: nobody takes their jobs. */
async function workerOf({ pool, runner, registry, log }: House, { mail }: Settings, url: string): Promise<Worker> {
  const [{ createWorker }, { sendMail, smtpMailer }] = await Promise.all([
    import('./kernel/jobs.ts'),
    import('./modules/notices/index.ts'),
  ])
  const mailer = mail && smtpMailer(mail, url)
  const worker = createWorker({ pool, runner, log, jobs: [...registry.jobs, ...(mailer ? [sendMail(mailer)] : [])] })
  return {
    ...worker,
    async stop() {
      await worker.stop()
      mailer?.close()
    },
  }
}

async function tellWhere(house: House, url: string): Promise<void> {
  const { firstAdministratorLink } = await import('./modules/accounts/index.ts')
  const link = await firstAdministratorLink(house.pool, url)
  tell(`Wusul is at ${url}`)
  tell(`Data: ${house.dataFolder ?? 'the PostgreSQL of DATABASE_URL'}`)
  if (link) tell(`Become its administrator with this link; it works once, for 24 hours:\n  ${link}`)
  else tell(`Sign in: ${url}/sign-in`)
}

async function run(): Promise<void> {
  const stop = whenAskedToStop()
  const settings = readSettings(process.env)
  const site = await listen(settings)
  const url = addressOf(settings, site.port)
  const { openHouse } = await import('./house.ts')
  const house = await openHouse(settings)
  const worker = await workerOf(house, settings, url)
  try {
    const { bringInShippedOperation } = await import('./exchange/operation-folder/shipped.ts')
    const begun = bringInShippedOperation(house).then(async () => {
      site.answerWith(await answersOf(house, url, settings.mail?.from ?? null))
      worker.start()
      await tellWhere(house, url)
    })
    // Stopped half way, what is left is done by the next start; its complaint about the closed house is nobody's concern.
    begun.catch(() => {})
    await Promise.race([begun, aborted(stop)])
    await aborted(stop)
  } finally {
    await site.close()
    await worker.stop()
    await house.close()
  }
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  },
)
