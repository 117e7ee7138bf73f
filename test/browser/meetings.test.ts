/** Meetings in a real Chromium without JavaScript: called, held, written down and agreed; points come back until they are done. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let page: Page
/** Task manager of another cluster, and focal point of an organisation. */
let [other, focal]: Page[] = []
let loaded: Awaited<ReturnType<typeof loadShipped>>
const languages = ['en', 'ar', 'ckb'] as const
const at = (path: string) => `${site.url}/o/IRQ-2004${path}`

async function open(link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  const on = await context.newPage()
  await on.goto(link)
  await on.fill('[name=name]', name)
  await on.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await on.fill('[name=password]', testPassword)
  await on.click('main button[type=submit]')
  return on
}

async function invited(name: string, role: object): Promise<Page> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { ...role, secret, operationId: loaded.operationId }, house.system)
  return open(`${site.url}/invitation/${secret}`, name)
}

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  site = await openTestSite(house)
  browser = await openBrowser()
  page = await invited('Rana', { role: 'task-manager', clusterId: loaded.clusters.get('F') })
  other = await invited('Omar', { role: 'task-manager', clusterId: loaded.clusters.get('D') })
  focal = await invited('Dilan', { role: 'focal-point', organisationId: loaded.organisations.get('IOM') })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

/** Sends a form and says how it was answered; the redirect of what was done is followed. */
async function send(on: Page, selector: string): Promise<number | undefined> {
  const [answer] = await Promise.all([on.waitForNavigation(), on.click(selector)])
  return answer?.status()
}

async function call(title: string, day: string): Promise<string> {
  await page.goto(at('/clusters/F'))
  await page.click('.links a:has-text("Meetings")')
  await page.click('text=Call a meeting')
  // A task manager is offered the own cluster and nothing else.
  expect(await page.locator('[name=cluster] option').count()).toBe(1)
  await page.fill('[name=title]', title)
  await page.fill('[name=day]', day)
  await page.fill('[name=from]', '10:00')
  await page.fill('[name=until]', '11:30')
  await page.fill('[name=place]', 'UNHCR, Amman')
  await page.fill('[name=agenda]', 'Returns from Iran\n\nWinter items')
  expect(await send(page, 'main button[type=submit]')).toBe(200)
  return page.url()
}

let [first, second, action] = ['', '', '']

test('a meeting is called by the clocks of the operation, changed while it is to be held, and found from the menu', async () => {
  first = await call('March meeting', '2005-03-01')
  expect(await page.locator('main time').first().getAttribute('datetime')).toBe('2005-03-01T07:00:00.000Z')
  expect(await page.locator('main time').first().textContent()).toBe('1 Mar 2005 10:00–11:30 UTC+3')
  expect(await page.locator('.meeting-list li').allTextContents()).toEqual(['Returns from Iran', 'Winter items'])
  await page.click('text=Change this meeting')
  await page.selectOption('[name=timeZone]', 'Asia/Amman')
  await page.click('main button[type=submit]')
  expect(await page.locator('main time').first().textContent()).toBe('1 Mar 2005 10:00–11:30 UTC+2')
  await page.click('nav.menu a:text-is("Meetings")')
  expect(await page.locator('.masthead [aria-current]').textContent()).toBe('Meetings')
  expect(await page.locator('main .records').first().textContent()).toContain('March meeting')
})

test('it is held, its record written down and mended, a point agreed on, and the minutes agreed; then it stands', async () => {
  await page.goto(first)
  await page.click('form[action$="/hold"] button')
  await page.fill('[name=other] >> nth=0', 'WHO')
  await page.fill('[name=other] >> nth=1', 'Nobody knows')
  await page.fill('[name=minutes]', 'Returns slowed.\n\nLists differ.')
  await page.fill('[name=decisions]', 'IOM keeps one list.')
  expect(await send(page, 'form[action$="/record"] button')).toBe(422)
  expect(await page.locator('[role=alert]').textContent()).toContain('“Nobody knows”')
  expect(await page.inputValue('[name=minutes]')).toBe('Returns slowed.\n\nLists differ.')
  await page.fill('[name=other] >> nth=1', '')
  expect(await send(page, 'form[action$="/record"] button')).toBe(200)
  expect(await page.locator('section', { hasText: 'Attendance' }).last().textContent()).toContain('WHO')
  await page.click('summary:has-text("Add an action point")')
  await page.fill('[name=what]', 'Share the list of camps')
  await page.selectOption('[name=organisationId]', { label: 'IOM' })
  await page.fill('[name=due]', '2005-03-20')
  expect(await send(page, `form[action$="/actions"] button`)).toBe(200)
  expect(await page.locator('.records .badge').textContent()).toBe('late')
  expect(await send(page, 'form[action$="/agree-minutes"] button')).toBe(200)
  expect(await page.locator('main form').count()).toBe(0)
  expect(await page.locator('.meeting-minutes').textContent()).toBe('Returns slowed.\n\nLists differ.')
})

