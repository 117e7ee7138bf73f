/** Situation reports in a real Chromium without JavaScript: made, written in two languages, reviewed by somebody else, published, corrected. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { closePrinter } from '../../src/web/print/print.ts'
import { expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { readPdf, saysOnPage } from '../support/pdf.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
/** Task manager of cluster F, information officer, and focal point of an organisation. */
let manager: Page
let officer: Page
let focal: Page
let loaded: Awaited<ReturnType<typeof loadShipped>>
const at = (path: string) => `${site.url}/o/IRQ-2004${path}`

async function invited(name: string, role: object): Promise<Page> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { ...role, secret, operationId: loaded.operationId }, house.system)
  const context = await browser.newContext({ locale: 'en', javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  const on = await context.newPage()
  await on.goto(`${site.url}/invitation/${secret}`)
  await on.fill('[name=name]', name)
  await on.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await on.fill('[name=password]', testPassword)
  await on.click('main button[type=submit]')
  return on
}

beforeAll(async () => {
  house = await openTestHouse('shipped')
  loaded = await loadShipped(house, { illustrative: true })
  site = await openTestSite(house)
  browser = await openBrowser()
  manager = await invited('Rana', { role: 'task-manager', clusterId: loaded.clusters.get('F') })
  officer = await invited('Omar', { role: 'information-officer' })
  focal = await invited('Dilan', { role: 'focal-point', organisationId: loaded.organisations.get('IOM') })
}, 120_000)
afterAll(async () => {
  await closePrinter()
  await browser?.close()
  await site?.close()
  await house?.close()
})

/** Sends a form and says how it was answered; the redirect of what was done is followed. */
async function send(on: Page, selector: string): Promise<number | undefined> {
  const [answer] = await Promise.all([on.waitForNavigation(), on.click(selector)])
  return answer?.status()
}

let report = ''

test('a task manager makes the report of the own cluster with one button, and writes it in English and in Arabic', async () => {
  await manager.goto(at('/meetings'))
  await manager.click('nav a:text-is("Reporting")')
  await manager.click('nav a:text-is("Situation reports")')
  expect(await manager.locator('[name=cluster] option').allTextContents()).toHaveLength(1)
  await manager.fill('[name=from]', '2005-01')
  await manager.fill('[name=to]', '2005-06')
  expect(await send(manager, 'main button[type=submit]')).toBe(200)
  report = manager.url()
  expect(await manager.locator('.sit h1').textContent()).toContain('Cluster F')
  expect(await manager.locator('.sit-kind').textContent()).toContain('Cluster progress report')
  expect(await manager.locator('.sit-marks').textContent()).toContain('Draft')
  expect(await manager.locator('.sit section[aria-labelledby=sit-indicators] tbody tr').count()).toBeGreaterThan(3)
  // Nobody who does not make it sees it yet.
  expect((await focal.goto(report))?.status()).toBe(404)

  for (const [language, text] of [
    ['en', '- Families went home\n- Roads are open'],
    ['ar', '- عادت الأسر إلى بيوتها'],
  ] as const) {
    await manager.goto(`${report}/texts?in=${language}`)
    await manager.fill('[name=highlights]', text)
    expect(await send(manager, '.sit-texts button[type=submit]')).toBe(200)
  }
  expect(await manager.locator('.sit-highlights li').allTextContents()).toEqual(['Families went home', 'Roads are open'])
  await manager.goto(`${report}?lang=ar`)
  expect(await manager.locator('.sit-highlights li').allTextContents()).toEqual(['عادت الأسر إلى بيوتها'])
  await manager.goto(`${report}?lang=en`)
  expect(await manager.locator('form[action$="/review"], form[action$="/publish"]').count()).toBe(0)
})

test.each(languages)('list, report, texts and what changed hold in %s', async language => {
  // What tries the pages is a script.
  const context = await browser.newContext({ storageState: await manager.context().storageState() })
  const page = await context.newPage()
  for (const address of [at('/sitreps'), report, `${report}/texts?in=${language}`, `${report}/changes`])
    await expectGoodPage(page, address, language)
  await context.close()
  await manager.goto(`${report}?lang=en`)
})

test('somebody else reviews it, it is published, and everybody takes it away; a text written meanwhile is not lost', async () => {
  await officer.goto(report)
  await manager.goto(`${report}/texts?in=en`)
  expect(await send(officer, 'form[action$="/review"] button')).toBe(200)
  await manager.fill('[name=outlook]', 'More returns are expected.')
  expect(await send(manager, '.sit-texts button[type=submit]')).toBe(409)
  expect(await manager.inputValue('[name=outlook]')).toBe('More returns are expected.')
  expect(await manager.locator('[role=alert]').count()).toBe(1)
  expect(await send(officer, 'form[action$="/publish"] button')).toBe(200)
  expect(await officer.locator('.sit-marks').textContent()).toBe('Illustrative')
  expect((await focal.goto(report))?.status()).toBe(200)
  const answer = await focal.request.get(`${report}/file/pdf?lang=ar`)
  expect(answer.headers()['content-disposition']).toBe('attachment; filename="irq-2004-f-2005-h1-edition-1-ar.pdf"')
  const { pages, tagged } = readPdf(await answer.body())
  expect(tagged).toBe(true)
  expect(pages.every(page => saysOnPage(page, 'توضيحي'))).toBe(true)
  expect(saysOnPage(pages[0] ?? { width: 0, height: 0, text: '' }, 'بيوتها')).toBe(true)
  await focal.goto(`${report}/changes?lang=en`)
  expect(await focal.locator('main').textContent()).toContain('the figures are the same today')
  // On paper the page itself has nothing around the sheet.
  await focal.goto(report)
  await focal.emulateMedia({ media: 'print' })
  expect(await focal.locator('aside, .masthead').evaluateAll(all => all.map(each => getComputedStyle(each).display))).toEqual([
    'none',
    'none',
  ])
})

test('a correction is a new edition that names the one it replaces', async () => {
  await officer.goto(report)
  await officer.click('summary:has-text("Correct")')
  await officer.fill('[name=replace-correction]', 'A line came late')
  expect(await send(officer, 'form[action$="/replace"] button')).toBe(200)
  expect(await officer.locator('.sit-correction').textContent()).toContain('replaces edition 1')
  const second = officer.url()
  await manager.goto(second)
  expect(await send(manager, 'form[action$="/review"] button')).toBe(200)
  expect(await send(manager, 'form[action$="/publish"] button')).toBe(200)
  await focal.emulateMedia({ media: 'screen' })
  await focal.goto(report)
  expect(await focal.locator('.notice').first().textContent()).toContain('Edition 2 replaces this one')
  await focal.goto(at('/sitreps'))
  expect(await focal.locator('.sit-state').allTextContents()).toEqual(['published', 'replaced'])
})
