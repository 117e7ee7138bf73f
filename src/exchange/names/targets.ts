/** Which entries one may be merged into: the rooms decide, this offers only what they would not refuse. Pure. */

import type { Language } from '../../kernel/pure/languages.ts'
import { createLikeness, type LikelyEntry, type Suggestion } from '../../kernel/pure/likeness.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import { labelOfEntry, type NameEntry } from './kinds.ts'

/** How much deeper a place may lie than the column it was written in. */
const deeperMax = 2

interface Tree {
  byId: ReadonlyMap<string, NameEntry>
  /** Entries in use that have others in use below them. */
  above: ReadonlySet<string>
}

/** @param all the entries in use of the kind; for activities the clusters as well. */
export function treeOf(all: readonly NameEntry[]): Tree {
  return {
    byId: new Map(all.map(entry => [entry.id, entry])),
    above: new Set(all.flatMap(({ aboveId }) => (aboveId === null ? [] : [aboveId]))),
  }
}

/** Whether a merge fits the places of the two among the others. */
export function mayMerge(entry: NameEntry, into: NameEntry, { byId, above }: Tree): boolean {
  if (entry.id === into.id || entry.kind !== into.kind || into.status === 'merged') return false
  const around = entry.aboveId === null ? undefined : byId.get(entry.aboveId)
  if (entry.kind === 'activity')
    return into.aboveId === entry.aboveId || (around !== undefined && into.aboveId === around.aboveId)
  if (entry.kind === 'cluster')
    return entry.aboveId === null
      ? into.aboveId === null || !above.has(entry.id)
      : into.id === entry.aboveId || into.aboveId === entry.aboveId
  if (entry.kind !== 'place') return true
  const isBare = !above.has(entry.id)
  if (into.id === entry.aboveId) return isBare
  const inCountry = around === undefined || around.level === 0
  const deeper = (into.level ?? 0) - (entry.level ?? 0)
  if (deeper === 0) return inCountry || into.aboveId === entry.aboveId
  return deeper > 0 && deeper <= deeperMax && inCountry && isBare && into.status === 'reviewed'
}

export interface Targets {
  /** The most alike, best first. @param floor how alike they must be, from 0 to 1. */
  near(entry: NameEntry, limit: number, floor: number): Suggestion[]
  /** Those that a person looks for by a part of their name, best first. */
  search(entry: NameEntry, text: string, limit: number): Suggestion[]
}

const searchFloor = 0.4

/** Compares entries with all that they may be merged into. @param language of the labels. */
export function targetsAmong(all: readonly NameEntry[], tree: Tree, language: Language): Targets {
  const likely: LikelyEntry[] = all.map(entry => ({
    id: entry.id,
    label: labelOfEntry(entry, language),
    names: [...(entry.code === null ? [] : [entry.code]), ...Object.values(entry.names), ...entry.aliases],
  }))
  const likeness = createLikeness(likely)
  const byId = new Map(all.map(entry => [entry.id, entry]))
  const refused = (entry: NameEntry) => (id: string) => {
    const into = byId.get(id)
    return !into || !mayMerge(entry, into, tree)
  }
  return {
    near(entry, limit, floor) {
      const written = [...Object.values(entry.names), ...(entry.code === null ? [] : [entry.code])]
      const best = new Map<string, Suggestion>()
      for (const text of written)
        for (const found of likeness.near(text, { limit: limit * 2, floor, skip: refused(entry) }))
          if (found.score > (best.get(found.id)?.score ?? 0)) best.set(found.id, found)
      return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit)
    },
    search(entry, text, limit) {
      const skip = refused(entry)
      const key = nameKey(text)
      const containing = likely
        .filter(({ id, names }) => key !== '' && names.some(name => nameKey(name).includes(key)) && !skip(id))
        .map(({ id, label }) => ({ id, label, score: 1 }))
      const known = new Set(containing.map(({ id }) => id))
      const alike = likeness.near(text, { limit, floor: searchFloor, skip: id => known.has(id) || skip(id) })
      return [...containing, ...alike].slice(0, limit)
    },
  }
}
