/** The overview in a real Chromium: its first screen, its figures in every language and theme, on a phone, on paper, and as files. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOperation } from '../../src/exchange/new-operation/create.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { storeActivityReports } from '../../src/modules/delivery/index.ts'
import { showPlan } from '../../src/modules/plan/index.ts'
import { figureNames } from '../../src/web/pages/overview/parts.tsx'
import { expectAccessible, expectFits, expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page

/** An operation that knows who is where and nothing else: no people, no needs, no coordinates. */
async function storePresenceOnly(): Promise<void> {
  const places = ['ADM1_PCODE,ADM1_EN', ...['North', 'South', 'East', 'West'].map((name, index) => `XX0${index},${name}`)].join(
    '\n',
  )
  const { id: operationId } = await startOperation(
    house.runner,
    {
      code: 'PRESENCE',
      country: 'TD',
      places: { bytes: new TextEncoder().encode(places), fileName: 'places.csv' },
    },
    house.system,
  )
  const { clusters } = await house.reader.read(showPlan, { operationId }, house.system)
  const { rows } = await house.pool.query('select id from place where operation_id = $1 and level = 1 order by id', [operationId])
  const organisations = ['Help', 'Care', '<b>Relief</b>'].map(name => ({ id: newId(), names: { en: name } }))
  const health = clusters.find(({ code }) => code === 'HEA')?.id
  const lines = organisations.flatMap((organisation, index) =>
    rows.slice(index).map(({ id: placeId }) => ({
      lineKey: newId(),
      contentHash: newId(),
      period: index === 0 ? '2024-01' : '2024-03',
      leadOrganisationId: organisation.id,
      clusterId: health,
      placeId,
    })),
  )
  await house.runner.run(storeActivityReports, { operationId, learned: { organisations }, lines }, house.system)
}

