/** Indicators in a real Chromium without JavaScript: chosen from the library, given targets, reported on, explained, taken in as a sheet. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/access.ts'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { invitePerson, newSecret, type RoleScope } from '../../src/modules/accounts/index.ts'
import { listPlanned } from '../../src/modules/indicators/index.ts'
import { expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let loaded: Awaited<ReturnType<typeof loadShipped>>
const languages: readonly Language[] = ['en', 'ar', 'ckb']
const at = (path: string) => `${site.url}/o/IRQ-2004/indicators${path}`

async function accept(on: Page, link: string, name: string): Promise<void> {
  await on.goto(link)
  await on.fill('[name=name]', name)
  await on.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await on.fill('[name=password]', testPassword)
  await on.click('main button[type=submit]')
}

/** Somebody with a role of the shipped operation, in a browser of their own. */
async function somebody(
  name: string,
  role: Partial<RoleScope> & Pick<RoleScope, 'role'>,
): Promise<{ page: Page; close(): Promise<void> }> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { operationId: loaded.operationId, secret, ...role }, { actor: systemActor() })
  const own = await browser.newContext({ locale: 'en', javaScriptEnabled: false })
  const opened = await own.newPage()
  await accept(opened, `${site.url}/welcome/${secret}`, name)
  return { page: opened, close: () => own.close() }
}

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  site = await openTestSite(house)
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'en', javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  await accept(page, site.administratorLink, 'Rana')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

const plannedOf = async (code: string) => {
  const all = await house.reader.read(listPlanned, { operationId: loaded.operationId }, house.system)
  const found = all.find(each => each.code === code)
  if (!found) throw new Error(`${code} is not planned.`)
  return found
}
const submit = async (on: Page, selector: string) => {
  const [answer] = await Promise.all([on.waitForNavigation(), on.click(selector)])
  return answer?.status()
}

test('the list shows how far each indicator is, by cluster, and what rolls up below what', async () => {
  await page.goto(at('?cluster=F'))
  expect(await page.locator('nav [aria-current]').textContent()).toBe('Indicators')
  const first = page.locator('.aim').first()
  expect(await first.textContent()).toContain('Families helped to return or to find shelter')
  expect(await first.locator('.way').getAttribute('aria-label')).toMatch(/^[\d,]+ of 18,000, \d+ %$/)
  expect(await page.locator('.aim-part').count()).toBe(2)
  await page.selectOption('#area', 'IQG15')
  await submit(page, 'form.filters button')
  expect(await page.locator('h1').textContent()).toContain('Ninewa')
})

test('an indicator is chosen from the library, given targets, reported on for a month, and explained down to each figure', async () => {
  await page.goto(at('/library?cluster=F'))
  expect(await page.locator('#SHL-01').isDisabled()).toBe(true)
  await page.check('#CCCM-02')
  await submit(page, 'form[method=post][action$="/library"] > p button >> nth=0')
  const { id } = await plannedOf('CCCM-02')
  await page.goto(at(`/${id}/targets`))
  await page.fill('[aria-label="Target – Ninewa"]', '20')
  await page.fill('[aria-label="Target – Basrah"]', 'some')
  expect(await submit(page, 'main form button[type=submit]')).toBe(422)
  expect(await page.locator('[role=alert]').textContent()).toContain('some')
  expect(await page.inputValue('[aria-label="Target – Ninewa"]')).toBe('20')
  await page.fill('[aria-label="Target – Basrah"]', '5')
  await submit(page, 'main form button[type=submit]')

  await page.goto(at(`/${id}/month`))
  await page.fill('[name=period]', '2005-11')
  await page.selectOption('[name=organisation]', { label: 'IOM · International Organization for Migration' })
  await submit(page, 'form.filters button')
  await page.fill('[aria-label="Figure – Ninewa"]', '8')
  await page.fill('[aria-label="Figure – Anbar"]', '?')
  await page.fill('[aria-label="Figure – Basrah"]', '1.5')
  expect(await submit(page, 'main form[method=post] button[type=submit]')).toBe(422)
  expect(await page.locator('[role=alert]').textContent()).toContain('Write a whole number.')
  await page.fill('[aria-label="Figure – Basrah"]', '2')
  await submit(page, 'main form[method=post] button[type=submit]')
  expect(await page.locator('[role=status]').textContent()).toContain('The figure is stored')
  expect(await page.inputValue('[aria-label="Figure – Anbar"]')).toBe('?')

  await page.goto(at(`/${id}`))
  expect(await page.locator('.figures dd').first().textContent()).toBe('10')
  expect(await page.locator('.figures').textContent()).toContain('40 %')
  const row = page.locator('.by-area tr', { hasText: 'Anbar' })
  expect(await row.textContent()).toContain('unknown')
  await page.locator('.explained summary', { hasText: 'Ninewa' }).click()
  expect(await page.locator('.explained details[open]').textContent()).toMatch(/IOM: 8.*Nov 2005.*by hand/)
})

