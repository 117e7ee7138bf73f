/** The record: commands given twice or at once, changes that meet, and a journal in which no tampering goes unseen. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseInput } from '../../src/kernel/command.ts'
import { journalEntries, verifyJournal } from '../../src/kernel/journal.ts'
import { type Problem, problemDetails } from '../../src/kernel/problems.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { languages } from '../../src/kernel/pure/languages.ts'
import { createOperation, listOperations } from '../../src/modules/operations/index.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let operationId: string
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

const command = (name: string) => {
  const found = house.registry.commands.get(name)
  if (!found) throw new Error(`There is no command ${name}.`)
  return found
}
const closePeriod = (period: string, giving: { commandId?: string; seenVersion?: number } = {}) =>
  house.runner.run(
    command('operations.close-period'),
    { operationId, period, closed: true },
    { ...house.system, ...giving },
  ) as Promise<{ closedPeriods: string[] }>
const stateOf = async () =>
  (await house.reader.read(listOperations, {}, house.system)).find(operation => operation.id === operationId)

let count = 0
beforeEach(async () => {
  count += 1
  operationId = (
    await house.runner.run(createOperation, { code: `OP-${count}`, names: { en: 'Somewhere' }, country: 'IQ' }, house.system)
  ).id
})

test('a command given many times at once is done once, and everybody gets its answer', async () => {
  const commandId = newId()
  const answers = await Promise.all(Array.from({ length: 8 }, () => closePeriod('2005-01', { commandId })))
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect((await stateOf())?.version).toBe(2)
  expect(await journalEntries(house.db, operationId, { limit: 10 })).toHaveLength(2)
  await expect(closePeriod('2005-02', { commandId })).rejects.toMatchObject({ code: 'command-id-reused' })
})

test('whoever gives the version they saw is told when somebody changed it meanwhile, and nothing is overwritten', async () => {
  const seenVersion = (await stateOf())?.version ?? 0
  await closePeriod('2005-01', { seenVersion })
  await expect(closePeriod('2005-02', { seenVersion })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    status: 412,
    details: { seen: 1, current: 2 },
  })
  expect((await stateOf())?.closedPeriods).toEqual(['2005-01'])
  // Two who saw the same: one of them is told.
  const both = await Promise.allSettled([closePeriod('2005-03', { seenVersion: 2 }), closePeriod('2005-04', { seenVersion: 2 })])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  // A command that keeps no version cannot promise it.
  const input = { code: 'NO-VERSION', names: { en: 'x' }, country: 'IQ' }
  await expect(house.runner.run(createOperation, input, { ...house.system, seenVersion: 1 })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
})

async function verdict() {
  return (await verifyJournal(house.db)).find(chain => chain.operationId === operationId)
}
test('a journal whose head was removed with it, or alone, is not taken for whole', async () => {
  await closePeriod('2005-01')
  await alter('delete from journal_head where operation_id = $1')
  expect(await verdict()).toMatchObject({ brokenAt: 3, reason: 'its head is missing' })
})

test('a journal that grows while it is verified is whole', async () => {
  await Promise.all([
    ...Array.from({ length: 20 }, (_, month) => closePeriod(`20${String(month + 10)}-01`)),
    ...Array.from({ length: 5 }, async () => expect((await verdict())?.brokenAt).toBeNull()),
  ])
})

const alter = (statement: string) => house.pool.query(statement, [operationId])

test.each([
  ['an altered input', `update journal set input = input || '{"period": "1999-01"}' where operation_id = $1 and seq = 3`, 3],
  ['another person', `update journal set actor_id = 'somebody else' where operation_id = $1 and seq = 2`, 2],
  ['another time', `update journal set server_at = server_at - interval '1 day' where operation_id = $1 and seq = 2`, 2],
  ['a touched thing left out', `update journal set touched = '[]' where operation_id = $1 and seq = 4`, 4],
  ['an entry removed', `delete from journal where operation_id = $1 and seq = 3`, 3],
  ['the first entry removed', `delete from journal where operation_id = $1 and seq = 1`, 1],
  ['the last entries removed', `delete from journal where operation_id = $1 and seq >= 4`, 4],
  ['entries moved down', `update journal set seq = seq + 10 where operation_id = $1 and seq >= 4`, 4],
  [
    'an entry put in between',
    `insert into journal select operation_id, 6, command_id, command, actor_id, actor_kind, device_at, server_at, input, touched, hash, hash from journal where operation_id = $1 and seq = 5`,
    6,
  ],
])('the journal shows %s', async (_what, statement, brokenAt) => {
  for (const month of ['01', '02', '03', '04']) await closePeriod(`2005-${month}`)
  expect(await verdict()).toMatchObject({ operationId, entries: 5, brokenAt: null, reason: null })
  expect((await alter(statement)).rowCount).toBeGreaterThan(0)
  expect((await verdict())?.brokenAt).toBe(brokenAt)
})

/** Values that no field takes for good. */
const wrongValues = [undefined, null, 5, 'x', true, [], {}, [{}], -1.5, 'a'.repeat(2_000)]

test('every complaint about every field of every command and view is in the reader’s language', () => {
  let complaints = 0
  for (const entry of [...house.registry.commands.values(), ...house.registry.views.values()])
    for (const field of [null, ...Object.keys((entry.input as { entries?: object }).entries ?? {})])
      for (const value of wrongValues) {
        const problem = problemOf(() => parseInput(entry.input, field === null ? value : { [field]: value }))
        for (const language of languages)
          for (const { pointer, message } of problem?.fieldsIn(language) ?? []) {
            complaints += 1
            expect(message, `${entry.name} ${pointer}`).not.toBe('')
            if (language !== 'en') expect(message, `${entry.name} ${pointer}`).toMatch(/[\u0600-\u06ff]/)
          }
      }
  expect(complaints).toBeGreaterThan(1_000)
})

function problemOf(work: () => unknown): Problem | null {
  try {
    work()
    return null
  } catch (error) {
    return error as Problem
  }
}

test('a problem on the wire is one of RFC 9457, with a pointer (RFC 6901) to each field', () => {
  const problem = problemOf(() => parseInput(createOperation.input, { code: 'x', names: {}, hubs: [{ names: { en: 5 } }] }))
  if (!problem) throw new Error('It was taken.')
  expect(problemDetails(problem, 'en')).toEqual({
    type: 'urn:wusul:problem:invalid-input',
    title: 'invalid-input',
    status: 422,
    detail: 'Some fields are missing or wrong. Each one is listed with what it needs.',
    errors: [
      { pointer: '/code', code: 'regex', message: 'A code is 2 to 20 capital letters, digits and hyphens.' },
      { pointer: '/names', code: 'check', message: 'A name in at least one language is needed.' },
      { pointer: '/country', code: 'missing', message: 'This is missing.' },
      { pointer: '/hubs/0/names/en', code: 'string', message: 'This must be a text.' },
      { pointer: '/hubs/0/country', code: 'missing', message: 'This is missing.' },
      { pointer: '/hubs/0/active', code: 'missing', message: 'This is missing.' },
    ],
  })
})
