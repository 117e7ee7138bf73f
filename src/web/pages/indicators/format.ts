/** Figures of indicators as people read them. */

import type { Language } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import type { PlannedIndicator } from '../../../modules/indicators/index.ts'
import type { Rule } from '../../../modules/indicators/rules.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import { type IndicatorMessage, sayIndicator as say } from '../../messages/indicators.ts'

type Counted = Pick<PlannedIndicator, 'unit' | 'currency'>

const digits = [0, 1, 2].map(most => new Intl.NumberFormat('en-GB', { maximumFractionDigits: most }))

/** A number with as many digits after the point as it needs, two at most. */
function formatNumber(value: number, most: 0 | 1 | 2): string {
  return digits[most]?.format(value) ?? String(value)
}

/** Money in its currency instead of minor units of it; other figures as they are. */
export const inMajor = (value: number, { unit, currency }: Counted): number =>
  unit === 'money' && currency ? value / 10 ** minorDigitsOf(currency) : value
/** The other way round: what a person writes becomes what is kept. */
export const inMinor = (value: number, { unit, currency }: Counted): number =>
  unit === 'money' && currency ? Math.round(value * 10 ** minorDigitsOf(currency)) : value

/** A figure in its unit: people whole, money in its currency, percentages with one digit. Null is unknown. */
export function formatFigure(value: number | null, { unit, currency }: Counted, language: Language): string {
  if (value === null) return say(language, 'unknown')
  if (unit === 'percentage') return `${formatNumber(value, 1)} %`
  if (unit === 'ratio') return formatNumber(value, value < 10 ? 2 : 1)
  if (unit === 'money' && currency) return `${currency} ${formatNumber(inMajor(value, { unit, currency }), 0)}`
  return formatNumber(value, 1)
}

/** The name of a unit, for beside a figure. */
export function unitOf({ unit, currency, per }: Pick<PlannedIndicator, 'unit' | 'currency' | 'per'>, language: Language): string {
  if (unit === 'money') return currency ?? say(language, 'money')
  if (unit === 'ratio' && per !== 1)
    return `${say(language, 'ratio')} ${say(language, 'perNumber', { per: formatNumber(per, 0) })}`
  return say(language, unit)
}

/** A rule in words. */
export function ruleText(rule: Rule, { unit }: Pick<PlannedIndicator, 'unit'>, language: Language): string {
  const message: IndicatorMessage = rule === 'sum' && isRatio(unit) ? 'ratioSum' : rule
  return say(language, message)
}

export const percent = (value: number | null) => (value === null ? null : Math.round(value))
