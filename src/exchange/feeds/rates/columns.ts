/** Which column of a table of exchange rates holds what: the United Nations' operational rates as they are published, and their like. */
import type { SheetSummary } from '../../formats/table.ts'
import { assignColumns, type Choices, candidatesBy, type FieldRule, type MappedColumn } from '../column-rules.ts'
import type { Feed } from '../reading.ts'

type Heading = readonly [en: string, ar: string, ckb: string]

export const rateColumns = {
  day: {
    heading: ['Effective date', 'تاريخ السريان', 'بەرواری کارپێکردن'],
    tags: [{ tag: '#date' }],
    also: [
      ...['date', 'effective', 'effective from', 'date effective', 'valid from', 'rate date', 'day', 'as of', 'month', 'period'],
      ...['التاريخ', 'الشهر', 'بەروار', 'مانگ', "date d'effet", 'date', "date d'entrée en vigueur", 'fecha', 'fecha efectiva'],
    ],
  },
  country: {
    heading: ['Country', 'البلد', 'وڵات'],
    tags: [{ tag: '#country' }],
    also: ['countries', 'country or area', 'country/territory', 'pays', 'país', 'الدولة'],
  },
  code: {
    heading: ['Currency code', 'رمز العملة', 'کۆدی دراو'],
    tags: [{ tag: '#currency', has: ['code'] }],
    also: [
      ...['code', 'iso code', 'iso', 'abbreviation', 'abbrev', 'abbrev.', 'currency abbreviation', 'currency iso code', 'curr'],
      ...['code devise', 'código de moneda', 'código'],
    ],
  },
  currency: {
    heading: ['Currency', 'العملة', 'دراو'],
    tags: [{ tag: '#currency', hasNot: ['name'] }],
    also: [
      ...[
        'currency',
        'code',
        'iso code',
        'iso',
        'abbreviation',
        'abbrev',
        'abbrev.',
        'currency abbreviation',
        'currency iso code',
        'curr',
      ],
      ...['local currency', 'العملة', 'دراو', 'devise', 'code devise', 'monnaie', 'moneda', 'código de moneda', 'código'],
    ],
  },
  rate: {
    heading: ['Rate (units for 1 USD)', 'السعر (وحدات لكل دولار)', 'نرخ (یەکە بۆ ١ دۆلار)'],
    tags: [{ tag: '#financial', has: ['fx'] }, { tag: '#value' }],
    also: [
      ...[
        'rate',
        'exchange rate',
        'rates',
        'exchange rates to us dollar',
        'exchange rate to us dollar',
        'units per usd',
        'rate per usd',
      ],
      ...['un operational rate', 'un operational rate of exchange', 'un operational rates of exchange', 'operational rate'],
      ...[
        'operational rate of exchange',
        'rate of exchange',
        '1 usd =',
        'usd rate',
        'us dollar equals',
        'rate to usd',
        'local currency per usd',
      ],
      ...['سعر الصرف', 'السعر', 'نرخ', 'نرخی ئاڵوگۆڕ', 'taux', 'taux de change', 'taux opérationnel', 'tasa', 'tipo de cambio'],
    ],
  },
} satisfies Record<string, { heading: Heading; tags: FieldRule<string>['tags']; also: readonly string[] }>
export type RateField = keyof typeof rateColumns
const rateFields = Object.keys(rateColumns) as RateField[]

const rules: FieldRule<RateField>[] = rateFields.map(field => {
  const { tags, heading, also } = rateColumns[field]
  return { field, tags, names: [...heading, ...also] }
})
const candidatesOf = candidatesBy<RateField>(rules, new Set())

export interface RateMapping {
  at: Partial<Record<RateField, number>>
  columns: MappedColumn<RateField>[]
}

export function mapRateColumns(sheet: SheetSummary, choices: Choices<RateField> = {}): RateMapping {
  const columns = assignColumns(sheet.columns, candidatesOf, choices)
  const at: RateMapping['at'] = {}
  for (const { column, target, how } of columns) if (target !== null && how !== 'repeated') at[target] = column.index
  // Beside a column of codes, that of currencies holds their names.
  if (at.code !== undefined) at.currency = at.code
  return { at, columns }
}

function rateFit(sheet: SheetSummary, choices: Choices<RateField> = {}): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const { at } = mapRateColumns(sheet, choices)
  if (at.currency === undefined || at.rate === undefined) return 0
  return 10 + Object.keys(at).length - (sheet.hidden ? 20 : 0)
}

/** Whether a sheet that nobody said anything of is a table of rates: currencies and rates, and next to nothing else. */
export function looksLikeRates(sheet: SheetSummary): boolean {
  const { at } = mapRateColumns(sheet)
  const headed = sheet.columns.filter(({ header, tag }) => header !== '' || tag !== null).length
  return rateFit(sheet) > 0 && (at.day !== undefined || at.country !== undefined) && headed <= Object.keys(at).length + 2
}

export const rateFeed: Feed<RateField, RateMapping> = {
  name: 'rates',
  map: mapRateColumns,
  fit: rateFit,
  targetOf: text => rateFields.find(field => field === text),
}

export const rateGroups: readonly { name: Heading; targets: readonly RateField[] }[] = [
  { name: ['Rates of exchange', 'أسعار الصرف', 'نرخی ئاڵوگۆڕ'], targets: rateFields },
]
