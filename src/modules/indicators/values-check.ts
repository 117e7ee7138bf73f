/** What is wrong with figures before they are stored, all of it at once. Pure. */
import type { FieldProblem } from '../../kernel/problems.ts'
import { keyOf } from './parts.ts'
import { dimensionsIn, type PlannedIndicator } from './plan.ts'
import { isRatio, isWhole, type ValueInput } from './schema.ts'

/** What figures may name. */
export interface Known {
  planned: ReadonlyMap<string, PlannedIndicator>
  places: ReadonlySet<string>
  organisations: ReadonlySet<string>
}

/** Codes with their words for whoever reads the API; pages and imports have them in every language. */
export const valueProblems = {
  'indicator-unknown': 'This operation has no such planned indicator.',
  'indicator-ended': 'The indicator takes no figures for this month any more.',
  'place-unknown': 'This operation has no such place.',
  'organisation-unknown': 'This operation has no such organisation.',
  'part-unknown': 'The indicator is not broken down by this in this month.',
  'figure-not-whole': 'The unit of the indicator is counted in whole numbers.',
  'denominator-missing': 'A ratio needs its numerator and its denominator.',
  'denominator-not-asked': 'Only a ratio or a percentage has a denominator.',
  'said-twice': 'The same figure is given twice.',
} as const
export type ValueProblem = keyof typeof valueProblems

/** Which figure a value is of: the same for two statements about one figure. */
export function coordinateKey(
  value: Pick<ValueInput, 'planIndicatorId' | 'period' | 'placeId' | 'organisationId' | 'categories'>,
): string {
  return [value.planIndicatorId, value.period, value.placeId ?? '', value.organisationId ?? '', keyOf(value.categories)].join('|')
}

/** What is wrong with one figure by itself; empty when it can be stored. */
export function wrongWith(value: ValueInput, { planned, places, organisations }: Known): { field: string; code: ValueProblem }[] {
  const wrong: { field: string; code: ValueProblem }[] = []
  const entry = planned.get(value.planIndicatorId)
  if (!entry) return [{ field: 'planIndicatorId', code: 'indicator-unknown' }]
  if (entry.ended !== null && value.period > entry.ended) wrong.push({ field: 'period', code: 'indicator-ended' })
  if (value.placeId !== null && !places.has(value.placeId)) wrong.push({ field: 'placeId', code: 'place-unknown' })
  if (value.organisationId !== null && !organisations.has(value.organisationId))
    wrong.push({ field: 'organisationId', code: 'organisation-unknown' })
  const dimensions = dimensionsIn(entry, value.period)
  for (const [dimension, category] of Object.entries(value.categories))
    if (!dimensions.get(dimension)?.includes(category)) wrong.push({ field: 'categories', code: 'part-unknown' })
  const { numerator, denominator } = value
  if (isWhole(entry.unit) && numerator !== null && !Number.isInteger(numerator))
    wrong.push({ field: 'numerator', code: 'figure-not-whole' })
  if (!isRatio(entry.unit)) {
    if (denominator !== null) wrong.push({ field: 'denominator', code: 'denominator-not-asked' })
  } else if ((numerator === null) !== (denominator === null))
    wrong.push({ field: numerator === null ? 'numerator' : 'denominator', code: 'denominator-missing' })
  return wrong
}

/** Everything that is wrong with a batch, by JSON pointers into it. */
export function checkValues(values: readonly ValueInput[], known: Known): FieldProblem[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    const wrong = wrongWith(value, known)
    const key = coordinateKey(value)
    if (seen.has(key)) wrong.push({ field: 'numerator', code: 'said-twice' })
    seen.add(key)
    return wrong.map(({ field, code }) => ({ pointer: `/values/${index}/${field}`, code, message: valueProblems[code] }))
  })
}
