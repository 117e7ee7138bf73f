/**
 * The fields of a report of who does what, where, when, for whom, and how a column is known to hold one: by its HXL tag
 * (HXL 1.1 core schema, and the tags of before 1.0 that are still around), or by its heading in the field's languages.
 */

export const fields = [
  'recordId',
  'change',
  'period',
  'year',
  'leadOrganisation',
  'leadAcronym',
  'implementingOrganisation',
  'implementingAcronym',
  'organisationRole',
  'organisationType',
  'donor',
  'plan',
  'projectCode',
  'cluster',
  'clusterCode',
  'subcluster',
  'objective',
  'indicator',
  'activity',
  'activityDetail',
  'unit',
  'quantity',
  'modality',
  'mechanism',
  'currency',
  'value',
  'country',
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
  'status',
  'start',
  'end',
  'group',
  'households',
  'targeted',
  'reached',
  'reachedNew',
  'comments',
] as const
export type Field = (typeof fields)[number]

/** A tag with attributes it must have; the more of them, the more sure. */
interface TagRule {
  tag: string
  has?: readonly string[]
  hasNot?: readonly string[]
}

interface FieldRule {
  field: Field
  tags: readonly TagRule[]
  /** Headings, compared without case, accents and punctuation. */
  names: readonly string[]
}

const t = (tag: string, has: readonly string[] = [], hasNot: readonly string[] = []): TagRule => ({ tag, has, hasNot })
const notOrganisation = ['type', 'impl', 'partner', 'funding', 'donor', 'prog', 'lead']

const admin = (level: 1 | 2 | 3 | 4, words: readonly string[]): FieldRule[] => {
  const pcodes = [`admin${level}pcode`, `adm${level}pcode`, `adm${level}code`, `admin${level}code`, `pcode${level}`]
  return [
    {
      field: `adm${level}Code`,
      tags: [t(`#adm${level}`, ['code'], ['origin']), t(`#adm${level}`, ['pcode'], ['origin']), t(`#adm${level}_id`)],
      names: [...pcodes, ...words.flatMap(word => [`${word} p-code`, `${word} pcode`, `${word} code`, `رمز ${word}`])],
    },
    {
      field: `adm${level}Name`,
      tags: [t(`#adm${level}`, ['name'], ['code', 'pcode', 'origin']), t(`#adm${level}`, [], ['code', 'pcode', 'origin'])],
      names: [
        `admin${level}`,
        `adm${level}`,
        `admin${level}name`,
        `adm${level}name`,
        ...words,
        ...words.map(word => `${word} name`),
      ],
    },
  ]
}

