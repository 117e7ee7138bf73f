/**
 * Names and codes of a sheet resolved to entries of the operation. What is not known exactly is never guessed: it is an error
 * with suggestions, or, when learning was asked for, a new unreviewed entry.
 */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import type { OrganisationType, Reference, ReferenceActivity, ReferenceCluster, ReferencePlace } from '../reference.ts'
import { nameKey, placeKey, similarity } from '../text.ts'
import type { NewEntry } from './record.ts'

const rowsKept = 10
const suggestionsKept = 3
const suggestionFloor = 0.5

/** How an entry was found. */
export type Found =
  | { how: 'exact' | 'learned'; id: string }
  /** Known under another spelling: said as a repair. */
  | { how: 'spelled-otherwise'; id: string; label: string }
  | { how: 'unknown'; suggestions: { id: string; label: string; score: number }[] }

interface Named {
  id: string
  names: Names
  aliases: string[]
}

const labelOf = (names: Names) => names.en ?? names.ar ?? names.ckb ?? ''
const namesOf = (entry: Named) => [...Object.values(entry.names), ...entry.aliases]

/** Best few entries that look like a name, for a person to choose from. */
function suggest(name: string, entries: readonly { id: string; label: string; keys: readonly string[] }[]) {
  const key = nameKey(name)
  return entries
    .map(({ id, label, keys }) => ({ id, label, score: Math.max(0, ...keys.map(other => similarity(key, other))) }))
    .filter(({ score }) => score >= suggestionFloor)
    .sort((a, b) => b.score - a.score)
    .slice(0, suggestionsKept)
}

/** An index of names; a key that stands for two entries stands for none. */
class NameIndex {
  private readonly byKey = new Map<string, string | null>()
  readonly entries: { id: string; label: string; keys: string[] }[] = []
  add(id: string, label: string, names: readonly string[]): void {
    const keys = [...new Set(names.map(nameKey))].filter(Boolean)
    this.entries.push({ id, label, keys })
    for (const key of keys) this.byKey.set(key, this.byKey.has(key) && this.byKey.get(key) !== id ? null : id)
  }
  find(name: string): string | undefined {
    return this.byKey.get(nameKey(name)) ?? undefined
  }
  suggestions(name: string) {
    return suggest(name, this.entries)
  }
}

export interface PlaceLevel {
  level: number
  name: string | null
  code: string | null
}

export interface FoundPlace {
  /** The finest place that was resolved; null when none was. */
  id: string | null
  problems: { code: string; level: number; value: string; details: Record<string, string | number> }[]
}

export interface Resolver {
  organisation(
    names: { acronym: string | null; name: string | null },
    row: number,
    also?: { type?: OrganisationType | null; isDonor?: boolean; onlyKnown?: boolean },
  ): Found
  cluster(name: string | null, code: string | null, row: number): Found
  subcluster(name: string, clusterId: string, row: number): Found
  group(name: string, row: number): Found
  activity(
    name: string,
    clusterId: string,
  ): { activity: ReferenceActivity } | { suggestions: { id: string; label: string; score: number }[] }
  place(levels: readonly PlaceLevel[], row: number): FoundPlace
  clusterOf(id: string): ReferenceCluster | undefined
  placeOf(id: string): ReferencePlace | undefined
  labelOfOrganisation(id: string): string
  newEntries(): NewEntry[]
}

