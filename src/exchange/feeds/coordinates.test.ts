import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDegrees, readPair } from './coordinates.ts'

const degrees = fc.integer({ min: 0, max: 179 })
const sixtieth = fc.integer({ min: 0, max: 59 })
const seconds = fc.integer({ min: 0, max: 599 }).map(tenths => tenths / 10)
const inDigits = (zero: number) => (text: string) => text.replace(/\d/g, digit => String.fromCharCode(zero + Number(digit)))

const writings: Record<string, (d: number, m: number, s: number) => string> = {
  symbols: (d, m, s) => `${d}°${m}'${s}"`,
  'symbols and spaces': (d, m, s) => `${d}° ${m}' ${s}"`,
  'typographic symbols': (d, m, s) => `${d}º${m}′${s}″`,
  'two apostrophes for seconds': (d, m, s) => `${d}°${m}'${s}''`,
  letters: (d, m, s) => `${d}d ${m}m ${s}s`,
  'nothing between': (d, m, s) => `${d} ${m} ${s}`,
  colons: (d, m, s) => `${d}:${m}:${s}`,
  'Arabic-Indic digits': (d, m, s) => inDigits(0x0660)(`${d}° ${m}' ${s}"`.replaceAll('.', '٫')),
}

describe('degrees, minutes and seconds', () => {
  test.each(Object.entries(writings))('with %s', (_, write) => {
    fc.assert(
      fc.property(degrees, sixtieth, seconds, (d, m, s) => {
        const { value, note } = readDegrees(write(d, m, s))
        expect(value).toBeCloseTo(d + m / 60 + s / 3600, 9)
        expect(note).toBe('coordinates-mended')
      }),
    )
  })

  test.each([
    ['N', 1, 'latitude'],
    ['S', -1, 'latitude'],
    ['E', 1, 'longitude'],
    ['W', -1, 'longitude'],
    ['شمالا', 1, 'latitude'],
    ['غرب', -1, 'longitude'],
  ] as const)('hemisphere %s', (letter, sign, axis) => {
    fc.assert(
      fc.property(degrees, sixtieth, (d, m) => {
        for (const text of [`${d}°${m}' ${letter}`, `${letter} ${d}°${m}'`, `${d} ${m} ${letter}`]) {
          const read = readDegrees(text)
          expect(read.value, text).toBeCloseTo(sign * (d + m / 60), 9)
          expect(read.axis, text).toBe(axis)
        }
      }),
    )
  })
})

test('reading never throws, and gives a number or none', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.stringMatching(/^[-0-9.,°'" NSEWdms]{1,20}$/),
    fc.double(),
    fc.boolean(),
  )
  fc.assert(
    fc.property(text, cell => {
      const { value, error } = readDegrees(cell)
      expect(value === null || Number.isFinite(value)).toBe(true)
      if (error) expect(value).toBeNull()
      readPair(cell)
    }),
  )
})

test('decimal degrees come back as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: -18_000_000, max: 18_000_000 }), number => {
      const decimal = number / 100_000
      expect(readDegrees(decimal)).toEqual({ value: decimal })
      expect(readDegrees(decimal.toFixed(5)).value).toBe(decimal === 0 ? Number(decimal.toFixed(5)) : decimal)
      expect(readDegrees(decimal.toFixed(5).replace('.', ',')).value).toBeCloseTo(decimal, 9)
    }),
  )
})

test.each(['somewhere', '33°75\'00"', '33 18', '33.3.2', 'N33 S', '-33 S', '38S MB 442 687'])('%s is no coordinate', text =>
  expect(readDegrees(text)).toEqual({ value: null, error: 'coordinates-unreadable' }),
)

test.each([
  ['33.3152, 44.3661', 33.3152, 44.3661],
  ['33.3152;44.3661', 33.3152, 44.3661],
  ['33.3152 44.3661', 33.3152, 44.3661],
  ['33,3152 44,3661', 33.3152, 44.3661],
  ['33°18\'54"N 44°21\'58"E', 33.315, 44.36611],
  ['44.3661 E, 33.3152 N', 33.3152, 44.3661],
])('both in one cell: %s', (text, latitude, longitude) => {
  const pair = readPair(text)
  expect(pair?.latitude).toBeCloseTo(latitude, 4)
  expect(pair?.longitude).toBeCloseTo(longitude, 4)
})

test.each(['33,3152', '33.3152', 'Baghdad, Karkh', '', null, 33.3])('%o is no pair', cell => expect(readPair(cell)).toBeNull())
