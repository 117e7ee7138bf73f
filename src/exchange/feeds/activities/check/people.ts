/** For whom: the group and the people of a row. */
import { nameKey } from '../../text.ts'
import { readCount } from '../../values.ts'
import type { Field } from '../fields.ts'
import type { ActivityRecord } from '../record.ts'
import { type Reading, type Shared, taken } from './row.ts'

export function readGroup({ text, notes, row }: Reading, { resolver }: Shared): string | null {
  const name = text('group')
  return name === null ? null : taken(resolver.group(name, row), notes, 'group', 'group-unknown')
}

export type People = Pick<ActivityRecord, 'households' | 'targeted' | 'reached' | 'reachedNew' | 'breakdown'>

const partsOf = (key: string) => key.split('+')
/** People with disabilities are counted among the others, not beside them. */
const isOverlapping = (key: string) => partsOf(key).includes('disabled')
const isSex = (attribute: string) => attribute === 'f' || attribute === 'm'

export function readPeople({ cell, cells, notes }: Reading, { mapping, survey }: Shared): People {
  const count = (field: Field) => notes.take(readCount(cell(field)), field)
  const breakdown: Record<string, number> = {}
  for (const { key, index } of mapping.parts) {
    const value = notes.take(readCount(cells[index]), index)
    if (value !== null) breakdown[key] = value
  }
  const total = count('reached')
  const fromParts = mapping.parts.length === 0 ? null : sumOfParts(notes, mapping, survey, breakdown, total)
  let reached = total
  if (total === null && fromParts !== null && !notes.failed) {
    reached = fromParts
    if (mapping.at.reached !== undefined) notes.add('repair', 'reached-from-parts', 'reached', { now: fromParts })
  }
  return { households: count('households'), targeted: count('targeted'), reached, reachedNew: count('reachedNew'), breakdown }
}

/** The parts of a row make one whole: told by the finest, and no part is larger than what it is a part of. @returns the sum when all are known. */
function sumOfParts(
  notes: Reading['notes'],
  mapping: Shared['mapping'],
  survey: Shared['survey'],
  breakdown: Record<string, number>,
  total: number | null,
): number | null {
  const columns = mapping.parts.filter(({ key }) => !isOverlapping(key) && !survey.countedTwice.has(key))
  const finest = Math.max(0, ...columns.map(({ key }) => partsOf(key).length))
  const own = columns.filter(({ key }) => partsOf(key).length === finest)
  const given = own.filter(({ key }) => breakdown[key] !== undefined)
  const complete = given.length > 0 && given.length === own.length && coversAll(own.map(({ key }) => key))
  const sum = given.reduce((all, { key }) => all + (breakdown[key] ?? 0), 0)
  const first = given[0]?.index ?? mapping.parts[0]?.index
  if (total !== null && total > 0 && sum === 0 && complete && first !== undefined) {
    // Cells that a form filled with zeros: how many of whom is not known.
    notes.add('warning', 'parts-all-zero', first, { total })
    for (const key of Object.keys(breakdown)) delete breakdown[key]
    return null
  }
  if (total !== null && given.length > 0 && first !== undefined && (complete ? sum !== total : sum > total))
    notes.add('error', 'parts-do-not-sum', mapping.at.reached ?? first, { sum, total })
  assertCoarser(notes, columns, own, breakdown)
  const whole = total ?? (complete ? sum : null)
  for (const { key, index } of mapping.parts)
    if (isOverlapping(key) && whole !== null && (breakdown[key] ?? 0) > whole)
      notes.add('error', 'part-above-total', index, { total: whole })
  return complete ? sum : null
}

/** Women alone are no whole: parts make one when both sexes are there, or when none of them says a sex. */
function coversAll(keys: readonly string[]): boolean {
  const sexes = new Set(keys.flatMap(key => partsOf(key).filter(isSex)))
  return sexes.size !== 1
}

/** Girls and women are the females, where the sheet says both. */
function assertCoarser(
  notes: Reading['notes'],
  columns: Shared['mapping']['parts'],
  finest: Shared['mapping']['parts'],
  breakdown: Record<string, number>,
): void {
  for (const { key, index } of columns) {
    const value = breakdown[key]
    if (value === undefined || finest.some(part => part.key === key)) continue
    const attributes = partsOf(key)
    const inside = finest.filter(part => attributes.every(attribute => partsOf(part.key).includes(attribute)))
    if (inside.length === 0 || inside.some(part => breakdown[part.key] === undefined)) continue
    const sum = inside.reduce((all, part) => all + (breakdown[part.key] ?? 0), 0)
    // Of the females, girls and women alone may leave out those whose age is not known.
    if (sum > value || (sum !== value && inside.length > 1 && !attributes.some(isSex)))
      notes.add('error', 'parts-do-not-sum', index, { sum, total: value })
  }
}

/** Group of people of one age, by the words of its names. */
export function ageOfGroup(names: readonly string[]): 'children' | 'adults' | null {
  const keys = names.map(nameKey)
  const has = (words: readonly string[]) => words.some(word => keys.includes(nameKey(word)))
  if (
    has([
      'children',
      'child',
      'boys and girls',
      'girls and boys',
      'girls',
      'boys',
      'infants',
      'enfants',
      'niños',
      'niños y niñas',
      'أطفال',
      'الأطفال',
      'منداڵان',
      'منداڵ',
    ])
  )
    return 'children'
  return has([
    'adults',
    'women',
    'men',
    'elderly',
    'older people',
    'adultes',
    'adultos',
    'البالغون',
    'النساء',
    'الرجال',
    'گەورەساڵان',
    'ژنان',
    'پیاوان',
  ])
    ? 'adults'
    : null
}
