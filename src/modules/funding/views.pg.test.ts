/** What pages read of money, and who sees what of it, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { Actor } from '../../kernel/access.ts'
import { systemActor } from '../../kernel/access.ts'
import {
  type Figure,
  finishDuty,
  listAgreements,
  listDeadlines,
  listFundingEntries,
  listFunds,
  listKnownFunding,
  listRequirements,
  setBudgetLines,
  setDuties,
  setPlannedPayments,
  setRequirements,
  showAgreement,
  showDonor,
  showFlow,
  showForecast,
  showOverview,
  showProjectMoney,
} from './index.ts'

let house: TestHouse
let scene: FundingScene
const system = systemActor()
const read: TestHouse['reader']['read'] = (view, input, asking) => house.reader.read(view, input, asking)
const of = (more: object = {}) => ({ operationId: scene.operationId, ...more })
const base = (figure: Figure | undefined) => Number(figure?.baseMinor)

/*
 * Japan gives 1000 to UNICEF for health, Sweden 500 and Japan 100 into a fund that passes 300 on to IOM for shelter; UNICEF passes 400 on
 * to an NGO. Somebody whom no source names gave 50 to IOM.
 */
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
  const { agree, give, money, fund, propose } = scene
  const { japan, sweden, unicef, iom, ngo, undg } = scene.organisations
  const { health, shelter } = scene.clusters
  const privately = { conditions: 'Not for cars', note: 'A note', reference: 'REF-1' }
  await fund('ITF')
  await agree('J1', {
    kind: 'contribution',
    giverId: japan,
    receiverId: unicef,
    clusterId: health,
    ends: '2005-12-31',
    ...privately,
  })
  await agree('J2', { kind: 'contribution', giverId: japan, receiverId: undg, intoFund: 'ITF' })
  await agree('S1', {
    ...{ kind: 'contribution', giverId: sweden, receiverId: undg, intoFund: 'ITF', ...privately },
    earmark: { strength: 'soft', clusterIds: [shelter], words: 'Tents only' },
  })
  await agree('X1', { kind: 'contribution', giverId: null, receiverId: iom })
  await propose({ code: 'S2', kind: 'contribution', giverId: sweden, receiverId: iom })
  await agree('U1', { kind: 'sub-grant', receiverId: ngo, parent: 'J1', projectCode: 'D9-01', ...privately })
  await agree('I1', { kind: 'allocation', receiverId: iom, fromFund: 'ITF', clusterId: shelter, ...privately })
  await give([
    ...[money('J1', 'commitment', 1000), money('J1', 'payment', 800, '2005-02-10'), money('S2', 'pledge', 70)],
    ...[money('J2', 'commitment', 100), money('J2', 'payment', 100), money('S1', 'commitment', 500), money('S1', 'payment', 500)],
    ...[
      money('X1', 'commitment', 50),
      money('X1', 'payment', 50),
      money('X1', 'expenditure', 50, '2005-04-01', { clusterId: shelter }),
    ],
    ...[
      money('U1', 'allocation', 400),
      money('U1', 'disbursement', 300),
      money('I1', 'allocation', 300),
      money('I1', 'disbursement', 300),
    ],
    money('U1', 'expenditure', 120, '2005-03-05', { placeId: scene.places.mosul, words: 'Words of the NGO' }),
    money('J1', 'expenditure', 30, '2005-03-06', { placeId: scene.places.basrah }),
    money('I1', 'expenditure', 60, '2005-03-07', { placeId: scene.places.ninewa }),
  ])
  const requirement = (clusterId: string | null, amountMinor: string) => ({ clusterId, year: 2005, currency: 'USD', amountMinor })
  await house.runner.run(
    setRequirements,
    of({ requirements: [requirement(health, '2000'), requirement(shelter, '300')] }),
    house.system,
  )
  await house.runner.run(setRequirements, of({ requirements: [requirement(health, '2500')] }), house.system)
})
afterAll(() => house?.close())

const donor = (organisation: string) => scene.inRole('donor', { organisation })

