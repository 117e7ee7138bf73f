/** Budget lines, duties and planned payments as numbered rows of a form, and back. Blank rows are left out. */
import { minorDigitsOf, writtenAmount } from '../../../kernel/pure/money.ts'
import type { ShownAgreement } from '../../../modules/funding/index.ts'
import { sayMoney } from '../../messages/money.ts'
import type { Values } from '../accounts/parts.tsx'
import { minorOfWritten } from './amounts.ts'
import type { LoadedMoney } from './load.ts'

/** Blank rows offered after those that are filled in; saving brings new ones. */
export const blankRows = 3
const rowsMax = 500
export const planParts = ['line', 'duty', 'payment'] as const
export type PlanPart = (typeof planParts)[number]

export const countOf = (values: Values, part: PlanPart): number => Math.min(rowsMax, Number(values[`${part}s`]) || blankRows)

/** The fields of a part as it stands. */
export function valuesOfPlan({ agreement, terms }: ShownAgreement, part: PlanPart): Values {
  const rows: Record<string, string>[] =
    part === 'line'
      ? (terms?.budgetLines ?? []).map(line => ({
          ...{ id: line.id, code: line.code, nameEn: line.names.en ?? '', nameAr: line.names.ar ?? '' },
          ...{ nameCkb: line.names.ckb ?? '', cluster: line.clusterId ?? '' },
          amount: writtenAmount(BigInt(line.amountMinor), agreement.currency),
        }))
      : part === 'duty'
        ? (terms?.duties ?? [])
            .filter(({ doneOn }) => doneOn === null)
            .map(duty => ({
              ...{ id: duty.id, kind: duty.kind, nameEn: duty.names.en ?? '', nameAr: duty.names.ar ?? '' },
              ...{ nameCkb: duty.names.ckb ?? '', dueOn: duty.dueOn },
            }))
        : (terms?.planned ?? []).map(payment => ({
            ...{ on: payment.on, direction: payment.direction },
            amount: writtenAmount(BigInt(payment.amountMinor), agreement.currency),
          }))
  return {
    [`${part}s`]: String(rows.length + blankRows),
    ...Object.fromEntries(
      rows.flatMap((row, nth) => Object.entries(row).map(([field, value]) => [`${part}.${field}.${nth}`, value])),
    ),
  }
}

/** The rows that a posted form says, and what of them cannot be read, by field. */
export function rowsOfValues(
  values: Values,
  part: PlanPart,
  currency: string,
  { language }: Pick<LoadedMoney, 'language'>,
): { rows: object[]; wrong: Record<string, string> } {
  const wrong: Record<string, string> = {}
  const rows = Array.from({ length: countOf(values, part) }, (_, nth) => nth).flatMap((nth): object[] => {
    const say = (field: string) => values[`${part}.${field}.${nth}`]?.trim() ?? ''
    const key = (field: string) => `${part}.${field}.${nth}`
    const needed = (field: string) => {
      if (say(field) === '') wrong[key(field)] = sayMoney(language, 'needsField')
      return say(field)
    }
    const names = { en: say('nameEn'), ar: say('nameAr'), ckb: say('nameCkb') }
    const said = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== ''))
    const amountMinor = () => {
      const minor = minorOfWritten(say('amount'), currency)
      if (minor === null) wrong[key('amount')] = sayMoney(language, 'needsAmount')
      if (minor === undefined) wrong[key('amount')] = sayMoney(language, 'wrongAmount', { value: say('amount'), currency })
      return minor ?? ''
    }
    const named = () => {
      if (Object.keys(said).length === 0) wrong[key('nameEn')] = sayMoney(language, 'needsField')
      return said
    }
    const id = say('id') === '' ? {} : { id: say('id') }
    const isBlank = ['code', 'nameEn', 'nameAr', 'nameCkb', 'amount', 'dueOn', 'on'].every(field => say(field) === '')
    if (isBlank) return []
    if (part === 'line')
      return [{ ...id, code: needed('code'), names: named(), clusterId: say('cluster') || null, amountMinor: amountMinor() }]
    if (part === 'duty') return [{ ...id, kind: say('kind') || 'report', names: named(), dueOn: needed('dueOn') }]
    return [{ on: needed('on'), amountMinor: amountMinor(), direction: say('direction') || 'in' }]
  })
  return { rows, wrong }
}

/** How many digits an amount of the currency may have after the point, as an example of one. */
export const exampleOf = (currency: string): string =>
  minorDigitsOf(currency) === 0 ? '1,250,000' : `1,250,000.${'5'.padEnd(minorDigitsOf(currency), '0')}`
