/**
 * A PostgreSQL of our own under a small supervisor: the binaries come from npm, the server listens on a Unix socket only, is adopted
 * when a killed process left it running, and is started anew when it dies. Several processes (the site, the command line) may share
 * one: each keeps a connection open that says so, and whoever leaves last stops it.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { asNobody, clusterFolder, ownFolder, postgresBinaries } from './binaries.ts'
import { withFolderLock } from './folder-lock.ts'
import { serverPid, serverProcessesIn } from './processes.ts'

export interface EmbeddedPostgres {
  connection: { host: string; user: string; database: string; port: number }
  /** Folder that holds the cluster. */
  folder: string
  /** Stops the server, unless another process (the site, a command line) still works with it. */
  stop(): Promise<void>
}

const port = 5432
/** Major version of the server that the project brings; a cluster of another one cannot be opened by it. */
const majorVersion = '18'
const readyMillisecondsMax = 30_000
const reviveMilliseconds = 500
/** What is said of a server that was running when it was found and then ended. */
const ended = 'it ended'
const lockName = 'postgres'
/** By this name of its connection the server knows a process that works with it. */
const presenceName = 'wusul-presence'

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

/** The data folder, made and writable. @throws Error with one clear sentence. */
function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const reason =
      code === 'EEXIST' || code === 'ENOTDIR'
        ? 'a file is in the way'
        : code === 'EROFS'
          ? 'it is read-only'
          : code === 'EACCES' || code === 'EPERM'
            ? 'this user may not write there'
            : String(code)
    throw new Error(`The data folder ${folder} cannot be used: ${reason}. Set WUSUL_DATA to a folder that can be written.`)
  }
  if (process.getuid?.() === 0) chmodSync(folder, statSync(folder).mode | 0o011)
}

/** Makes an empty cluster. It is made aside and then moved, so that a process killed meanwhile leaves none that is half made. */
async function makeCluster(bin: string, cluster: string): Promise<void> {
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new Error(
      `The folder ${cluster} holds something that is no database. Move it away, or set WUSUL_DATA to another folder.`,
    )
  const aside = `${cluster}.making`
  rmSync(aside, { recursive: true, force: true })
  ownFolder(aside)
  const args = ['-D', aside, '-U', 'wusul', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '-A', 'trust']
  const made = spawn(path.join(bin, 'initdb'), [...args, '--no-instructions'], {
    ...asNobody,
    // Its own process group: a Ctrl-C in the terminal reaches us alone, and we stop when this is done.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  let said = ''
  made.stderr.on('data', text => (said += text))
  const failure = await new Promise<string | null>(resolve => {
    made.on('error', error => resolve(error.message))
    made.on('close', code => resolve(code === 0 ? null : said.trim().split('\n').pop() || `initdb ended with code ${code}`))
  })
  if (failure === null) return renameSync(aside, cluster)
  rmSync(aside, { recursive: true, force: true })
  throw new Error(`The database could not be made in ${cluster}: ${failure}`)
}

class NotStarted extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(`The embedded database did not start: ${reason}`)
    this.reason = reason
  }
}

/** Opens a connection that says this process works with the server; the database is made where it is missing. */
async function connectOnceReady(connection: EmbeddedPostgres['connection'], failed: () => string | null): Promise<pg.Client> {
  const deadline = Date.now() + readyMillisecondsMax
  for (;;) {
    const client = new pg.Client({ ...connection, database: 'postgres', application_name: presenceName })
    // What breaks it later is seen by whoever listens for its end.
    client.on('error', () => {})
    try {
      await client.connect()
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [connection.database])
      if (rowCount === 0) await client.query(`create database ${connection.database}`)
      return client
    } catch (error) {
      await client.end().catch(() => {})
      const reason = failed()
      if (reason !== null) throw new NotStarted(reason)
      if (Date.now() > deadline) throw new Error('The embedded database did not become ready.', { cause: error })
      await pause(15)
    }
  }
}

/** Whether other processes are present. Connections of a pool say nothing: they come and go, also a moment after they were ended. */
async function othersWorkWith(presence: pg.Client): Promise<boolean> {
  const { rows } = await presence.query(
    'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    [presenceName],
  )
  return rows[0].others > 0
}

interface Place {
  bin: string
  cluster: string
  socket: string
  keepWrites: boolean
}

/** A server of ours and a connection to it; one that ends just as it is found is started anew. Called while the folder is locked. */
async function enterServer(place: Place, connection: EmbeddedPostgres['connection']): Promise<pg.Client> {
  ownFolder(place.socket)
  for (let tries = 0; ; tries++)
    try {
      return await connectOnceReady(connection, await ensureServer(place))
    } catch (error) {
      if (tries >= 3 || !(error instanceof NotStarted) || error.reason !== ended) throw error
    }
}

