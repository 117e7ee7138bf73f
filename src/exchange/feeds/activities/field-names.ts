/** The names of what a column can hold, for a person who chooses; in the words of the template. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Target } from './columns.ts'
import type { Field } from './fields.ts'

type Name = readonly [en: string, ar: string, ckb: string]

const fieldNames: Record<Field, Name> = {
  recordId: ['Record ID', 'رقم السجل', 'ناسنامەی تۆمار'],
  change: ['Change (new, update, delete)', 'التغيير (جديد، تحديث، حذف)', 'گۆڕان (نوێ، نوێکردنەوە، سڕینەوە)'],
  period: ['Reporting month', 'شهر التقرير', 'مانگی ڕاپۆرت'],
  year: ['Year', 'السنة', 'ساڵ'],
  leadOrganisation: ['Lead organisation', 'المنظمة الرائدة', 'ڕێکخراوی سەرەکی'],
  leadAcronym: ['Lead organisation, acronym', 'المنظمة الرائدة، المختصر', 'ڕێکخراوی سەرەکی، کورتکراوە'],
  implementingOrganisation: ['Implementing partner', 'الشريك المنفذ', 'هاوبەشی جێبەجێکار'],
  implementingAcronym: ['Implementing partner, acronym', 'الشريك المنفذ، المختصر', 'هاوبەشی جێبەجێکار، کورتکراوە'],
  organisationRole: ['Role of the organisation', 'دور المنظمة', 'ڕۆڵی ڕێکخراو'],
  organisationType: ['Type of organisation', 'نوع المنظمة', 'جۆری ڕێکخراو'],
  donor: ['Donors', 'المانحون', 'بەخشەران'],
  plan: ['Response plan', 'خطة الاستجابة', 'پلانی وەڵامدانەوە'],
  projectCode: ['Project code', 'رمز المشروع', 'کۆدی پڕۆژە'],
  cluster: ['Cluster', 'المجموعة', 'کڵەستەر'],
  clusterCode: ['Cluster code', 'رمز المجموعة', 'کۆدی کڵەستەر'],
  subcluster: [
    'Sub-cluster or area of responsibility',
    'المجموعة الفرعية أو مجال المسؤولية',
    'لقە کڵەستەر یان بواری بەرپرسیارێتی',
  ],
  objective: ['Objective', 'الهدف', 'ئامانج'],
  indicator: ['Indicator', 'المؤشر', 'نیشاندەر'],
  activity: ['Activity', 'النشاط', 'چالاکی'],
  activityDetail: ['Activity in detail', 'تفاصيل النشاط', 'وردەکاریی چالاکی'],
  unit: ['Unit', 'الوحدة', 'یەکە'],
  quantity: ['Quantity', 'الكمية', 'بڕ'],
  modality: ['Modality', 'طريقة التنفيذ', 'شێوازی جێبەجێکردن'],
  mechanism: ['Delivery mechanism', 'آلية التسليم', 'میکانیزمی گەیاندن'],
  currency: ['Currency', 'العملة', 'دراو'],
  value: ['Value in money', 'القيمة النقدية', 'نرخ بە پارە'],
  country: ['Country', 'البلد', 'وڵات'],
  adm1Name: ['Governorate or province', 'المحافظة', 'پارێزگا'],
  adm1Code: ['Governorate or province, P-code', 'المحافظة، الرمز المكاني', 'پارێزگا، P-code'],
  adm2Name: ['District', 'القضاء', 'قەزا'],
  adm2Code: ['District, P-code', 'القضاء، الرمز المكاني', 'قەزا، P-code'],
  adm3Name: ['Sub-district', 'الناحية', 'ناحیە'],
  adm3Code: ['Sub-district, P-code', 'الناحية، الرمز المكاني', 'ناحیە، P-code'],
  adm4Name: ['Community or village', 'القرية أو المجتمع المحلي', 'گوند یان کۆمەڵگە'],
  adm4Code: ['Community or village, P-code', 'القرية أو المجتمع المحلي، الرمز المكاني', 'گوند یان کۆمەڵگە، P-code'],
  site: ['Site', 'الموقع', 'شوێنی دیاریکراو'],
  siteType: ['Type of site', 'نوع الموقع', 'جۆری شوێن'],
  latitude: ['Latitude', 'خط العرض', 'هێڵی پانی'],
  longitude: ['Longitude', 'خط الطول', 'هێڵی درێژی'],
  status: ['Status of the activity', 'حالة النشاط', 'دۆخی چالاکی'],
  start: ['Start date', 'تاريخ البدء', 'بەرواری دەستپێک'],
  end: ['End date', 'تاريخ الانتهاء', 'بەرواری کۆتایی'],
  group: ['Population group', 'الفئة السكانية', 'گروپی دانیشتووان'],
  households: ['Households reached', 'الأسر التي وصلت إليها المساعدة', 'خێزانە پێگەیشتووەکان'],
  targeted: ['People targeted', 'المستهدفون', 'کەسانی بەئامانجگیراو'],
  reached: ['People reached', 'من وصلت إليهم المساعدة', 'کەسانی پێگەیشتوو'],
  reachedNew: ['People reached for the first time', 'من وصلت إليهم المساعدة لأول مرة', 'کەسانی یەکەم جار پێگەیشتوو'],
  comments: ['Comments', 'ملاحظات', 'تێبینی'],
}

const partWords: Record<string, Name> = {
  f: ['female', 'إناث', 'مێینە'],
  m: ['male', 'ذكور', 'نێرینە'],
  infants: ['infants', 'رضّع', 'ساوا'],
  children: ['children', 'أطفال', 'منداڵ'],
  adolescents: ['adolescents', 'مراهقون', 'هەرزەکار'],
  youth: ['youth', 'شباب', 'گەنج'],
  adults: ['adults', 'بالغون', 'گەورە'],
  elderly: ['elderly', 'مسنّون', 'بەتەمەن'],
  disabled: ['with disabilities', 'ذوو إعاقة', 'خاوەن پێداویستی تایبەت'],
}

/** Where a person looks for a field: the six questions of a report. */
export const targetGroups: readonly { name: Name; targets: readonly Target[] }[] = [
  {
    name: ['Who', 'من', 'کێ'],
    targets: [
      'leadOrganisation',
      'leadAcronym',
      'implementingOrganisation',
      'implementingAcronym',
      'organisationRole',
      'organisationType',
      'donor',
    ],
  },
  {
    name: ['What', 'ماذا', 'چی'],
    targets: [
      'cluster',
      'clusterCode',
      'subcluster',
      'activity',
      'activityDetail',
      'objective',
      'indicator',
      'plan',
      'projectCode',
      'unit',
      'quantity',
      'modality',
      'mechanism',
      'currency',
      'value',
    ],
  },
  {
    name: ['Where', 'أين', 'لە کوێ'],
    targets: [
      'adm1Name',
      'adm1Code',
      'adm2Name',
      'adm2Code',
      'adm3Name',
      'adm3Code',
      'adm4Name',
      'adm4Code',
      'site',
      'siteType',
      'latitude',
      'longitude',
      'country',
    ],
  },
  { name: ['When', 'متى', 'کەی'], targets: ['period', 'year', 'status', 'start', 'end'] },
  { name: ['For whom', 'لمن', 'بۆ کێ'], targets: ['group', 'households', 'targeted', 'reached', 'reachedNew'] },
  {
    name: ['People reached, by sex and age', 'من وصلت إليهم المساعدة، حسب الجنس والعمر', 'کەسانی پێگەیشتوو، بەپێی ڕەگەز و تەمەن'],
    targets: [
      'reached+f',
      'reached+m',
      'reached+f+children',
      'reached+m+children',
      'reached+f+adults',
      'reached+m+adults',
      'reached+f+elderly',
      'reached+m+elderly',
      'reached+f+adolescents',
      'reached+m+adolescents',
      'reached+f+infants',
      'reached+m+infants',
      'reached+children',
      'reached+adults',
      'reached+elderly',
      'reached+disabled',
    ],
  },
  { name: ['About the row', 'عن الصف', 'دەربارەی ڕیزەکە'], targets: ['recordId', 'change', 'comments'] },
]

const column: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

/** What a column holds, in the reader's language. */
export function targetName(target: Target, language: Language): string {
  const at = column[language]
  const [base, ...attributes] = target.split('+')
  if (attributes.length === 0) return fieldNames[base as Field][at]
  const words = attributes.map(attribute => partWords[attribute]?.[at] ?? attribute)
  return `${fieldNames.reached[at]}: ${words.join(' · ')}`
}

/** The name of a field or part; any other text as it is. */
export function fieldName(field: string, language: Language): string {
  const [base = ''] = field.split('+')
  return Object.hasOwn(fieldNames, base) ? targetName(field as Target, language) : field
}
