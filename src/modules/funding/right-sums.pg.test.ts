/** That what pages say of money is what there is of it, on a real PostgreSQL: an operation for each test. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { type Actor, systemActor } from '../../kernel/access.ts'
import { inTransaction, type Tx } from '../../kernel/database/sql.ts'
import { idOf, newId } from '../../kernel/pure/ids.ts'
import { balancesOf, readCells } from '../ledger/index.ts'
import { mergeCluster } from '../plan/index.ts'
import {
  endAgreement,
  type Figure,
  type FundingOverview,
  listRequirements,
  postMoney,
  removeIllustrativeFunding,
  reverseEntry,
  setBudgetLines,
  setPlannedPayments,
  setRequirements,
  showAgreement,
  showForecast,
  showOverview,
  storeFlows,
} from './index.ts'
import { storeRequirements } from './requirements.ts'

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
  const cells = await readCells(house.db, operationId, { kinds: ['commitment'] }, ['agreementId'])
  expect(cells.map(({ baseMinor }) => baseMinor).sort()).toEqual([145_000n, 2_900n])
})

test('what is received and not spent is what lies there: after refunds, interest and what was exchanged', async () => {
  const scene = await openFundingScene(house)
  const { organisations, clusters, agree, give, money } = scene
  const { japan, unicef, ngo } = organisations
  await agree('C1', { kind: 'contribution', giverId: japan, receiverId: unicef, clusterId: clusters.health })
  await agree('A1', { kind: 'sub-grant', receiverId: ngo, parent: 'C1' })
  await give([money('C1', 'commitment', 1000), money('C1', 'payment', 1000), money('C1', 'interest', 30)])
  await give([
    ...[money('A1', 'allocation', 400), money('A1', 'disbursement', 300), money('A1', 'expenditure', 120)],
    // Spent for shelter, of money for health: it is missing where it lay.
    ...[money('C1', 'expenditure', 100, '2005-03-01', { clusterId: clusters.shelter }), money('C1', 'refund', 200)],
    money('C1', 'exchange', 100, '2005-03-02', { into: { currency: 'IQD', amountMinor: '90000' } }),
  ])
  const { total, clusters: rows } = await overviewOf(scene)
  // 1030 came in; 120 and 100 were spent, 200 given back, and 100 are now of another currency, of which no rate is known.
  expect(total.unspent).toMatchObject({ baseMinor: '510', withoutBase: 1 })
  expect(total.unspent.currencies).toEqual([
    { currency: 'IQD', amountMinor: '90000' },
    { currency: 'USD', amountMinor: '510' },
  ])
  expect(rows.map(({ clusterId, unspent }) => [clusterId, base(unspent)])).toEqual([
    [clusters.health, 510],
    [clusters.shelter, 0],
  ])
})

test('what a published file passes on and nobody gave is taken from no cluster', async () => {
  const scene = await openFundingScene(house)
  const { organisations, clusters } = scene
  const { japan, unicef, ngo, iom } = organisations
  const said = { names: { en: 'Of a file' }, currency: 'USD' }
  await store(scene, {
    lenient: true,
    agreements: [
      { ...said, externalId: 'e:1', kind: 'contribution', giverId: japan, receiverId: unicef },
      {
        ...said,
        externalId: 'e:2',
        kind: 'sub-grant',
        giverId: unicef,
        receiverId: ngo,
        parent: 'e:1',
        clusterId: clusters.health,
      },
      {
        ...said,
        externalId: 'e:3',
        kind: 'sub-grant',
        giverId: ngo,
        receiverId: iom,
        parent: 'e:2',
        clusterId: clusters.shelter,
      },
    ],
    entries: [
      entry('e:2:d', 'e:2', 'disbursement', 7_000),
      // This much was there by now, whoever gave it.
      entry('e:3:d', 'e:3', 'disbursement', 2_000, { happened: '2005-02-02' }),
    ],
  })
  const { total, clusters: rows } = await overviewOf(scene)
  const shown = rows.map(({ clusterId, committed, paid }) => [clusterId, base(committed), base(paid)])
  expect(shown).toEqual([
    [clusters.health, 5_000, 5_000],
    [clusters.shelter, 2_000, 2_000],
    [null, 0, 0],
  ])
  expect([base(total.committed), base(total.paid)]).toEqual([7_000, 7_000])
})

test('what expires is told apart from what is over, and to those alone whose terms it is', async () => {
  const scene = await openFundingScene(house)
  const { organisations, agree, give, money, inRole } = scene
  const { japan, sweden, unicef, iom } = organisations
  const ending = async (code: string, giverId: string, receiverId: string, ends: string, amount: number) => {
    await agree(code, { kind: 'contribution', giverId, receiverId, ends })
    if (amount > 0) await give([money(code, 'commitment', amount)])
  }
  await ending('LATER', japan, unicef, '2006-03-01', 10)
  await ending('SOON', japan, unicef, '2006-01-30', 20)
  await ending('TODAY', sweden, iom, '2005-11-01', 30)
  await ending('OVER', japan, unicef, '2005-10-31', 40)
  await ending('LONG-OVER', sweden, iom, '2005-06-30', 50)
  await ending('SETTLED', sweden, iom, '2005-06-30', 0)
  const codes = async (actor?: Actor) => {
    const { expiring, over } = await overviewOf(scene, {}, actor)
    return [expiring, over].map(all => all.map(({ code, days, left }) => [code, days, base(left)]))
  }
  const soon = ['SOON', 90, 20]
  const over = ['OVER', -1, 40]
  expect(await codes()).toEqual([
    [['TODAY', 0, 30], soon],
    [over, ['LONG-OVER', -124, 50]],
  ])
  expect(await codes(inRole('donor', { organisation: japan }))).toEqual([[soon], [over]])
  expect(await codes(inRole('finance-officer', { organisation: unicef }))).toEqual([[soon], [over]])
  expect(await codes(inRole('ministry-counterpart'))).toEqual([[], []])
})

const asked = (clusterId: string | null, amountMinor: string, more: object = {}) => ({
  ...{ clusterId, year: 2005, currency: 'USD', amountMinor },
  ...more,
})
const ask = ({ operationId }: FundingScene, ...requirements: object[]) =>
  house.runner.run(setRequirements, { operationId, requirements }, house.system)
const sums = (row: Pick<FundingOverview['clusters'][number], 'requirement'> | undefined) => [
  Number(row?.requirement?.originalMinor),
  Number(row?.requirement?.currentMinor),
]

test('what is asked for of clusters that were merged is asked for of the one that is left', async () => {
  const scene = await openFundingScene(house)
  const { operationId, clusters } = scene
  await ask(scene, asked(clusters.health, '5000'), asked(clusters.shelter, '3000'))
  await ask(scene, asked(clusters.shelter, '3500'))
  await house.runner.run(mergeCluster, { operationId, id: clusters.shelter, intoId: clusters.health }, house.system)
  const { total, clusters: rows } = await overviewOf(scene)
  expect(sums(rows.find(({ clusterId }) => clusterId === clusters.health))).toEqual([8000, 8500])
  expect(sums(total)).toEqual([8000, 8500])
  // The same is no news; what is asked for next is asked for of both together.
  await ask(scene, asked(clusters.health, '8500'))
  expect(sums((await overviewOf(scene)).total)).toEqual([8000, 8500])
  await ask(scene, asked(clusters.shelter, '9000'))
  expect(sums((await overviewOf(scene)).total)).toEqual([8000, 9000])
})

test('what is asked for of the whole plan counts in its year, and what is asked for of clusters in all others', async () => {
  const scene = await openFundingScene(house)
  const { health, shelter } = scene.clusters
  await ask(scene, asked(null, '1000', { year: 2004 }), asked(health, '600', { year: 2004 }))
  await ask(scene, asked(health, '5000'), asked(shelter, '3000'))
  expect(sums((await overviewOf(scene)).total)).toEqual([9000, 9000])
  expect(sums((await overviewOf(scene, { year: 2004 })).total)).toEqual([1000, 1000])
  expect(sums((await overviewOf(scene, { year: 2005 })).total)).toEqual([8000, 8000])
})

test('what is asked for again after it was taken back is the original', async () => {
  const scene = await openFundingScene(house)
  const { health } = scene.clusters
  await ask(scene, asked(health, '400'))
  await house.pool.query('update requirement set withdrawn_at = now() where operation_id = $1', [scene.operationId])
  await ask(scene, asked(health, '500'))
  await ask(scene, asked(health, '700'))
  expect(sums((await overviewOf(scene)).total)).toEqual([500, 700])
  const listed = await house.reader.read(listRequirements, { operationId: scene.operationId }, { actor: system })
  expect(listed.map(({ no, amountMinor }) => [no, amountMinor])).toEqual([
    [1, '500'],
    [2, '700'],
  ])
})

const linesOf = async (scene: FundingScene, code: string) => {
  const { terms } = await house.reader.read(showAgreement, { operationId: scene.operationId, code }, { actor: system })
  return terms?.budgetLines.map(({ code: line, spentMinor }) => [line, spentMinor])
}
/** A contribution with money, of which a budget line is spent. */
async function withLine(scene: FundingScene) {
  const { operationId, organisations, agree, give, money } = scene
  await agree('C1', { kind: 'contribution', giverId: organisations.japan, receiverId: organisations.unicef })
  const line = { code: 'STAFF', names: { en: 'Staff' }, amountMinor: '500' }
  await house.runner.run(setBudgetLines, { operationId, code: 'C1', lines: [line] }, house.system)
  await give([money('C1', 'commitment', 1000), money('C1', 'payment', 1000)])
  await give([money('C1', 'expenditure', 100, '2005-03-01', { budgetLine: 'STAFF' })])
}

