/** The matrix as a picture: clusters down, areas across. */
import type { Language } from '../../kernel/pure/languages.ts'
import { type Drawing, type Fill, sides, Words } from './drawing.tsx'
import { fitText, textWidth, wrapText } from './text-width.ts'

export interface DrawnCell {
  fill: Fill
  short: string
}
export interface DrawnRow {
  /** Identity colour 1 to 12, and the code on it; null for the row of totals. */
  mark: { colour: number; code: string } | null
  name: string
  /** The total first, then the areas. */
  cells: readonly DrawnCell[]
}

const nameWidth = 210
const cellWidth = 36
const cellHeight = 28
const headMax = 130
const size = 12

/** @param heads names of the columns, "total" first. */
export function matrixDrawing(heads: readonly string[], rows: readonly DrawnRow[], language: Language): Drawing {
  const width = nameWidth + heads.length * cellWidth
  const side = sides(width, language)
  const top = Math.min(headMax, Math.max(...heads.map(head => textWidth(head, size)))) + 10
  return {
    width,
    height: top + rows.length * cellHeight,
    content: (
      <>
        {heads.map((head, column) => {
          const x = side.at(nameWidth + (column + 0.5) * cellWidth) + size * 0.36
          return (
            <Words
              key={column}
              x={x}
              y={top - 6}
              size={size}
              class="quiet"
              language={language}
              transform={`rotate(-90 ${x} ${top - 6})`}
            >
              {fitText(head, headMax, size)}
            </Words>
          )
        })}
        {rows.map((row, index) => {
          const y = top + index * cellHeight
          const lines = wrapText(row.name, nameWidth - 36, 11, 600, 2)
          return (
            <g key={row.name}>
              {row.mark ? (
                <>
                  <rect x={side.box(0, 22)} y={y + 5} width="22" height="18" rx="3" class={`k${row.mark.colour}`} />
                  <Words
                    x={side.at(11)}
                    y={y + 18}
                    size={row.mark.code.length > 2 ? 8 : 11}
                    anchor="middle"
                    class="chip"
                    language="en"
                  >
                    {row.mark.code}
                  </Words>
                </>
              ) : (
                <line x1="0" y1={y} x2={width} y2={y} class="rule" />
              )}
              {lines.map((line, nth) => (
                <Words
                  key={line}
                  x={side.at(row.mark ? 29 : 0)}
                  y={y + cellHeight / 2 + 4 + (nth - (lines.length - 1) / 2) * 12}
                  size={11}
                  anchor={side.anchor('start')}
                  class="strong"
                  language={language}
                >
                  {line}
                </Words>
              ))}
              {row.cells.map(({ fill, short }, column) => {
                const x = nameWidth + column * cellWidth
                const look = fill === 'f5' || fill === 'f6' ? 'on-dark' : undefined
                return (
                  <g key={column}>
                    {fill !== 'plain' && (
                      <rect
                        x={side.box(x + 1, cellWidth - 2)}
                        y={y + 1}
                        width={cellWidth - 2}
                        height={cellHeight - 2}
                        rx="3"
                        class={fill}
                      />
                    )}
                    <Words
                      x={side.at(x + cellWidth / 2)}
                      y={y + cellHeight / 2 + 4}
                      size={size}
                      anchor="middle"
                      class={look}
                      language="en"
                    >
                      {short}
                    </Words>
                  </g>
                )
              })}
            </g>
          )
        })}
      </>
    ),
  }
}
