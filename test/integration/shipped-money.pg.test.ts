/** The money of the shipped operation: what is sourced is as its sources say it, what is made up stands apart from it and can be followed to people. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeIllustrativeReports } from '../../src/modules/delivery/index.ts'
import { allAgreements, allFunds, removeIllustrativeFunding } from '../../src/modules/funding/index.ts'
import { balancesOf, entriesOf, verifyLedgerView } from '../../src/modules/ledger/index.ts'
import { listMoneyFacts } from '../../src/modules/operations/index.ts'
import { showStructure } from '../../src/modules/plan/index.ts'
import { listProjects, removeIllustrativeProjects } from '../../src/modules/projects/index.ts'
import { showPromptness, traceBack, traceForward } from '../../src/modules/tracing/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let operationId: string
let loaded: Awaited<ReturnType<typeof loadShipped>>
beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

const rows = async (text: string) => (await house.pool.query(text)).rows
const count = async (of: string) => (await rows(`select count(*)::int as n ${of}`))[0].n as number

/** Everything that is not made up, as the ledger and the agreements say it. */
async function sourced() {
  const { rows: entries } = await entriesOf(house.db, operationId, {}, { limit: 10_000 })
  const real = entries.filter(({ illustrative }) => !illustrative)
  const agreements = (await allAgreements(house.db, operationId)).filter(({ illustrative }) => !illustrative)
  const funds = (await allFunds(house.db, operationId)).filter(({ illustrative }) => !illustrative)
  const holders = [...agreements, ...funds].map(({ id }) => id)
  return {
    entries: real.map(({ id, kind, happened, amountMinor, currency, source }) => ({
      id,
      kind,
      happened,
      amountMinor,
      currency,
      source,
    })),
    agreements: agreements.map(({ code, state, giverId, receiverId, source }) => ({ code, state, giverId, receiverId, source })),
    funds: funds.map(({ code, organisationId, source }) => ({ code, organisationId, source })),
    balances: (await balancesOf(house.db, operationId, holders)).map(({ kind, amountMinor }) => [kind, amountMinor]),
    requirements: await count('from requirement where not illustrative'),
    rates: await count('from exchange_rate where not illustrative'),
  }
}

test('one contribution has an amount and a day in its sources: it is committed, nowhere paid, and nothing else is sourced', async () => {
  const organisation = (name: string) => loaded.organisations.get(name)
  expect(await sourced()).toEqual({
    entries: [
      {
        ...{ id: expect.any(String), kind: 'commitment', happened: '2004-03-26' },
        ...{ amountMinor: 36_000_000_000n, currency: 'USD', source: 'uhab, abudhabi' },
      },
    ],
    agreements: [
      {
        ...{ code: 'UNDG-ITF-JPN', state: 'in-force', source: 'uhab, abudhabi' },
        ...{ giverId: organisation('Japan'), receiverId: organisation('UNDP') },
      },
    ],
    funds: [
      { code: 'UNDG-ITF', organisationId: organisation('UNDP'), source: 'itf3, abudhabi' },
      { code: 'WB-ITF', organisationId: null, source: 'abudhabi' },
    ],
    balances: [['committed', 36_000_000_000n]],
    ...{ requirements: 0, rates: 0 },
  })
})

test('a total without a split, a month without a day and a plan are told as what sources say, and are nobody’s money', async () => {
  const told = await house.reader.read(listMoneyFacts, { operationId }, house.system)
  const of = (key: string) => told.find(fact => fact.key === key)
  expect(of('operation.channelledUsd.value')).toMatchObject({ minor: 3_700_000_000, currency: 'USD', qualifier: 'more than' })
  expect(of('operation.channelledUsd.value')?.sources).toEqual([
    { key: 'seed', title: 'IOM in Iraq (seed page, 2005)', url: 'http://www.iom-iraq.net/iomInIraq.html' },
  ])
  expect(of('itf.contributions.1.usd')).toMatchObject({ minor: 9_000_000_000, asOf: '2004-02' })
  expect(of('itf.contributions.2.usd')).toMatchObject({ minor: 4_000_000_000, asOf: null })
  expect(of('itf.contributions.0.usd')?.sources.map(({ key }) => key)).toEqual(['uhab', 'abudhabi'])
  const some = await house.reader.read(listMoneyFacts, { operationId, prefixes: ['itf.', 'ocv.'] }, house.system)
  expect(some.map(({ key }) => key)).toEqual(told.map(({ key }) => key).filter(key => /^(itf|ocv)\./.test(key)))
})

test('made-up money touches no account of what is sourced, and names no sourced project', async () => {
  const madeUp = `select id from agreement where illustrative union all select id from fund where illustrative`
  const touching = `from ledger_leg l join ledger_entry e on e.id = l.entry_id join ledger_account a on a.id = l.account_id
    where a.holder_id is not null and e.illustrative <> (a.holder_id in (${madeUp}))`
  expect(await count(touching)).toBe(0)
  expect(
    await count(`from ledger_leg l join ledger_entry e on e.id = l.entry_id where l.root_id is not null
    and e.illustrative <> (l.root_id in (${madeUp}))`),
  ).toBe(0)
  expect(
    await rows(`select distinct left(project_code, 4) as code from ledger_entry where project_code is not null
    union select left(project_code, 4) from activity_report where illustrative and project_code is not null`),
  ).toEqual([{ code: 'ILL-' }])
  expect(await count(`from project where illustrative <> (code like 'ILL-%')`)).toBe(0)
  expect((await house.reader.read(showStructure, { operationId }, house.system)).projects).toHaveLength(23)
})

