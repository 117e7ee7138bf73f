/** Which column holds which field. */
import type { SheetSummary, TableColumn } from '../../formats/table.ts'
import { nameKey } from '../text.ts'
import { type Field, fieldRules, partAttributes } from './fields.ts'
import { figureOf, formsOf, isWhole, partNamed } from './headings.ts'

export interface ColumnMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<Field, number>>
  /** People reached by sex, age or disability: key of the part and position. */
  parts: { key: string; index: number }[]
  /** Columns that hold something nobody asks for; their content is not taken in. */
  unused: TableColumn[]
  /** Columns that say the same field once more; the first is used. */
  doubled: { column: TableColumn; field: Field }[]
  /** Columns whose heading is only nearly one that is known; they are read as that field. */
  renamed: { column: TableColumn; field: Field }[]
}

/** A mapping a person has chosen before: heading (as `nameKey`) to field, or null for "do not use". */
export type RememberedColumns = Readonly<Record<string, Field | null>>

function attributesOf(tag: string): { base: string; attributes: Set<string> } {
  const [base = '', ...attributes] = tag.replace(/\s/g, '').split('+')
  return { base, attributes: new Set(attributes) }
}

/** How well a tag fits a field: more required attributes fit better; 0 is not at all. */
function tagFit(tag: string, rule: (typeof fieldRules)[number]): number {
  const { base, attributes } = attributesOf(tag)
  let best = 0
  for (const { tag: wanted, has = [], hasNot = [] } of rule.tags) {
    if (base !== wanted) continue
    if (!has.every(attribute => attributes.has(attribute)) || hasNot.some(attribute => attributes.has(attribute))) continue
    // Attributes nobody asked for (+i_fr, +v_pcodes) make a column a little less likely than the plain one.
    const surplus = [...attributes].filter(
      attribute => !has.includes(attribute) && attribute !== 'i_en' && attribute !== 'name',
    ).length
    best = Math.max(best, 10 + has.length * 2 - surplus * 0.1)
  }
  return best
}

const headingKeys = fieldRules.map(rule => ({ rule, keys: new Set(rule.names.map(nameKey)) }))

/** Headings that mean their field whatever the tag says: people tag these columns wrongly. */
const sureHeadings = new Set(['organisationRole', 'year'])

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

function namedPart(header: string): string | null {
  const key = /^People reached ([a-z+]+)$/.exec(header.trim())?.[1]
  const attributes: readonly string[] = partAttributes
  return key?.split('+').every(attribute => attributes.includes(attribute)) ? key : null
}

interface Candidate {
  column: TableColumn
  field: Field
  fit: number
}

function candidates(column: TableColumn, remembered: RememberedColumns): Candidate[] {
  const heading = nameKey(column.header)
  if (heading in remembered) {
    const field = remembered[heading]
    return field ? [{ column, field, fit: 100 }] : []
  }
  const found: Candidate[] = []
  const forms = formsOf(column.own ?? column.header)
  const figure = column.tag ? null : figureOf(column)
  for (const { rule, keys } of headingKeys) {
    const nth = forms.findIndex(form => keys.has(form))
    const byName = nth !== -1
    if (nth === 0 && sureHeadings.has(rule.field)) return [{ column, field: rule.field, fit: 50 }]
    const byTag = column.tag ? tagFit(column.tag, rule) : 0
    // A tagged column is what its tag says; its heading only decides between two that fit equally.
    let fit = column.tag ? byTag + (byTag > 0 && byName ? 0.05 : 0) : byName ? 8 - Math.min(nth, 5) * 0.1 : 0
    // Under a heading for several columns, the group says whose figures these are.
    if (!column.tag && column.group && figure) {
      if (isWhole(column) && (rule.field === 'reached' || rule.field === 'targeted')) fit = rule.field === figure ? 9 : 0
      else if (figure !== 'reached' && countedFields.has(rule.field)) fit = 0
    }
    if (fit > 0) found.push({ column, field: rule.field, fit })
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

/** Maps the columns of a sheet by remembered choices, by HXL tag and by heading. */
export function mapColumns(sheet: SheetSummary, remembered: RememberedColumns = {}): ColumnMapping {
  const parts: ColumnMapping['parts'] = []
  const rest: TableColumn[] = []
  const named = sheet.columns.map(column => ({ column, key: partOf(column) }))
  // "Niños" are children, and boys where the girls have a column of their own.
  const girls = named.some(({ key }) => key === 'f+children') && !named.some(({ key }) => key === 'm+children')
  for (const { column, key: own } of named) {
    const key = girls && own === 'children' && /niños|meninos|enfants/i.test(column.header) ? 'm+children' : own
    if (key !== null && !parts.some(part => part.key === key)) parts.push({ key, index: column.index })
    else rest.push(column)
  }
  const at: ColumnMapping['at'] = {}
  const used = new Set<number>()
  const all = rest.flatMap(column => candidates(column, remembered))
  for (const { column, field } of [...all].sort((a, b) => b.fit - a.fit || a.column.index - b.column.index)) {
    if (used.has(column.index) || at[field] !== undefined) continue
    at[field] = column.index
    used.add(column.index)
  }
  const doubled: ColumnMapping['doubled'] = []
  const renamed: ColumnMapping['renamed'] = []
  const unused: TableColumn[] = []
  for (const column of rest) {
    if (used.has(column.index)) continue
    const again = all.find(candidate => candidate.column === column)
    if (again) {
      // The same field in another language is no second opinion.
      if (isTranslation(column)) continue
      doubled.push({ column, field: again.field })
      continue
    }
    const field = nameKey(column.header) in remembered ? null : nearly(column, at)
    if (field) {
      at[field] = column.index
      renamed.push({ column, field })
    } else if (column.header !== '' || column.tag) unused.push(column)
  }
  return { at, parts, unused, doubled, renamed }
}

/** How much a sheet looks like reports of activities: fields found, with who, what and where counting most. */
export function sheetFit(sheet: SheetSummary): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const { at } = mapColumns(sheet)
  const who = at.leadOrganisation ?? at.leadAcronym ?? at.implementingOrganisation ?? at.implementingAcronym
  const what = at.cluster ?? at.clusterCode ?? at.activity
  const where = at.adm1Name ?? at.adm1Code ?? at.adm2Name ?? at.adm2Code ?? at.adm3Name ?? at.site
  const core = [who, what, where].filter(index => index !== undefined).length
  if (core === 0) return 0
  return core * 10 + Object.keys(at).length + (sheet.tagRow === null ? 0 : 5) - (sheet.hidden ? 20 : 0)
}
