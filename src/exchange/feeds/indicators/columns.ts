/** Which sheet of a workbook of indicators holds what, and which column which field: by HXL tag and by heading in three languages. */
import type { SheetSummary, TableColumn } from '../../formats/table.ts'
import { nameKey } from '../text.ts'

/** What the rows of a sheet are. */
export const kinds = ['definitions', 'targets', 'values'] as const
export type Kind = (typeof kinds)[number]

export const fields = [
  'code',
  'cluster',
  'nameEn',
  'nameAr',
  'nameCkb',
  'definitionEn',
  'definitionAr',
  'definitionCkb',
  'unit',
  'currency',
  'per',
  'overTime',
  'overPlaces',
  'overParts',
  'lowerIsBetter',
  'parent',
  'baseline',
  'target',
  'inNeed',
  'starts',
  'ends',
  'order',
  'dimensions',
  'period',
  'adm1Name',
  'adm1Code',
  'adm2Name',
  'adm2Code',
  'adm3Name',
  'adm3Code',
  'adm4Name',
  'adm4Code',
  'organisation',
  'value',
  'numerator',
  'denominator',
  'source',
  'note',
  'illustrative',
] as const
export type Field = (typeof fields)[number]

export type Heading = readonly [en: string, ar: string, ckb: string]

export interface FieldRule {
  field: Field
  /** The tag that our own sheets have: base and attributes. */
  tag: string
  /** What our own sheets are headed with. */
  heading: Heading
  /** Other headings that mean it. */
  also?: readonly string[]
}

const area = (level: 1 | 2 | 3 | 4, heading: Heading, code: Heading, also: readonly string[]): FieldRule[] => [
  { field: `adm${level}Name`, tag: `#adm${level}+name`, heading, also: [`admin${level}`, `adm${level}`, ...also] },
  {
    field: `adm${level}Code`,
    tag: `#adm${level}+code`,
    heading: code,
    also: [`adm${level} pcode`, `admin${level} pcode`, `adm${level} code`],
  },
]