test('the ledger is proven, and everything that the illustration is to show is there', async () => {
  expect(await house.reader.read(verifyLedgerView, { operationId }, house.system)).toMatchObject({ findings: [] })
  const kinds = await rows(`select kind, count(*)::int as n from ledger_entry where illustrative group by 1 order by 1`)
  expect(kinds.map(({ kind }) => kind)).toEqual([
    ...['allocation', 'carry-over', 'commitment', 'disbursement', 'exchange', 'expenditure', 'interest'],
    ...['overheads', 'payment', 'pledge', 'reduction', 'refund'],
  ])
  const entries = kinds.reduce((sum, { n }) => sum + n, 0)
  expect(entries).toBeGreaterThan(1_500)
  expect(entries).toBeLessThan(3_000)
  const reversed =
    await rows(`select r.amount_minor < n.amount_minor as less from ledger_entry e join ledger_entry r on r.id = e.reverses
    join ledger_entry n on n.agreement_id = e.agreement_id and n.kind = e.kind and n.no > e.no`)
  expect(reversed).toEqual([{ less: true }])
  const agreements = await allAgreements(house.db, operationId)
  const has = (fits: (agreement: (typeof agreements)[number]) => boolean) => agreements.some(fits)
  for (const strength of ['soft', 'earmarked', 'hard'])
    expect(
      has(({ earmark }) => earmark?.strength === strength),
      strength,
    ).toBe(true)
  expect(has(({ currency }) => currency === 'EUR')).toBe(true)
  expect(has(({ inKind }) => inKind !== null)).toBe(true)
  expect(has(({ ends, earmark }) => earmark?.strength === 'earmarked' && ends !== null && ends < '2006-03-31')).toBe(true)
  expect(has(({ state }) => state === 'proposed')).toBe(true)
  // Two levels of sub-grants below an allocation, and one agreement that amends another.
  const byId = new Map(agreements.map(each => [each.id, each]))
  const above = (id: string | null) => byId.get(id ?? '')
  expect(has(({ kind, parentId }) => kind === 'sub-grant' && above(parentId)?.kind === 'sub-grant')).toBe(true)
  expect(has(({ successorOf }) => successorOf !== null)).toBe(true)
  expect(await count('from agreement_duty where done_on > due_on')).toBeGreaterThan(5)
  expect(await count(`from agreement_duty where done_on is null and due_on < '2005-12-31'`)).toBeGreaterThan(5)
  expect(new Set((await rows('select direction from planned_payment')).map(({ direction }) => direction))).toEqual(
    new Set(['in', 'out']),
  )
  expect(await count('from requirement where no = 2')).toBeGreaterThan(10)
  expect(await rows('select currency from exchange_rate group by 1 having count(*) = 24 order by 1')).toHaveLength(7)
  await expect(house.pool.query('delete from exchange_rate')).rejects.toThrow(/never removed/)
})

test('money is spent only where and when a line of its project says that people were reached', async () => {
  const elsewhere = `from (select project_code, place_id, group_id, to_char(happened, 'YYYY-MM') from ledger_entry
    where kind = 'expenditure' and place_id is not null
    except select project_code, place_id, group_id, period from activity_report where illustrative and reached > 0) missing`
  expect(await count(elsewhere)).toBe(0)
  expect(await count(`from ledger_entry where kind = 'expenditure' and place_id is null`)).toBeGreaterThan(20)
})

test('a contribution is followed to people, out of a window and directly, and a project back to its donors', async () => {
  for (const contribution of ['ILL-IOM-02', 'ILL-D-1', 'ILL-WFP-01']) {
    const trace = await house.reader.read(traceForward, { operationId, contribution }, house.system)
    expect(trace.people.reached, contribution).toBeGreaterThan(1_000)
    expect(trace.contribution.illustrative).toBe(true)
    expect(trace.projects.every(({ projectCode }) => projectCode.startsWith('ILL-'))).toBe(true)
  }
  const deep = await house.reader.read(traceForward, { operationId, contribution: 'ILL-E-1' }, house.system)
  expect(Math.max(...deep.holders.map(({ level }) => level ?? 0))).toBeGreaterThanOrEqual(3)
  const back = await house.reader.read(traceBack, { operationId, projectCode: 'ILL-F-01' }, house.system)
  expect(back.origins.length).toBeGreaterThan(5)
  expect(back.people?.reached).toBeGreaterThan(1_000)
})

test('donors differ in how prompt they are', async () => {
  const groups = await house.reader.read(showPromptness, { operationId, by: 'donor' }, house.system)
  const medians = groups.flatMap(({ steps }) =>
    steps.filter(({ from, to }) => from === 'commitment' && to === 'payment').map(({ median }) => median),
  )
  const known = medians.filter(days => days !== null)
  expect(Math.max(...known)).toBeGreaterThan(Math.min(...known) + 30)
})

test('without what is made up exactly the sourced money is left, and the ledger is proven still', async () => {
  const before = await sourced()
  await house.runner.run(removeIllustrativeFunding, { operationId }, house.system)
  await house.runner.run(removeIllustrativeProjects, { operationId }, house.system)
  await house.runner.run(removeIllustrativeReports, { operationId }, house.system)
  expect(await sourced()).toEqual(before)
  for (const table of ['ledger_entry', 'agreement']) expect(await count(`from ${table}`), table).toBe(1)
  expect(await count('from fund')).toBe(2)
  for (const table of ['requirement', 'exchange_rate', 'budget_line', 'agreement_duty', 'planned_payment', 'ledger_first'])
    expect(await count(`from ${table}`), table).toBe(table === 'ledger_first' ? 1 : 0)
  expect(await house.reader.read(verifyLedgerView, { operationId }, house.system)).toMatchObject({ findings: [], entries: 1 })
  expect(await house.reader.read(listProjects, { operationId }, house.system)).toHaveLength(23)
})
