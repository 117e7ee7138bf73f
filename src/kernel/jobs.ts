/**
 * Work that is done later: a job is a row written in the transaction that asks for it, and a worker does it once that is committed.
 *
 * Jobs are done **at least once**. Before each attempt the time of the next one is written down and committed; then the work and the
 * note that it is done are one transaction. A process that is killed on the way undoes what it wrote, and the job is due again at the
 * time written down. So what a job writes to the database happens once; what it does outside (a mail that was handed over in the very
 * moment before the kill) can happen twice, and must carry something by which the other side knows it again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { CommandRunner } from './command.ts'
import { recordset } from './database/batch.ts'
import { type Db, inTransaction, sql, type Tx } from './database/sql.ts'
import { idOf, installationId, newId } from './pure/ids.ts'

/** What the work may use besides its transaction. */
export interface JobContext {
  now: Date
  /** Gives commands, each in a transaction of its own: what changes an operation's data is a command, also when a clock gives it. */
  runner: CommandRunner
  /** How many attempts there were, this one included. */
  attempt: number
  /** Aborted when the process is asked to stop and waits no longer. */
  signal: AbortSignal
}

/** What is known of an attempt that failed. */
export interface Failure {
  message: string
  attempt: number
  now: Date
  /** When it is tried again; null when it is given up. */
  again: Date | null
}

/** One kind of work. */
export interface Job {
  /** `room.what-is-done`. */
  kind: string
  /** Does it. A throw undoes what it wrote, and it is tried again later. */
  run(tx: Tx, payload: unknown, context: JobContext): Promise<void>
  /** Writes down that an attempt failed, where people look. */
  failed?(tx: Tx, payload: unknown, failure: Failure): Promise<void>
  /** Attempts after which it is given up; a repeated job then waits for its next time. Left out: `attemptsMax`. */
  attemptsMax?: number
  /** For work that comes back: when it is due next. It has one row, under the key `again`, and nobody has to ask for it. */
  next?(after: Date): Date
}

export interface AskedJob {
  key: string
  payload: unknown
  runAt: Date
}

const repeatedKey = 'again'

/** Attempts of one piece of work: with the waiting between them, about three days. */
export const attemptsMax = 20

const minute = 60_000
const waitMax = 6 * 60 * minute

/** Milliseconds from the beginning of an attempt until the next one: a minute, twice as long each time, six hours at most. */
export function waitAfter(attempt: number): number {
  return Math.min(waitMax, minute * 2 ** Math.max(0, attempt - 1))
}

/** Each day at an hour of UTC. */
export function dailyAt(hour: number): (after: Date) => Date {
  return after => {
    const next = new Date(after)
    next.setUTCHours(hour, 0, 0, 0)
    if (next <= after) next.setUTCDate(next.getUTCDate() + 1)
    return next
  }
}

/** Each week on a day (0 is Sunday) at an hour of UTC. */
export function weeklyAt(weekday: number, hour: number): (after: Date) => Date {
  const daily = dailyAt(hour)
  return after => {
    let next = daily(after)
    while (next.getUTCDay() !== weekday) next = daily(next)
    return next
  }
}

/** Asks for work, done when this transaction is committed. What was asked for under the same key before is not asked for again. */
export async function askForJobs(tx: Tx, kind: string, jobs: readonly AskedJob[], now: Date): Promise<void> {
  if (jobs.length === 0) return
  const rows = jobs.map(({ key, payload, runAt }) => ({ id: newId(), key, payload, run_at: runAt }))
  await tx.run(sql`insert into job (id, kind, key, payload, run_at, asked_at)
    select id, ${kind}, key, payload, run_at, ${now} from ${recordset(rows, 'id uuid, key text, payload jsonb, run_at timestamptz')}
    on conflict (kind, key) do nothing`)
}

/** Asks for work anew, whatever became of it before: done, given up or forgotten. Its attempts are counted afresh. */
export async function askAgainForJobs(tx: Tx, kind: string, jobs: readonly AskedJob[], now: Date): Promise<void> {
  if (jobs.length === 0) return
  await askForJobs(tx, kind, jobs, now)
  const rows = jobs.map(({ key, runAt }) => ({ key, run_at: runAt }))
  await tx.run(sql`update job j set run_at = a.run_at, attempts = 0, given_up_at = null, done_at = null, last_error = null
    from (select key, run_at from ${recordset(rows, 'key text, run_at timestamptz')}) a where j.kind = ${kind} and j.key = a.key`)
}

interface Taken {
  id: string
  kind: string
  key: string
  payload: unknown
  attempts: number
  runAt: Date
}

const keptDays = 90

/** Forgets jobs that ended long ago; until then their keys keep work from being done twice. */
const forgetEnded: Job = {
  kind: 'kernel.forget-ended-jobs',
  next: dailyAt(1),
  async run(tx, _payload, { now }) {
    const before = new Date(now.getTime() - keptDays * 24 * 60 * minute)
    await tx.run(sql`delete from job where coalesce(done_at, given_up_at) < ${before}`)
  },
}

/** Writes down repeated work that is not written down yet; it is due at once the first time. */
async function askForRepeated(pool: pg.Pool, jobs: readonly Job[], now: Date): Promise<void> {
  const rows = jobs.flatMap(({ kind, next }) => (next ? [{ id: idOf(installationId, 'job', kind), kind }] : []))
  await inTransaction(pool, tx =>
    tx.run(sql`insert into job (id, kind, key, payload, run_at, asked_at)
      select id, kind, ${repeatedKey}, '{}', ${now}, ${now} from ${recordset(rows, 'id uuid, kind text')} on conflict do nothing`),
  )
}