export const fieldRules: readonly FieldRule[] = [
  {
    field: 'code',
    tag: '#indicator+code',
    heading: ['Indicator code', 'رمز المؤشر', 'کۆدی نیشاندەر'],
    also: ['code', 'indicator', 'indicator id', 'المؤشر', 'نیشاندەر'],
  },
  {
    field: 'cluster',
    tag: '#sector+code',
    heading: ['Cluster code', 'رمز المجموعة', 'کۆدی کڵەستەر'],
    also: ['cluster', 'sector', 'المجموعة', 'کڵەستەر'],
  },
  {
    field: 'nameEn',
    tag: '#indicator+i_en+name',
    heading: ['Name in English', 'الاسم بالإنجليزية', 'ناو بە ئینگلیزی'],
    also: ['name', 'indicator name', 'title', 'اسم المؤشر'],
  },
  { field: 'nameAr', tag: '#indicator+i_ar+name', heading: ['Name in Arabic', 'الاسم بالعربية', 'ناو بە عەرەبی'] },
  {
    field: 'nameCkb',
    tag: '#indicator+i_ckb+name',
    heading: ['Name in Sorani', 'الاسم بالسورانية', 'ناو بە سۆرانی'],
    also: ['name in kurdish'],
  },
  {
    field: 'definitionEn',
    tag: '#description+definition+i_en',
    heading: ['What counts, in English', 'ما الذي يُحتسب، بالإنجليزية', 'چی دەژمێردرێت، بە ئینگلیزی'],
    also: ['definition', 'description', 'guidance', 'التعريف', 'پێناسە'],
  },
  {
    field: 'definitionAr',
    tag: '#description+definition+i_ar',
    heading: ['What counts, in Arabic', 'ما الذي يُحتسب، بالعربية', 'چی دەژمێردرێت، بە عەرەبی'],
  },
  {
    field: 'definitionCkb',
    tag: '#description+definition+i_ckb',
    heading: ['What counts, in Sorani', 'ما الذي يُحتسب، بالسورانية', 'چی دەژمێردرێت، بە سۆرانی'],
  },
  {
    field: 'unit',
    tag: '#indicator+unit',
    heading: ['Unit', 'الوحدة', 'یەکە'],
    also: ['unit of measure', 'unit of measurement', 'measure'],
  },
  { field: 'currency', tag: '#currency', heading: ['Currency', 'العملة', 'دراو'] },
  { field: 'per', tag: '#indicator+per', heading: ['Shown per', 'يُعرض لكل', 'پیشاندان بۆ هەر'] },
  {
    field: 'overTime',
    tag: '#indicator+rule+time',
    heading: ['Over months', 'عبر الأشهر', 'بەسەر مانگەکاندا'],
    also: ['over time', 'calculation across periods', 'aggregation over time'],
  },
  {
    field: 'overPlaces',
    tag: '#indicator+places+rule',
    heading: ['Over places', 'عبر الأماكن', 'بەسەر شوێنەکاندا'],
    also: ['calculation across locations', 'aggregation over places'],
  },
  {
    field: 'overParts',
    tag: '#indicator+parts+rule',
    heading: ['Over indicators that roll up', 'عبر المؤشرات المجمَّعة', 'بەسەر نیشاندەرە کۆکراوەکاندا'],
  },
  {
    field: 'lowerIsBetter',
    tag: '#indicator+lower',
    heading: ['Less is better', 'الأقل أفضل', 'کەمتر باشترە'],
    also: ['lower is better'],
  },
  {
    field: 'parent',
    tag: '#indicator+parent',
    heading: ['Rolls up into', 'يُجمَّع في', 'کۆدەکرێتەوە لە'],
    also: ['parent', 'parent indicator', 'parent code'],
  },
  { field: 'baseline', tag: '#indicator+baseline', heading: ['Baseline', 'خط الأساس', 'بنەڕەت'] },
  {
    field: 'target',
    tag: '#targeted',
    heading: ['Target', 'الهدف', 'ئامانج'],
    also: ['targeted', 'people targeted', 'المستهدف'],
  },
  { field: 'inNeed', tag: '#inneed', heading: ['In need', 'المحتاجون', 'پێویستدار'], also: ['people in need', 'pin', 'need'] },
  { field: 'starts', tag: '#date+start', heading: ['First month', 'الشهر الأول', 'مانگی یەکەم'], also: ['start'] },
  { field: 'ends', tag: '#date+end', heading: ['Last month', 'الشهر الأخير', 'دوا مانگ'], also: ['end'] },
  { field: 'order', tag: '#indicator+order', heading: ['Order', 'الترتيب', 'ڕیزبەندی'] },
  {
    field: 'dimensions',
    tag: '#indicator+dimensions',
    heading: ['Broken down by', 'مفصَّل حسب', 'جیاکراوە بەپێی'],
    also: ['disaggregation', 'disaggregations', 'disaggregated by'],
  },
  {
    field: 'period',
    tag: '#date+reported',
    heading: ['Month', 'الشهر', 'مانگ'],
    also: ['reporting month', 'period', 'reporting period', 'شهر التقرير', 'مانگی ڕاپۆرت'],
  },
  ...area(
    1,
    ['Governorate', 'المحافظة', 'پارێزگا'],
    ['Governorate P-code', 'رمز المحافظة', 'کۆدی پارێزگا'],
    ['province', 'region'],
  ),
  ...area(2, ['District', 'القضاء', 'قەزا'], ['District P-code', 'رمز القضاء', 'کۆدی قەزا'], []),
  ...area(3, ['Sub-district', 'الناحية', 'ناحیە'], ['Sub-district P-code', 'رمز الناحية', 'کۆدی ناحیە'], ['subdistrict']),
  ...area(4, ['Community', 'القرية', 'گوند'], ['Community P-code', 'رمز القرية', 'کۆدی گوند'], ['village']),
  {
    field: 'organisation',
    tag: '#org+name',
    heading: ['Organisation', 'المنظمة', 'ڕێکخراو'],
    also: ['organization', 'partner', 'implementing partner', 'الشريك', 'هاوبەش'],
  },
  {
    field: 'value',
    tag: '#indicator+value',
    heading: ['Figure', 'الرقم', 'ژمارە'],
    also: ['value', 'reached', 'achieved', 'result', 'القيمة', 'نرخ'],
  },
  { field: 'numerator', tag: '#indicator+numerator', heading: ['Numerator', 'البسط', 'سەرژمێر'] },
  { field: 'denominator', tag: '#indicator+denominator', heading: ['Denominator', 'المقام', 'ژێرژمێر'] },
  { field: 'source', tag: '#meta+source', heading: ['Source', 'المصدر', 'سەرچاوە'] },
  { field: 'illustrative', tag: '#meta+illustrative', heading: ['Illustrative', 'توضيحي', 'نموونەیی'] },
  {
    field: 'note',
    tag: '#description',
    heading: ['Note', 'ملاحظة', 'تێبینی'],
    also: ['notes', 'comments', 'remarks', 'ملاحظات'],
  },
]

