import * as v from 'valibot'
import { expect, test } from 'vitest'
import { writtenAmount } from '../../../kernel/pure/money.ts'
import { SheetInput } from '../../../modules/projects/schema.ts'
import { sheetOfValues, valuesOfSheet } from './forms.ts'
import { minorOf } from './money.ts'

const id = (nth: number) => `019aa000-0000-7000-8000-00000000000${nth}`
const place = (nth: number, level: number, code: string) => ({
  ...{ id: id(nth), level, parentId: null, names: { en: code }, codes: [{ system: 'pcode', code }], aliases: [] },
})
const lists = {
  places: [place(1, 1, 'IQG15'), place(2, 2, 'IQG15Q01')],
  groups: [{ id: id(3), code: 'idp', names: { en: 'Displaced people' }, aliases: [] }],
  language: 'en',
} as unknown as Parameters<typeof sheetOfValues>[1]

const whole = v.parse(SheetInput, {
  names: { en: 'Wells', ar: 'آبار' },
  objective: 'Water',
  starts: '2005-03',
  partners: [
    { role: 'lead', organisationId: id(4) },
    { role: null, asWritten: 'A company (support)' },
  ],
  budget: [
    { organisationId: id(4), amountMinor: 125_000_050, currency: 'USD' },
    { asWritten: 'Japan', amountMinor: null, currency: null },
    { amountMinor: 1_500, currency: 'IQD' },
  ],
  placeIds: [id(1), id(2)],
  areas: 'the marshes',
  groupIds: [id(3)],
  risks: [{ words: 'Roads', level: 'high', response: null }],
  awards: [{ words: 'Drilling', contractor: 'X', amountMinor: 10, currency: 'JPY', awarded: '2005-04-01' }],
  source: 'unep',
})

test('a sheet goes through the form and comes back as it was', () => {
  const values = valuesOfSheet(whole, lists)
  expect(values).toMatchObject({ 'budget.amount.0': '1250000.50', otherPlaces: 'IQG15Q01', partners: '4' })
  const { sheet, wrong } = sheetOfValues(values, lists)
  expect(wrong).toEqual([])
  expect(v.parse(SheetInput, sheet)).toEqual(whole)
})

test('what cannot be read is said, and blank rows are left out', () => {
  const { sheet, wrong } = sheetOfValues(
    { nameEn: 'X', budgets: '3', 'budget.amount.0': '12 apples', 'budget.currency.0': 'usd', otherPlaces: 'IQG15Q01, XX9' },
    lists,
  )
  expect(wrong).toEqual(['There is no place with the code “XX9”.', '“12 apples” is no amount of this currency.'])
  expect(sheet).toMatchObject({ partners: [], placeIds: [id(2)], budget: [{ amountMinor: null, currency: 'USD' }] })
})

test('amounts are read to the last minor unit of their currency, and never rounded', () => {
  expect(minorOf('1,250,000.5', 'USD')).toBe(125_000_050)
  expect(minorOf('١٢٫٥', 'USD')).toBe(1_250)
  expect(minorOf('7', 'JPY')).toBe(7)
  expect(minorOf('1.005', 'IQD')).toBe(1_005)
  expect(minorOf('', 'USD')).toBeNull()
  for (const wrong of ['1.005', '-3', 'many', '99999999999999999']) expect(minorOf(wrong, 'USD'), wrong).toBeUndefined()
  expect(writtenAmount(5, 'USD')).toBe('0.05')
  expect(writtenAmount(700, 'USD')).toBe('7')
  expect(writtenAmount(0, 'JPY')).toBe('0')
})
