import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { remindersDue } from './reminders.ts'
import { daysAfter, reportStates } from './rules.ts'

const report = (more: object = {}) => ({
  ...{ id: 'march', state: 'due' as const, dueOn: '2005-04-10', reviewDueOn: null, submissions: 0, illustrative: false },
  ...more,
})
const kinds = (more: object, today: string) => remindersDue([report(more)], today).map(({ kind }) => kind)

describe('an organisation is reminded of what it owes', () => {
  test('seven days before, on the day, and one, seven and fourteen days after, then no more', () => {
    const asked = ['2005-04-02', '2005-04-03', '2005-04-10', '2005-04-11', '2005-04-17', '2005-04-24', '2005-05-10', '2005-05-11']
    expect(asked.map(day => kinds({}, day)[0] ?? null)).toEqual([
      ...[null, 'due-soon', 'due-today', 'one-day-late', 'seven-days-late', 'fourteen-days-late', 'fourteen-days-late', null],
    ])
  })

  test('each time once, whatever day it is asked on, and caught up with when a day was missed', () => {
    const from = '2005-03-20'
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 40 }), days => {
        const keys = days
          .sort((a, b) => a - b)
          .flatMap(day => remindersDue([report()], daysAfter(from, day)).map(({ key }) => key))
        const order = ['due-soon', 'due-today', 'one-day-late', 'seven-days-late', 'fourteen-days-late']
        const places = [...new Set(keys)].map(key => order.findIndex(kind => key.includes(`:${kind}:`)))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(places.length).toBeLessThanOrEqual(order.length)
      }),
    )
  })

  test('when it comes back to be corrected, each time anew', () => {
    const back = (submissions: number) => remindersDue([report({ state: 'sent-back', submissions })], '2005-06-01')
    expect(back(1)).toMatchObject([{ kind: 'sent-back', audience: 'senders' }])
    expect(back(1)[0]?.key).not.toBe(back(2)[0]?.key)
  })
})

test('reviewers are told of what was sent, and when their own days are over', () => {
  const sent = { state: 'submitted', submissions: 1, reviewDueOn: '2005-04-15' }
  expect(remindersDue([report(sent)], '2005-04-09').map(({ audience }) => audience)).toEqual(['reviewers'])
  expect(kinds(sent, '2005-04-14')).toEqual(['to-review'])
  expect(kinds(sent, '2005-04-15')).toEqual(['to-review', 'review-due'])
  expect(kinds(sent, '2005-04-16')).toEqual(['to-review', 'review-late'])
})

test('nobody is reminded of what is settled or made up', () => {
  expect(kinds({ state: 'accepted' }, '2005-04-10')).toEqual([])
  expect(kinds({ state: 'waived' }, '2005-04-10')).toEqual([])
  for (const state of reportStates) expect(kinds({ state, illustrative: true }, '2005-04-10')).toEqual([])
})
