import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, distribution, type FirstDays, spreadOf } from './days.ts'

const paid = (commitment: string, payment?: string): FirstDays => (payment ? { commitment, payment } : { commitment })

test('days are counted over months, leap days and years, and whatever the clocks did', () => {
  expect(daysBetween('2004-02-28', '2004-03-01')).toBe(2)
  expect(daysBetween('2005-03-26', '2005-03-28')).toBe(2)
  expect(daysBetween('2005-01-01', '2004-12-31')).toBe(-1)
})

test('medians and quartiles are those of a spreadsheet, what is open is counted apart, and unknown is in no count', () => {
  const money = [
    paid('2005-01-01', '2005-01-11'),
    paid('2005-01-01', '2005-01-21'),
    paid('2005-01-01', '2005-02-10'),
    paid('2005-01-01', '2004-12-25'),
    paid('2005-01-01'),
    { payment: '2005-03-01' },
  ]
  expect(spreadOf(money, 'commitment', 'payment')).toEqual({
    ...{ count: 4, open: 1, before: 1 },
    ...{ lowerQuartile: 7.5, median: 15, upperQuartile: 25, longest: 40 },
  })
  expect(distribution(money, 'commitment', 'payment')).toEqual([1, 0, 2, 1, 0, 0, 0])
  expect(spreadOf([], 'pledge', 'people')).toMatchObject({ count: 0, open: 0, median: null })
})

test('whatever the days are, the spread lies in order and every piece of money is counted once', () => {
  const day = fc
    .date({ min: new Date('2003-01-01'), max: new Date('2006-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10))
  const money = fc.array(fc.record({ pledge: day, payment: day }, { requiredKeys: [] }), { maxLength: 60 })
  fc.assert(
    fc.property(money, given => {
      const spread = spreadOf(given, 'pledge', 'payment')
      const order = [0, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.longest].filter(each => each !== null)
      expect(order).toEqual([...order].sort((a, b) => a - b))
      expect(spread.count + spread.open).toBe(given.filter(({ pledge }) => pledge !== undefined).length)
      expect(distribution(given, 'pledge', 'payment').reduce((sum, count) => sum + count, 0)).toBe(spread.count)
    }),
  )
})
