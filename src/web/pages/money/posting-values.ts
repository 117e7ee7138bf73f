/** The form in which money is posted: which fields a kind needs, and what they say as the command takes it. */
import type { AgreementKind, MoneyKind } from '../../../modules/funding/schema.ts'
import { sayMoney } from '../../messages/money.ts'
import type { Values } from '../accounts/parts.tsx'
import { minorOfWritten } from './amounts.ts'
import type { LoadedMoney } from './load.ts'

/** What moves the money of an agreement, in the order in which it happens. */
export function kindsOf(kind: AgreementKind, isAmended: boolean): MoneyKind[] {
  const first: MoneyKind[] = kind === 'contribution' ? ['pledge', 'commitment', 'payment'] : ['allocation', 'disbursement']
  const after: MoneyKind[] = ['expenditure', 'overheads', 'interest', 'exchange', 'reduction', 'refund']
  return [...first, ...after, ...(isAmended ? (['carry-over'] as const) : [])]
}

export const moneyFields = ['of', 'back', 'into', 'cluster', 'project', 'place', 'group', 'activity', 'budgetLine'] as const
export type MoneyField = (typeof moneyFields)[number]

const fieldsByKind: Partial<Record<MoneyKind, readonly MoneyField[]>> = {
  reduction: ['of'],
  refund: ['back'],
  exchange: ['into'],
  allocation: ['cluster', 'project', 'place', 'group'],
  expenditure: ['cluster', 'project', 'place', 'group', 'activity', 'budgetLine'],
  overheads: ['cluster', 'project'],
}
/** What a kind needs besides the day, the amount and its words. */
export const fieldsOf = (kind: MoneyKind): readonly MoneyField[] => fieldsByKind[kind] ?? []

const or = (value: string | undefined) => value?.trim() || null
const isDay = (written: string) => /^\d{4}-\d{2}-\d{2}$/.test(written)

interface Subject {
  code: string
  kind: MoneyKind
  agreementKind: AgreementKind
}

/** What a posted form says as one movement of money, and what of it cannot be read, by field. */
export function moneyOfValues(
  values: Values,
  { code, kind, agreementKind }: Subject,
  loaded: LoadedMoney,
): { money: object; wrong: Record<string, string> } {
  const { language } = loaded
  const wrong: Record<string, string> = {}
  const amount = (field: string, currency: string) => {
    const minor = minorOfWritten(values[field] ?? '', currency)
    if (minor === null) wrong[field] = sayMoney(language, 'needsAmount')
    if (minor === undefined) wrong[field] = sayMoney(language, 'wrongAmount', { value: values[field] ?? '', currency })
    return minor ?? ''
  }
  const currency = (values.currency ?? '').trim().toUpperCase()
  const fields = fieldsOf(kind)
  const has = (field: MoneyField) => fields.includes(field)
  const stated = (field: MoneyField) => (has(field) ? or(values[field]) : null)
  const happened = values.happened?.trim() ?? ''
  if (happened === '') wrong.happened = sayMoney(language, 'needsField')
  else if (!isDay(happened)) wrong.happened = sayMoney(language, 'wrongDay')
  const written = stated('place')
  const place = written === null ? undefined : loaded.placeOfCode(written)
  if (written !== null && !place) wrong.place = sayMoney(language, 'wrongPlace', { value: written })
  const intoCurrency = (values.intoCurrency ?? '').trim().toUpperCase()
  if (has('into') && !/^[A-Z]{3}$/.test(intoCurrency)) wrong.intoCurrency = sayMoney(language, 'needsField')
  const rate = or(values.unitsPerBase)
  return {
    wrong,
    money: {
      agreement: code,
      ...{ kind, happened, currency },
      amountMinor: amount('amount', currency),
      ...(has('of') ? { of: agreementKind === 'contribution' ? (values.of ?? 'committed') : 'committed' } : {}),
      ...(has('back') ? { back: values.back ?? 'up' } : {}),
      ...(has('into') ? { into: { currency: intoCurrency, amountMinor: amount('intoAmount', intoCurrency) } } : {}),
      ...{ clusterId: stated('cluster'), projectCode: stated('project'), placeId: place?.id ?? null },
      ...{ groupId: stated('group'), activityId: stated('activity'), budgetLine: stated('budgetLine') },
      ...{ words: or(values.words), source: or(values.source), knownApart: or(values.knownApart) },
      rate:
        rate === null ? null : { unitsPerBase: rate, day: or(values.rateDay) ?? happened, source: or(values.rateSource) ?? '' },
    },
  }
}
