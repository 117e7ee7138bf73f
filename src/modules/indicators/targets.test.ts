/** Baselines, targets and people in need of areas: as they are stated, or from the areas inside. */
import { expect, test } from 'vitest'
import { levelsByArea } from './targets.ts'

const chains: Record<string, string[]> = {
  '': [''],
  north: ['north', ''],
  mosul: ['mosul', 'north', ''],
  sinjar: ['sinjar', 'north', ''],
}
const above = (area: string) => chains[area] ?? [area, '']
const stated = (area: string, target: number | null) => ({ area, baseline: null, target, inNeed: null })
const counts = { ratio: false, overPlaces: 'sum' } as const

test('targets of areas add up where none is stated for what they lie in', () => {
  const levels = levelsByArea([stated('mosul', 300), stated('sinjar', 200)], counts, above)
  expect(levels.get('north')?.target).toEqual({ value: 500, from: 'inside' })
  expect(levels.get('')?.target).toEqual({ value: 500, from: 'inside' })
  expect(levels.get('mosul')?.target).toEqual({ value: 300, from: 'stated' })
  expect(levels.get('north')?.inNeed).toEqual({ value: null, from: null })
})

test('a stated target stands, whatever the areas inside add up to', () => {
  const levels = levelsByArea([stated('mosul', 300), stated('sinjar', 200), stated('', 1_000)], counts, above)
  expect(levels.get('')?.target).toEqual({ value: 1_000, from: 'stated' })
  expect(levels.get('north')?.target).toEqual({ value: 500, from: 'inside' })
})

test('an area of which no target is known is left out, and zero is a target', () => {
  expect(levelsByArea([stated('mosul', null), stated('sinjar', 0)], counts, above).get('north')?.target.value).toBe(0)
  expect(levelsByArea([stated('mosul', null)], counts, above).get('north')?.target.value).toBeNull()
})

test('the highest counts where places are not added up', () => {
  const levels = levelsByArea([stated('mosul', 30), stated('sinjar', 20)], { ratio: false, overPlaces: 'highest' }, above)
  expect(levels.get('north')?.target.value).toBe(30)
})

test('targets of ratios, means and last figures do not follow from their parts', () => {
  for (const counting of [
    { ratio: true, overPlaces: 'sum' },
    { ratio: false, overPlaces: 'average' },
    { ratio: false, overPlaces: 'last' },
  ] as const)
    expect(levelsByArea([stated('mosul', 30), stated('sinjar', 20)], counting, above).get('north')?.target.value).toBeNull()
})
