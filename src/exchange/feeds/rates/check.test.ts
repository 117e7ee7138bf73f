import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { openTable } from '../../formats/open-table.ts'
import { writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import { problemText } from '../messages.ts'
import { chooseSheet, headingsOf } from '../sheet-choice.ts'
import { checkRates, type KnownRates } from './check.ts'
import { looksLikeRates, rateFeed } from './columns.ts'
import { rateProblemTexts } from './messages.ts'

const nothing: KnownRates = { baseCurrency: 'USD', rates: new Map() }
type Row = readonly (string | number | null)[]

async function check(rows: readonly Row[], known: KnownRates = nothing, day?: string, format: 'csv' | 'xlsx' = 'csv') {
  const bytes = await new Response(format === 'csv' ? writeCsv(rows) : writeWorkbook('Rates', rows)).bytes()
  const table = await openTable(bytes, `rates.${format}`)
  const chosen = chooseSheet(table.sheets, rateFeed, {}, undefined)
  if ('found' in chosen) throw new Error(`No sheet: ${chosen.found}`)
  const found = await checkRates(table.rows(chosen.index), chosen.mapping, known, { headings: headingsOf(chosen.sheet), day })
  return { ...found, said: found.problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`), sheet: chosen.sheet }
}

test.each(['csv', 'xlsx'] as const)(
  'a table as it is published: one rate for each currency and day, whatever the countries (%s)',
  async format => {
    const found = await check(
      [
        ['Country', 'Currency', 'Abbrev.', 'Exchange rates to US dollar', 'Effective Date'],
        ['Austria', 'Euro', 'EUR', 0.824, '01 May 2004'],
        ['Belgium', 'Euro', 'EUR', 0.824, '01 May 2004'],
        ['Iraq', 'Iraqi dinar', 'IQD', '1,445.00', '01 May 2004'],
        ['Japan', 'Yen', 'JPY', 109.70000000000002, '2004-06-01'],
        ['United States', 'US dollar', 'USD', 1, '01 May 2004'],
      ],
      nothing,
      undefined,
      format,
    )
    expect(found.rates).toEqual([
      { currency: 'EUR', day: '2004-05-01', unitsPerBase: '0.824' },
      { currency: 'IQD', day: '2004-05-01', unitsPerBase: '1445' },
      { currency: 'JPY', day: '2004-06-01', unitsPerBase: '109.7' },
    ])
    expect([found.rejected, found.compared]).toEqual([0, { new: 3, changed: 0, unchanged: 0 }])
  },
)

test('the same table again changes nothing, and another rate of the same day takes the place of the one before', async () => {
  const known: KnownRates = {
    baseCurrency: 'USD',
    rates: new Map([
      ['EUR 2004-05-01', '0.824'],
      ['IQD 2004-05-01', '1445'],
    ]),
  }
  const found = await check(
    [
      ['Currency code', 'Rate', 'Date'],
      ['EUR', 0.824, '2004-05-01'],
      ['IQD', 1450, '2004-05-01'],
      ['CHF', 1.28, '2004-05-01'],
    ],
    known,
  )
  expect(found.rates.map(({ currency }) => currency)).toEqual(['IQD', 'CHF'])
  expect(found.compared).toEqual({ new: 1, changed: 1, unchanged: 1 })
})

test('each wrong row is told, and holds no other one up', async () => {
  const found = await check([
    ['Currency code', 'Rate', 'Date'],
    ['EUR', 0.824, '2004-05-01'],
    ['EUR', 0.9, '2004-05-01'],
    ['IQD', 0, '2004-05-01'],
    ['IQD', null, '2004-05-01'],
    ['IQD', 'many', '2004-05-01'],
    [null, 3, '2004-05-01'],
    ['SDD', 259, '2004-05-01'],
    ['YEN', 110, '2004-05-01'],
    ['CHF', 1.28, null],
    ['USD', 2, '2004-05-01'],
    ['JPY', 110, '2004-05-01'],
    ['JPY', 1100, '2004-06-01'],
  ])
  expect(found.said).toEqual([
    '3 error rate-says-otherwise',
    '4 error rate-unreadable',
    '5 error rate-missing',
    '6 error number-unreadable',
    '7 error currency-missing',
    '9 error rate-currency-unknown',
    '10 error rate-day-missing',
    '11 error rate-of-base',
    '13 warning rate-far',
  ])
  expect(found.rates.map(({ currency }) => currency)).toEqual(['EUR', 'SDD', 'JPY', 'JPY'])
})

test('a table without dates holds for the month that is said of it', async () => {
  const found = await check(
    [
      ['Country', 'Code', 'Rate'],
      ['Iraq', 'IQD', 1445],
    ],
    nothing,
    '2004-05-01',
  )
  expect(found.rates).toEqual([{ currency: 'IQD', day: '2004-05-01', unitsPerBase: '1445' }])
  expect(looksLikeRates(found.sheet)).toBe(true)
})

test('headings in Arabic, French and Spanish are known', async () => {
  for (const head of [
    ['رمز العملة', 'سعر الصرف', 'تاريخ السريان'],
    ['Devise', 'Taux de change', "Date d'effet"],
    ['Moneda', 'Tipo de cambio', 'Fecha'],
  ])
    expect((await check([head, ['EUR', 0.8, '2004-05-01']])).rates).toHaveLength(1)
})

test('every problem has words in every language, and no words are left over', () => {
  const here = new URL('.', import.meta.url)
  const source = readFileSync(new URL('check.ts', here), 'utf8')
  expect(readdirSync(here)).toContain('messages.ts')
  const codes = new Set([...source.matchAll(/'(rate-[a-z-]+)'/g)].map(([, code]) => code ?? ''))
  expect([...codes].sort()).toEqual(Object.keys(rateProblemTexts).sort())
  const details = { currency: 'EUR', last: '1', row: 1, day: '2004-05-01' }
  for (const code of codes)
    for (const language of languages) {
      const { message, remedy } = problemText({ code, column: 'c', value: 'v', details }, language)
      expect(message + remedy).not.toMatch(/[{}–]/)
    }
})
