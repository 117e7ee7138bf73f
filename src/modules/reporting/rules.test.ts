import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf, type Machine, reachableFrom, statesOf, stepOf, stepsFrom } from '../../kernel/pure/machine.ts'
import { roles } from '../operations/roles.ts'
import {
  clockSteps,
  daysAfter,
  daysBetween,
  frequencies,
  isLate,
  monthsBetween,
  periodNamed,
  periodOf,
  type ReportState,
  reportMachine,
  reportStates,
  stateByClock,
} from './rules.ts'

const machine: Machine<string> = reportMachine
const names = machine.steps.map(({ name }) => name)
const anyWalk = fc.array(fc.constantFrom(...names), { maxLength: 40 })

/** The steps that are taken when they are tried in order, each with the state it leads to; others are refused. */
function walked(tried: readonly string[]): { name: string; from: string; to: string }[] {
  const taken: { name: string; from: string; to: string }[] = []
  for (const name of tried) {
    const from = taken.at(-1)?.to ?? machine.initial
    const step = stepOf(machine, from, name)
    if (step) taken.push({ name, from, to: step.to })
  }
  return taken
}

describe('the machine', () => {
  test('has no fault, knows the states of its table and no other, and names somebody for every step', () => {
    expect(faultsOf(machine)).toEqual([])
    expect(statesOf(machine).sort()).toEqual([...reportStates].sort())
    for (const { name, by } of machine.steps) {
      expect(by.length, name).toBeGreaterThan(0)
      expect([...roles, 'system'], name).toEqual(expect.arrayContaining([...by]))
    }
  })

  test('no path is accepted but by a reviewer’s step from what was submitted, each time anew', () => {
    fc.assert(
      fc.property(anyWalk, tried => {
        const path = walked(tried)
        path.forEach(({ name, to }, at) => {
          if (to !== 'accepted') return
          expect(name).toBe('accept')
          expect(path[at - 1]?.name).toBe('submit')
        })
      }),
    )
    expect(reachableFrom(machine, 'not-yet-due', ['submitted']).has('accepted')).toBe(false)
    expect(reachableFrom(machine, 'reopened', ['submitted']).has('accepted')).toBe(false)
    const accept = machine.steps.filter(({ to }) => to === 'accepted')
    expect(accept.map(({ by }) => [...by].sort())).toEqual([
      ['administrator', 'coordinator', 'information-officer', 'task-manager'],
    ])
  })

  test('whatever was tried before, an end can still be reached, and what is waived stays waived', () => {
    fc.assert(
      fc.property(anyWalk, tried => {
        const path = walked(tried)
        const reached = reachableFrom(machine, path.at(-1)?.to ?? machine.initial)
        expect(machine.final.some(end => reached.has(end))).toBe(true)
        expect(path.findIndex(({ from }) => from === 'waived')).toBe(-1)
      }),
    )
    expect(stepsFrom(machine, 'waived')).toEqual([])
  })

  test('what was accepted is changed by nobody until it is reopened, with a reason', () => {
    expect(stepsFrom(machine, 'accepted').map(({ name, needs }) => [name, needs])).toEqual([['reopen', ['reason']]])
    const needing = machine.steps.filter(({ needs }) => needs?.includes('reason')).map(({ name }) => name)
    expect(needing).toEqual(['reopen', 'waive'])
  })

  test('a partner takes no reviewer’s step, and a task manager sends nothing for a partner', () => {
    const by = (role: string) => machine.steps.filter(step => step.by.includes(role)).map(({ name }) => name)
    expect(by('focal-point')).toEqual(['submit', 'withdraw', 'withdraw-correction'])
    expect(by('field-staff')).toEqual(['submit', 'withdraw', 'withdraw-correction'])
    expect(by('task-manager')).toEqual(['send-back', 'accept', 'reopen', 'waive'])
    expect(by('system')).toEqual(['fall-due', 'pass-due'])
  })
})

const anyMonth = fc
  .record({ year: fc.integer({ min: 1990, max: 2100 }), nth: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, nth }) => `${year}-${String(nth).padStart(2, '0')}`)

describe('periods', () => {
  test('every month lies in one period of a frequency, which its label leads back to', () => {
    fc.assert(
      fc.property(anyMonth, fc.constantFrom(...frequencies), (month, frequency) => {
        const period = periodOf(frequency, month)
        expect(period.months).toContain(month)
        expect(periodNamed(period.label)).toEqual({ ...period, frequency })
        for (const each of period.months) expect(periodOf(frequency, each)).toEqual(period)
        expect(period.starts.slice(0, 7)).toBe(period.months[0])
        expect(daysAfter(period.ends, 1).slice(8)).toBe('01')
        expect(period.ends.slice(0, 7)).toBe(period.months.at(-1))
        expect(monthsBetween(period.months[0] ?? '', period.months.at(-1) ?? '')).toEqual(period.months)
      }),
    )
  })

  test('has the names people write', () => {
    expect(periodOf('quarter', '2005-05')).toEqual({
      label: '2005-Q2',
      months: ['2005-04', '2005-05', '2005-06'],
      starts: '2005-04-01',
      ends: '2005-06-30',
    })
    expect(periodOf('half-year', '2004-12').label).toBe('2004-H2')
    expect(['2005', '2005-13', '2005-Q5', '2005-H3', '2005-Q', ''].map(periodNamed)).toEqual(Array(6).fill(null))
  })
})

const anyDay = fc.integer({ min: 0, max: 3_000 }).map(days => daysAfter('2004-01-01', days))

describe('the clock', () => {
  test('takes steps of the machine, and ends where the day says, from whichever state it begins', () => {
    const dates = fc
      .record({ periodEnd: anyDay, days: fc.integer({ min: 0, max: 60 }) })
      .map(({ periodEnd, days }) => ({ periodEnd, dueOn: daysAfter(periodEnd, days) }))
    fc.assert(
      fc.property(fc.constantFrom(...reportStates), dates, anyDay, (state, report, today) => {
        let at: ReportState = state
        for (const { step, from, to } of clockSteps(state, report, today)) {
          expect(from).toBe(at)
          expect(stepOf(machine, at, step)?.to).toBe(to)
          at = to
        }
        // A clock never goes back: what is overdue stays so.
        const order = ['not-yet-due', 'due', 'overdue']
        if (order.includes(state))
          expect(at).toBe(order[Math.max(order.indexOf(state), order.indexOf(stateByClock(report, today)))])
        else expect(at).toBe(state)
      }),
    )
  })

  test('a report is due from the day after its period, overdue from the day after it was due', () => {
    const march = { periodEnd: '2005-03-31', dueOn: '2005-04-10' }
    expect(['2005-03-31', '2005-04-01', '2005-04-10', '2005-04-11'].map(day => stateByClock(march, day))).toEqual([
      'not-yet-due',
      'due',
      'due',
      'overdue',
    ])
  })

  test('a report is late by when it was first sent, however often it came back since', () => {
    const late = (state: ReportState, firstSubmittedOn: string | null) =>
      isLate({ state, dueOn: '2005-04-10', firstSubmittedOn }, '2005-06-01')
    expect([
      late('accepted', '2005-04-10'),
      late('submitted', '2005-04-11'),
      late('overdue', null),
      late('waived', null),
    ]).toEqual([false, true, true, false])
    expect(daysBetween('2005-04-10', '2005-06-01')).toBe(52)
  })
})
