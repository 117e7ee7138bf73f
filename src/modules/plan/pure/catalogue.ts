/** Finds activities of the catalogue by what people write. Browser-safe. */
import type { Names } from '../../../kernel/pure/languages.ts'
import { type Choose, NameIndex, namesOf } from '../../../kernel/pure/name-index.ts'

export interface CatalogueEntry {
  id: string
  clusterId: string
  code: string | null
  names: Names
  aliases: readonly string[]
  retired: boolean
}

/** How a name was found: as the catalogue writes it, or written in another way that stands for it and nothing else. */
export interface Named<Entry> {
  entry: Entry
  asKnown: boolean
  /** Something stands beside the name that the catalogue knows nothing of: `Training (teachers)`. */
  aside: boolean
}

export interface Catalogue<Entry extends CatalogueEntry> {
  /**
   * The activity of a name or a code in a cluster, in the cluster its area of responsibility belongs to, or in another area of that
   * cluster. Of an old and a new activity of one name the present one is meant.
   */
  inCluster(name: string, clusterId: string): Named<Entry> | undefined
  /** Whether the cluster has several activities of the name, of which none is the one that is meant. */
  isAmbiguous(name: string, clusterId: string): boolean
  /** The first present activity of a name, of whatever cluster. */
  anywhere(name: string): Named<Entry> | undefined
  /**
   * A text that is the name of an activity of the cluster or begins with it, as lines are kept without one ("Food parcels: for two
   * months"). What the text says beyond the name is its detail; where that cannot be told, the whole text is.
   */
  ofText(text: string, clusterId: string): { entry: Entry; detail: string | null } | undefined
  /** The activities that a row of the cluster may mean. */
  ofCluster(clusterId: string): Entry[]
  /** Adds an activity that a sheet teaches: rows of other clusters do not mean it. */
  add(entry: Entry): void
}

/** Between the name of an activity and what is said about it, where the two are kept as one text. */
const divider = ': '

/** An activity and its detail as one text, for lines without an activity of the catalogue. */
export function asText(name: string, detail: string | null): string {
  return detail === null ? name : `${name}${divider}${detail}`
}

/** `H1.2 - Vaccination` begins with the code. */
const coded = /^\s*([\p{L}\d]{1,8}(?:[.\-_/]\d{1,4}){0,4})\s*[:–—\-.)]?\s+\S/u
const digit = /\d/
const letter = /\p{L}/u

const answersKept = 20_000

/** @param parentOf the cluster that an area of responsibility belongs to; null for a cluster. */
export function createCatalogue<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
  parentOf: (clusterId: string) => string | null,
): Catalogue<Entry> {
  const byId = new Map<string, Entry>()
  const families = new Map<string, NameIndex>()
  const everywhere = new NameIndex()
  const answers = new Map<string, unknown>()
  const topOf = (clusterId: string) => parentOf(clusterId) ?? clusterId
  const entriesOf = (ids: readonly string[]) => ids.flatMap(id => byId.get(id) ?? [])
  const calledBy = (entry: Entry) => [...(entry.code ? [entry.code] : []), ...namesOf(entry)]

  const chooseIn =
    (clusterId: string): Choose =>
    ids => {
      const named = entriesOf(ids)
      const own = named.filter(entry => entry.clusterId === clusterId)
      const above = named.filter(entry => entry.clusterId === topOf(clusterId))
      const among = own.length > 0 ? own : above
      const present = (among.length > 0 ? among : named).filter(({ retired }) => !retired)
      if (among.length === 0) return (present[0] ?? named[0])?.id
      return among.length === 1 ? among[0]?.id : present.length === 1 ? present[0]?.id : undefined
    }
  const chooseAnywhere: Choose = ids => {
    const named = entriesOf(ids)
    return named.length === 1 ? named[0]?.id : named.find(({ retired }) => !retired)?.id
  }
  /** Also by other small words, something beside the name, or a code before it. */
  function findIn(index: NameIndex, name: string, choose: Choose): Named<Entry> | undefined {
    const whole = index.find(name, choose) ?? index.findLoosely(name, choose)
    const main = whole ?? index.findOtherwise(name, choose)
    const code = coded.exec(name)?.[1]
    const found = main ?? (code !== undefined && digit.test(code) ? index.find(code, choose) : undefined)
    const entry = byId.get(found?.id ?? '')
    return entry && { entry, asKnown: whole?.asKnown ?? false, aside: !whole && main !== undefined }
  }
  const familyOf = (clusterId: string) => families.get(topOf(clusterId))

  function textIn(index: NameIndex, text: string, choose: Choose): { entry: Entry; detail: string | null } | undefined {
    // By names alone, as they are known before with other small words.
    for (const find of ['find', 'findLoosely'] as const) {
      for (let at = text.length; at > 0; at = text.lastIndexOf(divider, at - 1)) {
        const entry = byId.get(index[find](text.slice(0, at), choose)?.id ?? '')
        if (entry) return { entry, detail: at === text.length ? null : text.slice(at + divider.length) }
      }
    }
    // In a text a number alone is a number of things.
    const code = coded.exec(text)?.[1]
    const byCode = code !== undefined && digit.test(code) && letter.test(code) ? index.find(code, choose) : undefined
    const entry = byId.get((index.findOtherwise(text, choose) ?? byCode)?.id ?? '')
    return entry && { entry, detail: text }
  }
  function remembered<T>(question: string, answer: () => T): T {
    if (answers.has(question)) return answers.get(question) as T
    const found = answer()
    if (answers.size >= answersKept) answers.clear()
    answers.set(question, found)
    return found
  }
  function put(entry: Entry): void {
    byId.set(entry.id, entry)
    const top = topOf(entry.clusterId)
    const family = families.get(top) ?? new NameIndex()
    families.set(top, family)
    family.addNew(entry.id, calledBy(entry))
  }
  for (const entry of entries) {
    put(entry)
    everywhere.addNew(entry.id, calledBy(entry))
  }
  return {
    inCluster(name, clusterId) {
      const family = familyOf(clusterId)
      return family && remembered(`name|${clusterId}|${name}`, () => findIn(family, name, chooseIn(clusterId)))
    },
    isAmbiguous: (name, clusterId) => (familyOf(clusterId)?.all(name).length ?? 0) > 1,
    anywhere: name => remembered(`any|${name}`, () => findIn(everywhere, name, chooseAnywhere)),
    ofText(text, clusterId) {
      const family = familyOf(clusterId)
      return family && remembered(`text|${clusterId}|${text}`, () => textIn(family, text, chooseIn(clusterId)))
    },
    ofCluster(clusterId) {
      const top = topOf(clusterId)
      return [...byId.values()].filter(entry => entry.clusterId === clusterId || entry.clusterId === top)
    },
    add(entry) {
      put(entry)
      answers.clear()
    },
  }
}
