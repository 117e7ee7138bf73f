import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../formats/table.ts'
import { days1904, orderShown, readDate, readMonth } from './dates.ts'

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9/.\- ]{4,12}$/),
  fc.stringMatching(/^(\d{1,2}[ -])?(Mar|March|آذار|كانون الثاني|ئازار|août)[ -,]{0,2}\d{0,4}$/),
  fc.double(),
  fc.integer({ min: -10, max: 80_000 }),
  fc.boolean(),
  fc.date(),
  fc.constant(null),
)
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const two = (number: number) => String(number).padStart(2, '0')
const split = (iso: string) => iso.split('-').map(Number) as [number, number, number]

const english = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const monthsOf: Record<string, readonly string[]> = {
  English: english,
  'English, short': english.map(name => name.slice(0, 3)),
  French: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  Spanish: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  'Arabic of the Levant and Iraq': [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
  'Arabic of Egypt and the Gulf': [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
  Sorani: [
    'کانوونی دووەم',
    'شوبات',
    'ئازار',
    'نیسان',
    'ئایار',
    'حوزەیران',
    'تەمووز',
    'ئاب',
    'ئەیلوول',
    'تشرینی یەکەم',
    'تشرینی دووەم',
    'کانوونی یەکەم',
  ],
  'Sorani, linked to the year': [
    'کانوونی دووەمی',
    'شوباتی',
    'ئازاری',
    'نیسانی',
    'ئایاری',
    'حوزەیرانی',
    'تەمووزی',
    'ئابی',
    'ئەیلوولی',
    'تشرینی یەکەمی',
    'تشرینی دووەمی',
    'کانوونی یەکەمی',
  ],
}

describe('days', () => {
  test('reading never throws, and gives a day that exists or none', () => {
    fc.assert(
      fc.property(
        anyCell,
        fc.constantFrom('day-first', 'month-first', 'mixed', undefined),
        fc.boolean(),
        (cell, order, from1904) => {
          const { value, error } = readDate(cell, { order, from1904, edge: 'end' })
          if (value === null) return
          expect(error).toBeUndefined()
          expect(new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(value)
        },
      ),
    )
  })

  test('ISO days come back as they are, and nothing is said', () => {
    fc.assert(
      fc.property(day, iso => {
        expect(readDate(iso)).toEqual({ value: iso })
        expect(readDate(new Date(`${iso}T00:00:00Z`))).toEqual({ value: iso })
      }),
    )
  })

  test('serial numbers of both systems', () => {
    fc.assert(
      fc.property(day, iso => {
        const serial = (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000
        expect(readDate(serial)).toEqual({ value: iso, note: 'date-from-serial' })
        expect(readDate(String(serial))).toEqual({ value: iso, note: 'date-from-serial' })
        expect(readDate(serial - days1904, { from1904: true }).value).toBe(iso)
      }),
    )
  })

  test('the column decides between day and month, and without it a doubt is said', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.'), (iso, mark) => {
        const [year, month, number] = split(iso)
        const dayFirst = [number, month, year].join(mark)
        const monthFirst = [two(month), two(number), year].join(mark)
        expect(readDate(dayFirst, { order: 'day-first' }).value).toBe(iso)
        expect(readDate(monthFirst, { order: 'month-first' }).value).toBe(iso)
        const sure = number > 12 || number === month
        if (sure) {
          expect(readDate(dayFirst)).toEqual({ value: iso, note: 'date-from-text' })
          expect(readDate(monthFirst)).toEqual({ value: iso, note: 'date-from-text' })
        } else expect(readDate(dayFirst)).toEqual({ value: iso, note: 'date-order-assumed', doubt: true })
        expect(orderShown(dayFirst)).toBe(number > 12 ? 'day-first' : null)
        expect(orderShown(monthFirst)).toBe(number > 12 ? 'month-first' : null)
      }),
    )
  })

  test.each(Object.entries(monthsOf))('months in words: %s', (_, names) => {
    fc.assert(
      fc.property(day, fc.constantFrom(' ', '-', ' / '), (iso, mark) => {
        const [year, month, number] = split(iso)
        expect(readDate([number, names[month - 1], year].join(mark))).toEqual({ value: iso, note: 'date-from-text' })
      }),
    )
  })

  test.each([
    ['March 31, 2015', '2015-03-31'],
    ['Feb 2/17', '2017-02-02'],
    ['5th of March 2022', '2022-03-05'],
    ['5 de marzo de 2022', '2022-03-05'],
    ['Thu, 30 May 2018 02:57:50 GMT', '2018-05-30'],
    ['2011-01-01T00:00:00.000Z', '2011-01-01'],
    ['٢٠٢٢/٠٣/٠٥', '2022-03-05'],
    ['25.3.05', '2005-03-25'],
  ])('%s is %s', (text, value) => {
    expect(readDate(text)).toEqual({ value, note: 'date-from-text' })
  })

  test('a day without marks between its numbers', () => {
    expect(readDate('20220305')).toEqual({ value: '2022-03-05', note: 'date-from-serial' })
    expect(readDate(20_220_305)).toEqual({ value: '2022-03-05', note: 'date-from-serial' })
  })

  test.each(['2018-04-31', '13/13/17', '30/02/2022', 'soon', '2022', '12', '5 Smarch 2022', 'Jan 5 Feb 2022', true, 1e9])(
    '%o is no day',
    cell => expect(readDate(cell)).toEqual({ value: null, error: 'date-unreadable' }),
  )

  test('a date of another calendar is refused for what it is', () => {
    for (const text of ['1443-08-02', '2/8/1443', '15 آذار 1401']) expect(readDate(text).error, text).toBe('date-other-calendar')
  })

  test('of a month alone its edge is taken where a day is asked for', () => {
    expect(readDate('Feb 2024', { edge: 'start' })).toEqual({ value: '2024-02-01', note: 'date-month-only' })
    expect(readDate('شباط ٢٠٢٤', { edge: 'end' })).toEqual({ value: '2024-02-29', note: 'date-month-only' })
    expect(readDate('2023-02', { edge: 'end' })).toEqual({ value: '2023-02-28', note: 'date-month-only' })
    expect(readDate('Q1 2022', { edge: 'end' })).toEqual({ value: null, error: 'date-unreadable' })
  })
})

