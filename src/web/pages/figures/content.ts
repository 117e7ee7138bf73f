/** What each figure holds when it is taken away: its picture and its table, from the same models as the page. */
import type { OutCell } from '../../../exchange/formats/write-table.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Classes } from '../../figures/classes.ts'
import { legendOf } from '../../figures/classes.ts'
import type { Drawing } from '../../figures/drawing.tsx'
import { type LegendKey, legendDrawing } from '../../figures/legend-drawing.tsx'
import { matrixDrawing } from '../../figures/matrix-drawing.tsx'
import { panelDrawing } from '../../figures/panel-drawing.tsx'
import { tableDrawing } from '../../figures/table-drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { keyFigures } from '../overview/key-figures.tsx'
import { codeOfPlace } from '../overview/load.ts'
import { mapModel, measureTitle } from '../overview/map-model.ts'
import { colourOf, markOf, matrixModel } from '../overview/matrix-model.ts'
import type { FigureState } from '../overview/measure.ts'
import type { FigureName } from '../overview/parts.tsx'
import type { Figure } from '../overview/picture.ts'
import { trendModel } from '../overview/trend-model.ts'
import type { FigureContent, FigureInput } from './figure.ts'
import { gapsContent, overlapsContent, presenceContent, silentContent } from './lists.ts'

const mapWidth = 560
const trendWidth = 760

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
