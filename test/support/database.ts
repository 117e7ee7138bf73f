/** Throw-away databases for tests. */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { postgresBinaries } from '../../src/kernel/database/binaries.ts'

const nobody = 65_534

/** What the server of a whole run holds at most, with room to spare. */
const bytesNeeded = 4 * 2 ** 30

/** Where servers lie: in memory where the machine has enough of it, for copying a database makes and drops a thousand files. */
function placeOfServers(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > bytesNeeded ? memory : tmpdir()
}

/** A server of its own in a new folder; `stop` leaves nothing behind. */
async function startServer(
  connection: (folder: string) => pg.PoolConfig,
  initArgs: (folder: string) => string[],
  settingsOf: (folder: string) => string[],
): Promise<{ folder: string; pool: pg.Pool; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(placeOfServers(), 'wusul-test-'))
  const asRoot = process.getuid?.() === 0
  const owner = asRoot ? { uid: nobody, gid: nobody } : {}
  if (asRoot) chownSync(folder, nobody, nobody)
  const data = path.join(folder, 'data')
  execFileSync(path.join(postgresBinaries(), 'initdb'), ['-D', data, '-U', 'postgres', '--no-sync', ...initArgs(folder)], {
    ...owner,
    stdio: 'ignore',
  })
  const settings = ['fsync=off', `unix_socket_directories=${folder}`, ...settingsOf(folder)]
  const server = spawn(path.join(postgresBinaries(), 'postgres'), ['-D', data, ...settings.flatMap(setting => ['-c', setting])], {
    ...owner,
    stdio: 'ignore',
  })
  const pool = new pg.Pool({ ...connection(folder), user: 'postgres', database: 'postgres', max: 8 })
  pool.on('error', () => {})
  for (let tries = 0; ; tries++) {
    try {
      await pool.query('select 1')
      break
    } catch (error) {
      if (tries > 100) throw error
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  return {
    folder,
    pool,
    async stop() {
      await pool.end()
      const stopped = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGINT')
      await stopped
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Names the folder of the server's socket where tests of one run share a server (`shared-server.ts`). */
export const sharedServer = 'WUSUL_TEST_SERVER'

/** A server on a Unix socket of its own, without a way in from elsewhere. */
export async function startLocalServer(settings: readonly string[] = []): Promise<{ folder: string; stop(): Promise<void> }> {
  const { folder, stop } = await startServer(
    folder => ({ host: folder }),
    () => ['-A', 'trust'],
    () => ['listen_addresses=', 'max_connections=200', ...settings],
  )
  return { folder, stop }
}

type Connection = { host: string; user: string; database: string }

/** Runs statements that no transaction may hold. */
async function administrate<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What a database begins with: made once on a server, and copied from then on. */
export interface Beginning {
  name: string
  fill(pool: pg.Pool): Promise<void>
}

/** Makes the beginning unless it is there; test files that start at once wait for the first. */
async function keepBeginning({ name, fill }: Beginning, client: pg.Client, connection: Connection): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  if (!rowCount) {
    const filling = `${name}_filling`
    await client.query(`drop database if exists ${filling}`)
    await client.query(`create database ${filling}`)
    const pool = new pg.Pool({ ...connection, database: filling })
    try {
      await fill(pool)
    } finally {
      await pool.end()
    }
    await client.query(`alter database ${filling} rename to ${name}`)
  }
  await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
}

/**
 * A database of its own, on the server that tests of one run share, else on one that is started for it; `url` is for programs that are
 * given a DATABASE_URL.
 * @param beginning what it holds at first; empty without.
 */
export async function createTestDatabase(beginning?: Beginning): Promise<{ url: string; pool: pg.Pool; stop(): Promise<void> }> {
  const shared = process.env[sharedServer]
  const server = shared ? { folder: shared, stop: async () => {} } : await startLocalServer()
  const connection = { host: server.folder, user: 'postgres', database: 'postgres' }
  const name = `test_${randomBytes(8).toString('hex')}`
  await administrate(connection, async client => {
    if (beginning) await keepBeginning(beginning, client, connection)
    // Copying files is quicker than writing each page to the log.
    await client.query(`create database ${name}${beginning ? ` template ${beginning.name} strategy file_copy` : ''}`)
  })
  const pool = new pg.Pool({ ...connection, database: name, max: 8 })
  pool.on('error', () => {})
  return {
    url: `postgresql:///${name}?host=${server.folder}&user=postgres`,
    pool,
    async stop() {
      await pool.end()
      await administrate(connection, client => client.query(`drop database ${name} with (force)`))
      await server.stop()
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.')
  return address.port
}

/** Starts a server on a TCP port with a password, as an external one is reached. */
export async function createTcpDatabase(): Promise<{ url: string; pool: pg.Pool; stop(): Promise<void> }> {
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const { pool, stop } = await startServer(
    () => ({ host: '127.0.0.1', port, password }),
    folder => {
      const file = path.join(folder, 'password')
      writeFileSync(file, password)
      return ['-A', 'scram-sha-256', `--pwfile=${file}`]
    },
    () => ['listen_addresses=127.0.0.1', `port=${port}`],
  )
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, pool, stop }
}
