/** Projects in a real Chromium without JavaScript: started, edited by two at once, taken along the path, commented, found again. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/access.ts'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { editProject, showProject } from '../../src/modules/projects/index.ts'
import { expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let sheetPath = '/sheets'
let loaded: Awaited<ReturnType<typeof loadShipped>>
const at = (path: string) => `${site.url}/o/IRQ-2004/projects${path}`

async function accept(on: Page, link: string, name: string): Promise<void> {
  await on.goto(link)
  await on.fill('[name=name]', name)
  await on.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await on.fill('[name=password]', testPassword)
  await on.click('main button[type=submit]')
}
/** Somebody in a role, with a browser of their own. */
async function enter(name: string, role: object): Promise<Page> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { operationId: loaded.operationId, secret, ...role }, house.system)
  const own = await browser.newContext({ locale: 'en', javaScriptEnabled: false })
  const theirs = await own.newPage()
  await accept(theirs, `${site.url}/invitation/${secret}`, name)
  return theirs
}

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
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

const show = (code: string) => house.reader.read(showProject, { operationId: loaded.operationId, code }, house.system)
const statusOf = async (on: Page, click: Promise<void>) => (await Promise.all([on.waitForNavigation(), click]))[0]?.status()
const rows = () => page.locator('.records').first().locator('tbody tr')

test('shipped projects are listed with what sources say, and where they stand is not guessed', async () => {
  await page.goto(at(''))
  expect(await page.locator('nav [aria-current]').textContent()).toBe('Projects')
  expect(await rows().count()).toBe(23)
  expect(await page.locator('.records .project-unknown').count()).toBe(23)
  await page.selectOption('[name=cluster]', 'F')
  await page.fill('[name=q]', 'returns')
  await page.click('form.filters button')
  expect(await rows().locator('th').allTextContents()).toEqual([
    'S-19 Assisted Voluntary Returns / Regional Operations Centre (ROC)',
  ])
  await page.goto(at('?q=nothing-like-this'))
  expect(await page.locator('main .notice').textContent()).toContain('No project is like this.')
  await page.goto(at('/S-02'))
  expect(await page.locator('main .source a').first().textContent()).toContain('UNEP')
  expect(await page.locator('.project-steps').count()).toBe(0)
})

test('a project is started from another’s sheet, and what is wrong is said without losing what was written', async () => {
  await page.goto(at('/S-20'))
  await page.click('text=Copy as a new project')
  await page.fill('[name=code]', 'F6-10')
  await page.fill('[name=nameEn]', 'Wells for returnees')
  await page.selectOption('[name="partner.role.0"]', 'lead')
  await page.fill('[name="budget.amount.0"]', 'a lot')
  expect(await statusOf(page, page.click('.project-form button'))).toBe(422)
  expect(await page.locator('[role=alert]').textContent()).toContain('“a lot” is no amount')
  expect(await page.inputValue('[name=nameEn]')).toBe('Wells for returnees')
  await page.fill('[name="budget.amount.0"]', '250,000.50')
  expect(await statusOf(page, page.click('.project-form button'))).toBe(422)
  expect(await page.locator('[role=alert]').textContent()).toContain('An amount needs its currency')
  await page.fill('[name="budget.currency.0"]', 'usd')
  await page.click('.project-form button')
  expect(page.url()).toBe(at('/F6-10'))
  const { sheet, state, copiedFrom } = await show('F6-10')
  expect(sheet).toMatchObject({
    source: null,
    budget: [{ amountMinor: 25_000_050, currency: 'USD' }],
    clusterId: loaded.clusters.get('F'),
  })
  expect({ state, copiedFrom }).toEqual({ state: 'drafted', copiedFrom: 'S-20' })
  expect(await page.locator('.project-line [aria-current=step]').textContent()).toContain('Drafted in the cluster')
})