/** In the order in which columns are given out. */
export const fieldRules: readonly FieldRule[] = [
  { field: 'recordId', tags: [t('#meta', ['id']), t('#activity', ['id'])], names: ['record id', 'رقم السجل', 'ناسنامەی تۆمار'] },
  { field: 'change', tags: [t('#status', ['change'])], names: ['change', 'التغيير', 'گۆڕان'] },
  { field: 'year', tags: [t('#date', ['year'])], names: ['year', 'année', 'año', 'السنة', 'ساڵ'] },
  {
    field: 'period',
    tags: [t('#date', ['reported']), t('#date', ['month']), t('#period_date'), t('#period'), t('#report_date')],
    names: [
      'reporting month',
      'reporting period',
      'month',
      'period',
      'mois',
      'mes',
      'fecha de reporte',
      'شهر التقرير',
      'الشهر',
      'مانگی ڕاپۆرت',
      'مانگ',
    ],
  },
  {
    field: 'organisationRole',
    tags: [t('#org', ['role'])],
    names: ['partner category', 'organisation role', 'organization role', 'دور المنظمة', 'ڕۆڵی ڕێکخراو'],
  },
  {
    field: 'organisationType',
    tags: [t('#org', ['type'])],
    names: [
      'organisation type',
      'organization type',
      'org type',
      'type of organization',
      'type of organisation',
      'نوع المنظمة',
      'جۆری ڕێکخراو',
    ],
  },
  {
    field: 'donor',
    tags: [t('#org', ['funding']), t('#org', ['donor'])],
    names: [
      'donor',
      'donors',
      'funding',
      'bailleur',
      'bailleur de fonds',
      'donante',
      'organización donante',
      'الجهة المانحة',
      'المانح',
      'بەخشەر',
    ],
  },
  {
    field: 'implementingAcronym',
    tags: [t('#org', ['impl', 'acronym']), t('#org', ['partner', 'acronym'])],
    names: [
      'implementing partner acronym',
      'implementing organisation acronym',
      'مختصر الشريك المنفذ',
      'کورتکراوەی هاوبەشی جێبەجێکار',
    ],
  },
  {
    field: 'implementingOrganisation',
    tags: [t('#org', ['impl']), t('#org', ['partner'])],
    names: [
      'implementing partner',
      'implementing organisation',
      'implementing organization',
      'partenaire de mise en oeuvre',
      'organización implementadora',
      'الشريك المنفذ',
      'المنظمة المنفذة',
      'هاوبەشی جێبەجێکار',
      'ڕێکخراوی جێبەجێکار',
    ],
  },
  {
    field: 'leadAcronym',
    tags: [t('#org', ['prog', 'acronym']), t('#org', ['acronym'], notOrganisation)],
    names: [
      'partner acronym',
      'org acronym',
      'organisation acronym',
      'organization acronym',
      'lead organisation acronym',
      'acronym',
      'acronyme',
      'المختصر',
      'کورتکراوە',
    ],
  },
  {
    field: 'leadOrganisation',
    tags: [
      t('#org', ['prog']),
      t('#org', ['lead']),
      t('#org', ['name'], notOrganisation),
      t('#org', [], [...notOrganisation, 'acronym', 'role']),
    ],
    names: [
      'lead organisation',
      'lead organization',
      'organisation',
      'organization',
      'partner',
      'partner full name',
      'agency',
      'acteur',
      'organización',
      'المنظمة',
      'المنظمة الرائدة',
      'الشريك',
      'ڕێکخراو',
      'ڕێکخراوی سەرەکی',
    ],
  },
  {
    field: 'plan',
    tags: [t('#response', ['name']), t('#response', ['plan']), t('#plan')],
    names: ['plan', 'response plan', 'الخطة', 'پلان'],
  },
  {
    field: 'projectCode',
    tags: [t('#activity', ['project', 'code']), t('#activity', ['project']), t('#project', ['code'])],
    names: ['project code', 'projectcode', 'code projet', 'رمز المشروع', 'کۆدی پڕۆژە'],
  },
  {
    field: 'clusterCode',
    tags: [t('#sector', ['code'])],
    names: ['cluster code', 'sector code', 'رمز المجموعة', 'کۆدی کڵەستەر'],
  },
  {
    field: 'subcluster',
    tags: [t('#subsector'), t('#sector', ['sub'])],
    names: [
      'sub-cluster',
      'subcluster',
      'sub sector',
      'area of responsibility',
      'aor',
      'المجموعة الفرعية',
      'مجال المسؤولية',
      'لقە کڵەستەر',
    ],
  },
  {
    field: 'cluster',
    tags: [t('#sector', ['name'], ['code']), t('#sector', [], ['code', 'sub'])],
    names: [
      'cluster',
      'sector',
      'project sector',
      'secteur',
      'secteur cluster',
      'sector cluster',
      'المجموعة',
      'القطاع',
      'کڵەستەر',
      'کەرت',
    ],
  },
  { field: 'objective', tags: [t('#objective')], names: ['objective', 'objectif', 'الهدف', 'ئامانج'] },
  {
    field: 'indicator',
    tags: [t('#indicator', ['code']), t('#indicator', [], ['value', 'num', 'unit'])],
    names: ['indicator', 'indicator code', 'المؤشر', 'نیشاندەر'],
  },
  {
    field: 'activityDetail',
    tags: [t('#activity', ['detail']), t('#activity', ['description']), t('#description', ['activity'])],
    names: ['activity detail', 'activity description', 'descripción de la actividad', 'تفاصيل النشاط', 'وردەکاری چالاکی'],
  },
  {
    field: 'activity',
    tags: [t('#activity', ['name']), t('#activity', [], ['project', 'id', 'detail', 'description', 'code'])],
    names: ['activity', 'activities', 'activité', 'actividad', 'النشاط', 'چالاکی'],
  },
  {
    field: 'unit',
    tags: [t('#output', ['unit']), t('#indicator', ['unit']), t('#item', ['unit'])],
    names: ['unit', 'activity unit', 'unité', 'unidad', 'الوحدة', 'یەکە'],
  },
  {
    field: 'quantity',
    tags: [t('#output', [], ['unit']), t('#indicator', ['num']), t('#indicator', ['value'])],
    names: ['quantity', 'quantité', 'cantidad', 'الكمية', 'بڕ'],
  },
  { field: 'modality', tags: [t('#modality')], names: ['modality', 'delivery modality', 'modalité', 'طريقة التنفيذ', 'شێواز'] },
  {
    field: 'mechanism',
    tags: [t('#modality', ['mechanism'])],
    names: ['delivery mechanism', 'mechanism', 'آلية التسليم', 'میکانیزم'],
  },
  { field: 'currency', tags: [t('#currency')], names: ['currency', 'devise', 'moneda', 'العملة', 'دراو'] },
  { field: 'value', tags: [t('#value')], names: ['value', 'cash value', 'القيمة', 'نرخ'] },
  { field: 'country', tags: [t('#country', [], ['origin']), t('#adm0')], names: ['country', 'pays', 'país', 'البلد', 'وڵات'] },
  ...admin(1, ['governorate', 'province', 'state', 'region', 'région', 'prefecture', 'departamento', 'المحافظة', 'پارێزگا']),
  ...admin(2, ['district', 'lga', 'mantika', 'sous-préfecture', 'municipio', 'القضاء', 'قەزا']),
  ...admin(3, ['sub-district', 'subdistrict', 'commune', 'ward', 'الناحية', 'ناحیە']),
  ...admin(4, ['community', 'village', 'القرية', 'گوند']),
  {
    field: 'siteType',
    tags: [t('#loc', ['type']), t('#loctype')],
    names: ['site type', 'location type', 'نوع الموقع', 'جۆری شوێن'],
  },
  {
    field: 'site',
    tags: [t('#loc', ['name'], ['type', 'code']), t('#loc', [], ['type', 'code'])],
    names: ['site', 'site name', 'location', 'location name', 'nombre del lugar', 'الموقع', 'شوێن'],
  },
  { field: 'latitude', tags: [t('#geo', ['lat']), t('#lat_deg')], names: ['latitude', 'lat', 'خط العرض', 'هێڵی پانی'] },
  {
    field: 'longitude',
    tags: [t('#geo', ['lon']), t('#lon_deg')],
    names: ['longitude', 'lon', 'long', 'خط الطول', 'هێڵی درێژی'],
  },
  {
    field: 'status',
    tags: [t('#status', [], ['change'])],
    names: ['status', 'activity status', 'statut', 'estado', 'الحالة', 'دۆخ'],
  },
  {
    field: 'start',
    tags: [t('#date', ['start'])],
    names: ['start date', 'start', 'date de début', 'fecha de inicio', 'تاريخ البدء', 'دەستپێک'],
  },
  {
    field: 'end',
    tags: [t('#date', ['end'])],
    names: ['end date', 'end', 'date de fin', 'fecha de finalización', 'تاريخ الانتهاء', 'کۆتایی'],
  },
  {
    field: 'group',
    tags: [t('#beneficiary', ['type']), t('#beneficiary', ['name']), t('#beneficiary')],
    names: ['population group', 'beneficiary type', 'beneficiaries', 'الفئة السكانية', 'نوع المستفيدين', 'گروپی دانیشتووان'],
  },
  {
    field: 'households',
    tags: [t('#reached', ['hh'])],
    names: ['households', 'households reached', 'ménages', 'familias', 'الأسر', 'خێزانەکان'],
  },
  { field: 'reachedNew', tags: [t('#reached', ['new'])], names: ['new people reached', 'newly reached', 'الجدد', 'نوێ'] },
  {
    field: 'targeted',
    tags: [t('#targeted', [], ['f', 'm', 'hh'])],
    names: ['people targeted', 'targeted', 'target', 'personnes ciblées', 'المستهدفون', 'بەئامانجگیراو'],
  },
  {
    field: 'reached',
    tags: [
      t('#reached', ['total']),
      t('#reached', ['all']),
      t('#reached', ['ind']),
      t('#reached', [], ['f', 'm', 'hh', 'new', 'disabled', 'children', 'adults', 'elderly', 'infants', 'adolescents', 'youth']),
    ],
    names: [
      'people reached',
      'reached',
      'total reached',
      'personnes atteintes',
      'personas alcanzadas',
      'من وصلت إليهم المساعدة',
      'پێگەیشتوو',
    ],
  },
  {
    field: 'comments',
    tags: [t('#description', [], ['activity']), t('#comment'), t('#comments')],
    names: ['comments', 'remarks', 'notes', 'commentaires', 'ملاحظات', 'تێبینی'],
  },
]

/** Parts of people reached that a column can hold, as HXL attributes in the order in which their key is written. */
export const partAttributes = ['f', 'm', 'infants', 'children', 'adolescents', 'youth', 'adults', 'elderly', 'disabled'] as const

/** Parts that forms, grids and the templates of reports ask for: women, men, girls and boys. A sheet may have others. */
export const offeredParts = ['f+adults', 'm+adults', 'f+children', 'm+children'] as const
