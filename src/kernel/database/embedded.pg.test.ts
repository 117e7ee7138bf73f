import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded.ts'
import { serverPid } from './processes.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-embedded-'))
chmodSync(folder, 0o711)
const cluster = path.join(folder, 'postgres')
const start = () => startEmbeddedPostgres({ dataFolder: folder, keepWrites: false })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function answers({ connection }: Awaited<ReturnType<typeof start>>): Promise<boolean> {
  const client = new pg.Client(connection)
  try {
    await client.connect()
    return (await client.query('select 1')).rowCount === 1
  } finally {
    await client.end()
  }
}

test('who comes second adopts the server, who leaves first leaves it running, and who leaves last stops it', async () => {
  const first = await start()
  const pid = serverPid(cluster)
  const second = await start()
  expect(serverPid(cluster)).toBe(pid)
  // Neither has a query under way: being there is enough.
  await second.stop()
  expect(await answers(first)).toBe(true)
  await first.stop()
  expect(serverPid(cluster)).toBeNull()
  expect(existsSync(first.connection.host)).toBe(false)
}, 60_000)

test('starts and stops at the same moment take turns', async () => {
  const begun = await Promise.all([start(), start(), start()])
  expect(await Promise.all(begun.map(answers))).toEqual([true, true, true])
  const [one, two, three] = begun
  const [, , late] = await Promise.all([one?.stop(), two?.stop(), start(), three?.stop()])
  if (!late) throw new Error('It did not start.')
  expect(await answers(late)).toBe(true)
  await late.stop()
  expect(serverPid(cluster)).toBeNull()
}, 60_000)

test('a number in postmaster.pid that is another process now does not pass for the server', async () => {
  writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n`)
  expect(serverPid(cluster)).toBeNull()
  const started = await start()
  expect(await answers(started)).toBe(true)
  await started.stop()
}, 60_000)
