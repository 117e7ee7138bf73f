/** One measure on the areas' boundaries or as a tile grid, and the same as a list. */
import { geoCentroid, geoMercator, geoPath } from 'd3-geo'
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { figureValue, fullText, shortText } from './figures.tsx'
import { addressOf } from './filters.ts'
import { codeOfPlace, type Overview } from './load.ts'
import { queryOf } from './matrix.tsx'
import { classBounds, classOf } from './picture.ts'

interface MapProps {
  overview: Overview
  language: Language
  path: string
}

const width = 440
const tileSide = 52

export function AreaMap({ overview, language, path }: MapProps) {
  const { picture, filters, allPlaces, map, cluster, measure } = overview
  const row = cluster?.id ?? ''
  const query = queryOf(overview)
  const figures = new Map(picture.areas.map(id => [id, picture.at(row, id)]))
  const bounds = classBounds([...figures.values()].map(figure => figureValue(figure, measure) ?? 0))
  const offset = bounds.length < 5 ? 1 : 0
  const fill = (id: string) => {
    const figure = figures.get(id)
    const level = figure ? classOf(figureValue(figure, measure), bounds) : 0
    return level === 0 ? 'f0' : `f${level + offset}`
  }
  const entries = picture.areas.flatMap(id => {
    const place = allPlaces.get(id)
    const figure = figures.get(id)
    return place && figure
      ? [{ id, place, figure, name: named(place, language), href: addressOf(path, { ...query, area: codeOfPlace(place) }) }]
      : []
  })
  const shapes = map.shapes.filter(shape => figures.has(shape.placeId))
  const tiles = map.tiles.filter(tile => figures.has(tile.placeId))
  const asTiles = tiles.length > 0 && (filters.map === 'tiles' || shapes.length === 0)
  const titleOf = (entry: (typeof entries)[number]) => `${entry.name}: ${fullText(entry.figure, measure, language)}`
  return (
    <div class="map">
      {shapes.length > 0 && tiles.length > 0 && (
        <ul class="tabs">
          {(['areas', 'tiles'] as const).map(kind => (
            <li key={kind}>
              <a
                href={addressOf(path, { ...query, map: kind })}
                aria-current={asTiles === (kind === 'tiles') ? 'true' : undefined}
              >
                {say(language, kind === 'areas' ? 'mapAreas' : 'mapTiles')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {asTiles ? (
        <TileGrid
          tiles={tiles.flatMap(tile => {
            const entry = entries.find(({ id }) => id === tile.placeId)
            return entry
              ? [
                  {
                    ...tile,
                    ...entry,
                    fill: fill(entry.id),
                    title: titleOf(entry),
                    text: shortText(entry.figure, measure, language),
                  },
                ]
              : []
          })}
        />
      ) : (
        shapes.length > 0 && (
          <Boundaries
            shapes={shapes.flatMap(shape => {
              const entry = entries.find(({ id }) => id === shape.placeId)
              return entry ? [{ geometry: shape.geometry, ...entry, fill: fill(entry.id), title: titleOf(entry) }] : []
            })}
          />
        )
      )}
      {entries.length > 0 && <Legend bounds={bounds} offset={offset} language={language} />}
      {shapes.length > 0 && !asTiles && <p class="muted">{say(language, 'boundaryNote')}</p>}
      <details open={shapes.length === 0 && tiles.length === 0}>
        <summary>{say(language, 'asList')}</summary>
        <ul class="plain">
          {entries.map(entry => (
            <li key={entry.id}>
              <a href={entry.href}>
                <bdi>{entry.name}</bdi>
              </a>
              {': '}
              {fullText(entry.figure, measure, language)}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

interface Shown {
  id: string
  name: string
  href: string
  fill: string
  title: string
}

const Hatch = () => (
  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" class="hatch-ground" />
      <line x1="0" y1="0" x2="0" y2="6" class="hatch-line" />
    </pattern>
  </defs>
)

/** The map is a picture; the list below it says the same, so it is hidden from screen readers and from the keyboard. */
function Boundaries({ shapes }: { shapes: readonly (Shown & { geometry: Overview['map']['shapes'][number]['geometry'] })[] }) {
  const collection = {
    type: 'FeatureCollection' as const,
    features: shapes.map(({ geometry }) => ({
      type: 'Feature' as const,
      properties: null,
      geometry: geometry as GeoJSON.Geometry,
    })),
  }
  const projection = geoMercator().fitWidth(width, collection)
  const draw = geoPath(projection).digits(1)
  const height = Math.ceil(draw.bounds(collection)[1][1])
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" direction="ltr">
      <Hatch />
      {shapes.map((shape, index) => (
        <a key={shape.id} href={shape.href} tabIndex={-1}>
          <path d={draw(collection.features[index] as GeoJSON.Feature) ?? ''} class={shape.fill}>
            <title>{shape.title}</title>
          </path>
        </a>
      ))}
      {shapes.map((shape, index) => {
        const at = projection(geoCentroid(collection.features[index] as GeoJSON.Feature))
        return at ? (
          <text key={shape.id} x={at[0].toFixed(1)} y={at[1].toFixed(1)}>
            {shape.name}
          </text>
        ) : null
      })}
    </svg>
  )
}

function TileGrid({ tiles }: { tiles: readonly (Shown & { row: number; column: number; text: string })[] }) {
  const columns = Math.max(...tiles.map(tile => tile.column)) + 1
  const rows = Math.max(...tiles.map(tile => tile.row)) + 1
  return (
    <svg viewBox={`0 0 ${columns * tileSide} ${rows * tileSide}`} aria-hidden="true" direction="ltr">
      <Hatch />
      {tiles.map(tile => (
        <a key={tile.id} href={tile.href} tabIndex={-1}>
          <rect
            x={tile.column * tileSide + 1}
            y={tile.row * tileSide + 1}
            width={tileSide - 2}
            height={tileSide - 2}
            rx="3"
            class={tile.fill}
          >
            <title>{tile.title}</title>
          </rect>
          <text x={(tile.column + 0.5) * tileSide} y={tile.row * tileSide + 20} class="tile-name">
            {tile.name.length > 9 ? `${tile.name.slice(0, 8)}…` : tile.name}
          </text>
          <text x={(tile.column + 0.5) * tileSide} y={tile.row * tileSide + 38}>
            {tile.text}
          </text>
        </a>
      ))}
    </svg>
  )
}

function Legend({ bounds, offset, language }: { bounds: readonly number[]; offset: number; language: Language }) {
  return (
    <ul class="legend">
      {bounds.map((bound, index) => (
        <li key={bound}>
          <i class={`s${index + 1 + offset}`} />
          <bdi>{`${formatWhole(index === 0 ? 0 : (bounds[index - 1] ?? 0) + 1)}–${formatWhole(bound)}`}</bdi>
        </li>
      ))}
      <li>
        <i class="hatch" />
        {say(language, 'noData')}
      </li>
    </ul>
  )
}
