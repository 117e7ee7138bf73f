/** Sheets as partners send them: columns nobody knows, several files at once, lists of needs, and the corrected workbook that comes back. */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { sayOfSheets } from '../../src/web/messages/sheets.ts'
import { expectAccessible, expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let folder: string
beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  site = await openTestSite(house)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  page = await context.newPage()
  folder = await mkdtemp(path.join(os.tmpdir(), 'wusul-sheets-'))
  await page.goto(site.administratorLink)
  await page.fill('[name=name]', 'Rana')
  await page.fill('[name=email]', 'rana@example.org')
  await page.fill('[name=password]', 'water sanitation hygiene')
  await page.click('main button[type=submit]')
  await page.waitForURL(`${site.url}/**`)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const imports = () => `${site.url}/o/IRQ-2004/imports`
function fileOf(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name)
  writeFileSync(file, lines.join('\n'))
  return file
}
async function send(...files: string[]): Promise<void> {
  await page.goto(imports())
  await page.setInputFiles('#file', files)
  await page.click('main form button[type=submit]')
}
const choose = (heading: string, target: string) =>
  page.getByLabel(`“${heading}” holds`, { exact: true }).selectOption({ value: target })
const figures = async () => (await page.locator('.figures').innerText()).replace(/\s+/g, ' ')

const strange = [
  'Wer,Was,Wo,Wann,Wie viele,Sonstiges',
  'IOM,Health and Nutrition,Ninewa,2005-10,12,x',
  'WHO,Health and Nutrition,Baghdad,2005-10,"1,009",y',
]

test('a sheet of which nothing is known asks what its columns hold, with their first values, and is then read', async () => {
  await send(fileOf('strange.csv', strange))
  await page.getByRole('heading', { name: 'How the columns were understood' }).waitFor()
  await expectAccessible(page)
  const asked = await page.locator('.column-list').innerText()
  expect(asked).toContain('IOM · WHO')
  await choose('Wer', 'leadOrganisation')
  await choose('Was', 'cluster')
  await choose('Wo', 'adm1Name')
  await choose('Wann', 'period')
  await choose('Wie viele', 'reached')
  await choose('Sonstiges', '-')
  await page.getByRole('button', { name: 'Read the sheet anew' }).click()
  await page.locator('.figures').waitFor()
  expect(await figures()).toBe('Rows 2 New 2 Changed 0 Unchanged 0 Rejected 0 Repaired 1')
  await page.getByText('See and change what each column holds').click()
  await page.getByText('Columns that are understood (6)').click()
  expect(await page.locator('.column-list').innerText()).toContain('as you said')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Store 2 good rows' }).click()
  await page.getByRole('status').getByText('Stored').waitFor()
  await expectAccessible(page)
})