/** Makes the resolver of one import. With `learn`, unknown names become new entries instead of errors. */
export function createResolver(reference: Reference, learn: boolean): Resolver {
  const entries = new Map<string, NewEntry>()
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
  const activitiesOf = new Map<string, ReferenceActivity[]>()
  for (const activity of reference.activities) {
    const list = activitiesOf.get(activity.clusterId) ?? []
    list.push(activity)
    activitiesOf.set(activity.clusterId, list)
  }

  function learned(entry: Omit<NewEntry, 'rows' | 'count' | 'temporaryId'>, row: number): string {
    const made: NewEntry = { ...entry, temporaryId: newId(), rows: [row], count: 1 }
    entries.set(made.temporaryId, made)
    return made.temporaryId
  }
  function seen(id: string, row: number): void {
    const entry = entries.get(id)
    if (!entry) return
    entry.count += 1
    if (entry.rows.length < rowsKept && entry.rows.at(-1) !== row) entry.rows.push(row)
  }
  const known = (id: string, row: number): Found => {
    seen(id, row)
    return { how: entries.has(id) ? 'learned' : 'exact', id }
  }

  const placeFinder = createPlaceFinder(reference, learn ? { learned, seen, isNew: id => entries.has(id) } : null)
  const organisationsSeen = new Map<string, Found>()

  return {
    organisation({ acronym, name }, row, also = {}) {
      const cacheKey = `${also.onlyKnown ? '?' : ''}${acronym ?? ''}\u001f${name ?? ''}`
      const before = organisationsSeen.get(cacheKey)
      if (before) {
        if (before.how !== 'unknown') seen(before.id, row)
        return before
      }
      const answer = (): Found => {
        const byName = name === null ? undefined : organisationIndex.find(name)
        const byAcronym = acronym === null ? undefined : organisationIndex.find(acronym)
        const id = byName ?? byAcronym
        if (id) {
          const label = organisationLabels.get(id) ?? ''
          const written = [acronym, name].filter(text => text !== null)
          const asKnown = written.some(text => organisationIndex.find(text) === id)
          return asKnown ? known(id, row) : { how: 'spelled-otherwise', id, label }
        }
        const full = name ?? acronym ?? ''
        if (also.onlyKnown) return { how: 'unknown', suggestions: [] }
        if (!learn) return { how: 'unknown', suggestions: organisationIndex.suggestions(full) }
        const made = learned(
          {
            kind: 'organisation',
            name: full,
            code: acronym,
            parentId: null,
            level: null,
            type: also.type ?? null,
            isDonor: also.isDonor ?? false,
            suggestions: organisationIndex.suggestions(full),
          },
          row,
        )
        organisationLabels.set(made, acronym ?? full)
        organisationIndex.add(made, acronym ?? full, [full, ...(acronym ? [acronym] : [])])
        return { how: 'learned', id: made }
      }
      const found = answer()
      organisationsSeen.set(cacheKey, found)
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
      const full = name ?? code ?? ''
      if (!learn) return { how: 'unknown', suggestions: clusterIndex.suggestions(full) }
      const id = learned(
        {
          kind: 'cluster',
          name: full,
          code,
          parentId: null,
          level: null,
          type: null,
          isDonor: false,
          suggestions: clusterIndex.suggestions(full),
        },
        row,
      )
      clusters.set(id, {
        id,
        code: code ?? full,
        parentId: null,
        names: { en: full },
        aliases: [],
        validFrom: null,
        validTo: null,
      })
      clusterIndex.add(id, full, [full, ...(code ? [code] : [])])
      return { how: 'learned', id }
    },
    subcluster(name, clusterId, row) {
      const id = clusterIndex.find(name)
      if (id) return known(id, row)
      if (!learn) return { how: 'unknown', suggestions: clusterIndex.suggestions(name) }
      const made = learned(
        {
          kind: 'cluster',
          name,
          code: null,
          parentId: clusterId,
          level: null,
          type: null,
          isDonor: false,
          suggestions: clusterIndex.suggestions(name),
        },
        row,
      )
      clusters.set(made, {
        id: made,
        code: name,
        parentId: clusterId,
        names: { en: name },
        aliases: [],
        validFrom: null,
        validTo: null,
      })
      clusterIndex.add(made, name, [name])
      return { how: 'learned', id: made }
    },
    group(name, row) {
      const id = groupIndex.find(name)
      if (id) return known(id, row)
      if (!learn) return { how: 'unknown', suggestions: groupIndex.suggestions(name) }
      const made = learned(
        {
          kind: 'group',
          name,
          code: null,
          parentId: null,
          level: null,
          type: null,
          isDonor: false,
          suggestions: groupIndex.suggestions(name),
        },
        row,
      )
      groupIndex.add(made, name, [name])
      return { how: 'learned', id: made }
    },
    activity(name, clusterId) {
      const top = clusters.get(clusterId)?.parentId ?? clusterId
      const own = [...(activitiesOf.get(clusterId) ?? []), ...(top === clusterId ? [] : (activitiesOf.get(top) ?? []))]
      const key = nameKey(name)
      const keysOf = (activity: ReferenceActivity) =>
        [...(activity.code ? [activity.code] : []), ...namesOf(activity)].map(nameKey)
      const activity =
        own.find(entry => keysOf(entry).includes(key)) ?? reference.activities.find(entry => keysOf(entry).includes(key))
      if (activity) return { activity }
      return {
        suggestions: suggest(
          name,
          own.map(entry => ({ id: entry.id, label: labelOf(entry.names), keys: keysOf(entry) })),
        ),
      }
    },
    place: placeFinder.find,
    clusterOf: id => clusters.get(id),
    placeOf: id => places.get(id),
    labelOfOrganisation: id => organisationLabels.get(id) ?? '',
    newEntries: () => [...entries.values()],
  }
}

interface Learning {
  learned(entry: Omit<NewEntry, 'rows' | 'count' | 'temporaryId'>, row: number): string
  seen(id: string, row: number): void
  isNew(id: string): boolean
}

