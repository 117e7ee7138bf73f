import { expect, test } from 'vitest'
import { fillOf, fullText, measureClasses, shortText, stateOf, unitFor } from './measure.ts'
import type { Figure } from './picture.ts'

const figure = (given: Partial<Figure>): Figure => ({
  inNeed: null,
  targeted: null,
  reached: null,
  coverage: null,
  organisations: 0,
  lines: 0,
  linesUnknown: 0,
  ...given,
})

test('no target, no data, unknown and zero are four different things', () => {
  const noTarget = figure({ lines: 3, reached: 20 })
  const noData = figure({ targeted: 100 })
  const unknown = figure({ targeted: 100, lines: 3, linesUnknown: 3 })
  const zero = figure({ targeted: 100, lines: 3, reached: 0, coverage: 0 })
  const all = [noTarget, noData, unknown, zero]
  expect(all.map(each => stateOf(each, 'coverage'))).toEqual(['noTarget', 'noData', 'unknown', 'known'])
  const classes = measureClasses(all, 'coverage')
  expect(all.map(each => fillOf(each, 'coverage', classes))).toEqual(['plain', 'hatched', 'dotted', 'f1'])
  expect(all.map(each => shortText(each, 'coverage', 1))).toEqual(['–', '', '?', '0'])
  expect(all.map(each => fullText(each, 'coverage', 'en'))).toEqual(['no target', 'no data', 'unknown', '0 %'])
})

test('cells share one unit, in which nobody who was reached becomes nobody', () => {
  expect([9_999, 10_000, 9_999_999, 10_000_000].map(value => unitFor([1, null, value]))).toEqual([1, 1_000, 1_000, 1_000_000])
  const short = (reached: number) => shortText(figure({ reached, lines: 1 }), 'reached', 1_000)
  expect([0, 12, 350, 9_420, 9_960, 34_160, 1_240_000].map(short)).toEqual(['0', '<0.1', '0.4', '9.4', '10', '34', '1,240'])
})

test('more than the target is said as it is', () => {
  const over = figure({ targeted: 100, reached: 132, coverage: 132, lines: 1 })
  expect(shortText(over, 'coverage', 1)).toBe('132')
  expect(fillOf(over, 'coverage', measureClasses([over], 'coverage'))).toBe('f6')
})