test('the next sheet of these headings asks nothing; what is remembered is listed, and asked again once forgotten', async () => {
  await send(fileOf('next.csv', [strange[0] ?? '', 'IOM,Health and Nutrition,Erbil,2005-11,7,z']))
  await page.locator('.figures').waitFor()
  expect(await page.locator('.missing').count()).toBe(0)
  expect(await figures()).toContain('Rows 1 New 1')
  await page.goto(`${site.url}/o/IRQ-2004/columns`)
  await expectAccessible(page)
  expect(await page.locator('tbody tr').count()).toBe(6)
  await page.getByRole('button', { name: 'Forget “Was”' }).click()
  await page.locator('tbody tr').nth(4).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(5)
  await send(path.join(folder, 'next.csv'))
  await page.locator('.missing').first().waitFor()
  expect(await page.locator('.missing').innerText()).toBe('There is no column for the cluster.')
  // What a sheet holds can be said differently for it alone.
  await choose('Was', 'cluster')
  await page.getByText('Columns that are understood (5)').click()
  await choose('Wie viele', 'targeted')
  await page.getByLabel('Remember this for the next sheets').uncheck()
  await page.getByRole('button', { name: 'Read the sheet anew' }).click()
  await page.locator('.figures').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/columns`)
  expect(await page.locator('tbody').innerText()).not.toContain('People targeted')
})

test('files that are dropped on the area become imports of their own; one that cannot be read is said by its name', async () => {
  await page.goto(imports())
  await page.waitForFunction(() => document.querySelector('[data-island=drop]') !== null)
  const drop = (files: { name: string; text: string }[]) =>
    page.evaluate(given => {
      const transfer = new DataTransfer()
      for (const { name, text } of given) transfer.items.add(new File([text], name))
      const area = document.querySelector('[data-island=drop]')
      for (const kind of ['dragenter', 'dragover', 'drop'])
        area?.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }))
    }, files)
  const needs = ['Governorate,District,Individuals', 'Ninewa,Mosul,10', 'Erbil,,5'].join('\n')
  await drop([
    { name: 'displaced.csv', text: needs },
    { name: 'reports.csv', text: 'Month,Organisation,Cluster,Governorate\n2005-10,IOM,Health and Nutrition,Ninewa' },
    { name: 'letter.pdf', text: '%PDF-1.7 something' },
  ])
  expect(await page.locator('[data-drop-list]').innerText()).toContain('displaced.csv')
  await page.click('main form button[type=submit]')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').innerText()).toContain('letter.pdf')
  expect(await page.getByRole('status').first().innerText()).toContain('2 sheets were received')
  await expectAccessible(page)
  const rows = await page.locator('tbody tr').allInnerTexts()
  expect(rows.find(row => row.includes('displaced.csv'))).toContain('needs')
  expect(rows.find(row => row.includes('reports.csv'))).toContain('activities')
  expect(rows.some(row => row.includes('letter.pdf'))).toBe(false)
})

test('a list of needs is guessed, asks for its month, is stored, shows on the overview, and is taken back', async () => {
  await page.goto(imports())
  await page.getByRole('link', { name: 'displaced.csv' }).click()
  await page.getByText('Read as people in need by place.').waitFor()
  expect(await page.locator('.missing').innerText()).toContain('month')
  await page.getByLabel('Month that the list holds for').fill('2005-10')
  await page.getByRole('button', { name: 'Read the sheet anew' }).click()
  await page.getByText('15 people in need').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Store 2 figures' }).click()
  await page.getByRole('status').getByText('Stored').waitFor()
  const address = page.url()
  await page.goto(`${site.url}/o/IRQ-2004?from=2005-10&to=2005-10&measure=inNeed`)
  expect(await page.locator('main').innerText()).toContain('15')
  await page.goto(address)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('status').getByText('Undone').waitFor()
})

test('a sheet is read as the other kind when a person says so', async () => {
  await page.goto(imports())
  await page.getByRole('link', { name: 'reports.csv' }).click()
  await page.getByRole('button', { name: 'Read it as people in need' }).click()
  await page.getByText('Read as people in need by place.').waitFor()
  await page.getByRole('button', { name: 'Read it as reports of activities' }).click()
  await page.getByText('Store 1 good rows').waitFor()
})

test('of a workbook with several sheets another can be read', async () => {
  const workbook = new ExcelJS.Workbook()
  for (const [name, reached] of [
    ['October', 5],
    ['November', 6],
  ] as const) {
    const sheet = workbook.addWorksheet(name)
    sheet.addRow(['Month', 'Organisation', 'Cluster', 'Governorate', 'People reached', ...(name === 'October' ? ['Site'] : [])])
    for (let row = 0; row < reached; row++) sheet.addRow(['2005-10', 'IOM', 'Health and Nutrition', 'Ninewa', row, `Site ${row}`])
  }
  const file = path.join(folder, 'months.xlsx')
  await workbook.xlsx.writeFile(file)
  await send(file)
  await page.locator('.figures').waitFor()
  expect(await figures()).toContain('Rows 5')
  await page.getByLabel('Another sheet of the workbook').selectOption('November')
  await page.getByRole('button', { name: 'Read this sheet' }).click()
  await page.getByText('Rows').first().waitFor()
  expect(await figures()).toContain('Rows 6')
})

test('the corrected workbook is downloaded, corrected and sent again; the file as it came is there too', async () => {
  const lines = [
    'Month,Organisation,Cluster,Governorate,People reached',
    '2005-09,IOM,Health and Nutrition,Ninewa,"1,200"',
    '2005-09,WHO,Health and Nutrition,Ninewa,many',
  ]
  await send(fileOf('تقرير أيلول.csv', lines))
  await page.locator('.figures').waitFor()
  const take = async (link: string) => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: link }).click()
    const download = await waiting
    return { name: download.suggestedFilename(), file: await download.path() }
  }
  const original = await take('Download the file as it came')
  expect(original.name).toBe('تقرير أيلول.csv')
  expect(readFileSync(original.file, 'utf8')).toBe(lines.join('\n'))
  const { name, file } = await take('Download the sheet with the problems marked (XLSX)')
  expect(name).toBe('تقرير أيلول - en.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  const [data] = workbook.worksheets
  expect(data?.getCell('E2').value).toBe(1200)
  if (data) data.getCell('E3').value = 7
  const mended = path.join(folder, 'mended.xlsx')
  await workbook.xlsx.writeFile(mended)
  await send(mended)
  await page.locator('.figures').waitFor()
  expect(await figures()).toBe('Rows 2 New 2 Changed 0 Unchanged 0 Rejected 0 Repaired 0')
  await page.getByRole('button', { name: 'Store 2 good rows' }).click()
  await page.getByRole('status').getByText('Stored').waitFor()
})

test('without JavaScript sheets are sent, asked about and stored all the same', async () => {
  const plain = await browser.newContext({ storageState: await context.storageState(), javaScriptEnabled: false, locale: 'en' })
  const own = await plain.newPage()
  await own.goto(imports())
  await own.setInputFiles('#file', fileOf('plain.csv', ['Wohin,Individuals', 'Dahuk,3']))
  await own.fill('#period', '2005-04')
  await own.click('main form button[type=submit]')
  await own.getByLabel('“Wohin” holds', { exact: true }).selectOption({ value: 'leadOrganisation' })
  await own.getByRole('button', { name: 'Read it as people in need' }).click()
  await own.getByLabel('“Wohin” holds', { exact: true }).selectOption({ value: 'adm1Name' })
  await own.getByRole('button', { name: 'Read the sheet anew' }).click()
  await own.getByRole('button', { name: 'Store 1 figures' }).click()
  await own.getByRole('status').getByText('Stored').waitFor()
  await plain.close()
})

test('an import, its file and its columns are for its sender and those who keep the data: for others they do not exist', async () => {
  await send(fileOf('mine.csv', ['Month,Organisation,Cluster,Governorate', '2005-10,IOM,Health and Nutrition,Ninewa']))
  const mine = page.url()
  const { operationId, organisations } = loaded
  const secret = newSecret()
  const role = { role: 'focal-point' as const, operationId, organisationId: organisations.get('WHO') ?? '' }
  await house.runner.run(invitePerson, { ...role, secret }, house.system)
  const other = await browser.newContext({ locale: 'en' })
  const own = await other.newPage()
  await own.goto(`${site.url}/invitation/${secret}`)
  await own.fill('[name=name]', 'Ali')
  await own.fill('[name=email]', 'ali@example.org')
  await own.fill('[name=password]', 'water sanitation hygiene')
  await own.click('main button[type=submit]')
  await own.goto(imports())
  expect(await own.locator('h1').innerText()).toBe('Import a sheet')
  expect(await own.locator('main').innerText()).not.toContain('mine.csv')
  const origin = { headers: { origin: site.url }, maxRedirects: 0 }
  for (const address of [mine, `${mine}/file`, `${mine}/corrected.xlsx`])
    expect((await other.request.get(address)).status(), address).toBe(404)
  for (const step of ['columns', 'sheet', 'feed', 'commit', 'undo'])
    expect((await other.request.post(`${mine}/${step}`, { ...origin, form: { feed: 'needs' } })).status(), step).toBe(404)
  const visitor = await browser.newContext()
  expect((await visitor.request.get(`${mine}/file`, { maxRedirects: 0 })).status()).toBe(302)
  await visitor.close()
  await other.close()
  await page.goto(mine)
  await page.getByText('Read as reports of activities.').waitFor()
})

/** Bytes of the script that takes dropped files, as it is sent. */
const dropBytesMax = 2_000

test('the script that takes dropped files is small', async () => {
  const answer = await context.request.get(`${site.url}/assets/drop.js`)
  const { length } = await answer.body()
  expect(length).toBeGreaterThan(200)
  expect(length).toBeLessThan(dropBytesMax)
})

test.each(languages)(
  'pages of sheets in %s are accessible and fit on a phone and a desk, in light and dark',
  async language => {
    await send(fileOf('ask.csv', ['Aa,Bb,Cc', 'IOM,2005-10,x']))
    const asking = page.url()
    await send(fileOf('some.csv', ['Organisation,Cluster,Governorate,Sites,Extra', 'IOM,Health and Nutrition,Ninewa,x,y']))
    const missing = page.url()
    for (const address of [imports(), `${site.url}/o/IRQ-2004/columns`, asking, missing])
      await expectGoodPage(page, address, language, async () => {
        for (const closed of await page.locator('main details:not([open]) > summary').all())
          if (await closed.isVisible()) await closed.click()
      })
    expect(await page.locator('main').innerText()).toContain(sayOfSheets(language, 'readAnew'))
    await page.goto(`${imports()}?lang=en`)
  },
  90_000,
)
