import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import { piecesOf, readAmount, readCurrency, readWritten } from './cells.ts'
import { amountCell } from './export.ts'

test.each([
  ['1,234.56', 'USD', 123_456],
  ['1.234,56', 'USD', 123_456],
  ['١٬٢٣٤٫٥٦', 'USD', 123_456],
  ['۱۲۳۴', 'EUR', 123_400],
  // No currency of two decimals has a third one: the mark stands between thousands.
  ['1.234', 'USD', 123_400],
  ['1,234', 'USD', 123_400],
  ['1 234 567', 'USD', 123_456_700],
  ['12,5', 'USD', 1_250],
  ['1,234.000', 'IQD', 1_234_000],
  ['12.5', 'IQD', 12_500],
  ['1,234', 'JPY', 1_234],
  [1234.56, 'USD', 123_456],
  [0.1 + 0.2, 'USD', 30],
  [0, 'USD', 0],
  ['', 'USD', null],
  ['n/a', 'USD', null],
] as const)('%s in %s is %s in minor units', (cell, currency, minor) => {
  const read = readAmount(cell, currency)
  expect(read.error).toBeUndefined()
  expect(read.value).toBe(minor)
})

test.each([
  ['1.234', 'IQD', 'project-amount-unclear'],
  ['12.345678', 'USD', 'amount-too-fine'],
  [1.005, 'JPY', 'amount-too-fine'],
  ['-5', 'USD', 'number-below-zero'],
  [-5, 'USD', 'number-below-zero'],
  ['about 500', 'USD', 'number-unreadable'],
  ['99999999999999999999', 'USD', 'number-unreadable'],
] as const)('%s in %s is refused: %s', (cell, currency, error) => {
  expect(readAmount(cell, currency)).toMatchObject({ value: null, error })
})

test('an amount that is written is read back to the last minor unit', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.constantFrom('USD', 'IQD', 'JPY'), (minor, currency) => {
      const cell = amountCell(minor, currency)
      expect(readAmount(cell, currency)).toMatchObject({ value: minor })
      // A spreadsheet gives a number back as one, and a CSV file as text.
      expect(readAmount(String(cell), currency), `${minor} ${currency} ${minorDigitsOf(currency)}`).toMatchObject({
        value: minor,
      })
    }),
    { numRuns: 2_000 },
  )
})

test('currencies in words are known, and a sign of several countries is not guessed', () => {
  expect(readCurrency('usd')).toEqual({ value: 'USD' })
  expect(readCurrency('دينار عراقي')).toEqual({ value: 'IQD', note: 'name-spelled-otherwise' })
  expect(readCurrency('dollars')).toMatchObject({ value: null, error: 'currency-missing' })
  expect(readCurrency(null)).toEqual({ value: null })
})

test.each([
  [2005, '2005'],
  ['2005', '2005'],
  ['٢٠٠٥-٠٣', '2005-03'],
  ['2005-03-31', '2005-03-31'],
  [new Date('2005-03-31T00:00:00Z'), '2005-03-31'],
  ['March 2005', '2005-03'],
  ['31/03/2005', '2005-03-31'],
  [null, null],
])('%s is as precise as it is written: %s', (cell, written) => {
  expect(readWritten(cell).value).toBe(written)
})

test('a day that there is not is refused', () => {
  expect(readWritten('2005-02-31')).toMatchObject({ value: null, error: 'date-unreadable' })
  expect(readWritten('soon')).toMatchObject({ value: null, error: 'date-unreadable' })
})

test('lists stand between semicolons or below each other, and keep the place of what is blank', () => {
  expect(piecesOf('IOM; UNICEF', 'semicolons')).toEqual(['IOM', 'UNICEF'])
  expect(piecesOf('IOM\nUNICEF؛ WHO', 'semicolons')).toEqual(['IOM', 'UNICEF', 'WHO'])
  expect(piecesOf('100; ; 200', 'semicolons')).toEqual(['100', null, '200'])
  expect(piecesOf('Roads close; stores run out', 'lines')).toEqual(['Roads close; stores run out'])
  expect(piecesOf(null, 'lines')).toEqual([])
})
