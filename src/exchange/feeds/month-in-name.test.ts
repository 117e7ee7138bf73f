import { expect, test } from 'vitest'
import { monthInNames } from './month-in-name.ts'

test.each([
  ['som_3w_2022_mar.xlsx', '2022-03'],
  ['bfa_5w_2022_feb.xlsx', '2022-02'],
  ['5W March 2022 final.xlsx', '2022-03'],
  ['3w-2021-05.csv', '2021-05'],
  ['WASH_202105_v2.xlsx', '2021-05'],
  ['Santé mars 2023.xlsx', '2023-03'],
  ['تقرير آذار ٢٠٢٢.xlsx', '2022-03'],
])('%s speaks of %s', (name, month) => {
  expect(monthInNames([name])).toBe(month)
})

test.each([
  'irq_3w_2022_jan-apr_longtable.xlsx',
  'afg_3w_2024_q1.csv',
  'hti_3w_2020.xlsx',
  'partners.csv',
  'June 2022 and July 2022.xlsx',
  '3w_12.xlsx',
])('%s speaks of no one month', name => {
  expect(monthInNames([name])).toBeNull()
})

test('two names that speak of different months speak of none', () => {
  expect(monthInNames(['march 2022.xlsx', 'April 2022'])).toBeNull()
  expect(monthInNames(['march 2022.xlsx', 'Sheet1'])).toBe('2022-03')
})
