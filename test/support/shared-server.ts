/** Starts the PostgreSQL server that all tests of a run share; every test file has databases of its own on it. */
import { sharedServer, startLocalServer } from './database.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const { folder, stop } = await startLocalServer()
  process.env[sharedServer] = folder
  return stop
}
