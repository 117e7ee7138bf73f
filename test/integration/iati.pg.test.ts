/** Files of IATI into a real database: projects and money of strangers, the same file twice, corrected, refused to others, and taken back. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportIati } from '../../src/exchange/feeds/iati/export.ts'
import { checkIatiFile, checkIatiImport, commitIatiImport, undoIatiImport } from '../../src/exchange/feeds/iati/import.ts'
import { receiveSheet } from '../../src/exchange/feeds/reading.ts'
import { readIatiFile } from '../../src/exchange/formats/iati/read.ts'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { identifyPerson, makeToken, newTokenSecret, type RoleScope } from '../../src/modules/accounts/index.ts'
import { showImport } from '../../src/modules/imports/index.ts'
import { readCells } from '../../src/modules/ledger/index.ts'
import { listOrganisations } from '../../src/modules/organisations/index.ts'
import { listSheets } from '../../src/modules/projects/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { openFundingScene } from '../support/funding.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

const published = path.resolve(import.meta.dirname, '../../../shared/data/real/iati-activities')
const here = existsSync(published)

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

type Scene = Awaited<ReturnType<typeof openFundingScene>>
const everybody = () => ({ ...house.system, language: 'en' as Language })
async function scene() {
  const code = `IATI-${Math.random().toString(36).slice(2, 8).toUpperCase()}`
  const opened = await openFundingScene(house, code)
  return { ...opened, code }
}
type Opened = Scene & { code: string }

async function take({ code, operationId }: Opened, bytes: Uint8Array, who = everybody()) {
  const importId = await receiveSheet(house, who, { operationId, feed: 'iati', fileName: 'a.xml', bytes, options: {} })
  return { importId, ...(await commitIatiImport(house, who, { code, operationId, importId })) }
}
/** Sums of what was posted, by kind and currency. */
async function moved({ operationId }: Opened) {
  const cells = await readCells(house.db, operationId, {}, ['kind'])
  return Object.fromEntries(
    cells
      .filter(({ amountMinor }) => amountMinor !== 0n)
      .map(cell => [`${cell.kind} ${cell.currency}`, String(cell.amountMinor)]),
  )
}
const sheets = ({ operationId }: Opened) => house.reader.read(listSheets, { operationId }, house.system)

const own = (amount: string) =>
  Buffer.from(`<iati-activities version="2.03"><iati-activity xml:lang="en" default-currency="USD">
<iati-identifier>XM-1-a</iati-identifier><reporting-org ref="XM-1" type="40"><narrative>UNICEF</narrative></reporting-org>
<title><narrative>Clinics</narrative></title><description><narrative>Words</narrative></description>
<activity-status code="2"/><activity-date type="2" iso-date="2004-01-01"/>
<location ref="IQ15Q1"><name><narrative>Mosul</narrative></name></location><sector vocabulary="10" code="7"/>
<transaction><transaction-type code="11"/><transaction-date iso-date="2004-05-01"/><value value-date="2004-05-01">1000</value><provider-org><narrative>Japan</narrative></provider-org></transaction>
<transaction><transaction-type code="1"/><transaction-date iso-date="2004-05-02"/><value value-date="2004-05-02">${amount}</value><provider-org><narrative>Japan</narrative></provider-org></transaction>
<transaction><transaction-type code="4"/><transaction-date iso-date="2004-06-01"/><value value-date="2004-06-01">700</value></transaction>
<transaction><transaction-type code="3"/><transaction-date iso-date="2004-06-02"/><value value-date="2004-06-02">100</value><receiver-org ref="IQ-NEW"><narrative>Society of Mosul</narrative></receiver-org></transaction>
</iati-activity></iati-activities>`)