test('two who edit one sheet at once: the later sees both, and nothing is overwritten unseen', async () => {
  await page.goto(at('/F6-10/edit'))
  const { sheet } = await show('F6-10')
  const input = { operationId: loaded.operationId, code: 'F6-10', version: 1, sheet: { ...sheet, objective: 'Theirs' } }
  await house.runner.run(editProject, input, { actor: systemActor() })
  await page.fill('[name=objective]', 'Mine')
  expect(await statusOf(page, page.click('.project-form button'))).toBe(409)
  const differs = page.locator('.project-differences dd')
  expect(await differs.allTextContents()).toEqual(['YoursMine', 'NowTheirs'])
  expect((await show('F6-10')).sheet.objective).toBe('Theirs')
  await page.fill('[name=reason]', 'As agreed on the phone')
  await page.click('.project-form button')
  expect((await show('F6-10')).sheet).toMatchObject({ objective: 'Mine', reason: 'As agreed on the phone', no: 3 })
  await page.goto(at('/F6-10'))
  expect(await page.locator('.project-history').textContent()).toContain('As agreed on the phone')
  expect(await page.locator('.project-changed').textContent()).toContain('taken on version 1, version 3 holds')
})

test('each takes the own steps: the ministry agrees, the task manager submits, and the board’s decision needs its day', async () => {
  const clusterId = loaded.clusters.get('F')
  const manager = await enter('Samir', { role: 'task-manager', clusterId })
  const ministry = await enter('Layla', { role: 'ministry-counterpart', clusterId })
  await manager.goto(at('/F6-10'))
  expect(await manager.locator('.project-steps form').count()).toBe(1)
  expect(await manager.locator('.project-steps').textContent()).toContain('Taken by: Ministry counterpart')
  await ministry.goto(at('/F6-10'))
  expect(await ministry.locator('a', { hasText: 'Edit the sheet' }).count()).toBe(0)
  await ministry.locator('summary', { hasText: 'Agree with the line ministry' }).click()
  await ministry.locator('button', { hasText: 'Agree with the line ministry' }).click()
  // The manager still sees the draft: what was done meanwhile is not done over.
  await manager.locator('summary', { hasText: 'Withdraw' }).click()
  await manager.fill('#reason-withdraw', 'Not needed')
  expect(await statusOf(manager, manager.locator('.project-step button', { hasText: 'Withdraw' }).click())).toBe(409)
  expect(await manager.locator('[role=alert]').textContent()).toContain('does not stand where you saw it')
  await manager.locator('summary', { hasText: 'Submit to the review board' }).click()
  await manager.locator('button', { hasText: 'Submit to the review board' }).click()
  expect((await show('F6-10')).state).toBe('at-board')
  await page.goto(at('/F6-10'))
  await page.locator('summary', { hasText: 'board’s approval' }).click()
  expect(await page.locator('#happened-approve').getAttribute('required')).not.toBeNull()
  await page.fill('#happened-approve', '2004-12-01')
  await page.locator('button', { hasText: 'board’s approval' }).click()
  expect(await page.locator('.project-standing').textContent()).toContain('Approved by the Iraqi Strategic Review Board')
  expect(await page.locator('.project-history').textContent()).toContain('on 1 Dec 2004')
  expect((await show('F6-10')).events.map(({ role }) => role)).toEqual([
    'administrator',
    'ministry-counterpart',
    'task-manager',
    'administrator',
  ])
})

test('what is said of a project stays beside it, for those who work with it', async () => {
  await page.fill('[name=words]', 'Which districts?')
  await page.locator('button', { hasText: 'Comment' }).click()
  expect(await page.locator('.project-comments').textContent()).toContain('Which districts?')
  await page.locator('button', { hasText: 'Resolve' }).click()
  expect(await page.locator('.project-comments').textContent()).toMatch(/Resolved.*Rana/)
  await page.locator('button', { hasText: 'Reopen' }).click()
  expect(await page.locator('.project-comments').textContent()).toMatch(/Reopened.*Rana/)
  const donor = await enter('Ali', { role: 'donor', organisationId: loaded.organisations.get('Kuwait') })
  await donor.goto(at('/F6-10'))
  expect(await donor.locator('main').textContent()).not.toContain('Which districts?')
  expect(await donor.locator('main form').count()).toBe(0)
  for (const path of ['/new', '/F6-10/edit']) expect((await donor.goto(at(path)))?.status()).toBe(404)
})

