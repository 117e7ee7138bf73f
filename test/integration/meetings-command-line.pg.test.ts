/** Meetings and action points at a terminal: everything the pages do. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { ActionPoint, ActionRecord, Meeting, MeetingRecord } from '../../src/modules/coordination/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let iom = ''

beforeAll(async () => {
  house = await openTestHouse('facts')
  iom = (await loadShipped(house, { illustrative: false })).organisations.get('IOM') ?? ''
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await house?.close()
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
    return { code: await run(args), output }
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

test('a meeting is called, changed, held, written down and agreed; its points come back at the next, until they are done', async () => {
  const call = (day: string) =>
    answerOf<{ id: string }>(
      'meeting',
      'call',
      '--cluster',
      'F',
      '--title',
      'Monthly',
      '--day',
      day,
      '--from',
      '10:00',
      '--agenda',
      'Returns',
    )
  const { id } = await call('2005-03-01')
  await answerOf('meeting', 'change', id, '--until', '11:30', '--place', 'Amman', '--time-zone', 'Asia/Amman')
  expect(await answerOf<MeetingRecord>('meeting', 'show', id)).toMatchObject({
    ...{ startsAt: '2005-03-01T08:00:00.000Z', endsAt: '2005-03-01T09:30:00.000Z', timeZone: 'Asia/Amman' },
    ...{ place: 'Amman', agenda: ['Returns'], state: 'called' },
  })
  await answerOf('meeting', 'hold', id)
  const { id: point } = await answerOf<{ id: string }>(
    ...['action', 'add', '--meeting', id, '--what', 'Share the list', '--organisation', 'iom', '--due', '2005-03-15'],
  )
  await answerOf('meeting', 'record', id, '--organisation', 'IOM', '--minutes', 'As agreed.', '--decision', 'One list.')
  await answerOf('meeting', 'record', id, '--decision', 'One list of camps.')
  await answerOf('meeting', 'agree', id)
  expect(await answerOf<MeetingRecord>('meeting', 'show', id)).toMatchObject({
    ...{ state: 'minutes-agreed', minutes: 'As agreed.', decisions: ['One list of camps.'] },
    attendance: [{ organisationId: iom, personId: null }],
  })
  const { id: next } = await call('2005-04-05')
  expect((await give('meeting', 'show', next)).output).toContain('came back:')
  expect(await answerOf('meeting', 'hold', next)).toMatchObject({ cameBack: 1 })
  expect((await answerOf<Meeting[]>('meeting', 'list', '--cluster', 'F')).map(each => each.id)).toEqual([next, id])
  expect((await give('meeting', 'list')).output).toMatch(/2005-04-05 10:00 Asia\/Baghdad +IRQ-2004 · cluster F +held/)
  await answerOf('action', 'change', point, '--due', '2005-04-30', '--reason', 'Ministry is late')
  const late = await answerOf<ActionPoint[]>('action', 'list', '--cluster', 'F', '--organisation', 'IOM', '--which', 'late')
  expect(late).toMatchObject([{ id: point, due: '2005-04-30', cameBack: 1 }])
  expect((await give('action', 'list')).output).toContain('Share the list')
  await answerOf('action', 'done', point, '--reason', 'Sent')
  await answerOf('action', 'reopen', point, '--reason', 'A district is missing')
  expect((await give('action', 'drop', point)).code).toBe(2)
  await answerOf('action', 'drop', point, '--reason', 'Overtaken')
  expect((await answerOf<ActionRecord>('action', 'show', point)).events.map(({ kind, note }) => [kind, note])).toEqual([
    ['raised', null],
    ['came-back', null],
    ['changed', 'Ministry is late'],
    ['done', 'Sent'],
    ['reopened', 'A district is missing'],
    ['dropped', 'Overtaken'],
  ])
})

test('a meeting is cancelled, and what is wrong is said', async () => {
  const { id } = await answerOf<{ id: string }>(
    'meeting',
    'call',
    '--title',
    'All',
    '--day',
    '2999-01-01',
    '--from',
    '9:00'.padStart(5, '0'),
  )
  const early = await give('meeting', 'hold', id)
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining('has not begun') })
  expect(await give('meeting', 'call', '--title', 'X', '--day', '2005-01-01', '--from', '25:00')).toMatchObject({ code: 1 })
  expect(await give('meeting', 'call', '--title', 'X', '--day', '2005-01-01', '--from', '10:00', '--cluster', 'Z')).toMatchObject(
    {
      code: 1,
      output: expect.stringContaining('no cluster Z'),
    },
  )
  await answerOf('meeting', 'cancel', id, '--reason', 'Roads are closed')
  expect(await answerOf<MeetingRecord>('meeting', 'show', id)).toMatchObject({
    state: 'cancelled',
    cancelled: 'Roads are closed',
  })
})
