/** What figures are broken down by: keys, and totals that follow from parts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Amount, categoriesOf, keyOf, totalsOf } from './parts.ts'

const sexAndAge = new Map([
  ['sex', ['f', 'm']],
  ['age', ['children', 'adults']],
])
const amount = (numerator: number, denominator: number | null = null): Amount => ({ numerator, denominator })
const totals = (stated: Record<string, number>, unknown: string[] = [], dimensions = sexAndAge) =>
  Object.fromEntries(
    [
      ...totalsOf(new Map(Object.entries(stated).map(([key, figure]) => [key, amount(figure)])), new Set(unknown), dimensions),
    ].map(([key, { numerator }]) => [key, numerator]),
  )

test('a key names its categories in the order of their dimensions', () => {
  expect(keyOf({ sex: 'f', age: 'children' })).toBe('age=children,sex=f')
  expect(keyOf({})).toBe('')
  expect(categoriesOf('age=children,sex=f')).toEqual({ age: 'children', sex: 'f' })
})

test('a key is read back as what it was written from, in whatever order that stood', () => {
  const code = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/)
  fc.assert(
    fc.property(fc.dictionary(code, code, { maxKeys: 4 }), categories => {
      expect(categoriesOf(keyOf(categories))).toEqual(categories)
      expect(keyOf(Object.fromEntries(Object.entries(categories).reverse()))).toBe(keyOf(categories))
    }),
  )
})

test('where every category of a dimension is known, their sum is the total', () => {
  expect(totals({ 'sex=f': 3, 'sex=m': 4 })).toEqual({ '': 7 })
  expect(totals({ 'age=children,sex=f': 1, 'age=children,sex=m': 2, 'age=adults,sex=f': 3, 'age=adults,sex=m': 4 })).toEqual({
    'age=adults': 7,
    'age=children': 3,
    'sex=f': 4,
    'sex=m': 6,
    '': 10,
  })
})

test('some of the categories give no total, for unknown is not zero', () => {
  expect(totals({ 'sex=f': 3 })).toEqual({})
  expect(totals({ 'age=children,sex=f': 1, 'age=children,sex=m': 2 })).toEqual({ 'age=children': 3 })
})

test('a total that was said stands, also when it was said to be unknown', () => {
  expect(totals({ 'sex=f': 3, 'sex=m': 4, '': 9 })).toEqual({})
  expect(totals({ 'sex=f': 3, 'sex=m': 4 }, [''])).toEqual({})
})

test('parts of a dimension that is not asked for give nothing', () => {
  expect(totals({ 'sex=f': 3, 'sex=m': 4 }, [], new Map())).toEqual({})
})

test('ratios add numerators and denominators', () => {
  const found = totalsOf(
    new Map([
      ['sex=f', amount(1, 4)],
      ['sex=m', amount(3, 6)],
    ]),
    new Set(),
    sexAndAge,
  )
  expect(found.get('')).toEqual({ numerator: 4, denominator: 10 })
})

test('of all finest parts every total follows, and is the sum of its own', () => {
  const cell = fc.nat(100)
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell, cell), ([a, b, c, d]) => {
      const stated = { 'age=children,sex=f': a, 'age=children,sex=m': b, 'age=adults,sex=f': c, 'age=adults,sex=m': d }
      expect(totals(stated)).toEqual({
        'age=children': a + b,
        'age=adults': c + d,
        'sex=f': a + c,
        'sex=m': b + d,
        '': a + b + c + d,
      })
    }),
  )
})
