import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fill, standingIn } from './fill.ts'
import { languages } from './languages.ts'

test('names are filled, and what has no value is said as asked', () => {
  expect(fill('{a} of {b}, {c}', 'en', { a: 1, b: 'two', c: null })).toBe('1 of two, ')
  expect(fill('{a}', 'en', {}, '–')).toBe('–')
  expect(fill('{a}', 'ar', { a: 0 })).toBe('0')
})

test('from the right, a date, a code and a Latin name keep their order; numbers and Arabic words stay as they are', () => {
  for (const value of ['2005-13-01', 'IQG15', 'UN-HABITAT', '1,200.50 USD', 'a{b}', 'منظمة IOM'])
    for (const language of ['ar', 'ckb'] as const) expect(standingIn(language, value)).toBe(`\u2068${value}\u2069`)
  for (const value of ['', '–', '1,234', '12.5', 'نينوى', 1_234, '\u2066-1\u2069'])
    expect(standingIn('ar', value)).toBe(String(value))
  expect(standingIn('en', '2005-13-01')).toBe('2005-13-01')
})

test('without its marks, a filled text is the same in every language, and filling in what was filled marks nothing twice', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...languages), (value, language) => {
      const once = standingIn(language, value)
      expect(once.replace(/[\u2068\u2069]/g, '')).toBe(value)
      expect(standingIn(language, once)).toBe(once)
    }),
  )
})