/** Finds places level by level: by code where there is one, else by name inside the place above. */
function createPlaceFinder(reference: Reference, learning: Learning | null) {
  interface Node {
    id: string
    parentId: string | null
    level: number
    label: string
  }
  const nodes = new Map<string, Node>()
  const byCode = new Map<string, string>()
  const otherSystems = new Set<string>()
  const byName = new Map<string, string[]>()
  const addName = (level: number, key: string, id: string) => {
    if (key === '') return
    const slot = `${level}|${key}`
    const ids = byName.get(slot)
    if (!ids) byName.set(slot, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  const addNode = (node: Node, names: readonly string[], codes: readonly string[]) => {
    nodes.set(node.id, node)
    for (const name of names) {
      addName(node.level, nameKey(name), node.id)
      addName(node.level, placeKey(name), node.id)
    }
    for (const code of codes) byCode.set(code.toUpperCase(), node.id)
  }
  for (const place of reference.places) {
    addNode(
      { id: place.id, parentId: place.parentId, level: place.level, label: labelOf(place.names) },
      namesOf(place),
      place.codes.map(({ code }) => code),
    )
    for (const { system, code } of place.codes) if (system !== reference.currentCodeSystem) otherSystems.add(code.toUpperCase())
  }
  const inside = (id: string, ancestor: string): boolean => {
    for (let at: string | null | undefined = id; at; at = nodes.get(at)?.parentId) if (at === ancestor) return true
    return false
  }
  const named = (level: number, name: string, above: string | null): string | undefined => {
    const ids = byName.get(`${level}|${nameKey(name)}`) ?? byName.get(`${level}|${placeKey(name)}`) ?? []
    const fitting = above === null ? ids : ids.filter(id => inside(id, above))
    return fitting.length === 1 ? fitting[0] : undefined
  }
  /** A code that a spreadsheet has spoiled: spaces, lower case, or leading zeros of its last part lost. */
  const mended = (code: string): string | undefined => byCode.get(code.replace(/\s/g, '').toUpperCase())
  const suggestions = (level: number, name: string, above: string | null) =>
    suggest(
      name,
      [...nodes.values()]
        .filter(node => node.level === level && (above === null || inside(node.id, above)))
        .map(node => ({ id: node.id, label: node.label, keys: [nameKey(node.label)] })),
    )

  function find(levels: readonly PlaceLevel[], row: number): FoundPlace {
    const problems: FoundPlace['problems'] = []
    let above: string | null = null
    for (const { level, name, code } of levels) {
      if (name === null && code === null) continue
      const value = [code, name].filter(text => text !== null).join(' ')
      let id: string | undefined
      if (code !== null) {
        id = byCode.get(code.toUpperCase())
        if (id !== undefined && otherSystems.has(code.toUpperCase()) && reference.currentCodeSystem)
          problems.push({ code: 'place-code-other-system', level, value, details: { place: nodes.get(id)?.label ?? '' } })
        if (id === undefined) {
          id = mended(code)
          if (id !== undefined)
            problems.push({ code: 'place-code-mended', level, value, details: { place: nodes.get(id)?.label ?? '' } })
        }
        const node = id === undefined ? undefined : nodes.get(id)
        // A code is taken at its word only when it is of this level; a name beside it may still be right.
        if (node && node.level !== level) id = undefined
      }
      if (id === undefined && name !== null) {
        id = named(level, name, above) ?? (code === null ? codeAsName(name, level) : undefined)
        if (id !== undefined && code !== null)
          problems.push({ code: 'place-code-unknown', level, value: code, details: { place: nodes.get(id)?.label ?? '' } })
      }
      if (id === undefined && name !== null && above === null) {
        // A district written in the governorate's column, when only one place has the name.
        const deeper = [level + 1, level + 2].map(other => named(other, name, null)).find(other => other !== undefined)
        if (deeper !== undefined) {
          problems.push({ code: 'place-wrong-column', level, value, details: { place: nodes.get(deeper)?.label ?? '' } })
          id = deeper
        }
      }
      if (id !== undefined && above !== null && !inside(id, above)) {
        problems.push({
          code: 'place-not-inside',
          level,
          value,
          details: { place: nodes.get(id)?.label ?? '', above: nodes.get(above)?.label ?? '' },
        })
        return { id: null, problems }
      }
      if (id === undefined) {
        if (learning) {
          const label = name ?? code ?? ''
          id = learning.learned(
            {
              kind: 'place',
              name: label,
              code,
              parentId: above,
              level,
              type: null,
              isDonor: false,
              suggestions: suggestions(level, label, above),
            },
            row,
          )
          addNode({ id, parentId: above, level, label }, [label], code === null ? [] : [code])
        } else {
          const near = suggestions(level, name ?? code ?? '', above)
          problems.push({
            code: above === null ? 'place-unknown' : 'place-unknown-inside',
            level,
            value,
            details: {
              above: above === null ? '' : (nodes.get(above)?.label ?? ''),
              suggestions: near.map(({ label }) => label).join(', '),
            },
          })
          return { id: above, problems }
        }
      }
      if (learning?.isNew(id)) learning.seen(id, row)
      above = id
    }
    return { id: above, problems }
  }
  /** People put codes into the column of names. */
  const codeAsName = (name: string, level: number): string | undefined => {
    const id = byCode.get(name.toUpperCase())
    return id !== undefined && nodes.get(id)?.level === level ? id : undefined
  }
  const remembered = new Map<string, FoundPlace>()
  return {
    /** The same places are named by thousands of rows: each combination is looked up once. */
    find(levels: readonly PlaceLevel[], row: number): FoundPlace {
      const key = levels.map(({ name, code }) => `${code ?? ''}\u001f${name ?? ''}`).join('\u001e')
      const before = remembered.get(key)
      if (before) {
        if (before.id !== null && learning?.isNew(before.id)) learning.seen(before.id, row)
        return before
      }
      const found = find(levels, row)
      remembered.set(key, found)
      return found
    },
  }
}
