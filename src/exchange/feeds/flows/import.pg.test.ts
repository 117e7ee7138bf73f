/** Sheets of money and files of the Financial Tracking Service, checked, stored, sent again, corrected and taken back, on a real PostgreSQL. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../../test/support/house.ts'
import { type Actor, systemActor } from '../../../kernel/access.ts'
import { undoFlowsImport } from '../../../modules/funding/index.ts'
import { showImport } from '../../../modules/imports/index.ts'
import { readCells } from '../../../modules/ledger/index.ts'
import { writeCsv } from '../../formats/write-table.ts'
import { checkFtsImport, commitFtsImport, oneFile } from '../fts/import.ts'
import { receiveSheet } from '../reading.ts'
import { flowsFile } from './export.ts'
import { checkFlowsImport, commitFlowsImport, knownFlows } from './import.ts'

let house: TestHouse
let scene: FundingScene
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
})
afterAll(() => house?.close())

type Row = readonly (string | number | null)[]
const asking = (actor: Actor = systemActor()) => ({ actor, language: 'en' as const })
const head = [
  'Kind of flow',
  'Agreement code',
  'Giver',
  'Receiver',
  'From agreement',
  'Amount',
  'Currency',
  'Date',
  'Cluster',
  'P-code',
  'Note',
]
const chain: Row[] = [
  head,
  ['commitment', 'C1', 'JAPAN', 'UNICEF', null, 900, 'USD', '2005-01-10', null, null, 'Signed'],
  ['payment', 'C1', 'JAPAN', 'UNICEF', null, '800.50', 'USD', '2005-01-20', null, null, null],
  ['sub-grant', 'S1', 'UNICEF', 'IOM', 'C1', 500, 'USD', '2005-02-01', 'Health', null, null],
  ['disbursement', 'S1', null, null, null, 400, 'USD', '2005-02-10', 'Health', null, null],
  ['expenditure', 'S1', null, null, null, 300, 'USD', '2005-03-01', 'Health', 'IQ15Q1', null],
  ['expenditure', 'S1', null, null, null, 300, 'USD', '2005-03-02', 'Healing', null, null],
]
async function received(feed: 'flows' | 'fts', fileName: string, bytes: Uint8Array, actor?: Actor, options: object = {}) {
  const { operationId } = scene
  const importId = await receiveSheet(house, asking(actor), { operationId, feed, fileName, bytes, options })
  return { code: scene.code, operationId, importId }
}
const sheet = async (rows: readonly Row[], actor?: Actor) =>
  received('flows', 'money.csv', await new Response(writeCsv(rows)).bytes(), actor)
const sums = async () =>
  Object.fromEntries(
    (await readCells(house.db, scene.operationId, {}, ['kind']))
      .filter(({ amountMinor }) => amountMinor !== 0n)
      .map(({ kind, amountMinor }) => [kind, amountMinor]),
  )

test('good rows are stored as money that balances, and the wrong one is told and left', async () => {
  const given = await sheet(chain)
  const checked = await checkFlowsImport(house, asking(), given)
  expect(await sums()).toEqual({})
  expect(checked.counts).toEqual({ rows: 6, new: 5, changed: 0, unchanged: 0, rejected: 1, repaired: 0 })
  const { stored } = await commitFlowsImport(house, asking(), { ...given, seen: checked.seen })
  expect(stored.entries).toMatchObject({ new: 5, changed: 0, unchanged: 0, notStated: 0 })
  expect(await sums()).toEqual({
    commitment: 90_000n,
    payment: 80_050n,
    allocation: 50_000n,
    disbursement: 40_000n,
    expenditure: 30_000n,
  })
  const kept = await house.reader.read(showImport, { operationId: scene.operationId, id: given.importId }, house.system)
  expect([kept.status, kept.counts?.new, kept.problems.length]).toEqual(['committed', 5, 1])
})

test('the same sheet again is no new money, and one that was looked at before something else happened is looked at again', async () => {
  const again = await sheet(chain.slice(0, 6))
  expect((await checkFlowsImport(house, asking(), again)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 5 })
  await expect(commitFlowsImport(house, asking(), again)).rejects.toMatchObject({ code: 'no-flow-to-store' })
  const more = await sheet([head, ['pledge', 'C1', null, null, null, 1, 'USD', '2005-01-01', null, null, null]])
  const { seen } = await checkFlowsImport(house, asking(), more)
  await commitFlowsImport(
    house,
    asking(),
    await sheet([head, ['pledge', 'C1', null, null, null, 1, 'USD', '2005-01-01', null, null, null]]),
  )
  await expect(commitFlowsImport(house, asking(), { ...more, seen })).rejects.toMatchObject({ code: 'flows-changed' })
})

test('all money written to a file reads back without a difference, and a corrected amount takes the place of what it was', async () => {
  const known = await knownFlows(house, asking(), scene.code)
  const { body, name, count } = flowsFile(known, { code: scene.code, format: 'xlsx', language: 'ar' })
  expect(count).toBe(6)
  const back = await received('flows', name, await new Response(body).bytes())
  expect((await checkFlowsImport(house, asking(), back)).counts).toEqual({
    ...{ rows: 6, new: 0, changed: 0, unchanged: 6, rejected: 0, repaired: 0 },
  })
  const corrected = await sheet(chain.slice(0, 6).map(row => (row[0] === 'expenditure' ? row.with(5, 250) : row)))
  const { stored } = await commitFlowsImport(house, asking(), corrected)
  expect(stored.entries).toMatchObject({ new: 0, changed: 1 })
  expect((await sums()).expenditure).toBe(25_000n)
  await house.runner.run(undoFlowsImport, { operationId: scene.operationId, importId: corrected.importId }, house.system)
  expect((await sums()).expenditure).toBe(30_000n)
})

test('what was recorded on the pages is written and read back too, whatever it is', async () => {
  await scene.agree('P1', { kind: 'contribution', giverId: scene.organisations.sweden, receiverId: scene.organisations.iom })
  await scene.give([
    scene.money('P1', 'commitment', 1_000),
    scene.money('P1', 'reduction', 100, '2005-02-02', { of: 'committed' }),
    scene.money('P1', 'payment', 500, '2005-02-03', {
      words: 'First  part',
      rate: { unitsPerBase: '1.50', day: '2005-02-03', source: 'bank' },
    }),
    scene.money('P1', 'exchange', 50, '2005-02-04', { into: { currency: 'EUR', amountMinor: '40' } }),
    scene.money('P1', 'interest', 7, '2005-02-05'),
    scene.money('P1', 'refund', 20, '2005-02-06', { back: 'out' }),
  ])
  const known = await knownFlows(house, asking(), scene.code)
  for (const format of ['csv', 'hxl', 'xlsx'] as const) {
    const { body, name, count } = flowsFile(known, { code: scene.code, format, language: 'ckb' })
    const checked = await checkFlowsImport(house, asking(), await received('flows', name, await new Response(body).bytes()))
    expect(checked.check.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(checked.counts).toMatchObject({ new: 0, changed: 0, unchanged: count, rejected: 0 })
  }
})

test('a finance officer records what their organisation gives and receives, sees nothing else, and a stranger sees no sheet', async () => {
  const { iom, ngo } = scene.organisations
  const officer = scene.inRole('finance-officer', { organisation: iom })
  const mine = await knownFlows(house, asking(officer), scene.code)
  expect([mine.seesAll, mine.agreements.map(({ code }) => code)]).toEqual([false, ['P1', 'S1']])
  const given = await sheet(
    [
      head,
      ['expenditure', 'S1', null, null, null, 10, 'USD', '2005-04-01', 'Health', null, null],
      ['allocation', 'S1', null, null, null, 10, 'USD', '2005-04-01', 'Health', null, null],
      ['pledge', 'C9', 'JAPAN', 'UNICEF', null, 10, 'USD', '2005-04-01', null, null, null],
    ],
    officer,
  )
  const checked = await checkFlowsImport(house, asking(officer), given)
  expect(checked.check.problems.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code])).toEqual([
    [3, 'flow-not-yours'],
    [4, 'flow-not-yours'],
  ])
  await commitFlowsImport(house, asking(officer), given)
  expect((await sums()).expenditure).toBe(31_000n)
  const other = scene.inRole('finance-officer', { organisation: ngo })
  await expect(checkFlowsImport(house, asking(other), given)).rejects.toMatchObject({ code: 'not-found' })
  for (const role of ['focal-point', 'donor'])
    await expect(knownFlows(house, asking(scene.inRole(role, { organisation: iom })), scene.code)).rejects.toMatchObject({
      code: 'not-found',
    })
})

const flow = (id: string, more: object = {}) => ({
  ...{
    id,
    amountUSD: 1_000,
    date: '2005-05-03T00:00:00Z',
    status: 'paid',
    boundary: 'incoming',
    onBoundary: 'single',
    versionId: 1,
  },
  sourceObjects: [{ type: 'Organization', id: '1', name: 'Sweden', behavior: 'single' }],
  destinationObjects: [{ type: 'Organization', id: '2', name: 'unicef', behavior: 'single' }],
  ...more,
})
const ftsFile = (...flows: object[]) => ({ name: 'flows.json', bytes: new TextEncoder().encode(JSON.stringify(flows)) })

test('flows of the service become money in their own currency and in the stated dollars; an update replaces, an older version does not', async () => {
  const euros = { originalAmount: 800, originalCurrency: 'EUR', exchangeRate: 0.8 }
  const pages = oneFile([ftsFile(flow('11', euros)), { ...ftsFile(flow('12', { onBoundary: 'shared' })), name: 'second.json' }])
  const first = await received('fts', pages.name, pages.bytes)
  const { stored, counts } = await commitFtsImport(house, asking(), first)
  expect([counts.new, stored.agreements.made, stored.entries.new]).toEqual([2, 2, 1])
  const base = async () =>
    (await readCells(house.db, scene.operationId, { kinds: ['payment'] }, ['agreementId'])).find(
      ({ currency }) => currency === 'EUR',
    )
  expect(await base()).toMatchObject({ amountMinor: 80_000n, baseMinor: 100_000n })
  expect((await checkFtsImport(house, asking(), await received('fts', pages.name, pages.bytes))).counts).toMatchObject({
    unchanged: 2,
  })
  const update = ftsFile(flow('11', { ...euros, versionId: 2, amountUSD: 500, originalAmount: 400 }))
  const second = await commitFtsImport(house, asking(), await received('fts', update.name, update.bytes))
  expect([second.counts.changed, second.stored.entries.changed]).toEqual([1, 1])
  expect(await base()).toMatchObject({ amountMinor: 40_000n, baseMinor: 50_000n })
  const older = ftsFile(flow('11', euros))
  const { check } = await checkFtsImport(house, asking(), await received('fts', older.name, older.bytes))
  expect([check.agreements, check.problems.map(({ code }) => code)]).toEqual([[], ['fts-newer-stored']])
  const officer = scene.inRole('finance-officer', { organisation: scene.organisations.unicef })
  const theirs = await received('fts', 'f.json', ftsFile(flow('13')).bytes, officer)
  await expect(commitFtsImport(house, asking(officer), theirs)).rejects.toMatchObject({ code: 'not-found' })
})

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data/real/fts/input')
test.skipIf(!existsSync(folder))(
  'a published year of a country is stored to the dollar, with all whom it names as unreviewed',
  async () => {
    const own = await openFundingScene(house)
    const files = ['', '-page-2', '-page-3'].map(page => {
      const name = `custom-search-locationid-1-year-2020${page}.json`
      return { name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }
    })
    const { name, bytes } = oneFile(files)
    const { operationId, code } = own
    const importId = await receiveSheet(house, asking(), {
      operationId,
      feed: 'fts',
      fileName: name,
      bytes,
      options: { learn: true },
    })
    const { counts, check } = await commitFtsImport(house, asking(), { code, operationId, importId })
    expect([counts.rows, counts.rejected, check.totals.storable.incoming.fundingTotal]).toEqual([484, 0, 725_591_299])
    const cells = await readCells(house.db, operationId, { kinds: ['commitment', 'payment'] }, ['agreementId'])
    const incoming = new Set(check.agreements.flatMap(({ kind, externalId }) => (kind === 'contribution' ? [externalId] : [])))
    expect(incoming.size).toBe(328)
    expect(cells.reduce((sum, { baseMinor }) => sum + baseMinor, 0n)).toBe(72_559_129_900n)
  },
)