/** Takes one job that is due: its next attempt is written down before this one begins. */
async function takeOne(pool: pg.Pool, kinds: readonly string[], now: Date): Promise<Taken | undefined> {
  return inTransaction(pool, async tx => {
    const due = await tx.find<Taken>(sql`select id, kind, key, payload, attempts, run_at as "runAt" from job
      where run_at <= ${now} and done_at is null and given_up_at is null and kind = any(${[...kinds]}::text[])
      order by run_at, id limit 1 for update skip locked`)
    if (!due) return undefined
    const attempts = due.attempts + 1
    const again = new Date(now.getTime() + waitAfter(attempts))
    await tx.run(sql`update job set attempts = ${attempts}, run_at = ${again} where id = ${due.id}`)
    return { ...due, attempts }
  })
}

/** What became of an attempt: another one, an end, or, for repeated work, its next time. */
async function noteDone(tx: Tx, { id }: Taken, job: Job, now: Date): Promise<void> {
  if (job.next) await tx.run(sql`update job set run_at = ${job.next(now)}, attempts = 0, last_error = null where id = ${id}`)
  else await tx.run(sql`update job set done_at = ${now}, last_error = null where id = ${id}`)
}

async function noteFailed(pool: pg.Pool, taken: Taken, job: Job, message: string, now: Date): Promise<void> {
  const { id, attempts } = taken
  const givesUp = attempts >= (job.attemptsMax ?? attemptsMax)
  await inTransaction(pool, async tx => {
    if (!givesUp) await tx.run(sql`update job set last_error = ${message} where id = ${id}`)
    else if (job.next)
      await tx.run(sql`update job set last_error = ${message}, attempts = 0, run_at = ${job.next(now)} where id = ${id}`)
    else await tx.run(sql`update job set last_error = ${message}, given_up_at = ${now} where id = ${id}`)
    const again = givesUp ? (job.next?.(now) ?? null) : new Date(now.getTime() + waitAfter(attempts))
    await job.failed?.(tx, taken.payload, { message, attempt: attempts, now, again })
  })
}

/** A stop is no failure: the job is due as it was before. */
async function giveBack(pool: pg.Pool, { id, attempts, runAt }: Taken): Promise<void> {
  await inTransaction(pool, tx =>
    tx.run(sql`update job set attempts = ${attempts - 1}, run_at = ${runAt} where id = ${id} and attempts = ${attempts}`),
  )
}

export interface Worker {
  /** Does everything that is due at an instant, one after the other. @returns how many attempts it made. */
  tick(now: Date): Promise<number>
  /** Does what is due whenever it is due, until it is stopped. */
  start(): void
  /** Takes no more jobs, gives the one under way a moment, and then breaks it off. */
  stop(): Promise<void>
}

interface WorkerParts {
  pool: pg.Pool
  runner: CommandRunner
  jobs: readonly Job[]
  log: Logger
}

/** How long the worker rests when nothing is due, and how long a stop waits for the job under way. */
const restMilliseconds = 5_000
const stopMillisecondsMax = 2_000

/** A worker over the jobs it knows; kinds that it does not know wait for one that does. Several may work on one database. */
export function createWorker({ pool, runner, jobs, log }: WorkerParts): Worker {
  const known = new Map([...jobs, forgetEnded].map(job => [job.kind, job]))
  const stopping = new AbortController()
  const breaking = new AbortController()
  let running: Promise<void> = Promise.resolve()

  /** Makes one attempt; nothing is done when the job was taken again meanwhile. Who looks for work holds the row for a moment: that is waited for. */
  async function attempt(taken: Taken, job: Job, now: Date): Promise<void> {
    try {
      await inTransaction(pool, async tx => {
        const own = await tx.find(sql`select 1 from job where id = ${taken.id} and attempts = ${taken.attempts}
          and done_at is null for update`)
        if (!own) return
        await job.run(tx, taken.payload, { now, runner, attempt: taken.attempts, signal: breaking.signal })
        await noteDone(tx, taken, job, now)
      })
    } catch (error) {
      if (breaking.signal.aborted) return giveBack(pool, taken)
      const message = error instanceof Error ? error.message : String(error)
      log.warn({ kind: taken.kind, attempt: taken.attempts, error: message }, 'a job failed')
      await noteFailed(pool, taken, job, message, now)
    }
  }

  async function tick(now: Date): Promise<number> {
    await askForRepeated(pool, [...known.values()], now)
    let attempts = 0
    while (!stopping.signal.aborted) {
      const taken = await takeOne(pool, [...known.keys()], now)
      const job = taken && known.get(taken.kind)
      if (!job) return attempts
      attempts += 1
      await attempt(taken, job, now)
    }
    return attempts
  }

  // Broken off by a stop, which is what it is for.
  const rest = () => wait(restMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})

  return {
    tick,
    start() {
      running = (async () => {
        while (!stopping.signal.aborted) {
          await tick(new Date()).catch(error => log.warn({ error: String(error) }, 'jobs could not be looked for'))
          if (!stopping.signal.aborted) await rest()
        }
      })()
    },
    async stop() {
      stopping.abort()
      const late = setTimeout(() => breaking.abort(), stopMillisecondsMax)
      await running
      clearTimeout(late)
    },
  }
}

/** Jobs of a kind that are not done, for tests and for whoever looks after the installation. */
export function openJobs(db: Db, kind: string) {
  return db.rows<{ key: string; attempts: number; lastError: string | null; runAt: Date; givenUpAt: Date | null }>(
    sql`select key, attempts, last_error as "lastError", run_at as "runAt", given_up_at as "givenUpAt" from job
      where kind = ${kind} and done_at is null order by run_at, id`,
  )
}
