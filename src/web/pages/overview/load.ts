/** Reads what the overview shows, through views, and makes its picture. */
import type { Actor } from '../../../kernel/access.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ViewReader } from '../../../kernel/view.ts'
import { showIllustrative, showOrganisationWork, showPeriods, showReach } from '../../../modules/delivery/index.ts'
import { keepers, lineReaders, type OperationDetail, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations, type Organisation } from '../../../modules/organisations/index.ts'
import { listPlaces, type Place, showMap } from '../../../modules/places/index.ts'
import { type ActivityType, type Cluster, type Group, type Project, showNeeds, showPlan } from '../../../modules/plan/index.ts'
import type { Filters } from './filters.ts'
import { findOrganisation } from './organisation-key.ts'
import { type Measure, type Picture, type PictureInput, pictureOf } from './picture.ts'

interface Asking {
  actor: Actor
  language: Language
}

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
  /** Figures are of this organisation alone, from its own lines; people in need and gaps stay those of everybody. */
  organisation: Organisation | null
  group: Group | null
  activities: Map<string, ActivityType>
  projects: Project[]
  /** Ids that narrow a query to the asked cluster and area; empty when none was asked for. */
  leafIds: string[]
  placeIds: string[]
  /** Whether single lines may be opened at all; donors see figures alone. */
  mayReadLines: boolean
  /** Whether the reader keeps the operation's lists and sees every import. */
  keeps: boolean
  picture: Picture
  /** Whether the operation holds anything made up, shown here or not. */
  illustrative: boolean
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

/** What is shown when nothing else is asked for: people reached, where they are known; else who is there, or, before any report, the need. */
function standardMeasure(picture: Picture, cluster: Cluster | null): Measure {
  const { reached, lines, inNeed } = picture.at(cluster?.id ?? '', '')
  if (reached !== null) return 'reached'
  if (lines > 0) return 'organisations'
  return inNeed === null ? 'reached' : 'inNeed'
}

/** An address names an organisation that is not in the list, or a name that several have. */
export const unknownOrganisation = defineProblem('unknown-organisation', 404, {
  en: 'No single organisation is called “{name}”.',
  ar: 'لا توجد منظمة واحدة اسمها «{name}».',
  ckb: 'هیچ ڕێکخراوێکی تاک بە ناوی «{name}» نییە.',
})

/** Level of the places directly inside a place; undefined when there are none. */
function levelInside(places: readonly Place[], area: Place | null): number | undefined {
  if (!area) return undefined
  const levels = places.flatMap(place => (place.parentId === area.id ? [place.level] : []))
  return levels.length > 0 ? Math.min(...levels) : undefined
}

/** The picture of one organisation. Targets are its own: the plan's are for everybody. Gaps are what nobody does, so they stay. */
async function pictureOfOrganisation(
  reader: ViewReader,
  asking: Asking,
  organisation: Organisation,
  input: PictureInput & { operationId: string },
  isShown: (entry: { leafId: string; placeId: string | null }) => boolean,
): Promise<Picture> {
  const { operationId, from, to } = input
  const work = await reader.read(showOrganisationWork, { operationId, organisationId: organisation.id, from, to }, asking)
  const own = pictureOf({
    ...input,
    needs: input.needs.map(need => ({ ...need, targeted: null })),
    cells: work.cells.filter(isShown),
    presence: work.presence.filter(isShown),
  })
  // Clusters that it does nothing in would be rows of dashes.
  const rows = own.rows.filter(id => own.at(id, '').lines > 0)
  return { ...own, rows: rows.length > 0 ? rows : own.rows, gaps: pictureOf(input).gaps }
}

/** @throws Problem `not-found` when the operation, or an asked cluster or area, does not exist or may not be seen; `unknown-organisation`. */
export async function loadOverview(reader: ViewReader, asking: Asking, code: string, filters: Filters): Promise<Overview> {
  const operation = await reader.read(showOperation, { code }, asking)
  const operationId = operation.id
  const known = (await reader.read(showPeriods, { operationId }, asking)).map(({ period }) => period)
  const months = { ...monthsOf(known, filters, new Date()), known }
  const { from, to } = months
  const [allPlaces, plan, organisations, needs, reach, map, { illustrative }] = await Promise.all([
    reader.read(listPlaces, { operationId }, asking),
    reader.read(showPlan, { operationId }, asking),
    reader.read(listOrganisations, { operationId }, asking),
    reader.read(showNeeds, { operationId, to }, asking),
    reader.read(showReach, { operationId, from, to }, asking),
    reader.read(showMap, { operationId }, asking),
    reader.read(showIllustrative, { operationId }, asking),
  ])
  const area = filters.area
    ? (allPlaces.find(place => place.id === filters.area || place.codes.some(({ code }) => code === filters.area)) ?? null)
    : null
  const cluster = filters.cluster
    ? (plan.clusters.find(({ code, id }) => code === filters.cluster || id === filters.cluster) ?? null)
    : null
  const group = filters.group ? (plan.groups.find(({ code }) => code === filters.group) ?? null) : null
  const organisation = filters.organisation ? (findOrganisation(organisations, filters.organisation) ?? null) : null
  if ((filters.area && !area) || (filters.cluster && !cluster) || (filters.group && !group)) throw notFound()
  if (filters.organisation && !organisation) throw unknownOrganisation({ name: filters.organisation })
  const places = area ? within(allPlaces, area) : allPlaces
  const shown = new Set(places.map(place => place.id))
  const inArea = (entry: { placeId: string | null }) => area === null || (entry.placeId !== null && shown.has(entry.placeId))
  const families = new Set(
    plan.clusters.filter(({ id, parentId }) => id === cluster?.id || parentId === cluster?.id).map(({ id }) => id),
  )
  const inCluster = (leaf: string | null) => cluster === null || (leaf !== null && families.has(leaf))
  const isShown = (entry: { leafId: string; placeId: string | null }) => inArea(entry) && inCluster(entry.leafId)
  const needsHere = needs.filter(need => inArea(need) && inCluster(need.clusterId))
  const input: PictureInput = {
    places,
    clusters: cluster
      ? [{ ...cluster, parentId: null }, ...plan.clusters.filter(({ parentId }) => parentId === cluster.id)]
      : plan.clusters,
    needs: needsHere,
    cells: reach.cells.filter(isShown),
    presence: reach.presence.filter(isShown),
    from,
    to,
    groupId: group?.id,
    level: levelInside(allPlaces, area),
  }
  const leafIds = cluster ? [...families] : []
  const placeIds = area ? [...shown] : []
  const picture = organisation
    ? await pictureOfOrganisation(reader, asking, organisation, { ...input, operationId }, isShown)
    : pictureOf(input)
  return {
    operation,
    illustrative,
    filters,
    measure: filters.measure ?? standardMeasure(picture, cluster),
    months,
    places,
    allPlaces: new Map(allPlaces.map(place => [place.id, place])),
    clusters: new Map(plan.clusters.map(entry => [entry.id, entry])),
    groups: plan.groups,
    organisations: new Map(organisations.map(entry => [entry.id, entry])),
    area,
    cluster,
    organisation,
    group,
    activities: new Map(plan.activities.map(entry => [entry.id, entry])),
    projects: plan.projects,
    leafIds,
    placeIds,
    mayReadLines: isAllowed(asking.actor, lineReaders, [{ operation: operationId }]),
    keeps: isAllowed(asking.actor, keepers, [{ operation: operationId }]),
    picture,
    needsAsOf: needsHere.reduce<string | null>(
      (latest, { period }) => (latest === null || period > latest ? period : latest),
      null,
    ),
    map,
  }
}
