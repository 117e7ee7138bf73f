/** Money at a terminal: an agreement signed, its money moved and refused, and what is read of it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { setDuties, setPlannedPayments, setRequirements } from '../../src/modules/funding/index.ts'
import { type FundingScene, openFundingScene } from '../support/funding.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let scene: FundingScene
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await house?.close()
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
    return { code: await run(['funding', ...args]), output }
  } finally {
    for (const stream of streams) stream.mockRestore()
    process.exitCode = 0
  }
}

test('an agreement is signed, its money moves, and what is not there does not', async () => {
  const { japan, unicef } = scene.organisations
  const { operationId, propose, fund } = scene
  await propose({ code: 'C1', kind: 'contribution', giverId: japan, receiverId: unicef, clusterId: scene.clusters.health })
  await fund('ITF')
  expect(await give('sign', 'C1', '--on', '2005-01-01')).toEqual({ code: 0, output: 'C1: in-force\n' })
  const post = (kind: string, amount: string, ...more: string[]) =>
    give('post', 'C1', '--kind', kind, '--amount', amount, '--happened', '2005-02-01', ...more)
  expect((await post('commitment', '1000.50')).code).toBe(0)
  expect((await post('payment', '600')).output).toMatch(/^posted [0-9a-f-]{36}\n$/)
  expect(
    (await post('expenditure', '100', '--cluster', 'D', '--place', 'IQ15', '--project', 'D9-01', '--words', 'Clinics')).code,
  ).toBe(0)
  const refused = await post('expenditure', '501', '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.output)).toMatchObject({ title: 'not-enough-money', agreement: 'C1', there: '500 USD' })
  expect((await post('payment', '1.005')).output).toContain('1.005 is no amount of USD')
  expect((await post('payment', '1', '--cluster', 'Z')).output).toContain('There is no cluster Z')
  expect((await give('post', 'ITF', '--kind', 'interest', '--amount', '3', '--happened', '2005-02-01')).code).toBe(0)
  await house.runner.run(
    setRequirements,
    { operationId, requirements: [{ clusterId: scene.clusters.health, year: 2005, currency: 'USD', amountMinor: '500000' }] },
    house.system,
  )
  await house.runner.run(
    setDuties,
    { operationId, code: 'C1', duties: [{ kind: 'report', names: { en: 'Final report' }, dueOn: '2005-12-31' }] },
    house.system,
  )
  await house.runner.run(
    setPlannedPayments,
    { operationId, code: 'C1', payments: [{ on: '2005-03-01', amountMinor: '5', direction: 'in' }] },
    house.system,
  )
  expect((await give('end', 'C1', '--on', '2005-12-31', '--reason', 'Over')).output).toContain(
    'C1 still has committed 400.50 USD, held 500 USD',
  )
})

test('every word answers in words and as JSON', async () => {
  const words = async (...args: string[]) => {
    const json = await give(...args, '--json')
    expect(json.code, args.join(' ')).toBe(0)
    JSON.parse(json.output)
    return (await give(...args)).output.replaceAll(/ {2,}/g, ' | ')
  }
  expect(await words('overview')).toContain('D | 5000 | 0 | 1000.50 | 600 | 100 | 3999.50')
  expect(await words('agreements', '--kind', 'contribution')).toContain(
    'C1 | contribution | in-force | JAPAN | UNICEF | – | 1000.50 | 600 | 500 | 100',
  )
  expect(await words('agreement', 'C1')).toContain('held | 500 USD of C1')
  expect(await words('requirements')).toContain('2005 | D | original | 5000 USD')
  expect(await words('deadlines')).toContain('2005-12-31 | C1 | report | Final report')
  expect(await words('forecast', '--agreement', 'C1')).toContain('500')
  expect((await give('agreement', 'NONE')).code).toBe(1)
})