describe('months', () => {
  const month = fc.tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }))

  test('reading never throws, and gives a month or none', () => {
    fc.assert(
      fc.property(anyCell, anyCell, (cell, year) => {
        const { value, error } = readMonth(cell, year)
        if (value !== null) expect(value).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/)
        if (error) expect(value).toBeNull()
      }),
    )
  })

  test.each(Object.entries(monthsOf))('in words: %s', (_, names) => {
    fc.assert(
      fc.property(month, ([year, number]) => {
        const value = `${year}-${two(number)}`
        const name = names[number - 1] ?? ''
        expect(readMonth(`${name} ${year}`)).toEqual({ value })
        expect(readMonth(name, year)).toEqual({ value })
        expect(readMonth(name)).toEqual({ value: null, error: 'period-without-year' })
      }),
    )
  })

  test('in numbers', () => {
    fc.assert(
      fc.property(month, ([year, number]) => {
        const value = `${year}-${two(number)}`
        for (const cell of [value, `${year}/${number}`, `${number}/${year}`, `${year}${two(number)}`, year * 100 + number])
          expect(readMonth(cell), String(cell)).toEqual({ value })
        expect(readMonth(number, String(year))).toEqual({ value })
        expect(readMonth(new Date(Date.UTC(year, number - 1, 15)))).toEqual({ value })
      }),
    )
  })

  test.each([
    ['Jan-Apr 2022', 'period-is-several'],
    ['Q1 2022', 'period-is-several'],
    ['T1 2022', 'period-is-several'],
    ['2022 Q3', 'period-is-several'],
    ['كانون الثاني - شباط 2022', 'period-is-several'],
    ['1443-08', 'date-other-calendar'],
    ['2022-13', 'period-unreadable'],
    ['last month', 'period-unreadable'],
    [3, 'period-without-year'],
    [true, 'period-unreadable'],
  ])('%o is refused as %s', (cell, error) => expect(readMonth(cell)).toEqual({ value: null, error }))
})
