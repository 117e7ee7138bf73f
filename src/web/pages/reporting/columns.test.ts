import { expect, test } from 'vitest'
import { columnsOf, gridColumnsOf, isUsual, type Known, lineFields } from './columns.ts'

const place = (id: string, parentId: string | null, level: number, en: string, ar: string) => ({
  ...{ id, parentId, level, names: { en, ar } },
})
const known: Known = {
  organisations: [{ names: { en: 'Care' }, acronym: 'CARE' }],
  places: [
    place('1', null, 0, 'Iraq', 'العراق'),
    place('2', '1', 1, 'Erbil', 'أربيل'),
    place('3', '1', 1, 'Basrah', 'البصرة'),
    place('4', '2', 2, 'Soran', 'سوران'),
    place('5', '3', 2, 'Al-Zubair', 'الزبير'),
  ],
  subclusters: [],
  groups: [],
  activities: [{ names: { en: 'Water trucking', ar: 'نقل المياه' } }],
  objectives: [],
  projects: [],
  indicators: [],
}
const fieldsOf = (columns: readonly { field: string }[]) => columns.map(({ field }) => field)

test('the usual columns are shown, others when a line says something in them, and those that offer nothing never', () => {
  const usual = fieldsOf(columnsOf([], known, 'en'))
  expect(usual.every(isUsual)).toBe(true)
  expect(usual).not.toContain('subcluster')
  const more = fieldsOf(columnsOf([{ cells: { latitude: '36.1', longitude: '' } }], known, 'en'))
  expect(more.filter(field => !usual.includes(field))).toEqual(['latitude'])
  const all = fieldsOf(columnsOf([], known, 'en', true))
  expect(all.length).toBe(lineFields.length - 1)
  for (const said of ['period', 'leadOrganisation', 'clusterCode']) expect(all).not.toContain(said)
})

test('districts are offered by governorate, in the language of the reader; what is no closed list stays open', () => {
  const columns = new Map(columnsOf([], known, 'ar').map(column => [column.field, column]))
  expect(columns.get('adm1Name')?.choices).toEqual(['أربيل', 'البصرة'])
  expect(columns.get('adm2Name')?.choices).toEqual({ column: 'adm1Name', lists: { أربيل: ['سوران'], البصرة: ['الزبير'] } })
  expect([columns.get('adm1Name')?.open, columns.get('status')?.open, columns.get('group')?.kind]).toEqual([
    true,
    undefined,
    'text',
  ])
})

test('a column is known by its names in every language; parts of people stand under a short heading in the grid', () => {
  const reached = columnsOf([], known, 'ckb').find(({ field }) => field === 'reached')
  expect(reached?.names).toEqual(expect.arrayContaining(['reached', 'People reached', 'من وصلت إليهم المساعدة']))
  const girls = gridColumnsOf([], known, 'en').find(({ field }) => field === 'reached+f+children')
  expect([girls?.name, girls?.kind]).toEqual(['female · children', 'number'])
  expect(girls?.names).toContain('People reached: female · children')
})
