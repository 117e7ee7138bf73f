/** What the fields of a report are called, in every language: the headings of the template. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { type Field, fields } from './fields.ts'

type Name = readonly [en: string, ar: string, ckb: string]

const names: Record<Field, Name> = {
  recordId: ['Record ID', 'رقم السجل', 'ناسنامەی تۆمار'],
  change: ['Change', 'التغيير', 'گۆڕان'],
  period: ['Reporting month', 'شهر التقرير', 'مانگی ڕاپۆرت'],
  year: ['Year', 'السنة', 'ساڵ'],
  leadOrganisation: ['Lead organisation', 'المنظمة الرائدة', 'ڕێکخراوی سەرەکی'],
  leadAcronym: ['Acronym of the lead organisation', 'مختصر المنظمة الرائدة', 'کورتکراوەی ڕێکخراوی سەرەکی'],
  implementingOrganisation: ['Implementing partner', 'الشريك المنفذ', 'هاوبەشی جێبەجێکار'],
  implementingAcronym: ['Acronym of the implementing partner', 'مختصر الشريك المنفذ', 'کورتکراوەی هاوبەشی جێبەجێکار'],
  organisationRole: ['Organisation role', 'دور المنظمة', 'ڕۆڵی ڕێکخراو'],
  organisationType: ['Organisation type', 'نوع المنظمة', 'جۆری ڕێکخراو'],
  donor: ['Donors', 'المانح', 'بەخشەر'],
  plan: ['Plan', 'الخطة', 'پلان'],
  projectCode: ['Project code', 'رمز المشروع', 'کۆدی پڕۆژە'],
  cluster: ['Cluster', 'المجموعة', 'کڵەستەر'],
  clusterCode: ['Cluster code', 'رمز المجموعة', 'کۆدی کڵەستەر'],
  subcluster: ['Sub-cluster', 'المجموعة الفرعية', 'لقە کڵەستەر'],
  objective: ['Objective', 'الهدف', 'ئامانج'],
  indicator: ['Indicator', 'المؤشر', 'نیشاندەر'],
  activity: ['Activity', 'النشاط', 'چالاکی'],
  activityDetail: ['Activity detail', 'تفاصيل النشاط', 'وردەکاری چالاکی'],
  unit: ['Unit', 'الوحدة', 'یەکە'],
  quantity: ['Quantity', 'الكمية', 'بڕ'],
  modality: ['Modality', 'طريقة التنفيذ', 'شێواز'],
  mechanism: ['Delivery mechanism', 'آلية التسليم', 'میکانیزم'],
  currency: ['Currency', 'العملة', 'دراو'],
  value: ['Value', 'القيمة', 'نرخ'],
  country: ['Country', 'البلد', 'وڵات'],
  adm1Name: ['Governorate', 'المحافظة', 'پارێزگا'],
  adm1Code: ['Governorate P-code', 'رمز المحافظة', 'P-codeی پارێزگا'],
  adm2Name: ['District', 'القضاء', 'قەزا'],
  adm2Code: ['District P-code', 'رمز القضاء', 'P-codeی قەزا'],
  adm3Name: ['Sub-district', 'الناحية', 'ناحیە'],
  adm3Code: ['Sub-district P-code', 'رمز الناحية', 'P-codeی ناحیە'],
  adm4Name: ['Community', 'القرية', 'گوند'],
  adm4Code: ['Community P-code', 'رمز القرية', 'P-codeی گوند'],
  site: ['Site', 'الموقع', 'شوێن'],
  siteType: ['Site type', 'نوع الموقع', 'جۆری شوێن'],
  latitude: ['Latitude', 'خط العرض', 'هێڵی پانی'],
  longitude: ['Longitude', 'خط الطول', 'هێڵی درێژی'],
  status: ['Status', 'الحالة', 'دۆخ'],
  start: ['Start date', 'تاريخ البدء', 'بەرواری دەستپێک'],
  end: ['End date', 'تاريخ الانتهاء', 'بەرواری کۆتایی'],
  group: ['Population group', 'الفئة السكانية', 'گروپی دانیشتووان'],
  households: ['Households reached', 'الأسر', 'خێزانەکان'],
  targeted: ['People targeted', 'المستهدفون', 'بەئامانجگیراو'],
  reached: ['People reached', 'من وصلت إليهم المساعدة', 'پێگەیشتوو'],
  reachedNew: ['New people reached', 'الجدد', 'پێگەیشتووی نوێ'],
  comments: ['Comments', 'ملاحظات', 'تێبینی'],
}

const languageColumn: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }
const isField = (text: string): text is Field => (fields as readonly string[]).includes(text)

/** The name of a field; any other text as it is. */
export function fieldName(field: string, language: Language): string {
  return isField(field) ? names[field][languageColumn[language]] : field
}
