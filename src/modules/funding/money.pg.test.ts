/** Agreements and their money, by the rules, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { sql } from '../../kernel/database/sql.ts'
import type { Problem } from '../../kernel/problems.ts'
import { balancesOf, closeLedgerPeriod, readCells, verifyLedger } from '../ledger/index.ts'
import { mergeOrganisation, separateOrganisation } from '../organisations/index.ts'
import { mergeCluster, separateCluster } from '../plan/index.ts'
import {
  amendAgreement,
  closeFund,
  endAgreement,
  finishDuty,
  reverseEntry,
  setBudgetLines,
  setDuties,
  setPlannedPayments,
  setRequirements,
} from './index.ts'
import { budgetLinesOf, dutiesOf, findAgreement, plannedOf } from './store.ts'

let house: TestHouse
let scene: FundingScene
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
})
afterAll(() => house?.close())

const idOf = async (code: string) => (await findAgreement(house.db, scene.operationId, code))?.id ?? ''
/** What lies on the accounts of an agreement, in minor units. */
async function lying(...codes: string[]) {
  const ids = await Promise.all(codes.map(idOf))
  const sums: Record<string, bigint> = {}
  for (const { kind, amountMinor } of await balancesOf(house.db, scene.operationId, ids))
    sums[kind] = (sums[kind] ?? 0n) + amountMinor
  return sums
}
const refusal = async (work: Promise<unknown>): Promise<Problem> => {
  try {
    await work
  } catch (error) {
    return error as Problem
  }
  throw new Error('It was not refused.')
}
const run: TestHouse['runner']['run'] = (command, input, giving) => house.runner.run(command, input, giving)
const { agree, give, money, propose, sign, fund } = new Proxy({} as FundingScene, {
  get:
    (_target, name) =>
    (...args: never[]) =>
      (scene[name as 'give'] as (...all: never[]) => unknown)(...args),
})

test('a pledge becomes a commitment, a payment, an allocation, a sub-grant and expenditure, each from where the one before put it', async () => {
  const { japan, unicef, ngo } = scene.organisations
  await propose({ code: 'C1', kind: 'contribution', giverId: japan, receiverId: unicef })
  await give([money('C1', 'pledge', 1000)])
  await sign('C1')
  await give([money('C1', 'commitment', 900), money('C1', 'payment', 600)])
  expect(await lying('C1')).toEqual({ pledged: 100n, committed: 300n, held: 600n })
  // Whoever holds the money gives it, where nobody is named.
  await agree('A1', { kind: 'allocation', receiverId: ngo, parent: 'C1', clusterId: scene.clusters.health })
  expect(await findAgreement(house.db, scene.operationId, 'A1')).toMatchObject({ giverId: unicef, state: 'in-force' })
  await give([money('A1', 'allocation', 400), money('A1', 'disbursement', 250), money('A1', 'expenditure', 100, '2005-03-01')])
  expect(await lying('C1')).toEqual({ pledged: 100n, committed: 300n, held: 200n })
  expect(await lying('A1')).toEqual({ committed: 150n, held: 150n, spent: 100n })
  const [spent] = await readCells(house.db, scene.operationId, { agreementIds: [await idOf('A1')], kinds: ['expenditure'] })
  expect(spent).toMatchObject({ rootId: await idOf('C1'), clusterId: scene.clusters.health, amountMinor: 100n, baseMinor: 100n })
  await give([money('A1', 'refund', 50), money('A1', 'reduction', 150)])
  expect(await lying('A1')).toEqual({ held: 100n, spent: 100n })
  expect(await lying('C1')).toEqual({ pledged: 100n, committed: 300n, held: 400n })
})

