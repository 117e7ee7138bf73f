/**
 * Names and codes of a sheet resolved to entries of the operation. What is not known exactly is never guessed: it is an error
 * with suggestions, or, when learning was asked for, a new unreviewed entry.
 */
import type { Likeness, Suggestion } from '../../../kernel/pure/likeness.ts'
import { createCatalogue } from '../../../modules/plan/index.ts'
import type { OrganisationType, Reference, ReferenceActivity, ReferenceCluster, ReferencePlace } from '../reference.ts'
import { createLearner, type Draft, draft, type LearnWish } from './learning.ts'
import { labelOf, lazyLikeness, NameIndex, namesOf } from './name-index.ts'
import type { NewEntry } from './record.ts'
import { createPlaceFinder, type FoundPlace, type PlaceLevel } from './resolve-place.ts'

/** How an entry was found. */
export type Found =
  | { how: 'exact' | 'learned'; id: string }
  /** Known under another spelling: said as a repair. */
  | { how: 'spelled-otherwise'; id: string; label: string }
  | { how: 'unknown'; suggestions: Suggestion[] }

export interface Resolver {
  organisation(
    names: { acronym: string | null; name: string | null },
    row: number,
    also?: { type?: OrganisationType | null; isDonor?: boolean; onlyKnown?: boolean },
  ): Found
  cluster(name: string | null, code: string | null, row: number): Found
  subcluster(name: string, clusterId: string, row: number): Found
  group(name: string, row: number): Found
  activity(name: string, clusterId: string, row: number): { activity: ReferenceActivity } | { suggestions: Suggestion[] }
  /** A text without an activity beside it that begins with the name of one. */
  activityOfText(text: string, clusterId: string, row: number): { activity: ReferenceActivity; detail: string | null } | undefined
  /** The sheet itself brought the entry. */
  isNew(id: string): boolean
  place(levels: readonly PlaceLevel[], row: number): FoundPlace
  clusterOf(id: string): ReferenceCluster | undefined
  placeOf(id: string): ReferencePlace | undefined
  labelOfOrganisation(id: string): string
  /** Notes which new entries are named by what can be stored. */
  used(ids: Iterable<string | null>): void
  /** New entries that records to be stored use. */
  newEntries(): NewEntry[]
  /** Names that are neither known nor taken in. */
  unknownNames(): NewEntry[]
}

