/** Situation reports at a terminal, and as files: the same page from the same snapshot, A4, tagged, and marked on every page. */

import { hash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { type Language, languages } from '../../src/kernel/pure/languages.ts'
import { storeActivityReports } from '../../src/modules/delivery/index.ts'
import { type ListedSitrep, type SitrepChanges, showSitrep, writeTexts } from '../../src/modules/sitreps/index.ts'
import { saySitrep } from '../../src/web/messages/sitreps.ts'
import { editionOf } from '../../src/web/pages/sitreps/parts.tsx'
import { standaloneOf } from '../../src/web/pages/sitreps/standalone.tsx'
import { closePrinter, print } from '../../src/web/print/print.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { readPdf, saysOnPage } from '../support/pdf.ts'
import { readPng } from '../support/png.ts'

let house: TestHouse
let folder = ''
let operationId = ''
let clusterId = ''
let iom = ''
const halfYear = ['--period', '2005-H1', '--cluster', 'F']

beforeAll(async () => {
  house = await openTestHouse('shipped')
  const loaded = await loadShipped(house, { illustrative: true })
  operationId = loaded.operationId
  clusterId = loaded.clusters.get('F') ?? ''
  iom = loaded.organisations.get('IOM') ?? ''
  folder = await mkdtemp(path.join(os.tmpdir(), 'wusul-sitreps-'))
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await closePrinter()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

/** How a word ends, and what it answers. */
async function give(...args: string[]): Promise<{ code: number; output: string }> {
  let output = ''
  const keep = (text: unknown) => {
    output += text
    return true
  }
  const streams = [process.stdout, process.stderr].map(stream => vi.spyOn(stream, 'write').mockImplementation(keep))
  try {
    return { code: await run(args), output }
  } finally {
    for (const stream of streams) stream.mockRestore()
    process.exitCode = 0
  }
}

async function answerOf<T>(...args: string[]): Promise<T> {
  const { code, output } = await give(...args, '--json')
  expect({ args, code, output }).toMatchObject({ args, code: 0 })
  return JSON.parse(output) as T
}

async function exported(format: string, language: Language, of: readonly string[] = halfYear): Promise<Uint8Array> {
  const out = path.join(folder, `${format}-${language}.${format}`)
  await answerOf('--language', language, 'sitrep', 'export', ...of, '--format', format, '--out', out)
  return new Uint8Array(await readFile(out))
}

let id = ''
test('a report is made, listed, reviewed and published, and not published before it is reviewed', async () => {
  const made = await answerOf<{ id: string; hash: string }>('sitrep', 'make', ...halfYear)
  id = made.id
  expect(made.hash).toMatch(/^[0-9a-f]{64}$/)
  const early = await give('sitrep', 'publish', ...halfYear, '--json')
  expect({ code: early.code, problem: JSON.parse(early.output).title }).toEqual({ code: 1, problem: 'sitrep-step-not-open' })
  const texts = { highlights: '- Winter kits <b>arrived</b>\n- Roads are open', response: 'First.\n\nSecond </style><script>' }
  await house.runner.run(writeTexts, { operationId, id, version: 1, language: 'en', texts }, house.system)
  await answerOf('sitrep', 'review', ...halfYear)
  await answerOf('sitrep', 'publish', ...halfYear)
  const listed = await answerOf<ListedSitrep[]>('sitrep', 'list', '--cluster', 'F')
  expect(listed).toMatchObject([
    { id, edition: 1, state: 'published', from: '2005-01', to: '2005-06', cluster: { code: 'F' }, illustrative: true },
  ])
  expect((await give('sitrep', 'list')).output).toContain('2005-H1')
  expect((await give('sitrep', 'make', '--period', '2005-H3')).code).toBe(2)
  expect((await give('sitrep', 'export', '--period', '2001')).code).toBe(1)
})

test('the page is the same bytes whenever it is made from its snapshot, whatever was reported since', async () => {
  const pages = async () => {
    const sitrep = await house.reader.read(showSitrep, { operationId, id }, house.system)
    return Promise.all(languages.map(language => standaloneOf(editionOf(sitrep), language)))
  }
  const before = await pages()
  expect(await answerOf<SitrepChanges>('sitrep', 'changes', ...halfYear)).toMatchObject({ differences: [], rules: [] })
  const line = {
    lineKey: newId(),
    contentHash: newId(),
    period: '2005-05',
    leadOrganisationId: iom,
    clusterId,
    reached: 5_000_000,
  }
  await house.runner.run(storeActivityReports, { operationId, lines: [line] }, house.system)
  await house.pool.query('update organisation set names = \'{"en": "Another name"}\', acronym = null where id = $1', [iom])
  expect(await pages()).toEqual(before)
  expect((await answerOf<SitrepChanges>('sitrep', 'changes', ...halfYear)).differences.length).toBeGreaterThan(2)
  expect((await give('sitrep', 'changes', ...halfYear)).output).toContain('figures')
  const [english = '', arabic = '', kurdish = ''] = before
  expect(english).toContain('<li>Winter kits &lt;b>arrived&lt;/b></li>')
  expect(english).not.toMatch(/<script|src="http|url\("?(?!data:|#)/)
  expect(english.match(/<\/style>/g)).toHaveLength(1)
  expect([arabic, kurdish].map(page => /<html lang="(ar|ckb)" dir="rtl"/.test(page))).toEqual([true, true])
  expect(arabic).toContain(saySitrep('ar', 'onlyIn', { language: saySitrep('ar', 'in_en') }))
})

test('the JSON holds the snapshot of which it gives the hash', async () => {
  const text = new TextDecoder().decode(await exported('json', 'en'))
  const { hash: given, content, illustrative, texts } = JSON.parse(text)
  expect({ illustrative, highlights: texts.en.highlights }).toMatchObject({ illustrative: true })
  const kept = text.slice(text.indexOf('"content":') + '"content":'.length, -1)
  expect(JSON.parse(kept)).toEqual(content)
  expect(hash('sha256', kept)).toBe(given)
})

test.each(languages)('the PDF in %s is of A4 pages, tagged, and says on each of them that it is illustrative', async language => {
  const { pages, tagged, outline, language: said } = readPdf(await exported('pdf', language))
  expect({ tagged, outline, said }).toEqual({ tagged: true, outline: true, said: language })
  expect(pages.length).toBeGreaterThanOrEqual(3)
  expect(pages.length).toBeLessThanOrEqual(8)
  for (const page of pages) {
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842])
    expect(saysOnPage(page, saySitrep(language, 'illustrative'))).toBe(true)
    expect(saysOnPage(page, saySitrep(language, 'draft'))).toBe(false)
  }
  if (language === 'en')
    expect(pages.map((page, at) => saysOnPage(page, `Page ${at + 1} of ${pages.length}`))).toEqual(pages.map(() => true))
})

test('the picture is as wide as a page on a desk; a draft says that it is one', async () => {
  const { width, height } = readPng(await exported('png', 'en'))
  expect(width).toBe(2_000)
  expect(height).toBeGreaterThan(width)
  await answerOf('sitrep', 'make', '--period', '2005-03')
  const { pages } = readPdf(await exported('pdf', 'en', ['--period', '2005-03']))
  expect(pages.every(page => saysOnPage(page, saySitrep('en', 'draft')))).toBe(true)
})

test('documents that are asked for at once come one after the other; nothing outside is reached, and no script runs', async () => {
  const page = (words: string) =>
    `<!doctype html><html lang="en"><body><p>${words}</p><script>document.body.textContent = 'changed'</script>
      <img src="http://127.0.0.1:9/x.png" alt=""></body></html>`
  const made = await Promise.all(['One', 'Two', 'Three'].map(words => print(page(words), 'pdf')))
  expect(made.map(bytes => readPdf(bytes).pages[0]?.text.replace(/\s/g, ''))).toEqual(['One', 'Two', 'Three'])
  await closePrinter()
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  await expect(print(page('Four'), 'pdf')).rejects.toMatchObject({ code: 'no-printer' })
  vi.stubEnv('CHROMIUM_PATH', undefined)
  expect(readPdf(await print(page('Five'), 'pdf')).pages).toHaveLength(1)
})
