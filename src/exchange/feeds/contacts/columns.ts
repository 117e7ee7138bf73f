/** Which column of a sheet of contacts holds what. One row is one contact. */
import type { SheetSummary } from '../../formats/table.ts'
import { assignColumns, candidatesBy, type FieldRule, type MappedColumn } from '../column-rules.ts'
import type { SheetReader } from '../sheet-choice.ts'

interface Column {
  /** Headings that mean it, those we write first: English, Arabic, Sorani. */
  names: readonly string[]
  tags: FieldRule<string>['tags']
}

const columns = {
  name: {
    names: ['Name', 'الاسم', 'ناو', 'full name', 'contact', 'contact name', 'contact person', 'الاسم الكامل', 'nom'],
    tags: [{ tag: '#contact', has: ['name'] }],
  },
  function: {
    names: ['Function', 'الوظيفة', 'ئەرک', 'title', 'job title', 'position', 'role', 'المنصب', 'fonction'],
    tags: [
      { tag: '#contact', has: ['title'] },
      { tag: '#contact', has: ['function'] },
    ],
  },
  organisation: {
    names: ['Organisation', 'المنظمة', 'ڕێکخراو', 'organization', 'agency', 'partner', 'organisation acronym', 'الوكالة'],
    tags: [
      { tag: '#org', hasNot: ['type'] },
      { tag: '#contact', has: ['org'] },
    ],
  },
  clusters: {
    names: [
      'Clusters',
      'المجموعات',
      'کڵەستەرەکان',
      'cluster',
      'cluster code',
      'sector',
      'sectors',
      'المجموعة',
      'القطاع',
      'کڵەستەر',
    ],
    tags: [{ tag: '#sector' }],
  },
  email: {
    names: ['E-mail', 'البريد الإلكتروني', 'ئیمەیل', 'email', 'email address', 'e-mail address', 'البريد', 'courriel'],
    tags: [{ tag: '#contact', has: ['email'] }],
  },
  phones: {
    names: [
      'Telephones',
      'الهواتف',
      'تەلەفۆنەکان',
      'telephone',
      'phone',
      'phones',
      'mobile',
      'tel',
      'الهاتف',
      'تەلەفۆن',
      'téléphone',
    ],
    tags: [{ tag: '#contact', has: ['phone'], hasNot: ['satellite'] }],
  },
  satellitePhone: {
    names: [
      'Satellite telephone',
      'هاتف الأقمار الصناعية',
      'تەلەفۆنی سەتەلایت',
      'satellite phone',
      'sat phone',
      'satphone',
      'thuraya',
    ],
    tags: [{ tag: '#contact', has: ['phone', 'satellite'] }],
  },
  callSign: {
    names: ['Radio call sign', 'نداء اللاسلكي', 'ناوی بانگکردنی بێتەل', 'call sign', 'callsign', 'radio'],
    tags: [{ tag: '#contact', has: ['callsign'] }],
  },
  languages: {
    names: ['Languages', 'اللغات', 'زمانەکان', 'language', 'spoken languages', 'langues'],
    tags: [{ tag: '#contact', has: ['language'] }],
  },
} as const satisfies Record<string, Column>

export { columns as contactColumns }

export type ContactField = keyof typeof columns
export const contactFields = Object.keys(columns) as ContactField[]

const candidatesOf = candidatesBy<ContactField>(
  contactFields.map(field => ({ field, ...columns[field] })),
  new Set(),
)

export interface ContactMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<ContactField, number>>
  columns: MappedColumn<ContactField>[]
}

function map(sheet: SheetSummary): ContactMapping {
  const mapped = assignColumns(sheet.columns, candidatesOf, {})
  const at: ContactMapping['at'] = {}
  for (const { column, target, how } of mapped) if (target !== null && how !== 'repeated') at[target] = column.index
  return { at, columns: mapped }
}

/** A sheet of contacts names people, and says something of them. */
function fit(sheet: SheetSummary): number {
  const { at } = map(sheet)
  if (at.name === undefined || Object.keys(at).length < 2) return 0
  return 10 + Object.keys(at).length - (sheet.hidden ? 20 : 0)
}

export const contactFeed: SheetReader<ContactField, ContactMapping> = { map, fit }
