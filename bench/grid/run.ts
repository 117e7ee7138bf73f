/**
 * The editable grid on a processor slowed four times, in a real Chromium: 5,000 rows of 18 columns are opened, scrolled, typed into and
 * pasted. Run by hand: `npm run -s bench -- grid`. Beside each figure stands its limit.
 */
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { assets } from '../../src/web/assets.ts'
import type { GridColumn, GridData, GridMark } from '../../src/web/islands/grid/data.ts'
import { findChromium } from '../../test/support/chromium.ts'

const rowCount = Number(process.env.ROWS ?? 5_000)
const slower = Number(process.env.SLOWER ?? 4)
/** Milliseconds, but for script: bytes. */
const limits = { open: 2_500, frame: 50, key: 100, paste: 1_500, script: 25_000 }

const columns: GridColumn[] = Array.from({ length: 18 }, (_, at) => ({
  field: `field${at}`,
  name: `Column ${at + 1}`,
  names: [`Column ${at + 1}`],
  kind: at % 3 === 2 ? 'number' : at % 3 === 1 ? 'choice' : 'text',
  width: at % 3 === 2 ? 100 : 150,
  choices: Array.from({ length: 110 }, (_, choice) => `Choice ${choice}`),
}))
const cells = (row: number, word: string) =>
  columns.map(({ kind }, at) => (kind === 'number' ? String(row * at) : `${word} ${row}.${at}`))
const rows = Array.from({ length: rowCount }, (_, row) => [`row${row}`, ...cells(row, 'Returnees in')])
const marks: GridMark[] = rows.flatMap(([id = ''], row) =>
  row % 10 === 0 ? [[id, 'field2', row % 20 === 0 ? 'error' : 'warning', 'Not a whole number.'] as const] : [],
)
const texts = new Proxy({} as GridData['texts'], { get: (_, name) => String(name) })
const textNames = [
  'label',
  'row',
  'help',
  'undo',
  'redo',
  'insert',
  'remove',
  'fill',
  'next',
  'saving',
  'saved',
  'unsaved',
  'error',
  'warning',
] as const
const data: GridData = {
  ...{ key: 'bench', version: 1, columns, rows, marks, saveTo: '/save', most: 10_000 },
  texts: Object.fromEntries(textNames.map(name => [name, texts[name]])) as GridData['texts'],
}
const page = `<!doctype html><html lang="en"><link rel="stylesheet" href="/assets/house.css">
<section data-island="grid"><script type="application/json" data-grid-data>${JSON.stringify(data)}</script></section>
<script type="module" src="/assets/report-grid.js"></script></html>`

const files = assets()
const server = createServer(async (request, response) => {
  const url = request.url ?? '/'
  if (url === '/save') {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ version: 2, marks, summary: '' }))
  } else if (url.startsWith('/assets/')) {
    const answer = await files.request(url.slice('/assets'.length))
    response.setHeader('content-type', answer.headers.get('content-type') ?? '')
    response.end(Buffer.from(await answer.arrayBuffer()))
  } else {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page)
  }
})
const port = await new Promise<number>(resolve => {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    resolve(typeof address === 'object' && address ? address.port : 0)
  })
})
const script = gzipSync(Buffer.from(await (await files.request('/report-grid.js')).arrayBuffer())).length

const { executablePath, env } = await findChromium()
const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
const browser = await chromium.launch({ executablePath, env: { ...inherited, ...env }, args: ['--no-sandbox', '--disable-gpu'] })
const shown = await browser.newPage({ viewport: { width: 390, height: 844 } })
const session = await shown.context().newCDPSession(shown)
await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
await shown.goto(`http://127.0.0.1:${port}/`)
await shown.waitForSelector('.grid-scroller [role=gridcell]')
const open = await shown.evaluate(() => performance.now())
await shown.waitForTimeout(1_000)

/** Lengths of the frames while the grid is flung from its beginning to its end. */
const frames = await shown.evaluate(async () => {
  const scroller = document.querySelector('.grid-scroller')
  if (!scroller) return []
  const lengths: number[] = []
  let before = await new Promise<number>(requestAnimationFrame)
  for (let frame = 0; frame < 150; frame++) {
    scroller.scrollTop += frame < 75 ? 90 : 1_400
    const now = await new Promise<number>(requestAnimationFrame)
    lengths.push(now - before)
    before = now
  }
  return lengths
})

/** From a key that goes down to the frame after it was drawn. */
await shown.evaluate(() => {
  const keys: number[] = []
  Object.assign(window, { keys })
  addEventListener(
    'keydown',
    () => {
      const from = performance.now()
      requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - from)))
    },
    true,
  )
})
await shown.locator('.grid-body [role=gridcell]:visible').nth(20).click()
for (let row = 0; row < 12; row++) {
  await shown.keyboard.type('1234', { delay: 40 })
  await shown.keyboard.press('Enter', { delay: 20 })
  await shown.keyboard.press('ArrowDown', { delay: 20 })
}
await shown.waitForTimeout(300)
const keys = await shown.evaluate(() => (window as unknown as { keys: number[] }).keys)

const copied = Array.from({ length: rowCount }, (_, row) => cells(row, 'Pasted').join('\t')).join('\n')
await shown.keyboard.press('Control+Home')
const paste = await shown.evaluate(async text => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  const from = performance.now()
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
  return performance.now() - from
}, copied)
const first = await shown.locator('.grid-row[aria-rowindex="2"]:visible [role=gridcell]').first().textContent()
await shown.keyboard.press('Control+End')
const last = await shown.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'))
await browser.close()
server.close()

const part = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
const figures: [what: string, found: number, limit: number, unit: string][] = [
  [`script of the page`, script, limits.script, 'bytes, compressed'],
  [`open ${rowCount} rows of ${columns.length} columns`, open, limits.open, 'ms'],
  ['a frame while scrolling, median', part(frames, 0.5), limits.frame, 'ms'],
  ['a frame while scrolling, 95 of 100', part(frames, 0.95), limits.frame, 'ms'],
  ['a key until it is drawn, median', part(keys, 0.5), limits.key, 'ms'],
  ['a key until it is drawn, 95 of 100', part(keys, 0.95), limits.key, 'ms'],
  [`paste ${rowCount} rows`, paste, limits.paste, 'ms'],
]
console.log(
  `Processor slowed ${slower} times, window of a phone; after the paste the first cell says “${first}”, the last row is ${last}.`,
)
for (const [what, found, limit, unit] of figures)
  console.log(`${found <= limit ? 'within' : 'OVER  '} ${what}: ${Math.round(found)} (limit ${limit}) ${unit}`)
