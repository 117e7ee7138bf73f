/** Places that rows of projects name, by their codes, and by names that only one place has. */
import { nameIn } from '../../../kernel/pure/languages.ts'
import type { Found } from '../activities/resolve.ts'
import type { Reference } from '../reference.ts'
import { nameKey, westernDigits } from '../text.ts'
import type { ProjectRow } from './row.ts'

export interface PlaceNames {
  byCode(text: string): string | undefined
  byName(text: string): Found
  isNamed(id: string, name: string): boolean
}

export function createPlaceNames({ places }: Pick<Reference, 'places'>): PlaceNames {
  const codes = new Map(places.flatMap(({ id, codes }) => codes.map(({ code }) => [code.toUpperCase(), id] as const)))
  const names = new Map<string, { id: string; label: string }[]>()
  const keysOf = new Map<string, Set<string>>()
  for (const place of places) {
    const keys = new Set([...Object.values(place.names), ...place.aliases].map(nameKey))
    keysOf.set(place.id, keys)
    const entry = { id: place.id, label: place.codes[0]?.code ?? nameIn(place.names, 'en') }
    for (const key of keys) names.set(key, [...(names.get(key) ?? []), entry])
  }
  return {
    byCode: text => codes.get(westernDigits(text).toUpperCase()),
    byName(text) {
      const found = names.get(nameKey(text)) ?? []
      const [only] = found
      if (only && found.length === 1) return { how: 'exact', id: only.id }
      return { how: 'unknown', suggestions: found.map(entry => ({ ...entry, score: 1 })) }
    },
    isNamed: (id, name) => keysOf.get(id)?.has(nameKey(name)) ?? false,
  }
}

/** The places of a row: those of its codes; where it has none, those of its names. */
export function placesOfRow(row: ProjectRow, names: PlaceNames): string[] {
  const code = row.text('placeCode')
  const name = row.text('placeName')
  if (code === null) return name === null ? [] : named(row, name, names)
  const pieces = names.byCode(code) ? [code] : code.split(/[;,،؛|\s]+/).filter(Boolean)
  const known = pieces.map(piece => names.byCode(piece))
  // Names in the column of codes say which place is meant where only one has the name.
  if (known.every(id => id === undefined)) return inColumnOfCodes(row, code, names)
  const found = known.flatMap((id, nth) => {
    if (id === undefined) row.add('error', 'project-place-unknown', 'placeCode', { name: pieces[nth] ?? '', suggestions: '' })
    return id ?? []
  })
  const [only] = found
  if (found.length === 1 && pieces.length === 1 && only && name !== null && !names.isNamed(only, name))
    row.add('warning', 'project-place-name-differs', 'placeName', { code })
  return found
}

function inColumnOfCodes(row: ProjectRow, text: string, names: PlaceNames): string[] {
  const whole = names.byName(text)
  const found = whole.how === 'unknown' ? [] : [whole.id]
  if (found.length > 0) row.add('repair', 'name-spelled-otherwise', 'placeCode', { now: text })
  else
    row.add('error', 'project-place-unknown', 'placeCode', {
      name: text,
      suggestions: whole.how === 'unknown' ? whole.suggestions.map(({ label }) => label).join(', ') : '',
    })
  return found
}

function named(row: ProjectRow, text: string, names: PlaceNames): string[] {
  const whole = names.byName(text)
  const pieces = whole.how === 'unknown' ? text.split(/[;,،؛|]/).map(piece => piece.trim()) : [text]
  return pieces.filter(Boolean).flatMap(name => {
    const found = names.byName(name)
    if (found.how !== 'unknown') return [found.id]
    const suggestions = found.suggestions.map(({ label }) => label).join(', ')
    row.add('error', 'project-place-unknown', 'placeName', { name, suggestions })
    return []
  })
}
