/**
 * Names and codes of a sheet resolved to entries of the operation. What is not known exactly is never guessed: it is an error
 * with suggestions, or, when learning was asked for, a new unreviewed entry.
 */
import { newId } from '../../../kernel/pure/ids.ts'
import type { OrganisationType, Reference, ReferenceActivity, ReferenceCluster, ReferencePlace } from '../reference.ts'
import type { NewEntry } from './record.ts'
import { type Choose, labelOf, NameIndex, namesOf, type Suggestion, suggest } from './resolve/names.ts'
import { createPlaceFinder, type FoundPlace, type PlaceLevel } from './resolve/places.ts'

const rowsKept = 10

/** How an entry was found. */
export type Found =
  | { how: 'exact' | 'learned'; id: string; differs?: string }
  /** Known under another spelling: said as a repair. */
  | { how: 'spelled-otherwise'; id: string; label: string; differs?: string }
  | { how: 'unknown'; suggestions: Suggestion[]; several?: string }

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
  activity(name: string, clusterId: string): { activity: ReferenceActivity; asKnown: boolean } | { suggestions: Suggestion[] }
  place(levels: readonly PlaceLevel[], row: number): FoundPlace
  /** Current code of a place; `''` when it has none. */
  codeOfPlace(id: string): string
  clusterOf(id: string): ReferenceCluster | undefined
  placeOf(id: string): ReferencePlace | undefined
  labelOfOrganisation(id: string): string
  newEntries(): NewEntry[]
}

/** Whether something with dates of validity holds in some part of a month. */
export function holdsIn({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }, period: string): boolean {
  return (validFrom === null || validFrom.slice(0, 7) <= period) && (validTo === null || validTo.slice(0, 7) >= period)
}

/** Words that say what kind of thing a name is of, and numbers in front of it: `1. Health Cluster`. */
const clusterWords =
  /^\s*\d{1,2}\s*[.)-]\s+|(?<=^|\s)(?:cluster|sector|secteur|grappe|clúster|قطاع|مجموعة|کڵەستەری|کەرتی)(?=\s|$)|\/\s*(?:sector|cluster)$/giu

