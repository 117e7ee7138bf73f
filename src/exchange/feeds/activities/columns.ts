/** Which column holds which field. */
import type { SheetSummary, TableColumn } from '../../formats/table.ts'
import { assignColumns, attributesOf, type Candidate, type Choices, candidatesBy, type MappedColumn } from '../column-rules.ts'
import type { Feed } from '../reading.ts'
import { nameKey } from '../text.ts'
import { type Field, fieldRules, fields, partAttributes } from './fields.ts'

/** Part of people reached that a column counts, by its HXL attributes: `reached+f+children`. */
export type PartTarget = `reached+${string}`
export type Target = Field | PartTarget

export interface ColumnMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<Field, number>>
  /** People reached by sex, age or disability: key of the part and position. */
  parts: { key: string; index: number }[]
  /** Columns that hold something nobody asks for; their content is not taken in. */
  unused: TableColumn[]
  /** Columns that say the same field once more; the first is used. */
  doubled: { column: TableColumn; field: Target }[]
  /** Every column with what it holds and how that is known. */
  columns: MappedColumn<Target>[]
}

const byRules = candidatesBy<Field>(fieldRules, new Set(['organisationRole', 'year']))

/** People by sex, age and disability: `f+children` of `#reached+f+children`, or of a heading such as "Girls". */
function partOf(column: TableColumn): string | null {
  if (column.tag) {
    const { base, attributes } = attributesOf(column.tag)
    if (base !== '#reached' || attributes.has('hh') || attributes.has('new')) return null
    const parts = partAttributes.filter(attribute => attributes.has(attribute))
    return parts.length > 0 ? parts.join('+') : null
  }
  return headingParts.get(nameKey(column.header)) ?? namedPart(column.header)
}

/** The heading that our own export gives a part: `People reached f+children`. */
export function headingOfPart(key: string): string {
  return `People reached ${key}`
}

/** The attributes in the order in which a part's key is written; null when one of them is none of ours. */
function partKey(attributes: readonly string[]): string | null {
  const known: readonly string[] = partAttributes
  if (attributes.length === 0 || !attributes.every(attribute => known.includes(attribute))) return null
  return partAttributes.filter(attribute => attributes.includes(attribute)).join('+')
}

function namedPart(header: string): string | null {
  const key = /^People reached ([a-z+]+)$/.exec(header.trim())?.[1]
  return key === undefined ? null : partKey(key.split('+'))
}

const headingParts = new Map(
  Object.entries({
    'f+children': ['girls', 'girls reached', 'niñas', 'filles', 'بنات', 'فتيات', 'کچان'],
    'm+children': ['boys', 'boys reached', 'niños', 'garçons', 'أولاد', 'فتيان', 'کوڕان'],
    'f+adults': ['women', 'women reached', 'mujeres', 'femmes', 'نساء', 'ژنان'],
    'm+adults': ['men', 'men reached', 'hombres', 'hommes', 'رجال', 'پیاوان'],
    disabled: ['people with disabilities', 'persons with disabilities', 'الأشخاص ذوو الإعاقة', 'کەسانی خاوەن پێداویستی تایبەت'],
  }).flatMap(([key, names]) => names.map(name => [nameKey(name), key] as const)),
)

/** What a text names: a field, or a part of people reached (`reached+f+children`); undefined when it names neither. */
export function targetOf(text: string): Target | undefined {
  const field = fields.find(each => each === text)
  if (field) return field
  const [base, ...attributes] = text.split('+')
  const key = base === 'reached' ? partKey(attributes) : null
  return key === null ? undefined : `reached+${key}`
}

function candidatesOf(column: TableColumn): Candidate<Target>[] {
  const part = partOf(column)
  // A part is surely not the whole.
  return part === null ? byRules(column) : [{ target: `reached+${part}`, fit: 30, how: column.tag ? 'tag' : 'heading' }]
}

/** Maps the columns of a sheet by what was chosen for them, by HXL tag and by heading. */
export function mapColumns(sheet: SheetSummary, choices: Choices<Target> = {}): ColumnMapping {
  const columns = assignColumns(sheet.columns, candidatesOf, choices)
  const mapping: ColumnMapping = { at: {}, parts: [], unused: [], doubled: [], columns }
  for (const { column, target, how } of columns) {
    if (target === null) {
      // What somebody said is not to be used needs no further word.
      if (how === 'unknown') mapping.unused.push(column)
    } else if (how === 'repeated') mapping.doubled.push({ column, field: target })
    else if (isPart(target)) mapping.parts.push({ key: target.slice('reached+'.length), index: column.index })
    else mapping.at[target] = column.index
  }
  return mapping
}

function isPart(target: Target): target is PartTarget {
  return target.startsWith('reached+')
}

/** How much a sheet looks like reports of activities: fields found, with who, what and where counting most. */
export function sheetFit(sheet: SheetSummary, choices: Choices<Target> = {}): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const { at } = mapColumns(sheet, choices)
  const who = at.leadOrganisation ?? at.leadAcronym ?? at.implementingOrganisation ?? at.implementingAcronym
  const what = at.cluster ?? at.clusterCode ?? at.activity
  const where = at.adm1Name ?? at.adm1Code ?? at.adm2Name ?? at.adm2Code ?? at.adm3Name ?? at.site
  const core = [who, what, where].filter(index => index !== undefined).length
  if (core === 0) return 0
  return core * 10 + Object.keys(at).length + (sheet.tagRow === null ? 0 : 5) - (sheet.hidden ? 20 : 0)
}

/** Reports of activities, for choosing sheets and columns. */
export const activityFeed: Feed<Target, ColumnMapping> = { name: 'activities', map: mapColumns, fit: sheetFit, targetOf }