test('an activity brings its project and its money; again it brings nothing; corrected it is corrected; taken back it is gone', async () => {
  const opened = await scene()
  const { operationId, places, clusters } = opened
  const looked = await checkIatiFile(house, everybody(), { code: opened.code, bytes: own('900'), options: {} })
  expect([looked.counts, await sheets(opened)]).toMatchObject([
    { rows: 1, new: 1, rejected: 0 },
    expect.not.arrayContaining([{ code: 'XM-1-a' }]),
  ])
  const first = await take(opened, own('900'))
  expect(first.stored).toMatchObject({ agreements: { made: 2 }, entries: { new: 5, changed: 0 } })
  expect(await moved(opened)).toEqual({
    ...{ 'commitment USD': '100000', 'payment USD': '90000', 'expenditure USD': '70000' },
    ...{ 'allocation USD': '10000', 'disbursement USD': '10000' },
  })
  const project = (await sheets(opened)).find(({ code }) => code === 'XM-1-a')
  expect(project).toMatchObject({ placeIds: [places.mosul], clusterId: clusters.health, source: 'IATI XM-1-a' })
  const organisations = await house.reader.read(listOrganisations, { operationId }, house.system)
  expect(organisations.find(({ names }) => names.en === 'Society of Mosul')).toMatchObject({
    status: 'unreviewed',
    aliases: ['IQ-NEW'],
  })
  expect(await house.reader.read(showImport, { operationId, id: first.importId }, house.system)).toMatchObject({
    status: 'committed',
    counts: { rows: 1, new: 1 },
  })

  const again = await take(opened, own('900'))
  expect([again.stored.entries, again.counts]).toMatchObject([
    { new: 0, changed: 0, unchanged: 5 },
    { new: 0, changed: 0, unchanged: 1 },
  ])
  const corrected = await take(opened, own('850'))
  expect(corrected.stored.entries).toMatchObject({ new: 0, changed: 1, unchanged: 4 })
  expect(await moved(opened)).toMatchObject({ 'payment USD': '85000' })

  // Written out again it is what a registry takes, and says the same of its money.
  const { body, findings, count } = await exportIati(house, everybody(), { code: opened.code })
  expect([findings, count]).toEqual([0, 3])
  const written = readIatiFile(Buffer.from(body)).activities.find(({ identifier }) => identifier?.endsWith('XM-1-a'))
  const said = written?.transactions.map(({ type, value, receiver }) =>
    [type, value?.amount, receiver?.narratives[0]?.text ?? ''].join(' '),
  )
  expect(said?.sort()).toEqual(
    ['1 850 unicef', '11 1000 unicef', '2 100 Society of Mosul', '3 100 Society of Mosul', '4 700 '].sort(),
  )
  expect(written?.locations).toMatchObject([{ ref: 'IQ15Q1' }])
  const organisation = await exportIati(house, everybody(), { code: opened.code, organisationFile: true })
  expect([organisation.findings, readIatiFile(Buffer.from(organisation.body)).organisations[0]?.totalExpenditures]).toMatchObject(
    [...[0, [{ start: '2004-01-01', value: { amount: '700', currency: 'USD' } }]]],
  )

  await undoIatiImport(house, house.system, { operationId, importId: corrected.importId })
  expect(await moved(opened)).toMatchObject({ 'payment USD': '90000' })
  await undoIatiImport(house, house.system, { operationId, importId: first.importId })
  expect(await moved(opened)).toEqual({})
})

test('who may not keep the operation’s lists may not bring a file, and a stranger does not see it', async () => {
  const opened = await scene()
  const { operationId, organisations, code } = opened
  const asking = async (role: Partial<RoleScope> & Pick<RoleScope, 'role'>, of = operationId) => {
    const known = await identifyPerson(house.db, await addPerson(house, { operationId: of, ...role }), new Date())
    if (!known) throw new Error('The person is not known.')
    return { actor: known.actor, language: 'en' as Language }
  }
  const importId = await receiveSheet(house, everybody(), {
    operationId,
    feed: 'iati',
    fileName: 'a.xml',
    bytes: own('900'),
    options: {},
  })
  const focal = await asking({ role: 'focal-point', organisationId: organisations.iom })
  const other = await scene()
  const stranger = await asking({ role: 'information-officer' }, other.operationId)
  for (const who of [focal, stranger]) {
    await expect(commitIatiImport(house, who, { code, operationId, importId })).rejects.toThrow()
    await expect(undoIatiImport(house, who, { operationId, importId })).rejects.toThrow()
  }
  await expect(checkIatiImport(house, stranger, { code, operationId, importId })).rejects.toThrow()
  expect(await moved(opened)).toEqual({})
})

