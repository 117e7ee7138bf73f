/** That what pages say of money is what there is of it, on a real PostgreSQL: an operation for each test. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { type Actor, systemActor } from '../../kernel/access.ts'
import { idOf, newId } from '../../kernel/pure/ids.ts'
import { readCells } from '../ledger/index.ts'
import { type Figure, type FundingOverview, showOverview, storeFlows } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

const system = systemActor()
const base = (figure: Figure | undefined) => Number(figure?.baseMinor)
const overviewOf = ({ operationId }: FundingScene, more: object = {}, actor: Actor = system): Promise<FundingOverview> =>
  house.reader.read(showOverview, { operationId, today: '2005-11-01', ...more }, { actor })
const namespace = newId()
/** Entry of a file. */
const entry = (externalId: string, agreement: string, kind: string, amount: number, more: object = {}) => {
  const said = { externalId, agreement, kind, happened: '2005-02-01', amountMinor: String(amount), currency: 'USD', ...more }
  return { ...said, contentHash: idOf(namespace, JSON.stringify(said)) }
}
const store = ({ operationId }: FundingScene, flows: object) =>
  house.runner.run(storeFlows, { operationId, source: 'A file of somebody', ...flows }, house.system)

test('the reporting currency is worth itself, whatever rate is stated for it', async () => {
  const scene = await openFundingScene(house)
  const { operationId, organisations, agree, give, money } = scene
  const { japan, unicef, iom } = organisations
  const rate = { unitsPerBase: '1450', day: '2005-02-01', source: 'A cashier' }
  await agree('C1', { kind: 'contribution', giverId: japan, receiverId: unicef })
  await give([money('C1', 'commitment', 145_000, '2005-02-01', { rate })])
  await store(scene, {
    agreements: [
      { externalId: 'f:1', kind: 'contribution', giverId: japan, receiverId: iom, names: { en: 'f:1' }, currency: 'USD' },
    ],
    entries: [entry('f:1:c', 'f:1', 'commitment', 2_900, { rate })],
  })
  const [cell] = await readCells(house.db, operationId, { kinds: ['commitment'] })
  expect(cell).toMatchObject({ amountMinor: 147_900n, baseMinor: 147_900n })
})
