import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../formats/table.ts'
import { westernDigits } from './text.ts'
import { readCount, readQuantity, readText } from './values.ts'

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[-−0-9.,'’ ٠-٩۰-۹٫٬%eE]{1,16}$/),
  fc.double(),
  fc.boolean(),
  fc.date(),
  fc.constant(null),
)
const people = fc.integer({ min: 0, max: 999_999_999 })

const inDigits = (zero: number) => (text: string) => text.replace(/\d/g, digit => String.fromCharCode(zero + Number(digit)))
const writings: Record<string, (count: number) => string> = {
  plain: String,
  'commas between thousands': count => count.toLocaleString('en'),
  'points between thousands': count => count.toLocaleString('de'),
  'spaces between thousands': count => count.toLocaleString('en').replaceAll(',', '\u00a0'),
  'apostrophes between thousands': count => count.toLocaleString('en').replaceAll(',', '’'),
  'Arabic-Indic digits': count => inDigits(0x0660)(String(count)),
  'Arabic-Indic digits and separators': count => inDigits(0x0660)(count.toLocaleString('en').replaceAll(',', '٬')),
  'Eastern Arabic-Indic digits': count => inDigits(0x06f0)(String(count)),
  'marks of direction and spaces': count => `\u200f ${count}\u202c `,
  'decimals of nothing': count => `${count}.0`,
  'the word for people': count => `${count} people`,
}

describe('people', () => {
  test('reading never throws, and gives a whole number from zero or none', () => {
    fc.assert(
      fc.property(anyCell, cell => {
        const { value, error, note } = readCount(cell)
        expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true)
        expect(Object.is(value, -0)).toBe(false)
        if (error) expect(value).toBeNull()
        // What is not blank and has no value says why.
        if (value === null && readText(cell) !== null) expect(error ?? note).toBeTruthy()
      }),
    )
  })

  test('digits are never changed without saying so', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.,'’ ]{1,14}$/), text => {
        const { value, note } = readCount(text)
        if (value !== null && !note)
          expect(String(value)).toBe(
            text
              .trim()
              .replace(/[.,]0+$/, '')
              .replace(/^0+(?=\d)/, ''),
          )
        if (note === 'number-grouping') expect(text.replace(/\D/g, '')).toMatch(new RegExp(`^${value}0*$`))
      }),
    )
  })

  test.each(Object.entries(writings))('with %s', (_, write) => {
    fc.assert(
      fc.property(people, count => {
        expect(readCount(write(count)).value).toBe(count)
      }),
    )
  })

  test.each([
    ['', null, undefined],
    [null, null, undefined],
    ['-', null, 'blank-word'],
    ['N/A', null, 'blank-word'],
    ['tbc', null, 'blank-word'],
    ['none', null, 'none-word'],
    ['لا يوجد', null, 'none-word'],
    ['0', 0, undefined],
    [0, 0, undefined],
    ['صفر', 0, 'number-words'],
    ['1.000', 1000, 'number-grouping'],
    ['1,234,567', 1_234_567, 'number-grouping'],
    ['1,234.00', 1234, 'number-grouping'],
    ['12,34,567', 1_234_567, 'number-grouping'],
    ['250 أشخاص', 250, 'number-words'],
    [105.00000000000071, 105, 'number-rounded'],
  ] as const)('%o is %o, said as %o', (cell, value, note) => {
    expect(readCount(cell)).toEqual({ value, ...(note && { note }), ...(note === 'none-word' && { doubt: true }) })
  })

  test.each([
    [-5, 'number-below-zero'],
    ['- 5', 'number-below-zero'],
    [12.5, 'people-not-whole'],
    ['12.5', 'people-not-whole'],
    ['0.500', 'people-not-whole'],
    ['12,50', 'people-not-whole'],
    ['500 HH', 'number-with-words'],
    ['50 kits', 'number-with-words'],
    ['~500', 'number-unreadable'],
    ['many', 'number-unreadable'],
    ['1,0000', 'people-not-whole'],
    [Number.POSITIVE_INFINITY, 'number-unreadable'],
    ['99999999999999999999', 'number-unreadable'],
    [true, 'number-unreadable'],
  ] as const)('%o is refused as %s', (cell, error) => {
    expect(readCount(cell)).toEqual({ value: null, error })
  })
})

describe('quantities', () => {
  test('reading never throws, and gives a plain decimal or none', () => {
    fc.assert(
      fc.property(anyCell, cell => {
        const { value } = readQuantity(cell)
        if (value !== null) expect(value).toMatch(/^\d+(\.\d+)?$/)
      }),
    )
  })

  test('numbers keep every digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e15, noNaN: true, noDefaultInfinity: true }), number => {
        expect(Number(readQuantity(number).value)).toBe(Object.is(number, -0) ? 0 : number)
      }),
    )
  })

  test.each([
    ['12.50', '12.50', undefined],
    ['12,5', '12.5', 'number-grouping'],
    ['1,000', '1000', 'number-grouping'],
    ['1,234.5', '1234.5', 'number-grouping'],
    ['1.234,5', '1234.5', 'number-grouping'],
    ['١٢٫٥', '12.5', 'digits-mended'],
    [1e-7, '0.0000001', undefined],
    [1e21, '1000000000000000000000', undefined],
  ] as const)('%o is %s, said as %o', (cell, value, note) => {
    expect(readQuantity(cell)).toEqual({ value, ...(note && { note }) })
  })

  test('1.000 may be a thousand or one: a person must look', () => {
    expect(readQuantity('1.000')).toEqual({ value: '1.000', note: 'number-thousand-or-one', doubt: true })
  })

  test('nothing is owed below zero', () => {
    expect(readQuantity('-3')).toEqual({ value: null, error: 'number-below-zero' })
    expect(readQuantity(-3)).toEqual({ value: null, error: 'number-below-zero' })
  })
})

test('digits of three scripts are one', () => {
  fc.assert(
    fc.property(people, count => {
      const plain = String(count)
      expect(westernDigits(inDigits(0x0660)(plain))).toBe(plain)
      expect(westernDigits(inDigits(0x06f0)(plain))).toBe(plain)
    }),
  )
})