describe.skipIf(!here)('files that strangers published', () => {
  test.each(['nl-minbuza_XM-DAC-7_2.03.xml', 'uk-dfid_caribbean_2.01.xml', 'iati-act-no-errors_2.03.xml'])('%s', async name => {
    const opened = await scene()
    const bytes = readFileSync(path.join(published, name))
    const { activities } = readIatiFile(bytes)
    const { check, stored, importId } = await take(opened, bytes)
    const ids = new Set((await sheets(opened)).map(({ code }) => code))
    expect(activities.filter(({ identifier }) => !ids.has(identifier?.trim() ?? ''))).toEqual([])
    expect(stored.entries.new).toBe(check.entries.length)
    // What the ledger has is what the file says, but for what it takes back of itself.
    const sums = await moved(opened)
    const kinds = new Map(check.entries.map(each => [each.externalId, `${each.kind} ${each.currency}`]))
    const left = (key: string) =>
      stored.findings
        .filter(each => each.kind === 'more-taken-back-than-given' && kinds.get(each.externalId) === key)
        .reduce((sum, each) => sum + BigInt(each.amountMinor ?? 0), 0n)
    for (const { kind, currency, amountMinor } of check.sums) {
      const key = `${kind} ${currency}`
      const taken = left(key) < 0n ? -left(key) : left(key)
      expect(sums[key], key).toBe(String(BigInt(amountMinor) + taken))
    }
    await undoIatiImport(house, house.system, { operationId: opened.operationId, importId })
    expect(await moved(opened)).toEqual({})
  })
})

test('the import page takes such a file, shows what it would bring, stores it and takes it back', async () => {
  const opened = await scene()
  const root = `/o/${opened.code}`
  const person = await identifyPerson(
    house.db,
    await addPerson(house, { role: 'coordinator', operationId: opened.operationId }),
    new Date(),
  )
  if (!person) throw new Error('The person is not known.')
  const secret = newTokenSecret()
  await house.runner.run(makeToken, { secret, name: 'test', write: true }, { actor: person.actor })
  const site = 'http://wusul.example'
  const app = await createApp(house, { publicUrl: site, rateLimits: false })
  const headers = { authorization: `Bearer ${secret}`, origin: site }
  const get = (address: string) => app.request(new URL(address, site).href, { headers })
  const send = async (address: string, body: FormData) => {
    const sent = await app.request(new URL(address, site).href, { method: 'POST', headers, body })
    expect([address, sent.status]).toEqual([address, 303])
    return sent.headers.get('location') ?? ''
  }
  const show = async (address: string) => (await get(address)).text()
  const form = new FormData()
  form.append('file', new File([own('900')], 'clinics.xml', { type: 'text/xml' }))
  const received = await send(`${root}/imports`, form)
  const elsewhere = (await get(received)).headers.get('location') ?? ''
  expect(elsewhere).toMatch(/\/iati\/sheets\/[0-9a-f-]{36}$/)
  const look = await show(elsewhere)
  for (const text of ['clinics.xml', 'Store projects and money', '1,000', 'takes in as unreviewed: 1.'])
    expect(look, text).toContain(text)
  const storing = new FormData()
  storing.append('seen', /name="seen" value="([^"]+)"/.exec(look)?.[1] ?? '')
  await send(`${elsewhere}/store`, storing)
  expect(await moved(opened)).toMatchObject({ 'payment USD': '90000' })
  expect(await show(elsewhere)).toContain('Take it back')
  await send(`${elsewhere}/undo`, new FormData())
  expect([await show(elsewhere), await moved(opened)]).toEqual([expect.stringContaining('It was taken back'), {}])
})
