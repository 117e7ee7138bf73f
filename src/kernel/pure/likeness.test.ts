import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLikeness } from './likeness.ts'
import { nameKey } from './text.ts'

const organisations = createLikeness([
  { id: 'who', label: 'WHO', names: ['WHO', 'World Health Organization', 'منظمة الصحة العالمية'] },
  { id: 'wfp', label: 'WFP', names: ['WFP', 'World Food Programme'] },
  { id: 'nrc', label: 'NRC', names: ['Norwegian Refugee Council'] },
  { id: 'drc', label: 'DRC', names: ['DRC'] },
  { id: 'sc', label: 'Save the Children', names: ['Save the Children', 'SCI'] },
])
const first = (text: string) => organisations.near(text)[0]?.id

test.each([
  ['World Healht Org', 'who'],
  ['world-health organisation', 'who'],
  ['منظمة الصحه العالمیة', 'who'],
  ['NRC', 'nrc'],
  ['Danish Refugee Council', 'drc'],
  ['Norwegian Refugees Council', 'nrc'],
  ['Save the Children International', 'sc'],
  ['WFP Iraq', 'wfp'],
])('“%s” looks like %s', (written, id) => {
  expect(first(written)).toBe(id)
})

test('words that half of all names have make none of them alike', () => {
  const names = [
    'Seed Foundation',
    'Jiyan Foundation',
    'Barzani Charity Foundation',
    'Access Aid Foundation',
    'Harikar Organization',
  ]
  const many = createLikeness(names.map(name => ({ id: name, label: name, names: [name] })))
  expect(many.near('Al-Aghsan Foundation')).toEqual([])
  expect(many.near('Jian Foundation').map(({ id }) => id)).toEqual(['Jiyan Foundation'])
})

test('a name finds the acronym that its words make, and what shares its words, less surely', () => {
  expect(organisations.near('Danish Refugee Council').map(({ id }) => id)).toEqual(['drc', 'nrc'])
})

test('what looks like nothing known has no suggestions, and an entry is not suggested for itself', () => {
  expect(organisations.near('Zzyzx Quarry Ltd')).toEqual([])
  expect(organisations.near('')).toEqual([])
  expect(organisations.near('WHO', { skip: id => id === 'who' }).map(({ id }) => id)).not.toContain('who')
})

const name = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('Al-Anbar', 'نینوى', 'Child Protection', 'a', '—'))

test('scores lie between 0 and 1, best first, once an entry, and only the same name has 1', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), name, (names, written) => {
      const entries = names.map((text, i) => ({ id: String(i), label: text, names: [text] }))
      const found = createLikeness(entries).near(written, { limit: 99, floor: 0 })
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      for (const [i, { id, score }] of found.entries()) {
        expect(score).toBeGreaterThan(0)
        expect(score === 1).toBe(nameKey(names[Number(id)] ?? '') === nameKey(written))
        expect(score).toBeLessThanOrEqual(found[i - 1]?.score ?? 1)
      }
      for (const [i, text] of names.entries())
        if (nameKey(text) !== '' && nameKey(text) === nameKey(written))
          expect(found.find(({ id }) => id === String(i))?.score).toBe(1)
    }),
  )
})
