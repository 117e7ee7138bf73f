/** What the matrix shows: clusters down, areas across, one measure in one unit, shaded by classes of its own. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Place } from '../../../modules/places/index.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import type { Classes } from '../../figures/classes.ts'
import { clusterColours, type Fill } from '../../figures/drawing.tsx'
import type { Overview } from './load.ts'
import {
  type FigureState,
  figureValue,
  fillOf,
  fullText,
  measureClasses,
  shortText,
  stateOf,
  type Unit,
  unitFor,
} from './measure.ts'
import type { Figure } from './picture.ts'

export interface MatrixCell {
  figure: Figure
  value: number | null
  state: FigureState
  fill: Fill
  short: string
  full: string
}
export interface MatrixModel {
  rows: Cluster[]
  /** Clusters that stand in these months and of which nothing is planned or reported: named, and not drawn as rows of nothing. */
  empty: Cluster[]
  columns: Place[]
  classes: Classes
  unit: Unit
  /** States that occur, for the legend. */
  states: Set<FigureState>
  /** A cluster in an area; null stands for all of them. Totals are not shaded. */
  cell(cluster: Cluster | null, place: Place | null): MatrixCell
}

const saysAnything = ({ inNeed, targeted, reached, lines }: Figure) =>
  lines > 0 || inNeed !== null || targeted !== null || reached !== null

export function matrixModel({ picture, clusters, allPlaces, measure }: Overview, language: Language): MatrixModel {
  const standing = picture.rows.flatMap(id => clusters.get(id) ?? [])
  const filled = standing.filter(({ id }) => saysAnything(picture.at(id, '')))
  const rows = filled.length > 0 ? filled : standing
  const columns = picture.areas.flatMap(id => allPlaces.get(id) ?? [])
  const inside = rows.flatMap(row => columns.map(column => picture.at(row.id, column.id)))
  const classes = measureClasses(inside, measure)
  const all = [...inside, ...rows.map(row => picture.at(row.id, '')), picture.at('', '')]
  const unit = unitFor(all.map(figure => figureValue(figure, measure)))
  return {
    rows,
    empty: standing.filter(cluster => !rows.includes(cluster)),
    columns,
    classes,
    unit,
    states: new Set(inside.map(figure => stateOf(figure, measure))),
    cell(cluster, place) {
      const figure = picture.at(cluster?.id ?? '', place?.id ?? '')
      const fill = fillOf(figure, measure, classes)
      const total = cluster === null || place === null
      return {
        figure,
        value: figureValue(figure, measure),
        state: stateOf(figure, measure),
        fill: total && fill.startsWith('f') ? 'plain' : fill,
        short: shortText(figure, measure, unit),
        full: fullText(figure, measure, language),
      }
    },
  }
}

/**
 * The identity colour of a cluster, 1 to 12: by its place in the plan's order, so that neighbours differ and a cluster that comes later
 * changes nobody's. Areas of responsibility have the colour of their cluster.
 */
export function colourOf(cluster: Cluster, clusters: Overview['clusters']): number {
  const tops = [...clusters.values()].filter(({ parentId }) => parentId === null)
  const top = cluster.parentId ?? cluster.id
  const index = tops.findIndex(({ id }) => id === top)
  return (Math.max(0, index) % clusterColours.length) + 1
}

/** A code short enough for the mark beside a name; names that sheets brought in have long ones. */
export function markOf(cluster: Cluster): string {
  return [...cluster.code].length <= 4 ? cluster.code : ''
}
