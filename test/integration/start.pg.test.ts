/** Setting up and stopping, with the real programs: nothing committed is lost, nothing stays behind, and every refusal is one sentence. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { serverPid, serverProcessesIn } from '../../src/kernel/database/processes.ts'
import { createTcpDatabase } from '../support/database.ts'
import { startProgram, startSite, until, wusul } from '../support/process.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-start-'))
// The user that the database runs as must be able to enter.
chmodSync(folder, 0o711)
const data = { WUSUL_DATA: path.join(folder, 'data') }
const cluster = path.join(folder, 'data/postgres')
afterAll(() => {
  const left = existsSync(cluster) ? serverPid(cluster) : null
  if (left) process.kill(left, 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true })
})

const answers = async (url: string) => (await fetch(`${url}/healthz`).catch(() => null))?.status === 200

async function operationCodes(): Promise<string[]> {
  const { output } = await wusul(['view', 'operations.operations'], data)
  return (JSON.parse(output) as { code: string }[]).map(({ code }) => code)
}

function createOperation(code: string) {
  const input = JSON.stringify({ code, names: { en: code }, country: 'IQ' })
  return wusul(['command', 'operations.create-operation', '--input', input], data)
}

test('the first start tells where it is and how to sign in; a command line beside it leaves its database running; Ctrl-C stops all of it', async () => {
  const site = await startSite(data)
  await site.says(/Data: .*\n/)
  const [, link = ''] = await site.says(/(http:\/\/localhost:\d+\/welcome\/\S+)/)
  expect((await fetch(link)).status).toBe(200)
  expect(await operationCodes()).toEqual(['IRQ-2004'])
  expect((await createOperation('BESIDE')).code).toBe(0)
  expect(await answers(site.url)).toBe(true)
  site.signalAll('SIGINT')
  const { code, errors } = await site.ended
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(serverPid(cluster)).toBeNull()
  expect(serverProcessesIn(cluster)).toEqual([])
}, 120_000)

test('what was committed outlives kill -9 of the site, of the database, and of both at once', async () => {
  const site = await startSite(data)
  expect((await createOperation('FIRST')).code).toBe(0)
  site.signalAll('SIGKILL')
  await site.ended
  expect(await operationCodes()).toContain('FIRST')

  const second = await startSite(data)
  const database = serverPid(cluster) ?? 0
  expect((await createOperation('SECOND')).code).toBe(0)
  process.kill(database, 'SIGKILL')
  await until(() => answers(second.url))
  expect(await operationCodes()).toContain('SECOND')

  expect((await createOperation('THIRD')).code).toBe(0)
  second.signalAll('SIGKILL')
  process.kill(serverPid(cluster) ?? 0, 'SIGKILL')
  await second.ended
  const third = await startSite(data)
  expect(await operationCodes()).toEqual(expect.arrayContaining(['IRQ-2004', 'BESIDE', 'FIRST', 'SECOND', 'THIRD']))
  expect(JSON.parse((await wusul(['journal', 'verify', '--json'], data)).output)).toEqual(
    expect.arrayContaining([expect.objectContaining({ brokenAt: null })]),
  )
  third.signalAll('SIGTERM')
  expect((await third.ended).code).toBe(0)
  expect(serverProcessesIn(cluster)).toEqual([])
}, 120_000)

test('killing only the script that started the site stops the site cleanly', async () => {
  const site = await startSite(data)
  site.process.kill('SIGKILL')
  await site.ended
  await until(async () => !(await answers(site.url)) && serverPid(cluster) === null)
  expect(serverProcessesIn(cluster)).toEqual([])
}, 60_000)

test('two first starts at once on one folder both come up, on one database with one shipped operation', async () => {
  const both = { WUSUL_DATA: path.join(folder, 'both') }
  const sites = await Promise.all([startSite(both), startSite(both)])
  expect(await Promise.all(sites.map(site => answers(site.url)))).toEqual([true, true])
  expect(statSync(path.join(both.WUSUL_DATA, 'contacts.key')).mode & 0o777).toBe(0o600)
  const { output } = await wusul(['view', 'operations.operations'], both)
  expect(JSON.parse(output)).toHaveLength(1)
  sites[0]?.signalAll('SIGINT')
  await sites[0]?.ended
  expect(await answers(sites[1]?.url ?? '')).toBe(true)
  sites[1]?.signalAll('SIGINT')
  expect((await sites[1]?.ended)?.code).toBe(0)
  expect(serverProcessesIn(path.join(folder, 'both/postgres'))).toEqual([])
}, 120_000)

test('DATABASE_URL chooses a PostgreSQL of one’s own, and keeps the folder out of it', async () => {
  const database = await createTcpDatabase()
  const external = { DATABASE_URL: database.url, WUSUL_DATA: path.join(folder, 'unused') }
  const site = await startSite(external)
  await site.says(/Data: the PostgreSQL of DATABASE_URL/)
  expect(JSON.parse((await wusul(['view', 'operations.operations'], external)).output)).toHaveLength(1)
  site.signalAll('SIGINT')
  expect((await site.ended).code).toBe(0)
  expect(existsSync(external.WUSUL_DATA)).toBe(false)
  await database.stop()
}, 120_000)

async function refusal(settings: Record<string, string>): Promise<string> {
  const { code, errors, output } = await startProgram('src/main.ts', [], { PORT: '0', ...settings }).ended
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).not.toMatch(/\n\s+at |Error:/)
  return errors.trim()
}

test('bad settings stop the start with one clear sentence each', async () => {
  const [several, notPostgres, noUrl, unreachable, noHost] = await Promise.all([
    refusal({ PORT: 'eighty', WUSUL_LOG: 'loud' }),
    refusal({ DATABASE_URL: 'mysql://somewhere' }),
    refusal({ WUSUL_URL: 'wusul.example' }),
    refusal({ DATABASE_URL: 'postgresql://wusul:secret@localhost:1/wusul' }),
    refusal({ HOST: 'no.such.host.invalid' }),
  ])
  expect(several).toBe(
    'PORT is "eighty", but a port is a whole number from 0 to 65535.\nWUSUL_LOG is "loud", but it is one of silent, error, warn, info, debug.',
  )
  expect(notPostgres).toBe('DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database.')
  expect(noUrl).toBe('WUSUL_URL is "wusul.example", but it must begin with http:// or https://.')
  expect(unreachable).toMatch(/^The database of DATABASE_URL \(localhost:1\) cannot be used: connect ECONNREFUSED .*\.$/)
  expect(unreachable).not.toContain('secret')
  expect(noHost).toMatch(/^The site cannot listen on no\.such\.host\.invalid:0: .*\.$/)
}, 60_000)

test('a port that is in use is told at once, before anything is begun', async () => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  const untouched = path.join(folder, 'untouched')
  expect(await refusal({ PORT: port, WUSUL_DATA: untouched })).toBe(
    `Port ${port} is in use. Stop what uses it, or choose another with PORT.`,
  )
  expect(existsSync(untouched)).toBe(false)
  taken.close()
}, 30_000)

test('a data folder that cannot be used is told, and left as it is', async () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, 'kept')
  expect(await refusal({ WUSUL_DATA: file })).toBe(
    `The data folder ${file} cannot be used: a file is in the way. Set WUSUL_DATA to a folder that can be written.`,
  )
  expect(readFileSync(file, 'utf8')).toBe('kept')

  const older = path.join(folder, 'older')
  mkdirSync(path.join(older, 'postgres'), { recursive: true })
  writeFileSync(path.join(older, 'postgres/PG_VERSION'), '15\n')
  expect(await refusal({ WUSUL_DATA: older })).toMatch(
    /^The data in .*older\/postgres were made by PostgreSQL 15, and this version of Wusul brings 18\. .*DATABASE_URL.*WUSUL_DATA\)\.$/,
  )

  const other = path.join(folder, 'other')
  mkdirSync(path.join(other, 'postgres'), { recursive: true })
  writeFileSync(path.join(other, 'postgres/letter.txt'), 'kept')
  expect(await refusal({ WUSUL_DATA: other })).toMatch(/^The folder .*other\/postgres holds something that is no database\. /)
  expect(readFileSync(path.join(other, 'postgres/letter.txt'), 'utf8')).toBe('kept')
}, 60_000)
