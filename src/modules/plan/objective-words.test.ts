import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalledObjective, objectiveFinder, objectiveLabel, planFinder, wordsOf } from './objective-words.ts'

const objectives: CalledObjective[] = [
  { lineageId: 'two', code: '2', names: { en: 'Lasting solutions' } },
  { lineageId: 'homes', code: '2.F.1', names: { en: 'Homes for returnees', ar: 'مساكن للعائدين' } },
  { lineageId: 'work', code: '2.F.10', names: { en: 'Returnees find work' } },
]
const find = (text: string, elsewhere: CalledObjective[] = []) => objectiveFinder(objectives, elsewhere)(wordsOf(text))

test.each([
  ['2.F.1', 'homes'],
  [' 2.f.1 ', 'homes'],
  ['2.F.10', 'work'],
  ['مساكن للعائدين', 'homes'],
  ['2.F.1 – Homes for returnees', 'homes'],
  ['2.F.1 - homes for returnees', 'homes'],
  ['2.F.1: Homes for returnees', 'homes'],
  ['2.F.1 Homes for returnees', 'homes'],
  ['2.F', undefined],
  ['2 million people reached', undefined],
  ['2.F.1 – Returnees find work', undefined],
  ['', undefined],
])('%s is %s', (text, lineage) => expect(find(text)).toBe(lineage))

test('what two objectives are called by is neither; what one was called in another version is that one', () => {
  const twice = objectiveFinder([...objectives, { lineageId: 'other', code: '9', names: { en: 'Homes for returnees' } }])
  expect(twice('homes for returnees')).toBeUndefined()
  expect(twice('2.f.1')).toBe('homes')
  const before: CalledObjective[] = [
    { lineageId: 'homes', code: '7', names: { en: 'Roofs' } },
    { lineageId: 'ended', code: '2.F.1', names: { en: 'Ended since' } },
  ]
  expect(find('7', before)).toBe('homes')
  expect(find('Roofs', before)).toBe('homes')
  expect(find('2.F.1', before)).toBe('homes')
})

test('every objective is found by its code and by how it is offered, however long its name', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter(name => name.trim() !== '')
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(999), { minLength: 1, maxLength: 12 }),
      fc.array(text, { minLength: 12, maxLength: 12 }),
      (codes, names) => {
        const all = codes.map((code, at) => ({ lineageId: `l${code}`, code: `${code}.`, names: { en: `${code} ${names[at]}` } }))
        const finds = objectiveFinder(all)
        for (const { lineageId, code, names: called } of all) {
          expect(finds(wordsOf(code))).toBe(lineageId)
          expect(finds(wordsOf(objectiveLabel(code, called.en)))).toBe(lineageId)
        }
      },
    ),
  )
})

test('a line that names no plan is of the one that holds; where two hold at once, it must say which', () => {
  const plan = (id: string, starts: string, ends: string) => ({ id, code: id, names: { en: `Plan ${id}` }, starts, ends })
  const [first, next, beside] = [
    plan('A', '2004-01-01', '2005-12-31'),
    plan('B', '2006-01-01', '2006-12-31'),
    plan('C', '2005-06-01', '2006-06-30'),
  ]
  expect(planFinder(first, [first, next])(null)).toBe(true)
  expect(planFinder(first, [first, next])('plan a')).toBe(true)
  expect(planFinder(first, [first, next])('b')).toBe(false)
  expect(planFinder(first, [first, next, beside])(null)).toBe(false)
  expect(planFinder(first, [first, next, beside])('a')).toBe(true)
})
