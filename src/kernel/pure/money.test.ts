import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minorDigitsOf, minorOfDecimal, splitInProportion, written, writtenAmount } from './money.ts'

test('currencies have the digits that ISO 4217 gives them, and one that it no longer lists has two', () => {
  expect(['IQD', 'USD', 'JPY', 'EEK'].map(minorDigitsOf)).toEqual([3, 2, 0, 2])
})

test('an amount is written with the digits of its currency and read again as the same', () => {
  const currency = fc.constantFrom('IQD', 'USD', 'JPY', 'EUR')
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), currency, (minor, code) => {
      expect(minorOfDecimal(writtenAmount(minor, code), code)).toBe(minor)
    }),
  )
  expect(writtenAmount(null, 'USD')).toBe('')
})

test('what is no decimal number, or finer than the currency, is no amount', () => {
  for (const written of ['', '1,000', '1e3', '12.345', 'NaN', '.5', '0x1'])
    expect(minorOfDecimal(written, 'USD'), written).toBeNull()
  expect(minorOfDecimal('12.340', 'USD')).toBe(1234n)
  expect(minorOfDecimal('12.345', 'IQD')).toBe(12345n)
})

test('parts sum to the whole, stay within their weights, and are as near to their share as a unit', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(weights, fc.bigInt({ min: 0n, max: 10n ** 6n }), (given, millionths) => {
      const whole = given.reduce((sum, weight) => sum + weight, 0n)
      fc.pre(whole > 0n)
      const amount = (whole * millionths) / 10n ** 6n
      const parts = splitInProportion(amount, given)
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount)
      for (const [at, part] of parts.entries()) {
        const weight = given[at] ?? 0n
        expect(part >= 0n && part <= weight).toBe(true)
        const error = part * whole - amount * weight
        expect(error < whole && -error < whole).toBe(true)
      }
      expect(splitInProportion(-amount, given)).toEqual(parts.map(part => -part))
    }),
  )
  expect(splitInProportion(1n, [1n, 1n, 1n])).toEqual([1n, 0n, 0n])
  expect(() => splitInProportion(1n, [0n])).toThrow(RangeError)
})

test('amounts of any size are written so that JSON keeps them', () => {
  const data = { whole: 2n ** 70n, parts: [{ minor: -1n, name: 'a' }], none: null, count: 3 }
  expect(JSON.parse(JSON.stringify(written(data)))).toEqual({
    ...{ whole: '1180591620717411303424', parts: [{ minor: '-1', name: 'a' }], none: null, count: 3 },
  })
})
