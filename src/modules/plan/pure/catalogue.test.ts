import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey } from '../../../kernel/pure/text.ts'
import { asText, createCatalogue } from './catalogue.ts'

const entry = (id: string, clusterId: string, ...names: string[]) => ({
  id,
  clusterId,
  code: null,
  retired: false,
  names: { en: names[0] ?? id },
  aliases: names.slice(1),
})
const parents: Record<string, string> = { 'child-protection': 'protection', 'gender-based-violence': 'protection' }
const catalogue = createCatalogue(
  [
    entry('counselling', 'child-protection', 'Counselling'),
    entry('health-training', 'health', 'Training'),
    entry('training', 'protection', 'Training', 'Formation'),
    entry('parcels', 'food', 'Food parcels'),
    entry('parcels-dry', 'food', 'Food parcels: dry'),
  ],
  id => parents[id] ?? null,
)
const found = (name: string, cluster: string) => catalogue.inCluster(name, cluster)?.entry.id

test('a name is looked for in the cluster, in the one above, and in the areas beside it, never in another cluster', () => {
  expect(found('training', 'health')).toBe('health-training')
  expect(found('TRAINING', 'child-protection')).toBe('training')
  expect(found('formation', 'protection')).toBe('training')
  expect(found('Counselling', 'protection')).toBe('counselling')
  expect(found('Counselling', 'gender-based-violence')).toBe('counselling')
  expect(found('Counselling', 'health')).toBeUndefined()
  expect(catalogue.anywhere('Counselling')?.entry.id).toBe('counselling')
})

test('a text names the longest activity that it begins with', () => {
  const text = (written: string) => {
    const of = catalogue.ofText(written, 'food')
    return of && [of.entry.id, of.detail]
  }
  expect(text('Food parcels')).toEqual(['parcels', null])
  expect(text('Food parcels: for two months: east')).toEqual(['parcels', 'for two months: east'])
  expect(text('Food parcels: dry: east')).toEqual(['parcels-dry', 'east'])
  expect(text('For two months: food parcels')).toBeUndefined()
})

test('what is kept as text is found again as the activity and its detail', () => {
  // A cell without a letter or a digit says nothing, and is no detail.
  const details = fc.string({ minLength: 1 }).filter(detail => !['', 'dry'].includes(nameKey(detail)) && !detail.includes(': '))
  fc.assert(
    fc.property(fc.option(details), detail => {
      const of = catalogue.ofText(asText('Food parcels', detail), 'food')
      expect([of?.entry.id, of?.detail]).toEqual(['parcels', detail])
    }),
  )
})
