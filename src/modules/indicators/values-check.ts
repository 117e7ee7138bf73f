/** What is wrong with figures before they are stored, all of it at once. Pure. */
import type { FieldProblem } from '../../kernel/problems.ts'
import type { FieldText } from '../../kernel/pure/field-texts.ts'
import { keyOf } from './parts.ts'
import { dimensionsIn, type PlannedIndicator } from './plan.ts'
import { isRatio, isWhole, type TargetInput, type ValueInput } from './schema.ts'

/** What figures may name. */
export interface Known {
  planned: ReadonlyMap<string, PlannedIndicator>
  places: ReadonlySet<string>
  organisations: ReadonlySet<string>
}

const said = (en: string, ar: string, ckb: string): FieldText => ({ en, ar, ckb })

/** What can be wrong with a figure or a target, in the words that stand beside its field. */
export const valueProblems = {
  'indicator-unknown': said('There is no such planned indicator.', 'لا يوجد مؤشر مخطط كهذا.', 'نیشاندەرێکی پلانکراوی وا نییە.'),
  'indicator-ended': said(
    'The indicator takes no figures for this month any more.',
    'لم يعد المؤشر يقبل أرقامًا لهذا الشهر.',
    'نیشاندەرەکە چیتر ژمارە بۆ ئەم مانگە وەرناگرێت.',
  ),
  'place-unknown': said('There is no such place.', 'لا يوجد مكان كهذا.', 'شوێنێکی وا نییە.'),
  'organisation-unknown': said('There is no such organisation.', 'لا توجد منظمة كهذه.', 'ڕێکخراوێکی وا نییە.'),
  'part-unknown': said(
    'The indicator is not broken down by this in this month.',
    'لا يُفصَّل المؤشر حسب هذا في هذا الشهر.',
    'نیشاندەرەکە لەم مانگەدا بەپێی ئەمە جیاناکرێتەوە.',
  ),
  'figure-not-whole': said('Write a whole number.', 'اكتب عددًا صحيحًا.', 'ژمارەیەکی تەواو بنووسە.'),
  'denominator-missing': said(
    'A ratio needs its numerator and its denominator.',
    'تحتاج النسبة إلى بسطها ومقامها.',
    'ڕێژە پێویستی بە سەرژمێر و ژێرژمێری خۆیەتی.',
  ),
  'denominator-not-asked': said(
    'Only a ratio or a percentage has a denominator.',
    'وحدها النسبة أو النسبة المئوية لها مقام.',
    'تەنها ڕێژە یان ڕێژەی سەدی ژێرژمێری هەیە.',
  ),
  'said-twice': said('The same figure is given twice.', 'ذُكر الرقم نفسه مرتين.', 'هەمان ژمارە دوو جار دراوە.'),
  'target-of-whole': said(
    'The target of the whole operation stands in the plan; here are those of areas and parts.',
    'هدف العملية كلها مذكور في الخطة؛ وهنا أهداف المناطق والأجزاء.',
    'ئامانجی هەموو ئۆپەراسیۆنەکە لە پلانەکەدایە؛ لێرە هی ناوچە و بەشەکانە.',
  ),
} as const satisfies Record<string, FieldText>
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
    return wrong.map(({ field, code }) => ({ pointer: `/values/${index}/${field}`, code, text: valueProblems[code] }))
  })
}

/** Everything that is wrong with targets of areas and parts, by JSON pointers into them. */
export function checkTargets(targets: readonly TargetInput[], { planned, places }: Omit<Known, 'organisations'>): FieldProblem[] {
  const seen = new Set<string>()
  return targets.flatMap(({ planIndicatorId, placeId, categories }, index) => {
    const entry = planned.get(planIndicatorId)
    const key = keyOf(categories)
    const wrong: { field: string; code: ValueProblem }[] = []
    if (!entry) wrong.push({ field: 'planIndicatorId', code: 'indicator-unknown' })
    if (placeId === null && key === '') wrong.push({ field: 'placeId', code: 'target-of-whole' })
    if (placeId !== null && !places.has(placeId)) wrong.push({ field: 'placeId', code: 'place-unknown' })
    for (const [dimension, category] of Object.entries(categories))
      if (
        entry &&
        !entry.disaggregations.some(each => each.code === dimension && each.categories.some(({ code }) => code === category))
      )
        wrong.push({ field: 'categories', code: 'part-unknown' })
    const coordinate = `${planIndicatorId}|${placeId ?? ''}|${key}`
    if (seen.has(coordinate)) wrong.push({ field: 'target', code: 'said-twice' })
    seen.add(coordinate)
    return wrong.map(({ field, code }) => ({ pointer: `/targets/${index}/${field}`, code, text: valueProblems[code] }))
  })
}
