import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, type Machine, reachableFrom, statesOf, stepOf, stepsFrom } from './machine.ts'

type Light = 'red' | 'green' | 'off'
const light: Machine<Light> = {
  name: 'light',
  initial: 'red',
  final: ['off'],
  steps: [
    { name: 'go', from: ['red'], to: 'green', by: ['officer'] },
    { name: 'stop', from: ['green'], to: 'red', by: ['officer'] },
    { name: 'switch-off', from: ['red', 'green'], to: 'off', by: ['officer'], needs: ['reason'] },
  ],
}

test('a sound machine has no faults, and its steps are found by state and name', () => {
  expect(faultsOf(light)).toEqual([])
  expect(statesOf(light)).toEqual(['red', 'green', 'off'])
  expect(stepOf(light, 'red', 'go')?.to).toBe('green')
  expect(stepOf(light, 'green', 'go')).toBeUndefined()
  expect(stepsFrom(light, 'off')).toEqual([])
})

test.each<[string, Partial<Machine<Light>>, string]>([
  ['a dead end', { final: ['red'] }, 'off is a dead end'],
  ['a state nobody reaches', { steps: light.steps.slice(1) }, 'green cannot be reached'],
  [
    'a step without anybody',
    { steps: [...light.steps, { name: 'nobody', from: ['red'], to: 'off', by: [] }] },
    'nobody may take',
  ],
  [
    'one name for two steps',
    { steps: [...light.steps, { name: 'go', from: ['red'], to: 'off', by: ['officer'] }] },
    'two steps of one name lead out of red',
  ],
])('%s is a fault', (_what, change, fault) => {
  expect(faultsOf({ ...light, ...change }).join()).toContain(fault)
})

test('what is reached while avoiding a state is reached without it, and walking never leaves what is reachable', () => {
  const states = ['a', 'b', 'c', 'd', 'e'] as const
  const state = fc.constantFrom(...states)
  const step = fc.record({
    name: fc.string(),
    from: fc.array(state, { minLength: 1, maxLength: 2 }),
    to: state,
    by: fc.constant(['x']),
  })
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 12 }),
      state,
      state,
      fc.array(fc.nat(50), { maxLength: 20 }),
      (steps, initial, avoided, walk) => {
        const machine: Machine<(typeof states)[number]> = { name: 'any', initial, final: [], steps }
        const all = reachableFrom(machine, initial)
        for (const reached of reachableFrom(machine, initial, [avoided])) expect(all).toContain(reached)
        let at = initial
        for (const choice of walk) {
          const ways = stepsFrom(machine, at)
          at = ways[choice % Math.max(1, ways.length)]?.to ?? at
          expect(all).toContain(at)
        }
      },
    ),
  )
})
