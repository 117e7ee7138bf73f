import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withFolderLock } from './folder-lock.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pause = () => new Promise(resolve => setTimeout(resolve, 1))

/** Gives the lock to many at once; how many held it at the same moment at most. */
async function togetherAtMost(count: number): Promise<number> {
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: count }, () =>
      withFolderLock(folder, 'server', async () => {
        inside += 1
        most = Math.max(most, inside)
        await pause()
        inside -= 1
      }),
    ),
  )
  return most
}

test('one at a time, and nothing stays behind', async () => {
  expect(await togetherAtMost(12)).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('what fails gives the lock back', async () => {
  const failing = withFolderLock(folder, 'server', () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(existsSync(path.join(folder, 'server.lock'))).toBe(false)
})

test('the lock of a killed process is taken over by one of all who wait', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(path.join(folder, 'server.lock'), `${pid} 5c0f`)
  expect(await togetherAtMost(12)).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a lock that was never written whole, and one whose number is another process now, are taken over when they are old', async () => {
  const lock = path.join(folder, 'server.lock')
  const longAgo = new Date(Date.now() - 3_600_000)
  for (const left of ['', `${process.pid} 5c0f`]) {
    writeFileSync(lock, left)
    utimesSync(lock, longAgo, longAgo)
    expect(await togetherAtMost(3)).toBe(1)
  }
})