/** Makes the resolver of one import. Unknown names that are wished for become new entries instead of errors. */
export function createResolver(reference: Reference, wish: LearnWish): Resolver {
  const learner = createLearner(wish)
  const { learn, seen, isNew } = learner
  const clusters = new Map(reference.clusters.map(cluster => [cluster.id, cluster]))
  const places = new Map(reference.places.map(place => [place.id, place]))
  const organisationIndex = new NameIndex()
  const organisationLabels = new Map<string, string>()
  for (const entry of reference.organisations) {
    const label = entry.acronym ?? labelOf(entry.names)
    organisationLabels.set(entry.id, label)
    organisationIndex.add(entry.id, label, [...(entry.acronym ? [entry.acronym] : []), ...namesOf(entry)])
  }
  const clusterIndex = new NameIndex()
  for (const entry of reference.clusters)
    clusterIndex.add(entry.id, labelOf(entry.names) || entry.code, [entry.code, ...namesOf(entry)])
  const groupIndex = new NameIndex()
  for (const entry of reference.groups) groupIndex.add(entry.id, labelOf(entry.names), [entry.code, ...namesOf(entry)])
  const catalogue = createCatalogue(reference.activities, id => clusters.get(id)?.parentId ?? null)
  const activityLikeness = new Map<string, () => Likeness>()

  const known = (id: string, row: number, more?: { isDonor?: boolean }): Found => {
    seen(id, row, more)
    return { how: isNew(id) ? 'learned' : 'exact', id }
  }
  /** Takes the name in as `names` of an index, when that is wished. */
  function unknownIn(index: NameIndex, made: Draft, row: number, names: readonly string[]): Found {
    const taken = learn(made, row, () => index.likeness().near(made.name))
    if ('suggestions' in taken) return { how: 'unknown', suggestions: taken.suggestions }
    index.addNew(taken.id, names)
    return { how: 'learned', id: taken.id }
  }
  function unknownCluster(name: string, code: string | null, parentId: string | null, row: number): Found {
    const found = unknownIn(clusterIndex, draft('cluster', name, { code, parentId }), row, [name, ...(code ? [code] : [])])
    if (found.how !== 'unknown') {
      const { id } = found
      clusters.set(id, { id, code: code ?? name, parentId, names: { en: name }, aliases: [], validFrom: null, validTo: null })
    }
    return found
  }
  /** Compared with what the row may mean, and with nothing of other clusters. */
  function similarActivities(name: string, clusterId: string): Suggestion[] {
    const likeness =
      activityLikeness.get(clusterId) ??
      lazyLikeness(() =>
        catalogue
          .ofCluster(clusterId)
          .flatMap(entry => (isNew(entry.id) ? [] : [{ id: entry.id, label: labelOf(entry.names), names: namesOf(entry) }])),
      )
    activityLikeness.set(clusterId, likeness)
    return likeness().near(name)
  }

  const placeFinder = createPlaceFinder(reference, learner)
  /** What rows name again and again is looked up once; an unknown name is noted for each row. */
  const organisationsSeen = new Map<string, { found: Found; unknown: Draft | null }>()

  return {
    organisation({ acronym, name }, row, also = {}) {
      const cacheKey = `${also.onlyKnown ? '?' : ''}${acronym ?? ''}\u001f${name ?? ''}`
      const isDonor = also.isDonor ?? false
      const before = organisationsSeen.get(cacheKey)
      if (before) {
        if (before.found.how !== 'unknown') seen(before.found.id, row, { isDonor })
        else if (before.unknown) learn(before.unknown, row, () => [])
        return before.found
      }
      const byName = name === null ? undefined : organisationIndex.find(name)
      const id = byName ?? (acronym === null ? undefined : organisationIndex.find(acronym))
      const full = name ?? acronym ?? ''
      const made = draft('organisation', full, { code: acronym, type: also.type ?? null, isDonor })
      const answer = (): Found => {
        if (id) {
          const label = organisationLabels.get(id) ?? ''
          const written = [acronym, name].filter(text => text !== null)
          const asKnown = written.some(text => organisationIndex.find(text) === id)
          return asKnown ? known(id, row, { isDonor }) : { how: 'spelled-otherwise', id, label }
        }
        if (also.onlyKnown) return { how: 'unknown', suggestions: [] }
        const found = unknownIn(organisationIndex, made, row, [full, ...(acronym ? [acronym] : [])])
        if (found.how !== 'unknown') organisationLabels.set(found.id, acronym ?? full)
        return found
      }
      const found = answer()
      organisationsSeen.set(cacheKey, { found, unknown: also.onlyKnown ? null : made })
      return found
    },
    cluster(name, code, row) {
      const direct =
        (code === null ? undefined : clusterIndex.find(code)) ?? (name === null ? undefined : clusterIndex.find(name))
      if (direct) return known(direct, row)
      // "Operational Presence: Education" names a known cluster after a heading of the sheet's own.
      const tail = name?.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : null
      const byTail = tail === null ? undefined : clusterIndex.find(tail)
      if (byTail)
        return { how: 'spelled-otherwise', id: byTail, label: labelOf(clusters.get(byTail)?.names ?? {}) || (tail ?? '') }
      return unknownCluster(name ?? code ?? '', code, null, row)
    },
    subcluster(name, clusterId, row) {
      const id = clusterIndex.find(name)
      return id ? known(id, row) : unknownCluster(name, null, clusterId, row)
    },
    group(name, row) {
      const id = groupIndex.find(name)
      return id ? known(id, row) : unknownIn(groupIndex, draft('group', name), row, [name])
    },
    activity(name, clusterId, row) {
      const own = catalogue.inCluster(name, clusterId)
      if (own) {
        seen(own.id, row)
        return { activity: own }
      }
      const other = catalogue.anywhere(name)
      const taken = learn(draft('activity', name, { parentId: clusterId }), row, () => similarActivities(name, clusterId))
      if ('suggestions' in taken)
        // An activity that the sheet itself teaches another cluster is none that this row could mean.
        return other && !isNew(other.id) ? { activity: other } : { suggestions: taken.suggestions }
      const activity: ReferenceActivity = {
        ...{ id: taken.id, code: null, clusterId, names: { en: name }, aliases: [], unit: null, audience: null },
        ...{ recurrent: false, indicatorCodes: [], retired: false },
      }
      catalogue.add(activity)
      return { activity }
    },
    activityOfText(text, clusterId, row) {
      const found = catalogue.ofText(text, clusterId)
      if (!found) return undefined
      seen(found.entry.id, row)
      return { activity: found.entry, detail: found.detail }
    },
    isNew,
    place: placeFinder.find,
    clusterOf: id => clusters.get(id),
    placeOf: id => places.get(id),
    labelOfOrganisation: id => organisationLabels.get(id) ?? '',
    used: learner.used,
    newEntries: learner.newEntries,
    unknownNames: learner.unknownNames,
  }
}
