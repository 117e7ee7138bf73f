/** Reads what the overview shows, through views, and makes its picture. */
import type { Actor } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { showPeriods, showReach } from '../../../modules/delivery/index.ts'
import { type OperationDetail, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations, type Organisation } from '../../../modules/organisations/index.ts'
import { listPlaces, type Place, showMap } from '../../../modules/places/index.ts'
import { type Cluster, type Group, showNeeds, showPlan } from '../../../modules/plan/index.ts'
import type { Filters } from './filters.ts'
import { type Measure, type Picture, pictureOf } from './picture.ts'

export interface Overview {
  operation: OperationDetail
  filters: Filters
  /** What matrix and map show. */
  measure: Measure
  /** Months shown, first and last; null when nothing was reported yet. */
  months: { from: string; to: string; known: string[] }
  /** Places shown: all, or the asked area and those inside it. */
  places: Place[]
  allPlaces: Map<string, Place>
  clusters: Map<string, Cluster>
  groups: Group[]
  organisations: Map<string, Organisation>
  area: Place | null
  cluster: Cluster | null
  picture: Picture
  /** Month from which the latest of the needs shown holds; null when there are none. */
  needsAsOf: string | null
  map: Awaited<ReturnType<typeof showMap.read>>
}

/** The code a place is known by in an address: its current P-code, or its id when it has none. */
export function codeOfPlace(place: Place): string {
  return place.codes[0]?.code ?? place.id
}

/** Filters of the page without the number of the page of lines. */
export function queryOf({ filters }: Overview) {
  const { page: _, ...rest } = filters
  return rest
}

/** A place with the places inside it, the place itself as the root. */
function within(places: readonly Place[], root: Place): Place[] {
  const inside = new Set([root.id])
  const found: Place[] = [{ ...root, parentId: null }]
  for (const place of places)
    if (place.id !== root.id && place.parentId !== null && inside.has(place.parentId)) {
      inside.add(place.id)
      found.push({ ...place, parentId: place.parentId })
    }
  return found
}

/** The months to show when none are asked for: the year of the latest report up to that month. */
function monthsOf(known: readonly string[], filters: Filters, now: Date): { from: string; to: string } {
  const latest = known.at(-1) ?? now.toISOString().slice(0, 7)
  const to = filters.to ?? latest
  const from = filters.from ?? `${to.slice(0, 4)}-01`
  return from <= to ? { from, to } : { from: to, to: from }
}

/** Whether anything is known about people reached, or nothing was reported at all. */
function hasPeople(picture: Picture, cluster: Cluster | null): boolean {
  const total = picture.at(cluster?.id ?? '', '')
  return total.reached !== null || total.lines === 0
}

/** @throws Problem `not-found` when the operation, or an asked cluster or area, does not exist or may not be seen. */
export async function loadOverview(
  reader: ViewReader,
  asking: { actor: Actor; language: Language },
  code: string,
  filters: Filters,
): Promise<Overview> {
  const operation = await reader.read(showOperation, { code }, asking)
  const operationId = operation.id
  const known = (await reader.read(showPeriods, { operationId }, asking)).map(({ period }) => period)
  const months = { ...monthsOf(known, filters, new Date()), known }
  const { from, to } = months
  const [allPlaces, plan, organisations, needs, reach, map] = await Promise.all([
    reader.read(listPlaces, { operationId }, asking),
    reader.read(showPlan, { operationId }, asking),
    reader.read(listOrganisations, { operationId }, asking),
    reader.read(showNeeds, { operationId, to }, asking),
    reader.read(showReach, { operationId, from, to }, asking),
    reader.read(showMap, { operationId }, asking),
  ])
  const area = filters.area
    ? (allPlaces.find(place => place.id === filters.area || place.codes.some(({ code }) => code === filters.area)) ?? null)
    : null
  const cluster = filters.cluster ? (plan.clusters.find(({ code }) => code === filters.cluster) ?? null) : null
  const group = filters.group ? plan.groups.find(({ code }) => code === filters.group) : undefined
  if ((filters.area && !area) || (filters.cluster && !cluster) || (filters.group && !group)) throw notFound()
  const places = area ? within(allPlaces, area) : allPlaces
  const shown = new Set(places.map(place => place.id))
  const inArea = (entry: { placeId: string | null }) => area === null || (entry.placeId !== null && shown.has(entry.placeId))
  const families = new Set(
    plan.clusters.filter(({ id, parentId }) => id === cluster?.id || parentId === cluster?.id).map(({ id }) => id),
  )
  const inCluster = (leaf: string | null) => cluster === null || (leaf !== null && families.has(leaf))
  const needsHere = needs.filter(need => inArea(need) && inCluster(need.clusterId))
  const picture = pictureOf({
    places,
    clusters: cluster
      ? [{ ...cluster, parentId: null }, ...plan.clusters.filter(({ parentId }) => parentId === cluster.id)]
      : plan.clusters,
    needs: needsHere,
    cells: reach.cells.filter(cell => inArea(cell) && inCluster(cell.leafId)),
    presence: reach.presence.filter(entry => inArea(entry) && inCluster(entry.leafId)),
    from,
    to,
    groupId: group?.id,
  })
  return {
    operation,
    filters,
    measure: filters.measure ?? (hasPeople(picture, cluster) ? 'reached' : 'organisations'),
    months,
    places,
    allPlaces: new Map(allPlaces.map(place => [place.id, place])),
    clusters: new Map(plan.clusters.map(entry => [entry.id, entry])),
    groups: plan.groups,
    organisations: new Map(organisations.map(entry => [entry.id, entry])),
    area,
    cluster,
    picture,
    needsAsOf: needsHere.reduce<string | null>(
      (latest, { period }) => (latest === null || period > latest ? period : latest),
      null,
    ),
    map,
  }
}
