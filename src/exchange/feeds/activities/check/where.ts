/** Where: the place of a row. */
import type { Severity } from '../../problem.ts'
import type { Field } from '../fields.ts'
import { holdsIn } from '../resolve.ts'
import type { Reading, Shared } from './row.ts'

const placeFields: readonly { level: number; name: Field; code: Field }[] = [
  { level: 1, name: 'adm1Name', code: 'adm1Code' },
  { level: 2, name: 'adm2Name', code: 'adm2Code' },
  { level: 3, name: 'adm3Name', code: 'adm3Code' },
  { level: 4, name: 'adm4Name', code: 'adm4Code' },
]

export const placeSeverity: Record<string, Severity> = {
  'place-code-other-system': 'repair',
  'place-code-mended': 'repair',
  'place-code-unknown': 'warning',
  'place-code-spoiled': 'repair',
  'place-code-lost': 'error',
  'place-code-larger': 'warning',
  'place-code-and-name-differ': 'error',
  'place-wrong-column': 'repair',
  'place-larger': 'repair',
  'place-not-inside': 'error',
  'place-unknown': 'error',
  'place-unknown-inside': 'warning',
  'place-also-elsewhere': 'warning',
  'place-same-name-elsewhere': 'warning',
}

/** @param period month of the row: places are made and united, too. */
export function readPlace(
  { text, notes, row }: Reading,
  { resolver, mapping, survey }: Shared,
  period: string | null,
): string | null {
  const levels = placeFields.map(({ level, name, code }) => ({ level, name: text(name), code: text(code) }))
  if (levels.every(({ name, code }) => name === null && code === null)) {
    const field = placeFields.flatMap(({ name, code }) => [name, code]).find(each => mapping.at[each] !== undefined)
    if (field) notes.add('warning', 'place-missing', field)
    return null
  }
  const found = resolver.place(levels, row)
  for (const { code, level, of, details } of found.problems) {
    const fields = placeFields.find(place => place.level === level)
    const field = fields && (mapping.at[fields[of]] === undefined ? fields[of === 'name' ? 'code' : 'name'] : fields[of])
    notes.add(placeSeverity[code] ?? 'warning', code, field ?? null, details)
  }
  if (found.id === null) return null
  const finest = levels.findLast(({ name, code }) => name !== null || code !== null)
  const codeField = placeFields.find(({ level }) => level === finest?.level)?.code
  if (finest?.code === null && found.problems.length === 0 && codeField && survey.coded.has(mapping.at[codeField] ?? -1)) {
    const code = resolver.codeOfPlace(found.id)
    if (code !== '') notes.add('repair', 'place-code-missing', codeField, { now: code })
  }
  const place = resolver.placeOf(found.id)
  if (place && period !== null && (place.validFrom !== null || place.validTo !== null) && !holdsIn(place, period)) {
    const field = placeFields.find(({ level }) => level === place.level)
    notes.add(
      'warning',
      'place-not-there-then',
      (field && (mapping.at[field.name] === undefined ? field.code : field.name)) ?? null,
      {
        place: place.names.en ?? '',
        from: place.validFrom ?? '…',
        to: place.validTo ?? '…',
      },
    )
  }
  return found.id
}
