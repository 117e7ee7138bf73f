/** Names of entries by what spellings of one name have in common. */

import type { Names } from '../../../kernel/pure/languages.ts'
import { createLikeness, type LikelyEntry, type Likeness } from '../../../kernel/pure/likeness.ts'
import { nameKey } from '../text.ts'

export const labelOf = (names: Names) => names.en ?? names.ar ?? names.ckb ?? ''
export const namesOf = (entry: { names: Names; aliases: readonly string[] }) => [...Object.values(entry.names), ...entry.aliases]

/** The comparison with known entries, made when the first name is unknown. */
export function lazyLikeness(entries: () => LikelyEntry[]): () => Likeness {
  let made: Likeness | undefined
  return () => {
    made ??= createLikeness(entries())
    return made
  }
}

/** An index of names; a key that stands for two entries stands for none. */
export class NameIndex {
  private readonly byKey = new Map<string, string | null>()
  private readonly known: LikelyEntry[] = []
  /** Compares with the entries of the operation; what the sheet itself brought is nothing to compare with. */
  readonly likeness = lazyLikeness(() => this.known)
  add(id: string, label: string, names: readonly string[]): void {
    this.known.push({ id, label, names })
    this.addNew(id, names)
  }
  /** Adds an entry that the sheet brought. */
  addNew(id: string, names: readonly string[]): void {
    for (const key of new Set(names.map(nameKey)))
      if (key !== '') this.byKey.set(key, this.byKey.has(key) && this.byKey.get(key) !== id ? null : id)
  }
  find(name: string): string | undefined {
    return this.byKey.get(nameKey(name)) ?? undefined
  }
}
