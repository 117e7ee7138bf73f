/** Names that sheets bring in, reviewed in a real Chromium: chosen on the preview, kept, corrected, merged and separated. */
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../src/kernel/pure/languages.ts'
import { editOrganisation } from '../../src/modules/organisations/index.ts'
import { expectAccessible, expectGoodPage, openBrowser } from '../support/browser.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { openSmallOperation, type SmallOperation, sheetOf } from '../support/sheets.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let house: TestHouse
let operation: SmallOperation
let site: TestSite
let browser: Browser
let page: Page
let folder: string
const names = () => `${site.url}/o/SMALL/names`

beforeAll(async () => {
  house = await openTestHouse()
  operation = await openSmallOperation(house, 'SMALL')
  site = await openTestSite(house)
  browser = await openBrowser()
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  folder = await mkdtemp(path.join(os.tmpdir(), 'wusul-names-'))
  await page.goto(site.administratorLink)
  await page.fill('[name=name]', 'Rana')
  await page.fill('[name=email]', 'rana@example.org')
  await page.fill('[name=password]', 'water sanitation hygiene')
  await page.click('main button[type=submit]')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function send(fileName: string, sheet: string, learn: boolean): Promise<void> {
  const file = path.join(folder, fileName)
  writeFileSync(file, sheet)
  await page.goto(`${site.url}/o/SMALL/imports?lang=en`)
  await page.setInputFiles('#file', file)
  if (learn) await page.check('#learn')
  await page.click('main form button[type=submit]')
  await page.locator('.figures').waitFor()
}
const figures = async () => (await page.locator('.figures').innerText()).replace(/\s+/g, ' ')
const row = (name: string) => page.locator('.name-row', { hasText: name })

const first = sheetOf(
  '2022-03,World Health Organisaton,,,Health,,Vaccination,Ninewa,Mosul,,,5',
  '2022-03,Local Hands,,,Health,,Vaccination,Ninewa,Mosul,,,6',
  '2022-03,Somebody Else,,,Health,,Vaccination,Ninewa,Mosul,,,7',
)

test('on the preview a typo is said to be the known name, a new name taken in, and the rest left out', async () => {
  await send('march.csv', first, false)
  expect(await figures()).toContain('New 0')
  await expectAccessible(page)
  await page.getByLabel('What “World Health Organisaton” is').selectOption({ label: 'Is the same as WHO' })
  await page.getByLabel('What “Local Hands” is').selectOption({ label: 'Is new' })
  await page.click('text=Apply and check again')
  await page.locator('.figures').waitFor()
  expect(await figures()).toBe('Rows 3 New 2 Changed 0 Unchanged 0 Rejected 1 Repaired 0')
  expect(await page.getByLabel('What “World Health Organisaton” is').count()).toBe(0)
  expect(await page.getByLabel('What “Somebody Else” is').inputValue()).toBe('')
  await page.click('text=Store 2 good rows')
  await page.getByRole('status').getByText('Stored').waitFor()
  const all = (await operation.entries()).organisation
  expect(all.find(({ code }) => code === 'WHO')?.aliases).toEqual(['World Health Organisaton'])
  expect(all.filter(({ status }) => status === 'unreviewed').map(entry => entry.names.en)).toEqual(['Local Hands'])
})

test('an unreviewed name says where it came from and how much hangs on it', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, nth) => `2022-0${1 + (nth % 4)},Committee ${nth} of the valley,,,Helth,,Vacination,Ninewa,Mossul,IDPs,,5`,
  )
  await send('april.csv', sheetOf(...rows, '2022-04,Local Hnads,,,Health,,Vaccination,Ninewa,Mosul,,,6'), true)
  await page.click('text=Store 31 good rows')
  await page.getByRole('status').getByText('Stored').waitFor()
  await page.goto(`${names()}?kind=cluster`)
  await expectAccessible(page)
  expect((await row('Helth').innerText()).replace(/\s+/g, ' ')).toContain('30 lines · Jan 2022 to Apr 2022 · from april.csv')
  expect(await row('Helth').getByRole('button', { name: 'Is the same as Health (HEA) – Helth' }).count()).toBe(1)
})

test('one click says what a name is, and another takes that back', async () => {
  await page.goto(`${names()}?q=hnads`)
  await row('Local Hnads')
    .getByRole('button', { name: /^Is the same as Local Hands/ })
    .click()
  await page.getByRole('status').getByText('“Local Hnads” is the same as Local Hands now.').waitFor()
  await expectAccessible(page)
  expect(await row('Local Hnads').count()).toBe(0)
  await page.getByRole('button', { name: 'Separate them again' }).click()
  await page.getByRole('status').getByText('“Local Hnads” stands for itself again.').waitFor()
  expect(await row('Local Hnads').count()).toBe(1)
  await row('Local Hnads')
    .getByRole('button', { name: /^Is the same as Local Hands/ })
    .click()
  await page.goto(`${names()}?state=merged`)
  await expectAccessible(page)
  expect(await row('Local Hnads').innerText()).toContain('is the same as Local Hands')
})

