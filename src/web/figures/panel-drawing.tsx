/** The key figures as a picture. */
import type { Language } from '../../kernel/pure/languages.ts'
import { type Drawing, sides, Words } from './drawing.tsx'
import { wrapText } from './text-width.ts'

export interface DrawnFigure {
  name: string
  /** As it is written; null is unknown. */
  value: string | null
  /** Per cent of what its bar ends at; null when unknown; absent without a bar. */
  percent?: number | null
  notes: readonly string[]
}

const boxWidth = 208
const gaugeWidth = boxWidth - 28
/** The part of a bar that ends at the target; more than the target is a tick in the rest. */
const trackShare = 0.86

export function panelDrawing(figures: readonly DrawnFigure[], unknown: string, language: Language): Drawing {
  const width = boxWidth * figures.length
  const side = sides(width, language)
  const start = side.anchor('start')
  const noted = figures.map(({ notes }) => notes.flatMap(note => wrapText(note, gaugeWidth, 12)))
  const height = 78 + Math.max(...noted.map(lines => lines.length)) * 17 + 8
  return {
    width,
    height,
    content: figures.map(({ name, value, percent }, index) => {
      const x = index * boxWidth + (index === 0 ? 0 : 16)
      const track = gaugeWidth * trackShare
      const over = typeof percent === 'number' && percent > 100
      const notesTop = percent === undefined ? 66 : 82
      return (
        <g key={name}>
          {index > 0 && <line x1={side.at(index * boxWidth)} y1="0" x2={side.at(index * boxWidth)} y2={height} class="rule" />}
          <Words x={side.at(x)} y={14} size={13} anchor={start} class="quiet" language={language}>
            {name}
          </Words>
          {value === null ? (
            <>
              <Words x={side.at(x)} y={44} size={18} anchor={start} class="quiet" language={language}>
                {unknown}
              </Words>
              <rect x={side.box(x, 90)} y="50" width="90" height="4" class="dotted" />
            </>
          ) : (
            <Words x={side.at(x)} y={46} size={28} anchor={start} class="strong" language="en">
              {value}
            </Words>
          )}
          {percent !== undefined && (
            <>
              <rect
                x={side.box(x, track)}
                y="58"
                width={track}
                height="6"
                rx="3"
                class={percent === null ? 'hatched' : 'track'}
              />
              {percent !== null && percent > 0 && (
                <rect
                  x={side.box(x, (track * Math.min(100, percent)) / 100)}
                  y="58"
                  width={(track * Math.min(100, percent)) / 100}
                  height="6"
                  rx="3"
                  class="accent"
                />
              )}
              {over && (
                <rect
                  x={side.box(x + track + Math.min(1, (percent - 100) / 100) * (gaugeWidth - track - 4), 3)}
                  y="55"
                  width="3"
                  height="12"
                  class="warn"
                />
              )}
            </>
          )}
          {noted[index]?.map((line, nth) => (
            <Words
              key={line}
              x={side.at(x)}
              y={notesTop + nth * 17}
              size={12}
              anchor={start}
              class={over && nth === 0 ? 'warned' : 'quiet'}
              language={language}
            >
              {line}
            </Words>
          ))}
        </g>
      )
    }),
  }
}
