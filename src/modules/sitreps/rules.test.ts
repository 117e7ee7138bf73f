import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, type Machine, reachableFrom, statesOf, stepOf } from '../../kernel/pure/machine.ts'
import { roles } from '../operations/roles.ts'
import { monthCount, monthsOf, periodOf, sitrepMachine, sitrepStates } from './rules.ts'

const machine: Machine<string> = sitrepMachine

/** Steps that were taken of those that were tried, with the states between. */
function walked(tried: readonly string[]): { states: string[]; steps: string[] } {
  const path = { states: [machine.initial], steps: [] as string[] }
  for (const name of tried) {
    const next = stepOf(machine, path.states.at(-1) ?? '', name)
    if (next) {
      path.states.push(next.to)
      path.steps.push(name)
    }
  }
  return path
}

const anyWalk = fc.array(fc.constantFrom(...machine.steps.map(({ name }) => name)), { maxLength: 30 })

test('the machine has no fault, knows the states of its table and no other, and roles that there are', () => {
  expect(faultsOf(machine)).toEqual([])
  expect(statesOf(machine).sort()).toEqual([...sitrepStates].sort())
  for (const { by } of machine.steps) expect([...roles]).toEqual(expect.arrayContaining([...by]))
})

test('whatever was tried, nothing is published without a review of what is published, and what is published is not written in', () => {
  fc.assert(
    fc.property(anyWalk, tried => {
      const { states, steps } = walked(tried)
      const published = states.indexOf('published')
      if (published >= 0) {
        expect(states[published - 1]).toBe('reviewed')
        expect(steps[published - 2]).toBe('review')
        expect(steps.slice(published)).not.toContain('write')
        expect(states.slice(published + 1).every(state => state === 'replaced')).toBe(true)
      }
      const end = reachableFrom(machine, states.at(-1) ?? '')
      expect(machine.final.some(state => end.has(state))).toBe(true)
    }),
  )
  expect(reachableFrom(machine, 'drafted', ['reviewed']).has('published')).toBe(false)
})

test.each([
  ['2005-03', '2005-03', '2005-03'],
  ['2005-Q2', '2005-04', '2005-06'],
  ['2005-h1', '2005-01', '2005-06'],
  ['2005-H2', '2005-07', '2005-12'],
  ['2005', '2005-01', '2005-12'],
  ['2004-11..2005-04', '2004-11', '2005-04'],
])('%s is from %s to %s', (period, from, to) => {
  expect(monthsOf(period)).toEqual({ from, to })
})

test.each(['', '2005-13', '2005-Q5', '2005-H3', '2005-06..2005-01', 'soon', '2005-00'])('%s is no period', period => {
  expect(monthsOf(period)).toBeNull()
})

test('what a period is called leads back to its months', () => {
  const months = fc
    .tuple(fc.integer({ min: 1990 * 12, max: 2040 * 12 }), fc.integer({ min: 0, max: 35 }))
    .map(([first, more]) => {
      const month = (number: number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
      return { from: month(first), to: month(first + more), count: more + 1 }
    })
  fc.assert(
    fc.property(months, ({ from, to, count }) => {
      expect(monthsOf(periodOf({ from, to }))).toEqual({ from, to })
      expect(monthCount({ from, to })).toBe(count)
    }),
  )
})
