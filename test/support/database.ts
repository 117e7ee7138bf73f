/** A throw-away PostgreSQL for the tests of this room. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { postgresBinaries } from '../../src/kernel/database/embedded.ts'

const nobody = 65_534

/** Starts a server on a Unix socket of its own; `stop` leaves nothing behind. */
export async function createTestDatabase(): Promise<{ pool: pg.Pool; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wusul-test-'))
  const asRoot = process.getuid?.() === 0
  const owner = asRoot ? { uid: nobody, gid: nobody } : {}
  if (asRoot) chownSync(folder, nobody, nobody)
  const data = path.join(folder, 'data')
  execFileSync(path.join(postgresBinaries(), 'initdb'), ['-D', data, '-U', 'postgres', '--no-sync', '-A', 'trust'], {
    ...owner,
    stdio: 'ignore',
  })
  const settings = ['fsync=off', 'listen_addresses=', `unix_socket_directories=${folder}`]
  const server = spawn(path.join(postgresBinaries(), 'postgres'), ['-D', data, ...settings.flatMap(setting => ['-c', setting])], {
    ...owner,
    stdio: 'ignore',
  })
  const pool = new pg.Pool({ host: folder, user: 'postgres', database: 'postgres', max: 8 })
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
