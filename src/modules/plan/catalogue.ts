/** Finds activities of the catalogue by what people write. Browser-safe. */
import type { Names } from '../../kernel/pure/languages.ts'
import { nameKey } from '../../kernel/pure/text.ts'

export interface CatalogueEntry {
  id: string
  clusterId: string
  code: string | null
  names: Names
  aliases: readonly string[]
}

export interface Catalogue<Entry extends CatalogueEntry> {
  /** The activity of a name in a cluster, in the cluster its area of responsibility belongs to, or in another area of that cluster. */
  inCluster(name: string, clusterId: string): Entry | undefined
  /** The first activity of a name, of whatever cluster. */
  anywhere(name: string): Entry | undefined
  /** A text that begins with the name of an activity of the cluster, as lines are kept without one: "Food parcels: for two months". */
  ofText(text: string, clusterId: string): { entry: Entry; detail: string | null } | undefined
  /** The activities that a row of the cluster may mean. */
  ofCluster(clusterId: string): Entry[]
  add(entry: Entry): void
}

/** Between the name of an activity and what is said about it, where the two are kept as one text. */
const divider = ': '

/** An activity and its detail as one text, for lines without an activity of the catalogue. */
export function asText(name: string, detail: string | null): string {
  return detail === null ? name : `${name}${divider}${detail}`
}

/** @param parentOf the cluster that an area of responsibility belongs to; null for a cluster. */
export function createCatalogue<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
  parentOf: (clusterId: string) => string | null,
): Catalogue<Entry> {
  const byCluster = new Map<string, Map<string, Entry>>()
  const byFamily = new Map<string, Map<string, Entry>>()
  const byName = new Map<string, Entry>()
  const all: Entry[] = []
  const topOf = (clusterId: string) => parentOf(clusterId) ?? clusterId
  const index = (map: Map<string, Map<string, Entry>>, at: string, key: string, entry: Entry) => {
    const names = map.get(at) ?? new Map<string, Entry>()
    if (!names.has(key)) names.set(key, entry)
    map.set(at, names)
  }
  const catalogue: Catalogue<Entry> = {
    inCluster(name, clusterId) {
      const key = nameKey(name)
      const top = topOf(clusterId)
      return byCluster.get(clusterId)?.get(key) ?? byCluster.get(top)?.get(key) ?? byFamily.get(top)?.get(key)
    },
    anywhere: name => byName.get(nameKey(name)),
    ofText(text, clusterId) {
      const whole = catalogue.inCluster(text, clusterId)
      if (whole) return { entry: whole, detail: null }
      for (let at = text.lastIndexOf(divider); at > 0; at = text.lastIndexOf(divider, at - 1)) {
        const entry = catalogue.inCluster(text.slice(0, at), clusterId)
        if (entry) return { entry, detail: text.slice(at + divider.length) }
      }
      return undefined
    },
    ofCluster(clusterId) {
      const top = topOf(clusterId)
      return all.filter(entry => entry.clusterId === clusterId || entry.clusterId === top)
    },
    add(entry) {
      all.push(entry)
      for (const name of [...(entry.code ? [entry.code] : []), ...Object.values(entry.names), ...entry.aliases]) {
        const key = nameKey(name)
        if (key === '') continue
        index(byCluster, entry.clusterId, key, entry)
        index(byFamily, topOf(entry.clusterId), key, entry)
        if (!byName.has(key)) byName.set(key, entry)
      }
    },
  }
  for (const entry of entries) catalogue.add(entry)
  return catalogue
}
