/** Periodic reports in a real Chromium: the month end to end with and without a script, the grid by keyboard, and what its pages hold. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { generateReports, listReports, setCalendar, setDuties, showReport } from '../../src/modules/reporting/index.ts'
import { gridTexts } from '../../src/web/messages/grid.ts'
import { sayReport } from '../../src/web/messages/reporting.ts'
import { expectGoodPage, loadOfFirstView, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
/** Focal point of IOM, task managers of clusters F and D. */
let [focal, manager, stranger]: Page[] = []
let loaded: Awaited<ReturnType<typeof loadShipped>>
const reports = new Map<string, string>()
const at = (path: string) => `${site.url}/o/IRQ-2004${path}`
const reportAt = (period: string, more = '') => at(`/reports/${reports.get(period)}${more}`)

async function invited(name: string, role: object): Promise<Page> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { ...role, secret, operationId: loaded.operationId }, house.system)
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  const on = await context.newPage()
  await on.goto(`${site.url}/invitation/${secret}`)
  await on.fill('[name=name]', name)
  await on.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await on.fill('[name=password]', testPassword)
  await on.click('main button[type=submit]')
  return on
}

/** The same person in a browser without a script. */
async function withoutScript(person: Page): Promise<Page> {
  const context = await browser.newContext({ storageState: await person.context().storageState(), javaScriptEnabled: false })
  return context.newPage()
}

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
  const { operationId } = loaded
  const clusterId = loaded.clusters.get('F')
  const rhythm = { frequency: 'month', dueDays: 10, reviewDays: 7, starts: '2005-01', ends: '2005-06' }
  const { id: calendarId } = await house.runner.run(
    setCalendar,
    { operationId, names: { en: 'Monthly report' }, ...rhythm },
    house.system,
  )
  const duties = [{ clusterId, organisationId: loaded.organisations.get('IOM') }]
  await house.runner.run(setDuties, { operationId, calendarId, duties }, house.system)
  await house.runner.run(generateReports, { operationId }, house.system)
  for (const { id, period } of (await house.reader.read(listReports, { operationId }, house.system)).reports)
    reports.set(period, id)
  site = await openTestSite(house)
  browser = await openBrowser()
  focal = await invited('Dilan', { role: 'focal-point', organisationId: loaded.organisations.get('IOM') })
  manager = await invited('Sara', { role: 'task-manager', clusterId })
  stranger = await invited('Omar', { role: 'task-manager', clusterId: loaded.clusters.get('D') })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

const people = () => {
  if (!focal || !manager || !stranger) throw new Error('Nobody is there.')
  return { focal, manager, stranger }
}

const cellAt = (on: Page, row: number, field: string) =>
  on.locator(`.grid-row[aria-rowindex="${row + 1}"]:visible [role=gridcell][data-field="${field}"]`)
const openGrid = (on: Page) => on.waitForSelector('.grid-body [role=gridcell]')

