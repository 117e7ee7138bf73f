/** Starts the PostgreSQL server that all tests of a run share; every test file has databases of its own on it. */
import { sharedServer, startLocalServer } from './database.ts'

/** Nothing on it outlives the tests: what keeps data through a crash, or pays off after hours, only costs time. */
const forgetful = [
  ...['wal_level=minimal', 'max_wal_senders=0', 'full_page_writes=off', 'synchronous_commit=off'],
  ...['autovacuum=off', 'jit=off', 'max_wal_size=1GB', 'checkpoint_timeout=1h'],
]

export default async function setup(): Promise<() => Promise<void>> {
  const { folder, stop } = await startLocalServer(forgetful)
  process.env[sharedServer] = folder
  return stop
}