test('what is not there is not passed on: the refusal names the agreement, what is there, what was asked, and nothing is posted', async () => {
  const { sweden, iom, ngo } = scene.organisations
  await agree('C2', { kind: 'contribution', giverId: sweden, receiverId: iom })
  await give([money('C2', 'commitment', 1000), money('C2', 'payment', 300)])
  await agree('A2', { kind: 'sub-grant', receiverId: ngo, parent: 'C2' })
  const problem = await refusal(give([money('A2', 'allocation', 200), money('A2', 'allocation', 200)]))
  expect(problem).toMatchObject({ code: 'not-enough-money', details: { agreement: 'C2', there: '1 USD', asked: '2 USD' } })
  expect(problem.fields).toMatchObject([{ pointer: '/postings/1' }])
  expect(await lying('C2')).toEqual({ committed: 700n, held: 300n })
  // With an advance allowed, up to what is committed.
  await agree('C3', { kind: 'contribution', giverId: sweden, receiverId: iom, advanceAllowed: true, knownApart: 'Another year' })
  await give([money('C3', 'commitment', 500, '2005-02-03')])
  await agree('A3', { kind: 'sub-grant', receiverId: ngo, parent: 'C3' })
  await give([money('A3', 'allocation', 400)])
  expect(await lying('C3')).toEqual({ committed: 500n, advanced: -400n })
  expect((await refusal(give([money('A3', 'allocation', 101)]))).code).toBe('not-enough-money')
  await give([money('C3', 'payment', 450)])
  expect(await lying('C3')).toEqual({ committed: 50n, held: 50n })
})

test('an earmark of any agreement above binds what is allocated and spent; a soft one is remarked on', async () => {
  const { japan, unicef, ngo } = scene.organisations
  const { health, shelter, clinics } = scene.clusters
  const earmark = { strength: 'earmarked', clusterIds: [health], placeIds: [scene.places.ninewa] }
  await agree('C4', { kind: 'contribution', giverId: japan, receiverId: unicef, earmark, knownApart: 'Health' })
  await give([money('C4', 'commitment', 1000, '2005-04-20'), money('C4', 'payment', 1000, '2005-04-20')])
  const outside = await refusal(propose({ code: 'A4x', kind: 'allocation', receiverId: ngo, parent: 'C4', clusterId: shelter }))
  expect(outside).toMatchObject({
    code: 'outside-earmark',
    details: { agreement: 'C4', dimension: 'cluster', allowed: 'D', asked: 'F' },
  })
  await agree('A4', { kind: 'allocation', receiverId: unicef, parent: 'C4', clusterId: clinics })
  await agree('S4', { kind: 'sub-grant', receiverId: ngo, parent: 'A4', earmark: { strength: 'soft', projectCodes: ['D9-01'] } })
  await give([
    money('A4', 'allocation', 800),
    money('A4', 'disbursement', 800),
    money('S4', 'allocation', 500),
    money('S4', 'disbursement', 500),
  ])
  const spend = (more: object) => give([money('S4', 'expenditure', 10, '2005-05-01', more)])
  expect((await refusal(spend({ clusterId: shelter }))).details).toMatchObject({ agreement: 'C4', asked: 'F' })
  expect((await refusal(spend({ clusterId: health, placeId: scene.places.basrah }))).details).toMatchObject({
    dimension: 'place',
    allowed: 'IQ15',
    asked: 'IQ02',
  })
  await spend({ clusterId: clinics, placeId: scene.places.mosul, projectCode: 'D9-01' })
  expect((await spend({ clusterId: health, projectCode: 'F9-01' })).remarks).toEqual([
    { posting: 0, kind: 'soft-earmark', agreement: 'S4', detail: 'project' },
  ])
  expect((await refusal(spend({ projectCode: 'X9-99' }))).code).toBe('funding-no-such-project')
  const all = await refusal(
    give([money('S4', 'expenditure', 1, '2005-05-01', { clusterId: shelter }), money('NONE', 'expenditure', 1)]),
  )
  expect(all.code).toBe('no-such-agreement')
})