test('a sheet of projects is led to where it can be looked at, stored there, and taken back', async () => {
  const lines = [
    'Project code,Version,Project title,Cluster,Lead agency,Donor,Total budget,Currency,Start date,State',
    'F6-11,,Schools for returnees,F,IOM,WHO,"1.250,50",USD,2005-03,Approved',
    'F6-10,1,Otherwise,F,,,,,,',
    'F6-12,,Roads,F,Nobody at all,,,,,',
  ]
  await page.goto(`${site.url}/o/IRQ-2004/imports`)
  await page.setInputFiles('[type=file]', { name: 'projects.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.locator('main form button').first().click()
  expect(page.url()).toMatch(/\/projects\/sheets\/[0-9a-f-]+$/)
  sheetPath = page.url().slice(at('').length)
  expect(await page.locator('dl.figures dd').allTextContents()).toEqual(['3', '1', '0', '0', '2', '1'])
  const found = await page.locator('main').textContent()
  for (const told of [
    '1,250.50',
    'was written from version 1 of F6-10',
    'no organisation “Nobody at all”',
    'The sheet says “Approved”',
  ])
    expect(found).toContain(told)
  await page.locator('button', { hasText: 'Store' }).click()
  expect(await page.locator('[role=status]').textContent()).toContain('The sheet is stored')
  expect(await show('F6-11')).toMatchObject({ state: 'drafted', sheet: { budget: [{ amountMinor: 125_050, currency: 'USD' }] } })
  await page.locator('button', { hasText: 'Take the import back' }).click()
  expect(await page.locator('[role=status]').textContent()).toContain('was taken back')
  expect((await page.goto(at('/F6-11')))?.status()).toBe(404)
  await page.goto(at('/sheets'))
  await page.setInputFiles('[type=file]', { name: 'projects.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.locator('button', { hasText: 'Look at it' }).click()
  sheetPath = page.url().slice(at('').length)
})

test('where nobody knew it, a keeper says where a project stands and how that is known', async () => {
  await page.goto(at('/S-04'))
  await page.locator('summary', { hasText: 'Say where it stands' }).click()
  await page.selectOption('[name=state]', 'completed')
  await page.fill('[name=howKnown]', 'Completion report of the agency')
  await page.locator('button', { hasText: 'Say where it stands' }).click()
  expect(await page.locator('.project-standing').textContent()).toBe('Completed')
  expect(await page.locator('.project-history').textContent()).toContain('Completion report of the agency')
})

test('clusters, organisations, the plan and the facts lead to the projects', async () => {
  const root = `${site.url}/o/IRQ-2004`
  for (const [path, text, end] of [
    ['/clusters/F', 'Projects of this cluster', '/projects?cluster=F'],
    ['/organisations/UNEP', 'Projects of this organisation', `/projects?organisation=${loaded.organisations.get('UNEP')}`],
    ['/about/projects', 'Sheets of the projects', '/projects'],
  ] as const) {
    await page.goto(`${root}${path}`)
    await page.locator('main a', { hasText: text }).first().click()
    expect(page.url()).toBe(`${root}${end}`)
    expect(await rows().count()).toBeGreaterThan(0)
  }
})

test.each(['en', 'ar', 'ckb'] as const)('the pages hold in %s on a phone and on a desk, light and dark', async language => {
  const scripted = await browser.newContext({ storageState: await context.storageState(), bypassCSP: true })
  const looking = await scripted.newPage()
  const open = async (on: Page) => {
    await on.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    })
  }
  for (const path of ['', '/F6-10', '/S-02', '/F6-10/edit', '/new', sheetPath])
    await expectGoodPage(looking, at(path), language, open)
  await scripted.close()
})
