/**
 * 100,000 generated rows of 30 columns with 2 % faulty ones: read, checked and stored with totals, beside ExcelJS reading the whole file
 * and bare COPY of the same rows. Run by hand: `npm run -s bench -- import`.
 */

import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { commitImport, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { writeWorkbook } from '../../src/exchange/formats/write-table.ts'
import { loadShipped, openTestHouse } from '../../test/support/house.ts'
import { headings, type Place, rowOf, somePlaces } from './rows.ts'

const rowCount = Number(process.env.ROWS ?? 100_000)
const limits = { seconds: 10, megabytes: 300 }

async function generate(file: string, places: readonly Place[]): Promise<void> {
  const rows = (function* () {
    yield headings
    for (let nth = 1; nth <= rowCount; nth++) yield rowOf(nth, places)
  })()
  writeFileSync(file, new Uint8Array(await new Response(writeWorkbook('Activities', rows)).arrayBuffer()))
}

const seconds = (start: number) => (performance.now() - start) / 1000

/** Highest memory of the process so far, in megabytes. */
const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)

async function wusul(file: string): Promise<void> {
  const house = await openTestHouse()
  const { operationId } = await loadShipped(house, { illustrative: false })
  const { readFileSync } = await import('node:fs')
  const before = peakMegabytes()
  const start = performance.now()
  const importId = await receiveActivities(house, house.system, {
    operationId,
    fileName: 'bench.xlsx',
    bytes: new Uint8Array(readFileSync(file)),
    options: { learn: true },
  })
  const { counts } = await commitImport(house, house.system, { code: 'IRQ-2004', operationId, importId })
  process.send?.({ seconds: seconds(start), megabytes: peakMegabytes(), before, counts })
  await house.close()
}

async function excel(file: string): Promise<void> {
  // Loaded here alone: a peer's code must not count in the memory of the others.
  const { default: ExcelJS } = await import('exceljs')
  const start = performance.now()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  process.send?.({
    seconds: seconds(start),
    megabytes: peakMegabytes(),
    counts: { rows: (workbook.worksheets[0]?.rowCount ?? 1) - 1 },
  })
}

/** COPY of the same rows as text into a table without an index: what the disk and the protocol alone take. */
async function copy(places: readonly Place[]): Promise<void> {
  const house = await openTestHouse()
  const client = await house.pool.connect()
  await client.query(`create table bare (${headings.map((_, index) => `c${index} text`).join(', ')})`)
  const start = performance.now()
  const lines = (function* () {
    for (let nth = 1; nth <= rowCount; nth++) yield `${rowOf(nth, places).join('\t')}\n`
  })()
  await pipeline(Readable.from(lines), client.query(copyFrom('copy bare from stdin')))
  process.send?.({ seconds: seconds(start), megabytes: peakMegabytes(), counts: { rows: rowCount } })
  client.release()
  await house.close()
}

interface Result {
  seconds: number
  megabytes: number
  counts: Record<string, number>
}

/** Each contender in a process of its own, so that memory is its own. */
function inProcess(name: string, file: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [name, file], {
      execArgv: process.execArgv,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let result: Result | undefined
    child.on('message', message => {
      result = message as Result
    })
    child.on('exit', code => (result && code === 0 ? resolve(result) : reject(new Error(`${name} ended with ${code}`))))
  })
}

const [contender, given] = process.argv.slice(2)
if (contender === 'wusul' && given) await wusul(given)
else if (contender === 'exceljs' && given) await excel(given)
else if (contender === 'copy') await copy(await somePlaces())
else {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-bench-'))
  const file = path.join(folder, 'bench.xlsx')
  await generate(file, await somePlaces())
  console.log(`${rowCount} rows × ${headings.length} columns, ${(statSync(file).size / 1e6).toFixed(1)} MB`)
  const results: Record<string, Result> = {}
  for (const name of ['wusul', 'exceljs', 'copy']) results[name] = await inProcess(name, file)
  for (const [name, result] of Object.entries(results))
    console.log(`${name.padEnd(8)} ${result.seconds.toFixed(2)} s  ${result.megabytes} MB  ${JSON.stringify(result.counts)}`)
  const own = results.wusul as Result
  const ratio = (value: number, of: number) => (value / of).toFixed(2)
  console.log(
    `time against ${limits.seconds} s: ${ratio(own.seconds, limits.seconds)} · memory against ${limits.megabytes} MB: ${ratio(own.megabytes, limits.megabytes)}`,
  )
  console.log(
    `time against ExcelJS reading the whole file: ${ratio(own.seconds, (results.exceljs as Result).seconds)} · against bare COPY: ${ratio(own.seconds, (results.copy as Result).seconds)}`,
  )
  rmSync(folder, { recursive: true })
}
