/** Names of a sheet that the operation does not know: taken in as new entries where that is wished, else noted with what they look like. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Suggestion } from '../../../kernel/pure/likeness.ts'
import { nameKey } from '../text.ts'
import type { NewEntry } from './record.ts'

export interface LearnWish {
  /** Take in every unknown name. */
  all: boolean
  /** Take in these names (`learnKey`), whatever else is wished. */
  names: readonly string[]
  /** With `all`, take in activities too: the sheet's column of activities is a catalogue (`learn-activities.ts`). */
  activities: boolean
}

export const learnNothing: LearnWish = { all: false, names: [], activities: false }

/** What a name is chosen by: its kind, and what its spellings have in common. */
export function learnKey({ kind, name }: Pick<NewEntry, 'kind' | 'name'>): string {
  return `${kind}|${nameKey(name)}`
}

export type Draft = Omit<NewEntry, 'rows' | 'count' | 'temporaryId' | 'suggestions'>
export const draft = (kind: NewEntry['kind'], name: string, more: Partial<Draft> = {}): Draft => ({
  kind,
  name,
  code: null,
  parentId: null,
  level: null,
  type: null,
  isDonor: false,
  ...more,
})

const rowsKept = 10
/** Unknown activities that are listed; a sheet with more of them writes what it likes. */
const unknownActivitiesMax = 300
/** Activities that one sheet may teach, and how long the name of one may be. */
const learnedActivitiesMax = 400
const activityLengthMax = 200

export interface Learner {
  /** The id of a new entry for an unknown name; null when it is not to be taken in, and it is noted. */
  learn(draft: Draft, row: number, suggest: () => Suggestion[]): { id: string } | { suggestions: Suggestion[] }
  /** Notes another row that names an entry; nothing for one that is not new. */
  seen(id: string, row: number, more?: { isDonor?: boolean }): void
  isNew(id: string): boolean
  /** Whether an unknown name would be taken in. */
  wishes(draft: Draft): boolean
  /** Notes which new entries a row that can be stored uses. */
  used(ids: Iterable<string | null>): void
  /** New entries that rows to be stored name, with those they lie in. */
  newEntries(): NewEntry[]
  /** Names that are neither known nor taken in. */
  unknownNames(): NewEntry[]
}

export function createLearner(wish: LearnWish): Learner {
  const entries = new Map<string, NewEntry>()
  const unknown = new Map<string, NewEntry>()
  const used = new Set<string>()
  const chosen = new Set(wish.names)
  const activities = { learned: 0, unknown: 0 }

  function isWished(entry: Draft): boolean {
    if (chosen.has(learnKey(entry))) return true
    if (entry.kind !== 'activity') return wish.all
    return wish.all && wish.activities && activities.learned < learnedActivitiesMax && entry.name.length <= activityLengthMax
  }
  function notice(entry: NewEntry, row: number): void {
    entry.count += 1
    if (entry.rows.length < rowsKept && entry.rows.at(-1) !== row) entry.rows.push(row)
  }
  function noteUnknown(made: Draft, row: number, suggest: () => Suggestion[]): Suggestion[] {
    const key = `${learnKey(made)}|${made.parentId ?? ''}`
    const before = unknown.get(key)
    if (before) {
      notice(before, row)
      return before.suggestions
    }
    if (made.kind === 'activity' && ++activities.unknown > unknownActivitiesMax) return suggest()
    const entry = { ...made, temporaryId: key, rows: [row], count: 1, suggestions: suggest() }
    unknown.set(key, entry)
    return entry.suggestions
  }
  return {
    learn(made, row, suggest) {
      if (!isWished(made)) return { suggestions: noteUnknown(made, row, suggest) }
      if (made.kind === 'activity') activities.learned += 1
      const id = newId()
      entries.set(id, { ...made, temporaryId: id, rows: [row], count: 1, suggestions: suggest() })
      return { id }
    },
    seen(id, row, { isDonor } = {}) {
      const entry = entries.get(id)
      if (!entry) return
      notice(entry, row)
      if (isDonor) entry.isDonor = true
    },
    isNew: id => entries.has(id),
    wishes: isWished,
    used(ids) {
      if (entries.size === 0) return
      for (const id of ids) {
        let at = id
        while (at !== null && !used.has(at) && entries.has(at)) {
          used.add(at)
          at = entries.get(at)?.parentId ?? null
        }
      }
    },
    newEntries: () => [...entries.values()].filter(({ temporaryId }) => used.has(temporaryId)),
    // Too many to be a list of activities: then none of them is shown.
    unknownNames: () =>
      [...unknown.values()].filter(({ kind }) => kind !== 'activity' || activities.unknown <= unknownActivitiesMax),
  }
}
