/**
 * Names and codes of a sheet resolved to entries of the operation. What is not known exactly is never guessed: it is an error
 * with suggestions, or, when learning was asked for, a new unreviewed entry.
 */
import type { Likeness, Suggestion } from '../../../kernel/pure/likeness.ts'
import { type Choose, labelOf, lazyLikeness, NameIndex, namesOf } from '../../../kernel/pure/name-index.ts'
import { createCatalogue } from '../../../modules/plan/pure/catalogue.ts'
import type { OrganisationType, Reference, ReferenceActivity, ReferenceCluster, ReferencePlace } from '../reference.ts'
import { createLearner, type Draft, draft, type Learner, type LearnWish } from './learning.ts'
import type { NewEntry } from './record.ts'
import { createPlaceFinder, type FoundPlace, type PlaceLevel } from './resolve/places.ts'

/** How an entry was found. */
export type Found =
  | { how: 'exact' | 'learned'; id: string; differs?: string }
  /** Known under another spelling: said as a repair. */
  | { how: 'spelled-otherwise'; id: string; label: string; differs?: string }
  | { how: 'unknown'; suggestions: Suggestion[]; several?: string }

/** With what a row names that is neither known nor taken in. */
type Answer = Found & { unknown?: Draft; isMade?: true }

export interface Resolver {
  organisation(
    names: { acronym: string | null; name: string | null },
    row: number,
    also?: { type?: OrganisationType | null; isDonor?: boolean; onlyKnown?: boolean },
  ): Found
  /** @param period month in which the cluster must be open where two have one name; null when it is not known. */
  cluster(name: string | null, code: string | null, row: number, period?: string | null): Found
  subcluster(name: string, clusterId: string, row: number, period?: string | null): Found
  group(name: string, row: number): Found
  activity(
    name: string,
    clusterId: string,
    row: number,
  ): { activity: ReferenceActivity; asKnown: boolean } | { suggestions: Suggestion[] }
  /** A text without an activity beside it that begins with the name of one. */
  activityOfText(text: string, clusterId: string, row: number): { activity: ReferenceActivity; detail: string | null } | undefined
  /** The sheet itself brought the entry. */
  isNew(id: string): boolean
  place(levels: readonly PlaceLevel[], row: number): FoundPlace
  /** Current code of a place; `''` when it has none. */
  codeOfPlace(id: string): string
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

/** Whether something with dates of validity holds in some part of a month. */
export function holdsIn({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }, period: string): boolean {
  return (validFrom === null || validFrom.slice(0, 7) <= period) && (validTo === null || validTo.slice(0, 7) >= period)
}

/** Words that say what kind of thing a name is of, and numbers in front of it: `1. Health Cluster`. */
const clusterWords =
  /^\s*\d{1,2}\s*[.)-]\s+|(?<=^|\s)(?:cluster|sector|secteur|grappe|clúster|قطاع|مجموعة|کڵەستەری|کەرتی)(?=\s|$)|\/\s*(?:sector|cluster)$/giu

