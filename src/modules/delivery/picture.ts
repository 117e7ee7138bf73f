/** The operation's picture: what the figures, matrix, map and lists of an overview are made from. Pure; people are whole numbers. */
import type { Cluster, NeedFigure } from '../plan/index.ts'
import { type AreaNode, type PeopleCell, peopleByArea } from './rules.ts'
import type { Presence, ReachFigure } from './views/overview.ts'

/** One cluster in one area, or a total. Null is unknown. */
export interface Figure {
  inNeed: number | null
  targeted: number | null
  reached: number | null
  /** People reached of those targeted, in per cent; null when either is unknown or the target is zero. */
  coverage: number | null
  /** Organisations that reported any activity. */
  organisations: number
  /** Report lines, and how many of them do not say how many people were reached. */
  lines: number
  linesUnknown: number
}

export interface PictureInput {
  places: readonly (AreaNode & { level: number })[]
  clusters: readonly Pick<Cluster, 'id' | 'parentId' | 'validFrom' | 'validTo'>[]
  needs: readonly NeedFigure[]
  cells: readonly ReachFigure[]
  presence: readonly Presence[]
  from: string
  to: string
  /** Only people of this group. */
  groupId?: string | undefined
  /** Level of places shown side by side; absent: the first one below the country that has several places. */
  level?: number | undefined
}

export interface Picture {
  /** Clusters in the order of the plan: those valid in the months, and any that something was reported for. */
  rows: string[]
  /** Areas that the columns stand for: one level of places. */
  areas: string[]
  /** A cluster in an area; `''` stands for all clusters or for the whole operation. */
  at(clusterId: string, areaId: string): Figure
  /** Clusters and places with people in need and no line in the months, most people first. */
  gaps: { clusterId: string; areaId: string; inNeed: number }[]
  presence: { organisationId: string; clusterIds: string[]; areaIds: string[]; lines: number }[]
  illustrative: boolean
}

/** The level shown side by side: the first one below the country that has several places. */
export function columnLevel(places: readonly { level: number }[]): number {
  const counts = new Map<number, number>()
  for (const { level } of places) counts.set(level, (counts.get(level) ?? 0) + 1)
  return [...counts.keys()].sort((a, b) => a - b).find(level => level > 0 && (counts.get(level) ?? 0) > 1) ?? 1
}

/** Area above (or at) the level for every place; places above the level have none. */
export function areaAbove(places: PictureInput['places'], level: number): Map<string, string> {
  const above = new Map<string, string>()
  for (const place of places) {
    if (place.level === level) above.set(place.id, place.id)
    else if (place.parentId !== null) {
      const area = above.get(place.parentId)
      if (area !== undefined) above.set(place.id, area)
    }
  }
  return above
}

interface Tally {
  organisations: Set<string>
  lines: number
  linesUnknown: number
}

/** The cluster that a leaf (an area of responsibility, say) is shown under. */
function topOf(clusters: PictureInput['clusters']): (id: string) => string {
  const parent = new Map(clusters.map(cluster => [cluster.id, cluster.parentId]))
  return id => {
    let top = id
    for (let steps = 0; steps < 10; steps++) {
      const above = parent.get(top)
      if (!above) break
      top = above
    }
    return top
  }
}

/** Whether a cluster stood in some of the months. */
export function validIn(cluster: PictureInput['clusters'][number], from: string, to: string): boolean {
  return (cluster.validFrom ?? '') <= `${to}-31` && (cluster.validTo ?? '9999') >= `${from}-01`
}

/** Counts organisations and lines for each cluster and area, and for the totals beside them. */
function tallies(input: PictureInput, above: Map<string, string>, top: (id: string) => string) {
  const all = new Map<string, Tally>()
  const tallyAt = (key: string) => {
    let tally = all.get(key)
    if (!tally) {
      tally = { organisations: new Set(), lines: 0, linesUnknown: 0 }
      all.set(key, tally)
    }
    return tally
  }
  const keysOf = (leafId: string, placeId: string | null) => {
    const cluster = top(leafId)
    const area = placeId === null ? undefined : above.get(placeId)
    return [`${cluster}|`, '|', ...(area ? [`${cluster}|${area}`, `|${area}`] : [])]
  }
  for (const entry of input.presence)
    for (const key of keysOf(entry.leafId, entry.placeId)) tallyAt(key).organisations.add(entry.organisationId)
  for (const cell of input.cells)
    for (const key of keysOf(cell.leafId, cell.placeId)) {
      const tally = tallyAt(key)
      tally.lines += cell.lines
      tally.linesUnknown += cell.linesUnknown
    }
  return all
}

