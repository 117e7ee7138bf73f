/** An index of the names of entries: what is written the same but for letters that look alike is found, what is only similar is not. */
import type { Names } from './languages.ts'
import { createLikeness, type LikelyEntry, type Likeness } from './likeness.ts'
import { nameKey, similarity } from './text.ts'

/** Share of common letter pairs below which two names have nothing to do with each other. */
const likeFloor = 0.35

interface Named {
  names: Names
  aliases: readonly string[]
}

export const labelOf = (names: Names) => names.en ?? names.ar ?? names.ckb ?? ''
export const namesOf = (entry: Named) => [...Object.values(entry.names), ...entry.aliases]

/** The comparison with known entries, made when the first name is unknown. */
export function lazyLikeness(entries: () => LikelyEntry[]): () => Likeness {
  let made: Likeness | undefined
  return () => {
    made ??= createLikeness(entries())
    return made
  }
}

/** A spelling without case, spaces and punctuation, its letters as they are. */
const spelling = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

const smallWords = new Set(
  'the of for and in on to a an de la le les du des d l et pour y el los las del para da do e'.split(' '),
)

/**
 * What is left of a name when small words and the habits of British and American spelling are taken away: `The Organisation for
 * Migrations` and `Organization of Migration` are one.
 */
export function looseKey(name: string): string {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '' && !smallWords.has(word))
    .map(word =>
      nameKey(word)
        .replace(/isation/g, 'ization')
        .replace(/programme/g, 'program')
        .replace(/centre/g, 'center')
        .replace(/labour/g, 'labor')
        .replace(/(?<=\p{L}{3})s$/u, ''),
    )
    .join('')
}

/** How a name was found: as it is known, or written in another way that stands for it and nothing else. */
export interface NameFound {
  id: string
  asKnown: boolean
}

/** Which of several entries of one name is meant; undefined when that cannot be said. */
export type Choose = (ids: readonly string[]) => string | undefined

const theOnly: Choose = ids => (ids.length === 1 ? ids[0] : undefined)

/** A name and something beside it: `IOM (Erbil)`, `IOM - International …`. */
function asideOf(name: string): readonly [main: string, aside: string] | null {
  const bracketed = /^(.*?)[([{]([^)\]}]+)[)\]}](.*)$/.exec(name)
  const [main = '', aside = ''] = bracketed
    ? [`${bracketed[1]} ${bracketed[3]}`.trim(), (bracketed[2] ?? '').trim()]
    : (/^(.+?)\s[-–—]\s(.+)$/.exec(name)?.slice(1) ?? [])
  return main !== '' && aside !== '' ? [main, aside] : null
}

const severalNames = /\s?[|/;&+,\n]\s?|\sand\s|\set\s|\sy\s|\sو\s?|\sو(?=ال)|،\s?/

const isLatin = (text: string) => /\p{Script=Latin}/u.test(text)

export class NameIndex {
  private readonly byKey = new Map<string, string[]>()
  private readonly byLoose = new Map<string, string[]>()
  private readonly spellings = new Set<string>()
  private readonly keysOf = new Map<string, string[]>()
  private readonly known: LikelyEntry[] = []
  /** Compares with the entries of the operation; what a sheet itself brought is nothing to compare with. */
  readonly likeness = lazyLikeness(() => this.known)

  add(id: string, label: string, names: readonly string[]): void {
    this.known.push({ id, label, names })
    this.addNew(id, names)
  }

  /** Adds an entry that is found, but never suggested. */
  addNew(id: string, names: readonly string[]): void {
    const keys = [...new Set(names.map(nameKey))].filter(Boolean)
    this.keysOf.set(id, keys)
    for (const key of keys) put(this.byKey, key, id)
    for (const name of names) {
      put(this.byLoose, looseKey(name), id)
      this.spellings.add(spelling(name))
    }
  }

  /** The entry of a name, also when its letters only look like those it is known by. */
  find(name: string, choose: Choose = theOnly): NameFound | undefined {
    const id = choose(this.byKey.get(nameKey(name)) ?? [])
    return id === undefined ? undefined : { id, asKnown: this.spellings.has(spelling(name)) }
  }

  /** The entry of a name with other small words. */
  findLoosely(name: string, choose: Choose = theOnly): NameFound | undefined {
    const loose = looseKey(name)
    const id = loose === '' ? undefined : choose(this.byLoose.get(loose) ?? [])
    return id === undefined ? undefined : { id, asKnown: false }
  }

  /** The entry of a name with other small words, or with a part in brackets or after a dash that is no name of another entry. */
  findOtherwise(name: string, choose: Choose = theOnly): NameFound | undefined {
    const loosely = this.findLoosely(name, choose)
    if (loosely) return loosely
    const aside = asideOf(name)
    if (aside) {
      const [main, other] = aside.map(part => this.find(part, choose)?.id)
      if (main !== undefined && (other === undefined || other === main)) return { id: main, asKnown: false }
      // An acronym in brackets says who is meant only where the name before it is not quite another one.
      if (main === undefined && other !== undefined && this.isLike(other, aside[0])) return { id: other, asKnown: false }
    }
    // One name in two languages.
    const both = [...new Set(name.split(/\s?[|/\n]\s?/).map(part => this.find(part, choose)?.id))]
    return both.length === 1 && both[0] !== undefined ? { id: both[0], asKnown: false } : undefined
  }

  /** Whether a name could be one of an entry's: a little like one that is known, or in another script. */
  isLike(id: string, name: string): boolean {
    const keys = this.keysOf.get(id)
    if (!keys) return false
    const known = keys.filter(key => isLatin(key) === isLatin(name) && key.length > 6)
    return known.length === 0 || known.some(key => similarity(key, nameKey(name)) >= likeFloor)
  }

  /** Different entries that one text names: `IOM / UNICEF`. Empty unless every part is known. */
  several(name: string): string[] {
    const parts = name.split(severalNames).filter(part => part.trim() !== '')
    if (parts.length < 2) return []
    const ids = new Set(parts.map(part => this.find(part)?.id))
    return ids.has(undefined) || ids.size < 2 ? [] : ([...ids] as string[])
  }

  /** Every id that a name may stand for. */
  all(name: string): readonly string[] {
    return this.byKey.get(nameKey(name)) ?? []
  }
}

function put(index: Map<string, string[]>, key: string, id: string): void {
  if (key === '') return
  const ids = index.get(key)
  if (!ids) index.set(key, [id])
  else if (!ids.includes(id)) ids.push(id)
}
