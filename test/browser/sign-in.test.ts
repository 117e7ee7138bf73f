/** Signing in, in a real Chromium: passkey, second step, invitation, lost password, other devices; in English and in Arabic. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { invitePerson, newSecret } from '../../src/modules/accounts/index.ts'
import { roleNames } from '../../src/modules/operations/index.ts'
import { accountsTexts } from '../../src/web/messages/accounts.ts'
import { expectAccessible, expectFits, openBrowser } from '../support/browser.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { openTestSite, type TestSite } from '../support/site.ts'
import { codeAt } from '../support/totp.ts'

let house: TestHouse
let site: TestSite
let browser: Browser

beforeAll(async () => {
  house = await openTestHouse('facts')
  await loadShipped(house, { illustrative: false })
  site = await openTestSite(house)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await house?.close()
})

const phone = { width: 390, height: 844 }
const password = 'water sanitation hygiene'

/** A link that makes an administrator: the first one's, or an invitation. */
async function administratorLink(language: Language): Promise<string> {
  if (language === 'en') return site.administratorLink
  const secret = newSecret()
  await house.runner.run(invitePerson, { role: 'administrator', secret }, house.system)
  return `${site.url}/invitation/${secret}`
}

describe.each(['en', 'ar'] as const)('in %s', language => {
  const t = accountsTexts(language)
  const email = `rana.${language}@example.org`
  let context: BrowserContext
  let page: Page
  let key: string
  let backupCodes: string[]

  const device = () =>
    browser.newContext({ locale: language, viewport: phone, extraHTTPHeaders: { 'accept-language': language } })
  const good = async (at = page) => {
    await expectFits(at)
    await expectAccessible(at)
  }
  const press = (name: string, at = page) => at.getByRole('button', { name, exact: true }).click()
  const signOut = async () => {
    await page
      .locator('main')
      .getByRole('button', { name: t('signOut') })
      .click()
    await page.waitForURL('**/sign-in')
  }
  const giveName = async (at: Page, who: string, address: string) => {
    await at.getByLabel(t('name'), { exact: true }).fill(who)
    await at.getByLabel(t('email')).fill(address)
    await at.getByLabel(t('password'), { exact: true }).fill(password)
    await press(t('makeAccount'), at)
    await at.waitForURL('**/account')
  }
  const signIn = async (at: Page, address: string, secret: string) => {
    await at.goto(`${site.url}/sign-in?next=/account`)
    await at.getByLabel(t('email')).fill(address)
    await at.getByLabel(t('password'), { exact: true }).fill(secret)
    await press(t('signIn'), at)
  }

  beforeAll(async () => {
    context = await device()
    page = await context.newPage()
  })
  afterAll(() => context?.close())

  test('the one-time link makes an administrator, and works once', async () => {
    const link = await administratorLink(language)
    await page.goto(link)
    await good()
    await giveName(page, 'Rana', email)
    expect(await page.locator('main').innerText()).toContain(roleNames.administrator[language])
    await good()
    const other = await (await device()).newPage()
    await other.goto(link)
    expect(await other.locator('main').innerText()).toContain(t('linkGone'))
    await good(other)
    await other.context().close()
  })

  test('a passkey is added with its name, renamed, signs in without a password, and is removed', async () => {
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    })
    const passkeys = page.locator('#passkeys')
    await passkeys.getByLabel(t('passkeyName')).fill('Field phone')
    await press(t('addPasskey'))
    await passkeys.getByText('Field phone').waitFor()
    await passkeys.getByText(t('rename')).click()
    await passkeys.locator('[name=passkeyName]').fill('Phone of Rana')
    await passkeys.getByRole('button', { name: t('save') }).click()
    await passkeys.getByText('Phone of Rana').waitFor()
    await good()
    await signOut()
    await good()
    await press(t('signInWithPasskey'))
    await page.waitForURL(address => address.pathname !== '/sign-in')
    await page.goto(`${site.url}/account`)
    await passkeys.getByRole('button', { name: t('remove') }).click()
    await passkeys.getByText(t('noPasskeys')).waitFor()
    await cdp.detach()
  })

  test('the second step is set up by its picture or key, and a wrong code is told without losing them', async () => {
    const step = page.locator('#second-step')
    await step.getByLabel(t('currentPassword')).fill('not my password')
    await press(t('turnOn'))
    expect(await step.locator('.error').innerText()).toBe(t('passwordNotRight'))
    await step.getByLabel(t('currentPassword')).fill(password)
    await press(t('turnOn'))
    await step.getByRole('img', { name: t('secondFactorScan') }).waitFor()
    await good()
    key = await step.locator('.copyable').innerText()
    backupCodes = await step.locator('.codes li').allInnerTexts()
    expect(backupCodes.length).toBeGreaterThanOrEqual(8)
    await step.getByLabel(t('code')).fill('000000')
    await press(t('next'))
    expect(await step.locator('.error').innerText()).toBe(t('codeWrong'))
    expect(await step.locator('.copyable').innerText()).toBe(key)
    await step.getByLabel(t('code')).fill(codeAt(key, new Date()))
    await press(t('next'))
    await step.getByText(t('secondFactorOn')).waitFor()
  })

  test('signing in asks for the code then; a backup code works once, and new ones end the old', async () => {
    await signOut()
    await signIn(page, email, 'not my password')
    expect(await page.getByRole('alert').innerText()).toBe(t('signInFailed'))
    await good()
    await signIn(page, email, password)
    await page.waitForURL('**/sign-in/code?*')
    await good()
    await page.getByLabel(t('codeOrBackup')).fill('111111')
    await press(t('next'))
    expect(await page.locator('.error').innerText()).toBe(t('codeWrong'))
    await page.getByLabel(t('codeOrBackup')).fill(codeAt(key, new Date()))
    await press(t('next'))
    await page.waitForURL('**/account')

    const enter = async (code: string) => {
      await page.goto(`${site.url}/account`)
      await signOut()
      await signIn(page, email, password)
      await page.getByLabel(t('codeOrBackup')).fill(code)
      await press(t('next'))
    }
    await enter(backupCodes[0] ?? '')
    await page.waitForURL('**/account')
    const step = page.locator('#second-step')
    await step.locator('summary').click()
    await step.locator('[name=codesPassword]').fill(password)
    await press(t('newBackupCodes'))
    const fresh = await step.locator('.codes li').allInnerTexts()
    expect(fresh.filter(code => backupCodes.includes(code))).toEqual([])
    await good()
    await enter(backupCodes[1] ?? '')
    expect(await page.locator('.error').innerText()).toBe(t('codeWrong'))
    await page.getByLabel(t('codeOrBackup')).fill(fresh[0] ?? '')
    await press(t('next'))
    await page.waitForURL('**/account')
  })

  test('a person is invited by a link, forgets the password, and gets in again by another link', async () => {
    const theirs = await device()
    const their = await theirs.newPage()
    const address = `dilan.${language}@example.org`
    await page.goto(`${site.url}/people?operation=IRQ-2004`)
    await good()
    await page.getByLabel(t('role'), { exact: true }).selectOption('information-officer')
    await press(t('invite'))
    const invitation = await page.locator('#invite .copyable').innerText()
    await good()
    await their.goto(invitation)
    await good(their)
    await giveName(their, `Dilan ${language}`, address)
    expect(await their.locator('main').innerText()).toContain(roleNames['information-officer'][language])

    await page.goto(`${site.url}/people?operation=IRQ-2004`)
    const row = page.locator('#accounts tr', { hasText: address })
    await row.locator('summary').click()
    await row.getByRole('button', { name: t('recoveryLink') }).click()
    const recovery = await page.locator('#accounts .copyable').innerText()
    await good()
    await their.goto(recovery)
    await good(their)
    await their.getByLabel(t('newPassword')).fill('short')
    await their.locator('main form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
    await press(t('setPassword'), their)
    expect(await their.locator('.error').innerText()).toContain('12')
    await their.getByLabel(t('newPassword')).fill('a river that carries ships')
    await press(t('setPassword'), their)
    await their.waitForURL('**/account')
    await their.goto(recovery)
    expect(await their.locator('main').innerText()).toContain(t('linkGone'))
    await signIn(their, address, password)
    expect(await their.getByRole('alert').innerText()).toBe(t('signInFailed'))
    await signIn(their, address, 'a river that carries ships')
    await their.waitForURL('**/account')
    await theirs.close()
  })

  test('the language of the account is that of the pages, on any device, until another is chosen there', async () => {
    const other = language === 'en' ? 'ckb' : 'en'
    await page.goto(`${site.url}/account`)
    await page.getByLabel(t('language')).selectOption(other)
    await page.locator('form:has([name=language]) button').click()
    expect(await page.locator('html').getAttribute('lang')).toBe(other)
    const elsewhere = await device()
    const at = await elsewhere.newPage()
    await elsewhere.addCookies((await context.cookies()).filter(({ name }) => name !== 'wusul_language'))
    await at.goto(`${site.url}/account`)
    expect(await at.locator('html').getAttribute('lang')).toBe(other)
    await at.goto(`${site.url}/account?lang=${language}`)
    await at.goto(`${site.url}/people`)
    expect(await at.locator('html').getAttribute('lang')).toBe(language)
    await elsewhere.close()
    await page.goto(`${site.url}/account?lang=${language}`)
    await page.getByLabel(t('language')).selectOption(language)
    await page.locator('form:has([name=language]) button').click()
  })

  test('other devices are listed by what they are, and signed out from here', async () => {
    await page.goto(`${site.url}/account`)
    const step = page.locator('#second-step')
    await step.locator('[name=secondStepPassword]').fill(password)
    await press(t('turnOff'))
    await step.getByText(t('secondFactorOff')).waitFor()
    const elsewhere = await device()
    const other = await elsewhere.newPage()
    await signIn(other, email, password)
    await other.waitForURL('**/account')
    await page.goto(`${site.url}/account`)
    const sessions = page.locator('#sessions')
    expect(await sessions.innerText()).toContain('Chrome · Linux')
    await sessions.getByRole('button', { name: t('signOutElsewhere') }).click()
    await sessions.getByText(t('thisDevice')).waitFor()
    expect(await sessions.locator('tbody tr').count()).toBe(1)
    await other.goto(`${site.url}/account`)
    expect(new URL(other.url()).pathname).toBe('/sign-in')
    await elsewhere.close()
  })

  test('every step was one of forms: without JavaScript the same pages sign in', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders: { 'accept-language': language } })
    const bare = await plain.newPage()
    await signIn(bare, email, password)
    await bare.waitForURL('**/account')
    expect(await bare.locator('h1').innerText()).toBe(t('accountTitle'))
    await plain.close()
  })
})
