import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, hashOf, type Json } from './canonical.ts'

const json = () => fc.jsonValue({ maxDepth: 4 }).filter(value => !JSON.stringify(value).includes('-0')) as fc.Arbitrary<Json>

/** The same with the names of every object put in another order. */
function reordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(reordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reordered(inner as Json)]),
  )
}

test('the same content has the same hash, in whatever order it was put together, and after it was read back', () => {
  fc.assert(
    fc.property(json(), value => {
      const text = canonicalJson(value)
      expect(canonicalJson(reordered(value))).toBe(text)
      expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(hashOf(canonicalJson(reordered(value)))).toBe(hashOf(text))
    }),
  )
})

test('any change of it has another hash', () => {
  fc.assert(
    fc.property(json(), json(), (one, other) => {
      const same = canonicalJson(one) === canonicalJson(other)
      expect(hashOf(canonicalJson(one)) === hashOf(canonicalJson(other))).toBe(same)
      const within = (value: Json) => hashOf(canonicalJson({ before: 1, value, list: [value, 2] }))
      expect(within(one) === within(other)).toBe(same)
    }),
  )
  fc.assert(
    fc.property(
      fc.record({ reached: fc.nat(), names: fc.record({ en: fc.string() }) }),
      fc.integer({ min: 1 }),
      (figures, more) => {
        const changed = { ...figures, reached: figures.reached + more }
        expect(hashOf(canonicalJson(changed))).not.toBe(hashOf(canonicalJson(figures)))
        expect(hashOf(canonicalJson({ ...figures, reached: null }))).not.toBe(hashOf(canonicalJson(figures)))
      },
    ),
  )
})

test('numbers and names are written as RFC 8785 says', () => {
  expect(canonicalJson({ b: [1e21, 0.1, 100, -0], a: { z: null, ö: 'ö\u2028"' }, left: undefined })).toBe(
    '{"a":{"z":null,"ö":"ö\u2028\\""},"b":[1e+21,0.1,100,0]}',
  )
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN')
})