test('the overview tells what is asked for, promised, received and spent: its clusters, its donors and its agencies sum to the whole', async () => {
  const { japan, sweden, unicef, iom, undg, ngo } = scene.organisations
  const { health, shelter } = scene.clusters
  const overview = await read(showOverview, of({ today: '2005-11-01' }), { actor: system })
  const { total, clusters, donors, agencies } = overview
  const said = ({ pledged, committed, paid, allocated, spent, unspent }: (typeof clusters)[number]) =>
    [pledged, committed, paid, allocated, spent, unspent].map(base)
  const cluster = (id: string | null) => clusters.find(({ clusterId }) => clusterId === id)
  expect(said(cluster(health) as never)).toEqual([0, 1000, 800, 400, 150, 650])
  // Softly earmarked to shelter alone: it is for shelter, and so is what the fund passed on of money for no cluster.
  expect(said(cluster(shelter) as never)).toEqual([0, 800, 800, 300, 110, 240])
  // What the fund did not pass on lies with no cluster.
  expect(said(cluster(null) as never)).toEqual([70, -150, -150, 0, 0, 300])
  expect(said(total as never)).toEqual([70, 1650, 1450, 700, 260, 1190])
  for (const name of ['pledged', 'committed', 'paid', 'allocated', 'spent', 'unspent'] as const)
    expect(
      clusters.reduce((sum, row) => sum + base(row[name]), 0),
      name,
    ).toBe(base(total[name]))
  expect(cluster(health)?.requirement).toEqual({ originalMinor: '2000', currentMinor: '2500', illustrative: false })
  expect([cluster(health)?.gapMinor, cluster(shelter)?.gapMinor, cluster(null)?.gapMinor, total.gapMinor]).toEqual([
    '1500',
    '-500',
    null,
    '1150',
  ])
  const given = donors.map(({ donorId, committed, paid, spent }) => [donorId, base(committed), base(paid), base(spent)])
  expect(given).toEqual([
    [japan, 1100, 900, 160],
    [sweden, 500, 500, 50],
    [null, 50, 50, 50],
  ])
  const agency = (id: string) => {
    const row = agencies.find(({ agencyId }) => agencyId === id)
    return [row?.contributed, row?.allotted, row?.passedOn, row?.spent, row?.held].map(base)
  }
  expect(agency(unicef)).toEqual([800, 0, 400, 30, 370])
  expect(agency(undg)).toEqual([600, 0, 300, 0, 300])
  expect(agency(iom)).toEqual([50, 300, 0, 110, 240])
  expect(agency(ngo)).toEqual([0, 300, 0, 120, 180])
  expect(overview.unknown.share).toBeCloseTo(50 / 260)
  expect(overview.expiring.map(({ code, days, left }) => [code, days, base(left)])).toEqual([['J1', 60, 570]])
  expect(overview.years).toEqual([2005])
})

test('money flows from donors to areas: every column is the whole, and a link opens entries that sum to what was spent of it', async () => {
  const { nodes, links, totalMinor } = await read(showFlow, of(), { actor: system })
  for (const column of ['donor', 'agency', 'cluster', 'area'])
    expect(
      nodes.filter(node => node.column === column).reduce((sum, { baseMinor }) => sum + Number(baseMinor), 0),
      column,
    ).toBe(Number(totalMinor))
  expect(Number(totalMinor)).toBe(1650)
  const { japan, unicef, ngo } = scene.organisations
  const { shelter } = scene.clusters
  const link = (from: string, to: string) => links.find(each => each.from === from && each.to === to)
  expect(link(`donor:${japan}`, `agency:${unicef}`)?.baseMinor).toBe('600')
  expect(link(`donor:${japan}`, `agency:${ngo}`)?.baseMinor).toBe('400')
  const opened = link(`cluster:${shelter}`, `area:${scene.places.ninewa}`)
  expect(opened).toMatchObject({ baseMinor: '60', entries: { clusterId: shelter, areaId: scene.places.ninewa } })
  const { rows } = await read(listFundingEntries, of(opened?.entries), { actor: system })
  expect(rows.map(({ agreement, amountMinor, parts }) => [agreement, amountMinor, parts.length])).toEqual([['I1', '60', 2]])
  const health = await read(showFlow, of({ clusterId: scene.clusters.health }), { actor: system })
  expect(health.totalMinor).toBe('1000')
})