test('made-up money of a real agreement marks all figures, and leaves nothing on its budget lines', async () => {
  const scene = await openFundingScene(house)
  const { operationId, money } = scene
  await withLine(scene)
  expect((await overviewOf(scene)).illustrative).toBe(false)
  const postings = [money('C1', 'expenditure', 40, '2005-03-02', { budgetLine: 'STAFF' })]
  const { entryIds } = await house.runner.run(postMoney, { operationId, postings, illustrative: true }, house.system)
  const again = [money('C1', 'expenditure', 7, '2005-03-02', { budgetLine: 'STAFF' })]
  await house.runner.run(postMoney, { operationId, postings: again, illustrative: true }, house.system)
  await house.runner.run(reverseEntry, { operationId, entryId: entryIds[0], reason: 'Not so' }, house.system)
  expect((await overviewOf(scene)).illustrative).toBe(true)
  expect(await linesOf(scene, 'C1')).toEqual([['STAFF', '107']])
  await house.runner.run(removeIllustrativeFunding, { operationId }, house.system)
  expect(await linesOf(scene, 'C1')).toEqual([['STAFF', '100']])
  expect((await overviewOf(scene)).illustrative).toBe(false)
})

test('only what was counted on a budget line is taken off it', async () => {
  const scene = await openFundingScene(house)
  const { operationId, give, money } = scene
  await withLine(scene)
  await give([money('C1', 'exchange', 100, '2005-03-02', { into: { currency: 'IQD', amountMinor: '90000' } })])
  const onLine = { budgetLine: 'STAFF', currency: 'IQD' }
  const { entryIds } = await give([
    money('C1', 'expenditure', 60_000, '2005-03-03', onLine),
    money('C1', 'overheads', 30, '2005-03-03', { budgetLine: 'STAFF' }),
  ])
  for (const entryId of entryIds) await house.runner.run(reverseEntry, { operationId, entryId, reason: 'Not so' }, house.system)
  expect(await linesOf(scene, 'C1')).toEqual([['STAFF', '100']])
  // Nor when a file says it otherwise.
  const of = (amount: number) => ({
    entries: [
      entry('C1:iqd', 'C1', 'expenditure', amount, onLine),
      entry('C1:over', 'C1', 'overheads', amount / 1000, { budgetLine: 'STAFF' }),
    ],
  })
  await store(scene, of(50_000))
  await store(scene, of(20_000))
  expect(await linesOf(scene, 'C1')).toEqual([['STAFF', '100']])
})