/** Puts text on the clipboard of the cell that has the focus, and pastes it. */
const paste = (on: Page, text: string) =>
  on.evaluate(pasted => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
/** What copying puts on the clipboard. */
const copied = (on: Page) =>
  on.evaluate(() => {
    const clipboardData = new DataTransfer()
    document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    return clipboardData.getData('text/plain')
  })
const saved = (on: Page, language: 'en' | 'ar') =>
  on.waitForFunction(text => document.querySelector('.grid-status')?.textContent === text, gridTexts(language).saved)

test.each([
  {
    ...{ language: 'en' as const, period: '2005-01', reached: '1,730' },
    sheet: [
      'Activity\tGovernorate or province\tPopulation group\tPeople reached',
      'Return of refugees\tBasrah\tThe displaced\t1200',
      'Shelter kits\tErbil\tThe displaced\tabout 500',
    ],
  },
  {
    ...{ language: 'ar' as const, period: '2005-02', reached: '2,530' },
    sheet: [
      'النشاط\tالمحافظة\tالفئة السكانية\tمن وصلت إليهم المساعدة',
      'عودة اللاجئين\tالبصرة\tالنازحون\t٢٠٠٠',
      'مأوى\tأربيل\tالنازحون\tنحو',
    ],
  },
])(
  'a month in $language: filled, submitted, sent back for one cell, corrected, accepted, and counted',
  async ({ language, period, sheet, reached }) => {
    const { focal, manager, stranger } = people()
    const say = (message: Parameters<typeof sayReport>[1], values?: Record<string, string | number>) =>
      sayReport(language, message, values)
    const button = (on: Page, message: Parameters<typeof sayReport>[1]) => on.click(`main button:text-is("${say(message)}")`)
    await focal.goto(at(`/reports?lang=${language}`))
    await focal.click(`[aria-labelledby=owed] a[href$="${reports.get(period)}"]`)
    await focal.fill('#narrative', 'Returns slowed.')
    await button(focal, 'saveContent')
    await focal.click(`main a:text-is("${say('openGrid')}")`)
    await openGrid(focal)
    await cellAt(focal, 1, 'activity').click()
    await paste(focal, `${sheet.join('\n')}\n`)
    await saved(focal, language)
    expect(await focal.locator('[data-grid-summary]').textContent()).toContain(
      say('summary', { rows: 2, errors: 1, warnings: 2, repairs: language === 'ar' ? 1 : 0 }),
    )
    // Sent as it is, it comes back with every error at once, and what is written stays.
    await button(focal, 'step_submit')
    expect(await focal.locator('[role=alert]').last().textContent()).toContain(say('problemsToMend', { count: 1 }))
    expect(await focal.inputValue('#narrative')).toBe('Returns slowed.')
    await focal.goto(reportAt(period, '/lines'))
    await openGrid(focal)
    await cellAt(focal, 1, 'activity').click()
    await focal.keyboard.press('F8')
    while ((await focal.evaluate(() => document.activeElement?.getAttribute('data-field'))) !== 'reached')
      await focal.keyboard.press('F8')
    expect(await focal.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
    await focal.keyboard.type('530')
    await focal.keyboard.press('Enter')
    // What is written in the grid is sent before the report is.
    await button(focal, 'step_submit')
    await focal.waitForSelector('.report-state-waits')

    expect((await stranger.goto(reportAt(period)))?.status()).toBe(404)
    await manager.goto(at(`/reports?lang=${language}`))
    await manager.click(`[aria-labelledby=to-review] a[href$="${reports.get(period)}/review"]`)
    await openGrid(manager)
    await cellAt(manager, 1, 'reached').click()
    await manager.fill('#comment-text', 'Some of these came in December.')
    await button(manager, 'sendComment')
    await button(manager, 'step_send-back')

    await focal.goto(reportAt(period))
    expect(await focal.locator('[aria-labelledby=comments]').textContent()).toContain('Some of these came in December.')
    await focal.click('[aria-labelledby=comments] strong a')
    const field = focal.locator('.field:has(label[for=line-reached])')
    expect(await field.textContent()).toContain('Some of these came in December.')
    await focal.fill('#line-reached', language === 'en' ? '1,200' : '2000')
    await button(focal, 'saveLine')
    await focal.goto(reportAt(period))
    await button(focal, 'resolve')
    await button(focal, 'step_submit-again')

    await manager.goto(reportAt(period, '/review'))
    await button(manager, 'step_accept')
    expect(await manager.locator('.report-state').textContent()).toBe(say('state_accepted'))
    expect(await manager.locator('[aria-labelledby=history] tbody tr').count()).toBeGreaterThanOrEqual(7)
    await manager.goto(at(`?from=${period}&to=${period}`))
    expect(await manager.locator('main').textContent()).toContain(reached)
  },
  60_000,
)

test('the grid by keyboard: arrows mirrored, lists, ranges, filling, rows, undoing, and out again', async () => {
  const { focal } = people()
  await focal.goto(reportAt('2005-03', '/lines?lang=ar'))
  await openGrid(focal)
  const here = () =>
    focal.evaluate(() => {
      const cell = document.activeElement
      return `${cell?.closest('[role=row]')?.getAttribute('aria-rowindex')} ${cell?.getAttribute('data-field')}`
    })
  const press = async (...keys: string[]) => {
    for (const key of keys) await focal.keyboard.press(key)
  }
  await cellAt(focal, 1, 'activity').click()
  await press('ArrowLeft', 'ArrowLeft', 'ArrowRight')
  expect(await here()).toBe('2 adm1Name')
  // A list narrows with what is typed; what fits best is gone to and taken.
  await press('Enter')
  await focal.keyboard.type('البص')
  await press('ArrowDown')
  expect(await focal.locator('[role=combobox]').getAttribute('aria-activedescendant')).toBe('grid-choice-0')
  await press('Enter')
  expect([await cellAt(focal, 1, 'adm1Name').textContent(), await here()]).toEqual(['البصرة', '3 adm1Name'])
  // Districts are those of the governorate.
  await press('ArrowUp', 'ArrowLeft', 'F2')
  expect(await focal.locator('[role=option]').count()).toBeLessThan(15)
  await press('Escape', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
  // The last row there is is the empty one below those that are written.
  expect(await copied(focal)).toBe('البصرة\nالبصرة')
  await press('Control+Home', 'Insert')
  expect(await cellAt(focal, 1, 'adm1Name').textContent()).toBe('')
  expect(await cellAt(focal, 2, 'adm1Name').textContent()).toBe('البصرة')
  await press('Control+Delete', 'Control+Delete')
  await press('Control+z', 'Control+z', 'Control+z', 'Control+z')
  expect(await cellAt(focal, 2, 'adm1Name').textContent()).toBe('')
  await press('Control+y')
  expect(await cellAt(focal, 2, 'adm1Name').textContent()).toBe('البصرة')
  await saved(focal, 'ar')
  await press('Escape')
  expect(await focal.evaluate(() => document.activeElement?.closest('.grid-bar') !== null)).toBe(true)
  await focal.reload()
  await openGrid(focal)
  expect(await cellAt(focal, 2, 'adm1Name').textContent()).toBe('البصرة')
})

test('what could not be sent is kept on the device, put in again when the page is opened, and forgotten when it has arrived', async () => {
  const context = people().focal.context()
  const lines = reportAt('2005-06', '/lines?lang=en')
  const first = await context.newPage()
  await first.goto(lines)
  await openGrid(first)
  await context.setOffline(true)
  await cellAt(first, 1, 'activity').click()
  await first.keyboard.type('written offline')
  await first.keyboard.press('Tab')
  await first.keyboard.press('F2')
  await first.keyboard.type('أربيل')
  await first.keyboard.press('Enter')
  await first.waitForSelector('.grid-status-offline')
  await first.close()
  await context.setOffline(false)
  const second = await context.newPage()
  await second.goto(lines)
  await openGrid(second)
  await second.bringToFront()
  expect(await cellAt(second, 1, 'activity').textContent()).toBe('written offline')
  // What is written from the right stands in its column all the same.
  const starts = await second
    .locator('.grid-body [data-field=adm1Name]:visible')
    .evaluateAll(cells => cells.map(cell => cell.getBoundingClientRect().left))
  expect(new Set(starts).size).toBe(1)
  await saved(second, 'en')
  expect(await second.evaluate(() => localStorage.length)).toBe(0)
  await second.close()
})

test('without a script: rows in a table, the template with its lines, and “no activity” by one click', async () => {
  const on = await withoutScript(people().focal)
  await on.goto(reportAt('2005-04', '/lines?lang=en'))
  const first = (field: string) => on.locator(`.plain-grid tbody tr:first-child [name$=".${field}"]`)
  await first('activity').fill('Winter kits')
  await first('adm1Name').fill('Erbil')
  await first('reached').fill('75')
  await on.click('button:text-is("Save and add 5 rows")')
  expect([await first('reached').inputValue(), await on.locator('.plain-grid tbody tr').count()]).toEqual(['75', 6])
  const template = await on.request.get(reportAt('2005-04', '/template.xlsx'))
  await on.goto(reportAt('2005-04'))
  await on.click('summary:text-is("Send a filled template")')
  await on.setInputFiles('#sheet', { name: 'report.xlsx', mimeType: '', buffer: await template.body() })
  await on.click('form[action$="/sheet"] button')
  expect(await on.locator('[data-grid-summary]').textContent()).toContain('1 lines · 0 errors')
  await on.goto(reportAt('2005-05'))
  await on.click('button:text-is("No activity in this period")')
  expect(await on.locator('.notice').last().textContent()).toContain('no activity in this period')
  await on.context().close()
})

test('what a grid sends is refused when somebody was faster, when it is nothing a grid sends, and when it is not theirs', async () => {
  const { focal, manager, stranger } = people()
  const post = async (on: Page, data: object) => (await on.request.post(reportAt('2005-03', '/lines.json'), { data })).status()
  const { version } = await house.reader.read(
    showReport,
    { operationId: loaded.operationId, reportId: reports.get('2005-03') ?? '' },
    house.system,
  )
  const sent = { version, fields: ['reached'], rows: [], order: [] }
  expect(await post(focal, { ...sent, version: version - 1 })).toBe(409)
  expect(await post(focal, { ...sent, order: [[0, 999]] })).toBe(409)
  expect(await post(focal, { ...sent, rows: 'all' })).toBe(422)
  expect([await post(manager, sent), await post(stranger, sent)]).toEqual([404, 404])
  expect((await stranger.request.get(reportAt('2005-03', '/lines.json?fields=reached'))).status()).toBe(404)
  // Before it is sent, nobody but its organisation sees what is in it.
  expect(await (await manager.request.get(reportAt('2005-03', '/lines.json?fields=reached'))).json()).toEqual([])
})

test.each(['en', 'ar', 'ckb'] as const)(
  'the pages in %s fit and are accessible on a phone and on a desk',
  async language => {
    const { focal, manager } = people()
    const unfold = (shown: Page) =>
      shown.evaluate(() => {
        for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
      })
    for (const address of [reportAt('2005-03'), reportAt('2005-03', '/lines'), reportAt('2005-03', '/lines/new')])
      await expectGoodPage(focal, address, language, unfold)
    const calendar = at('/reports/calendar?cluster=F')
    for (const address of [at('/reports'), at('/reports/on-time'), reportAt('2005-01'), reportAt('2005-05', '/review'), calendar])
      await expectGoodPage(manager, address, language, unfold)
  },
  240_000,
)

/** Bytes that a first visit may take over the wire, fonts included, and of JavaScript (look.md, budgets). */
const [firstViewBytesMax, scriptBytesMax] = [120_000, 25_000]
test.each(['', '/lines'])('a report%s stays within its budget of bytes', async page => {
  const { bytes, script } = await loadOfFirstView(browser, people().focal.context(), reportAt('2005-03', page))
  expect(bytes).toBeLessThan(firstViewBytesMax)
  expect(script).toBeLessThan(scriptBytesMax)
  expect(script > 0).toBe(page === '/lines')
})