/** @returns why it failed, once it has. */
function spawnServer({ bin, cluster, socket, keepWrites }: Place): () => string | null {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    max_connections: '60',
    timezone: 'UTC',
    log_min_messages: 'fatal',
    ...(keepWrites ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Its own process group: a Ctrl-C in the terminal reaches us, and we stop the server after our own work is done.
  const server = spawn(path.join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...args], {
    ...asNobody,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'UTC' },
  })
  let said = ''
  let failure: string | null = null
  server.stderr.on('data', text => (said = `${said}${text}`.slice(-2_000)))
  server.on('error', error => (failure = error.message))
  server.on('exit', code => (failure = said.trim().split('\n').pop() || `it ended with code ${code}`))
  server.unref()
  // A pipe keeps the process alive as a socket does, which its type does not say.
  ;(server.stderr as { unref?: () => void }).unref?.()
  return () => failure
}

/** Starts the server where none runs. Called while the folder is locked. @returns why it failed, once it has. */
async function ensureServer(place: Place): Promise<() => string | null> {
  const { bin, cluster } = place
  const version = path.join(cluster, 'PG_VERSION')
  if (!existsSync(version)) await makeCluster(bin, cluster)
  const made = readFileSync(version, 'utf8').trim()
  if (made !== majorVersion)
    throw new Error(
      `The data in ${cluster} were made by PostgreSQL ${made}, and this version of Wusul brings ${majorVersion}. Move them to a PostgreSQL ${made} of your own (DATABASE_URL), or choose another folder (WUSUL_DATA).`,
    )
  if (serverPid(cluster) !== null) return () => (serverPid(cluster) === null ? ended : null)
  // Of a killed server some processes may be working on their last page; a new one must not start beside them.
  const deadline = Date.now() + readyMillisecondsMax
  for (let left = serverProcessesIn(cluster); left.length > 0; left = serverProcessesIn(cluster)) {
    if (Date.now() > deadline)
      throw new Error(`Processes of a killed database still work in ${cluster} (${left.join(', ')}). End them, then start again.`)
    await pause(20)
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
  return spawnServer(place)
}

/**
 * Starts the database in `dataFolder`, or adopts the one that already runs there.
 * @param options.keepWrites `false` turns fsync off: for tests only.
 * @param options.onTrouble told when the server died and was started again.
 * @throws Error with one clear sentence when the folder cannot be used or the server does not start.
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string
  keepWrites?: boolean
  onTrouble?: (message: string) => void
}): Promise<EmbeddedPostgres> {
  const bin = postgresBinaries()
  openDataFolder(options.dataFolder)
  const locked = <T>(work: () => Promise<T>) => withFolderLock(options.dataFolder, lockName, work)
  const cluster = await locked(async () => clusterFolder(options.dataFolder))
  // Socket paths are limited to 107 bytes, so the socket lies in a short folder named after the data folder.
  const socket = path.join(os.tmpdir(), `wusul-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
  const connection = { host: socket, port, user: 'wusul', database: 'wusul' }
  const place = { bin, cluster, socket, keepWrites: options.keepWrites !== false }
  let stopping = false
  const enter = () =>
    locked(async () => {
      if (stopping) throw new Error('The embedded database is being stopped.')
      return enterServer(place, connection)
    })

  /** Watches a connection; when the server dies under us, it is started again. */
  function watch(client: pg.Client): pg.Client {
    client.once('end', () => {
      if (!stopping) void revive()
    })
    return client
  }
  async function revive(): Promise<void> {
    options.onTrouble?.('the embedded database ended and is started again')
    while (!stopping)
      try {
        presence = watch(await enter())
        return
      } catch (error) {
        options.onTrouble?.(error instanceof Error ? error.message : String(error))
        await new Promise<void>(resolve => setTimeout(resolve, reviveMilliseconds).unref())
      }
  }
  let presence = watch(await enter())

  return {
    connection,
    folder: cluster,
    async stop() {
      stopping = true
      await locked(async () => {
        const pid = serverPid(cluster)
        const others = pid !== null && (await othersWorkWith(presence).catch(() => false))
        await presence.end().catch(() => {})
        if (pid === null || others) return
        process.kill(pid, 'SIGINT')
        while (serverPid(cluster) === pid) await pause(15)
        rmSync(socket, { recursive: true, force: true })
      })
    },
  }
}