test('what a fund gives back goes back to those who paid into it', async () => {
  const scene = await openFundingScene(house)
  const { operationId, organisations, agree, give, money, fund } = scene
  await fund('ITF')
  await agree('J1', { kind: 'contribution', giverId: organisations.japan, receiverId: organisations.undg, intoFund: 'ITF' })
  await give([money('J1', 'commitment', 500), money('J1', 'payment', 500)])
  await give([money('ITF', 'refund', 200, '2005-03-01', { currency: 'USD' })])
  const world = (await balancesOf(house.db, operationId)).filter(({ holderId }) => holderId === null)
  expect(world.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['donors', -500n],
    ['returned', 200n],
  ])
})

/** The month so many months from now. */
const monthFromNow = (months: number) => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 7)
}

test('a forecast carries what is planned until it begins, and plans only of agreements in force', async () => {
  const scene = await openFundingScene(house)
  const { operationId, organisations, agree, give, money, propose } = scene
  const { japan, sweden, unicef } = organisations
  const plan = (code: string, ...payments: [on: string, amountMinor: string, direction: string][]) =>
    house.runner.run(
      setPlannedPayments,
      { operationId, code, payments: payments.map(([on, amountMinor, direction]) => ({ on, amountMinor, direction })) },
      house.system,
    )
  await agree('C1', { kind: 'contribution', giverId: japan, receiverId: unicef })
  await give([money('C1', 'commitment', 1000), money('C1', 'payment', 100)])
  const at = (months: number) => `${monthFromNow(months)}-15`
  await plan('C1', [at(-1), '7', 'in'], [at(0), '40', 'in'], [at(1), '10', 'out'], [at(2), '200', 'in'])
  await propose({ code: 'C2', kind: 'contribution', giverId: sweden, receiverId: unicef })
  await plan('C2', [at(2), '5000', 'in'])
  await agree('C3', { kind: 'contribution', giverId: sweden, receiverId: unicef })
  await plan('C3', [at(2), '6000', 'in'])
  await house.runner.run(endAgreement, { operationId, code: 'C3', ended: '2005-06-01', reason: 'Done' }, house.system)
  const forecast = await house.reader.read(showForecast, { operationId, from: monthFromNow(2), months: 2 }, { actor: system })
  expect([forecast.overdue, forecast.before].map(each => [base(each.in), base(each.out)])).toEqual([
    [7, 0],
    [40, 10],
  ])
  expect(forecast.months.map(({ in: comes, balanceMinor }) => [base(comes), balanceMinor])).toEqual([
    [200, '330'],
    [0, '330'],
  ])
  expect(forecast.agreements).toBe(1)
})

