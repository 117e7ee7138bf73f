/** The names of what a column of a list of needs can hold, for a person who chooses. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { targetName } from '../activities/field-names.ts'
import { fields } from '../activities/fields.ts'
import type { NeedsField } from './columns.ts'

type Name = readonly [en: string, ar: string, ckb: string]

const own: Partial<Record<NeedsField, Name>> = {
  inNeed: ['People in need', 'المحتاجون', 'کەسانی پێویستدار'],
  displaced: ['Displaced people', 'النازحون', 'ئاوارەکان'],
  severity: ['Severity, 1 to 5', 'الشدة، من 1 إلى 5', 'توندی، 1 تا 5'],
  sex: ['Sex of a part of the people', 'جنس جزء من الناس', 'ڕەگەزی بەشێک لە خەڵک'],
  age: ['Age of a part of the people', 'عمر جزء من الناس', 'تەمەنی بەشێک لە خەڵک'],
  disability: ['Disability of a part of the people', 'إعاقة جزء من الناس', 'پێداویستی تایبەتی بەشێک لە خەڵک'],
  category: ['Category of a part of the people', 'صنف جزء من الناس', 'پۆلی بەشێک لە خەڵک'],
  period: ['Month', 'الشهر', 'مانگ'],
}

export const needsGroups: readonly { name: Name; targets: readonly NeedsField[] }[] = [
  { name: ['How many', 'كم', 'چەند'], targets: ['inNeed', 'displaced', 'targeted', 'severity'] },
  {
    name: ['Where', 'أين', 'لە کوێ'],
    targets: ['adm1Name', 'adm1Code', 'adm2Name', 'adm2Code', 'adm3Name', 'adm3Code', 'adm4Name', 'adm4Code', 'site'],
  },
  {
    name: ['Who needs what', 'من يحتاج ماذا', 'کێ پێویستی بە چییە'],
    targets: ['cluster', 'clusterCode', 'group', 'sex', 'age', 'disability', 'category'],
  },
  { name: ['When', 'متى', 'کەی'], targets: ['period', 'year'] },
]

const column: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

/** What a column holds, in the reader's language. */
export function needsFieldName(field: NeedsField, language: Language): string {
  const name = own[field]
  if (name) return name[column[language]]
  const shared = fields.find(each => each === field)
  return shared ? targetName(shared, language) : field
}
