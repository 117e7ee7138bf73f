/** A real Chromium, and what every page in it must hold. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { directionOf, type Language } from '../../src/kernel/pure/languages.ts'
import { launchChromium } from './chromium.ts'

let launched: Promise<Browser> | undefined

/** Started once for all files that a worker runs; closing it closes what was opened in it, and the worker's end ends it. */
async function launchOnce(): Promise<Browser> {
  const browser = await launchChromium()
  const page = await browser.newPage()
  waitAfterClicks(Object.getPrototypeOf(page), self => self)
  waitAfterClicks(Object.getPrototypeOf(page.locator('body')), self => self.page())
  await page.close()
  browser.close = async () => {
    await Promise.all(browser.contexts().map(context => context.close()))
  }
  return browser
}

/** The browser, with nothing open in it. */
export function openBrowser(): Promise<Browser> {
  launched ??= launchOnce()
  return launched
}

const waiting = new WeakSet<object>()
/** A click that leads to another page ends when that is there: counting what is on it would else count half of it. */
function waitAfterClicks<Self extends Page | Locator>(prototype: Self, pageOf: (self: Self) => Page): void {
  if (waiting.has(prototype)) return
  waiting.add(prototype)
  const click = prototype.click as (...given: unknown[]) => Promise<void>
  prototype.click = async function (this: Self, ...given: unknown[]) {
    await click.apply(this, given)
    await pageOf(this).waitForLoadState()
  } as Self['click']
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Fails with every accessibility rule of WCAG 2.2 AA that the page breaks.
 * @param except rules that were tried on the same page already.
 */
export async function expectAccessible(page: Page, except: readonly string[] = []): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate(
    async disabled => {
      // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
      const { violations } = await (window as any).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
        rules: Object.fromEntries(disabled.map(rule => [rule, { enabled: false }])),
      })
      return (violations as { id: string; nodes: { html: string; failureSummary: string }[] }[]).map(
        ({ id, nodes }) =>
          `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`,
      )
    },
    [...except],
  )
  expect(found, page.url()).toEqual([])
}

/** Fails when the page is wider than the window, or when something went wrong on it. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), page.url()).toBeLessThanOrEqual(0)
}

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }
/** Widths and themes in which a page is tried for accessibility: languages share them, for colours and order are the same in all. */
const looks: Record<Language, readonly (readonly [typeof phone, 'light' | 'dark'])[]> = {
  en: [
    [phone, 'light'],
    [desk, 'dark'],
  ],
  ar: [[phone, 'dark']],
  ckb: [[desk, 'light']],
}

/**
 * Opens an address in a language: the page says that language and its direction, fits on a phone and on a desk, and is accessible. Over
 * the three languages it is tried on both, in light and in dark.
 * @param prepare opens what is folded away, in each of the widths.
 */
export async function expectGoodPage(
  page: Page,
  address: string,
  language: Language,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
  const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
  expect(root).toEqual([language, directionOf(language)])
  for (const [size, colorScheme] of looks[language]) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await prepare(page)
    // Colours are the same in every language: they are tried in both themes in the first.
    await expectAccessible(page, language === 'en' ? [] : ['color-contrast'])
  }
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    await prepare(page)
    await expectFits(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(desk)
}

/**
 * What a first visit to an address loads: with an empty cache, as somebody who is signed in and reads Arabic.
 * @returns bytes over the wire, fonts included; and those of scripts among them.
 */
export async function loadOfFirstView(browser: Browser, signedIn: BrowserContext, address: string) {
  const context = await browser.newContext({
    storageState: await signedIn.storageState(),
    extraHTTPHeaders: { 'accept-language': 'ar' },
  })
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  const underWay = new Map<string, string>()
  let [bytes, script] = [0, 0]
  let loaded = () => {}
  network.on('Network.requestWillBeSent', ({ requestId, type }) => underWay.set(requestId, type ?? ''))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    if (underWay.get(requestId) === 'Script') script += encodedDataLength
    underWay.delete(requestId)
    loaded()
  })
  network.on('Network.loadingFailed', ({ requestId }) => {
    underWay.delete(requestId)
    loaded()
  })
  await page.goto(`${address}?lang=ar`)
  // Fonts are asked for when text is drawn in them, which may be after the page is there.
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  await new Promise<void>(resolve => {
    loaded = () => {
      if (underWay.size === 0) resolve()
    }
    loaded()
  })
  await context.close()
  process.stdout.write(`${new URL(address).pathname} in Arabic: ${bytes} bytes, ${script} of them scripts\n`)
  return { bytes, script }
}
