import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, SheetSummary } from '../../../formats/table.ts'
import type { Reference } from '../../reference.ts'
import { type Mark, markRows, markSheet, problemsOfMark, readMark, templateNumber } from './template-mark.ts'

type Named = { id: string; name: string }
const referenceOf = (given: Partial<Record<'organisations' | 'clusters' | 'places' | 'groups', Named[]>>, code = 'HERE') => {
  const entries = (list: Named[] = []) =>
    list.map(({ id, name }) => ({ id, names: { en: name }, code: id, parentId: null, level: 1, aliases: [] }))
  return {
    operation: { id: 'o', code, country: 'IQ', start: null, end: null },
    organisations: entries(given.organisations),
    clusters: entries(given.clusters),
    places: entries(given.places),
    groups: entries(given.groups),
  } as unknown as Reference
}
const fileOf = (rows: readonly Cell[], name = markSheet) => ({
  sheets: [{ name: 'Activities' }, { name }] as unknown as SheetSummary[],
  async *allRows(sheet: number) {
    if (sheet === 1) for (const cell of rows) yield { cells: [cell] }
  },
})
const made = '2005-03-01'

async function since(before: Reference, now: Reference) {
  const mark = await readMark(fileOf(markRows(before, made)))
  return mark === null ? null : problemsOfMark(mark, now)
}

test('a template says nothing while the names it offers are those of the operation, in whatever order', async () => {
  const named = fc.record({ id: fc.uuid(), name: fc.string() })
  const lists = fc.record({ organisations: fc.array(named), places: fc.array(named), groups: fc.array(named) })
  await fc.assert(
    fc.asyncProperty(lists, async given => {
      const turned = { ...given, places: [...given.places].reverse(), organisations: [...given.organisations].reverse() }
      expect(await since(referenceOf(given), referenceOf(turned))).toEqual([])
    }),
  )
})

test('what was added, renamed and taken out since is said list by list', async () => {
  const [iom, who, wfp] = ['IOM', 'WHO', 'WFP'].map(name => ({ id: name, name }))
  const before = referenceOf({
    organisations: [iom, who] as Named[],
    places: [{ id: 'p', name: 'Ninewa' }],
    groups: [{ id: 'g', name: 'Girls' }],
  })
  const now = referenceOf({
    organisations: [{ id: 'IOM', name: 'International Organization for Migration' }, wfp as Named],
    places: [{ id: 'p', name: 'Nineveh' }],
    groups: [{ id: 'g', name: 'Girls' }],
  })
  expect((await since(before, now))?.map(({ code, row, severity, details }) => [code, row, severity, details])).toEqual([
    ['template-organisations-changed', 0, 'warning', { date: made, added: 1, renamed: 1, removed: 1 }],
    ['template-places-changed', 0, 'warning', { date: made, added: 0, renamed: 1, removed: 0 }],
  ])
})

test('a template of thousands of places is marked in cells that spreadsheets keep whole', async () => {
  const places = Array.from({ length: 12_000 }, (_, nth) => ({ id: `place ${nth}`, name: `Village ${nth}` }))
  const rows = markRows(referenceOf({ places }), made)
  expect(rows.length).toBeGreaterThan(3)
  expect(Math.max(...rows.map(({ length }) => length))).toBeLessThan(32_767)
  expect(await since(referenceOf({ places }), referenceOf({ places }))).toEqual([])
})

test('a template of another operation is said to be one, and an older one to be older', async () => {
  const codes = async (before: Reference, now: Reference) => (await since(before, now))?.map(({ code }) => code)
  const groups = [{ id: 'g', name: 'Girls' }]
  expect(await codes(referenceOf({ groups }, 'THERE'), referenceOf({}))).toEqual(['template-of-other-operation'])
  const mark: Mark = {
    template: templateNumber - 1,
    operation: 'HERE',
    made,
    lists: { organisations: '', clusters: '', places: '', groups: '' },
  }
  expect(problemsOfMark(mark, referenceOf({ groups })).map(({ code }) => code)).toEqual([
    'template-older',
    'template-groups-changed',
  ])
})

test('a file without a mark, or with one that somebody changed, has none', async () => {
  const [first = '', ...rest] = markRows(referenceOf({}), made)
  expect(await readMark(fileOf([first, ...rest], 'Lists'))).toBeNull()
  for (const rows of [[], [first], ['other', ...rest], [first, '{'], [first, '[]'], [first, '{"template":1}'], [null, 5, true]])
    expect(await readMark(fileOf(rows))).toBeNull()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.json(), fc.integer())), async cells => {
      const mark = await readMark(fileOf([first, ...cells]))
      if (mark) expect(problemsOfMark(mark, referenceOf({}))).toBeInstanceOf(Array)
    }),
  )
})
