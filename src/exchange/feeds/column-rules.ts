/**
 * What a column of a sheet holds, whatever the feed: what a person chose for it now, what was chosen before, its HXL tag, its
 * heading; in this order. A feed brings its fields with their rules. Pure.
 */
import type { TableColumn } from '../formats/table.ts'
import { nameKey } from './text.ts'

/** A tag with attributes it must have; the more of them, the more sure. */
interface TagRule {
  tag: string
  has?: readonly string[]
  hasNot?: readonly string[]
}

export interface FieldRule<Field extends string> {
  field: Field
  tags: readonly TagRule[]
  /** Headings, compared without case, accents and punctuation. */
  names: readonly string[]
}

/** What columns hold by the word of a person: key of the column to what it holds, or null for "do not use". */
export type ColumnChoices<Target extends string = string> = Readonly<Record<string, Target | null>>

export interface Choices<Target extends string = string> {
  /** For this sheet alone. */
  chosen?: ColumnChoices<Target>
  /** From sheets before. */
  remembered?: ColumnChoices<Target>
}

/** How it is known what a column holds. `repeated`: another column was surer to hold the same. */
export type How = 'chosen' | 'remembered' | 'tag' | 'heading' | 'repeated' | 'unknown'

export interface MappedColumn<Target extends string = string> {
  column: TableColumn
  /** What the column is remembered by. */
  key: string
  /** What it holds; null when its content is not taken in. A repeated column names what it repeats. */
  target: Target | null
  how: How
}

/** What a column is thought to hold, and how surely. */
export interface Candidate<Target extends string> {
  target: Target
  fit: number
  how: 'tag' | 'heading'
}

export function attributesOf(tag: string): { base: string; attributes: Set<string> } {
  const [base = '', ...attributes] = tag.replace(/\s/g, '').split('+')
  return { base, attributes: new Set(attributes) }
}

/** How well a tag fits a field: more required attributes fit better; 0 is not at all. */
export function tagFit(tag: string, rule: FieldRule<string>): number {
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

/** Makes the function that finds what a column may hold by the rules of a feed. */
export function candidatesBy<Field extends string>(rules: readonly FieldRule<Field>[], sureHeadings: ReadonlySet<Field>) {
  const known = rules.map(rule => ({ rule, keys: new Set(rule.names.map(nameKey)) }))
  return (column: TableColumn): Candidate<Field>[] => {
    const heading = nameKey(column.header)
    const found: Candidate<Field>[] = []
    for (const { rule, keys } of known) {
      const byName = heading !== '' && keys.has(heading)
      if (byName && sureHeadings.has(rule.field)) return [{ target: rule.field, fit: 50, how: 'heading' }]
      const byTag = column.tag ? tagFit(column.tag, rule) : 0
      // A tagged column is what its tag says; its heading only decides between two that fit equally.
      const fit = column.tag ? byTag + (byTag > 0 && byName ? 0.05 : 0) : byName ? 8 : 0
      if (fit > 0) found.push({ target: rule.field, fit, how: column.tag ? 'tag' : 'heading' })
    }
    return found
  }
}

/**
 * What each column is remembered by: what spellings of its heading have in common, or its tag where it has no heading. The second
 * column of one heading is another than the first.
 */
export function keysOfColumns(columns: readonly TableColumn[]): string[] {
  const times = new Map<string, number>()
  return columns.map(({ header, tag, index }) => {
    const key = nameKey(header) || tag || `@${index}`
    const nth = (times.get(key) ?? 0) + 1
    times.set(key, nth)
    return nth === 1 ? key : `${key}#${nth}`
  })
}

/** Surer than anything a rule can say. */
const chosenFit = 1_000
const rememberedFit = 900

/** Gives every column what it holds; what two columns hold goes to the surer one, then to the first. */
export function assignColumns<Target extends string>(
  columns: readonly TableColumn[],
  candidatesOf: (column: TableColumn) => Candidate<Target>[],
  { chosen = {}, remembered = {} }: Choices<Target>,
): MappedColumn<Target>[] {
  const keys = keysOfColumns(columns)
  const mapped: MappedColumn<Target>[] = columns.map((column, at) => ({
    column,
    key: keys[at] ?? '',
    target: null,
    how: 'unknown',
  }))
  const all: { at: number; target: Target; fit: number; how: How }[] = []
  for (const [at, entry] of mapped.entries()) {
    const how = Object.hasOwn(chosen, entry.key) ? 'chosen' : Object.hasOwn(remembered, entry.key) ? 'remembered' : null
    if (how === null) {
      for (const candidate of candidatesOf(entry.column)) all.push({ ...candidate, at })
      continue
    }
    const target = (how === 'chosen' ? chosen : remembered)[entry.key] ?? null
    if (target === null) entry.how = how
    else all.push({ at, target, fit: how === 'chosen' ? chosenFit : rememberedFit, how })
  }
  const taken = new Set<Target>()
  for (const { at, target, how } of [...all].sort((a, b) => b.fit - a.fit || a.at - b.at)) {
    const entry = mapped[at]
    if (!entry || taken.has(target) || entry.target !== null) continue
    taken.add(target)
    entry.target = target
    entry.how = how
  }
  for (const { at, target } of all) {
    const entry = mapped[at]
    if (!entry || entry.target !== null) continue
    entry.target = target
    entry.how = 'repeated'
  }
  return mapped
}