test('money moves under agreements in force, between their days; everything that speaks against it is said at once', async () => {
  const { sweden, unicef, ngo } = scene.organisations
  await propose({
    code: 'C5',
    kind: 'contribution',
    giverId: sweden,
    receiverId: unicef,
    starts: '2005-03-01',
    ends: '2005-06-30',
  })
  expect((await refusal(give([money('C5', 'commitment', 100)]))).details).toMatchObject({ agreement: 'C5', allowed: 'proposed' })
  await sign('C5', '2005-02-15')
  expect((await refusal(give([money('C5', 'commitment', 100, '2005-02-14')]))).code).toBe('no-agreement')
  await give([money('C5', 'commitment', 100, '2005-02-15'), money('C5', 'payment', 100, '2005-02-20')])
  await propose({ code: 'A5', kind: 'sub-grant', receiverId: ngo, parent: 'C5', starts: '2005-04-01', ends: '2005-12-31' })
  expect((await refusal(give([money('A5', 'allocation', 50, '2005-03-10')]))).code).toBe('no-agreement')
  await sign('A5', '2005-03-05')
  await give([money('A5', 'allocation', 50, '2005-03-10'), money('A5', 'disbursement', 50, '2005-03-20')])
  const refused = await refusal(
    give([money('A5', 'expenditure', 1, '2005-03-25'), money('A5', 'expenditure', 1, '2005-07-01'), money('A5', 'pledge', 1)]),
  )
  expect(refused.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/postings/0 before-start',
    '/postings/1 after-end',
    '/postings/2 money-kind-not-here',
  ])
  // The end of where the money comes from, not the agreement's own.
  expect((await refusal(give([money('A5', 'expenditure', 1, '2005-07-01')]))).details).toMatchObject({
    agreement: 'C5',
    allowed: '2005-06-30',
  })
  expect(refused.fields[0]?.text?.ar).toContain('A5')
  await give([money('A5', 'expenditure', 50, '2005-06-30')])
})

test('the same money at two levels is caught: a giver that receives itself, and the same amount of the same donor within a month', async () => {
  const { japan, iom, unicef, ngo } = scene.organisations
  const twice = await refusal(propose({ code: 'C6x', kind: 'contribution', giverId: unicef, receiverId: ngo }))
  expect(twice).toMatchObject({ code: 'counted-twice', status: 409 })
  await propose({ code: 'C6y', kind: 'contribution', giverId: unicef, receiverId: ngo, knownApart: 'Its own core funds' })
  await agree('C6', { kind: 'contribution', giverId: japan, receiverId: iom })
  await agree('C7', { kind: 'contribution', giverId: japan, receiverId: iom })
  await give([money('C6', 'commitment', 777, '2005-02-01')])
  expect((await refusal(give([money('C7', 'commitment', 777, '2005-03-04')]))).details).toEqual({ other: 'C6' })
  await give([money('C7', 'commitment', 777, '2005-03-05')])
  await give([money('C7', 'commitment', 777, '2005-02-02', { knownApart: 'A second letter' })])
  expect((await refusal(give([money('C6', 'payment', 5), money('C7', 'payment', 5)]))).fields).toMatchObject([
    { pointer: '/postings/1' },
  ])
})

test('a fund mixes what it receives and passes it on pro rata; it closes when it holds nothing', async () => {
  const { japan, sweden, undg, unicef } = scene.organisations
  await fund('ITF-F')
  await agree('C8', { kind: 'contribution', giverId: japan, receiverId: undg, intoFund: 'ITF-F' })
  await agree('C9', { kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'ITF-F' })
  await give([
    money('C8', 'commitment', 200),
    money('C8', 'payment', 200),
    money('C9', 'commitment', 100),
    money('C9', 'payment', 100),
  ])
  await agree('A8', { kind: 'allocation', receiverId: unicef, fromFund: 'ITF-F' })
  await give([money('A8', 'allocation', 100), money('ITF-F', 'interest', 9, '2005-02-01', { currency: 'USD' })])
  const roots = await balancesOf(house.db, scene.operationId, [await idOf('A8')])
  expect(roots.map(({ amountMinor }) => amountMinor).sort()).toEqual([33n, 67n])
  const close = () => run(closeFund, { operationId: scene.operationId, code: 'ITF-F', closed: '2005-12-31' }, house.system)
  expect((await refusal(close())).details).toEqual({ code: 'ITF-F', held: '2.09 USD' })
  expect((await refusal(give([money('ITF-F', 'pledge', 1, '2005-02-01', { currency: 'USD' })]))).code).toBe('money-kind-not-here')
  await give([money('A8', 'allocation', 209)])
  await close()
  expect((await refusal(propose({ code: 'A9', kind: 'allocation', receiverId: unicef, fromFund: 'ITF-F' }))).code).toBe(
    'fund-closed',
  )
})

