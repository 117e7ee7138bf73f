/** The strategic plan in a real Chromium without JavaScript: read, revised, edited by two at once, taken in as a sheet, put in force. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/access.ts'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { showFramework, storeObjectivesCommand } from '../../src/modules/plan/index.ts'
import { expectAccessible, expectGoodPage, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { testPassword } from '../support/people.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let site: TestSite
let browser: Browser
let context: BrowserContext
let page: Page
let loaded: Awaited<ReturnType<typeof loadShipped>>
const languages = ['en', 'ar', 'ckb'] as const
const at = (path: string) => `${site.url}/o/IRQ-2004/plan${path}`

async function accept(on: Page, link: string, name: string): Promise<void> {
  await on.goto(link)
  await on.fill('[name=name]', name)
  await on.fill('[name=email]', `${name.toLowerCase()}@example.org`)
  await on.fill('[name=password]', testPassword)
  await on.click('main button[type=submit]')
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

const draft = () =>
  house.reader.read(showFramework, { operationId: loaded.operationId, planId: loaded.plan?.id ?? '', no: 2 }, house.system)
const objectiveOf = async (code: string) => {
  const found = (await draft()).objectives.find(objective => objective.code === code)
  if (!found) throw new Error(`There is no objective ${code}.`)
  return found
}
const status = async (answer: Promise<{ status(): number } | null>) => (await answer)?.status()

test('the plan in force is a tree with whom it is for, marked illustrative, and is not edited', async () => {
  await page.goto(at(''))
  expect(await page.locator('nav [aria-current]').textContent()).toBe('Plan')
  expect(await page.locator('.plan-tree tbody tr').count()).toBe(loaded.plan?.file.objectives.length)
  const row = page.locator('.plan-tree tr', { hasText: 'Rural families' })
  expect(await row.locator('.plan-bar').count()).toBe(2)
  const top = page.locator('.plan-tree tr', { hasText: 'lasting solutions' })
  expect((await top.locator('.number').allTextContents()).slice(0, 2)).toEqual(['–not stated', '–not stated'])
  // Whom its lines reached is told, and marked as made up; of what no line names nothing is known.
  expect(await top.locator('.number').last().textContent()).toMatch(/^[\d,]+\*Illustrative$/)
  expect(await page.locator('.badge').count()).toBeGreaterThan(0)
  expect(await page.locator('.plan-actions').count()).toBe(0)
})

test('a revision is started, an objective added, edited and ended, and its people written down', async () => {
  await page.goto(at(''))
  await page.fill('#revision', 'Mid-year review')
  await page.click('form[action$="/revise"] button')
  expect(page.url()).toContain('version=2')
  await page.click('[aria-label="Add below 2.F"]')
  expect(await page.inputValue('[name=code]')).toBe('2.F.4')
  await page.fill('[name=nameEn]', 'Returnees find work')
  await page.click('form[action$="/objective"] button')
  await page.fill('[name="place.0"]', 'Ninewa (IQG15)')
  await page.fill('[name="inNeed.0"]', '1,200')
  await page.fill('[name="inNeed.1"]', 'many')
  expect(await status(Promise.all([page.waitForNavigation(), page.click('text=Save people')]).then(([answer]) => answer))).toBe(
    422,
  )
  expect(await page.locator('[role=alert]').textContent()).toContain('many')
  await page.fill('[name="inNeed.1"]', '')
  await page.click('text=Save people')
  const added = await objectiveOf('2.F.4')
  const own = (await draft()).caseloads.filter(({ objectiveId }) => objectiveId === added.id)
  expect(own).toMatchObject([{ placeId: loaded.places.get('IQG15'), inNeed: 1_200, targeted: null }])
  // Nobody is targeted for certain, and no line has named it yet.
  expect(await page.locator('.plan-facts .plan-unknown').count()).toBe(2)
  await page.goto(at(`/objective/${(await objectiveOf('1.A.2')).id}`))
  await page.fill('[name=reason]', 'Handed to the ministry')
  await page.click('form[action$="/end"] button')
  expect(await page.locator('section', { hasText: 'Handed to the ministry' }).count()).toBe(1)
})

test('the tree is edited as one: words, codes and places together, one put before another, and nothing of it when a row is wrong', async () => {
  await page.goto(at('?version=2'))
  await page.click('text=Edit the tree')
  await page.fill('[aria-label="Objective, 3.G.1"]', 'Voters who are hard to reach know how to vote')
  await page.fill('[aria-label="Code, New objective 1"]', '3.G.2')
  await page.fill('[aria-label="Objective, New objective 1"]', 'Observers are trained')
  await page.fill('[aria-label="Stands below, New objective 1"]', '3.H')
  const send = async (click: Promise<void>) => (await Promise.all([page.waitForNavigation(), click]))[0]?.status()
  expect(await send(page.locator('text=Save the tree').last().click())).toBe(422)
  expect(await page.locator('[role=alert]').textContent()).toBe('3.G.2: there is no objective “3.H” for it to stand below.')
  expect(await page.inputValue('[aria-label="Objective, 3.G.1"]')).toBe('Voters who are hard to reach know how to vote')
  await page.fill('[aria-label="Stands below, New objective 1"]', '3.G')
  expect(await send(page.click('[aria-label="Move 3.C.2 up"]'))).toBe(200)
  expect(page.url()).toContain('/plan/edit?')
  const codes = await page
    .locator('.plan-edit [name^="code."]')
    .evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value))
  expect(codes.slice(codes.indexOf('3'), -3)).toEqual(['3', '3.C', '3.C.2', '3.C.1', '3.G', '3.G.1', '3.G.2'])
  expect((await objectiveOf('3.G.1')).names.en).toBe('Voters who are hard to reach know how to vote')
  expect(await objectiveOf('3.G.2')).toMatchObject({ level: 3, clusterId: loaded.clusters.get('G') })
})

test('two who edit the tree at once: the later sees what it says now beside the own words', async () => {
  await page.goto(at('/edit?version=2'))
  const objective = await objectiveOf('3.C.1')
  const other = { ...objective, names: { ...objective.names, en: 'Somebody else' } }
  const input = { operationId: loaded.operationId, planId: loaded.plan?.id, objectives: [other] }
  await house.runner.run(storeObjectivesCommand, input, { actor: systemActor() })
  await page.fill('[aria-label="Objective, 3.C.1"]', 'Mine')
  await page.locator('text=Save the tree').first().click()
  expect(await page.locator('[role=alert]').textContent()).toContain('3.C.1')
  expect(await page.locator(`[id="${objective.id}"] small`).allTextContents()).toEqual(['Now: Somebody else'])
  expect((await objectiveOf('3.C.1')).names.en).toBe('Somebody else')
  await page.locator('text=Save the tree').first().click()
  expect((await objectiveOf('3.C.1')).names.en).toBe('Mine')
})

test('two who edit one objective at once: the later sees both, and nothing is overwritten unseen', async () => {
  const objective = await objectiveOf('2.F.1')
  await page.goto(at(`/objective/${objective.id}`))
  const { operationId } = loaded
  const other = { ...objective, names: { ...objective.names, en: 'Written by somebody else' } }
  const input = { operationId, planId: loaded.plan?.id, objectives: [other] }
  await house.runner.run(storeObjectivesCommand, input, { actor: systemActor() })
  await page.fill('[name=nameEn]', 'Written by me')
  const [answer] = await Promise.all([page.waitForNavigation(), page.click('form[action$="/objective"] button')])
  expect(answer?.status()).toBe(409)
  expect(await page.locator('.plan-conflict tbody tr').allTextContents()).toEqual([
    'Objective in EnglishWritten by meWritten by somebody else',
  ])
  expect((await objectiveOf('2.F.1')).names.en).toBe('Written by somebody else')
  await expectAccessibleWithScript(page.url(), await page.content())
  await page.click('form[action$="/objective"] button')
  expect((await objectiveOf('2.F.1')).names.en).toBe('Written by me')
})

/** A page that came of a form cannot be asked for again: its text is looked at in a browser that runs the checker. */
async function expectAccessibleWithScript(url: string, html: string): Promise<void> {
  const scripted = await browser.newContext({ storageState: await context.storageState(), bypassCSP: true })
  const looking = await scripted.newPage()
  await looking.goto(at(''))
  await looking.setContent(html)
  expect(url).toContain('/plan')
  await expectAccessible(looking)
  await scripted.close()
}