test('a figure with its parts, from field staff for their own places alone', async () => {
  const { id } = await plannedOf('PRO-01')
  const staff = await somebody('Layla', {
    role: 'field-staff',
    organisationId: loaded.organisations.get('IOM') ?? '',
    placeId: loaded.places.get('IQG15') ?? '',
  })
  await staff.page.goto(at(`/${id}`))
  await staff.page.click('text=Report a figure')
  const places = await staff.page.locator('[name=placeId] option').allTextContents()
  expect(places[0]).toBe('Ninewa')
  expect(places.every(name => name.includes('Ninewa'))).toBe(true)
  await staff.page.fill('[name=period]', '2005-12')
  await staff.page.selectOption('[name=placeId]', { label: 'Ninewa' })
  await staff.page.fill('[name="numerator:sex=f"]', '12')
  await staff.page.fill('[name="numerator:sex=m"]', '8')
  await submit(staff.page, 'main form button[type=submit]')
  expect(await staff.page.locator('[role=status]').textContent()).toContain('The figure is stored')
  await staff.page.goto(at(`/${id}?from=2005-12&to=2005-12&area=IQG15`))
  expect(await staff.page.locator('.figures dd').first().textContent()).toBe('20')
  expect((await staff.page.goto(at(`/${id}/edit`)))?.status()).toBe(404)
  expect((await staff.page.goto(at('/library')))?.status()).toBe(404)
  await staff.close()
})

test('a task manager edits the plan of the own cluster; two at once do not overwrite each other', async () => {
  const { id } = await plannedOf('PRO-04')
  const manager = await somebody('Sami', { role: 'task-manager', clusterId: loaded.clusters.get('F') ?? '' })
  await manager.page.goto(at(`/${id}/edit`))
  await page.goto(at(`/${id}/edit`))
  await page.fill('#target', '1500')
  await page.selectOption('#objectiveId', { index: 1 })
  await submit(page, 'form[action$="/plan"] button')
  expect(await page.locator('.counting').textContent()).toContain('Objective of the plan')
  await manager.page.fill('#target', '900')
  expect(await submit(manager.page, 'form[action$="/plan"] button')).toBe(409)
  expect(await plannedOf('PRO-04')).toMatchObject({ target: 1_500 })
  expect((await manager.page.goto(at(`/${(await plannedOf('HEA-01')).id}/edit`)))?.status()).toBe(404)
  await manager.close()
})

test('an indicator of one’s own is written, broken down, and ended', async () => {
  await page.goto(at('/new?cluster=F'))
  await page.fill('#code', 'OWN-9')
  await page.fill('#nameEn', 'Camps closed')
  await page.selectOption('#unit', 'facilities')
  await page.selectOption('#overTime', 'last')
  await page.fill('#target', '12')
  await submit(page, 'main form button[type=submit]')
  const { id } = await plannedOf('OWN-9')
  expect(page.url()).toContain(id)
  await page.goto(at(`/${id}/edit`))
  await page.selectOption('#disaggregationId', { label: 'Sex' })
  await submit(page, 'form[action$="/add-dimension"] button')
  expect((await plannedOf('OWN-9')).disaggregations.map(({ code }) => code)).toEqual(['sex'])
  await page.goto(at(`/${id}/edit`))
  await page.fill('#ended', '2005-06')
  await submit(page, 'form[action$="/end"] button')
  expect(await page.locator('main').textContent()).toContain('ended with Jun 2005')
})

test('a sheet is looked at before anything of it is stored, and its figures are taken back', async () => {
  const send = async (lines: string[]) => {
    await page.goto(at('/import'))
    await page.setInputFiles('#file', { name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
    await submit(page, 'main form button[type=submit]')
  }
  const { id } = await plannedOf('CCCM-02')
  const shown = async () => {
    await page.goto(at(`/${id}`))
    return page.locator('.figures dd').first().textContent()
  }
  await send([
    'Indicator code,Month,Governorate,Organisation,Figure',
    'CCCM-02,2005-11,Ninewa,UNHCR,3',
    'CCCM-02,2005-11,Nowhere,UNHCR,3',
  ])
  const address = page.url()
  expect(await page.locator('main').textContent()).toContain('1 rows are wrong and are left out')
  expect(await shown()).toBe('10')
  await page.goto(address)
  await submit(page, 'form[action$="/store"] button')
  expect(await shown()).toBe('13')
  await page.goto(address)
  await submit(page, 'form[action$="/undo"] button')
  expect(await shown()).toBe('10')
  expect((await page.goto(address.replace('/indicators/sheets/', '/imports/')))?.url()).toBe(address)
})

test.each(languages)(
  'every page in %s fits, is accessible and says its language, in both widths and themes',
  async language => {
    const looking = await browser.newContext({ storageState: await context.storageState(), bypassCSP: true })
    const here = await looking.newPage()
    const { id } = await plannedOf('PRO-01')
    const ratio = (await plannedOf('SHL-04')).id
    const opened = (on: Page) =>
      on.evaluate(() => {
        for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
      })
    for (const path of ['?cluster=F', `/${id}`, `/${ratio}`, '/library?cluster=F'])
      await expectGoodPage(here, at(path), language, opened)
    const forms = [`/${id}/edit`, `/${id}/targets`, `/${ratio}/value`, `/${ratio}/month?period=2005-11`]
    for (const path of [...forms, '/new', '/dimensions', '/import']) await expectGoodPage(here, at(path), language)
    await looking.close()
  },
  240_000,
)

test('the first view is light: no script, and little to load', async () => {
  for (const path of ['', `/${(await plannedOf('PRO-01')).id}`]) {
    const answer = await page.goto(at(path))
    expect(await page.locator('script').count()).toBe(0)
    expect((await answer?.body())?.length ?? 0).toBeLessThan(400_000)
  }
})
