import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney } from './projects.tsx'
import { formatDate, formatInstant, monthsBetween } from './time.ts'

test('days and instants say their month by name and that they are UTC', () => {
  expect(formatDate('2005-05-09', 'en')).toBe('9 May 2005')
  expect(formatInstant('2026-11-25T00:38:12.000Z', 'en')).toBe('25 Nov 2026, 00:38 UTC')
  expect(formatInstant('2026-11-25T00:38:12.000Z', 'ar')).toBe('25 تشرين الثاني 2026، 00:38 UTC')
})

test('months run from the first to the last without a hole, over the end of years, five years at most', () => {
  expect(monthsBetween('2004-11', '2005-02')).toEqual(['2004-11', '2004-12', '2005-01', '2005-02'])
  expect(monthsBetween('2005-05', '2005-05')).toEqual(['2005-05'])
  const month = fc
    .record({ year: fc.integer({ min: 1990, max: 2040 }), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month: nth }) => `${year}-${String(nth).padStart(2, '0')}`)
  fc.assert(
    fc.property(month, month, (a, b) => {
      const [from, to] = [a, b].sort() as [string, string]
      const months = monthsBetween(from, to)
      expect(months.at(-1)).toBe(to)
      expect(months.length).toBeLessThanOrEqual(60)
      expect(months).toEqual([...new Set(months)].sort())
      expect(months.length === 60 || months[0] === from).toBe(true)
    }),
  )
})

test('money is written in units of its currency, minor units only where there are any', () => {
  expect(formatMoney('1100000000', 'USD')).toBe('11,000,000 USD')
  expect(formatMoney('1250', 'USD')).toBe('12.50 USD')
  expect(formatMoney('5', 'USD')).toBe('0.05 USD')
  expect(formatMoney('1250000', 'IQD')).toBe('1,250 IQD')
  expect(formatMoney('900', 'JPY')).toBe('900 JPY')
})