test('what a revision changes is told objective by objective', async () => {
  await page.goto(at('?version=2'))
  await page.click('text=What changed since version 1')
  const heads = (await page.locator('h2').allTextContents()).join('\n')
  expect(heads).toMatch(/added 2\.F\.4/)
  expect(heads).toMatch(/ended 1\.A\.2/)
  expect(heads).toMatch(/changed 2\.F\.1/)
})

test('a sheet is looked at before it is stored: wrong rows are said, the mended one goes in', async () => {
  const send = async (lines: string) => {
    await page.goto(at('?version=2'))
    await page.setInputFiles('#file', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) })
    await page.click('text=Check the sheet')
  }
  await send('Objective code,Objective (English),P-code,People in need\n1.B.1,Back to school,,\n1.B.1,,XX1,10\n')
  expect(await page.locator('.problems tbody tr').first().textContent()).toContain('XX1')
  expect(await page.locator('form[action$="/store"]').count()).toBe(0)
  await send('Objective code,Objective (English),P-code,People in need\n1.B.1,Back to school,,\n1.B.1,,IQG01,10\n')
  await page.click('text=Store these changes in the draft')
  expect(await page.locator('[role=status]').textContent()).toContain('Stored in the draft')
  expect((await objectiveOf('1.B.1')).names.en).toBe('Back to school')
})

