/** One organisation's finance officer never moves another's money, by hand or by file, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { Actor } from '../../kernel/access.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { balancesOf } from '../ledger/index.ts'
import { amendAgreement, closeFund, openFund, removeIllustrativeFunding, storeFlows } from './index.ts'
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

test('a fund is not taken over by a file that says who holds it', async () => {
  const { undg, ngo } = scene.organisations
  const fund = (organisationId: string) => ({
    funds: [{ externalId: 'pool:1', code: 'POOL', organisationId, names: { en: 'Pool' } }],
  })
  await store(fund(undg), officer(undg))
  await none(store(fund(ngo), officer(ngo)))
  await none(store({ funds: [{ ...fund(ngo).funds[0], externalId: 'pool:2' }] }, officer(ngo)))
  expect(await findFund(house.db, scene.operationId, 'POOL')).toMatchObject({ organisationId: undg })
})

test('a movement of others is not called one of an own agreement, which would take it back', async () => {
  const { ngo, japan } = scene.organisations
  const own = { agreements: [contribution('own:1', japan, ngo)] }
  const before = await lying('IOM-1')
  await none(store({ ...own, entries: [entry('iom:1:p', 'own:1', 'payment', 1)] }, officer(ngo)))
  await none(store({ ...own, entries: [entry('iom:1:e', 'own:1', 'commitment', 1)] }, officer(ngo)))
  expect(await lying('IOM-1')).toEqual(before)
  await store({ ...own, entries: [entry('own:1:c', 'own:1', 'commitment', 1)] }, officer(ngo))
})

test('what nobody is said to hold is passed on by those who keep the lists alone', async () => {
  const { operationId } = scene
  const { ngo, iom, japan } = scene.organisations
  await house.runner.run(openFund, { operationId, code: 'NOBODY', names: { en: 'Fund' } }, house.system)
  const from = (code: string, source: object) => ({ code, kind: 'sub-grant', giverId: ngo, receiverId: ngo, ...source })
  await none(scene.propose(from('N-1', { fromFund: 'NOBODY' }), officer(ngo)))
  await store({ lenient: true, agreements: [{ ...contribution('un:1', japan, iom), receiverId: null }] })
  await none(scene.propose(from('N-2', { parent: 'un:1' }), officer(ngo)))
  await none(store({ agreements: [passedOn('un:2', ngo, ngo, { fromFund: 'NOBODY' })] }, officer(ngo)))
  await scene.propose(from('N-1', { fromFund: 'NOBODY', giverId: iom }))
})

test('nobody says that money goes into a fund but who gives it and who holds the fund', async () => {
  const { ngo, undg, sweden } = scene.organisations
  const into = (code: string) => ({ code, kind: 'contribution', giverId: sweden, receiverId: ngo, intoFund: 'POOL' })
  await none(scene.propose(into('P-1'), officer(ngo)))
  await none(scene.propose({ ...into('P-1'), intoFund: 'NONE' }, officer(ngo)))
  const filed = (receiverId: string) => ({ agreements: [contribution('p:1', sweden, receiverId, { intoFund: 'POOL' })] })
  await none(store(filed(ngo), officer(ngo)))
  await scene.propose(into('P-1'), officer(sweden))
  await scene.propose({ ...into('P-2'), receiverId: undg }, officer(undg))
  await store(filed(undg), officer(undg))
})

test('who receives a grant does not amend the terms that bind it', async () => {
  const { operationId } = scene
  const { iom, ngo, japan } = scene.organisations
  await scene.agree('T-1', { kind: 'contribution', giverId: japan, receiverId: iom, knownApart: 'Another letter' })
  const earmark = { strength: 'hard', clusterIds: [scene.clusters.health] }
  await scene.agree('T-2', { kind: 'sub-grant', receiverId: ngo, parent: 'T-1', earmark })
  const amend = (code: string, organisation: string) =>
    house.runner.run(
      amendAgreement,
      {
        ...{ operationId, code, newCode: `${code}/2`, signedOn: '2005-03-01', reason: 'Freed' },
        ...{ currency: 'USD', names: { en: 'Freed' } },
      },
      { actor: officer(organisation) },
    )
  await none(amend('T-2', ngo))
  await amend('T-2', iom)
  await amend('T-1', iom)
})

test('a binding earmark is not lost in a fund', async () => {
  const { sweden, undg, iom } = scene.organisations
  const { operationId, clusters } = scene
  const earmark = (strength: string) => ({ earmark: { strength, clusterIds: [clusters.health] } })
  const into = { kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'POOL' }
  const mixed = { code: 'fund-mixes-earmarks' }
  for (const strength of ['earmarked', 'hard'])
    await expect(scene.propose({ ...into, code: 'E-1', ...earmark(strength) })).rejects.toMatchObject(mixed)
  await scene.agree('E-1', { ...into, ...earmark('soft') })
  const amendment = { operationId, code: 'E-1', newCode: 'E-1/2', signedOn: '2005-03-01', reason: 'Tighter', currency: 'USD' }
  await expect(
    house.runner.run(amendAgreement, { ...amendment, names: { en: 'Tighter' }, ...earmark('hard') }, house.system),
  ).rejects.toMatchObject(mixed)
  const filed = contribution('e:1', sweden, undg, { intoFund: 'POOL', ...earmark('hard') })
  await expect(store({ agreements: [filed] })).rejects.toMatchObject({ ...mixed, fields: [{ pointer: '/agreements/0' }] })
  // Nor the earmark of the agreement that the money is passed on from.
  await scene.agree('E-2', { kind: 'contribution', giverId: sweden, receiverId: iom, knownApart: 'Ours', ...earmark('hard') })
  await expect(
    scene.propose({ code: 'E-3', kind: 'allocation', receiverId: undg, parent: 'E-2', intoFund: 'POOL' }),
  ).rejects.toMatchObject({ ...mixed, details: { agreement: 'E-2' } })
})

test('a closed fund takes no money and gives none', async () => {
  const { operationId, money } = scene
  const { sweden, undg, iom } = scene.organisations
  await scene.fund('SHUT')
  await scene.agree('S-1', { kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'SHUT', knownApart: 'Ours' })
  await scene.agree('S-2', { kind: 'allocation', receiverId: iom, fromFund: 'SHUT' })
  await scene.give([money('S-1', 'commitment', 77)])
  await house.runner.run(closeFund, { operationId, code: 'SHUT', closed: '2005-06-30' }, house.system)
  const refused = { code: 'fund-takes-no-money', details: { code: 'SHUT', closed: '2005-06-30' } }
  const interest = money('SHUT', 'interest', 5, '2005-07-01', { currency: 'USD' })
  for (const one of [money('S-1', 'payment', 77), money('S-2', 'allocation', 5), interest])
    await expect(scene.give([one])).rejects.toMatchObject(refused)
  const paid = (happened: string) => ({ entries: [entry('shut:p', 'S-1', 'payment', 77, { happened })] })
  await expect(store(paid('2005-07-01'))).rejects.toMatchObject({ ...refused, fields: [{ pointer: '/entries/0' }] })
  expect(await lying('SHUT')).toEqual({})
})

test('what is real does not stand on made-up money, which can go whenever it is to', async () => {
  const { operationId } = scene
  const { sweden, iom, ngo, undg } = scene.organisations
  const madeUp = { illustrative: true, knownApart: 'Made up' }
  await scene.agree('I-1', { kind: 'contribution', giverId: sweden, receiverId: iom, ...madeUp })
  const pool = { operationId, code: 'I-POOL', organisationId: undg, names: { en: 'Made up' }, illustrative: true }
  await house.runner.run(openFund, pool, house.system)
  const refused = { code: 'illustrative-source' }
  const grant = { code: 'I-2', kind: 'sub-grant', receiverId: ngo }
  await expect(scene.propose({ ...grant, parent: 'I-1' })).rejects.toMatchObject({ ...refused, details: { source: 'I-1' } })
  await expect(scene.propose({ ...grant, fromFund: 'I-POOL' })).rejects.toMatchObject(refused)
  const into = { code: 'I-3', kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'I-POOL' }
  await expect(scene.propose(into)).rejects.toMatchObject(refused)
  for (const lenient of [false, true])
    await expect(store({ lenient, agreements: [passedOn('i:2', iom, ngo, { parent: 'I-1' })] })).rejects.toMatchObject(refused)
  await scene.propose({ ...grant, parent: 'I-1', ...madeUp })
  expect(await house.runner.run(removeIllustrativeFunding, { operationId }, house.system)).toMatchObject({
    agreements: 2,
    funds: 1,
  })
})

test('who acts for one party as its finance officer is not held up by another role with the other one', async () => {
  const { japan, iom, ngo } = scene.organisations
  const grants = (role: string, organisation: string) => scene.inRole(role, { organisation }).grants
  const actor = { ...officer(iom), grants: [...grants('donor', japan), ...grants('finance-officer', iom)] }
  await scene.give([scene.money('IOM-1', 'pledge', 3)], actor)
  const elsewhere = { role: 'finance-officer', scope: { operation: idOf(scene.operationId, 'another'), organisation: japan } }
  await scene.give([scene.money('IOM-1', 'pledge', 4)], { ...officer(iom), grants: [elsewhere, ...officer(iom).grants] })
  await none(scene.give([scene.money('IOM-1', 'pledge', 5)], { ...officer(ngo), grants: grants('donor', iom) }))
})