/** Makes the resolver of one import. With `learn`, unknown names become new entries instead of errors. */
export function createResolver(reference: Reference, learn: boolean): Resolver {
  const entries = new Map<string, NewEntry>()
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
  for (const entry of reference.groups) groups.add(entry.id, labelOf(entry.names), [entry.code, ...namesOf(entry)])

  type Unknown = Pick<NewEntry, 'kind' | 'name' | 'suggestions'> & Partial<NewEntry>
  const learned = (entry: Unknown, row: number): string => {
    const empty = { code: null, parentId: null, level: null, type: null, isDonor: false }
    const made: NewEntry = { ...empty, ...entry, temporaryId: newId(), rows: [row], count: 1 }
    entries.set(made.temporaryId, made)
    return made.temporaryId
  }
  const seen = (id: string, row: number) => {
    const entry = entries.get(id)
    if (!entry) return
    entry.count += 1
    if (entry.rows.length < rowsKept && entry.rows.at(-1) !== row) entry.rows.push(row)
  }
  const isNew = (id: string) => entries.has(id)
  const places_ = createPlaceFinder(reference, learn ? { learned, seen, isNew } : null)

  /** Answers once for each different question; only what is counted is done for every row. */
  const remember = () => {
    const answers = new Map<string, Found>()
    return (question: string, row: number, answer: () => Found): Found => {
      const before = answers.get(question)
      if (before) {
        if (before.how !== 'unknown') seen(before.id, row)
        return before
      }
      const found = answer()
      answers.set(question, found)
      return found
    }
  }
  const asKnown = (id: string, same: boolean, label: string): Found =>
    isNew(id) && same ? { how: 'learned', id } : same ? { how: 'exact', id } : { how: 'spelled-otherwise', id, label }

  const organisationAsked = remember()
  function organisationOf(
    acronym: string | null,
    name: string | null,
    row: number,
    also: { type?: OrganisationType | null; isDonor?: boolean; onlyKnown?: boolean },
  ): Found {
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
    const suggestions = organisations.suggestions(full)
    if (!learn) return { how: 'unknown', suggestions, ...(several.length > 1 && { several: several.join(', ') }) }
    const entry = {
      kind: 'organisation' as const,
      name: full,
      code: acronym,
      type: also.type ?? null,
      isDonor: also.isDonor ?? false,
      suggestions,
    }
    const made = learned(entry, row)
    organisationLabels.set(made, acronym ?? full)
    organisations.add(made, acronym ?? full, [full, ...(acronym ? [acronym] : [])])
    return { how: 'learned', id: made }
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
  function newCluster(name: string, code: string | null, parentId: string | null, row: number): Found {
    const suggestions = clusterIndex.suggestions(name)
    if (!learn) return { how: 'unknown', suggestions }
    const id = learned({ kind: 'cluster', name, code, parentId, suggestions }, row)
    clusters.set(id, {
      id,
      code: code ?? name,
      parentId,
      names: { en: name },
      aliases: [],
      validFrom: null,
      validTo: null,
      predecessorIds: [],
    })
    clusterIndex.add(id, name, [name, ...(code ? [code] : [])])
    return { how: 'learned', id }
  }

  const clusterAsked = remember()
  const subclusterAsked = remember()
  const groupAsked = remember()
  const activities = createActivityFinder(reference, id => clusters.get(id)?.parentId ?? id)

  return {
    organisation({ acronym, name }, row, also = {}) {
      const question = `${also.onlyKnown ? '?' : ''}${acronym ?? ''}\u001f${name ?? ''}`
      return organisationAsked(question, row, () => organisationOf(acronym, name, row, also))
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
        if (found) return asKnown(found.id, found.asKnown, groups.entries.find(({ id }) => id === found.id)?.label ?? '')
        const suggestions = groups.suggestions(name)
        if (!learn) return { how: 'unknown', suggestions }
        const made = learned({ kind: 'group', name, suggestions }, row)
        groups.add(made, name, [name])
        return { how: 'learned', id: made }
      })
    },
    activity: activities,
    place: places_.find,
    codeOfPlace: places_.codeOf,
    clusterOf: id => clusters.get(id),
    placeOf: id => places.get(id),
    labelOfOrganisation: id => organisationLabels.get(id) ?? '',
    newEntries: () => [...entries.values()],
  }
}

/** Finds activities of the catalogue by code or name, those of the row's own cluster first. */
function createActivityFinder(reference: Reference, topOf: (clusterId: string) => string): Resolver['activity'] {
  const byId = new Map(reference.activities.map(activity => [activity.id, activity]))
  const index = new NameIndex()
  for (const entry of reference.activities)
    index.add(entry.id, labelOf(entry.names), [...(entry.code ? [entry.code] : []), ...namesOf(entry)])
  const answers = new Map<string, ReturnType<Resolver['activity']>>()
  return (name, clusterId) => {
    const question = `${clusterId}\u001f${name}`
    const before = answers.get(question)
    if (before) return before
    const isOwn = (id: string) => {
      const of = byId.get(id)?.clusterId
      return of === clusterId || of === topOf(clusterId)
    }
    // One name in several clusters, or in an old and a new catalogue: the row's own cluster and the present code decide.
    const choose: Choose = ids => {
      const own = ids.filter(isOwn)
      const among = own.length > 0 ? own : ids
      const present = among.filter(id => !byId.get(id)?.retired)
      return among.length === 1 ? among[0] : present.length === 1 || own.length === 0 ? present[0] : undefined
    }
    // `H1.2 - Vaccination` begins with the code.
    const coded = /^\s*([\p{L}\d]{1,8}(?:[.\-_/]\d{1,4}){0,4})\s*[:–—\-.)]?\s+\S/u.exec(name)?.[1]
    const whole = index.find(name, choose) ?? index.findOtherwise(name, choose)
    const byCode = whole || coded === undefined || !/\d/.test(coded) ? undefined : index.find(coded, choose)
    const activity = byId.get(whole?.id ?? byCode?.id ?? '')
    const answer = activity
      ? { activity, asKnown: whole?.asKnown ?? false }
      : {
          suggestions: suggest(
            name,
            index.entries.filter(({ id }) => isOwn(id)),
          ),
        }
    answers.set(question, answer)
    return answer
  }
}
