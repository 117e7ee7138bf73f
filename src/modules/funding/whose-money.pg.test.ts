/** One organisation's finance officer never moves another's money, by hand or by file, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { Actor } from '../../kernel/access.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { balancesOf } from '../ledger/index.ts'
import { storeFlows } from './index.ts'
import { findAgreement, findFund } from './store.ts'

let house: TestHouse
let scene: FundingScene
let officer: (organisation: string) => Actor
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
  officer = organisation => scene.inRole('finance-officer', { organisation })
  const { japan, iom, unicef } = scene.organisations
  await store({
    agreements: [contribution('iom:1', japan, iom, { code: 'IOM-1' }), contribution('iom:2', japan, unicef, { code: 'UNI-1' })],
    entries: [
      ...[entry('iom:1:c', 'iom:1', 'commitment', 900), entry('iom:1:p', 'iom:1', 'payment', 900)],
      ...[entry('iom:2:c', 'iom:2', 'commitment', 800), entry('iom:2:p', 'iom:2', 'payment', 800)],
    ],
  })
})
afterAll(() => house?.close())

const entry = (externalId: string, agreement: string, kind: string, amount: number, more: object = {}) => {
  const said = { externalId, agreement, kind, happened: '2005-02-01', amountMinor: String(amount), currency: 'USD', ...more }
  return { ...said, contentHash: idOf(scene.operationId, JSON.stringify(said)) }
}
const contribution = (externalId: string, giverId: string, receiverId: string, more: object = {}) => ({
  ...{ externalId, kind: 'contribution', giverId, receiverId, names: { en: externalId }, currency: 'USD' },
  ...more,
})
const passedOn = (externalId: string, giverId: string, receiverId: string, more: object = {}) => ({
  ...contribution(externalId, giverId, receiverId),
  ...{ kind: 'sub-grant', ...more },
})
const store = (flows: object, actor?: Actor) =>
  house.runner.run(
    storeFlows,
    { operationId: scene.operationId, source: 'A file of somebody', ...flows },
    actor ? { actor } : house.system,
  )
async function lying(code: string) {
  const holder = (await findAgreement(house.db, scene.operationId, code)) ?? (await findFund(house.db, scene.operationId, code))
  const sums: Record<string, bigint> = {}
  for (const { kind, amountMinor } of await balancesOf(house.db, scene.operationId, [holder?.id ?? '']))
    sums[kind] = (sums[kind] ?? 0n) + amountMinor
  return sums
}
const none = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'not-found' })

test('an agreement is the one that is meant, under whatever id and with whatever parties a file names it', async () => {
  const { iom, ngo, japan } = scene.organisations
  const before = await findAgreement(house.db, scene.operationId, 'IOM-1')
  const aliased = { agreements: [contribution('x', ngo, ngo, { code: 'IOM-1' })] }
  await none(store({ ...aliased, entries: [entry('x:e', 'x', 'expenditure', 5)] }, officer(ngo)))
  await none(store(aliased, officer(ngo)))
  await none(store({ agreements: [contribution('IOM-1', ngo, ngo)] }, officer(ngo)))
  // Also one that was proposed here, which a file leaves as it is.
  await scene.agree('IOM-9', { kind: 'contribution', giverId: japan, receiverId: iom, knownApart: 'Ours' })
  await none(
    store(
      { agreements: [contribution('y', ngo, ngo, { code: 'IOM-9' })], entries: [entry('y:c', 'y', 'commitment', 5)] },
      officer(ngo),
    ),
  )
  expect(await findAgreement(house.db, scene.operationId, 'IOM-1')).toEqual(before)
  expect(await lying('IOM-1')).toEqual({ held: 900n })
  // Its own officer goes on.
  await store({ agreements: [contribution('iom:1', japan, iom, { code: 'IOM-1' })] }, officer(iom))
  await store({ entries: [entry('iom:1:e', 'IOM-1', 'expenditure', 100)] }, officer(iom))
  expect(await lying('IOM-1')).toEqual({ held: 800n, spent: 100n })
})

test('money is passed on by whoever holds it, and within its earmarks, also in a file', async () => {
  const { iom, ngo, unicef, japan } = scene.organisations
  const { health, shelter } = scene.clusters
  const take = (giverId: string, receiverId: string) => ({
    agreements: [passedOn('take:1', giverId, receiverId, { parent: 'IOM-1' })],
    entries: [entry('take:a', 'take:1', 'allocation', 50)],
  })
  await none(store(take(ngo, ngo), officer(ngo)))
  await none(store(take(iom, ngo), officer(ngo)))
  await expect(store(take(ngo, ngo))).rejects.toMatchObject({
    code: 'giver-is-not-holder',
    fields: [{ pointer: '/agreements/0' }],
  })
  expect(await lying('IOM-1')).toEqual({ held: 800n, spent: 100n })
  await store(take(iom, ngo), officer(iom))
  expect(await lying('IOM-1')).toEqual({ held: 750n, spent: 100n })
  // Another source needs the word of whoever holds that; whoever receives does not loosen what binds it.
  await none(store({ agreements: [passedOn('take:1', iom, ngo, { parent: 'UNI-1' })] }, officer(iom)))
  await none(store({ agreements: [passedOn('take:1', iom, ngo, { parent: 'IOM-1', advanceAllowed: true })] }, officer(ngo)))
  await none(store({ agreements: [passedOn('take:1', iom, iom, { parent: 'IOM-1' })] }, officer(iom)))
  // As it stands, either party may give it.
  await store({ agreements: [passedOn('take:1', iom, ngo, { parent: 'IOM-1' })] }, officer(ngo))
  const earmarked = (clusterId: string) => ({
    agreements: [
      contribution('em:1', japan, unicef, { earmark: { strength: 'hard', clusterIds: [health] } }),
      passedOn('em:2', unicef, ngo, { parent: 'em:1', clusterId }),
    ],
  })
  await expect(store(earmarked(shelter))).rejects.toMatchObject({
    code: 'outside-earmark',
    fields: [{ pointer: '/agreements/1' }],
  })
  await store(earmarked(health))
  await expect(store({ agreements: [contribution('em:3', japan, unicef, { parent: 'em:1' })] })).rejects.toMatchObject({
    code: 'agreement-wrong-source',
  })
})
