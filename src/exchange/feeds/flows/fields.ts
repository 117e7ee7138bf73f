/** The columns of a sheet of money, in the order in which we write them. */
import { agreementColumns } from './headings/agreement.ts'
import type { Column, Heading } from './headings/column.ts'
import { moneyColumns } from './headings/money.ts'
import { purposeColumns } from './headings/purpose.ts'

const columns = { ...agreementColumns, ...moneyColumns, ...purposeColumns }
export type FlowField = keyof typeof columns
export type AmountField = 'pledged' | 'committed' | 'paid' | 'allocated' | 'disbursed' | 'spent'

export const flowColumns: Readonly<Record<FlowField, Column>> = columns

/** In the order of a sheet that we write; columns of their own for kinds of amounts are read and not written. */
export const writtenFields: readonly FlowField[] = [
  ...(['kind', 'agreement', 'giver', 'receiver', 'parent', 'fund', 'amount', 'currency', 'date', 'baseAmount', 'rate'] as const),
  ...([
    'rateSource',
    'intoAmount',
    'intoCurrency',
    'cluster',
    'project',
    'placeCode',
    'placeName',
    'group',
    'budgetLine',
  ] as const),
  ...(['earmark', 'earmarkWords', 'inKind', 'starts', 'ends', 'reference', 'note', 'entry'] as const),
]

/** The fields in the groups in which a person looks for them. */
export const flowGroups: readonly { name: Heading; targets: readonly FlowField[] }[] = [
  { name: ['Agreement', 'الاتفاقية', 'ڕێککەوتن'], targets: ['agreement', 'giver', 'receiver', 'parent', 'fund', 'reference'] },
  {
    name: ['Money', 'المال', 'پارە'],
    targets: [
      ...(['kind', 'amount', 'currency', 'date', 'baseAmount', 'rate', 'rateSource', 'intoAmount', 'intoCurrency'] as const),
      ...(['pledged', 'committed', 'paid', 'allocated', 'disbursed', 'spent'] as const),
    ],
  },
  { name: ['For what', 'لأي غرض', 'بۆ چی'], targets: ['cluster', 'project', 'placeCode', 'placeName', 'group', 'budgetLine'] },
  { name: ['Terms', 'الشروط', 'مەرجەکان'], targets: ['earmark', 'earmarkWords', 'inKind', 'starts', 'ends'] },
  { name: ['Other', 'أخرى', 'هی تر'], targets: ['note', 'entry'] },
]
