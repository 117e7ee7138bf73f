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

export function readPeople({ cell, cells, notes }: Reading, { mapping, parts }: Shared): People {
  const count = (field: Field) => notes.take(readCount(cell(field)), field)
  const breakdown: Record<string, number> = {}
  for (const { key, index } of mapping.parts) {
    const value = notes.take(readCount(cells[index]), index)
    if (value !== null) breakdown[key] = value
  }
  const total = count('reached')
  const fromParts = parts.finest.length === 0 ? null : sumOfParts(notes, mapping, parts, breakdown, total)
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
  { finest, whole, coarser, overlapping }: Shared['parts'],
  breakdown: Record<string, number>,
  total: number | null,
): number | null {
  let given = 0
  let sum = 0
  for (const { key } of finest) {
    const value = breakdown[key]
    if (value === undefined) continue
    given += 1
    sum += value
  }
  const complete = whole && given === finest.length
  const first = finest[0]?.index ?? 0
  if (total !== null && total > 0 && sum === 0 && complete) {
    // Cells that a form filled with zeros: how many of whom is not known.
    notes.add('warning', 'parts-all-zero', first, { total })
    for (const key of Object.keys(breakdown)) delete breakdown[key]
    return null
  }
  if (total !== null && given > 0 && (complete ? sum !== total : sum > total))
    notes.add('error', 'parts-do-not-sum', mapping.at.reached ?? first, { sum, total })
  // Girls and women are the females, where the sheet says both.
  for (const { part, inside, exact } of coarser) {
    const value = breakdown[part.key]
    if (value === undefined || inside.some(({ key }) => breakdown[key] === undefined)) continue
    const all = inside.reduce((people, { key }) => people + (breakdown[key] ?? 0), 0)
    if (all > value || (exact && all !== value)) notes.add('error', 'parts-do-not-sum', part.index, { sum: all, total: value })
  }
  const everybody = total ?? (complete ? sum : null)
  for (const { key, index } of overlapping)
    if (everybody !== null && (breakdown[key] ?? 0) > everybody)
      notes.add('error', 'part-above-total', index, { total: everybody })
  return complete ? sum : null
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
