/**
 * Which column of a list of needs holds what: people in need and targeted by place, cluster and group, as humanitarian needs overviews
 * publish them, or displaced people by place, as IOM's Displacement Tracking Matrix does.
 */
import type { SheetSummary, TableColumn } from '../../formats/table.ts'
import { fieldRules } from '../activities/fields.ts'
import { assignColumns, type Choices, candidatesBy, type FieldRule, type MappedColumn } from '../column-rules.ts'
import type { Feed } from '../reading.ts'

export const placeFields = [
  { level: 1, name: 'adm1Name', code: 'adm1Code' },
  { level: 2, name: 'adm2Name', code: 'adm2Code' },
  { level: 3, name: 'adm3Name', code: 'adm3Code' },
  { level: 4, name: 'adm4Name', code: 'adm4Code' },
] as const

export const needsFields = [
  'inNeed',
  'displaced',
  'targeted',
  'severity',
  ...placeFields.flatMap(({ name, code }) => [name, code]),
  'site',
  'cluster',
  'clusterCode',
  'group',
  'sex',
  'age',
  'disability',
  'category',
  'period',
  'year',
] as const
export type NeedsField = (typeof needsFields)[number]

export interface NeedsMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<NeedsField, number>>
  /** Columns that say the same field once more; the first is used. */
  doubled: { column: TableColumn; field: NeedsField }[]
  columns: MappedColumn<NeedsField>[]
}

/** Attributes of a part of the people, or of something else that is counted. */
const notAll = [
  ...['f', 'm', 'infants', 'children', 'adolescents', 'youth', 'adults', 'elderly', 'disabled', 'age', 'sex'],
  ...['hh', 'households', 'families', 'cause', 'origin', 'returnees', 'refugees', 'migrants', 'severity'],
]

const likeActivities = new Set<string>([
  ...placeFields.flatMap(({ name, code }) => [name, code]),
  'site',
  'cluster',
  'clusterCode',
])

const rules: FieldRule<NeedsField>[] = [
  ...(fieldRules.filter(({ field }) => likeActivities.has(field)) as FieldRule<NeedsField>[]),
  {
    field: 'year',
    tags: [{ tag: '#date', has: ['year'] }],
    names: ['year', 'année', 'año', 'السنة', 'ساڵ'],
  },
  {
    field: 'period',
    tags: [
      { tag: '#date', has: ['reported'] },
      { tag: '#date', has: ['month'] },
      { tag: '#date', hasNot: ['year', 'start', 'end', 'origin', 'displacement', 'updated'] },
      { tag: '#period_date' },
      { tag: '#period' },
      { tag: '#report_date' },
    ],
    names: [
      'month',
      'period',
      'date',
      'reporting month',
      'snapshot date',
      'date of assessment',
      'mois',
      'mes',
      'الشهر',
      'التاريخ',
      'مانگ',
      'بەروار',
    ],
  },
  {
    field: 'inNeed',
    tags: [{ tag: '#inneed', hasNot: notAll }],
    names: [
      'people in need',
      'in need',
      'pin',
      'total pin',
      'number of people in need',
      'personnes dans le besoin',
      'personas con necesidad',
      'المحتاجون',
      'الأشخاص المحتاجون',
      'عدد المحتاجين',
      'کەسانی پێویستدار',
      'کەسانی پێویستیان بە یارمەتییە',
    ],
  },
  {
    field: 'displaced',
    tags: [
      { tag: '#affected', has: ['idps'], hasNot: notAll },
      { tag: '#affected', has: ['displaced'], hasNot: notAll },
      { tag: '#population', has: ['idps'], hasNot: notAll },
      { tag: '#idps', hasNot: notAll },
      { tag: '#idp_num' },
      { tag: '#people_num' },
    ],
    names: [
      'individuals',
      'number of individuals',
      'total individuals',
      'idp individuals',
      'idps',
      'people',
      'displaced people',
      'number of idps',
      'nombre de pdi',
      'الأفراد',
      'النازحون',
      'عدد النازحين',
      'تاک',
      'ئاوارەکان',
      'ژمارەی ئاوارەکان',
    ],
  },
  {
    field: 'targeted',
    tags: [{ tag: '#targeted', hasNot: notAll }],
    names: ['people targeted', 'targeted', 'target', 'personnes ciblées', 'المستهدفون', 'بەئامانجگیراو', 'کەسانی بەئامانجگیراو'],
  },
  {
    field: 'severity',
    tags: [{ tag: '#severity' }, { tag: '#inneed', has: ['severity'] }],
    names: [
      'severity',
      'severity phase',
      'severity score',
      'intersectoral severity',
      'sévérité',
      'الشدة',
      'درجة الشدة',
      'توندی',
      'پلەی توندی',
    ],
  },
  {
    field: 'group',
    tags: [{ tag: '#population_group' }, { tag: '#beneficiary' }, { tag: '#affected', has: ['type'] }],
    names: [
      'population group',
      'group',
      'affected group',
      'groupe de population',
      'الفئة السكانية',
      'الفئة',
      'گروپی دانیشتووان',
      'گروپ',
    ],
  },
  { field: 'sex', tags: [{ tag: '#gender' }, { tag: '#sex' }], names: ['gender', 'sex', 'sexe', 'الجنس', 'ڕەگەز'] },
  {
    field: 'age',
    tags: [
      { tag: '#age', has: ['range'] },
      { tag: '#age', hasNot: ['min', 'max'] },
    ],
    names: ['age', 'age range', 'age group', 'الفئة العمرية', 'العمر', 'تەمەن'],
  },
  {
    field: 'disability',
    tags: [{ tag: '#is_disabled' }, { tag: '#disability' }],
    names: ['disabled', 'disability', 'disability marker', 'الإعاقة', 'پێداویستی تایبەت'],
  },
  {
    field: 'category',
    tags: [{ tag: '#category' }, { tag: '#meta', has: ['category'] }],
    names: ['category', 'catégorie', 'الصنف', 'پۆل'],
  },
]

