/** The pages about an operation in a real Chromium: facts with their sources, the timeline, and the mark of what is made up on paper. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { expectGoodPage, loadOfFirstView, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

const root = '/o/IRQ-2004/about'
const pages = [root, `${root}/projects`, `${root}/facts`]
let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  house = await openTestHouse('shipped')
  await loadShipped(house, { illustrative: true })
  site = await openTestSite(house)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
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
})

const textOf = async (selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ')

test('the menu leads to how the operation is set up, and from there to projects and facts', async () => {
  await page.goto(`${site.url}/o/IRQ-2004?lang=en`)
  await page.locator('.masthead').getByRole('link', { name: 'About' }).click()
  expect(await page.locator('h1').innerText()).toBe('About this operation')
  const figures = await page.locator('.key-figures .key-value').allInnerTexts()
  expect(figures).toEqual(['7', '18', '23', '21', '10', '23'])
  expect(await textOf('#plan')).toMatch(
    /UN Strategic Plan for Iraq 2004\/5 66.*Active hub Amman, Jordan.*Former hub Baghdad, Iraq/,
  )
  const clusters = page.locator('#clusters tbody tr')
  expect(await clusters.count()).toBe(7)
  const members = clusters.filter({ has: page.locator('td:nth-child(3)', { hasText: 'IOM' }) })
  expect(await members.locator('.mark').allInnerTexts()).toEqual(['C', 'D', 'F'])
  expect(await page.locator('#clusters-before tbody tr').count()).toBe(11)
  expect(await page.locator('#team li').count()).toBe(21)
  await page.locator('.about .tabs').getByRole('link', { name: 'Projects (23)' }).click()
  expect(await page.locator('.about-projects tbody tr').count()).toBe(23)
  expect(await textOf('.figures')).toBe(
    'projects that sources name 23 with a stated budget 11 with an unknown budget 12 stated budgets together USD 325,313,000',
  )
  await page.locator('.about .tabs').getByRole('link', { name: 'Facts (207)' }).click()
  expect(await textOf('#facts-mission')).toContain('more than USD 37,000,000')
})

test('what no source says is unknown: shown as that, and never as nothing', async () => {
  await page.goto(`${site.url}${root}/facts?lang=en`)
  const claims = page.locator('#facts-property-claims dl > div', { hasText: 'Claims by governorate' })
  expect(await claims.locator('.unknown-value').innerText()).toBe('unknown')
  const population = page.locator('#facts-population tbody tr', { hasText: 'Ninewa' })
  expect((await population.innerText()).replace(/\s+/g, ' ')).toMatch(/^Ninewa unknown [\d,]+ 68 [\d,]+ 10$/)
  // The one nought is one that a source states.
  const noughts = page.locator('dl > div').filter({ has: page.locator('.value', { hasText: /^(USD )?0$/ }) })
  expect(await noughts.locator('dt').allInnerTexts()).toEqual(['Fees'])
})

test.each(pages)('every fact of %s leads to its source on the same page, and every source there is used', async address => {
  await page.goto(`${site.url}${address}?lang=en`)
  const links = await page.locator('.refs a').evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''))
  const sources = await page.locator('.about-sources > li').evaluateAll(all => all.map(each => `#${each.id}`))
  expect(links.length).toBeGreaterThan(20)
  expect([...new Set(links)].filter(link => !sources.includes(link))).toEqual([])
  expect(sources.filter(source => !links.includes(source))).toEqual([])
  // What has a value and neither a source nor the words that it has none.
  const bare = await page
    .locator('.about-facts dd, .fact-table td, .about-years li')
    .evaluateAll(all =>
      all
        .filter(each => each.querySelector('.value, time, bdi') && !each.querySelector('.refs, .unsourced, .unknown-value'))
        .map(each => each.textContent),
    )
  expect(bare.filter(text => !/^(Iraq|1 Jan 2004 – 31 Dec 2005)$/.test(text ?? ''))).toEqual([])
})

test('time goes from left to right in every language, on a desk as a picture and everywhere as a list', async () => {
  for (const language of ['en', 'ar', 'ckb']) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${site.url}${root}?lang=${language}`)
    const picture = page.locator('.about-time')
    expect(await picture.isVisible()).toBe(true)
    const edge = async (selector: string) => {
      const boxes = await picture.locator(selector).evaluateAll(all => all.map(each => each.getBoundingClientRect()))
      return boxes.map(({ left, right }) => ({ left, right }))
    }
    const years = await edge('text.quiet')
    expect(years.map(({ left }) => left)).toEqual(years.map(({ left }) => left).sort((a, b) => a - b))
    const box = await picture.boundingBox()
    for (const { left, right } of await edge('text')) {
      expect(left).toBeGreaterThanOrEqual((box?.x ?? 0) - 1)
      expect(right).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) + 1)
    }
    expect(await page.locator('.about-years li').count()).toBe(15)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await picture.isVisible()).toBe(false)
    expect(await page.locator('.about-years li').last().isVisible()).toBe(true)
  }
})

test.each(languages)(
  'pages about an operation in %s are accessible and fit on a phone and a desk, in light and dark',
  async language => {
    for (const address of pages) await expectGoodPage(page, `${site.url}${address}`, language)
  },
  120_000,
)

test('on paper, too, every page of the operation says that it holds what is made up', async () => {
  await page.setViewportSize({ width: 794, height: 1123 })
  const screens = [
    ...pages,
    ...[
      '',
      '?from=1999-01&to=1999-02',
      '/clusters',
      '/clusters/F',
      '/areas',
      '/areas/IQG15',
      '/organisations',
      '/organisations/IOM',
    ],
    ...['/lines', '/imports', '/names', '/journal', '/columns'],
  ].map(address => (address.startsWith(root) ? address : `/o/IRQ-2004${address}`))
  const missing: string[] = []
  for (const language of ['en', 'ckb']) {
    for (const address of screens) {
      await page.emulateMedia({ media: 'screen' })
      await page.goto(`${site.url}${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
      const word = await page.locator('.masthead .badge').innerText()
      await page.emulateMedia({ media: 'print' })
      const marks = page.locator('.badge', { hasText: word }).filter({ visible: true })
      if ((await marks.count()) === 0) missing.push(`${address} in ${language}`)
    }
  }
  await page.emulateMedia({ media: 'screen' })
  expect(missing).toEqual([])
}, 120_000)

/** Bytes that a first visit to a page may take over the wire, fonts included (look.md, budgets). */
const firstViewBytesMax = 120_000

test.each(pages)('%s stays within its budget of bytes', async address => {
  const { bytes } = await loadOfFirstView(browser, context, `${site.url}${address}`)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(firstViewBytesMax)
})
