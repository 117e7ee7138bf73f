/** Money as files at the terminal: rates, sheets and flows of the Financial Tracking Service, in and out and taken back. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { type FundingScene, openFundingScene } from '../support/funding.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let scene: FundingScene
let folder: string
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
  folder = await mkdtemp(path.join(tmpdir(), 'money-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await house?.close()
})

async function give(...args: string[]) {
  const said = { output: '', errors: '' }
  const keeping = (stream: NodeJS.WriteStream, as: keyof typeof said) =>
    vi.spyOn(stream, 'write').mockImplementation(text => {
      said[as] += text
      return true
    })
  const spies = [keeping(process.stdout, 'output'), keeping(process.stderr, 'errors')]
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
  try {
    return { code: await run([...args, '--operation', scene.code]), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = 0
  }
}
const asJson = async (...args: string[]) => JSON.parse((await give(...args, '--json')).output)
async function file(name: string, content: string): Promise<string> {
  const at = path.join(folder, name)
  await writeFile(at, content)
  return at
}

test('rates, a sheet of money and flows of the service come in, and go out as files that read back the same', async () => {
  const rates = await file(
    'rates.csv',
    'Country,Abbrev.,Rate,Effective date\nGermany,EUR,0.8,2005-01-01\nIraq,IQD,x,2005-01-01\n',
  )
  const looked = await give('import', 'rates', rates, '--check')
  expect([looked.code, looked.output]).toEqual([3, expect.stringContaining('(nothing stored)')])
  expect(await asJson('import', 'rates', rates)).toMatchObject({ new: 1, rejected: 1, baseCurrency: 'USD' })
  expect(await asJson('import', 'rates', rates)).toMatchObject({ new: 0, unchanged: 1, import: null })

  const sheet = await file(
    'money.csv',
    'Kind,Agreement code,Giver,Receiver,Amount,Currency,Date\ncommitment,C1,JAPAN,UNICEF,80,EUR,2005-01-05\npayment,C1,,,40,EUR,2005-01-06\ngift,C1,,,40,EUR,2005-01-06\n',
  )
  const corrected = path.join(folder, 'corrected.xlsx')
  const brought = await asJson('import', 'flows', sheet, '--corrected', corrected)
  expect(brought).toMatchObject({
    rows: 3,
    new: 2,
    rejected: 1,
    agreements: ['C1'],
    problems: [{ row: 4, code: 'flow-kind-unknown' }],
  })
  expect((await readFile(corrected)).subarray(0, 2).toString()).toBe('PK')
  expect(await asJson('import', 'flows', sheet, '--dry-run')).toMatchObject({ new: 0, unchanged: 2, import: null })

  const organisation = (name: string) => [{ type: 'Organization', id: name, name, behavior: 'single' }]
  const flow = { id: '7', amountUSD: 30, date: '2005-02-01', status: 'paid', boundary: 'incoming', onBoundary: 'single' }
  const page = (id: string, to: string) =>
    JSON.stringify([{ ...flow, id, sourceObjects: organisation('Sweden'), destinationObjects: organisation(to) }])
  const pages = [await file('a.json', page('7', 'IOM')), await file('b.json', page('8', 'Somebody new'))]
  expect(await asJson('import', 'fts', ...pages, '--check')).toMatchObject({ rows: 2, rejected: 1, new: 1, import: null })
  const flows = await asJson('import', 'fts', ...pages, '--learn')
  expect(flows).toMatchObject({
    rows: 2,
    rejected: 0,
    new: 2,
    learned: 1,
    totals: { storable: { incoming: { fundingTotal: 60 } } },
  })

  const out = path.join(folder, 'out.json')
  expect(await asJson('export', 'fts', '--out', out)).toMatchObject({ flows: 4, withoutRate: 0 })
  expect(await asJson('import', 'fts', out, '--check')).toMatchObject({
    rejected: 0,
    totals: { found: { incoming: { fundingTotal: 160 } } },
  })
  const money = path.join(folder, 'all.csv')
  expect(await asJson('export', 'flows', '--format', 'hxl', '--out', money)).toMatchObject({ entries: 4 })
  expect(await asJson('import', 'flows', money)).toMatchObject({ new: 0, changed: 0, unchanged: 4, rejected: 0, import: null })

  expect((await give('import', 'undo', flows.import)).output).toMatch(/2 entries reversed, 2 agreements withdrawn/)
  expect(await asJson('export', 'fts', '--out', out)).toMatchObject({ flows: 2 })
  expect((await give('import', 'fts', await file('none.json', '{}'))).code).toBe(1)
  expect((await asJson('template', 'flows', '--out', path.join(folder, 't.xlsx'))).file).toContain('t.xlsx')
})