test('an amendment follows with all that is open, and what came from the one before goes on under its terms', async () => {
  const { sweden, unicef, ngo } = scene.organisations
  const { operationId } = scene
  await agree('C10', { kind: 'contribution', giverId: sweden, receiverId: unicef, ends: '2005-06-30', knownApart: 'Winter' })
  await give([
    money('C10', 'pledge', 30),
    money('C10', 'commitment', 130),
    money('C10', 'pledge', 40),
    money('C10', 'payment', 80),
  ])
  await agree('A10', { kind: 'sub-grant', receiverId: ngo, parent: 'C10' })
  await give([money('A10', 'allocation', 20), money('A10', 'disbursement', 20)])
  expect((await refusal(give([money('A10', 'expenditure', 5, '2005-08-01')]))).code).toBe('after-end')
  const amendment = {
    operationId,
    code: 'C10',
    newCode: 'C10/2',
    signedOn: '2005-06-01',
    reason: 'Extended',
    names: { en: 'Longer' },
  }
  await run(amendAgreement, { ...amendment, currency: 'USD', ends: '2005-12-31' }, house.system)
  expect(await lying('C10')).toEqual({})
  expect(await lying('C10/2')).toEqual({ pledged: 40n, committed: 50n, held: 60n })
  await give([money('A10', 'expenditure', 5, '2005-08-01'), money('A10', 'allocation', 60, '2005-08-01')])
  expect(await lying('C10/2')).toEqual({ pledged: 40n, committed: 50n })
  expect((await refusal(run(amendAgreement, { ...amendment, currency: 'USD', newCode: 'C10/3' }, house.system))).code).toBe(
    'agreement-no-such-step',
  )
})

test('an amendment keeps whose money was passed on, whatever came to where it was passed on from', async () => {
  const { japan, sweden, undg, unicef } = scene.organisations
  const { operationId } = scene
  await fund('ITF-R')
  await agree('C12', { kind: 'contribution', giverId: japan, receiverId: undg, intoFund: 'ITF-R', knownApart: 'R' })
  await agree('C13', { kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'ITF-R', knownApart: 'R' })
  const paid = (code: string, amount: number) => give([money(code, 'commitment', amount), money(code, 'payment', amount)])
  await paid('C12', 100)
  await paid('C13', 100)
  await agree('A12', { kind: 'allocation', receiverId: unicef, fromFund: 'ITF-R' })
  await give([money('A12', 'allocation', 100), money('A12', 'disbursement', 40)])
  await paid('C12', 900)
  const amendment = {
    operationId,
    code: 'A12',
    newCode: 'A12/2',
    signedOn: '2005-06-01',
    reason: 'Longer',
    names: { en: 'Longer' },
  }
  expect((await refusal(run(amendAgreement, { ...amendment, currency: 'IQD' }, house.system))).details).toEqual({
    ...{ code: 'A12', open: 'committed 0.60 USD, held 0.40 USD', asked: 'IQD' },
  })
  await run(amendAgreement, { ...amendment, currency: 'USD' }, house.system)
  const roots = await balancesOf(house.db, operationId, [await idOf('A12/2')])
  const [ofJapan, ofSweden] = [await idOf('C12'), await idOf('C13')]
  const of = (rootId: string) =>
    roots.filter(each => each.rootId === rootId).map(({ kind, amountMinor }) => `${kind} ${amountMinor}`)
  expect(of(ofJapan).sort()).toEqual(['committed 30', 'held 20'])
  expect(of(ofSweden).sort()).toEqual(['committed 30', 'held 20'])
  expect((await verifyLedger(house.db, operationId)).findings).toEqual([])
  // With nothing open, the currency is free.
  await agree('C14', { kind: 'contribution', giverId: japan, receiverId: unicef, knownApart: 'Yen' })
  await run(amendAgreement, { ...amendment, code: 'C14', newCode: 'C14/2', currency: 'JPY' }, house.system)
})

