/**
 * Makes PDF and PNG of a document in a Chromium of this machine: started when one is asked for, one document at a time, closed when nobody
 * asked for a while. The document is a text with everything inside; nothing is fetched and no script runs.
 */
import type { Browser, Page } from 'playwright-core'
import { defineProblem } from '../../kernel/problems.ts'
import { findChromium } from './find-chromium.ts'

/** There is no Chromium here. */
export const noPrinter = defineProblem('no-printer', 422, {
  en: 'There is no Chromium on this server, so it makes no PDF and no picture. Print the page with your browser.',
  ar: 'لا يوجد Chromium على هذا الخادم، فلا يُنتج PDF ولا صورة. اطبع الصفحة من متصفحك.',
  ckb: 'لەم ڕاژەکارەدا Chromium نییە، بۆیە PDF و وێنە دروست ناکات. لاپەڕەکە بە وێبگەڕەکەت چاپ بکە.',
})

/** Too many documents wait, or one took too long. */
export const printerBusy = defineProblem('printer-busy', 422, {
  en: 'The server is busy making other files. Try again in a minute.',
  ar: 'الخادم مشغول بإنتاج ملفات أخرى. حاول بعد دقيقة.',
  ckb: 'ڕاژەکارەکە سەرقاڵی دروستکردنی فایلی ترە. دوای خولەکێک هەوڵ بدەرەوە.',
})

export type PrintFormat = 'pdf' | 'png'

const millisecondsMax = 30_000
const idleMilliseconds = 60_000
const waitingMax = 20
/** A picture is as wide as a page on a desk; so sharp, unless it would be taller than browsers draw. */
const pictureWidth = 1_000
const pictureScale = 2
const pixelsTallMax = 16_000

let browser: Promise<Browser> | null = null
let last: Promise<unknown> = Promise.resolve()
let waiting = 0
let idle: NodeJS.Timeout | undefined

async function start(): Promise<Browser> {
  const found = await findChromium()
  if (!found) throw noPrinter()
  const { chromium } = await import('playwright-core')
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return chromium.launch({
    executablePath: found.executablePath,
    env: { ...Object.fromEntries(inherited), ...found.env },
    args: ['--disable-gpu', '--disable-background-networking'],
    timeout: millisecondsMax,
    // This program says itself what stops it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  })
}

/** Stops it, so that the program may end. */
export async function closePrinter(): Promise<void> {
  clearTimeout(idle)
  const open = browser
  browser = null
  await open?.then(opened => opened.close()).catch(() => {})
}

/** Shows a document that nothing reaches and that reaches nothing. */
async function inPage<T>(html: string, scale: number, work: (page: Page) => Promise<T>): Promise<T> {
  browser ??= start()
  const opened = await browser.catch(error => {
    browser = null
    throw error
  })
  const context = await opened.newContext({
    ...{ javaScriptEnabled: false, offline: true, serviceWorkers: 'block', colorScheme: 'light' },
    viewport: { width: pictureWidth, height: 1_400 },
    deviceScaleFactor: scale,
  })
  try {
    await context.route('**/*', route => route.abort())
    const page = await context.newPage()
    await page.setContent(html, { waitUntil: 'load' })
    return await work(page)
  } finally {
    await context.close().catch(() => {})
  }
}

async function make(html: string, format: PrintFormat): Promise<Uint8Array> {
  if (format === 'pdf')
    return inPage(html, 1, page => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }))
  const height = await inPage(html, 1, async page => (await page.locator('body').boundingBox())?.height ?? 0)
  const scale = Math.max(1, Math.min(pictureScale, pixelsTallMax / Math.max(1, height)))
  return inPage(html, scale, page => page.screenshot({ fullPage: true, type: 'png' }))
}

async function inTime(work: Promise<Uint8Array>): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(printerBusy()), millisecondsMax)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    // Whatever hangs ends with it; the next document gets a new one.
    work.catch(() => {})
    await closePrinter()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A document as PDF (A4, tagged, with an outline of its headings) or as one tall picture.
 * @param html the whole document, with its styles and typefaces inside.
 * @throws noPrinter @throws printerBusy
 */
export async function print(html: string, format: PrintFormat): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting >= waitingMax) throw printerBusy()
  waiting += 1
  clearTimeout(idle)
  const own = last.then(() => inTime(make(html, format)))
  last = own.catch(() => {})
  try {
    return new Uint8Array(await own)
  } finally {
    waiting -= 1
    if (waiting === 0) {
      idle = setTimeout(() => void closePrinter(), idleMilliseconds)
      idle.unref()
    }
  }
}
