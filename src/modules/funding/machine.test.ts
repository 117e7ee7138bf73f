import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf, reachableFrom, statesOf, stepOf, stepsFrom } from '../../kernel/pure/machine.ts'
import { agreementMachine } from './machine.ts'
import { agreementStates } from './schema.ts'

test('the way of an agreement has no dead end, and names the states that are stored', () => {
  expect(faultsOf(agreementMachine)).toEqual([])
  expect(new Set(statesOf(agreementMachine))).toEqual(new Set(agreementStates))
})

test('nobody is paid under what was not signed: no way leads to an end by amendment that does not pass through force', () => {
  expect(stepOf(agreementMachine, 'proposed', 'amend')).toBeUndefined()
  expect(reachableFrom(agreementMachine, 'ended')).toEqual(new Set(['ended']))
})

test('whatever steps are tried, an agreement that ended stays ended, and one that was signed is never proposed again', () => {
  const names = agreementMachine.steps.map(({ name }) => name)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 12 }), tried => {
      let state = agreementMachine.initial
      let signed = false
      for (const name of tried) {
        const step = stepOf(agreementMachine, state, name)
        if (state === 'ended') expect(step).toBeUndefined()
        if (!step) continue
        expect(step.needs).toContain('date')
        signed ||= name === 'sign'
        state = step.to
        if (signed) expect(state).not.toBe('proposed')
      }
      expect(stepsFrom(agreementMachine, state).length === 0).toBe(state === 'ended')
    }),
  )
})
