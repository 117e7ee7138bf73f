/** The numbers a page about one thing begins with. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { formatWhole } from '../../numbers.ts'
import type { Figure } from '../overview/picture.ts'

export interface KeyFigure {
  name: string
  /** A text stands for itself; null is unknown. */
  value: number | string | null
  note?: ComponentChildren
}

export function KeyFigures({ figures, language }: { figures: readonly KeyFigure[]; language: Language }) {
  return (
    <dl class="card figures">
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          {value === null ? (
            <dd class="unknown">{say(language, 'unknown')}</dd>
          ) : (
            <dd class={typeof value === 'string' ? 'as-text' : undefined}>
              {typeof value === 'string' ? value : formatWhole(value)}
            </dd>
          )}
          {note && <dd class="small">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** How many people were reached, and how many lines do not say it. */
export function reachedFigure(figure: Figure, language: Language): KeyFigure {
  return {
    name: say(language, 'reached'),
    value: figure.reached,
    ...(figure.linesUnknown > 0
      ? {
          note: say(language, 'unknownLines', {
            unknown: formatWhole(figure.linesUnknown),
            lines: formatWhole(figure.lines),
          }),
        }
      : {}),
  }
}

/** Need, target, reach, coverage and presence of a cluster or an area. */
export function peopleFigures(figure: Figure, language: Language): KeyFigure[] {
  return [
    { name: say(language, 'inNeed'), value: figure.inNeed },
    { name: say(language, 'targeted'), value: figure.targeted },
    reachedFigure(figure, language),
    { name: say(language, 'coverage'), value: figure.coverage === null ? null : Math.round(figure.coverage) },
    { name: say(language, 'organisations'), value: figure.organisations },
  ]
}