/** Makes the resolver of one import. Unknown names that are wished for become new entries instead of errors. */
export function createResolver(reference: Reference, wish: LearnWish): Resolver {
  const learner = createLearner(wish)
  const { learn, seen, isNew } = learner
  const clusters = new Map(reference.clusters.map(cluster => [cluster.id, cluster]))
  const places = new Map(reference.places.map(place => [place.id, place]))
  const organisations = new NameIndex()
  const organisationLabels = new Map<string, string>()
  for (const entry of reference.organisations) {
    const label = entry.acronym ?? labelOf(entry.names)
    organisationLabels.set(entry.id, label)
    organisations.add(entry.id, label, [...(entry.acronym ? [entry.acronym] : []), ...namesOf(entry)])
  }
  const clusterIndex = new NameIndex()
  for (const entry of reference.clusters)
    clusterIndex.add(entry.id, labelOf(entry.names) || entry.code, [entry.code, ...namesOf(entry)])
  const groups = new NameIndex()
  const groupLabels = new Map(reference.groups.map(({ id, names }) => [id, labelOf(names)]))
  for (const entry of reference.groups) groups.add(entry.id, labelOf(entry.names), [entry.code, ...namesOf(entry)])

  const placeFinder = createPlaceFinder(reference, learner)

  /** Answers once for each different question; only what is counted is done for every row. */
  const remember = () => {
    const answers = new Map<string, Answer>()
    return (question: string, row: number, answer: () => Answer, also: { isDonor?: boolean } = {}): Found => {
      const before = answers.get(question)
      if (before) {
        if (before.how !== 'unknown') seen(before.id, row, also)
        else if (before.unknown) learn(before.unknown, row, () => [])
        return before
      }
      const found = answer()
      if (found.how !== 'unknown' && !found.isMade) seen(found.id, row, also)
      answers.set(question, found)
      return found
    }
  }
  /** Takes the name in as an entry of an index, when that is wished. */
  function unknownIn(index: NameIndex, made: Draft, row: number): Answer {
    const taken = learn(made, row, () => index.likeness().near(made.name))
    if ('suggestions' in taken) return { how: 'unknown', suggestions: taken.suggestions, unknown: made }
    index.addNew(taken.id, [made.name, ...(made.code ? [made.code] : [])])
    return { how: 'learned', id: taken.id, isMade: true }
  }
  const asKnown = (id: string, same: boolean, label: string): Found =>
    isNew(id) && same ? { how: 'learned', id } : same ? { how: 'exact', id } : { how: 'spelled-otherwise', id, label }

  const organisationAsked = remember()
  function organisationOf(
    acronym: string | null,
    name: string | null,
    row: number,
    also: { type?: OrganisationType | null; isDonor?: boolean; onlyKnown?: boolean },
  ): Answer {
    const full = name ?? acronym ?? ''
    const byName = name === null ? undefined : (organisations.find(name) ?? organisations.findOtherwise(name))
    let byAcronym = acronym === null ? undefined : organisations.find(acronym)
    // An acronym alone says who is meant only where the name beside it could be one of theirs.
    if (byAcronym && !byName && name !== null && !organisations.isLike(byAcronym.id, name)) byAcronym = undefined
    const found = byName ?? byAcronym
    if (found) {
      const differs = byName && byAcronym && byName.id !== byAcronym.id ? organisationLabels.get(byAcronym.id) : undefined
      // Where the acronym is as it is known, the name beside it may be in any language.
      const same = found.asKnown || (byAcronym?.id === found.id && byAcronym.asKnown)
      const label = organisationLabels.get(found.id) ?? ''
      return { ...asKnown(found.id, same, label), ...(differs && { differs }) } as Found
    }
    if (also.onlyKnown) return { how: 'unknown', suggestions: [] }
    const several = organisations.several(full).map(id => organisationLabels.get(id) ?? '')
    const made = draft('organisation', full, { code: acronym, type: also.type ?? null, isDonor: also.isDonor ?? false })
    const taken = unknownIn(organisations, made, row)
    if (taken.how === 'unknown') return { ...taken, ...(several.length > 1 && { several: several.join(', ') }) }
    organisationLabels.set(taken.id, acronym ?? full)
    return taken
  }

  const open =
    (period: string | null | undefined): Choose =>
    ids => {
      if (ids.length < 2) return ids[0]
      const holding = period ? ids.filter(id => holdsIn(clusters.get(id) ?? { validFrom: null, validTo: null }, period)) : []
      return holding.length === 1 ? holding[0] : undefined
    }
  const labelOfCluster = (id: string) => labelOf(clusters.get(id)?.names ?? {}) || (clusters.get(id)?.code ?? '')
  /** A cluster by its name, also after a heading of the sheet's own ("Operational Presence: Education") or with "cluster" after it. */
  function clusterNamed(name: string, choose: Choose): Found | undefined {
    const found = clusterIndex.find(name, choose)
    if (found) return asKnown(found.id, found.asKnown, labelOfCluster(found.id))
    const tail = name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : name
    const other = clusterIndex.findOtherwise(name, choose) ?? clusterIndex.find(tail.replace(clusterWords, ' '), choose)
    return other && asKnown(other.id, false, labelOfCluster(other.id))
  }
  function newCluster(name: string, code: string | null, parentId: string | null, row: number): Answer {
    const found = unknownIn(clusterIndex, draft('cluster', name, { code, parentId }), row)
    if (found.how === 'unknown') return found
    const { id } = found
    clusters.set(id, {
      ...{ id, code: code ?? name, parentId, names: { en: name }, aliases: [] },
      ...{ validFrom: null, validTo: null, predecessorIds: [] },
    })
    return found
  }

  const clusterAsked = remember()
  const subclusterAsked = remember()
  const groupAsked = remember()
  const activity = createActivityFinder(reference, id => clusters.get(id)?.parentId ?? null, learner)

  return {
    organisation({ acronym, name }, row, also = {}) {
      const question = `${also.onlyKnown ? '?' : ''}${acronym ?? ''}\u001f${name ?? ''}`
      return organisationAsked(question, row, () => organisationOf(acronym, name, row, also), also)
    },
    cluster(name, code, row, period) {
      return clusterAsked(`${name ?? ''}\u001f${code ?? ''}\u001f${period ?? ''}`, row, () => {
        const byCode = code === null ? undefined : clusterIndex.find(code, open(period))?.id
        const byName = name === null ? undefined : clusterNamed(name, open(period))
        if (byCode === undefined) return byName ?? newCluster(name ?? code ?? '', code, null, row)
        // Two clusters of one name, one after the other: the code says which is meant.
        const agree =
          name === null ||
          byName === undefined ||
          byName.how === 'unknown' ||
          byName.id === byCode ||
          clusterIndex.all(name).includes(byCode)
        return { ...asKnown(byCode, true, ''), ...(!agree && { differs: labelOfCluster(byName.id) }) } as Found
      })
    },
    subcluster(name, clusterId, row, period) {
      return subclusterAsked(`${name}\u001f${clusterId}\u001f${period ?? ''}`, row, () => {
        const inside: Choose = ids => {
          const own = ids.filter(id => id === clusterId || clusters.get(id)?.parentId === clusterId)
          return own.length === 1 ? own[0] : open(period)(ids)
        }
        return clusterNamed(name, inside) ?? newCluster(name, null, clusterId, row)
      })
    },
    group(name, row) {
      return groupAsked(name, row, () => {
        const found = groups.find(name) ?? groups.findOtherwise(name)
        return found
          ? asKnown(found.id, found.asKnown, groupLabels.get(found.id) ?? '')
          : unknownIn(groups, draft('group', name), row)
      })
    },
    ...activity,
    isNew,
    place: placeFinder.find,
    codeOfPlace: placeFinder.codeOf,
    clusterOf: id => clusters.get(id),
    placeOf: id => places.get(id),
    labelOfOrganisation: id => organisationLabels.get(id) ?? '',
    used: learner.used,
    newEntries: learner.newEntries,
    unknownNames: learner.unknownNames,
  }
}

