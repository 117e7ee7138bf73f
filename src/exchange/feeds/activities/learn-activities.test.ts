import { expect, test } from 'vitest'
import { isCatalogue } from './learn-activities.ts'

async function* sheet(rows: number, text: (row: number) => string | null) {
  for (let row = 0; row < rows; row++) yield { row: row + 2, cells: ['x', text(row)] }
}

test('texts that come back are a catalogue', async () => {
  expect(
    await isCatalogue(
      sheet(1_000, row => `Activity ${row % 140}`),
      1,
    ),
  ).toBe(true)
})
test('a short sheet from a list is a catalogue, though few of its texts come back', async () => {
  expect(
    await isCatalogue(
      sheet(25, row => `Activity ${row % 20}`),
      1,
    ),
  ).toBe(true)
})
test('sentences that stand there once are none, nor are hundreds of texts that come back', async () => {
  expect(
    await isCatalogue(
      sheet(120, row => `Distributed kits in street ${row}`),
      1,
    ),
  ).toBe(false)
  expect(
    await isCatalogue(
      sheet(9_000, row => `Activity ${row % 301}`),
      1,
    ),
  ).toBe(false)
})
test('an empty column is none', async () => {
  expect(
    await isCatalogue(
      sheet(100, () => null),
      1,
    ),
  ).toBe(false)
})