test('a task manager is offered the own cluster alone', async () => {
  const secret = newSecret()
  const role = { role: 'task-manager', operationId: loaded.operationId, clusterId: loaded.clusters.get('F'), secret }
  await house.runner.run(invitePerson, role, house.system)
  const own = await browser.newContext({ locale: 'en', javaScriptEnabled: false })
  const theirs = await own.newPage()
  await accept(theirs, `${site.url}/invitation/${secret}`, 'Samir')
  await theirs.goto(at('?version=2'))
  const labels = await theirs
    .locator('.plan-actions a', { hasText: 'Edit' })
    .evaluateAll(links => links.map(link => link.ariaLabel))
  expect(labels).toEqual(['Edit 2.F', 'Edit 2.F.1', 'Edit 2.F.2', 'Edit 2.F.3', 'Edit 2.F.4'])
  expect(await theirs.locator('form[action$="/put-in-force"]').count()).toBe(0)
  await theirs.goto(at(`/objective/${(await objectiveOf('1.D')).id}`))
  expect(await theirs.locator('main form').count()).toBe(0)
  await theirs.goto(at('/edit?version=2'))
  const written = theirs.locator('.plan-edit [name^="code."]')
  expect(await written.evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value).filter(Boolean))).toEqual([
    ...['2.F', '2.F.1', '2.F.2', '2.F.3', '2.F.4'],
  ])
  expect(await theirs.locator('[aria-label="Move 2.F.1 down"]').count()).toBe(1)
  expect(await theirs.locator('[aria-label="Move 2.F down"]').count()).toBe(1)
  expect(await status(theirs.goto(at('/new')))).toBe(404)
  await own.close()
})

test.each(languages)(
  'every page of the plan in %s fits and is accessible on a phone and on a desk, in light and dark',
  async language => {
    const objective = await objectiveOf('2.F')
    const looking = await browser.newContext({ storageState: await context.storageState(), bypassCSP: true })
    const here = await looking.newPage()
    for (const path of [
      ...['?version=2', '/edit?version=2', '?print=yes', `/objective/${objective.id}`, '/objective/new?version=2', '/new'],
      '/changes?plan=UNSP-2004&from=1&to=2',
    ])
      await expectGoodPage(here, at(path), language)
    await looking.close()
  },
  90_000,
)

test('the draft is put in force, and the version before it stays as it was', async () => {
  await page.goto(at('?version=2'))
  await page.fill('[name=from]', '2005-07-01')
  await page.click('form[action$="/put-in-force"] button')
  await page.goto(at(''))
  expect(await page.locator('.page-head').textContent()).toContain('2005-07-01')
  await page.goto(at('?version=1'))
  expect(await page.locator('.plan-tree').textContent()).toContain('Paid work in agriculture')
})
