import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberTable } from './flat.ts'
import { numberKeyOf } from './number-key.ts'

test('what is put in is found again, and nothing else', () => {
  const key = fc.oneof(fc.maxSafeNat(), fc.nat(50))
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat(2 ** 31 - 1)), { maxLength: 5_000 }), key, (entries, other) => {
      const table = new NumberTable()
      const map = new Map<number, number>()
      for (const [each, value] of entries) {
        table.set(each, value)
        map.set(each, value)
      }
      for (const [each, value] of map) expect(table.get(each)).toBe(value)
      expect(table.get(other)).toBe(map.get(other))
    }),
  )
})

test('different things have different numbers, that are not below zero', () => {
  const seen = new Set<number>()
  for (let nth = 0; nth < 200_000; nth++) {
    const number = numberKeyOf(['organisation', `place ${nth % 500}`, nth, nth % 7 === 0 ? null : 'x'])
    expect(Number.isSafeInteger(number) && number >= 0).toBe(true)
    seen.add(number)
  }
  expect(seen.size).toBe(200_000)
  // What stands where matters.
  expect(numberKeyOf(['a', 'bc'])).not.toBe(numberKeyOf(['ab', 'c']))
  expect(numberKeyOf([1, 2])).not.toBe(numberKeyOf([2, 1]))
  expect(numberKeyOf([null, 'a'])).not.toBe(numberKeyOf(['a', null]))
})
