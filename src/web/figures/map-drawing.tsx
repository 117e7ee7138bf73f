/** One measure on a map of areas: on their boundaries, or as tiles of one size. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../kernel/pure/languages.ts'
import { type Drawing, type Fill, rounded, Words } from './drawing.tsx'
import { placeLabels } from './label-layout.ts'
import { type AreaGeometry, apart, projectAreas, type Ring } from './map-shapes.ts'
import { fitText, textWidth, wrapText } from './text-width.ts'

export interface AreaMark {
  id: string
  name: string
  fill: Fill
  /** The figure as a cell shows it. */
  short: string
  /** Name and full figure, for whoever points at it. */
  title: string
  /** Page that the area opens; none in a picture that is taken away. */
  href?: string | undefined
}

const labelSize = 11
const heightMax = 560
/** Names need no finer boundary than this, in pixels; finding room along a fine one takes most of the time of a page. */
const nameGrain = 3

function coarse(ring: Ring): Ring {
  const points = apart(ring, nameGrain)
  return points.length > 3 ? points : ring
}

/** The picture is hidden from the keyboard: the list beside it has the same links. */
function Opens({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  return href ? (
    <a href={href} tabIndex={-1}>
      {children}
    </a>
  ) : (
    <g>{children}</g>
  )
}

/** Areas on their boundaries; names stand on them, or beside them with a line. */
export function mapDrawing(
  marks: readonly AreaMark[],
  geometries: readonly AreaGeometry[],
  language: Language,
  widthMax: number,
): Drawing {
  const shown = new Map(marks.map(mark => [mark.id, mark]))
  const map = projectAreas(
    geometries.filter(({ id }) => shown.has(id)),
    widthMax,
    heightMax,
  )
  const labels = placeLabels(
    map.areas.map(({ id, ring, size }) => ({
      id,
      ring: coarse(ring),
      size,
      width: textWidth(shown.get(id)?.name ?? '', labelSize) + 2,
      height: labelSize * 1.25,
    })),
    map,
  )
  return {
    width: map.width,
    height: map.height,
    content: (
      <>
        {map.areas.map(({ id, path }) => {
          const mark = shown.get(id)
          return mark ? (
            <Opens key={id} href={mark.href}>
              <path d={path} class={`area ${mark.fill}`}>
                <title>{mark.title}</title>
              </path>
            </Opens>
          ) : null
        })}
        {labels.map(({ id, leader }) =>
          leader ? (
            <path
              key={id}
              class="leader"
              d={`M${rounded(leader.from[0])} ${rounded(leader.from[1])}L${rounded(leader.to[0])} ${rounded(leader.to[1])}`}
            />
          ) : null,
        )}
        {labels.map(({ id, x, y }) => (
          <Words key={id} x={x} y={y + labelSize * 0.36} size={labelSize} anchor="middle" class="halo" language={language}>
            {shown.get(id)?.name ?? ''}
          </Words>
        ))}
      </>
    ),
  }
}

export interface PlacedTile {
  id: string
  row: number
  column: number
}

const tileSideMax = 74

/** Areas as tiles, each with its name and figure. */
export function tileDrawing(
  marks: readonly AreaMark[],
  tiles: readonly PlacedTile[],
  language: Language,
  widthMax: number,
): Drawing {
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1
  const side = Math.min(tileSideMax, Math.floor(widthMax / columns))
  const shown = new Map(marks.map(mark => [mark.id, mark]))
  const nameSize = side < 52 ? 9 : 10
  const figureSize = side < 40 ? 10 : 13
  return {
    width: columns * side,
    height: rows * side,
    content: tiles.map(({ id, row, column }) => {
      const mark = shown.get(id)
      if (!mark) return null
      const [x, y] = [column * side, row * side]
      const look = mark.fill === 'f5' || mark.fill === 'f6' ? 'on-dark' : mark.fill === 'f4' ? 'on-middle' : undefined
      const bare = mark.fill === 'hatched' || mark.fill === 'dotted' ? 'halo' : look
      const lines =
        side < 40 ? [fitText(mark.name, side - 6, nameSize)] : wrapText(mark.name, side - 6, nameSize, 400, side < 60 ? 1 : 2)
      const top = y + (side - (lines.length * (nameSize + 2) + figureSize + 2)) / 2
      return (
        <Opens key={id} href={mark.href}>
          <rect x={x + 1} y={y + 1} width={side - 2} height={side - 2} rx="3" class={`area ${mark.fill}`}>
            <title>{mark.title}</title>
          </rect>
          {mark.fill === 'plain' && <rect x={x + 1.5} y={y + 1.5} width={side - 3} height={side - 3} rx="3" class="edge" />}
          {lines.map((line, index) => (
            <Words
              key={line}
              x={x + side / 2}
              y={top + nameSize + index * (nameSize + 2)}
              size={nameSize}
              anchor="middle"
              class={bare}
              language={language}
            >
              {line}
            </Words>
          ))}
          <Words
            x={x + side / 2}
            y={top + lines.length * (nameSize + 2) + figureSize + 1}
            size={figureSize}
            anchor="middle"
            class={bare ? `strong ${bare}` : 'strong'}
            language={language}
          >
            {mark.short}
          </Words>
        </Opens>
      )
    }),
  }
}