test('a donor follows its own money, and sees nothing of others’ terms, words or shares', async () => {
  const { japan, sweden } = scene.organisations
  const actor = donor(japan)
  const listed = await read(listAgreements, of(), { actor })
  expect(listed.rows.map(({ code, seen, totals }) => [code, seen, base(totals.paid)])).toEqual([
    ['I1', 'path', 50],
    ['J1', 'terms', 800],
    ['J2', 'terms', 100],
    ['U1', 'path', 300],
  ])
  const path = await read(showAgreement, of({ code: 'I1' }), { actor })
  expect(path).toMatchObject({ terms: null, above: [], agreement: { seen: 'path' } })
  expect(path.balances.map(({ kind, amountMinor, contribution, others }) => [kind, amountMinor, contribution, others])).toEqual([
    ['held', '40', 'J2', false],
    ['spent', '10', 'J2', false],
  ])
  const words = JSON.stringify([listed, path, await read(showAgreement, of({ code: 'U1' }), { actor })])
  for (const secret of ['Not for cars', 'A note', 'REF-1', 'Tents only', sweden]) expect(words).not.toContain(secret)
  for (const code of ['S1', 'S2', 'X1', 'NONE'])
    await expect(read(showAgreement, of({ code }), { actor })).rejects.toMatchObject({ code: 'not-found' })
  expect((await read(showAgreement, of({ code: 'J1' }), { actor })).terms).toMatchObject({ conditions: 'Not for cars' })
  const entries = await read(listFundingEntries, of(), { actor })
  const spent = entries.rows.filter(({ kind }) => kind === 'expenditure')
  expect(
    spent.map(({ agreement, amountMinor, words: said, parts }) => [
      agreement,
      amountMinor,
      said,
      parts.map(part => [part.contribution, part.amountMinor, part.others]),
    ]),
  ).toEqual([
    // Others’ part is one total.
    [
      'I1',
      '60',
      null,
      [
        ['J2', '10', false],
        [null, '50', true],
      ],
    ],
    ['J1', '30', null, [['J1', '30', false]]],
    ['U1', '120', null, [['J1', '120', false]]],
  ])
  expect(JSON.stringify(entries)).not.toContain(sweden)
  expect((await read(listFundingEntries, of({ agreement: 'S1' }), { actor })).rows).toEqual([])
  expect((await read(listFundingEntries, of({ donorId: sweden }), { actor })).rows).toEqual([])
  const known = await read(listKnownFunding, of(), { actor })
  expect(known.agreements.map(({ code }) => code)).toEqual(['J1', 'J2'])
})

test('the page of a donor tells what became of its part, and is its own alone', async () => {
  const { japan, sweden, iom, unicef } = scene.organisations
  const page = await read(showDonor, of({ organisationId: japan }), { actor: donor(japan) })
  expect([page.totals.committed, page.totals.paid, page.totals.spent, page.totals.unspent].map(base)).toEqual([
    1100, 900, 160, 740,
  ])
  expect(page.spent.map(({ areaId, agencyId, spent }) => [areaId, agencyId, base(spent)])).toEqual([
    [scene.places.ninewa, scene.organisations.ngo, 120],
    [scene.places.basrah, unicef, 30],
    [scene.places.ninewa, iom, 10],
  ])
  expect(page.passedOn.map(({ code, totals }) => [code, base(totals.committed)])).toEqual([
    ['I1', 50],
    ['U1', 400],
  ])
  for (const actor of [donor(sweden), scene.inRole('donor'), scene.inRole('task-manager', { cluster: scene.clusters.health })])
    await expect(read(showDonor, of({ organisationId: japan }), { actor })).rejects.toMatchObject({ code: 'not-found' })
})