beforeAll(async () => {
  house = await openTestHouse('shipped')
  await loadShipped(house, { illustrative: true })
  await storePresenceOnly()
  site = await openTestSite(house)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  await page.goto(site.administratorLink)
  await page.fill('[name=name]', 'Rana')
  await page.fill('[name=email]', 'rana@example.org')
  await page.fill('[name=password]', testPassword)
  await page.click('main button[type=submit]')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

const boxOf = async (locator: Locator) => (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
const languages = ['en', 'ar', 'ckb'] as const

test.each(languages)('the first screen in %s shows key figures, the map and the whole matrix beside it', async language => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${site.url}/o/IRQ-2004?lang=${language}`)
  const figures = await boxOf(page.locator('.key-figures'))
  const map = await boxOf(page.locator('.map svg'))
  const matrix = await boxOf(page.locator('.matrix'))
  expect(figures.y + figures.height).toBeLessThan(map.y)
  for (const { y, height, width } of [map, matrix]) {
    expect(width).toBeGreaterThan(300)
    expect(y + height).toBeLessThanOrEqual(900)
  }
  if (language === 'en') expect(map.x + map.width).toBeLessThan(matrix.x)
  else expect(matrix.x + matrix.width).toBeLessThan(map.x)
  expect(await page.locator('.matrix-scroll').evaluate(box => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0)
})

test.each(languages)('names on the map in %s are all there, and none covers another', async language => {
  await page.goto(`${site.url}/o/IRQ-2004?lang=${language}`)
  const boxes = await page.locator('.map svg text').evaluateAll(texts =>
    texts.map(text => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      // The box of a line of text is higher than its letters.
      const inset = (bottom - top) * 0.2
      return { name: text.textContent, left, right, top: top + inset, bottom: bottom - inset }
    }),
  )
  expect(boxes).toHaveLength(18)
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom, `${a.name} and ${b.name}`).toBe(false)
})

test('a cell narrows the page, says so, opens its report lines, and there is a way back', async () => {
  await page.goto(`${site.url}/o/IRQ-2004?lang=en`)
  await page.locator('.matrix tbody tr', { hasText: 'Health and Nutrition' }).locator('td a').nth(1).click()
  await page.waitForURL('**cluster=D**')
  expect(new URL(page.url()).searchParams.get('area')).toBe('IQG01')
  expect(await page.locator('h1').textContent()).toBe('Health and Nutrition · Anbar')
  const lines = page.locator('.narrowed a', { hasText: 'report lines' })
  const count = Number((await lines.textContent())?.match(/\d+/)?.[0])
  await lines.click()
  expect(await page.locator('main').textContent()).toContain(`${count} lines`)
  await page.goBack()
  await page.getByRole('link', { name: 'Area: Anbar' }).click()
  expect(await page.locator('h1').textContent()).toBe('Health and Nutrition')
  await page.getByRole('link', { name: 'Cluster: Health and Nutrition' }).click()
  expect(await page.locator('h1').textContent()).toBe('Overview')
})

test('where the matrix scrolls, clusters and areas stay in sight', async () => {
  await page.setViewportSize({ width: 740, height: 320 })
  await page.goto(`${site.url}/o/IRQ-2004?lang=en`)
  const { left, top } = await page.locator('.matrix-scroll').evaluate(box => {
    box.scrollLeft = 60
    box.scrollTop = 60
    const frame = box.getBoundingClientRect()
    const place = (selector: string) => box.querySelector(selector)?.getBoundingClientRect()
    return {
      left: [box.scrollLeft, (place('tbody th')?.left ?? 0) - frame.left],
      top: [box.scrollTop, (place('thead th:nth-child(5)')?.top ?? 0) - frame.top],
    }
  })
  for (const [scrolled, moved] of [left, top]) {
    expect(scrolled).toBeGreaterThan(10)
    expect(Math.abs(moved ?? 99)).toBeLessThan(2)
  }
})

test('on a phone one cluster is shown at a time, chosen from a list, and nothing scrolls sideways', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${site.url}/o/IRQ-2004?lang=en`)
  expect(await page.locator('.matrix').isVisible()).toBe(false)
  const list = page.locator('.one-cluster .bars li')
  expect(await list.count()).toBe(18)
  const all = await list.first().textContent()
  await page.locator('.chooser summary').click()
  await expectAccessible(page)
  await page.locator('.chooser a', { hasText: 'Education and Culture' }).click()
  await page.waitForURL('**cluster=B**')
  expect(await page.locator('.chooser summary').textContent()).toContain('Education and Culture')
  expect(await list.first().textContent()).not.toBe(all)
  await expectFits(page)
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(await page.locator('.one-cluster').isVisible()).toBe(false)
})

test('who is where is shown when nobody is known to be reached, and unknown looks like no number', async () => {
  await page.goto(`${site.url}/o/PRESENCE?lang=en`)
  expect(await page.locator('.key-figures').textContent()).toMatch(
    /People in need\s*unknown\s*People targeted\s*unknown\s*People reached\s*unknown\s*9 of 9 lines say no number\s*Organisations present\s*3\s*in 4 of 4 areas/,
  )
  expect(await page.locator('.figure-measure').first().textContent()).toBe('Organisations present')
  expect(await page.locator('.matrix tbody tr').count()).toBe(1)
  // No coordinates: a list; a month without reports: a gap.
  expect(await page.locator('.map-card .bars li').count()).toBe(4)
  expect(await page.locator('.drawing.wide-only .hatched').count()).toBe(1)
  expect(await page.locator('.drawing.wide-only .column').count()).toBe(2)
})

test.each(languages)(
  'figures in %s are accessible and fit on a phone and a desk, in light and dark',
  async language => {
    for (const address of [
      '/o/IRQ-2004?measure=organisations&cluster=D',
      '/o/IRQ-2004?area=IQG15',
      '/o/PRESENCE',
      '/o/PRESENCE?measure=reached',
    ])
      await expectGoodPage(page, `${site.url}${address}`, language, () =>
        page.locator('details').evaluateAll(all => {
          for (const each of all) (each as HTMLDetailsElement).open = true
        }),
      )
  },
  90_000,
)

test('every picture opens in a browser by itself, in its own typefaces', async () => {
  for (const figure of figureNames) {
    const answer = await context.request.get(`${site.url}/o/IRQ-2004/figures/${figure}.svg`, {
      headers: { 'accept-language': 'ar' },
    })
    const found = await page.evaluate(
      svg => {
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
        return { error: parsed.querySelector('parsererror')?.textContent, texts: parsed.querySelectorAll('text').length }
      },
      await answer.text(),
    )
    expect(found.error, figure).toBeUndefined()
    expect(found.texts).toBeGreaterThan(5)
  }
  // A name with markup in it is a name.
  const presence = await (await context.request.get(`${site.url}/o/PRESENCE/figures/presence.svg`)).text()
  expect(presence).toContain('&lt;b>Relief&lt;/b>')
})

test.each(languages)('on paper in %s the page has a head of its own, no navigation, and nothing is cut', async language => {
  // The printable width of A4 with the page's margins, at 96 pixels to the inch.
  await page.setViewportSize({ width: 703, height: 1000 })
  await page.goto(`${site.url}/o/IRQ-2004?lang=${language}&cluster=&measure=coverage`)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await page.locator('.masthead').isVisible()).toBe(false)
  expect(await page.locator('form.filters').first().isVisible()).toBe(false)
  const head = await page.locator('.paper-only').textContent()
  expect(head).toContain(`${site.url}/o/IRQ-2004?lang=${language}`)
  expect(await page.locator('.matrix').isVisible()).toBe(true)
  const { matrix, card } = await page.evaluate(() => ({
    matrix: document.querySelector('.matrix')?.scrollWidth ?? 0,
    card: document.querySelector('.matrix-card')?.clientWidth ?? 0,
  }))
  expect(matrix).toBeLessThanOrEqual(card)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--surface'))).toBe('#fff')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const pages = pdf.toString('latin1').match(/\/MediaBox ?\[[^\]]*\]/g) ?? []
  expect(pages.length).toBeGreaterThanOrEqual(2)
  expect(pages.length).toBeLessThanOrEqual(5)
  // A4 portrait in points.
  expect(pages[0]).toMatch(/\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
})
