import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf, type Machine, reachableFrom, statesOf, stepOf, stepsFrom } from '../../kernel/pure/machine.ts'
import { roles } from '../operations/roles.ts'
import { actionMachine, actionStates, isLate, meetingMachine, meetingStates } from './rules.ts'

const meeting: Machine<string> = meetingMachine
const action: Machine<string> = actionMachine

/** The states that a machine passes through when the steps are tried in order; steps that do not lead out of a state are refused. */
function walked(machine: Machine<string>, tried: readonly string[]): string[] {
  const path = [machine.initial]
  for (const name of tried) {
    const next = stepOf(machine, path.at(-1) ?? '', name)
    if (next) path.push(next.to)
  }
  return path
}

const anyWalk = (machine: Machine<string>) =>
  fc.array(fc.constantFrom(...machine.steps.map(({ name }) => name)), { maxLength: 30 })

describe.each([
  ['meeting', meeting, meetingStates],
  ['action point', action, actionStates],
] as const)('%s', (_name, machine, states) => {
  test('has no fault, and knows the states of its table and no other', () => {
    expect(faultsOf(machine)).toEqual([])
    expect(statesOf(machine).sort()).toEqual([...states].sort())
  })

  test('names roles that there are for every step', () => {
    for (const { name, by } of machine.steps) {
      expect(by.length, name).toBeGreaterThan(0)
      expect([...roles], name).toEqual(expect.arrayContaining([...by]))
    }
  })

  test('whatever was tried before, an end can still be reached', () => {
    fc.assert(
      fc.property(anyWalk(machine), tried => {
        const reached = reachableFrom(machine, walked(machine, tried).at(-1) ?? '')
        expect(machine.final.some(end => reached.has(end))).toBe(true)
      }),
    )
  })
})

test('no path of steps agrees minutes of a meeting that was not held, or takes a meeting on record back', () => {
  fc.assert(
    fc.property(anyWalk(meeting), tried => {
      const path = walked(meeting, tried)
      const held = path.indexOf('held')
      if (path.includes('minutes-agreed')) expect(path.indexOf('minutes-agreed')).toBe(held + 1)
      if (held >= 0) expect(path.slice(held)).not.toContain('called')
      if (held >= 0) expect(path).not.toContain('cancelled')
    }),
  )
  expect(reachableFrom(meeting, 'called', ['held']).has('minutes-agreed')).toBe(false)
})

test('an action point is closed once for each time it was open, and ends that say why need a reason', () => {
  fc.assert(
    fc.property(anyWalk(action), tried => {
      const path = walked(action, tried)
      path.forEach((state, at) => {
        if (state !== 'open') expect(path[at - 1]).toBe('open')
      })
    }),
  )
  const needing = action.steps.filter(({ needs }) => needs?.includes('reason')).map(({ name }) => name)
  expect(needing).toEqual(['drop', 'reopen'])
  expect(stepsFrom(action, 'done').map(({ name }) => name)).toEqual(['reopen'])
})

test('a point is late from the day after its deadline until it is closed', () => {
  expect(isLate({ state: 'open', due: '2005-05-03' }, '2005-05-03')).toBe(false)
  expect(isLate({ state: 'open', due: '2005-05-03' }, '2005-05-04')).toBe(true)
  expect(isLate({ state: 'done', due: '2005-05-03' }, '2005-05-04')).toBe(false)
})
