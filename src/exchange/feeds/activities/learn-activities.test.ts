import { expect, test } from 'vitest'
import { isCatalogue } from './learn-activities.ts'

const sheet = (rows: number, text: (row: number) => string | null) =>
  Array.from({ length: rows }, (_, row) => ({ row: row + 2, cells: ['x', text(row)] }))

test('texts that come back are a catalogue', () => {
  expect(
    isCatalogue(
      sheet(1_000, row => `Activity ${row % 140}`),
      1,
    ),
  ).toBe(true)
})
test('a short sheet from a list is a catalogue, though few of its texts come back', () => {
  expect(
    isCatalogue(
      sheet(25, row => `Activity ${row % 20}`),
      1,
    ),
  ).toBe(true)
})
test('sentences that stand there once are none, nor are hundreds of texts that come back', () => {
  expect(
    isCatalogue(
      sheet(120, row => `Distributed kits in street ${row}`),
      1,
    ),
  ).toBe(false)
  expect(
    isCatalogue(
      sheet(5_000, row => `Activity ${row % 301}`),
      1,
    ),
  ).toBe(false)
})
test('an empty column is none', () => {
  expect(
    isCatalogue(
      sheet(100, () => null),
      1,
    ),
  ).toBe(false)
})
