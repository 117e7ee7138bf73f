/** Notices, mails, the calendar's address and the document library in a real Chromium without JavaScript. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole, invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { addActionPoint, callMeeting } from '../../src/modules/coordination/index.ts'
import { expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let page: Page
/** Holds no role that notices or documents of the cluster are for. */
let donor: Page
const languages = ['en', 'ar', 'ckb'] as const

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

beforeAll(async () => {
  house = await openTestHouse('facts')
  const { operationId, clusters, organisations } = await loadShipped(house, { illustrative: false })
  const clusterId = clusters.get('F')
  site = await openTestSite(house)
  browser = await openBrowser()
  page = await open(site.administratorLink, 'Rana')
  const { rows } = await house.pool.query(`select id from identity_user where email = 'rana@example.org'`)
  const [personId] = rows.map(({ id }) => id as string)
  await house.runner.run(grantRole, { personId, role: 'task-manager', operationId, clusterId }, house.system)
  const secret = newSecret()
  const invited = { role: 'donor', operationId, organisationId: organisations.get('Kuwait'), secret }
  await house.runner.run(invitePerson, invited, house.system)
  donor = await open(`${site.url}/invitation/${secret}`, 'Karim')
  const startsAt = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const meeting = { operationId, clusterId, title: 'Winter meeting', startsAt, timeZone: 'Asia/Baghdad' }
  await house.runner.run(callMeeting, meeting, house.system)
  const due = startsAt.slice(0, 10)
  const point = { operationId, clusterId, organisationId: organisations.get('IOM'), personId, what: 'Share the list', due }
  await house.runner.run(addActionPoint, point, house.system)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

test('the bell counts what is not read; notices are read one by one and all at once, and each leads to what it is about', async () => {
  await page.goto(`${site.url}/operations`)
  expect(await page.locator('.bell').textContent()).toBe('2')
  await page.click('.bell')
  expect(await page.locator('.notice-subject a').allTextContents()).toEqual([
    'New action point: Share the list',
    'Meeting called: Winter meeting',
  ])
  await page.locator('.notice-item button').first().click()
  expect(await page.locator('.notice-unread').count()).toBe(1)
  await page.click('text=Not read (1)')
  expect(await page.locator('.notice-subject a').allTextContents()).toEqual(['Meeting called: Winter meeting'])
  await page.click('text=Mark all as read')
  expect(await page.locator('.bell-count').count()).toBe(0)
  await page.locator('.notice-subject a').last().click()
  expect(await page.locator('h1').textContent()).toContain('Winter meeting')
  await donor.goto(`${site.url}/notices`)
  expect(await donor.locator('.notice-item').count()).toBe(0)
  expect(await donor.locator('a[href="/outbox"]').count()).toBe(0)
  expect((await donor.goto(`${site.url}/outbox`))?.status()).toBe(404)
})

test('mails are chosen by kind, and the calendar has an address that is shown once and can be revoked', async () => {
  await page.goto(`${site.url}/account`)
  await page.selectOption('[name=meeting-called]', 'never')
  await page.click('#notices button[type=submit]')
  expect(await page.locator('[name=meeting-called]').inputValue()).toBe('never')
  await page.click('#calendar button[type=submit]')
  const address = (await page.locator('#calendar .copyable').textContent()) ?? ''
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const file = await answer.text()
  expect(file).toContain('SUMMARY:IRQ-2004: Meeting: Winter meeting')
  expect(file).toContain('SUMMARY:IRQ-2004: Due: Share the list')
  await page.goto(`${site.url}/account`)
  expect(await page.locator('#calendar .copyable').count()).toBe(0)
  await page.click('text=Revoke the address')
  expect((await fetch(address)).status).toBe(404)
})

test('documents are put into the library, get versions and come back as they were', async () => {
  const library = `${site.url}/o/IRQ-2004/documents`
  await page.goto(library)
  await page.click('text=Add a document')
  await page.fill('[name=title]', 'Winter guidance')
  await page.setInputFiles('#file-new', { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') })
  await page.click('details.card button')
  expect(await page.locator('[role=alert]').textContent()).toContain('This kind of file is not taken')
  expect(await page.locator('[name=title]').inputValue()).toBe('Winter guidance')
  await page.setInputFiles('#file-new', { name: 'winter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('first') })
  await page.selectOption('#of-cluster', 'F')
  await page.click('details.card button')
  await page.click('text=Add a new version')
  await page
    .locator('.document [type=file]')
    .setInputFiles({ name: 'w2.pdf', mimeType: 'application/pdf', buffer: Buffer.from('2') })
  await page.click('.document button:has-text("Add a new version")')
  expect(await page.locator('.document > div a').textContent()).toBe('Version 2 · w2.pdf')
  await donor.goto(library)
  expect(await donor.locator('.document button').count()).toBe(0)
  await donor.click('summary:has-text("Earlier versions")')
  const [download] = await Promise.all([donor.waitForEvent('download'), donor.click('text=Version 1 · winter.pdf')])
  expect(download.suggestedFilename()).toBe('winter.pdf')
})

test('every page fits, speaks three languages and is accessible', async () => {
  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const on = await context.newPage()
  for (const language of languages)
    for (const way of ['/notices', '/outbox', '/account', '/o/IRQ-2004/documents', '/o/IRQ-2004/handover?cluster=F'])
      await expectGoodPage(on, site.url + way, language, shown =>
        shown.evaluate(() => {
          for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
        }),
      )
  await context.close()
}, 120_000)
