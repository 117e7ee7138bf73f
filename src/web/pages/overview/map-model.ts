/** What the map shows: the figure of each area, and whether boundaries, tiles or only a list can be drawn of them. */
import { geoCentroid } from 'd3-geo'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Place } from '../../../modules/places/index.ts'
import type { Classes } from '../../figures/classes.ts'
import type { Drawing } from '../../figures/drawing.tsx'
import { type AreaMark, mapDrawing, type PlacedTile, tileDrawing } from '../../figures/map-drawing.tsx'
import { layTiles } from '../../figures/tile-layout.ts'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { addressOf } from './filters.ts'
import { codeOfPlace, type Overview, queryOf } from './load.ts'
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

export interface MapArea extends AreaMark {
  place: Place
  figure: Figure
  value: number | null
  state: FigureState
  /** The figure in words. */
  full: string
}

export interface MapModel {
  areas: MapArea[]
  classes: Classes
  unit: Unit
  kind: 'areas' | 'tiles' | 'list'
  /** Whether the reader may choose between boundaries and tiles. */
  both: boolean
  draw(width: number): Drawing | null
  /** What has to be said about the picture: whose boundaries, and what they do not mean. */
  notes: string[]
}

/** @param path address of the page that an area opens; absent in a picture that is taken away. */
export function mapModel(overview: Overview, language: Language, path?: string): MapModel {
  const { picture, filters, allPlaces, map, cluster, measure } = overview
  const query = queryOf(overview)
  const figures = picture.areas.map(id => picture.at(cluster?.id ?? '', id))
  const classes = measureClasses(figures, measure)
  const unit = unitFor(figures.map(figure => figureValue(figure, measure)))
  const areas = picture.areas.flatMap((id, index) => {
    const place = allPlaces.get(id)
    const figure = figures[index]
    if (!place || !figure) return []
    const name = named(place, language)
    const full = fullText(figure, measure, language)
    const state = stateOf(figure, measure)
    return {
      id,
      place,
      figure,
      value: figureValue(figure, measure),
      state,
      name,
      full,
      fill: fillOf(figure, measure, classes),
      short: state === 'noData' ? '·' : shortText(figure, measure, unit),
      title: `${name}: ${full}`,
      ...(path ? { href: addressOf(path, { ...query, area: codeOfPlace(place) }) } : {}),
    }
  })
  const shapes = map.shapes.filter(({ placeId }) => picture.areas.includes(placeId))
  const tiles = tilesOf(overview)
  const kind = shapes.length > 0 && (filters.map === 'areas' || !tiles) ? 'areas' : tiles ? 'tiles' : 'list'
  return {
    areas,
    classes,
    unit,
    kind,
    both: shapes.length > 0 && tiles !== null,
    draw(width) {
      if (kind === 'list') return null
      return kind === 'areas'
        ? mapDrawing(
            areas,
            shapes.map(({ placeId, geometry }) => ({ id: placeId, geometry })),
            language,
            width,
          )
        : tileDrawing(areas, tiles ?? [], language, width)
    },
    notes: notesOf(kind, shapes, language),
  }
}

function notesOf(kind: MapModel['kind'], shapes: Overview['map']['shapes'], language: Language): string[] {
  if (kind === 'list') return [sayFigure(language, 'noMap')]
  if (kind === 'tiles') return [sayFigure(language, 'tilesNote')]
  const sources = [...new Set(shapes.map(({ source }) => source ?? sayFigure(language, 'sourceUnknown')))].join(', ')
  const schematic = shapes.some(shape => shape.schematic)
  return [
    sayFigure(language, schematic ? 'schematicOf' : 'boundariesOf', { source: sources }),
    sayFigure(language, 'noEndorsement'),
  ]
}

/** The tiles that the operation brings for its areas, else tiles laid out from where the areas lie; null when too little is known of that. */
function tilesOf({ picture, map, places }: Overview): PlacedTile[] | null {
  const given = new Map(map.tiles.map(tile => [tile.placeId, tile]))
  if (picture.areas.length < 2) return null
  if (picture.areas.every(id => given.has(id)))
    return picture.areas.flatMap(id => {
      const tile = given.get(id)
      return tile ? [{ id, row: tile.row, column: tile.column }] : []
    })
  const centres = centresOf(places, map.shapes)
  const located = picture.areas.flatMap(id => {
    const centre = centres.get(id)
    return centre ? [{ id, ...centre }] : []
  })
  if (located.length * 2 < picture.areas.length) return null
  const tiles = layTiles(located)
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1
  const below = Math.max(...tiles.map(({ row }) => row)) + 1
  // What lies nobody knows where stands below the country, in the order of its codes.
  const lost = picture.areas.filter(id => !centres.has(id))
  return [...tiles, ...lost.map((id, index) => ({ id, row: below + Math.floor(index / columns), column: index % columns }))]
}

interface Centre {
  latitude: number
  longitude: number
}

/** Where places lie: their own coordinates, else the middle of their boundary, else the mean of the places inside them. */
function centresOf(places: readonly Place[], shapes: Overview['map']['shapes']): Map<string, Centre> {
  const centres = new Map<string, Centre>()
  for (const { placeId, geometry } of shapes) {
    const [longitude, latitude] = geoCentroid(geometry as GeoJSON.Geometry)
    if (Number.isFinite(longitude) && Number.isFinite(latitude)) centres.set(placeId, { latitude, longitude })
  }
  const inside = new Map<string, Centre[]>()
  for (const { id, parentId, latitude, longitude } of [...places].reverse()) {
    if (latitude !== null && longitude !== null) centres.set(id, { latitude, longitude })
    const known = inside.get(id)
    if (!centres.has(id) && known)
      centres.set(id, {
        latitude: known.reduce((sum, centre) => sum + centre.latitude, 0) / known.length,
        longitude: known.reduce((sum, centre) => sum + centre.longitude, 0) / known.length,
      })
    const centre = centres.get(id)
    if (centre && parentId !== null) inside.set(parentId, [...(inside.get(parentId) ?? []), centre])
  }
  return centres
}

/** The unit that numbers are in, when they are not people one by one. */
export function unitNote({ measure }: Overview, unit: Unit, language: Language): string {
  if (measure === 'coverage' || unit === 1) return ''
  return sayFigure(language, unit === 1_000 ? 'inThousands' : 'inMillions')
}

/** The measure with the unit that its numbers are in. */
export function measureTitle(overview: Overview, unit: Unit, language: Language): string {
  const note = unitNote(overview, unit, language)
  return note ? `${say(language, overview.measure)} · ${note}` : say(language, overview.measure)
}
