/** What each figure holds when it is taken away: its picture and its table, from the same models as the page. */

import type { OutCell } from '../../../exchange/formats/write-table.ts'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import type { ActivityType } from '../../../modules/plan/index.ts'
import type { Classes } from '../../figures/classes.ts'
import { legendOf } from '../../figures/classes.ts'
import type { Drawing } from '../../figures/drawing.tsx'
import { type LegendKey, legendDrawing } from '../../figures/legend-drawing.tsx'
import { matrixDrawing } from '../../figures/matrix-drawing.tsx'
import { panelDrawing } from '../../figures/panel-drawing.tsx'
import { type DrawnColumn, tableDrawing } from '../../figures/table-drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { keyFigures } from '../overview/key-figures.tsx'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import { mapModel, measureTitle } from '../overview/map-model.ts'
import { colourOf, markOf, matrixModel } from '../overview/matrix-model.ts'
import type { FigureState } from '../overview/measure.ts'
import type { FigureName } from '../overview/parts.tsx'
import type { Figure } from '../overview/picture.ts'
import type { TrendPoint } from '../overview/trend.ts'
import { trendModel } from '../overview/trend-model.ts'

export interface FigureContent {
  title: string
  drawings: Drawing[]
  notes: string[]
  /** Headings, then rows. An empty cell is unknown. */
  table: OutCell[][]
}

/** What figures are made from; the last three only where a figure needs them. */
export interface FigureInput {
  overview: Overview
  language: Language
  trend: readonly TrendPoint[]
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  activities: ReadonlyMap<string, ActivityType>
}

const mapWidth = 560
const trendWidth = 760
const tableWidth = 860
/** Rows of a list in a picture; its CSV has all. */
const rowsShown = 40

export const contentOf: Record<FigureName, (input: FigureInput) => FigureContent> = {
  figures: keyFiguresContent,
  map: mapContent,
  matrix: matrixContent,
  trend: trendContent,
  gaps: gapsContent,
  overlaps: overlapsContent,
  silent: silentContent,
  presence: presenceContent,
}