test('partners see what they give or receive under, task managers their cluster, and everybody else totals', async () => {
  const seenBy = async (actor: Actor) => (await read(listAgreements, of(), { actor })).rows.map(({ code }) => code)
  const { iom, ngo } = scene.organisations
  expect(await seenBy(scene.inRole('finance-officer', { organisation: iom }))).toEqual(['I1', 'S2', 'X1'])
  expect(await seenBy(scene.inRole('focal-point', { organisation: ngo }))).toEqual(['U1'])
  expect(await seenBy(scene.inRole('task-manager', { cluster: scene.clusters.health }))).toEqual(['J1'])
  expect(await seenBy(scene.inRole('task-manager', { cluster: scene.clusters.shelter }))).toEqual(['I1', 'S1'])
  expect(await seenBy(scene.inRole('ministry-counterpart', { cluster: scene.clusters.health }))).toEqual([])
  const counterpart = scene.inRole('ministry-counterpart')
  expect(base((await read(showOverview, of(), { actor: counterpart })).total.committed)).toBe(1650)
  expect((await read(listFundingEntries, of(), { actor: counterpart })).rows).toEqual([])
  const officer = scene.inRole('finance-officer', { organisation: ngo })
  expect((await read(listFundingEntries, of(), { actor: officer })).rows.map(({ kind, words }) => [kind, words])).toEqual([
    ['expenditure', 'Words of the NGO'],
    ['disbursement', null],
    ['allocation', null],
  ])
  await expect(read(showOverview, of(), { actor: { id: 'x', kind: 'visitor', grants: [] } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a list is narrowed by kind, party, cluster, fund and words', async () => {
  const codes = async (more: object) => (await read(listAgreements, of(more), { actor: system })).rows.map(({ code }) => code)
  expect(await codes({ kinds: ['allocation', 'sub-grant'] })).toEqual(['I1', 'U1'])
  expect(await codes({ giverId: scene.organisations.japan })).toEqual(['J1', 'J2'])
  expect(await codes({ fund: 'ITF' })).toEqual(['I1', 'J2', 'S1'])
  expect(await codes({ fund: 'NONE' })).toEqual([])
  expect(await codes({ states: ['proposed'] })).toEqual(['S2'])
  expect(await codes({ clusterId: scene.clusters.health })).toEqual(['J1'])
  expect(await codes({ projectCode: 'D9-01' })).toEqual(['U1'])
  expect(await codes({ text: 'u1' })).toEqual(['U1'])
  expect(await read(listAgreements, of({ limit: 2, offset: 2 }), { actor: system })).toMatchObject({
    total: 7,
    rows: [{ code: 'J2' }, { code: 'S1' }],
  })
})

test('a project has its financial sheet, and a fund what each donor paid into it', async () => {
  const budgetLines = [{ code: 'STAFF', names: { en: 'Staff' }, amountMinor: '200' }]
  await house.runner.run(setBudgetLines, of({ code: 'U1', lines: budgetLines }), house.system)
  const sheet = await read(showProjectMoney, of({ code: 'D9-01' }), { actor: system })
  expect([sheet.committed, sheet.paid, sheet.open, sheet.spent, sheet.left].map(base)).toEqual([400, 300, 100, 120, 180])
  expect(sheet.donors.map(({ donorId, paid, spent }) => [donorId, base(paid), base(spent)])).toEqual([
    [scene.organisations.japan, 300, 120],
  ])
  expect(sheet.months.map(({ month, paid, spent }) => [month, base(paid), base(spent)])).toEqual([
    ['2005-02', 300, 0],
    ['2005-03', 0, 120],
  ])
  expect(sheet.areas).toMatchObject([{ areaId: scene.places.ninewa }])
  expect(sheet.budgetLines).toMatchObject([
    { code: 'STAFF', amountMinor: '200', spentMinor: '0', agreement: 'U1', currency: 'USD' },
  ])
  const shown = await read(showProjectMoney, of({ code: 'D9-01' }), { actor: scene.inRole('ministry-counterpart') })
  expect(shown).toMatchObject({ agreements: [], budgetLines: [] })
  await expect(read(showProjectMoney, of({ code: 'NONE' }), { actor: system })).rejects.toMatchObject({ code: 'not-found' })
  const [itf] = (await read(listFunds, of(), { actor: system })).rows
  expect([itf?.committed, itf?.received, itf?.passedOn, itf?.held].map(base)).toEqual([600, 600, 300, 300])
  expect(itf?.donors.map(({ donorId, received }) => [donorId, base(received)])).toEqual([
    [scene.organisations.japan, 100],
    [scene.organisations.sweden, 500],
  ])
})

test('a forecast runs from what is held by what is planned, of what each may see', async () => {
  const payment = (on: string, amountMinor: string, direction: string) => ({ on, amountMinor, direction })
  const payments = [payment('2005-05-10', '200', 'in'), payment('2005-06-01', '300', 'out'), payment('2005-01-01', '7', 'in')]
  await house.runner.run(setPlannedPayments, of({ code: 'J1', payments }), house.system)
  const forecast = await read(showForecast, of({ agreement: 'J1', from: '2005-04', months: 3 }), { actor: system })
  expect([base(forecast.opening), base(forecast.overdue.in)]).toEqual([370, 7])
  expect(forecast.months.map(({ month, balanceMinor }) => [month, balanceMinor])).toEqual([
    ['2005-04', '370'],
    ['2005-05', '570'],
    ['2005-06', '270'],
  ])
  const stranger = await read(showForecast, of({ from: '2005-04' }), { actor: scene.inRole('ministry-counterpart') })
  expect([base(stranger.opening), stranger.agreements]).toEqual([0, 0])
})

test('duties become deadlines, for those whose terms they are; done ones are none', async () => {
  const duty = (dueOn: string) => ({ kind: 'report', names: { en: 'Final report' }, dueOn })
  const { ids } = await house.runner.run(
    setDuties,
    of({ code: 'J1', duties: [duty('2005-06-30'), duty('2005-03-31')] }),
    house.system,
  )
  const { japan, sweden } = scene.organisations
  const deadlines = async (actor: Actor, more: object = {}) =>
    read(listDeadlines, of({ today: '2005-06-01', ...more }), { actor })
  expect((await deadlines(donor(japan))).map(({ dueOn, days, stage, agreement }) => [dueOn, days, stage, agreement])).toEqual([
    ['2005-03-31', -62, null, 'J1'],
    ['2005-06-30', 29, 'month', 'J1'],
  ])
  expect(await deadlines(donor(sweden))).toEqual([])
  await house.runner.run(finishDuty, of({ code: 'J1', id: ids[1], doneOn: '2005-04-02' }), house.system)
  expect(await deadlines(system)).toHaveLength(1)
  expect(await deadlines(system, { done: true })).toHaveLength(2)
  // What was done is not taken away by setting duties anew.
  await house.runner.run(setDuties, of({ code: 'J1', duties: [] }), house.system)
  expect((await deadlines(system, { done: true })).map(({ doneOn }) => doneOn)).toEqual(['2005-04-02'])
  expect(await read(listRequirements, of(), { actor: system })).toHaveLength(3)
})