const candidatesOf = candidatesBy<NeedsField>(rules, new Set())

/** What a text names; undefined when it names no field of a list of needs. */
export function needsFieldOf(text: string): NeedsField | undefined {
  return needsFields.find(field => field === text)
}

export function mapNeedsColumns(sheet: SheetSummary, choices: Choices<NeedsField> = {}): NeedsMapping {
  const columns = assignColumns(sheet.columns, candidatesOf, choices)
  const needed = columns.some(({ target, how }) => target === 'inNeed' && how !== 'repeated')
  const mapping: NeedsMapping = { at: {}, doubled: [], columns }
  for (const entry of columns) {
    // Beside people in need, the displaced are some of them: they are not counted once more, unless a person says so.
    if (entry.target === 'displaced' && needed && (entry.how === 'tag' || entry.how === 'heading')) {
      entry.target = null
      entry.how = 'unknown'
    }
    const { column, target, how } = entry
    if (target === null) continue
    if (how === 'repeated') mapping.doubled.push({ column, field: target })
    else mapping.at[target] = column.index
  }
  return mapping
}

export const hasPlace = ({ at }: NeedsMapping): boolean =>
  placeFields.some(({ name, code }) => at[name] !== undefined || at[code] !== undefined)
export const hasPeople = ({ at }: NeedsMapping): boolean =>
  at.inNeed !== undefined || at.displaced !== undefined || at.targeted !== undefined

/** How much a sheet looks like a list of needs: people counted by place. */
export function needsFit(sheet: SheetSummary, choices: Choices<NeedsField> = {}): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const mapping = mapNeedsColumns(sheet, choices)
  const { at, columns } = mapping
  const core = Number(at.inNeed !== undefined || at.displaced !== undefined) + Number(hasPlace(mapping))
  // Half of it is enough for somebody who has said what a column of this very sheet holds.
  const said = columns.some(({ target, how }) => how === 'chosen' && target !== null)
  if (core === 0 || (core === 1 && !said)) return 0
  return core * 10 + Object.keys(at).length + (sheet.tagRow === null ? 0 : 5) - (sheet.hidden ? 20 : 0)
}

/** Lists of needs, for choosing sheets and columns. */
export const needsFeed: Feed<NeedsField, NeedsMapping> = {
  name: 'needs',
  map: mapNeedsColumns,
  fit: needsFit,
  targetOf: needsFieldOf,
}
