/** Bringing in the shipped operation: a start that dies half way is gone on with by the next, and nothing is there twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringInShippedOperation } from '../../src/exchange/operation-folder/shipped.ts'
import type { CommandRunner } from '../../src/kernel/command.ts'
import { verifyJournal } from '../../src/kernel/journal.ts'
import { listOperations, showOperation } from '../../src/modules/operations/index.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

/** A runner that dies when it is given its n-th command, as a process that is killed. */
function dyingAt(nth: number): CommandRunner {
  let given = 0
  return {
    run: (command, input, giving) => {
      given += 1
      return given === nth ? Promise.reject(new Error('killed')) : house.runner.run(command, input, giving)
    },
  }
}

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const table of [
    'operation',
    'place',
    'organisation',
    'cluster',
    'activity_type',
    'project',
    'project_version',
    'project_path',
    'need',
    'objective',
    'caseload',
    'activity_report',
    'disaggregation',
    'indicator',
    'plan_indicator',
    'indicator_value',
    'report',
    'report_row',
    'report_event',
    'fund',
    'agreement',
    'agreement_duty',
    'budget_line',
    'planned_payment',
    'requirement',
    'exchange_rate',
    'ledger_entry',
    'ledger_leg',
    'ledger_balance',
    'ledger_cell',
    'journal',
  ])
    found[table] = (await house.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n
  return found
}

test('killed at every step and started again, it is whole and there once', async () => {
  for (let step = 1; ; step++) {
    const outcome = await bringInShippedOperation({ ...house, runner: dyingAt(step) }).catch(error => error.message)
    if (outcome === undefined) break
    expect(outcome).toBe('killed')
  }
  const whole = await counts()
  expect(whole).toMatchObject({
    ...{ operation: 1, objective: 24, disaggregation: 3, indicator: 31, project_version: 39, project_path: 1 },
    ...{ fund: 9, requirement: 27, exchange_rate: 168 },
    activity_type: 49,
    journal: 32,
  })
  expect(whole.activity_report).toBeGreaterThan(1_000)
  expect(whole.indicator_value).toBeGreaterThan(1_000)
  expect(whole.ledger_entry).toBeGreaterThan(1_500)
  await bringInShippedOperation(house)
  expect(await counts()).toEqual(whole)
  expect((await verifyJournal(house.db)).map(({ brokenAt }) => brokenAt)).toEqual([null])
}, 120_000)

test('two starts at once bring in one', async () => {
  const other = await openTestHouse()
  try {
    await Promise.all([bringInShippedOperation(other), bringInShippedOperation(other), bringInShippedOperation(other)])
    const operations = await other.reader.read(listOperations, {}, other.system)
    expect(operations.map(({ code }) => code)).toEqual(['IRQ-2004'])
    expect((await other.reader.read(showOperation, { code: 'IRQ-2004' }, other.system)).demonstration).toBe(true)
  } finally {
    await other.close()
  }
}, 120_000)
