/** Donors that a comment names. */
import type { Reference } from '../../reference.ts'
import { nameKey } from '../../text.ts'

/** Letters that an acronym must have to be no ordinary word. */
const acronymLengthMin = 3
const wordsMax = 12
const textsRemembered = 5_000

interface DonorNames {
  /** Label of the donor by the key of its name. */
  labels: Map<string, string>
  /** Lengths of names in words, longest first. */
  lengths: number[]
  answers: Map<string, readonly string[]>
}

const indexes = new WeakMap<Reference, DonorNames>()

function namesOf(reference: Reference): DonorNames {
  const before = indexes.get(reference)
  if (before) return before
  const labels = new Map<string, string>()
  const lengths = new Set<number>()
  for (const donor of reference.organisations) {
    if (!donor.isDonor) continue
    const label = donor.acronym ?? donor.names.en ?? donor.names.ar ?? donor.names.ckb ?? ''
    for (const name of [donor.acronym ?? '', ...Object.values(donor.names), ...donor.aliases]) {
      const key = nameKey(name)
      const words = wordsOf(name).length
      if (key.length < acronymLengthMin || words > wordsMax) continue
      labels.set(key, label)
      lengths.add(words)
    }
  }
  const made = { labels, lengths: [...lengths].sort((a, b) => b - a), answers: new Map() }
  indexes.set(reference, made)
  return made
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
/** Acronyms and names begin with a capital in scripts that have them: "echo" is a sound, ECHO a donor. */
const mayBeName = (word: string) => !/^\p{Ll}/u.test(word)

/** Labels of the known donors that a text names in whole words; each once. */
export function donorsNamedIn(text: string, reference: Reference): readonly string[] {
  const { labels, lengths, answers } = namesOf(reference)
  if (labels.size === 0) return []
  const before = answers.get(text)
  if (before) return before
  const words = wordsOf(text)
  const found = new Set<string>()
  for (let at = 0; at < words.length; at++) {
    if (!mayBeName(words[at] ?? '')) continue
    for (const length of lengths) {
      if (at + length > words.length) continue
      const label = labels.get(nameKey(words.slice(at, at + length).join(' ')))
      if (label === undefined) continue
      found.add(label)
      at += length - 1
      break
    }
  }
  const answer = [...found]
  if (answers.size >= textsRemembered) answers.clear()
  answers.set(text, answer)
  return answer
}
