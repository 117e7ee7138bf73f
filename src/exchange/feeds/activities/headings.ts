/** Headings of columns as people write them: bilingual, with remarks in brackets, in groups, by sex and age. Pure. */
import type { TableColumn } from '../../formats/table.ts'
import { nameKey } from '../text.ts'
import { partAttributes } from './fields.ts'

/** What a heading may be read as, the whole first: without remarks in brackets, without "name of", one language of two. */
export function formsOf(header: string): string[] {
  const plain = header.replace(/[([{][^)\]}]*[)\]}]/g, ' ').replace(/[*#:?]+/g, ' ')
  const bare = plain.replace(
    /^\s*(?:name of (?:the )?|nom (?:de la |du |de l['’]|de )?|nombre (?:de la |del |de )?|اسم )|\s+(?:names?|nom|nombre)\s*$/gi,
    ' ',
  )
  const sides = [plain, bare].flatMap(text => text.split(/\s*[/|\n]\s*|\s[-–—]\s/))
  return [...new Set([header, plain, bare, ...sides].map(nameKey))].filter(Boolean)
}

export type Figure = 'reached' | 'targeted' | 'in-need'

const figureWords: readonly (readonly [Figure, RegExp])[] = [
  ['in-need', /\bin need\b|\bpin\b|besoin|necesidad|محتاج|پێویست/iu],
  ['targeted', /target|\bplanned\b|planifi|cibl|planead|objetivo|\bgoal\b|مستهدف|بەئامانج|مخطط/iu],
  ['reached', /reach|assist|served|achiev|actual|atteint|alcanz|atendid|وصل|مستفيد|پێگەیشت/iu],
]

/** Which people a heading speaks of, by its own words or those of the group above it; null when it does not say. */
export function figureOf({ header, own, group }: Pick<TableColumn, 'header' | 'own' | 'group'>): Figure | null {
  for (const text of [own ?? header, group ?? '']) for (const [figure, words] of figureWords) if (words.test(text)) return figure
  return null
}

const wholeWords = new Set(
  [
    'total',
    'all',
    'individuals',
    'people',
    'persons',
    'total people',
    'total individuals',
    'number',
    'figure',
    'sum',
    'personnes',
    'personas',
    'المجموع',
    'الإجمالي',
    'الأفراد',
    'العدد',
    'کۆ',
    'کۆی گشتی',
    'تاک',
  ].map(nameKey),
)

/** Whether the column holds all people of its group: `Total` under `People reached`. */
export function isWhole({ header, own }: Pick<TableColumn, 'header' | 'own'>): boolean {
  return formsOf(own ?? header).some(form => wholeWords.has(form))
}

interface Meaning {
  sex?: 'f' | 'm'
  age?: (typeof partAttributes)[number]
}
const meanings = new Map<string, Meaning>()
function means(meaning: Meaning, words: string): void {
  for (const word of words.split(' ')) meanings.set(nameKey(word), meaning)
}
means({ sex: 'f', age: 'children' }, 'girl girls filles fille niñas niña meninas tifi بنات البنات فتيات الفتيات کچان کچ')
means({ sex: 'm', age: 'children' }, 'boy boys garçons garçon meninos tigason أولاد الأولاد فتيان الفتيان صبيان کوڕان کوڕ')
means({ sex: 'f', age: 'adults' }, 'woman women femmes femme mujeres mujer mulheres fanm نساء النساء ژنان')
means({ sex: 'm', age: 'adults' }, 'man men hommes homme hombres hombre homens gason رجال الرجال پیاوان')
means({ sex: 'f' }, 'female females f féminin femenino إناث الإناث أنثى مێ مێینە')
means({ sex: 'm' }, 'male males m masculin masculino ذكور الذكور ذكر نێر نێرینە')
means({ age: 'children' }, 'child children enfants enfant niños menores أطفال الأطفال منداڵان منداڵ')
means({ age: 'adults' }, 'adult adults adultes adulte adultos adulto بالغين البالغين البالغون گەورەساڵان گەورەساڵ')
means({ age: 'elderly' }, 'elderly elder elders older seniors âgées agées mayores كبار المسنين مسنين بەتەمەن بەتەمەنان')
means({ age: 'infants' }, 'infant infants babies nourrissons lactantes رضع الرضع ساوا')
means({ age: 'adolescents' }, 'adolescent adolescents adolescentes مراهقين المراهقين هەرزەکاران')
means({ age: 'youth' }, 'youth youths jeunes jóvenes شباب الشباب گەنجان')
means(
  { age: 'disabled' },
  'disabled disability disabilities pwd pwds handicap handicapées handicapés discapacidad إعاقة الإعاقة ذوي خاوەن پێداویستی تایبەت',
)

const neutral = new Set(
  (
    'reached number numbers of no nb nr people persons person individuals beneficiaries total assisted served with living the and et y de des del los las # years year yrs yr old age aged ans años ' +
    'personnes personas atteintes alcanzadas alcanzados nombre cantidad people’s عدد من الأشخاص أشخاص ذوو و سنة سنوات کەسانی کەس ژمارەی'
  )
    .split(' ')
    .map(nameKey),
)

/** Ages in a heading (`0-17`, `18+`, `under 5`) as a part; undefined when there are none, null when they are of no part that is kept. */
function ageIn(text: string): Meaning['age'] | null | undefined {
  const range = /(\d{1,2})\s*(?:-|–|to|à|a|الى|إلى)\s*(\d{1,2})/iu.exec(text)
  const below = /(?:<=?|≤|under|below|less than|moins de|menor(?:es)? de|أقل من|تحت)\s*(\d{1,2})/iu.exec(text)
  const above =
    /(?:>=?|≥|over|above|plus de|más de|mayor(?:es)? de|أكثر من|فوق)\s*(\d{1,2})|(\d{1,2})\s*(?:\+|and above|and over|et plus|y más)/iu.exec(
      text,
    )
  if (!range && !below && !above) return undefined
  const [low, high] = range
    ? [Number(range[1]), Number(range[2])]
    : below
      ? [0, Number(below[1]) - 1]
      : [Number(above?.[1] ?? above?.[2]), Number.POSITIVE_INFINITY]
  if (high <= 5) return 'infants'
  if (low >= 60) return 'elderly'
  if (low >= 17) return 'adults'
  if (low >= 10 && high <= 19) return 'adolescents'
  return high <= 18 ? 'children' : null
}

/** The part of people that a heading names, as HXL attributes in the order of keys (`f+children`); null when it names none. */
export function partNamed(heading: string): string | null {
  const text = heading.replace(/[#*]/g, ' ')
  const ages = ageIn(text)
  if (ages === null) return null
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  const found: Meaning[] = []
  for (const word of words) {
    const meaning = meanings.get(nameKey(word))
    if (meaning) found.push(meaning)
    else if (
      !neutral.has(nameKey(word)) &&
      !(
        ages !== undefined && /^(?:to|à|a|under|below|over|above|less|than|moins|plus|menor(?:es)?|mayor(?:es)?|más)$/i.test(word)
      )
    )
      return null
  }
  if (found.length === 0 && ages === undefined) return null
  if (found.some(({ age }) => age === 'disabled')) {
    const sexes = new Set(found.flatMap(({ sex }) => sex ?? []))
    return sexes.size === 1 ? `${[...sexes][0]}+disabled` : 'disabled'
  }
  const sexes = new Set(found.flatMap(({ sex }) => sex ?? []))
  const own = new Set(found.flatMap(({ age }) => age ?? []))
  // "Girls and women" are of one sex and of every age.
  const age = ages ?? (own.size === 1 && found.every(meaning => meaning.age || meaning.sex) ? [...own][0] : undefined)
  const wanted = new Set<string>([...(sexes.size === 1 ? sexes : []), ...(age ? [age] : [])])
  const key = partAttributes.filter(attribute => wanted.has(attribute)).join('+')
  return key === '' ? null : key
}