test('what is still to be done, the budget lines and the plan go on under an amendment', async () => {
  const { sweden, iom } = scene.organisations
  const { operationId, clusters } = scene
  await agree('C15', { kind: 'contribution', giverId: sweden, receiverId: iom, knownApart: 'Lines' })
  await give([money('C15', 'commitment', 100), money('C15', 'payment', 100)])
  const names = { en: 'Report' }
  const duties = ['2005-03-31', '2005-12-31'].map(dueOn => ({ kind: 'report', names, dueOn }))
  const { ids } = await run(setDuties, { operationId, code: 'C15', duties }, house.system)
  await run(finishDuty, { operationId, code: 'C15', id: ids[0], doneOn: '2005-03-30' }, house.system)
  const lines = [{ code: 'STAFF', names: { en: 'Staff' }, clusterId: clusters.health, amountMinor: '40' }]
  await run(setBudgetLines, { operationId, code: 'C15', lines }, house.system)
  const payments = [{ on: '2005-09-01', amountMinor: '25', direction: 'out' }]
  await run(setPlannedPayments, { operationId, code: 'C15', payments }, house.system)
  const spend = (code: string, amount: number, happened: string) =>
    give([money(code, 'expenditure', amount, happened, { budgetLine: 'STAFF' })])
  const { entryIds } = await spend('C15', 30, '2005-03-01')
  const amendment = { operationId, code: 'C15', newCode: 'C15/2', signedOn: '2005-06-01', reason: 'Longer' }
  await run(amendAgreement, { ...amendment, names: { en: 'Longer' }, currency: 'USD' }, house.system)
  const id = await idOf('C15/2')
  const before = await idOf('C15')
  const due = async (agreementId: string) =>
    (await dutiesOf(house.db, operationId, sql`d.agreement_id = ${agreementId}`)).map(({ dueOn, doneOn }) => [dueOn, doneOn])
  expect(await due(before)).toEqual([['2005-03-31', '2005-03-30']])
  expect(await due(id)).toEqual([['2005-12-31', null]])
  expect(await plannedOf(house.db, operationId, sql`p.agreement_id = ${id}`)).toMatchObject(payments)
  const line = async () => (await budgetLinesOf(house.db, operationId, [id]))[0]
  expect(await line()).toMatchObject({ code: 'STAFF', clusterId: clusters.health, amountMinor: '40', spentMinor: '30' })
  expect((await spend('C15/2', 20, '2005-07-01')).remarks).toMatchObject([{ kind: 'beyond-budget-line', detail: 'STAFF' }])
  // What was spent before the amendment and is taken back is there again on the line that goes on.
  await run(reverseEntry, { operationId, entryId: entryIds[0], reason: 'Not staff' }, house.system)
  expect((await line())?.spentMinor).toBe('20')
})

test('an agreement ends when nothing of it is open; a proposal is withdrawn', async () => {
  const { operationId } = scene
  const end = (code: string) => run(endAgreement, { operationId, code, reason: 'Over', ended: '2005-12-31' }, house.system)
  expect((await refusal(end('C10/2'))).details).toEqual({ code: 'C10/2', open: 'committed 0.50 USD, pledged 0.40 USD' })
  await give([money('C10/2', 'reduction', 40, '2005-12-01', { of: 'pledged' }), money('C10/2', 'reduction', 50, '2005-12-01')])
  expect(await end('C10/2')).toEqual({ code: 'C10/2', state: 'ended' })
  expect((await refusal(end('C10/2'))).code).toBe('agreement-no-such-step')
  expect(await end('C6y')).toMatchObject({ state: 'ended' })
})

test('an entry is taken back whole, once, and its budget line with it', async () => {
  const { sweden, iom } = scene.organisations
  const { operationId } = scene
  await agree('C11', { kind: 'contribution', giverId: sweden, receiverId: iom, knownApart: 'Spring' })
  await give([money('C11', 'commitment', 100), money('C11', 'payment', 100)])
  const lines = [{ code: 'STAFF', names: { en: 'Staff' }, amountMinor: '40' }]
  await run(setBudgetLines, { operationId, code: 'C11', lines }, house.system)
  const spend = (budgetLine: string) => give([money('C11', 'expenditure', 30, '2005-03-01', { budgetLine })])
  expect((await refusal(spend('CARS'))).details).toEqual({ agreement: 'C11', line: 'CARS', allowed: 'STAFF' })
  const { entryIds, remarks } = await spend('STAFF')
  expect(remarks).toEqual([])
  expect((await spend('STAFF')).remarks).toEqual([{ posting: 0, kind: 'beyond-budget-line', agreement: 'C11', detail: 'STAFF' }])
  const reverse = () => run(reverseEntry, { operationId, entryId: entryIds[0], reason: 'Booked twice' }, house.system)
  await reverse()
  expect((await refusal(reverse())).code).toBe('entry-reversed-before')
  expect(await lying('C11')).toEqual({ held: 70n, spent: 30n })
  // There is room on the line again.
  expect((await give([money('C11', 'expenditure', 10, '2005-03-01', { budgetLine: 'STAFF' })])).remarks).toEqual([])
})

