/** Contacts in a real Chromium without JavaScript: one's own, checked in with one click, and a sheet that is looked at and stored. */
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
const at = (path: string) => `${site.url}/o/IRQ-2004/contacts${path}`

beforeAll(async () => {
  house = await openTestHouse('facts')
  const { operationId, clusters } = await loadShipped(house, { illustrative: false })
  site = await openTestSite(house)
  browser = await openBrowser()
  const secret = newSecret()
  const role = { role: 'task-manager', operationId, clusterId: clusters.get('F') }
  await house.runner.run(invitePerson, { ...role, secret }, house.system)
  page = await (await browser.newContext({ locale: 'en', javaScriptEnabled: false })).newPage()
  await page.goto(`${site.url}/invitation/${secret}`)
  await page.fill('[name=name]', 'Rana')
  await page.fill('[name=email]', 'rana@example.org')
  await page.fill('[name=password]', testPassword)
  await page.click('main button[type=submit]')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

test('somebody adds themselves, checks in with one click, takes in a sheet, and says whom to talk to', async () => {
  await page.goto(at(''))
  await page.click('main a:has-text("Add yourself")')
  await page.fill('[name=name]', 'Rana Example')
  await page.fill('[name=phones]', 'not a number')
  await page.click('main button[type=submit]')
  expect(await page.textContent('[role=alert]')).toContain('Telephone')
  await page.fill('[name=phones]', '+964 770 555 0100')
  await page.click('main button[type=submit]')
  await page.click('button:has-text("Check me in")')
  expect(await page.textContent('main')).toContain('You are checked in since')

  await page.click('main a:has-text("Take in contacts")')
  const sheet = [
    'Name,Organisation,Clusters,E-mail,Telephones',
    'Alan Example,UNHCR,F,alan@example.org,+962 6 555 0101',
    'Wrong,UNHCR,F,no address,',
  ].join('\n')
  await page.setInputFiles('[name=file]', { name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.click('main button[type=submit]')
  expect(await page.textContent('main')).toContain('This is no e-mail address.')
  await page.click('button:has-text("Store them")')
  await page.fill('[name=search]', 'alan')
  await page.click('button:has-text("Find")')
  expect(page.url()).toBe(at('/search'))
  await page.click('main tbody a:has-text("Alan Example")')
  await page.fill('[name=place]', 'IQG15')
  await page.fill('[name=until]', '2999-01-01')
  await page.click('button:has-text("Check in")')
  expect(await page.textContent('main')).toContain('Ninewa')

  await page.goto(at('/responsibilities'))
  await page.click('summary:has-text("Give")')
  await page.selectOption('[name=kind]', 'deputy')
  await page.selectOption('[name=holder]', { label: 'Alan Example' })
  await page.click('main button:has-text("Give")')
  await page.goto(`${site.url}/o/IRQ-2004/clusters/F`)
  expect(await page.textContent('section:has(h2:has-text("Who to talk to"))')).toContain('Alan Example')
}, 60_000)

test('the pages are good in every language, on a phone and on a desk', async () => {
  await page.goto(at(''))
  const one = (await page.getAttribute('main tbody a', 'href')) ?? ''
  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const checked = await context.newPage()
  const [en, ar, ckb] = ['en', 'ar', 'ckb'] as const
  await expectGoodPage(checked, at(''), ar)
  await expectGoodPage(checked, `${site.url}${one}`, ckb)
  await expectGoodPage(checked, `${site.url}${one}/edit`, en)
  await expectGoodPage(checked, at('/responsibilities'), ar)
  await expectGoodPage(checked, at('/import'), ckb)
}, 60_000)