function keyFiguresContent({ overview, language }: FigureInput): FigureContent {
  const figures = keyFigures(overview, language)
  return {
    title: sayFigure(language, 'figures'),
    drawings: [
      panelDrawing(
        figures.map(({ name, value, share, notes }) => ({
          name,
          value: value === null ? null : formatWhole(value),
          ...(share ? { percent: share.percent } : {}),
          notes,
        })),
        say(language, 'unknown'),
        language,
      ),
    ],
    notes: [say(language, 'uniqueNote')],
    table: [
      [
        sayFigure(language, 'figure'),
        sayFigure(language, 'value'),
        sayFigure(language, 'share'),
        sayFigure(language, 'shareOf'),
        sayFigure(language, 'shown'),
      ],
      ...figures.map(({ name, value, share }) => [
        name,
        value,
        share?.percent == null ? null : oneDecimal(share.percent),
        share?.of ?? null,
        value === null ? say(language, 'unknown') : sayFigure(language, 'known'),
      ]),
    ],
  }
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10

function legend(classes: Classes, states: Iterable<FigureState>, { overview, language }: FigureInput, width: number): Drawing[] {
  const occurring = new Set(states)
  const keys: LegendKey[] = [
    { state: 'noData', fill: 'hatched', sign: '' },
    { state: 'unknown', fill: 'dotted', sign: '?' },
    { state: 'noTarget', fill: 'plain', sign: '–' },
  ].flatMap(({ state, fill, sign }) =>
    occurring.has(state as FigureState)
      ? [{ fill: fill as LegendKey['fill'], sign, text: say(language, state as 'noData' | 'unknown' | 'noTarget') }]
      : [],
  )
  const entries = legendOf(classes)
  const bounds = entries.map(({ from }, index) => (classes.open && index === entries.length - 1 ? `>${from}` : formatWhole(from)))
  const end = overview.measure === 'coverage' ? '%' : formatWhole(classes.bounds.at(-1) ?? 0)
  return entries.length === 0 && keys.length === 0 ? [] : [legendDrawing(classes, bounds, end, keys, language, width)]
}

/** Headings and cells of a figure with all its measures: a table is for counting on with. */
const measureHeads = (language: Language) => [
  ...(['inNeed', 'targeted', 'reached', 'coverage', 'organisations', 'lines'] as const).map(key => say(language, key)),
  sayFigure(language, 'linesUnsaid'),
  sayFigure(language, 'shown'),
]
const measureCells = (figure: Figure, shown: string): OutCell[] => [
  figure.inNeed,
  figure.targeted,
  figure.reached,
  figure.coverage === null ? null : oneDecimal(figure.coverage),
  figure.organisations,
  figure.lines,
  figure.linesUnknown,
  shown,
]

function mapContent(input: FigureInput): FigureContent {
  const { overview, language } = input
  const model = mapModel(overview, language)
  const picture = model.draw(mapWidth)
  const drawings = picture
    ? [
        picture,
        ...legend(
          model.classes,
          model.areas.map(({ state }) => state),
          input,
          mapWidth,
        ),
      ]
    : [
        tableDrawing(
          [{ head: say(language, 'area') }, { head: say(language, overview.measure), number: true }],
          model.areas.map(({ name, full }) => [name, full]),
          language,
          mapWidth,
        ),
      ]
  return {
    title: `${say(language, 'map')}: ${measureTitle(overview, model.kind === 'tiles' ? model.unit : 1, language)}`,
    drawings,
    notes: [
      ...(model.classes.equal === 'count' && picture ? [sayFigure(language, 'equalCount')] : []),
      ...model.notes,
      say(language, 'uniqueNote'),
    ],
    table: [
      [sayFigure(language, 'pcode'), say(language, 'area'), ...measureHeads(language)],
      ...model.areas.map(({ place, name, figure, full }) => [codeOfPlace(place), name, ...measureCells(figure, full)]),
    ],
  }
}

function matrixContent(input: FigureInput): FigureContent {
  const { overview, language } = input
  const model = matrixModel(overview, language)
  const total = say(language, 'total')
  const rows = [...model.rows, ...(model.rows.length > 1 ? [null] : [])]
  const columns = [null, ...model.columns]
  const drawing = matrixDrawing(
    columns.map(place => (place ? named(place, language) : total)),
    rows.map(cluster => ({
      mark: cluster ? { colour: colourOf(cluster, overview.clusters), code: markOf(cluster) } : null,
      name: cluster ? named(cluster, language) : total,
      cells: columns.map(place => model.cell(cluster, place)),
    })),
    language,
  )
  return {
    title: `${say(language, 'matrix')}: ${measureTitle(overview, model.unit, language)}`,
    drawings: [drawing, ...legend(model.classes, model.states, input, drawing.width)],
    notes: [...(model.classes.equal === 'count' ? [sayFigure(language, 'equalCount')] : []), say(language, 'uniqueNote')],
    table: [
      [
        sayFigure(language, 'code'),
        say(language, 'cluster'),
        sayFigure(language, 'pcode'),
        say(language, 'area'),
        ...measureHeads(language),
      ],
      ...rows.flatMap(cluster =>
        columns.map(place => {
          const { figure, full } = model.cell(cluster, place)
          return [
            cluster?.code ?? null,
            cluster ? named(cluster, language) : total,
            place ? codeOfPlace(place) : null,
            place ? named(place, language) : total,
            ...measureCells(figure, full),
          ]
        }),
      ),
    ],
  }
}

function trendContent({ overview, language, trend }: FigureInput): FigureContent {
  const model = trendModel(trend, overview, language)
  const { targeted } = overview.picture.at(overview.cluster?.id ?? '', '')
  return {
    title: model.title,
    drawings: [model.draw(trendWidth)],
    notes: [model.note],
    table: [
      [
        say(language, 'month'),
        say(language, 'reached'),
        sayFigure(language, 'soFarHead'),
        say(language, 'targeted'),
        say(language, 'organisations'),
        say(language, 'lines'),
      ],
      ...trend.map(({ period, reached, soFar, organisations, lines }) => [
        period,
        reached,
        soFar,
        targeted,
        organisations,
        lines,
      ]),
    ],
  }
}

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

function gapsContent({ overview, language }: FigureInput): FigureContent {
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

function overlapsContent({ overview, language, overlaps, activities }: FigureInput): FigureContent {
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

function silentContent({ overview, language, silent }: FigureInput): FigureContent {
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

function presenceContent({ overview, language }: FigureInput): FigureContent {
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
