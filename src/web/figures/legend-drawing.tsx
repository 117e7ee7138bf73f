/** The legend of a picture that is taken away: the classes as a strip, and what stands where there is no number. */
import type { Language } from '../../kernel/pure/languages.ts'
import { type Classes, legendOf } from './classes.ts'
import { type Drawing, sides, Words } from './drawing.tsx'
import { textWidth } from './text-width.ts'

export interface LegendKey {
  fill: 'hatched' | 'dotted' | 'plain'
  /** What stands on it. */
  sign: string
  text: string
}

const stripMax = 420
const size = 11

/**
 * @param bounds the lower bounds of the classes as they are written.
 * @param end what is written after the last class: its upper bound, or the unit.
 */
export function legendDrawing(
  classes: Classes,
  bounds: readonly string[],
  end: string,
  keys: readonly LegendKey[],
  language: Language,
  width: number,
): Drawing {
  const side = sides(width, language)
  const entries = legendOf(classes)
  const strip = Math.min(stripMax, width - 40)
  const step = entries.length === 0 ? 0 : strip / entries.length
  const keysTop = entries.length === 0 ? 0 : 32
  let x = 0
  return {
    width,
    height: keys.length > 0 ? keysTop + 16 : 24,
    content: (
      <>
        {entries.map(({ shade, from }, index) => (
          <g key={from}>
            <rect x={side.box(index * step, step - 1)} y="0" width={step - 1} height="10" class={`f${shade}`} />
            <Words x={side.at(index * step)} y={22} size={size} anchor={side.anchor('start')} class="quiet" language={language}>
              {bounds[index] ?? ''}
            </Words>
          </g>
        ))}
        {entries.length > 0 && (
          <Words x={side.at(strip)} y={22} size={size} anchor={side.anchor('start')} class="quiet" language={language}>
            {end}
          </Words>
        )}
        {keys.map(({ fill, sign, text }) => {
          const at = x
          x += 32 + textWidth(text, size) + 18
          return (
            <g key={fill}>
              <rect x={side.box(at, 24)} y={keysTop} width="24" height="14" class={fill} />
              <rect x={side.box(at + 0.5, 23)} y={keysTop + 0.5} width="23" height="13" class="edge" />
              <Words x={side.at(at + 12)} y={keysTop + 11} size={size} anchor="middle" language={language}>
                {sign}
              </Words>
              <Words
                x={side.at(at + 30)}
                y={keysTop + 11}
                size={size}
                anchor={side.anchor('start')}
                class="quiet"
                language={language}
              >
                {text}
              </Words>
            </g>
          )
        })}
      </>
    ),
  }
}
