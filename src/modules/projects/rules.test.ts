/** The path as data: whatever is done on it, no review is passed by, nothing ends in a dead end, and every step is somebody's. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { reachableFrom } from '../../kernel/pure/machine.ts'
import { roles } from '../operations/roles.ts'
import { defaultPath } from './default-path.ts'
import { budgetSums, differingFields, faultsOfPath, isOver, machineOf, missingOf, stepsOf } from './rules.ts'
import { PathInput, type ProjectPath, SheetInput } from './schema.ts'

const shipped = path.resolve(import.meta.dirname, '../../../operations/iraq-2004/project-path.json')
const ofIraq: ProjectPath = v.parse(PathInput, JSON.parse(readFileSync(shipped, 'utf8')))

/** Any walk along a path: which of the offered steps is taken each time. */
const walks = fc.array(fc.nat({ max: 60 }), { maxLength: 60 })
function walk(on: ProjectPath, choices: readonly number[]): string[] {
  const states = [on.initial]
  for (const choice of choices) {
    const steps = stepsOf(on, states.at(-1) ?? null)
    const step = steps[choice % Math.max(1, steps.length)]
    if (!step) break
    states.push(step.to)
  }
  return states
}

describe.each([
  ['of Iraq', ofIraq],
  ['of other operations', defaultPath],
])('the path %s', (_name, on) => {
  test('has no fault, and says everything in three languages', () => {
    expect(v.parse(PathInput, on)).toEqual(on)
    expect(faultsOfPath(on)).toEqual([])
    for (const { names } of [...on.states, ...on.steps]) expect(Object.keys(names).sort()).toEqual(['ar', 'ckb', 'en'])
  })

  test('has a person for every step', () => {
    for (const { name, by } of on.steps) {
      expect(by.length, name).toBeGreaterThan(0)
      for (const role of by) expect(roles).toContain(role)
    }
  })

  test('no walk is funded, implemented or closed without approval', () => {
    fc.assert(
      fc.property(walks, choices => {
        const states = walk(on, choices)
        for (const after of ['funded', 'implementing', 'suspended', 'completed', 'closed']) {
          const at = states.indexOf(after)
          if (at >= 0) expect(states.slice(0, at)).toContain('approved')
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('from wherever a walk stops there is a way to an end, and a last state is truly the last', () => {
    fc.assert(
      fc.property(walks, choices => {
        const last = walk(on, choices).at(-1) ?? ''
        const reached = reachableFrom(machineOf(on), last)
        expect(on.final.some(state => reached.has(state))).toBe(true)
        expect(isOver(on, last)).toBe(stepsOf(on, last).length === 0)
      }),
    )
  })
})

test('in Iraq nothing comes before the board that the ministry has not agreed to, also when it was returned', () => {
  fc.assert(
    fc.property(walks, choices => {
      const states = walk(ofIraq, choices)
      states.forEach((state, at) => {
        if (state !== 'at-board') return
        const before = states.slice(0, at)
        expect(before.lastIndexOf('agreed')).toBeGreaterThan(before.lastIndexOf('returned'))
      })
    }),
    { numRuns: 1_000 },
  )
  expect(ofIraq.steps.filter(({ to }) => to === 'agreed').map(({ by }) => by)).toEqual([['ministry-counterpart', 'coordinator']])
})

test('whatever is broken in a path is found', () => {
  const without = (state: string): ProjectPath => ({ ...ofIraq, steps: ofIraq.steps.filter(({ from }) => !from.includes(state)) })
  expect(faultsOfPath(without('completed'))).toEqual(
    expect.arrayContaining(['completed is a dead end', 'closed cannot be reached']),
  )
  const [step] = ofIraq.steps
  if (!step) throw new Error('The path has no step.')
  const shortcut = { ...step, name: 'shortcut', from: ['drafted'], to: 'funded' }
  const more = (...steps: ProjectPath['steps']): ProjectPath => ({ ...ofIraq, steps: [...ofIraq.steps, ...steps] })
  expect(faultsOfPath(more(shortcut))).toEqual(['a way leads to funded past approved'])
  expect(faultsOfPath(more({ ...shortcut, to: 'agreed', by: [] }))).toEqual(['nobody may take the step shortcut'])
  expect(faultsOfPath(more({ ...shortcut, from: ['funded'], to: 'approved' }))).toEqual([
    'the step back shortcut needs no reason',
  ])
  expect(faultsOfPath(more({ ...shortcut, to: 'nowhere' }))).toEqual(expect.arrayContaining(['nowhere is not among the states']))
  expect(faultsOfPath({ ...ofIraq, states: [...ofIraq.states, { code: 'lost', names: { en: 'Lost' } }] })).toEqual([
    'no step leads to lost',
  ])
})

test('a step says what it needs and was not given', () => {
  const needs = (...all: string[]) => ({ needs: all })
  expect(missingOf(needs('reason', 'date'), { reason: null, happened: null })).toEqual(['reason', 'happened'])
  expect(missingOf(needs('reason', 'date'), { reason: 'Too dear', happened: '2004-11-02' })).toEqual([])
  expect(missingOf(needs(), { reason: null, happened: null })).toEqual([])
})

const sheet = (more: object = {}) => v.parse(SheetInput, { names: { en: 'Wells' }, ...more })

test('two sheets differ in the fields that say something else, whatever the order of what has none', () => {
  const places = ['019aa000-0000-7000-8000-000000000001', '019aa000-0000-7000-8000-000000000002']
  expect(differingFields(sheet({ placeIds: places }), sheet({ placeIds: [...places].reverse() }))).toEqual([])
  expect(differingFields(sheet({ names: { ar: 'آبار', en: 'Wells' } }), sheet({ names: { en: 'Wells', ar: 'آبار' } }))).toEqual(
    [],
  )
  expect(differingFields(sheet(), sheet({ starts: '2004', risks: [{ words: 'Roads are closed' }] }))).toEqual(['starts', 'risks'])
})

test('amounts add up by currency, and what is unknown is counted and not added', () => {
  const { budget } = sheet({
    budget: [
      { amountMinor: 150, currency: 'USD' },
      { amountMinor: 350, currency: 'USD' },
      { amountMinor: 1, currency: 'EUR' },
      { asWritten: 'Japan' },
    ],
  })
  expect(budgetSums(budget)).toEqual({
    sums: [
      { currency: 'USD', minor: 500 },
      { currency: 'EUR', minor: 1 },
    ],
    unknown: 1,
  })
})

test('a sheet that cannot be is refused', () => {
  const wrong = (more: object) => v.safeParse(SheetInput, { names: { en: 'Wells' }, ...more }).success
  expect(wrong({ budget: [{ amountMinor: 5 }] })).toBe(false)
  expect(wrong({ budget: [{ amountMinor: 5.5, currency: 'USD' }] })).toBe(false)
  expect(wrong({ starts: '2004-02-30' })).toBe(false)
  expect(wrong({ starts: '2004-13' })).toBe(false)
  expect(wrong({ starts: '2004-06', ends: '2004-05' })).toBe(false)
  expect(wrong({ starts: '2004-06-10', ends: '2004-06' })).toBe(true)
  expect(wrong({ partners: [{ role: 'lead' }] })).toBe(false)
})
