/** Periodic reports at a terminal: a file sent, wrong and right, reviewed, and opened again. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { Actor } from '../../src/kernel/access.ts'
import {
  acceptReport,
  type ReportRecord,
  type ReportSummary,
  setCalendar,
  setDuties,
  showReport,
} from '../../src/modules/reporting/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let folder = ''
let operationId = ''
let manager: Actor

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  folder = await mkdtemp(path.join(os.tmpdir(), 'reports-'))
  const clusterId = loaded.clusters.get('F') ?? ''
  const rhythm = { names: { en: 'Monthly' }, frequency: 'month', dueDays: 10, reviewDays: 5, starts: '2005-01', ends: '2005-02' }
  const { id: calendarId } = await house.runner.run(setCalendar, { operationId, ...rhythm }, house.system)
  const duties = [{ organisationId: loaded.organisations.get('IOM') ?? '', clusterId }]
  await house.runner.run(setDuties, { operationId, calendarId, duties }, house.system)
  manager = {
    id: 'manager',
    kind: 'person',
    grants: [{ role: 'task-manager', scope: { operation: operationId, cluster: clusterId } }],
  }
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

/** How a word ends, and what it answers. */
async function give(...args: string[]): Promise<{ code: number; output: string }> {
  let output = ''
  const keep = (text: unknown) => {
    output += text
    return true
  }
  const streams = [process.stdout, process.stderr].map(stream => vi.spyOn(stream, 'write').mockImplementation(keep))
  try {
    return { code: await run(['report', ...args]), output }
  } finally {
    for (const stream of streams) stream.mockRestore()
    process.exitCode = 0
  }
}

async function answerOf<T>(...args: string[]): Promise<T> {
  const { code, output } = await give(...args, '--json')
  expect({ args, code, output }).toMatchObject({ args, code: 0 })
  return JSON.parse(output) as T
}

async function sheet(name: string, ...rows: string[]): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(
    file,
    ['Reporting month,Organisation,Cluster,Governorate,Activity detail,Status,People reached', ...rows].join('\n'),
  )
  return file
}

test('a file is kept as a draft while rows are wrong, sent when they are right, reviewed by somebody else, and opened again', async () => {
  expect(await answerOf('make')).toEqual({ made: 0, moved: 0 })
  const { reports, counts } = await answerOf<{ reports: ReportSummary[]; counts: object }>(
    'list',
    '--cluster',
    'F',
    '--period',
    '2005-02',
  )
  expect(counts).toEqual({ overdue: 1 })
  const id = reports[0]?.id ?? ''

  const wrong = await give(
    'submit',
    id,
    await sheet('wrong.csv', '2005-02,IOM,F,Ninewa,Tents,completed,80', '2005-02,IOM,F,Nowhere,Tents,completed,many'),
  )
  expect(wrong.code).toBe(3)
  expect(wrong.output).toMatch(/row 2 · Governorate/)
  expect((await answerOf<ReportRecord>('show', id)).state).toBe('overdue')
  const right = await sheet('right.csv', '2005-02,IOM,F,Ninewa,Tents,completed,80', '2005-02,IOM,F,Basrah,Tents,completed,60')
  expect(await answerOf('submit', id, right, '--narrative', 'Two sites')).toMatchObject({ state: 'submitted' })

  // The terminal sent it, so somebody else reviews it.
  const own = await give('accept', id)
  expect([own.code, own.output]).toEqual([1, expect.stringContaining('You sent this report yourself')])
  expect(await answerOf('send-back', id, '--reason', 'Basrah twice?')).toMatchObject({ state: 'sent-back' })
  await answerOf('submit', id, '--constraints', 'Roads')
  const { version } = await house.reader.read(showReport, { operationId, reportId: id }, { actor: manager })
  await house.runner.run(acceptReport, { operationId, reportId: id, version }, { actor: manager })
  const shown = await answerOf<ReportRecord>('show', id)
  expect(shown).toMatchObject({ state: 'accepted', narrative: 'Two sites', constraints: 'Roads', lines: 2 })
  expect((await give('show', id)).output).toContain('People reached: 60')
  expect(await answerOf('reopen', id, '--reason', 'Recount')).toMatchObject({ state: 'reopened' })

  const [other] = (await answerOf<{ reports: ReportSummary[] }>('list', '--period', '2005-01', '--state', 'overdue', '--late'))
    .reports
  expect(await answerOf('no-activity', other?.id ?? '')).toMatchObject({ state: 'submitted' })
  expect((await give('waive', other?.id ?? '', '--reason', 'x')).code).toBe(1)
  expect((await give('list', '--period', '2005')).code).toBe(2)
})
