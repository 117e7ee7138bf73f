/** Money on a real PostgreSQL, from the donor to the person reached and back, through a pooled fund and three hands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { Actor } from '../../kernel/access.ts'
import type { AnyCommand } from '../../kernel/command.ts'
import { newId } from '../../kernel/pure/ids.ts'
import { showReach, storeActivityReports } from '../delivery/index.ts'
import { amendAgreement, openFund, postMoney, proposeAgreement, signAgreement } from '../funding/index.ts'
import { startProject } from '../projects/index.ts'
import { showPromptness, traceBack, traceForward } from './index.ts'

let house: TestHouse
let operationId: string
let ids: { japan: string; denmark: string; iom: string; unhcr: string; wfp: string }
let cluster: string
let ninewa: string
let basra: string
let lineId: string

const dollars = (amount: number) => String(amount * 100)

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  const organisation = (acronym: string) => loaded.organisations.get(acronym) ?? ''
  ids = {
    japan: [...loaded.organisations].find(([name]) => name === 'Kuwait')?.[1] ?? '',
    denmark: [...loaded.organisations].find(([name]) => name === 'Denmark')?.[1] ?? '',
    ...{ iom: organisation('IOM'), unhcr: organisation('UNHCR'), wfp: organisation('WFP') },
  }
  cluster = loaded.clusters.get('F') ?? ''
  ninewa = loaded.places.get('IQG15') ?? ''
  basra = loaded.places.get('IQG02') ?? ''
  const run = (command: AnyCommand, input: object) => house.runner.run(command, { operationId, ...input }, house.system)
  await run(startProject, { code: 'T-01', sheet: { names: { en: 'Shelter' }, clusterId: cluster } })
  await run(openFund, { code: 'ITF', names: { en: 'Trust fund, window F' } })
  const agreement = async (code: string, terms: object) => {
    const common = { names: { en: code }, currency: 'USD', starts: '2004-01-01', ends: '2005-12-31' }
    await run(proposeAgreement, { code, ...common, ...terms })
    await run(signAgreement, { code, signedOn: '2004-01-02' })
  }
  await agreement('JPN-1', { kind: 'contribution', giverId: ids.japan, receiverId: ids.unhcr, intoFund: 'ITF' })
  await agreement('DNK-1', { kind: 'contribution', giverId: ids.denmark, receiverId: ids.unhcr, intoFund: 'ITF' })
  await agreement('ITF-IOM', {
    kind: 'allocation',
    receiverId: ids.iom,
    fromFund: 'ITF',
    projectCode: 'T-01',
    clusterId: cluster,
  })
  await agreement('IOM-WFP', { kind: 'sub-grant', giverId: ids.iom, receiverId: ids.wfp, parent: 'ITF-IOM', projectCode: 'T-01' })
  const money = (kind: string, code: string, happened: string, amount: number, more: object = {}) => ({
    ...{ kind, agreement: code, happened, amountMinor: dollars(amount) },
    ...more,
  })
  const onProject = { projectCode: 'T-01', clusterId: cluster }
  await run(postMoney, {
    postings: [
      money('pledge', 'JPN-1', '2004-01-10', 1_000),
      money('commitment', 'JPN-1', '2004-02-09', 1_000),
      money('payment', 'JPN-1', '2004-03-10', 1_000),
      money('commitment', 'DNK-1', '2004-02-01', 500),
      money('payment', 'DNK-1', '2004-03-20', 500),
      money('allocation', 'ITF-IOM', '2004-04-01', 900),
      money('disbursement', 'ITF-IOM', '2004-04-05', 900),
      money('allocation', 'IOM-WFP', '2004-04-10', 301),
      money('disbursement', 'IOM-WFP', '2004-04-11', 301),
      money('expenditure', 'IOM-WFP', '2004-05-01', 100, { ...onProject, placeId: ninewa }),
      money('expenditure', 'ITF-IOM', '2004-05-02', 200, { ...onProject, placeId: basra }),
    ],
  })
  const line = (more: object) => ({
    ...{ lineKey: newId(), contentHash: newId(), leadOrganisationId: ids.wfp, clusterId: cluster, projectCode: 'T-01' },
    ...more,
  })
  await run(storeActivityReports, {
    lines: [
      line({ period: '2004-06', placeId: ninewa, reached: 400 }),
      line({ period: '2004-07', placeId: ninewa, reached: 300 }),
      line({ period: '2004-06', placeId: basra, reached: 7 }),
    ],
  })
  const { rows } = await house.pool.query('select id from activity_report where place_id = $1', [ninewa])
  lineId = rows[0].id
})
afterAll(() => house.close())

const as = (role: string, scope: object = {}): { actor: Actor } => ({
  actor: { id: newId(), kind: 'person', grants: [{ role, scope: { operation: operationId, ...scope } }] },
})
const forward = (contribution: string, asking = house.system as { actor: Actor }) =>
  house.reader.read(traceForward, { operationId, contribution }, asking)
const total = (parts: readonly { amountMinor: string }[]) => parts.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0)

test('a contribution is followed through the fund and every hand, and its parts sum to what was given', async () => {
  const trace = await forward('JPN-1')
  // Two thirds of the fund were its own: of 900.00 that is 600.00, of the 301.00 passed on from there 200.67, and so on to the cent.
  expect(trace.standing).toEqual([
    {
      ...{
        currency: 'USD',
        given: '100000',
        earned: '0',
        exchanged: '0',
        promised: '0',
        committed: '0',
        held: '80000',
        advanced: '0',
      },
      ...{ spent: '20000', overheads: '0', returned: '0' },
    },
  ])
  expect(trace.holders.map(({ code, level, held, spent }) => [code, level, held, spent])).toEqual([
    ['JPN-1', 0, '0', '0'],
    ['ITF', 1, '40000', '0'],
    ['ITF-IOM', 2, '26600', '13333'],
    ['IOM-WFP', 3, '13400', '6667'],
  ])
  expect(total(trace.spending)).toBe(20000)
  expect(trace.projects).toMatchObject([
    { projectCode: 'T-01', ownMinor: '20000', wholeMinor: '30000', unknownMinor: '0', share: 667 },
  ])
  // The highest month in each place: people are counted once, and not divided by money.
  expect(trace.people).toMatchObject({ reached: 407, small: 0 })
  expect(trace.projects[0]?.costPerPerson).toBe('74')
  expect(trace.caveats).toEqual(['joint', 'highest-month'])
})

test('from the project, the place and the line back, donors sum to what was spent', async () => {
  const back = (asked: object) => house.reader.read(traceBack, { operationId, ...asked }, house.system)
  const project = await back({ projectCode: 'T-01' })
  expect(project.origins.map(({ code, baseMinor, share }) => [code, baseMinor, share])).toEqual([
    ['JPN-1', '20000', 667],
    ['DNK-1', '10000', 333],
  ])
  expect(project.spent).toEqual([{ currency: 'USD', amountMinor: '30000' }])
  const place = await back({ placeId: ninewa })
  expect(total(place.origins.flatMap(({ amounts }) => amounts))).toBe(10000)
  // What was spent there, for the people who were reached there.
  expect(place).toMatchObject({ people: { reached: 400 }, costPerPerson: '25' })
  expect((await back({ lineId })).origins).toEqual(place.origins)
  await expect(back({ projectCode: 'T-01', placeId: ninewa })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('days are counted from step to step, and people by the end of the month that reached them', async () => {
  const [all] = await house.reader.read(showPromptness, { operationId }, house.system)
  const median = (from: string, to: string) => all?.steps.find(step => step.from === from && step.to === to)
  expect(median('pledge', 'commitment')).toMatchObject({ count: 1, open: 0, median: 30 })
  expect(median('commitment', 'payment')).toMatchObject({ count: 2, median: 39 })
  expect(median('payment', 'allocation')).toMatchObject({ count: 2, median: 17 })
  expect(median('expenditure', 'people')).toMatchObject({ count: 2, median: 60 })
  const donors = await house.reader.read(showPromptness, { operationId, by: 'donor' }, house.system)
  // The shipped operation has a sourced contribution of its own: it was committed, and nobody says that it was paid.
  const paid = donors.filter(({ steps }) => steps.some(({ to, count }) => to === 'payment' && count > 0))
  expect(new Set(paid.map(({ groupId }) => groupId))).toEqual(new Set([ids.japan, ids.denmark]))
})

test('a donor follows its own money and nobody else’s, without the small numbers of people in it', async () => {
  const donor = as('donor', { organisation: ids.japan })
  const trace = await forward('JPN-1', donor)
  expect(trace.people).toMatchObject({ reached: 400, small: 1 })
  expect(trace.caveats).toContain('small-numbers')
  await expect(forward('DNK-1', donor)).rejects.toMatchObject({ code: 'not-found' })
  await expect(forward('JPN-1', as('focal-point', { organisation: ids.wfp }))).rejects.toMatchObject({ code: 'not-found' })
  await expect(forward('JPN-1', { actor: { id: newId(), kind: 'person', grants: [] } })).rejects.toMatchObject({
    code: 'not-found',
  })
  const back = await house.reader.read(traceBack, { operationId, projectCode: 'T-01' }, donor)
  expect(back.origins.map(({ code, giverId }) => [code, giverId])).toEqual([
    ['JPN-1', ids.japan],
    [null, ids.denmark],
  ])
  // Of what is for no cluster, a task manager is told who gave, and no agreement.
  const manager = as('task-manager', { cluster })
  const told = await house.reader.read(traceBack, { operationId, projectCode: 'T-01' }, manager)
  expect(told.origins.map(({ code }) => code)).toEqual([null, null])
})

test('a contribution that was amended is one with what it amends', async () => {
  const before = await forward('DNK-1')
  const amended = {
    code: 'DNK-1',
    newCode: 'DNK-2',
    signedOn: '2005-01-02',
    reason: 'A year more',
    names: { en: 'DNK-2' },
    currency: 'USD',
  }
  const terms = { starts: '2004-01-01', ends: '2006-12-31' }
  await house.runner.run(amendAgreement, { operationId, ...amended, ...terms }, house.system)
  const [money] = [{ kind: 'commitment', agreement: 'DNK-2', happened: '2005-02-01', amountMinor: dollars(40) }]
  await house.runner.run(postMoney, { operationId, postings: [money] }, house.system)
  const after = await forward('DNK-2')
  expect(after.standing).toEqual([{ ...before.standing[0], given: '54000', committed: '4000' }])
  expect(after.holders.map(({ code, level }) => [code, level])).toContainEqual(['DNK-2', 0])
  expect((await forward('DNK-1')).standing).toEqual(after.standing)
  const donors = await house.reader.read(showPromptness, { operationId, by: 'donor' }, house.system)
  expect(donors.find(({ groupId }) => groupId === ids.denmark)?.contributions).toBe(1)
})

test('small numbers of people are kept from a donor on the overview too', async () => {
  const donor = as('donor', { organisation: ids.japan })
  const inBasra = async (asking: { actor: Actor }) => {
    const { cells } = await house.reader.read(showReach, { operationId, from: '2004-06', to: '2004-06' }, asking)
    return cells.find(({ placeId }) => placeId === basra)?.reached
  }
  expect([await inBasra(house.system), await inBasra(donor)]).toEqual([7, null])
})
