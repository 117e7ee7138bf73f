/** Money in a real Chromium without JavaScript: promised, signed, received, passed on, refused, spent, reversed, and seen as each may. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { setDuties } from '../../src/modules/funding/index.ts'
import { storeRatesCommand } from '../../src/modules/ledger/index.ts'
import { expectGoodPage, openBrowser } from '../support/browser.ts'
import { type FundingScene, openFundingScene } from '../support/funding.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let scene: FundingScene
let officer: Page
let donor: Page
let stranger: Page
const at = (path: string) => `${site.url}/o/${scene.code}/funding${path}`

/** Somebody in a role, with a browser of their own. */
async function enter(name: string, role: object): Promise<Page> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { operationId: scene.operationId, secret, ...role }, house.system)
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  await page.goto(`${site.url}/invitation/${secret}`)
  await page.fill('[name=name]', name)
  await page.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await page.fill('[name=password]', testPassword)
  await page.click('main button[type=submit]')
  return page
}

beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
  site = await openTestSite(house)
  browser = await openBrowser()
  const { organisations } = scene
  officer = await enter('Farah', { role: 'finance-officer', organisationId: organisations.unicef })
  donor = await enter('Kenji', { role: 'donor', organisationId: organisations.japan })
  stranger = await enter('Omar', { role: 'finance-officer', organisationId: organisations.iom })
  const rates = [{ currency: 'EUR', day: '2005-01-01', unitsPerBase: '0.75', source: 'UN operational rates' }]
  await house.runner.run(storeRatesCommand, { operationId: scene.operationId, rates }, house.system)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