test('two who change a meeting at once: the later is told, and keeps what was written', async () => {
  second = await call('April meeting', '2005-04-05')
  await page.goto(`${second}/edit`)
  const beside = await page.context().newPage()
  await beside.goto(`${second}/edit`)
  await beside.fill('[name=title]', 'April meeting of the cluster')
  await beside.click('main button[type=submit]')
  await beside.close()
  await page.fill('[name=place]', 'IOM, Amman')
  expect(await send(page, 'main button[type=submit]')).toBe(409)
  expect(await page.locator('[role=alert]').count()).toBe(1)
  expect(await page.inputValue('[name=place]')).toBe('IOM, Amman')
  expect(await send(page, 'main button[type=submit]')).toBe(200)
})

test('the point comes back at the next meeting, and its organisation says that it is done; others see and do nothing', async () => {
  await page.goto(second)
  expect(await page.locator('.scroll', { hasText: 'carried over' }).textContent()).toContain('Share the list of camps')
  await page.click('form[action$="/hold"] button')
  expect(await page.locator('.scroll', { hasText: 'came back here' }).textContent()).toContain('Share the list of camps')
  await page.click('.records a:has-text("Share the list")')
  action = page.url()
  expect(await page.locator('.records tbody th').allTextContents()).toEqual([
    expect.stringMatching(/^Agreed on: March meeting/),
    expect.stringMatching(/^Came back, still open: April meeting/),
  ])
  if (!other || !focal) throw new Error('Nobody else is there.')
  await other.goto(second)
  expect(await other.locator('main form').count()).toBe(0)
  expect(await other.goto(`${second}/edit`).then(answer => answer?.status())).toBe(404)
  await other.goto(action)
  expect(await other.locator('main form').count()).toBe(0)
  await focal.goto(at('/meetings/actions'))
  await focal.click('.records a:has-text("Share the list")')
  // It says that it is done; to drop it or to change it is for the cluster.
  expect(await focal.locator('main form').count()).toBe(1)
  await focal.fill('[name=reason]', 'Sent to all members')
  expect(await send(focal, 'form[action$="/finish"] button')).toBe(200)
  expect(await focal.locator('.records').textContent()).toContain('Sent to all members')
  await page.goto(action)
  await page.click('summary:has-text("Open it again")')
  await page.fill('#reopen-reason', 'A district is missing')
  expect(await send(page, 'form[action$="/reopen"] button')).toBe(200)
  await page.goto(at('/meetings/actions?which=late&cluster=F'))
  expect(await page.locator('.records').last().textContent()).toMatch(/IOM.*1.*1/)
})

test('a stranger’s address, a place that is none and an hour that is none are refused', async () => {
  for (const path of ['/meetings/nonsense', '/meetings/00000000-0000-7000-8000-000000000000', '/meetings?cluster=ZZ'])
    expect(await page.goto(at(path)).then(answer => answer?.status()), path).toBe(404)
})

test.each(languages)(
  'the pages in %s fit and are accessible on a phone and on a desk',
  async language => {
    const context = await browser.newContext({ storageState: await page.context().storageState() })
    const on = await context.newPage()
    const third = second.replace(/[^/]+$/, 'new?cluster=F')
    const unfold = (shown: Page) =>
      shown.evaluate(() => {
        for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
      })
    for (const address of [at('/meetings'), first, second, third, at('/meetings/actions'), action])
      await expectGoodPage(on, address, language, unfold)
    await context.close()
  },
  240_000,
)
