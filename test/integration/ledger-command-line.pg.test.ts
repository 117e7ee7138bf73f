/** `wusul ledger`, and that what is damaged ends with 1. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { inTransaction } from '../../src/kernel/database/sql.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { post, storeRatesCommand } from '../../src/modules/ledger/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
const operationId = newId()
const contribution = newId()

beforeAll(async () => {
  house = await openTestHouse()
  await house.runner.run(createOperation, { id: operationId, code: 'LED', names: { en: 'Ledger' }, country: 'IQ' }, house.system)
  const rates = [{ currency: 'EUR', day: '2005-01-01', unitsPerBase: '0.75', source: 'UN' }]
  await house.runner.run(storeRatesCommand, { operationId, rates }, house.system)
  const to = { holderId: contribution, kind: 'committed' as const }
  const rest = { kind: 'commitment' as const, currency: 'EUR', agreementId: contribution, rootId: contribution }
  const posting = { ...rest, happened: '2005-01-20', amountMinor: 7_550n, from: { holderId: null, kind: 'donors' as const }, to }
  const context = { commandId: newId(), now: new Date() }
  await inTransaction(house.pool, tx => post(tx, { operationId, postings: [posting], context }))
})
afterAll(() => house?.close())

async function give(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const said = { output: '', errors: '' }
  const keeping = (stream: NodeJS.WriteStream, as: keyof typeof said) =>
    vi.spyOn(stream, 'write').mockImplementation(text => {
      said[as] += text
      return true
    })
  const spies = [keeping(process.stdout, 'output'), keeping(process.stderr, 'errors')]
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
  try {
    return { code: await run(['ledger', ...args]), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = 0
  }
}

test('entries, rates and closed months are listed, in words and as JSON', async () => {
  const entries = await give('entries', '--kind', 'commitment', '--contribution', contribution, '--legs')
  expect(entries).toMatchObject({ code: 0, errors: '' })
  expect(entries.output).toContain('1 of 1 entries')
  expect(entries.output).toMatch(/2005-01-20 +commitment +75\.50 EUR/)
  expect(entries.output).toMatch(/donors +-75\.50 EUR/)
  expect(JSON.parse((await give('entries', '--json')).output)).toMatchObject({
    total: 1,
    rows: [{ amountMinor: '7550', baseMinor: '10067', rate: '0.75', legs: null }],
  })
  expect((await give('rates', '--on', '2005-06-01')).output).toMatch(/2005-01-01 +EUR +0\.75 +UN/)
  expect((await give('close', '2005-01', '--json')).output).toContain('"month":"2005-01"')
  expect(await give('close', '2999-01')).toMatchObject({ code: 1, output: '' })
  expect(await give('entries', '--kind', 'gift')).toMatchObject({ code: 2, output: '' })
  expect(await give('entries', '--place', 'IQ99')).toMatchObject({ code: 1, errors: 'There is no place IQ99.\n' })
})

test('verify ends with 0 when everything follows from the legs, and with 1 when something does not', async () => {
  expect(await give('verify')).toEqual({
    code: 0,
    output: '1 entries, 2 legs, 2 accounts: everything follows from the legs\n',
    errors: '',
  })
  await house.pool.query('update ledger_cell set amount_minor = amount_minor + 1 where operation_id = $1', [operationId])
  const found = await give('verify')
  expect(found.code).toBe(1)
  expect(found.output).toMatch(/1 differences\ncell-differs +\S+ +2005-01 commitment EUR: 7551 kept, 7550 by the legs/)
  expect(JSON.parse((await give('verify', '--json')).output)).toMatchObject({ counts: { 'cell-differs': 1 } })
})