/** Columns of our own sheets, in their order; the dimensions of an operation stand behind `adm4Code`. */
export const sheetFields: Record<Kind, readonly Field[]> = {
  definitions: fields.slice(0, fields.indexOf('dimensions') + 1),
  targets: [
    'code',
    'cluster',
    ...fields.slice(fields.indexOf('adm1Name'), fields.indexOf('adm4Code') + 1),
    'baseline',
    'target',
    'inNeed',
    'source',
  ],
  values: [
    'code',
    'cluster',
    'period',
    ...fields.slice(fields.indexOf('adm1Name'), fields.indexOf('adm4Code') + 1),
    'organisation',
    'value',
    'numerator',
    'denominator',
    'note',
  ],
}

export const sheetNames: Record<Kind, Heading> = {
  definitions: ['Indicators', 'المؤشرات', 'نیشاندەرەکان'],
  targets: ['Targets', 'الأهداف', 'ئامانجەکان'],
  values: ['Figures', 'الأرقام', 'ژمارەکان'],
}

/** The tag of a dimension's column: an extension tag, as HXL asks for what its core schema does not have. */
export const dimensionTag = (code: string) => `#x_part+${code}`

/** A dimension as columns may name it. */
export interface NamedDimension {
  code: string
  names: Partial<Record<'en' | 'ar' | 'ckb', string>>
}

export interface SheetMapping {
  kind: Kind
  at: Partial<Record<Field, number>>
  /** Positions of the columns of dimensions, by their codes. */
  dimensions: Map<string, number>
  unused: TableColumn[]
  headings: string[]
}

const normalTag = (tag: string) => {
  const [base = '', ...attributes] = tag.replace(/\s/g, '').split('+')
  return [base, ...attributes.sort()].join('+')
}
const byTag = new Map(fieldRules.map(({ field, tag }) => [normalTag(tag), field]))
const byHeading = new Map(
  fieldRules.flatMap(({ field, heading, also = [] }) => [...heading, ...also].map(name => [nameKey(name), field] as const)),
)

function fieldOf({ tag, header }: TableColumn): Field | undefined {
  return (tag ? byTag.get(normalTag(tag)) : undefined) ?? byHeading.get(nameKey(header))
}

/** Maps the columns of a sheet; null when it is no sheet of indicators. */
export function mapSheet(sheet: SheetSummary, dimensions: readonly NamedDimension[]): SheetMapping | null {
  if (sheet.headerRow === null && sheet.tagRow === null) return null
  const dimensionByTag = new Map(dimensions.map(({ code }) => [dimensionTag(code), code]))
  const dimensionByName = new Map(
    dimensions.flatMap(({ code, names }) => [code, ...Object.values(names)].map(name => [nameKey(name), code] as const)),
  )
  const at: SheetMapping['at'] = {}
  const found = new Map<string, number>()
  const unused: TableColumn[] = []
  for (const column of sheet.columns) {
    const dimension =
      (column.tag ? dimensionByTag.get(normalTag(column.tag)) : undefined) ??
      (fieldOf(column) ? undefined : dimensionByName.get(nameKey(column.header)))
    const field = dimension ? undefined : fieldOf(column)
    if (dimension && !found.has(dimension)) found.set(dimension, column.index)
    else if (field && at[field] === undefined) at[field] = column.index
    else if (column.header !== '' || column.tag) unused.push(column)
  }
  const has = (...names: Field[]) => names.some(name => at[name] !== undefined)
  if (!has('code')) return null
  const kind =
    has('value', 'numerator') && (has('period') || !has('unit'))
      ? 'values'
      : has('unit', 'overTime', 'nameEn', 'nameAr', 'nameCkb')
        ? 'definitions'
        : has('target', 'baseline', 'inNeed')
          ? 'targets'
          : null
  if (kind === null) return null
  const headings: string[] = []
  for (const column of sheet.columns) headings[column.index] = column.header || column.tag || ''
  return { kind, at, dimensions: found, unused, headings }
}
