import { expect, test } from 'vitest'
import { type Clocked, clockOf, periodText } from './clock.ts'

const report: Clocked = { state: 'due', dueOn: '2005-04-10', reviewDueOn: null, firstSubmittedAt: null, submittedAt: null }
const said = (given: Partial<Clocked>, today: string) => {
  const { text, late } = clockOf({ ...report, ...given }, today, 'en')
  return late ? `${text} (late)` : text
}

test('a report says how many days are left, that it is due today, and how late it is', () => {
  expect(['2005-04-03', '2005-04-09', '2005-04-10'].map(day => said({}, day))).toEqual(['7 days left', '1 day left', 'due today'])
  expect(['2005-04-11', '2005-04-22'].map(day => said({ state: 'overdue' }, day))).toEqual([
    '1 day late (late)',
    '12 days late (late)',
  ])
  expect(said({ state: 'overdue' }, '2005-09-01')).toBe('late since 10 Apr 2005 (late)')
  expect(said({ state: 'waived' }, '2006-01-01')).toBe('never sent')
})

test('one that waits for its review says since when, and when the review is late', () => {
  const sent = {
    state: 'submitted',
    submittedAt: '2005-04-08T10:00:00Z',
    firstSubmittedAt: '2005-04-08T10:00:00Z',
    reviewDueOn: '2005-04-15',
  } as const
  expect(['2005-04-08', '2005-04-12', '2005-04-18'].map(day => said(sent, day))).toEqual([
    'came in today',
    'waits 4 days for review',
    'review 3 days late (late)',
  ])
})

test('one that came back is judged by when it was first sent', () => {
  expect(said({ state: 'sent-back', firstSubmittedAt: '2005-04-10T23:59:00Z' }, '2005-06-01')).toBe('sent on time')
  expect(said({ state: 'accepted', firstSubmittedAt: '2005-04-13T00:00:00Z' }, '2005-06-01')).toBe('sent 3 days late (late)')
})

test('periods have their names', () => {
  expect(['2005-03', '2005-Q2', '2005-H1'].map(label => periodText(label, 'en'))).toEqual([
    'Mar 2005',
    'Q2 2005',
    'first half of 2005',
  ])
  expect(periodText('2004-H2', 'ar')).toBe('النصف الثاني من 2004')
})
