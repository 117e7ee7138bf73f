/** The pages about one cluster, area, organisation and line in a real Chromium, and the road from a cell of the matrix to a line's history. */
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { expectGoodPage, loadOfFirstView, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let folder: string
/** Address of the line that is imported twice. */
let lineAddress: string

beforeAll(async () => {
  house = await openTestHouse('shipped')
  await loadShipped(house, { illustrative: true })
  site = await openTestSite(house)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  folder = await mkdtemp(path.join(os.tmpdir(), 'wusul-sheets-'))
  await page.goto(site.administratorLink)
  await page.fill('[name=name]', 'Rana')
  await page.fill('[name=email]', 'rana@example.org')
  await page.fill('[name=password]', 'water sanitation hygiene')
  await page.click('main button[type=submit]')
  await page.waitForLoadState()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const headings =
  'Record ID,Reporting month,Lead organisation,Implementing partner,Cluster,Activity,Governorate,District,People targeted,People reached,Status'
const first = `${headings}\nW-1,2005-11,IOM,IOM,Health and Nutrition,Medical evacuation of children,Ninewa,Al-Mosul,40,37,ongoing`
const edited = `${headings}\nW-1,2005-11,IOM,WHO,Health and Nutrition,Medical evacuation of children,Ninewa,Al-Mosul,60,52,completed`

async function importSheet(name: string, content: string): Promise<void> {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await page.setInputFiles('#file', file)
  await page.click('main form button[type=submit]')
  await page.click('text=Store 1 good rows')
  await page.getByRole('status').getByText('Stored').waitFor()
}

test('a cell of the matrix opens its lines, a line opens whole, and its history says what an edited sheet changed', async () => {
  await importSheet('november.csv', first)
  await importSheet('november-corrected.csv', edited)
  await page.goto(`${site.url}/o/IRQ-2004?from=2005-11&to=2005-11&measure=reached`)
  await page.locator('.matrix a[href*="area=IQG15"][href*="cluster=D"]').first().click()
  await page.getByRole('link', { name: /^Open the \d+ report lines/ }).click()
  await page.waitForURL('**/lines?**')
  await page
    .locator('tr', { hasText: 'Medical evacuation of children' })
    .getByRole('link', { name: 'Nov 2005: open the line of WHO, Al-Mosul' })
    .click()
  await page.locator('h1', { hasText: 'Medical evacuation of children' }).waitFor()
  lineAddress = new URL(page.url()).pathname
  const text = await page.locator('main').innerText()
  for (const [term, value] of [
    ['Lead organisation', 'International Organization for Migration IOM'],
    ['Implementing partner', 'World Health Organization WHO'],
    ['People reached', '52'],
    ['Status', 'completed'],
    ['Site', 'not stated'],
    ['Value', 'not stated'],
  ])
    expect(text).toMatch(new RegExp(`${term}\\s+${value}`))
  expect(text).toContain('row 2 of \u2068november-corrected.csv\u2069')
  const changes = page.locator('.versions > li').first().locator('tbody tr')
  expect((await changes.allInnerTexts()).map(row => row.replace(/\s+/g, ' ').trim())).toEqual([
    'Implementing partner International Organization for Migration IOM World Health Organization WHO',
    'Status ongoing completed',
    'People targeted 40 60',
    'People reached 37 52',
  ])
  expect(await page.locator('.versions').innerText()).toContain('Rana (you)')
  await page
    .getByRole('link', { name: /^entry \d+ of the journal/ })
    .first()
    .click()
  await page.locator('h1', { hasText: 'Journal' }).waitFor()
  expect(await page.locator('.records tbody tr').first().innerText()).toContain('Stored report lines')
})

test('the journal says whether its chain holds', async () => {
  await page.goto(`${site.url}/o/IRQ-2004/journal`)
  await page.click('text=Check the chain')
  expect(await page.getByRole('status').innerText()).toMatch(/^The chain holds: all \d+ entries/)
})

test('the form of filters says what the address says, and each filter is taken off by its mark', async () => {
  await page.goto(`${site.url}/o/IRQ-2004`)
  await page.selectOption('#cluster', 'C')
  await page.selectOption('#area', 'IQG15')
  await page.selectOption('#organisation', 'IOM')
  await page.selectOption('#group', 'unemployed')
  await page.click('.filters button[type=submit]')
  await page.waitForURL(/organisation=IOM/)
  expect(await page.locator('h1').innerText()).toBe(
    'Governance and Human Development · Ninewa · International Organization for Migration',
  )
  expect(await page.inputValue('#area')).toBe('IQG15')
  expect(await page.inputValue('#organisation')).toBe('IOM')
  expect(await page.locator('#area optgroup[label="Inside Ninewa"] option').count()).toBe(9)
  const chips = page.locator('.chips a')
  expect((await chips.allInnerTexts()).some(text => text.startsWith('Group: The unemployed'))).toBe(true)
  await chips.filter({ hasText: 'Area: Ninewa' }).click()
  expect(await page.inputValue('#area')).toBe('')
  expect(await page.inputValue('#cluster')).toBe('C')
  await page.getByRole('link', { name: 'Show everything' }).click()
  expect(await page.locator('.chips').count()).toBe(0)
  expect(await page.inputValue('#organisation')).toBe('')
})

test('a name that fits no organisation leads to those that look like it', async () => {
  await page.goto(`${site.url}/o/IRQ-2004?organisation=World%20Healht%20Organisation`)
  expect(await page.getByRole('status').innerText()).toContain('World Healht Organisation')
  await page.getByRole('link', { name: 'WHO', exact: true }).click()
  expect(await page.locator('h1').innerText()).toBe('World Health Organization')
})

test('an area is found in any script, and leads up and down', async () => {
  await page.goto(`${site.url}/o/IRQ-2004/areas`)
  await page.fill('#search', 'الموصل')
  await page.click('search button')
  await page.getByRole('link', { name: 'Al-Mosul' }).first().click()
  expect(await page.locator('h1').innerText()).toBe('Al-Mosul')
  await page.getByRole('navigation', { name: 'Lies in' }).getByRole('link', { name: 'Ninewa' }).click()
  expect(await page.locator('h1').innerText()).toBe('Ninewa')
  const about = await page.locator('.facts').innerText()
  for (const said of ['نينوى', 'نەینەوا', 'IQG15', 'IQ-G15', 'IQ-NI', '3,187,945', '2010']) expect(about).toContain(said)
})

test('a donor sees the figures of an organisation, none of its lines, and no way to the journal', async () => {
  await page.goto(`${site.url}/o/IRQ-2004`)
  await page.click('text=See it as…')
  await page.selectOption('#role', 'donor')
  await page.click('details form button')
  await page.getByText('You see this as: Donor').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/organisations/IOM`)
  expect(await page.locator('main').innerText()).toContain('Your roles show figures, and none of its single lines.')
  expect(await page.locator('a[href*="/lines"]').count()).toBe(0)
  expect(await page.locator('nav.menu').innerText()).not.toContain('Journal')
  for (const address of [lineAddress, '/o/IRQ-2004/journal']) {
    await page.goto(`${site.url}${address}`)
    expect(await page.locator('h1').innerText()).toBe('Not found')
  }
  await page.goto(`${site.url}/o/IRQ-2004`)
  await page.click('text=See it as yourself again')
})

test.each(languages)(
  'pages about one thing in %s are accessible and fit on a phone and a desk, in light and dark',
  async language => {
    for (const address of [
      '/o/IRQ-2004?organisation=IOM&area=IQG15&cluster=F',
      '/o/IRQ-2004/clusters',
      '/o/IRQ-2004/clusters/F',
      '/o/IRQ-2004/areas?search=Mosul',
      '/o/IRQ-2004/areas/IQG15',
      '/o/IRQ-2004/organisations',
      '/o/IRQ-2004/organisations/IOM',
      '/o/IRQ-2004/lines?area=IQG15&group=displaced',
      lineAddress,
      '/o/IRQ-2004/journal?verify=yes',
    ])
      await expectGoodPage(page, `${site.url}${address}`, language)
  },
  180_000,
)

test('on a phone the menu and the filters are folded away until they are opened, without any script', async () => {
  const bare = await browser.newContext({
    storageState: await context.storageState(),
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    extraHTTPHeaders: { 'accept-language': 'en' },
  })
  const visit = await bare.newPage()
  await visit.goto(`${site.url}/o/IRQ-2004/clusters/F?lang=en`)
  const areas = visit.locator('nav.menu').getByText('Areas', { exact: true })
  expect(await areas.isVisible()).toBe(false)
  await visit.locator('nav.menu summary').click()
  await areas.click()
  expect(await visit.locator('h1').innerText()).toBe('Areas')
  expect(await visit.locator('#group').isVisible()).toBe(false)
  await visit.locator('.filter-panel summary').click()
  expect(await visit.locator('#group').isVisible()).toBe(true)
  await bare.close()
})

/** Bytes that a first visit to a page may take over the wire, fonts included (look.md, budgets). */
const firstViewBytesMax = 120_000

test.each([
  '/o/IRQ-2004/clusters/F',
  '/o/IRQ-2004/areas/IQG15',
  '/o/IRQ-2004/organisations/IOM',
  '/o/IRQ-2004/lines',
  '/o/IRQ-2004/projects',
  '/o/IRQ-2004/projects/S-02/edit',
])('%s stays within its budget of bytes', async address => {
  const { bytes } = await loadOfFirstView(browser, context, `${site.url}${address}`)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(firstViewBytesMax)
})
