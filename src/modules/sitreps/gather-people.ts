/** People in need, targeted and reached, who was there, who was silent, where nobody is, and where several are. */
import {
  columnLevel,
  type Figure,
  listOverlaps,
  monthsBetween,
  overlapsMax,
  type Picture,
  pictureOf,
  showMonths,
  showReach,
  trendOf,
} from '../delivery/index.ts'
import { showMap } from '../places/index.ts'
import { showNeeds } from '../plan/index.ts'
import { listSilent } from '../reporting/index.ts'
import type { AreaFigures, PeopleFigures, SnapshotContent } from './content.ts'
import type { Gathering } from './gather.ts'

/** Lists that may be long are kept so far; their whole number stands among the figures. */
const listedMax = 60

type Gathered = Pick<
  SnapshotContent,
  'figures' | 'areas' | 'boundaries' | 'clusters' | 'trend' | 'partners' | 'silent' | 'gaps' | 'overlaps'
>

const peopleOf = ({ inNeed, targeted, reached, organisations, lines, linesUnknown }: Figure): PeopleFigures => ({
  ...{ inNeed, targeted, reached, organisations, lines, linesUnknown },
})

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Boundaries are drawn as wide as a page: a thousandth of a degree is less than a hair of it. */
function rounded(coordinates: unknown): unknown {
  return Array.isArray(coordinates)
    ? coordinates.map(rounded)
    : typeof coordinates === 'number'
      ? Math.round(coordinates * 1_000) / 1_000
      : coordinates
}

async function readPicture({ db, asked, context, places, plan, cluster, leafIds }: Gathering) {
  const { operationId, from, to } = asked
  const needs = await showNeeds.read(db, { operationId, to }, context)
  const reach = await showReach.read(db, { operationId, from, to }, context)
  const inCluster = (leaf: string | null) => cluster === null || (leaf !== null && leafIds.includes(leaf))
  const needsHere = needs.filter(need => inCluster(need.clusterId))
  const picture = pictureOf({
    ...{ places, from, to, level: columnLevel(places) },
    clusters: cluster
      ? [{ ...cluster, parentId: null }, ...plan.clusters.filter(({ parentId }) => parentId === cluster.id)]
      : plan.clusters,
    needs: needsHere,
    cells: reach.cells.filter(({ leafId }) => inCluster(leafId)),
    presence: reach.presence.filter(({ leafId }) => inCluster(leafId)),
  })
  const needsAsOf = needsHere.reduce<string | null>(
    (latest, { period }) => (latest === null || period > latest ? period : latest),
    null,
  )
  return { picture, needsAsOf }
}

async function areasOf({ db, asked, context, place }: Gathering, picture: Picture, clusterId: string) {
  const map = await showMap.read(db, { operationId: asked.operationId }, context)
  const shapes = new Map(map.shapes.map(shape => [shape.placeId, shape]))
  const tiles = new Map(map.tiles.map(({ placeId, row, column }) => [placeId, { row, column }]))
  const shown = map.shapes.filter(({ placeId }) => picture.areas.includes(placeId))
  return {
    areas: picture.areas.map((id): AreaFigures => {
      const geometry = shapes.get(id)?.geometry
      return {
        ...place(id),
        ...peopleOf(picture.at(clusterId, id)),
        boundary: geometry ? { type: geometry.type, coordinates: rounded(geometry.coordinates) } : null,
        tile: tiles.get(id) ?? null,
      }
    }),
    boundaries: {
      sources: [...new Set(shown.flatMap(({ source }) => source ?? []))].sort(),
      schematic: shown.some(({ schematic }) => schematic),
    },
  }
}

export async function gatherPeople(gathering: Gathering): Promise<Gathered> {
  const { db, asked, context, places, plan, leafIds, cluster, organisation, place, clusterCode } = gathering
  const { operationId, from, to } = asked
  const { picture, needsAsOf } = await readPicture(gathering)
  const shownFor = cluster?.id ?? ''
  const { areas, boundaries } = await areasOf(gathering, picture, shownFor)
  const months = await showMonths.read(db, { operationId, from, to, leafIds, placeIds: [] }, context)
  const narrowed = { operationId, leafIds, placeIds: [], organisationId: null }
  const silent = await listSilent.read(db, { ...narrowed, period: to }, context)
  const overlaps = await listOverlaps.read(db, { ...narrowed, from, to }, context)
  const activities = new Map(plan.activities.map(entry => [entry.id, entry.names]))
  const clusters = new Map(plan.clusters.map(entry => [entry.id, entry]))
  return {
    figures: {
      ...peopleOf(picture.at(shownFor, '')),
      ...{ needsAsOf, areas: areas.length, areasPresent: areas.filter(({ organisations }) => organisations > 0).length },
      gaps: needsAsOf === null ? null : picture.gaps.length,
      ...{ silent: silent.length, overlaps: overlaps.length, overlapsAtLeast: overlaps.length >= overlapsMax },
    },
    ...{ areas, boundaries },
    clusters: picture.rows.map(id => ({
      ...{ id, code: clusters.get(id)?.code ?? null, names: clusters.get(id)?.names ?? {} },
      ...peopleOf(picture.at(id, '')),
      reachedIn: picture.areas.map(area => picture.at(id, area).reached),
      linesIn: picture.areas.map(area => picture.at(id, area).lines),
    })),
    trend: monthsBetween(from, to).length > 1 ? trendOf(months.cells, months.counts, places, from, to) : [],
    partners: picture.presence
      .map(({ organisationId, clusterIds, areaIds, lines }) => ({
        ...organisation(organisationId),
        clusters: [...new Set(clusterIds.flatMap(id => clusterCode(id) ?? []))].sort(),
        ...{ areas: areaIds.length, lines },
      }))
      .sort((a, b) => b.areas - a.areas || b.lines - a.lines || text(a.id, b.id)),
    silent: silent
      .map(({ organisationId, leafId, lastPeriod }) => ({
        ...organisation(organisationId),
        ...{ id: `${organisationId}|${leafId}`, cluster: clusterCode(leafId), lastPeriod },
      }))
      .sort((a, b) => text(b.lastPeriod, a.lastPeriod) || text(a.id, b.id)),
    gaps: picture.gaps
      .map(({ clusterId, areaId, inNeed }) => ({
        ...place(areaId),
        ...{ id: `${clusterId}|${areaId}`, cluster: clusterCode(clusterId), inNeed },
      }))
      .sort((a, b) => b.inNeed - a.inNeed || text(a.id, b.id))
      .slice(0, listedMax),
    overlaps: overlaps
      .map(overlap => ({
        id: [overlap.period, overlap.leafId, overlap.placeId, overlap.groupId, overlap.activityId, overlap.activityDetail].join(
          '|',
        ),
        ...{ period: overlap.period, cluster: clusterCode(overlap.leafId), area: place(overlap.placeId).names },
        activity:
          (overlap.activityId ? activities.get(overlap.activityId) : undefined) ??
          (overlap.activityDetail === null ? null : { en: overlap.activityDetail }),
        organisations: [...overlap.organisationIds].sort().map(id => {
          const { code, names } = organisation(id)
          return code === null ? names : { en: code }
        }),
        ...{ highest: overlap.highest, sum: overlap.sum },
      }))
      .slice(0, listedMax),
  }
}