test('names are kept many at once, page by page, and found by a part of them', async () => {
  await page.goto(names())
  expect(await page.locator('.name-row').count()).toBe(25)
  expect(await page.locator('.pager').innerText()).toContain('Page 1 of 2')
  await page.getByLabel('Choose “Committee 0 of the valley”').check()
  await page.getByLabel('Choose “Committee 1 of the valley”').check()
  await page.click('text=Keep the chosen ones')
  await page.getByRole('status').getByText('Names kept: 2.').waitFor()
  await page.fill('#q', 'committee 2')
  await page.click('.name-search button')
  expect(await page.locator('.name-row').count()).toBe(11)
  await page.click('text=Keep all 11 on this page')
  await page.getByRole('status').getByText('Names kept: 11.').waitFor()
  expect(await page.locator('main').innerText()).toContain('No name contains “committee 2”.')
})

test('a place is looked for among those that it may be, and merged into one of them', async () => {
  await page.goto(`${names()}?kind=place`)
  await row('Mossul').getByRole('link').click()
  await expectAccessible(page)
  await page.fill('#find', 'sinj')
  await page.click('text=Find')
  expect(await page.locator('.button-choice').allInnerTexts()).toEqual(['Sinjar (IQ1502)'])
  await page.goBack()
  await page.locator('.button-choice', { hasText: 'Mosul' }).click()
  await page.getByRole('status').getByText('“Mossul” is the same as Mosul (IQ1501) now.').waitFor()
})

test('an entry is corrected in three languages; what somebody else changed meanwhile is shown and not overwritten', async () => {
  await page.goto(names())
  await row('Local Hands').getByRole('link').click()
  await page.fill('#ar', 'أيادٍ محلية')
  await page.fill('#ckb', 'دەستە خۆجێییەکان')
  await page.fill('#code', 'LH')
  await page.selectOption('#type', 'nngo')
  await page.click('text=Save')
  await page.getByRole('status').getByText('“Local Hands (LH)” is saved.').waitFor()
  await row('Local Hands').getByRole('link').click()
  const id = await operation.idOf('organisation', 'LH')
  const known = (await operation.entries()).organisation.find(entry => entry.id === id)
  expect(known).toMatchObject({
    names: { en: 'Local Hands', ar: 'أيادٍ محلية', ckb: 'دەستە خۆجێییەکان' },
    code: 'LH',
    type: 'nngo',
  })
  const changed = { ...known, operationId: operation.operationId, acronym: 'LHI', type: 'ingo', isDonor: false }
  await house.runner.run(editOrganisation, changed, house.system)
  await page.fill('#en', 'Local Hands of Ninewa')
  await page.click('text=Save')
  await page.getByRole('alert').getByText('Somebody changed this entry meanwhile').waitFor()
  await expectAccessible(page)
  expect(await page.locator('#code-now').innerText()).toBe('It says now: LHI')
  expect(await page.inputValue('#en')).toBe('Local Hands of Ninewa')
  await page.fill('#en', 'World Health Organization')
  await page.click('text=Save')
  await page.getByRole('alert').getByText('“World Health Organization” already stands for').waitFor()
  await page.fill('#en', '')
  await page.fill('#ar', '')
  await page.fill('#ckb', '')
  await page.click('text=Save')
  expect(await page.locator('#en-error').innerText()).toContain('A name in at least one language is needed')
})

test.each(languages)(
  'names in %s are accessible and fit on a phone and a desk, in light and dark',
  async language => {
    await send('more.csv', sheetOf('2022-05,Local Haands,,,Helthh,,Vaccinasion,Ninewa,Mossull,Hosts,,5'), false)
    const preview = new URL(page.url()).pathname
    const id = await operation.idOf('activity', 'Vacination')
    for (const address of [
      '/o/SMALL/names',
      '/o/SMALL/names?kind=place',
      '/o/SMALL/names?kind=activity',
      '/o/SMALL/names?kind=organisation&state=merged',
      `/o/SMALL/names/activity/${id}`,
      preview,
    ])
      await expectGoodPage(page, `${site.url}${address}`, language)
  },
  90_000,
)

test('the review is for those who keep the lists: others do not find it', async () => {
  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(names())
  expect(visitor.url()).toContain('/sign-in')
  expect((await page.goto(`${site.url}/o/SMALL/names/organisation/${operation.operationId}`))?.status()).toBe(404)
  expect((await page.goto(`${site.url}/o/SMALL/names/nonsense/${operation.operationId}`))?.status()).toBe(404)
})
