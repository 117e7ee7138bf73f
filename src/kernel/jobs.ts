/**
 * Work that a command caused and that is done after it. A job is a row written in the command's own transaction, so it exists
 * exactly when its cause does; it survives restarts and is tried again a few times before it is given up as failed.
 */
import type pg from 'pg'
import type { Logger } from 'pino'

export interface JobHandler {
  kind: string
  run(payload: unknown): Promise<void>
}

const attemptsMax = 4
const pollMilliseconds = 5_000

export interface JobRunner {
  start(): Promise<void>
  /** Waits for the job in hand and stops. */
  stop(): Promise<void>
  /** Does everything that is due now; the number of jobs done. For tests and the command line. */
  drain(): Promise<number>
}

export function createJobRunner(pool: pg.Pool, handlers: readonly JobHandler[], log: Logger): JobRunner {
  let stopped = true
  let busy: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let listener: pg.PoolClient | undefined

  async function doOne(): Promise<boolean> {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query(
        'select id, kind, payload, attempts from job where done_at is null and failed is null and run_at <= now() order by run_at limit 1 for update skip locked',
      )
      const job = rows[0]
      if (!job) {
        await client.query('rollback')
        return false
      }
      try {
        const handler = handlers.find(candidate => candidate.kind === job.kind)
        if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}.`)
        await handler.run(job.payload)
        await client.query('update job set done_at = now(), attempts = attempts + 1 where id = $1', [job.id])
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const givenUp = job.attempts + 1 >= attemptsMax
        log.error({ job: job.id, kind: job.kind, attempts: job.attempts + 1, error }, 'job failed')
        await client.query(
          "update job set attempts = attempts + 1, failed = $2, run_at = now() + (interval '10 seconds' * power(3, attempts)) where id = $1",
          [job.id, givenUp ? reason : null],
        )
      }
      await client.query('commit')
      return true
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }

  async function drain(): Promise<number> {
    let done = 0
    while (await doOne()) done++
    return done
  }

  function wake(): void {
    if (stopped) return
    busy = busy.then(() => (stopped ? undefined : drain())).catch(error => log.error({ error }, 'jobs stopped for a moment'))
  }

  return {
    drain,
    async start() {
      stopped = false
      listener = await pool.connect()
      listener.on('notification', wake)
      listener.on('error', () => {})
      await listener.query('listen wusul_job')
      timer = setInterval(wake, pollMilliseconds)
      wake()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await busy
      listener?.release(true)
    },
  }
}
