/** Large files are checked in a thread of their own, which sleeps while what it handed over is being stored. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { checkAndPack } from '../../src/exchange/feeds/activities/checking.ts'
import { operation } from './operation.ts'

const rows = 30_000

function largeFile() {
  const lines = ['Month,Organisation,Cluster,Governorate,Activity details,Reached']
  for (let row = 1; row <= rows; row++) lines.push(`2022-03,IOM,Health,Northland,Visit ${row} ${'x'.repeat(300)},${row}`)
  return {
    bytes: new TextEncoder().encode(lines.join('\n')),
    fileName: 'large.csv',
    reference: operation,
    period: null,
    learn: { all: false, names: [] },
    today: '2022-06-01',
  }
}

test('every line arrives whole and in order, however slowly it is taken', async () => {
  const { batches, finished, stop } = await checkAndPack(largeFile())
  const taken: number[] = []
  let most = 0
  for await (const batch of batches) {
    const lines = new TextDecoder().decode(batch).split('\n').slice(0, -1)
    most = Math.max(most, lines.length)
    taken.push(...lines.map(line => Number(line.split('\t')[3])))
    await wait(5)
  }
  const checked = await finished
  await stop()
  expect(taken).toEqual(Array.from({ length: rows }, (_, index) => index + 2))
  expect(most).toBeLessThan(rows / 3)
  expect(checked).toMatchObject({ check: { rows, good: rows }, packed: { count: rows } })
})

test('a check whose lines nobody takes any more ends', async () => {
  const { batches, finished, stop } = await checkAndPack(largeFile())
  for await (const batch of batches) {
    expect(batch.length).toBeGreaterThan(0)
    // By now the thread has handed over what it may and sleeps.
    await wait(300)
    break
  }
  await stop()
  await expect(finished).rejects.toThrow()
})
