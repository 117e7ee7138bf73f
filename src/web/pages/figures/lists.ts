/** The overview's lists as they are taken away: gaps, overlaps, silent partners, and who is where. */
import type { OutCell } from '../../../exchange/formats/write-table.ts'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import { type DrawnColumn, tableDrawing } from '../../figures/table-drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import type { FigureContent, FigureInput } from './figure.ts'

const tableWidth = 860
/** Rows of a list in a picture; its CSV has all. */
const rowsShown = 40

/** A list as a picture of its first rows, and as a table of all. */
function listContent(
  language: Language,
  title: string,
  notes: readonly string[],
  columns: readonly DrawnColumn[],
  shown: readonly (readonly string[])[],
  table: OutCell[][],
): FigureContent {
  const rows = shown.length > 0 ? shown.slice(0, rowsShown) : [[say(language, 'noGaps')]]
  return {
    title,
    drawings: [tableDrawing(columns, rows, language, tableWidth)],
    notes: [
      ...(shown.length > rowsShown
        ? [sayFigure(language, 'moreInCsv', { shown: rowsShown, count: formatWhole(shown.length) })]
        : []),
      ...notes,
    ],
    table,
  }
}

function nameOf(thing: { names: Names; code?: string | null } | undefined, language: Language): string {
  return thing ? named({ names: thing.names, ...(thing.code ? { code: thing.code } : {}) }, language) : ''
}

function organisationName({ organisations }: Overview, id: string, language: Language): string {
  const organisation = organisations.get(id)
  return organisation ? (organisation.acronym ?? named(organisation, language)) : ''
}

export function gapsContent({ overview, language }: FigureInput): FigureContent {
  const { picture, clusters, allPlaces } = overview
  const rows = picture.gaps.map(({ clusterId, areaId, inNeed }) => ({
    cluster: clusters.get(clusterId),
    place: allPlaces.get(areaId),
    inNeed,
  }))
  const heads = [say(language, 'cluster'), say(language, 'area'), say(language, 'inNeed')] as const
  return listContent(
    language,
    say(language, 'gaps'),
    [say(language, 'gapsNote'), say(language, 'coarseNote')],
    [{ head: heads[0] }, { head: heads[1] }, { head: heads[2], number: true }],
    rows.map(({ cluster, place, inNeed }) => [nameOf(cluster, language), nameOf(place, language), formatWhole(inNeed)]),
    [
      [sayFigure(language, 'code'), heads[0], sayFigure(language, 'pcode'), heads[1], heads[2]],
      ...rows.map(({ cluster, place, inNeed }) => [
        cluster?.code ?? null,
        nameOf(cluster, language),
        place ? codeOfPlace(place) : null,
        nameOf(place, language),
        inNeed,
      ]),
    ],
  )
}

export function overlapsContent({ overview, language, overlaps, activities }: FigureInput): FigureContent {
  const { clusters, allPlaces, groups } = overview
  const rows = overlaps.map(overlap => ({
    ...overlap,
    cluster: nameOf(clusters.get(overlap.leafId), language),
    activity:
      overlap.activityDetail ||
      nameOf(overlap.activityId ? activities.get(overlap.activityId) : undefined, language) ||
      say(language, 'notStated'),
    place: allPlaces.get(overlap.placeId),
    group: overlap.groupId
      ? nameOf(
          groups.find(({ id }) => id === overlap.groupId),
          language,
        )
      : say(language, 'notStated'),
    organisations: overlap.organisationIds.map(id => organisationName(overview, id, language)).join(', '),
    beyond: overlap.sum === null || overlap.highest === null ? null : overlap.sum - overlap.highest,
  }))
  const heads = (['month', 'cluster', 'activity', 'area', 'group', 'organisations'] as const).map(key => say(language, key))
  return listContent(
    language,
    say(language, 'overlaps'),
    [say(language, 'overlapsNote')],
    [...heads.map(head => ({ head })), { head: say(language, 'reportedTwice'), number: true }],
    rows.map(({ period, cluster, activity, place, group, organisations, beyond }) => [
      formatMonth(period, language),
      cluster,
      activity,
      nameOf(place, language),
      group,
      organisations,
      beyond === null ? say(language, 'unknown') : formatWhole(beyond),
    ]),
    [
      [
        ...heads.slice(0, 3),
        sayFigure(language, 'pcode'),
        ...heads.slice(3),
        sayFigure(language, 'highestReport'),
        sayFigure(language, 'allReports'),
        say(language, 'reportedTwice'),
      ],
      ...rows.map(({ period, cluster, activity, place, group, organisations, highest, sum, beyond }) => [
        period,
        cluster,
        activity,
        place ? codeOfPlace(place) : null,
        nameOf(place, language),
        group,
        organisations,
        highest,
        sum,
        beyond,
      ]),
    ],
  )
}

export function silentContent({ overview, language, silent }: FigureInput): FigureContent {
  const rows = silent.map(({ organisationId, leafId, lastPeriod }) => ({
    organisation: organisationName(overview, organisationId, language),
    cluster: nameOf(overview.clusters.get(leafId), language),
    lastPeriod,
  }))
  const heads = [say(language, 'organisation'), say(language, 'cluster'), say(language, 'lastReport')]
  return listContent(
    language,
    say(language, 'silent'),
    [say(language, 'silentNote', { month: formatMonth(overview.months.to, language) })],
    heads.map(head => ({ head })),
    rows.map(({ organisation, cluster, lastPeriod }) => [organisation, cluster, formatMonth(lastPeriod, language)]),
    [heads, ...rows.map(({ organisation, cluster, lastPeriod }) => [organisation, cluster, lastPeriod])],
  )
}

export function presenceContent({ overview, language }: FigureInput): FigureContent {
  const { picture, clusters, allPlaces } = overview
  const names = (ids: readonly string[], things: ReadonlyMap<string, { names: Names }>) =>
    ids.map(id => nameOf(things.get(id), language)).join(', ')
  const heads = (['organisation', 'areas', 'clusters', 'lines'] as const).map(key => say(language, key))
  return listContent(
    language,
    say(language, 'presence'),
    [],
    heads.map((head, index) => ({ head, number: index > 0 })),
    picture.presence.map(({ organisationId, areaIds, clusterIds, lines }) => [
      organisationName(overview, organisationId, language),
      formatWhole(areaIds.length),
      formatWhole(clusterIds.length),
      formatWhole(lines),
    ]),
    [
      [...heads, `${heads[1]}: ${say(language, 'name')}`, `${heads[2]}: ${say(language, 'name')}`],
      ...picture.presence.map(({ organisationId, areaIds, clusterIds, lines }) => [
        organisationName(overview, organisationId, language),
        areaIds.length,
        clusterIds.length,
        lines,
        names(areaIds, allPlaces),
        names(clusterIds, clusters),
      ]),
    ],
  )
}
