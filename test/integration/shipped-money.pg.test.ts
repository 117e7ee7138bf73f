/** The money of the shipped operation: what is sourced is as the facts say it, and what is made up stands apart and can be followed to people. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLedgerView } from '../../src/modules/ledger/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let operationId: string
beforeAll(async () => {
  house = await openTestHouse()
  const before = process.cpuUsage()
  const loaded = await loadShipped(house, { illustrative: true }).catch(e => {
    console.log(e.message, JSON.stringify(e.details), JSON.stringify(e.fields?.slice(0, 8)))
    throw e
  })
  operationId = loaded.operationId
  console.log('cpu', process.cpuUsage(before))
  console.log(
    (
      await house.pool.query(
        'select kind, illustrative, count(*)::int, sum(base_minor)/100 as usd from ledger_entry group by 1,2 order by 1,2',
      )
    ).rows,
  )
}, 120_000)
afterAll(() => house?.close())
test('x', async () => {
  console.log(await house.reader.read(verifyLedgerView, { operationId }, house.system))
})
