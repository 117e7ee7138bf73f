/**
 * Which known names look like a written one: for suggestions to a person, never for deciding. Names are found by what they share with
 * the text, so that a page of unknown names is compared with a country's places in milliseconds.
 */
import { nameKey } from './text.ts'

export interface Suggestion {
  id: string
  label: string
  /** How alike, from 0 to 1; 1 is the same name but for accents, case and punctuation. */
  score: number
}

export interface LikelyEntry {
  id: string
  /** How the entry is shown. */
  label: string
  /** All its names, codes and acronyms. */
  names: readonly string[]
}

export interface Likeness {
  /** Best first. @param skip ids that are not to be suggested, such as the entry's own. */
  near(text: string, options?: { limit?: number; floor?: number; skip?: (id: string) => boolean }): Suggestion[]
}

const limitUsual = 3
const floorUsual = 0.5
/** Names that share words or initials are never as sure as the same name. */
const sharedWords = 0.95
const sharedInitials = 0.9
const almost = 0.99
/** What all names have still weighs a little: it tells a name without it. */
const weightMin = 0.1

/** Words that names have for grammar alone. */
const fillers = new Set(
  'the of and for in a an de du des la le les el los las et y o en al ال لل و لە بۆ و'.split(' ').map(word => nameKey(word)),
)

/** Pairs of neighbouring letters, each once. */
function pairsOf(key: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i < key.length - 1; i++) pairs.add(key.slice(i, i + 2))
  return pairs
}

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(nameKey)
    .filter(word => word !== '' && !fillers.has(word))
}

const initialsOf = (words: readonly string[]) => (words.length < 2 ? '' : words.map(word => word[0]).join(''))

interface Known {
  entry: LikelyEntry
  /** Sums of the weights of its parts. */
  pairs: number
  words: number
}

const share = (common: number, a: number, b: number) => (a + b === 0 ? 0 : (2 * common) / (a + b))

/** An index from what names consist of to the names that have it. What many names have tells little: it weighs less. */
class Postings {
  private readonly lists = new Map<string, number[]>()
  private names = 0
  add(parts: Iterable<string>, name: number): void {
    this.names += 1
    for (const part of parts) {
      const list = this.lists.get(part)
      if (list) list.push(name)
      else this.lists.set(part, [name])
    }
  }
  of(part: string): readonly number[] {
    return this.lists.get(part) ?? []
  }
  weightOf(part: string): number {
    return weightMin + Math.log((this.names + 1) / (this.of(part).length + 0.5))
  }
  weigh(parts: Iterable<string>): number {
    let sum = 0
    for (const part of parts) sum += this.weightOf(part)
    return sum
  }
  /** Weight of the parts that each name has. */
  common(parts: Iterable<string>): Map<number, number> {
    const sums = new Map<number, number>()
    for (const part of parts) {
      const weight = this.weightOf(part)
      for (const name of this.of(part)) sums.set(name, (sums.get(name) ?? 0) + weight)
    }
    return sums
  }
}

/** Makes the comparison with known entries; building it takes as long as there are names. */
export function createLikeness(entries: readonly LikelyEntry[]): Likeness {
  const known: Known[] = []
  const byPair = new Postings()
  const byWord = new Postings()
  const byInitials = new Postings()
  const byKey = new Postings()
  const parts: { pairs: Set<string>; words: Set<string> }[] = []
  for (const entry of entries)
    for (const name of new Set(entry.names)) {
      const key = nameKey(name)
      if (key === '') continue
      const index = known.length
      const pairs = pairsOf(key)
      const words = new Set(wordsOf(name))
      const initials = initialsOf([...words])
      known.push({ entry, pairs: 0, words: 0 })
      parts.push({ pairs, words })
      byPair.add(pairs, index)
      byWord.add(words, index)
      byInitials.add(initials === '' ? [] : [initials], index)
      byKey.add([key], index)
    }
  for (const [index, { pairs, words }] of parts.entries()) {
    const name = known[index]
    if (name) Object.assign(name, { pairs: byPair.weigh(pairs), words: byWord.weigh(words) })
  }

  function scores(text: string): Map<number, number> {
    const key = nameKey(text)
    const pairs = pairsOf(key)
    const words = new Set(wordsOf(text))
    const initials = initialsOf([...words])
    const best = new Map<number, number>()
    const say = (index: number, score: number) => {
      if (score > (best.get(index) ?? 0)) best.set(index, score)
    }
    const [ofPairs, ofWords] = [byPair.weigh(pairs), byWord.weigh(words)]
    for (const [index, common] of byPair.common(pairs))
      say(index, Math.min(almost, share(common, ofPairs, known[index]?.pairs ?? 0)))
    for (const [index, common] of byWord.common(words)) say(index, sharedWords * share(common, ofWords, known[index]?.words ?? 0))
    // An acronym and the name it is made of, whichever of the two was written.
    if (initials !== '') for (const index of byKey.of(initials)) say(index, sharedInitials)
    if (key !== '') for (const index of byInitials.of(key)) say(index, sharedInitials)
    for (const index of byKey.of(key)) say(index, 1)
    return best
  }

  return {
    near(text, { limit = limitUsual, floor = floorUsual, skip } = {}) {
      const best = new Map<string, Suggestion>()
      for (const [index, score] of scores(text)) {
        const entry = known[index]?.entry
        if (!entry || score < floor || skip?.(entry.id)) continue
        if (score > (best.get(entry.id)?.score ?? 0)) best.set(entry.id, { id: entry.id, label: entry.label, score })
      }
      return [...best.values()]
        .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
        .slice(0, limit)
    },
  }
}
