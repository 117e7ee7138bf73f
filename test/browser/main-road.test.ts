/** The whole road in a real Chromium: sign in, send a sheet, see what was found, store it, see it on the overview. */
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { expectAccessible, expectGoodPage, loadOfFirstView, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let folder: string

beforeAll(async () => {
  house = await openTestHouse('shipped')
  await loadShipped(house, { illustrative: true })
  site = await openTestSite(house)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  folder = await mkdtemp(path.join(os.tmpdir(), 'wusul-sheets-'))
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const sheet = [
  'Reporting month,Lead organisation,Cluster,Activity,Governorate,District,People targeted,People reached',
  '2005-11,IOM,Health and Nutrition,Medical evacuation of children,Ninewa,Mosul,40,37',
  '2005-11,WHO,Health and Nutrition,Supply of medicines,Baghdad,Karkh,900,"1,200"',
  '2005-11,Nobody Knows Us,Health and Nutrition,Supply of medicines,Basrah,,50,many',
].join('\n')

test('a visitor is shown the way in, and every page asks to sign in', async () => {
  await page.goto(site.url)
  await expectAccessible(page)
  await page.goto(`${site.url}/o/IRQ-2004`)
  expect(page.url()).toContain('/sign-in?next=')
  await expectAccessible(page)
})

test('the first administrator signs in by the one-time link and sees the shipped operation', async () => {
  await page.goto(site.administratorLink)
  await expectAccessible(page)
  await page.fill('[name=name]', 'Rana')
  await page.fill('[name=email]', 'rana@example.org')
  await page.fill('[name=password]', 'water sanitation hygiene')
  await page.click('main button[type=submit]')
  await page.goto(site.url)
  await page.waitForURL('**/o/IRQ-2004')
  expect(await page.locator('.matrix tbody tr').count()).toBe(8)
  expect(await page.locator('.map path.area').count()).toBe(18)
  expect(await page.locator('.badge').first().innerText()).toBe('Illustrative')
})

test('a sheet is checked, shown with every problem, stored by one click, and seen on the overview', async () => {
  const file = path.join(folder, 'partner.csv')
  writeFileSync(file, sheet)
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await expectAccessible(page)
  await page.setInputFiles('#file', file)
  await page.click('main form button[type=submit]')
  const problems = page.locator('.problems')
  await problems.waitFor()
  await expectAccessible(page)
  const text = await problems.innerText()
  expect(text).toContain('The organisation “Nobody Knows Us” is not known here.')
  expect(text).toContain('“many” is no number.')
  expect(text).toContain('“1,200” was read as 1200.')
  await page.click('text=Store 2 good rows')
  await page.getByRole('status').getByText('Stored').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/lines?from=2005-11&to=2005-11&cluster=D&area=IQG15`)
  await expectAccessible(page)
  expect(await page.locator('main').innerText()).toContain('Medical evacuation of children')
})

test('the same sheet again changes nothing, and undo takes the import back', async () => {
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await page.setInputFiles('#file', path.join(folder, 'partner.csv'))
  await page.click('main form button[type=submit]')
  await page.locator('.problems').waitFor()
  const figures = await page.locator('.figures').innerText()
  expect(figures.replace(/\s+/g, ' ')).toBe('Rows 3 New 0 Changed 0 Unchanged 2 Rejected 1 Repaired 1')
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await page.locator('table a').last().click()
  await page.click('text=Undo this import')
  await page.getByRole('status').getByText('Undone').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/lines?from=2005-11&to=2005-11&cluster=D&area=IQG15`)
  expect(await page.locator('main').innerText()).not.toContain('Medical evacuation of children')
})

test('a name that a sheet brought in is merged into the organisation that it is, and its lines move there', async () => {
  const file = path.join(folder, 'misspelled.csv')
  writeFileSync(file, sheet.replace('Nobody Knows Us', 'World Healht Org').replace('many', '5'))
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await page.setInputFiles('#file', file)
  await page.check('#learn')
  await page.click('main form button[type=submit]')
  await page.click('text=Store 3 good rows')
  await page.getByRole('status').getByText('Stored').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/names`)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Is the same as World Health Organization/ }).click()
  await page.getByRole('status').getByText('is the same as World Health Organization (WHO) now').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/lines?from=2005-11&to=2005-11&cluster=D&area=IQG02`)
  expect(await page.locator('main').innerText()).toMatch(/WHO\s+Health and Nutrition\s+Supply of medicines/)
})

test('the demonstration is looked at as a donor, who sees figures and no lines, and left again', async () => {
  await page.goto(`${site.url}/o/IRQ-2004`)
  await page.click('text=See it as…')
  await expectAccessible(page)
  await page.selectOption('#role', 'donor')
  await page.click('details form button')
  await page.getByText('You see this as: Donor').waitFor()
  await page.goto(`${site.url}/o/IRQ-2004/lines`)
  expect(await page.locator('h1').innerText()).toBe('Not found')
  await page.goto(`${site.url}/o/IRQ-2004`)
  await page.click('text=See it as yourself again')
  await page.goto(`${site.url}/o/IRQ-2004/lines`)
  expect(await page.locator('h1').innerText()).toBe('Report lines')
})

test('a sheet of another year begins an operation of its own, with the places that are known, and is on its map', async () => {
  const file = path.join(folder, 'of-2022.csv')
  const rows = [
    'Month,Organisation,Cluster,Governorate,District,People reached',
    '2022-02,IOM,Health,Ninewa,Mosul,40',
    '2022-03,WHO,Health,Baghdad,Karkh,900',
  ]
  writeFileSync(file, rows.join('\n'))
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await page.setInputFiles('#file', file)
  await page.click('main form button[type=submit]')
  await page.click('text=Start an operation with this sheet')
  await expectAccessible(page)
  expect(await page.inputValue('#code')).toBe('IRQ-2022')
  expect(await page.inputValue('#country')).toBe('IQ')
  await page.fill('#code', 'IRQ-2004')
  await page.click('text=Start the operation')
  await page.getByRole('alert').getByText('There is an operation with the code IRQ-2004 already.').waitFor()
  await page.fill('#code', 'irq-2022')
  await page.click('text=Start the operation')
  await page.click('text=Store 2 good rows')
  await page.click('text=See it on the overview')
  await page.waitForURL('**/o/IRQ-2022')
  expect(await page.locator('.map path.area').count()).toBe(18)
  expect((await page.locator('.key-figures').innerText()).replace(/\s+/g, ' ')).toContain('People reached 940')
  await page.goto(`${site.url}/`)
  await page.waitForURL('**/operations')
  expect(await page.locator('main').innerText()).toContain('Iraq 2022')
})

test.each(languages)(
  'pages in %s are accessible and fit on a phone and a desk, in light and dark',
  async language => {
    for (const address of [
      '/o/IRQ-2004',
      '/o/IRQ-2004?map=tiles&measure=coverage',
      '/o/IRQ-2004/lines',
      '/o/IRQ-2004/imports',
      '/operations',
      '/operations/new?from=IRQ-2004&year=2022',
      '/people',
      '/account',
      '/permissions',
    ])
      await expectGoodPage(page, `${site.url}${address}`, language)
  },
  180_000,
)

/** Bytes that a first visit to a page may take over the wire, fonts included, and of JavaScript (look.md, budgets). */
const firstViewBytesMax = 120_000
const scriptBytesMax = 25_000

test.each(['/o/IRQ-2004', '/o/IRQ-2004/plan', '/o/IRQ-2004/imports', '/account'])(
  '%s stays within its budget of bytes',
  async address => {
    const { bytes, script } = await loadOfFirstView(browser, context, `${site.url}${address}`)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(firstViewBytesMax)
    expect(script).toBeLessThan(scriptBytesMax)
  },
)