const statusOf = async (page: Page, click: Promise<void>) => (await Promise.all([page.waitForNavigation(), click]))[0]?.status()
const post = '#posting + form button, section[aria-labelledby=posting] button'
/** Posts money as its form has it. */
async function give(page: Page, code: string, kind: string, fields: Record<string, string>) {
  await page.goto(at(`/agreements/${encodeURIComponent(code)}/money?kind=${kind}`))
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`)
    if ((await field.evaluate(element => element.tagName)) === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  return statusOf(page, page.click(post))
}
async function sign(page: Page, code: string, day: string) {
  await page.goto(at(`/agreements/${encodeURIComponent(code)}`))
  await page.fill('[name=signedOn]', day)
  await page.click('form[action$="/sign"] button')
}

test('a finance officer proposes and signs a contribution and receives it; what is wrong is said beside its field', async () => {
  const { organisations, clusters } = scene
  await officer.goto(at('/agreements'))
  expect(await officer.locator('main .notice').textContent()).toContain('Propose the first one')
  await officer.click('main .notice a')
  await officer.fill('[name=code]', 'JPN/2005 1')
  await officer.selectOption('[name=giver]', organisations.japan)
  await officer.selectOption('[name=receiver]', organisations.unicef)
  await officer.fill('[name=currency]', 'usd')
  await officer.selectOption('[name=strength]', 'earmarked')
  await officer.check(`[name="earmarkCluster.${clusters.health}"]`)
  await officer.fill('[name=earmarkPlaces]', 'IQ15, IQ99')
  await officer.fill('[name=conditions]', 'Only for the Japanese side')
  const propose = 'main form button[type=submit]'
  expect(await statusOf(officer, officer.click(propose))).toBe(422)
  expect(await officer.locator('#earmarkPlaces-error').textContent()).toContain('IQ99')
  expect(await officer.inputValue('[name=conditions]')).toBe('Only for the Japanese side')
  await officer.fill('[name=earmarkPlaces]', 'IQ15')
  expect(await statusOf(officer, officer.click(propose))).toBe(422)
  expect(await officer.locator('#nameEn-error').textContent()).toContain('at least one language')
  await officer.fill('[name=nameEn]', 'Clinics in Ninewa')
  await officer.click(propose)
  expect(officer.url()).toBe(at('/agreements/JPN%2F2005%201'))
  await sign(officer, 'JPN/2005 1', '2005-01-01')
  expect(await officer.locator('.money-state').first().textContent()).toBe('In force')
  expect(await give(officer, 'JPN/2005 1', 'commitment', { happened: '2005-01-01', amount: '1,000.005' })).toBe(422)
  expect(await officer.locator('#amount-error').textContent()).toContain('“1,000.005” is no amount of USD')
  await officer.fill('[name=amount]', '1,000.50')
  await officer.click(post)
  expect(await give(officer, 'JPN/2005 1', 'payment', { happened: '2005-02-01', amount: '2000' })).toBe(409)
  expect(await officer.locator('#amount-error').textContent()).toContain('1000.50 USD is there, 2000 USD was asked')
  await officer.fill('[name=amount]', '900')
  await officer.click(post)
  expect(await officer.locator('[role=status]').allTextContents()).toEqual(['Posted.'])
  const numbers = await officer.locator('.whole-numbers tbody tr').allInnerTexts()
  expect(
    numbers.map(row =>
      row
        .replace(/[\u2066\u2069]/g, '')
        .replaceAll('\u00a0', ' ')
        .split(/\s*\t\s*/),
    ),
  ).toEqual([
    ['Held: received, neither passed on nor spent', '900 USD', '90 %'],
    ['Committed, not received', '100.50 USD', '10 %'],
    ['The whole', '1,000.50 USD', ''],
  ])
})

test('money is allocated inside its earmark alone, spent, and an entry taken back with its reason', async () => {
  const { organisations, clusters } = scene
  await officer.goto(at('/agreements/new?kind=sub-grant&parent=JPN%2F2005+1'))
  await officer.fill('[name=code]', 'UNI-NGO')
  await officer.selectOption('[name=receiver]', organisations.ngo)
  await officer.selectOption('[name=cluster]', clusters.shelter)
  await officer.fill('[name=nameEn]', 'Clinics')
  const propose = 'main form button[type=submit]'
  expect(await statusOf(officer, officer.click(propose))).toBe(422)
  expect(await officer.locator('#cluster-error').textContent()).toContain('Outside the earmark of JPN/2005 1 (cluster)')
  await officer.selectOption('[name=cluster]', clusters.health)
  await officer.click(propose)
  await sign(officer, 'UNI-NGO', '2005-02-01')
  const allocation = { happened: '2005-02-10', amount: '600', place: 'IQ02' }
  expect(await give(officer, 'UNI-NGO', 'allocation', allocation)).toBe(422)
  expect(await officer.locator('#place-error').textContent()).toContain('it allows IQ15, and IQ02 was asked')
  expect(await officer.inputValue('[name=amount]')).toBe('600')
  await officer.fill('[name=place]', 'IQ15Q1')
  await officer.click(post)
  expect(await give(officer, 'UNI-NGO', 'disbursement', { happened: '2005-02-20', amount: '600' })).toBe(200)
  // Spending is the word of whoever has the money.
  expect(await officer.locator('.money-kinds').count()).toBe(0)
  const ngo = await enter('Nadia', { role: 'finance-officer', organisationId: organisations.ngo })
  const spent = { happened: '2005-03-01', amount: '250.25', place: 'IQ15Q1', project: 'D9-01' }
  expect(await give(ngo, 'UNI-NGO', 'expenditure', spent)).toBe(200)
  await ngo.locator('#entries ~ table a', { hasText: 'Expenditure' }).click()
  await ngo.fill('[name=reason]', 'Booked twice')
  expect(await statusOf(ngo, reverse(ngo))).toBe(422)
  expect(await ngo.locator('#confirm-error').textContent()).toBe('Tick that you mean it.')
  expect(await ngo.inputValue('[name=reason]')).toBe('Booked twice')
  await ngo.check('[name=confirm]')
  await reverse(ngo)
  expect(await ngo.locator('main .notice').first().textContent()).toContain('Booked twice')
  await ngo.goto(at('/entries?kind=expenditure'))
  expect(await ngo.locator('.money-reversed s').count()).toBe(1)
  expect(await give(ngo, 'UNI-NGO', 'expenditure', { ...spent, amount: '250' })).toBe(200)
  await ngo.context().close()

  function reverse(page: Page) {
    return page.locator('section[aria-labelledby=reversal] button').click()
  }
})

test('a donor sees the path of its own money, and neither another’s terms nor what is not its own', async () => {
  const { organisations } = scene
  await scene.agree('SWE-1', {
    ...{ kind: 'contribution', giverId: organisations.sweden, receiverId: organisations.unicef },
    conditions: 'A secret of Sweden',
  })
  await scene.give([scene.money('SWE-1', 'commitment', 5_000), scene.money('SWE-1', 'payment', 5_000)])
  await donor.goto(at('/agreements'))
  expect(await donor.locator('.records .code').allTextContents()).toEqual(['JPN/2005 1', 'UNI-NGO'])
  await donor.goto(at('/trace/contributions/JPN%2F2005%201'))
  const steps = await donor.locator('.money-tree li').allInnerTexts()
  expect(steps.map(step => step.split('\n')[0]?.trim())).toEqual(['JPN/2005 1 Contribution UNICEF', 'UNI-NGO Sub-grant NGO'])
  expect(await donor.locator('section[aria-labelledby=spent-on]').textContent()).toContain('250 USD')
  await donor.goto(at('/agreements/JPN%2F2005%201'))
  expect(await donor.locator('section[aria-labelledby=terms]').textContent()).toContain('Only for the Japanese side')
  await donor.goto(at('/agreements/UNI-NGO'))
  expect(await donor.locator('section[aria-labelledby=terms]').count()).toBe(0)
  expect(await donor.locator('main .notice').textContent()).toContain('your own money')
  // What is not for somebody's eyes answers as what is not there.
  const answers: (readonly [Page, string])[] = [
    [donor, '/agreements/SWE-1'],
    [donor, '/agreements/NOWHERE'],
    [donor, '/trace/contributions/SWE-1'],
    [donor, '/agreements/JPN%2F2005%201/money'],
    [donor, '/agreements/new'],
    [stranger, '/agreements/JPN%2F2005%201'],
    [stranger, '/agreements/UNI-NGO/money'],
    [stranger, '/agreements/UNI-NGO/plan'],
    [stranger, '/trace/contributions/JPN%2F2005%201'],
  ]
  const texts = new Set<string | null>()
  for (const [page, path] of answers) {
    expect((await page.goto(at(path)))?.status(), path).toBe(404)
    texts.add(await page.locator('main').textContent())
  }
  expect(texts.size).toBe(1)
})

test('every page of the desk is good in every language', async () => {
  const duties = [{ kind: 'report', names: { en: 'Interim report', ar: 'تقرير مرحلي' }, dueOn: '2005-06-30' }]
  await house.runner.run(setDuties, { operationId: scene.operationId, code: 'JPN/2005 1', duties }, house.system)
  await scene.fund('ITF', scene.organisations.unicef)
  const context = await officer.context().storageState()
  const withScripts = await browser.newContext({ storageState: context, locale: 'en' })
  const page = await withScripts.newPage()
  await page.goto(at('/entries'))
  const entry = (await page.locator('.records tbody th a').first().getAttribute('href'))?.split('/').at(-1)
  const one = '/agreements/JPN%2F2005%201'
  const paths = [
    ...['/agreements', '/agreements/new?kind=contribution', one, `${one}/money?kind=expenditure`, `${one}/plan`, `${one}/amend`],
    ...['/entries', `/entries/${entry}`, '/funds', '/deadlines', '/rates', '/periods'],
    ...['/trace/contributions/JPN%2F2005%201', '/trace?project=D9-01', '/promptness'],
  ]
  // Each in English, and over all of them in the others: what differs there is the direction, which all of them share.
  for (const [nth, path] of paths.entries())
    for (const language of languages)
      if (language === 'en' || nth % 2 === (language === 'ar' ? 0 : 1)) await expectGoodPage(page, at(path), language)
  await expectGoodPage(page, `${site.url}/o/${scene.code}/projects/D9-01/money`, 'ar')
  await withScripts.close()
}, 120_000)
