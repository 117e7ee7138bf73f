/** A real Chromium, and what every page in it must hold. */
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from './chromium.ts'

/** Opens it with the flags of a machine without a display and nothing that loosens its rules: pages must hold under them. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
  return chromium.launch({ executablePath, env: { ...inherited, ...env }, args: ['--no-sandbox', '--disable-gpu'] })
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Fails with every accessibility rule of WCAG 2.2 AA that the page breaks. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await (await import('node:fs/promises')).readFile(axePath, 'utf8'))
  const found = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const { violations } = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return (violations as { id: string; nodes: { html: string; failureSummary: string }[] }[]).map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`,
    )
  })
  expect(found, page.url()).toEqual([])
}

/** Fails when the page is wider than the window, or when something went wrong on it. */
export async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), page.url()).toBeLessThanOrEqual(0)
}