test('a closed month takes no money, and a correction of what happened in it is posted in the next open one', async () => {
  const { operationId } = scene
  const pledge = (happened: string) => give([money('C11', 'pledge', 3, happened, { knownApart: 'Early' })])
  const { entryIds } = await pledge('2004-06-10')
  await run(closeLedgerPeriod, { operationId, month: '2004-06' }, house.system)
  expect(await refusal(pledge('2004-06-11'))).toMatchObject({ code: 'period-closed', details: { month: '2004-06' } })
  const reversed = await run(reverseEntry, { operationId, entryId: entryIds[0], reason: 'Never said' }, house.system)
  expect(reversed.happened).toBe('2004-07-01')
})

test('requirements are revised and the original stays', async () => {
  const { operationId, clusters } = scene
  const set = (amountMinor: string) =>
    run(
      setRequirements,
      { operationId, requirements: [{ clusterId: clusters.health, year: 2005, currency: 'USD', amountMinor }] },
      house.system,
    )
  expect(await set('1000')).toEqual({ set: 1 })
  expect(await set('1000')).toEqual({ set: 0 })
  expect(await set('1500')).toEqual({ set: 1 })
})

test('the words and the parties of an agreement follow merges, and go back when the two are separated', async () => {
  const { operationId } = scene
  const { ngo, iom } = scene.organisations
  const before = await findAgreement(house.db, operationId, 'A4')
  expect(before).toMatchObject({ clusterId: scene.clusters.clinics })
  await run(mergeCluster, { operationId, id: scene.clusters.clinics, intoId: scene.clusters.health }, house.system)
  await run(mergeOrganisation, { operationId, id: ngo, intoId: iom }, house.system)
  expect(await findAgreement(house.db, operationId, 'A4')).toMatchObject({ clusterId: scene.clusters.health })
  expect(await findAgreement(house.db, operationId, 'S4')).toMatchObject({ receiverId: iom })
  // Who acts for the one that is left acts for the other's agreements.
  await give([money('S4', 'expenditure', 1, '2005-05-02')], scene.inRole('finance-officer', { organisation: iom }))
  await run(separateOrganisation, { operationId, id: ngo }, house.system)
  await run(separateCluster, { operationId, id: scene.clusters.clinics }, house.system)
  expect(await findAgreement(house.db, operationId, 'S4')).toMatchObject({ receiverId: ngo })
})

test('finance officers move what is theirs: the giver passes on, the receiver spends, and nobody else', async () => {
  const { unicef, ngo, iom } = scene.organisations
  const officer = (organisation: string) => scene.inRole('finance-officer', { organisation })
  const none = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'not-found' })
  await give([money('A1', 'allocation', 10)], officer(unicef))
  await none(give([money('A1', 'allocation', 10)], officer(ngo)))
  await give([money('A1', 'expenditure', 1, '2005-03-02')], officer(ngo))
  await none(give([money('A1', 'expenditure', 1, '2005-03-02')], officer(unicef)))
  for (const actor of [
    officer(iom),
    scene.inRole('donor', { organisation: unicef }),
    scene.inRole('task-manager', { cluster: scene.clusters.health }),
  ])
    await none(give([money('A1', 'allocation', 1)], actor))
  await none(give([money('NONE', 'allocation', 1)], officer(iom)))
  // What money there is, and on which terms, is not found out by proposing to take it.
  const take = (parent: string, more: object = {}) =>
    propose(
      { code: 'TAKEN', kind: 'sub-grant', receiverId: iom, parent, clusterId: scene.clusters.shelter, ...more },
      officer(iom),
    )
  await none(take('C4'))
  await none(take('NONE'))
  for (const parent of ['C4', 'NONE']) await none(take(parent, { giverId: iom }))
})
