/** Which column holds which field. */
import { languages } from '../../../kernel/pure/languages.ts'
import type { SheetSummary, TableColumn } from '../../formats/table.ts'
import { assignColumns, attributesOf, type Candidate, type Choices, type MappedColumn, tagFit } from '../column-rules.ts'
import type { Feed } from '../reading.ts'
import { nameKey } from '../text.ts'
import { targetName } from './field-names.ts'
import { type Field, fieldRules, fields, offeredParts, partAttributes } from './fields.ts'
import { figureOf, formsOf, isWhole, partNamed } from './headings.ts'

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
  /** Columns whose heading is only nearly one that is known; they are read as that field. */
  renamed: { column: TableColumn; field: Field }[]
  /** Every column with what it holds and how that is known. */
  columns: MappedColumn<Target>[]
}

const headingKeys = fieldRules.map(rule => ({ rule, keys: new Set(rule.names.map(nameKey)) }))

/** Headings that mean their field whatever the tag says: people tag these columns wrongly. */
const sureHeadings = new Set<Field>(['organisationRole', 'year'])

/** People by sex, age and disability: `f+children` of `#reached+f+children`, or of a heading such as "Girls". */
function partOf(column: TableColumn): string | null {
  if (column.tag) {
    const { base, attributes } = attributesOf(column.tag)
    if (base !== '#reached' || attributes.has('hh') || attributes.has('new')) return null
    const parts = partAttributes.filter(attribute => attributes.has(attribute))
    return parts.length > 0 ? parts.join('+') : null
  }
  const exported = namedPart(column.header)
  if (exported) return exported
  // Girls who are to be reached are not those who were.
  const figure = figureOf(column)
  return figure === 'targeted' || figure === 'in-need' ? null : partNamed(column.own ?? column.header)
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

/** Headings of the parts that the templates of reports ask for, as people read them. */
const offeredHeadings = new Map(
  offeredParts.flatMap(key => languages.map(language => [nameKey(targetName(`reached+${key}`, language)), key] as const)),
)

function namedPart(header: string): string | null {
  const offered = offeredHeadings.get(nameKey(header))
  if (offered) return offered
  const key = /^People reached ([a-z+]+)$/.exec(header.trim())?.[1]
  return key === undefined ? null : partKey(key.split('+'))
}

/** What a text names: a field, or a part of people reached (`reached+f+children`); undefined when it names neither. */
export function targetOf(text: string): Target | undefined {
  const field = fields.find(each => each === text)
  if (field) return field
  const [base, ...attributes] = text.split('+')
  const key = base === 'reached' ? partKey(attributes) : null
  return key === null ? undefined : `reached+${key}`
}

function fieldCandidates(column: TableColumn): Candidate<Field>[] {
  const found: Candidate<Field>[] = []
  const forms = formsOf(column.own ?? column.header)
  const figure = column.tag ? null : figureOf(column)
  for (const { rule, keys } of headingKeys) {
    const { field } = rule
    const nth = forms.findIndex(form => keys.has(form))
    const byName = nth !== -1
    if (nth === 0 && sureHeadings.has(field)) return [{ target: field, fit: 50, how: 'heading' }]
    const byTag = column.tag ? tagFit(column.tag, rule) : 0
    // A tagged column is what its tag says; its heading only decides between two that fit equally.
    let fit = column.tag ? byTag + (byTag > 0 && byName ? 0.05 : 0) : byName ? 8 - Math.min(nth, 5) * 0.1 : 0
    // Under a heading for several columns, the group says whose figures these are.
    if (!column.tag && column.group && figure) {
      if (isWhole(column) && (field === 'reached' || field === 'targeted')) fit = field === figure ? 9 : 0
      else if (figure !== 'reached' && countedFields.has(field)) fit = 0
    }
    if (fit > 0) found.push({ target: field, fit, how: column.tag ? 'tag' : 'heading' })
  }
  return found
}

/** Figures of people who were reached. */
const countedFields = new Set<Field>(['reached', 'reachedNew', 'households'])

/** Slips in a heading of so many letters that still leave no doubt what was meant. */
const slipsIn = (length: number) => (length < 5 ? 0 : length < 10 ? 1 : 2)

/** The one field that a heading is a name of but for a slip of the pen, among those that no column holds yet. */
function nearly(column: TableColumn, taken: ColumnMapping['at']): Field | null {
  const key = nameKey(column.own ?? column.header)
  const slips = slipsIn(key.length)
  if (column.tag || slips === 0) return null
  const near = new Set(
    headingKeys
      .filter(
        ({ rule, keys }) => taken[rule.field] === undefined && [...keys].some(name => slipsBetween(key, name, slips) <= slips),
      )
      .map(({ rule }) => rule.field),
  )
  const [only] = near
  return near.size === 1 && only ? only : null
}

/** Letters to be put in, left out or changed to make one text of another (Levenshtein); above `max` anything above it. */
function slipsBetween(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    above = row
  }
  return above[b.length] ?? 0
}

const languageNames =
  'en|fr|es|ar|pt|ku|ckb|ht|uk|ru|eng|fra|esp|english|french|spanish|arabic|kurdish|français|español|عربي|العربية|إنجليزي|کوردی'
const inLanguage = new RegExp(`(?:[_\\s]|\\()(?:${languageNames})\\)?$`, 'i')

/** `SECTORS_fr`, `Sector (Arabic)`, `#sector+name+i_fr`. */
function isTranslation({ header, tag }: TableColumn): boolean {
  return inLanguage.test(header.trim()) || (tag !== null && /\+i_\w{2,3}(?:\+|$)/.test(tag))
}

/** What each column of a sheet may hold; parts by sex and age are surely not the whole. */
function candidatesIn(columns: readonly TableColumn[]): (column: TableColumn) => Candidate<Target>[] {
  const parts = new Map(columns.map(column => [column, partOf(column)]))
  const named = new Set(parts.values())
  // "Niños" are children, and boys where the girls have a column of their own.
  const girlsAlone = named.has('f+children') && !named.has('m+children')
  return column => {
    const own = parts.get(column) ?? null
    if (own === null) return fieldCandidates(column)
    const part = girlsAlone && own === 'children' && /niños|meninos|enfants/i.test(column.header) ? 'm+children' : own
    return [{ target: `reached+${part}`, fit: 30, how: column.tag ? 'tag' : 'heading' }]
  }
}

/** Maps the columns of a sheet by what was chosen for them, by HXL tag and by heading. */
export function mapColumns(sheet: SheetSummary, choices: Choices<Target> = {}): ColumnMapping {
  const columns = assignColumns(sheet.columns, candidatesIn(sheet.columns), choices)
  const mapping: ColumnMapping = { at: {}, parts: [], unused: [], doubled: [], renamed: [], columns }
  for (const { column, target, how } of columns) {
    if (target === null) continue
    if (how === 'repeated') {
      // The same field in another language is no second opinion.
      if (!isTranslation(column)) mapping.doubled.push({ column, field: target })
    } else if (isPart(target)) mapping.parts.push({ key: target.slice('reached+'.length), index: column.index })
    else mapping.at[target] = column.index
  }
  for (const entry of columns) {
    // What somebody said is not to be used needs no further word.
    if (entry.target !== null || entry.how !== 'unknown') continue
    const { column } = entry
    const field = nearly(column, mapping.at)
    if (field) {
      mapping.at[field] = column.index
      mapping.renamed.push({ column, field })
      entry.target = field
      entry.how = 'heading'
    } else if (column.header !== '' || column.tag) mapping.unused.push(column)
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
