import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dutyReminderOn } from './reminders.ts'

const due = '2005-03-31'
const dayBefore = (days: number) => new Date(Date.parse(due) - days * 86_400_000).toISOString().slice(0, 10)

test('reminders come 30 and 7 days before, on the day and the day after; a site that stood still gives the latest', () => {
  expect([31, 30, 12, 8, 7, 1, 0, -1, -14, -15].map(days => dutyReminderOn(dayBefore(days), due))).toEqual([
    ...[null, 'month', 'month', 'month', 'week', 'week', 'today', 'late', 'late', null],
  ])
})

test('looked at on any days, a reminder never goes back to an earlier one', () => {
  const order = ['month', 'week', 'today', 'late']
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -30, max: 60 }), { maxLength: 20 }), offsets => {
      const seen = offsets
        .sort((a, b) => b - a)
        .flatMap(days => dutyReminderOn(dayBefore(days), due) ?? [])
        .map(stage => order.indexOf(stage))
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
    }),
  )
})
