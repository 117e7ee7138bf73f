/** A throw-away PostgreSQL for tests. */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { postgresBinaries } from '../../src/kernel/database/binaries.ts'

const nobody = 65_534

/** A server of its own in a new folder; `stop` leaves nothing behind. */
async function startServer(
  connection: (folder: string) => pg.PoolConfig,
  initArgs: (folder: string) => string[],
  settingsOf: (folder: string) => string[],
): Promise<{ folder: string; pool: pg.Pool; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wusul-test-'))
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

/** Starts a server on a Unix socket of its own; `url` is for programs that are given a DATABASE_URL. */
export async function createTestDatabase(): Promise<{ url: string; pool: pg.Pool; stop(): Promise<void> }> {
  const { folder, pool, stop } = await startServer(
    folder => ({ host: folder }),
    () => ['-A', 'trust'],
    () => ['listen_addresses='],
  )
  return { url: `postgresql:///postgres?host=${folder}&user=postgres`, pool, stop }
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