/** Makes the picture of an operation for a span of months. */
export function pictureOf(input: PictureInput): Picture {
  const { places, clusters, groupId } = input
  const level = input.level ?? columnLevel(places)
  const above = areaAbove(places, level)
  const areas = places.filter(place => place.level === level).map(place => place.id)
  const top = topOf(clusters)
  const inGroup = (entry: { groupId: string | null }) => groupId === undefined || entry.groupId === groupId
  const needs = input.needs.filter(inGroup)
  const cells = input.cells.filter(inGroup)
  const seen = { ...input, cells }
  const counts = tallies(seen, above, top)

  const needCells = (figure: 'inNeed' | 'targeted'): PeopleCell[] =>
    needs.map(need => ({ clusterId: need.clusterId, placeId: need.placeId, groupId: need.groupId, people: need[figure] }))
  const reachCells = (figure: 'reached' | 'targeted'): PeopleCell[] =>
    cells.map(cell => ({ clusterId: cell.leafId, placeId: cell.placeId, groupId: cell.groupId, people: cell[figure] }))
  const both = (figures: PeopleCell[]) => {
    // A figure without a cluster is about people, whoever helps them: it belongs to the total alone.
    const ofClusters = peopleByArea(
      figures.filter(cell => cell.clusterId !== null),
      places,
      id => top(id ?? ''),
    )
    return new Map([...ofClusters, ...peopleByArea(figures, places, () => '')])
  }
  const inNeed = both(needCells('inNeed'))
  const planned = both(needCells('targeted'))
  const reported = both(reachCells('targeted'))
  const reached = both(reachCells('reached'))

  const at = (clusterId: string, areaId: string): Figure => {
    const key = `${clusterId}|${areaId}`
    const targeted = planned.get(key) ?? reported.get(key) ?? null
    const people = reached.get(key) ?? null
    const tally = counts.get(key)
    return {
      inNeed: inNeed.get(key) ?? null,
      targeted,
      reached: people,
      coverage: people !== null && targeted ? (people / targeted) * 100 : null,
      organisations: tally?.organisations.size ?? 0,
      lines: tally?.lines ?? 0,
      linesUnknown: tally?.linesUnknown ?? 0,
    }
  }
  const rows = clusters
    .filter(({ parentId }) => parentId === null)
    .filter(cluster => counts.has(`${cluster.id}|`) || validIn(cluster, input.from, input.to))
    .map(cluster => cluster.id)
  return {
    rows,
    areas,
    at,
    gaps: gapsOf({ places, needs, cells }, top),
    presence: presenceOf(input.presence, above, top),
    illustrative: needs.some(need => need.illustrative) || cells.some(cell => cell.illustrative),
  }
}

/**
 * Need without activity, at the level that needs are known at. A line that names only the area above a place may well be in that
 * place, so the place is no gap; one inside the place is in it.
 */
function gapsOf(
  { places, needs, cells }: Pick<PictureInput, 'places' | 'needs' | 'cells'>,
  top: (id: string) => string,
): Picture['gaps'] {
  const parents = new Map(places.map(place => [place.id, place.parentId]))
  const named = new Set<string>()
  const around = new Set<string>()
  for (const { leafId, placeId, lines } of cells) {
    if (lines === 0 || placeId === null) continue
    const cluster = top(leafId)
    named.add(`${cluster}|${placeId}`)
    for (let id: string | null | undefined = placeId; id; id = parents.get(id)) around.add(`${cluster}|${id}`)
  }
  const open = new Map<string, Picture['gaps'][number]>()
  for (const { clusterId, placeId, inNeed } of needs) {
    if (clusterId === null || !inNeed) continue
    const cluster = top(clusterId)
    const key = `${cluster}|${placeId}`
    if (around.has(key)) continue
    let covered = false
    for (let id = parents.get(placeId); id && !covered; id = parents.get(id)) covered = named.has(`${cluster}|${id}`)
    if (covered) continue
    const gap = open.get(key) ?? { clusterId: cluster, areaId: placeId, inNeed: 0 }
    gap.inNeed += inNeed
    open.set(key, gap)
  }
  return [...open.values()].sort((a, b) => b.inNeed - a.inNeed)
}

function presenceOf(presence: readonly Presence[], above: Map<string, string>, top: (id: string) => string): Picture['presence'] {
  const organisations = new Map<string, { clusters: Set<string>; areas: Set<string>; lines: number }>()
  for (const { organisationId, leafId, placeId, lines } of presence) {
    const entry = organisations.get(organisationId) ?? { clusters: new Set(), areas: new Set(), lines: 0 }
    entry.clusters.add(top(leafId))
    const area = placeId === null ? undefined : above.get(placeId)
    if (area) entry.areas.add(area)
    entry.lines += lines
    organisations.set(organisationId, entry)
  }
  return [...organisations]
    .map(([organisationId, { clusters, areas, lines }]) => ({
      organisationId,
      clusterIds: [...clusters],
      areaIds: [...areas],
      lines,
    }))
    .sort((a, b) => b.areaIds.length - a.areaIds.length || b.lines - a.lines)
}