test('what goes through a fund is forecast once: into the fund, and out of it to whoever it passes it on to', async () => {
  const scene = await openFundingScene(house)
  const { operationId, organisations, agree, give, money, fund, inRole } = scene
  const { japan, undg, iom } = organisations
  await fund('ITF')
  await agree('J1', { kind: 'contribution', giverId: japan, receiverId: undg, intoFund: 'ITF' })
  await agree('I1', { kind: 'allocation', receiverId: iom, fromFund: 'ITF' })
  await give([money('J1', 'commitment', 500), money('J1', 'payment', 100)])
  const plan = (code: string, on: string, amountMinor: string) =>
    house.runner.run(setPlannedPayments, { operationId, code, payments: [{ on, amountMinor, direction: 'in' }] }, house.system)
  await plan('J1', '2005-04-10', '400')
  await plan('I1', '2005-05-10', '300')
  const said = async (actor: Actor, more: object = {}) => {
    const asked = { operationId, from: '2005-04', months: 2, ...more }
    const { opening, months } = await house.reader.read(showForecast, asked, { actor })
    return [base(opening), ...months.map(month => [base(month.in), base(month.out), Number(month.balanceMinor)])]
  }
  expect(await said(system)).toEqual([100, [400, 0, 500], [300, 300, 500]])
  expect(await said(system, { organisationId: undg })).toEqual([100, [400, 0, 500], [0, 300, 200]])
  expect(await said(system, { organisationId: iom })).toEqual([0, [0, 0, 0], [300, 0, 300]])
  // Whoever receives from it does not see what else lies in the fund.
  expect(await said(inRole('finance-officer', { organisation: iom }))).toEqual([0, [0, 0, 0], [300, 0, 300]])
  // Whoever holds it sees both sides of what it passes on.
  expect(await said(inRole('finance-officer', { organisation: undg }))).toEqual([100, [400, 0, 500], [300, 300, 500]])
})

test('what is asked for is read once, however much of it is set', async () => {
  const scene = await openFundingScene(house)
  const { health, shelter } = scene.clusters
  const asking = async (...requirements: ReturnType<typeof asked>[]) =>
    inTransaction(house.pool, async tx => {
      let reads = 0
      const counted: Tx = new Proxy(tx, {
        get: (target, name) => {
          if (name === 'rows') reads += 1
          const value: unknown = Reflect.get(target, name, target)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const given = requirements.map(each => ({ ...each, source: null, stage: 'revised' as const }))
      await storeRequirements(counted, scene.operationId, given, { importId: null, illustrative: false, now: new Date() })
      return reads
    })
  const one = await asking(asked(health, '100'))
  expect(await asking(asked(health, '200'), asked(shelter, '300'), asked(null, '400'), asked(health, '250'))).toBe(one)
  expect(sums((await overviewOf(scene)).total)).toEqual([400, 400])
})
