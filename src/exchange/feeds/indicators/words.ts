/** Units, rules and other words of a sheet of indicators, as people write them in three languages. */
import { type Rule, rules } from '../../../modules/indicators/rules.ts'
import { type Unit, units } from '../../../modules/indicators/schema.ts'
import { nameKey } from '../text.ts'

const unitWords: Record<Unit, readonly string[]> = {
  people: [
    'people',
    'persons',
    'person',
    'individuals',
    'beneficiaries',
    '# of people',
    'number of people',
    'أشخاص',
    'أفراد',
    'کەس',
    'کەسان',
  ],
  households: ['households', 'household', 'families', 'hh', 'hhs', 'أسر', 'عائلات', 'خێزان', 'خێزانەکان'],
  facilities: ['facilities', 'facility', 'sites', 'schools', 'structures', 'مرافق', 'دامەزراوە', 'دامەزراوەکان'],
  kits: ['kits', 'kit', 'مجموعات', 'کیت'],
  items: ['items', 'item', 'units', 'number', 'count', 'tonnes', 'mt', 'وحدات', 'عدد', 'دانە', 'ژمارە'],
  sessions: ['sessions', 'session', 'visits', 'consultations', 'meetings', 'جلسات', 'کۆڕ'],
  money: ['money', 'amount', 'value', 'usd', 'مال', 'مبلغ', 'پارە'],
  ratio: ['ratio', 'rate', 'نسبة', 'ڕێژە'],
  percentage: ['percentage', 'percent', 'per cent', '%', 'نسبة مئوية', 'ڕێژەی سەدی'],
}
const ruleWords: Record<Rule, readonly string[]> = {
  sum: ['sum', 'total', 'add', 'added up', 'cumulative', 'مجموع', 'تُجمع', 'کۆ', 'کۆدەکرێنەوە'],
  highest: ['highest', 'max', 'maximum', 'the highest counts', 'أعلى', 'يُحتسب الأعلى', 'بەرزترین', 'بەرزترین دەژمێردرێت'],
  average: ['average', 'avg', 'mean', 'متوسط', 'تێکڕا'],
  last: ['last', 'latest', 'most recent', 'the last one counts', 'أخير', 'الأخير', 'يُحتسب الأخير', 'دواین', 'دواین دەژمێردرێت'],
}
const index = <T extends string>(words: Record<T, readonly string[]>) =>
  new Map(
    (Object.entries(words) as [T, readonly string[]][]).flatMap(([value, each]) =>
      [value, ...each].map(word => [word === '%' ? '%' : nameKey(word), value] as const),
    ),
  )
const unitByWord = index(unitWords)
const ruleByWord = index(ruleWords)

export const unitOfWord = (word: string): Unit | undefined => unitByWord.get(word.trim() === '%' ? '%' : nameKey(word))
export const ruleOfWord = (word: string): Rule | undefined => ruleByWord.get(nameKey(word))

/** What our own sheets write: the same in every language, so that a sheet goes round the world and back. */
export const offeredUnits: readonly string[] = units
export const offeredRules: readonly string[] = rules

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'نعم', 'بەڵێ'].map(nameKey))
export const isYes = (word: string | null): boolean => word !== null && yes.has(nameKey(word))

/** Said to be unknown, which is something else than a blank. */
const unknownWords = new Set(['unknown', 'not known', 'غير معروف', 'نەزانراو'].map(nameKey))
export const saysUnknown = (cell: unknown): boolean => typeof cell === 'string' && unknownWords.has(nameKey(cell))
