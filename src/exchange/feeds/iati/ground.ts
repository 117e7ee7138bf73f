/** What a file of IATI is compared with: the operation's organisations, clusters and places. Never a guess. */
import type { Names } from '../../../kernel/pure/languages.ts'
import type { OrganisationInput } from '../../../modules/organisations/schema.ts'
import { globalClusterAcronyms, nameOfCode } from '../../formats/iati/codelists/index.ts'
import type { Location, Sector } from '../../formats/iati/model.ts'
import { learnedOf } from '../activities/learned.ts'
import { learnNothing } from '../activities/learning.ts'
import type { NewEntry } from '../activities/record.ts'
import { createResolver } from '../activities/resolve.ts'
import { createPlaceNames } from '../projects/places.ts'
import type { OrganisationType, Reference } from '../reference.ts'
import type { SaidParty } from './said.ts'

/** Kinds of organisations as the house names them. */
const typesOfIati: Record<string, OrganisationType> = {
  10: 'government',
  11: 'government',
  15: 'government',
  21: 'ingo',
  22: 'nngo',
  23: 'ingo',
  24: 'nngo',
  40: 'international',
  70: 'private',
  71: 'private',
  72: 'private',
  73: 'private',
  80: 'academic',
}

/** What else global clusters are called, where operations write them in other words. */
const otherNames: Record<string, string[]> = {
  1: ['Camp Coordination and Camp Management', 'CCCM'],
  2: ['Early Recovery and Livelihoods', 'Livelihoods'],
  4: ['Shelter', 'Shelter and NFI', 'Shelter/NFI'],
  5: ['Telecommunications', 'ETC'],
  6: ['Food', 'Food Security and Agriculture', 'Food Security and Livelihoods', 'FSL'],
  9: ['Nutrition'],
  11: ['WASH', 'Water, Sanitation and Hygiene', 'Water and Sanitation'],
  5403: ['CP'],
  5404: ['GBV'],
  5405: ['HLP'],
  5406: ['Mine Action'],
}

export interface IatiGround {
  /** ISO code of the operation's country. */
  country: string
  cluster(sector: Sector): string | null
  place(location: Location, names: readonly string[]): { id: string | null; suggestions: string[] }
  /** Id of an organisation; null where it is not known and not taken in. */
  organisation(party: SaidParty, line: number, isDonor?: boolean): { id: string | null; now: string | null }
  /** Organisations that what is stored names and the operation does not know yet. */
  learned(used: Iterable<string | null>): OrganisationInput[]
  newEntries(): NewEntry[]
  unknownNames(): NewEntry[]
  namesOf(id: string): Names | null
}

/** @param learn whether organisations that nobody knows are taken in, as unreviewed */
export function createGround(reference: Reference, learn: boolean): IatiGround {
  const known = createResolver(reference, learnNothing)
  const learning = createResolver(reference, { ...learnNothing, all: learn })
  const places = createPlaceNames(reference)
  const clusters = new Map<string, string | null>()
  // Organisations keep the references they were published with among their other names.
  const byRef = new Map<string, string>()
  for (const { id, aliases } of reference.organisations) for (const alias of aliases) byRef.set(alias, id)
  const refsOf = new Map<string, Set<string>>()
  const names = new Map(reference.organisations.map(({ id, names: own }) => [id, own]))

  function clusterOf({ vocabulary, code, narratives }: Sector): string | null {
    const written = code?.trim() ?? ''
    const words = narratives.map(({ text }) => text.trim()).filter(text => text !== '')
    const candidates =
      vocabulary === '10'
        ? [globalClusterAcronyms[written], nameOfCode('GlobalCluster', written), ...(otherNames[written] ?? []), ...words]
        : [written, ...words]
    for (const candidate of candidates) {
      if (!candidate) continue
      const found = known.cluster(candidate, null, 0)
      if (found.how !== 'unknown') return found.id
    }
    return null
  }

  function find(party: SaidParty, line: number, isDonor: boolean): { id: string | null; now: string | null } {
    const { ref, name } = party
    const byItsRef = ref === null ? undefined : byRef.get(ref)
    if (byItsRef) return { id: byItsRef, now: null }
    for (const each of [...new Set([name, ...Object.values(party.names), ref])]) {
      if (!each) continue
      const found = learning.organisation({ acronym: null, name: each }, line, { onlyKnown: true })
      if (found.how === 'unknown') continue
      return { id: found.id, now: found.how === 'spelled-otherwise' ? found.label : null }
    }
    const written = name ?? ref
    if (written === null) return { id: null, now: null }
    const type = typesOfIati[party.type ?? ''] ?? null
    const made = learning.organisation({ acronym: null, name: written.slice(0, 300) }, line, { type, isDonor })
    if (made.how === 'unknown') return { id: null, now: null }
    names.set(made.id, Object.keys(party.names).length > 0 ? party.names : { en: written.slice(0, 300) })
    return { id: made.id, now: null }
  }

  return {
    country: reference.operation.country,
    cluster(sector) {
      const key = JSON.stringify([sector.vocabulary, sector.code, sector.narratives.map(({ text }) => text)])
      const before = clusters.get(key)
      if (before !== undefined) return before
      const found = clusterOf(sector)
      clusters.set(key, found)
      return found
    },
    place({ ref, administrative, ids }, called) {
      for (const code of [ref, ...administrative.map(each => each.code), ...ids.map(each => each.code)]) {
        const id = code === undefined || code.trim() === '' ? undefined : places.byCode(code.trim())
        if (id) return { id, suggestions: [] }
      }
      const suggestions = new Set<string>()
      for (const name of called) {
        const found = places.byName(name)
        if (found.how !== 'unknown') return { id: found.id, suggestions: [] }
        for (const { label } of found.suggestions) suggestions.add(label)
      }
      return { id: null, suggestions: [...suggestions] }
    },
    organisation(party, line, isDonor = false) {
      const found = find(party, line, isDonor)
      if (found.id !== null && party.ref !== null && learning.isNew(found.id)) {
        byRef.set(party.ref, found.id)
        refsOf.set(found.id, (refsOf.get(found.id) ?? new Set()).add(party.ref))
      }
      return found
    },
    learned(used) {
      learning.used(used)
      const refs = (id: string) => [...(refsOf.get(id) ?? [])].filter(ref => ref.length <= 80)
      return learnedOf(learning.newEntries(), reference).organisations.map(entry => ({
        ...{ ...entry, type: entry.type, names: names.get(entry.id) ?? entry.names, aliases: refs(entry.id) },
        ...{ inCountryTeam: false, illustrative: false, status: 'unreviewed' as const },
      }))
    },
    newEntries: learning.newEntries,
    unknownNames: learning.unknownNames,
    namesOf: id => names.get(id) ?? null,
  }
}
