/** One process at a time makes, starts or stops what lies in a folder. */
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const waitMillisecondsMax = 60_000
/** Older than any start or stop takes: its owner's number may be another process by now. */
const staleMilliseconds = 120_000

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Makes the file with the text; false when it is there already. */
function madeNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Removes a lock whose owner died. Of several who see it dead, one removes it, and only that one lock: it is named by its token. */
function removeDead(lock: string): void {
  const owner = textOf(lock)
  if (owner === null) return
  const [pid, token] = owner.split(' ')
  const old = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > staleMilliseconds
  // A lock without a token is just being written, unless it stays so.
  if (!old && (!token || isAlive(Number(pid)))) return
  const removal = `${lock}.${token ?? 'unwritten'}`
  if (!madeNew(removal, '')) return
  if (textOf(lock) === owner) rmSync(lock, { force: true })
  rmSync(removal, { force: true })
}

/**
 * Runs `work` while no other process works under the same name in the folder. A lock left by a killed process is taken over.
 * @throws Error with one clear sentence when another process keeps it for a minute.
 */
export async function withFolderLock<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, `${name}.lock`)
  const own = `${process.pid} ${randomUUID()}`
  const deadline = Date.now() + waitMillisecondsMax
  while (!madeNew(lock, own)) {
    removeDead(lock)
    if (Date.now() > deadline)
      throw new Error(`Another process has been starting or stopping in ${folder} for a minute. If none is, delete ${lock}.`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  try {
    return await work()
  } finally {
    if (textOf(lock) === own) rmSync(lock, { force: true })
  }
}
