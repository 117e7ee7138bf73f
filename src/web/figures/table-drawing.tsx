/** A table as a picture, for slides and reports. */
import type { Language } from '../../kernel/pure/languages.ts'
import { type Drawing, sides, Words } from './drawing.tsx'
import { textWidth, wrapText } from './text-width.ts'

export interface DrawnColumn {
  head: string
  /** Numbers stand at the end of their column. */
  number?: boolean
}

const size = 12
const lineHeight = 16
const padding = 8
const columnMax = 260
const columnMin = 56
const cellLinesMax = 3

/** Widths of columns: as wide as their texts while that fits, then shared out among those that can wrap. */
function widthsOf(columns: readonly DrawnColumn[], rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = columns.map(({ head, number }, index) => {
    const texts = Math.max(...rows.map(row => textWidth(row[index] ?? '', size)), 0)
    const heads = number
      ? Math.max(...wrapText(head, 110, size, 600).map(line => textWidth(line, size, 600)))
      : textWidth(head, size, 600)
    return Math.max(columnMin, Math.min(columnMax, Math.max(texts, heads) + padding * 2 + 4))
  })
  const total = wanted.reduce((sum, each) => sum + each, 0)
  if (total <= width) {
    const first = wanted[0] ?? 0
    return [first + (width - total), ...wanted.slice(1)]
  }
  const fixed = wanted.reduce((sum, each, index) => sum + (columns[index]?.number ? each : 0), 0)
  const factor = (width - fixed) / (total - fixed)
  return wanted.map((each, index) => (columns[index]?.number ? each : each * factor))
}

export function tableDrawing(
  columns: readonly DrawnColumn[],
  rows: readonly (readonly string[])[],
  language: Language,
  width: number,
): Drawing {
  const side = sides(width, language)
  const widths = widthsOf(columns, rows, width)
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, each) => sum + each, 0))
  let y = 0
  const line = (cells: readonly (readonly string[])[], strong: boolean) => {
    const top = y
    const height = Math.max(1, ...cells.map(lines => lines.length)) * lineHeight + padding
    y += height
    return (
      <g key={top}>
        {cells.map((lines, index) => {
          const atEnd = columns[index]?.number
          const x = (starts[index] ?? 0) + (atEnd ? (widths[index] ?? 0) - padding : index === 0 ? 0 : padding)
          return lines.map((text, nth) => (
            <Words
              key={`${index} ${nth}`}
              x={side.at(x)}
              y={top + padding / 2 + 12 + nth * lineHeight}
              size={size}
              anchor={side.anchor(atEnd ? 'end' : 'start')}
              class={strong ? 'strong' : undefined}
              language={language}
            >
              {text}
            </Words>
          ))
        })}
        <line x1="0" y1={y} x2={width} y2={y} class="rule" />
      </g>
    )
  }
  const room = (index: number) => (widths[index] ?? 0) - padding * 2
  const content = [
    line(
      columns.map(({ head }, index) => wrapText(head, room(index), size, 600)),
      true,
    ),
    ...rows.map(row =>
      line(
        columns.map((_, index) => wrapText(row[index] ?? '', room(index), size, 400, cellLinesMax)),
        false,
      ),
    ),
  ]
  return { width, height: y + 1, content }
}
