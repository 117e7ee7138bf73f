/** What files say of money, given, given again, said otherwise and taken back, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import type { Actor } from '../../kernel/access.ts'
import { idOf, newId } from '../../kernel/pure/ids.ts'
import { receiveFile } from '../imports/index.ts'
import { balancesOf, closeLedgerPeriod, entriesOf, readCells, verifyLedger } from '../ledger/index.ts'
import { amendAgreement, endAgreement, reverseEntry, storeFlows, undoFlowsImport } from './index.ts'
import { findAgreement, findFund } from './store.ts'

let house: TestHouse
let scene: FundingScene
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
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
async function importOf(feed = 'flows') {
  const file = {
    operationId: scene.operationId,
    feed: 'activities',
    fileName: 'flows.csv',
    content: Buffer.from(newId()).toString('base64'),
  }
  const { id } = await house.runner.run(receiveFile, file, house.system)
  await house.pool.query('update import set feed = $1 where id = $2', [feed, id])
  return id
}
const outcome = { sheet: null, counts: { rows: 1, new: 1, changed: 0, unchanged: 0, rejected: 0, repaired: 0 }, problems: [] }
const entriesIn = async () => (await entriesOf(house.db, scene.operationId)).total

const published = () => {
  const { japan, unicef, ngo } = scene.organisations
  return {
    lenient: true,
    agreements: [
      contribution('p:1', japan, unicef, { identifiers: [{ scheme: 'fts', value: '1' }] }),
      { ...contribution('p:2', unicef, ngo), kind: 'sub-grant', parent: 'p:1' },
    ],
    entries: [
      entry('p:1:c', 'p:1', 'commitment', 100),
      entry('p:1:p', 'p:1', 'payment', 60),
      // As a file calls it, seen from whoever gives: the allocation of the sub-grant.
      entry('p:2:c', 'p:2', 'commitment', 80),
      entry('p:2:d', 'p:2', 'disbursement', 90, { happened: '2005-03-01' }),
      entry('p:2:e', 'p:2', 'expenditure', 70, { happened: '2005-04-01', clusterId: scene.clusters.health }),
      entry('p:2:f', 'p:2', 'expenditure', -20, { happened: '2005-05-01' }),
    ],
  }
}

test('a published file is stored as it stands: what it passes on beyond what it received is money that nobody says who gave', async () => {
  const { entries, agreements, findings } = await store(published())
  expect(agreements).toEqual({ made: 2, changed: 0 })
  expect(entries).toEqual({ new: 6, changed: 0, unchanged: 0, lessened: 1, notStated: 0 })
  expect(findings).toEqual([])
  // Of 90 paid out 80 was allocated: the rest came from what was committed and not yet received, as an advance.
  expect(await lying('p:1')).toEqual({ committed: 40n, advanced: -30n })
  expect(await lying('p:2')).toEqual({ held: 40n, spent: 50n })
  const more = published()
  more.entries.push(entry('p:2:g', 'p:2', 'expenditure', 65, { happened: '2005-06-01' }))
  const second = await store(more)
  expect(second.entries).toEqual({ new: 1, changed: 0, unchanged: 6, lessened: 1, notStated: 1 })
  expect(second.findings).toEqual([
    { kind: 'not-stated', externalId: 'p:2:g', row: null, agreement: 'p:2', amountMinor: '25', currency: 'USD' },
  ])
  const unknown = await readCells(house.db, scene.operationId, { rootIds: [null] }, ['kind'])
  expect(unknown).toMatchObject([{ kind: 'expenditure', amountMinor: 25n }])
})

test('the same file is no new money; a row that says otherwise is reversed with what came of it, and posted anew', async () => {
  const before = await entriesIn()
  expect((await store(published())).entries).toMatchObject({ new: 0, changed: 0, unchanged: 6 })
  expect(await entriesIn()).toBe(before)
  const other = published()
  other.entries[1] = entry('p:1:p', 'p:1', 'payment', 100)
  other.entries[3] = entry('p:2:d', 'p:2', 'disbursement', 80, { happened: '2005-03-01' })
  expect((await store(other)).entries).toMatchObject({ new: 0, changed: 2, unchanged: 4 })
  expect(await lying('p:1')).toEqual({ held: 20n })
  // p:2:g of the file before is not in this one, and stays.
  expect(await lying('p:2')).toEqual({ spent: 115n })
  // One that says less takes nothing from others.
  const spent = await readCells(house.db, scene.operationId, { kinds: ['expenditure'] }, ['rootId'])
  expect(spent.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(115n)
})

test('an agreement that a file states otherwise takes its money along: from another contribution, for another cluster', async () => {
  const { japan, sweden, unicef, ngo } = scene.organisations
  const { health, shelter } = scene.clusters
  const file = (parent: string, clusterId: string) => ({
    lenient: true,
    agreements: [
      contribution('m:1', japan, unicef),
      contribution('m:2', sweden, unicef),
      { ...contribution('m:3', unicef, ngo), kind: 'sub-grant', parent, clusterId },
    ],
    entries: [
      ...[entry('m:1:p', 'm:1', 'payment', 50), entry('m:2:p', 'm:2', 'payment', 50), entry('m:3:c', 'm:3', 'allocation', 40)],
      ...[entry('m:3:d', 'm:3', 'disbursement', 40), entry('m:3:e', 'm:3', 'expenditure', 30, { happened: '2005-04-01' })],
    ],
  })
  await store(file('m:1', health))
  expect([await lying('m:1'), await lying('m:2')]).toEqual([{ held: 10n }, { held: 50n }])
  const { agreements, entries } = await store(file('m:2', shelter))
  expect([agreements.changed, entries.new, entries.unchanged]).toEqual([1, 0, 5])
  expect([await lying('m:1'), await lying('m:2'), await lying('m:3')]).toEqual([
    { held: 50n },
    { held: 10n },
    { held: 10n, spent: 30n },
  ])
  const ids = await Promise.all(
    ['m:2', 'm:3'].map(async code => (await findAgreement(house.db, scene.operationId, code))?.id ?? ''),
  )
  const spent = await readCells(house.db, scene.operationId, { agreementIds: [ids[1] ?? ''], kinds: ['expenditure'] }, [
    'rootId',
    'clusterId',
  ])
  expect(spent).toMatchObject([{ rootId: ids[0], clusterId: shelter, amountMinor: 30n }])
  const before = await entriesIn()
  await store(file('m:2', shelter))
  expect(await entriesIn()).toBe(before)
})

test('what somebody reversed by hand stays reversed until the file says otherwise', async () => {
  const { rows } = await entriesOf(house.db, scene.operationId, { kinds: ['expenditure'] })
  const mine = rows.find(
    ({ amountMinor, reverses, reversedBy }) => amountMinor === 50n && reverses === null && reversedBy === null,
  )
  await house.runner.run(reverseEntry, { operationId: scene.operationId, entryId: mine?.id, reason: 'Not ours' }, house.system)
  // A file does not bring it back that corrects other rows, from which its money comes.
  await store(published())
  expect((await lying('p:2')).spent).toBe(65n)
  const corrected = published()
  corrected.entries[1] = entry('p:1:p', 'p:1', 'payment', 95)
  await store(corrected)
  expect((await lying('p:2')).spent).toBe(65n)
  // One that corrects it does.
  corrected.entries[4] = entry('p:2:e', 'p:2', 'expenditure', 71, { happened: '2005-04-01', clusterId: scene.clusters.health })
  await store(corrected)
  expect((await lying('p:2')).spent).toBe(116n)
})

test('an import is taken back by reversals; what it said otherwise stands again as before, and what only it named is withdrawn', async () => {
  const { sweden, iom } = scene.organisations
  const first = await importOf()
  const flow = (amount: number) => ({
    agreements: [contribution('u:1', sweden, iom)],
    entries: [entry('u:1:c', 'u:1', 'commitment', amount)],
    outcome,
  })
  await store({ ...flow(100), importId: first })
  const second = await importOf('fts')
  await store({
    ...flow(250),
    importId: second,
    funds: [{ externalId: 'u:fund', names: { en: 'Fund' } }],
    agreements: [contribution('u:1', sweden, iom), contribution('u:2', sweden, iom, { intoFund: 'u:fund' })],
    requirements: [{ clusterId: null, year: 2007, currency: 'USD', amountMinor: '5' }],
  })
  expect(await lying('u:1')).toEqual({ committed: 250n })
  const undo = (importId: string) => house.runner.run(undoFlowsImport, { operationId: scene.operationId, importId }, house.system)
  expect(await undo(second)).toEqual({ reversed: 1, posted: 1, agreements: 1, funds: 1, requirements: 1 })
  expect(await lying('u:1')).toEqual({ committed: 100n })
  expect(await findAgreement(house.db, scene.operationId, 'u:2')).toBeNull()
  await expect(undo(second)).rejects.toMatchObject({ code: 'import-not-open' })
  await undo(first)
  expect(await findAgreement(house.db, scene.operationId, 'u:1')).toBeNull()
  // The same agreement may be brought again.
  await store(flow(70))
  expect(await lying('u:1')).toEqual({ committed: 70n })
})

test('an import that stated agreements and funds otherwise is taken back with their terms, and those that two stated stay with the other', async () => {
  const { sweden, japan, unicef, ngo } = scene.organisations
  const { health, shelter } = scene.clusters
  const { operationId } = scene
  const undo = (importId: string) => house.runner.run(undoFlowsImport, { operationId, importId }, house.system)
  const file = (importId: string, giver: string, clusterId: string, name: string) => ({
    ...{ importId, outcome, lenient: true, funds: [{ externalId: 'v:fund', names: { en: name } }] },
    agreements: [
      contribution('v:1', giver, unicef, { names: { en: name } }),
      { ...contribution('v:2', unicef, ngo, { clusterId }), kind: 'sub-grant', parent: 'v:1' },
    ],
    entries: [
      ...[entry('v:1:p', 'v:1', 'payment', 60), entry('v:2:d', 'v:2', 'disbursement', 50)],
      entry('v:2:e', 'v:2', 'expenditure', 40, { happened: '2005-04-01' }),
    ],
  })
  const stands = async () => {
    const [one, two] = [await findAgreement(house.db, operationId, 'v:1'), await findAgreement(house.db, operationId, 'v:2')]
    if (!one || !two) return null
    const filter = { agreementIds: [two.id], kinds: ['expenditure' as const] }
    const spent = (await readCells(house.db, operationId, filter, ['clusterId'])).filter(cell => cell.amountMinor !== 0n)
    const fund = await findFund(house.db, operationId, 'v:fund')
    return {
      giver: one.giverId,
      names: [one.names.en, fund?.names.en],
      cluster: two.clusterId,
      spent: spent.map(c => c.clusterId),
    }
  }
  const [first, second, third] = [await importOf(), await importOf(), await importOf()]
  await store(file(first, sweden, health, 'First'))
  const asFirst = { giver: sweden, names: ['First', 'First'], cluster: health, spent: [health] }
  expect(await stands()).toEqual(asFirst)
  await store(file(second, japan, shelter, 'Second'))
  await store(file(third, japan, health, 'Third'))
  // What the one between said is out of the way; the last one stands, then the first.
  await undo(second)
  expect(await stands()).toEqual({ giver: japan, names: ['Third', 'Third'], cluster: health, spent: [health] })
  await undo(third)
  expect(await stands()).toEqual(asFirst)
  // The last one alone, where the first is taken back; then nothing.
  const fourth = await importOf()
  await store(file(fourth, japan, shelter, 'Fourth'))
  await undo(first)
  expect(await stands()).toMatchObject({ giver: japan, names: ['Fourth', 'Fourth'], cluster: shelter })
  await undo(fourth)
  expect(await stands()).toBeNull()
  // Brought again, it is of the import that brings it again.
  const fifth = await importOf()
  await store(file(fifth, sweden, health, 'Fifth'))
  expect(await stands()).toMatchObject({ giver: sweden, spent: [health] })
  await undo(fifth)
  expect(await stands()).toBeNull()
  expect((await verifyLedger(house.db, operationId)).findings).toEqual([])
})

test('an agreement of a file that was signed, ended or amended here stays so when the file is given again', async () => {
  const { japan, iom } = scene.organisations
  const { operationId } = scene
  const file = (note: string) => ({
    agreements: [
      contribution('e:1', japan, iom, { note }),
      contribution('e:2', japan, iom, { note }),
      contribution('e:3', japan, iom, { note, state: 'proposed' }),
      contribution('e:4', japan, iom, { note, state: 'proposed' }),
    ],
  })
  await store(file('Once'))
  const day = { signedOn: '2005-05-01', reason: 'Settled' }
  await house.runner.run(endAgreement, { operationId, code: 'e:1', ended: '2005-05-01', reason: 'Over' }, house.system)
  const amended = { operationId, code: 'e:2', newCode: 'e:2/2', names: { en: 'Longer' }, currency: 'USD', ...day }
  await house.runner.run(amendAgreement, amended, house.system)
  await scene.sign('e:3', '2005-05-01')
  const states = async () => {
    const found = await Promise.all(['e:1', 'e:2', 'e:3', 'e:4'].map(code => findAgreement(house.db, operationId, code)))
    return found.map(each => `${each?.state} ${each?.signedOn} ${each?.endedReason} ${each?.note}`)
  }
  await store(file('Twice'))
  expect(await states()).toEqual([
    'ended null Over Twice',
    'ended null Settled Twice',
    'in-force 2005-05-01 null Twice',
    'proposed null null Twice',
  ])
  // What nobody touched here is as the file says.
  const signed = { ...contribution('e:4', japan, iom), state: 'in-force', signedOn: '2005-06-01', note: 'Twice' }
  await store({ agreements: [signed] })
  expect((await states())[3]).toBe('in-force 2005-06-01 null Twice')
})

test('a file that is not lenient is held to the rules, row by row, and leaves nothing behind', async () => {
  const { sweden, unicef, ngo } = scene.organisations
  const before = await entriesIn()
  const flows = {
    agreements: [
      contribution('s:1', sweden, unicef, {
        earmark: { strength: 'hard', clusterIds: [scene.clusters.health] },
        ends: '2005-03-01',
      }),
      { ...contribution('s:2', unicef, ngo), kind: 'sub-grant', parent: 's:1' },
    ],
    entries: [
      entry('s:c', 's:1', 'commitment', 100),
      entry('s:p', 's:1', 'payment', 100),
      entry('s:a', 's:2', 'allocation', 50),
      entry('s:d', 's:2', 'disbursement', 50),
      entry('s:e', 's:2', 'expenditure', 10, { clusterId: scene.clusters.shelter }),
      entry('s:f', 's:2', 'expenditure', 10, { happened: '2005-03-02' }),
    ],
  }
  const refused = await store(flows).catch(error => error)
  expect(refused.fields.map((field: { pointer: string; code: string }) => `${field.pointer} ${field.code}`)).toEqual([
    '/entries/4 outside-earmark',
    '/entries/5 after-end',
  ])
  await expect(
    store({ ...flows, entries: [...flows.entries.slice(0, 3), entry('s:g', 's:2', 'disbursement', 60)] }),
  ).rejects.toMatchObject({
    code: 'not-enough-money',
  })
  await expect(
    store({ ...flows, entries: [...flows.entries.slice(0, 3), entry('s:g', 's:2', 'disbursement', 60)] }),
  ).rejects.toMatchObject({ fields: [{ pointer: '/entries/3', code: 'not-enough-money' }] })
  await expect(store({ entries: [entry('s:h', 'nowhere', 'payment', 1)] })).rejects.toMatchObject({
    code: 'flow-reference-missing',
  })
  const circle = [
    { ...contribution('k:1', unicef, ngo), kind: 'sub-grant', parent: 'k:2' },
    { ...contribution('k:2', unicef, ngo), kind: 'sub-grant', parent: 'k:1' },
  ]
  await expect(store({ agreements: circle, lenient: true })).rejects.toMatchObject({ code: 'own-circle' })
  expect(await entriesIn()).toBe(before)
  expect(await findAgreement(house.db, scene.operationId, 's:1')).toBeNull()
  // The same from a stranger is stored, and said.
  const { findings } = await store({ ...flows, lenient: true })
  expect(findings.map(({ kind, externalId }) => `${kind} ${externalId}`).sort()).toEqual(['after-end s:f', 'outside-earmark s:e'])
})

test('the amount in the reporting currency is what the source states, whatever rate follows from it', async () => {
  const { japan, iom } = scene.organisations
  await store({
    lenient: true,
    agreements: [contribution('r:1', japan, iom, { currency: 'JPY' }), contribution('r:2', japan, iom, { currency: 'IQD' })],
    entries: [
      entry('r:1:c', 'r:1', 'commitment', 123_457, { currency: 'JPY', baseMinor: '115331' }),
      entry('r:2:c', 'r:2', 'commitment', 1_000_000_007, { currency: 'IQD', baseMinor: '68027' }),
      entry('r:2:p', 'r:2', 'payment', 10, { currency: 'IQD' }),
    ],
  })
  const ofIds = await Promise.all(
    ['r:1', 'r:2'].map(async code => (await findAgreement(house.db, scene.operationId, code))?.id ?? ''),
  )
  const cells = await readCells(house.db, scene.operationId, { agreementIds: ofIds, kinds: ['commitment', 'payment'] }, ['kind'])
  expect(cells.map(({ currency, baseMinor, withoutBase }) => ({ currency, baseMinor, withoutBase }))).toEqual([
    { currency: 'IQD', baseMinor: 68_027n, withoutBase: 0 },
    { currency: 'JPY', baseMinor: 115_331n, withoutBase: 0 },
    { currency: 'IQD', baseMinor: 0n, withoutBase: 1 },
  ])
})

test('the same contribution at two levels is found, and stored', async () => {
  const { sweden, undg, unicef } = scene.organisations
  const { findings } = await store({
    agreements: [contribution('t:1', sweden, undg), contribution('t:2', sweden, undg), contribution('t:3', undg, unicef)],
    entries: [
      entry('t:1:c', 't:1', 'commitment', 500),
      entry('t:2:c', 't:2', 'commitment', 500, { happened: '2005-02-20' }),
      entry('t:3:c', 't:3', 'commitment', 7),
    ],
  })
  expect(findings.map(({ kind, externalId }) => `${kind} ${externalId}`).sort()).toEqual([
    'counted-twice t:1:c',
    'counted-twice t:2:c',
    'counted-twice t:3:c',
  ])
})

test('what was posted by hand and comes in a file once more is found', async () => {
  const { japan, ngo } = scene.organisations
  await scene.agree('HAND', { kind: 'contribution', giverId: japan, receiverId: ngo })
  const { entryIds } = await scene.give([scene.money('HAND', 'commitment', 8_888, '2005-02-10')])
  const file = (nth: number) => ({
    agreements: [contribution(`h:${nth}`, japan, ngo)],
    entries: [
      entry(`h:${nth}:c`, `h:${nth}`, 'commitment', 8_888, { happened: '2005-03-01' }),
      entry(`h:${nth}:p`, `h:${nth}`, 'commitment', 9),
    ],
  })
  const { findings } = await store(file(1))
  expect(findings.map(({ kind, externalId }) => `${kind} ${externalId}`)).toEqual(['counted-twice h:1:c'])
  // Of the very agreement, too.
  const ofItself = await store({ entries: [entry('h:0:c', 'HAND', 'commitment', 8_888, { happened: '2005-02-11' })] })
  expect(ofItself.findings.map(({ kind, externalId }) => `${kind} ${externalId}`)).toEqual(['counted-twice h:0:c'])
  // What was taken back is not counted.
  await house.runner.run(
    reverseEntry,
    { operationId: scene.operationId, entryId: entryIds[0], reason: 'In the file' },
    house.system,
  )
  const other = file(2)
  expect((await store({ ...other, agreements: [contribution('h:1', japan, ngo)], entries: [] })).findings).toEqual([])
  const later = entry('h:2:c', 'h:2', 'commitment', 8_888, { happened: '2005-01-10' })
  expect((await store({ ...other, entries: [later] })).findings).toEqual([])
})

test('a closed month stays as it was posted: what a file says otherwise of it is a finding, and the import is taken back', async () => {
  const { japan, iom } = scene.organisations
  const { operationId } = scene
  const day = (happened: string, more: object = {}) => ({ happened, ...more })
  const file = (words: string, paid: number, late: number, lenient = false) => ({
    ...{ lenient, outcome, agreements: [contribution('x:1', japan, iom)] },
    entries: [
      entry('x:1:c', 'x:1', 'commitment', 100, day('2003-01-10', { words })),
      entry('x:1:p', 'x:1', 'payment', paid, day('2003-01-20')),
      entry('x:1:q', 'x:1', 'payment', late, day('2003-02-20', { words })),
    ],
  })
  const [first, between, second] = [await importOf(), await importOf(), await importOf()]
  const other = (importId: string, amount: number) => ({
    ...{ importId, outcome, agreements: [contribution('x:2', japan, iom)] },
    entries: [entry('x:2:c', 'x:2', 'commitment', amount, day('2003-01-15'))],
  })
  await store(other(first, 10))
  await store(other(between, 12))
  await store(file('As it was', 40, 20))
  await house.runner.run(closeLedgerPeriod, { operationId, month: '2003-01' }, house.system)
  const found = async (flows: object) => {
    const { findings } = await store(flows)
    return findings.map(({ kind, externalId }) => `${kind} ${externalId}`)
  }
  // Words alone, and what is open is corrected.
  expect(await found({ ...file('Corrected', 40, 25), importId: second })).toEqual(['period-closed x:1:c'])
  expect(await lying('x:1')).toEqual({ committed: 35n, held: 65n })
  // Other money, of a file that is held to the rules.
  const refused = await store(file('Corrected', 41, 25)).catch(error => error)
  expect([refused.code, refused.fields.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
    'period-closed',
    ['/entries/1'],
  ])
  // Of strangers it is said, with what is new.
  const strangers = file('Corrected', 41, 30, true)
  strangers.entries.push(entry('x:1:n', 'x:1', 'payment', 1, day('2003-01-30')))
  expect((await found(strangers)).sort()).toEqual(['c', 'n', 'p'].map(flow => `period-closed x:1:${flow}`))
  expect(await lying('x:1')).toEqual({ committed: 30n, held: 70n })
  const undo = (importId: string) => house.runner.run(undoFlowsImport, { operationId, importId }, house.system)
  await undo(second)
  expect(await lying('x:1')).toEqual({ committed: 30n, held: 70n })
  // What it said before cannot stand again in a closed month; what nobody says any more is reversed in the next open one.
  await undo(between)
  expect(await lying('x:2')).toEqual({ committed: 12n })
  const x2 = (await findAgreement(house.db, operationId, 'x:2'))?.id ?? ''
  await undo(first)
  expect(await balancesOf(house.db, operationId, [x2])).toEqual([])
  expect(await findAgreement(house.db, operationId, 'x:2')).toBeNull()
  expect((await verifyLedger(house.db, operationId)).findings).toEqual([])
})

test('a file is for keepers, or for a finance officer whose organisation is a party to all of it', async () => {
  const { sweden, iom, ngo } = scene.organisations
  const officer = scene.inRole('finance-officer', { organisation: iom })
  const own = (nth: number) => ({
    agreements: [contribution(`o:${nth}`, sweden, iom)],
    entries: [entry(`o:${nth}:c`, `o:${nth}`, 'commitment', 1000 + nth)],
  })
  await store(own(1), officer)
  const refused = (flows: object, actor = officer) => expect(store(flows, actor)).rejects.toMatchObject({ code: 'not-found' })
  await refused({ ...own(2), lenient: true })
  await refused({ ...own(2), requirements: [{ year: 2005, currency: 'USD', amountMinor: '1' }] })
  await refused({ ...own(2), learned: { organisations: [{ id: newId(), names: { en: 'Invented' } }] } })
  await refused({ agreements: [...own(2).agreements, contribution('o:3', sweden, ngo)] })
  await refused({ entries: [entry('o:4', 'p:2', 'expenditure', 1)] })
  // Not by naming somebody else's agreement as one's own.
  await refused({ agreements: [contribution('p:1', sweden, iom)] })
  await refused({ ...own(2), importId: await importOf() })
  await refused(own(2), scene.inRole('task-manager', { cluster: scene.clusters.health }))
})
