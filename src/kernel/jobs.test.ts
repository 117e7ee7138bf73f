import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attemptsMax, dailyAt, waitAfter, weeklyAt } from './jobs.ts'

test('the waiting doubles from a minute to six hours, and all attempts take about three days', () => {
  expect([1, 2, 3, 9, 10, 20].map(attempt => waitAfter(attempt) / 60_000)).toEqual([1, 2, 4, 256, 360, 360])
  const all = Array.from({ length: attemptsMax - 1 }, (_, i) => waitAfter(i + 1)).reduce((sum, wait) => sum + wait, 0)
  expect(all / 3_600_000).toBeGreaterThan(60)
  expect(all / 3_600_000).toBeLessThan(80)
})

test('what comes back each day or week comes back once, at its hour, whenever it is asked', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), at => {
      const day = dailyAt(3)(at)
      expect(day.getTime() - at.getTime()).toBeGreaterThan(0)
      expect(day.getTime() - at.getTime()).toBeLessThanOrEqual(86_400_000)
      expect(day.toISOString().slice(11)).toBe('03:00:00.000Z')
      const week = weeklyAt(0, 3)(at)
      expect(week.getUTCDay()).toBe(0)
      expect(week.getTime() - at.getTime()).toBeGreaterThan(0)
      expect(week.getTime() - at.getTime()).toBeLessThanOrEqual(7 * 86_400_000)
    }),
  )
})
