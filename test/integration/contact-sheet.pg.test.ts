/** Sheets of contacts: every problem at once, the same sheet again changes nothing, and neither the file nor a name stays in the database. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { checkContactsFile, storeContactsFile } from '../../src/exchange/feeds/contacts/import.ts'
import { identifyPerson, type RoleScope } from '../../src/modules/accounts/index.ts'
import {
  contactsForFile,
  endContact,
  listContacts,
  setContactVisibility,
  undoContactImport,
} from '../../src/modules/coordination/index.ts'
import { loadShipped, openTestHouse, type TestHouse, testKey } from '../support/house.ts'
import { addPerson } from '../support/people.ts'

let house: TestHouse
let operationId: string
let loaded: Awaited<ReturnType<typeof loadShipped>>
const code = 'IRQ-2004'

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
})
afterAll(() => house?.close())

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
const given = (lines: readonly string[]) => ({ code, operationId, fileName: 'contacts.csv', bytes: bytesOf(lines) })
const system = () => ({ ...house.system, language: 'en' as const })
const names = async () => (await house.reader.read(listContacts, { operationId }, house.system)).map(({ name }) => name).sort()
async function asking(role: Partial<RoleScope> & Pick<RoleScope, 'role'>) {
  const known = await identifyPerson(house.db, await addPerson(house, { operationId, ...role }), new Date())
  if (!known) throw new Error('The person is not known.')
  return { actor: known.actor, language: 'en' as const }
}
const head = 'Name,Function,Organisation,Clusters,E-mail,Telephones'
const good = [
  head,
  'Shirin Example,Camp officer,UNHCR,F,shirin@example.org,+964 770 555 0101; +964 770 555 0102',
  'كاوه مثال,منسق,IOM,"F, D",,٠٧٧٠٥٥٥٠١٠٣',
]

test('headings in three languages and tags of HXL are read alike', async () => {
  const row = 'Shirin Example,Camp officer,UNHCR,F,shirin@example.org,+964 770 555 0101; +964 770 555 0102'
  const heads = [
    head,
    'الاسم,الوظيفة,المنظمة,المجموعات,البريد الإلكتروني,الهواتف',
    'ناو,ئەرک,ڕێکخراو,کڵەستەرەکان,ئیمەیل,تەلەفۆنەکان',
    'a,b,c,d,e,f\n#contact+name,#contact+title,#org,#sector+code,#contact+email,#contact+phone',
  ]
  const found = await Promise.all(heads.map(each => checkContactsFile(house, system(), given([each, row]))))
  const [first] = found
  expect(first?.check.changes[0]?.details).toMatchObject({
    ...{ name: 'Shirin Example', function: 'Camp officer', email: 'shirin@example.org' },
    phones: ['+964 770 555 0101', '+964 770 555 0102'],
  })
  for (const { check } of found)
    expect(check.changes.map(({ row: _, ...rest }) => rest)).toEqual(first?.check.changes.map(({ row: _, ...rest }) => rest))
})

test('every problem of every row is told at once', async () => {
  const { check, counts } = await checkContactsFile(
    house,
    system(),
    given([
      head,
      ',x,UNHCR,F,,',
      'Two,x,Nobody Knows This,ZZ,not-an-address,abc',
      'Same,x,UNHCR,F,same@example.org,',
      'Same,y,UNHCR,F,same@example.org,',
    ]),
  )
  expect(check.problems.map(({ row, code: of }) => `${row} ${of}`)).toEqual([
    '2 contact-name-missing',
    '3 contact-organisation-unknown',
    '3 contact-cluster-unknown',
    '3 contact-email-wrong',
    '3 contact-phone-wrong',
    '5 contact-twice',
  ])
  expect(counts).toMatchObject({ rows: 4, new: 1, rejected: 3 })
  await expect(checkContactsFile(house, system(), given(['Month,People reached', '2005-01,4']))).rejects.toMatchObject({
    code: 'no-contact-sheet',
  })
})

test('the same sheet again changes nothing, a blank cell takes nothing away, and undoing leaves nothing', async () => {
  const { importId, seen } = await storeContactsFile(house, system(), given(good))
  expect(await names()).toEqual(['Shirin Example', 'كاوه مثال'])
  const again = await checkContactsFile(house, system(), given(good))
  expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  await expect(storeContactsFile(house, system(), given(good))).rejects.toMatchObject({ code: 'no-contact-to-store' })
  await expect(storeContactsFile(house, system(), { ...given(good), seen })).rejects.toMatchObject({ code: 'contacts-changed' })
  const promoted = await checkContactsFile(house, system(), given([head, 'Shirin Example,Head of office,,,shirin@example.org,']))
  expect(promoted.check.changes).toMatchObject([
    {
      version: 1,
      clusterIds: [loaded.clusters.get('F')],
      details: { function: 'Head of office', phones: ['+964 770 555 0101', '+964 770 555 0102'] },
    },
  ])
  await house.runner.run(undoContactImport, { operationId, importId }, house.system)
  expect(await names()).toEqual([])
  const { rows } = await house.pool.query(
    `select count(*)::int as files from stored_file where position(convert_to('Shirin', 'UTF8') in bytes) > 0`,
  )
  expect(rows[0].files).toBe(0)
})

test('a focal point takes in contacts of the own organisation alone, and is told nothing of others', async () => {
  await storeContactsFile(house, system(), given(good))
  const who = await asking({ role: 'focal-point', organisationId: loaded.organisations.get('IOM') })
  const { check } = await checkContactsFile(house, who, given(good))
  expect(check.problems.map(({ row, code: of }) => `${row} ${of}`)).toEqual(['2 contact-not-yours'])
  const strange = await asking({ role: 'focal-point', organisationId: loaded.organisations.get('WHO') })
  const mine = [head, 'Shirin Example,Nurse,WHO,D,shirin@example.org,']
  expect((await checkContactsFile(house, strange, given(mine))).check.changes).toMatchObject([{ id: null }])
})

test('the command line takes in a workbook, says what it would do, and lists who is where', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-contacts-'))
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
  vi.stubEnv('WUSUL_KEY', testKey.toString('base64'))
  const said: string[] = []
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(text => said.push(String(text)) > 0)
  const give = async (...words: string[]) => {
    said.length = 0
    const exit = await run([...words, '--operation', code, '--json'])
    return { exit, answer: JSON.parse(said.join('')) }
  }
  try {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('Contacts').addRows([
      [...head.split(','), 'Shoe size'],
      ['Hana Example', 'Driver', 'UNICEF', 'D', 'hana@example.org', '0770 555 0104', '39'],
    ])
    const file = path.join(folder, 'contacts.xlsx')
    writeFileSync(file, new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect((await give('import', 'contacts', file, '--dry-run')).answer).toMatchObject({
      ...{ new: 1, import: null },
      columns: expect.arrayContaining([{ column: 'Shoe size', holds: null, how: 'unknown' }]),
    })
    expect((await give('import', 'contacts', file)).answer).toMatchObject({ new: 1, import: expect.any(String) })
    expect((await give('import', 'contacts', file)).answer).toMatchObject({ new: 0, unchanged: 1, import: null })
    const [hana] = (await give('contact', 'list', '--search', 'hana')).answer
    expect((await give('contact', 'check-in', hana.id, '--place', 'IQG15', '--until', '2999-01-01')).exit).toBe(0)
    expect((await give('contact', 'list', '--place', 'IQG15')).answer).toMatchObject([{ name: 'Hana Example', overdue: false }])
    expect((await give('contact', 'check-out', hana.id)).exit).toBe(0)
    expect((await give('contact', 'list', '--which', 'present')).answer).toEqual([])
    vi.stubEnv('WUSUL_KEY', '')
    expect((await give('import', 'contacts', file)).answer.problems).toMatchObject([
      { code: 'key-missing', message: expect.stringContaining('WUSUL_KEY') },
    ])
  } finally {
    written.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = 0
    rmSync(folder, { recursive: true })
  }
})

test('a file of contacts reads back as what is stored, holds those alone whom it is for, and is for those who see all', async () => {
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
  vi.stubEnv('WUSUL_KEY', testKey.toString('base64'))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-contacts-'))
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    const take = async (name: string, ...more: string[]) => {
      const out = path.join(folder, name)
      expect(await run(['export', 'contacts', '--operation', code, '--out', out, ...more])).toBe(0)
      return new Uint8Array(readFileSync(out))
    }
    const all = await names()
    expect(all.length).toBeGreaterThan(0)
    for (const format of ['csv', 'xlsx'] as const) {
      const bytes = await take(`all.${format}`, '--format', format)
      const { counts } = await checkContactsFile(house, system(), { code, fileName: `all.${format}`, bytes })
      expect(counts, format).toMatchObject({ new: 0, changed: 0, rejected: 0, unchanged: all.length })
    }
    expect(statSync(path.join(folder, 'all.csv')).mode & 0o077).toBe(0)
    const text = async (...more: string[]) => Buffer.from(await take('part.csv', '--format', 'csv', ...more)).toString('utf8')
    const rowsOf = (file: string) => file.trim().split('\r\n').length - 1
    expect(rowsOf(await text('--for', 'all')), 'nobody chose to be shown to everybody').toBe(0)
    const [one] = await house.reader.read(listContacts, { operationId }, house.system)
    await house.runner.run(
      setContactVisibility,
      { operationId, id: one?.id, version: one?.version, visibility: 'all' },
      house.system,
    )
    expect(await text('--for', 'all')).toContain(one?.name)
    expect(rowsOf(await text('--for', 'clusters'))).toBe(1)
    await house.runner.run(endContact, { operationId, id: one?.id, version: (one?.version ?? 0) + 1 }, house.system)
    expect(rowsOf(await text('--for', 'all')), 'who left is in no file').toBe(0)
    expect(rowsOf(await text())).toBe(all.length - 1)
  } finally {
    written.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = 0
    rmSync(folder, { recursive: true })
  }
  const manager = await asking({ role: 'task-manager', clusterId: loaded.clusters.get('F') ?? '' })
  await expect(house.reader.read(contactsForFile, { operationId }, manager)).rejects.toMatchObject({ code: 'not-found' })
})