/** Finds activities of the catalogue by code or name, those of the row's own cluster first. */
function createActivityFinder(
  reference: Reference,
  parentOf: (clusterId: string) => string | null,
  { learn, seen, isNew, wishes }: Learner,
): Pick<Resolver, 'activity' | 'activityOfText'> {
  const catalogue = createCatalogue(reference.activities, parentOf)
  const likeness = new Map<string, () => Likeness>()
  /** Compared with what the row may mean, and with nothing of other clusters. */
  function similar(name: string, clusterId: string): Suggestion[] {
    const ofCluster =
      likeness.get(clusterId) ??
      lazyLikeness(() =>
        catalogue
          .ofCluster(clusterId)
          .flatMap(entry => (isNew(entry.id) ? [] : [{ id: entry.id, label: labelOf(entry.names), names: namesOf(entry) }])),
      )
    likeness.set(clusterId, ofCluster)
    return ofCluster().near(name)
  }
  return {
    activity(name, clusterId, row) {
      const made = draft('activity', name, { parentId: clusterId })
      const own = catalogue.inCluster(name, clusterId)
      // `Training (teachers)` is no other spelling of a `Training` that the same sheet teaches.
      if (own && !(own.aside && isNew(own.entry.id) && wishes(made))) {
        seen(own.entry.id, row)
        return { activity: own.entry, asKnown: own.asKnown }
      }
      const other = catalogue.anywhere(name)
      if (catalogue.isAmbiguous(name, clusterId)) return { suggestions: similar(name, clusterId) }
      const taken = learn(made, row, () => similar(name, clusterId))
      if ('suggestions' in taken) return other ? { activity: other.entry, asKnown: other.asKnown } : taken
      const activity: ReferenceActivity = {
        ...{ id: taken.id, code: null, clusterId, names: { en: name }, aliases: [], unit: null, audience: null },
        ...{ recurrent: false, indicatorCodes: [], retired: false },
      }
      catalogue.add(activity)
      return { activity, asKnown: true }
    },
    activityOfText(text, clusterId, row) {
      const found = catalogue.ofText(text, clusterId)
      if (!found) return undefined
      seen(found.entry.id, row)
      return { activity: found.entry, detail: found.detail }
    },
  }
}
